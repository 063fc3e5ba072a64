"""Credits that name no agency: unnamed wires, the outlet's own desk, a reporter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest
from operator import methodcaller

from linkaudit.data import generic_credits
from linkaudit.parser.claims import ClaimKind
from linkaudit.parser.credits.hands import hands
from linkaudit.parser.credits.likeness import is_credit_like
from linkaudit.parser.credits.parts import POSTS, UNCASED, Line, Part, PartKind, part
from linkaudit.parser.credits.words import does, fold, vocabulary

_ROUND = " \t.,:;*-–—()[]/|"
_WORD_OF = methodcaller("strip", ",.:;()[]|/")
_LONGEST_PLACE = 4
"""Parts of a place behind the agencies, with its preposition."""
_LENDERS = frozenset({"agency", "wire"})
_ONE = frozenset({"agency", "agence", "agentur", "agencia", "agência", "agenzia", "agència"})
"""`Jane Doe and agency`, `avec agence`: one that is not named."""
_LENT = frozenset({"input", "inputs", "report", "reports", "services"})
"""`Staff and wire services`, `with agency reports`."""
_CLOSING = re.compile(
    r"(?:(?<=[.!?…\"”»।۔])|(?<=[.!?…\"”»।۔] ))"
    r"(?:[(（\[]\s?(?P<held>[^()（）\[\]]{3,48})[)）\]]|(?:[—–]|--)\s?(?P<set>[^\W\d_]{4,14}))\s?[.।۔]?\s*$"
)
_OPENING = re.compile(
    r"(?P<place>[^()（）\[\]/.!?;\n]{0,40}?\.?\s?)[(（\[/]\s?(?P<held>[^()（）\[\]/\n]{4,24})\s?[)）\]/]\s?(?:[-–—:.|]|(?=\w))"
)
_LONGEST_CLOSING, _LONGEST_SET, _LONGEST_OPENING = 60, 18, 50
_PARTICLE = 3
_BRACKETS = frozenset(")）]")
_SHORT = 6
"""Parts of a line that is a desk's without a word for `by`."""


@cache
def _generic() -> dict[str, ClaimKind]:
    return {_bare(string): "desk" if row.id == "desk" else "unnamed" for row in generic_credits() for string in row.strings}


def _bare(text: str) -> str:
    return fold.__wrapped__(text).strip(_ROUND)


def may_be_nameless(text: str) -> bool:
    """Whether a short text has a word that a credit without a name needs; a quick look before the line is parted."""
    folded = fold.__wrapped__(text)
    words = folded.replace("/", " ").split()
    return folded.strip(_ROUND) in _generic() or not _nameless_words().isdisjoint(map(_WORD_OF, words))


@cache
def _nameless_words() -> frozenset[str]:
    return vocabulary("line_by") | vocabulary("desk") | vocabulary("unnamed") | _LENDERS | _ONE


def may_close(text: str) -> bool:
    """Whether a paragraph ends in a bracket, or in a word behind a dash; a quick look before its end is read."""
    end = text[-_LONGEST_SET:]
    return end.rstrip(" .।۔")[-1:] in _BRACKETS or "—" in end or "–" in end or "--" in end


def read_nameless(text: str) -> Line | None:
    """Read a short text that names no agency as a credit, or return None."""
    kind = _generic().get(_bare(text))
    if kind is not None:
        return Line(kind, contributors=(text.strip(),) if kind == "desk" else ())
    parts = _titled(part(text, ()))
    kinds = {part.kind for part in parts}
    if not parts or kinds & {"photo", "prose", "contributed"} or not is_credit_like(parts):
        return None
    return _unnamed(parts, kinds) if "unnamed" in kinds else _own_hands(text, parts, kinds)


def closing(text: str) -> tuple[Line, tuple[int, int]] | None:
    """`… the mayor said. (Agencies)`: agencies that are not named, in the bracket or behind the dash that ends a paragraph."""
    base = max(0, len(text) - _LONGEST_CLOSING)
    found = _CLOSING.search(text[base:])
    if found is None:
        return None
    words = found["held"] or found["set"]
    line = Line("unnamed") if does("unnamed", fold(words.strip())) else read_nameless(words)
    return (line, (base + found.start(), base + found.end())) if line and line.kind == "unnamed" else None


def may_open(text: str) -> bool:
    """Whether a bracket stands where a dateline has its own; a quick look before the beginning is read."""
    return "(" in text[:_LONGEST_OPENING] or "/" in text[:_LONGEST_OPENING]


def opening(text: str) -> tuple[int, int] | None:
    """The offsets of what opens a text from agencies that are not named: `VILLALUZ (Agencias).- `, `(Agencies) The pier`."""
    found = _OPENING.match(text)
    if found is None or not does("unnamed", fold(found["held"].strip())):
        return None
    words = found["place"].replace(",", " ").split()
    place = len(words) <= _LONGEST_PLACE and not any(word[0].islower() and len(word) > _PARTICLE for word in words)
    return (found.start("held") - 1, found.end("held") + 1) if place else None


def _titled(parts: list[Part]) -> list[Part]:
    """Words that the next one settles: in `Staff Writer` no desk is meant, in `agency reports` agencies."""
    if len(parts) > 1 and fold(parts[-1].text) in _ONE and (parts[-2].kind == "with" or does("and", fold(parts[-2].text))):
        parts = [*parts[:-1], parts[-1]._replace(kind="unnamed")]
    return [_settled(word, fold(after.text) if after else "") for word, after in zip_longest(parts, parts[1:])]


def _settled(word: Part, after: str) -> Part:
    if word.kind == "desk" and after in POSTS:
        return word._replace(kind="other")
    return word._replace(kind="unnamed") if after in _LENT and fold(word.text) in _LENDERS else word


def _unnamed(parts: Sequence[Part], kinds: set[PartKind]) -> Line | None:
    """`With agency inputs`, `Redacción y agencias`; the bare word needs to be in the list of generic credits."""
    if _is_in_brackets(parts) or _is_placed(parts):
        return Line("unnamed")
    joined = _ends_in_agencies(parts) and any(does("and", fold(part.text)) or part.text == "/" for part in parts)
    return Line("unnamed") if joined or parts[0].kind == "by" or kinds & {"with", "desk"} else None


def _is_in_brackets(parts: Sequence[Part]) -> bool:
    """`Marwick (agencies)`: a place and who reported from there."""
    ends = [(part.kind, part.text) for part in parts[-3:]]
    place = {part.kind for part in parts[:-3]}
    return [kind for kind, _ in ends] == ["sign", "unnamed", "sign"] and ends[0][1] + ends[2][1] == "()" and place <= {"name"}


def _is_placed(parts: Sequence[Part]) -> bool:
    """`Agencias | Marwick`, `Marwick - Agencies`: who reported, and from where."""
    if len(parts) > _LONGEST_PLACE:
        return False
    first, last = (parts, parts[::-1])[parts[-1].kind == "unnamed"][:2]
    others = {part.kind for part in parts} - {"sign"}
    return first.kind == "unnamed" and others == {"unnamed", "name"} and last.kind == "sign" and last.text != ":"


def _ends_in_agencies(parts: Sequence[Part]) -> bool:
    """`Jane Doe and agencies`, `Jane Doe and agencies in Marwick`."""
    at = max(at for at, part in enumerate(parts) if part.kind == "unnamed")
    rest = parts[at + 2 :] if fold(parts[at].text) in _LENDERS else parts[at + 1 :]
    return not rest or (rest[0].text == "in" and 1 < len(rest) <= _LONGEST_PLACE)


def _own_hands(text: str, parts: Sequence[Part], kinds: set[PartKind]) -> Line | None:
    """A desk; or a person, by two names after `by`: one word after `Source:` or `Text` is anything."""
    who, led = hands(text, parts), parts[0].kind == "by"
    if "desk" in kinds:
        cased = not any(part.kind == "desk" and part.text >= UNCASED for part in parts)  # elsewhere any word may be a name
        short = "name" in kinds and len(parts) <= _SHORT and cased
        return Line("desk", contributors=who) if led or short else None
    return Line("staff", contributors=who) if led and _is_led_person(parts) else None


def _is_led_person(parts: Sequence[Part]) -> bool:
    """Two names after `By` or `Reporter:`."""
    word = fold(parts[0].text)
    return sum(part.kind == "name" for part in parts) > 1 and (does("by", word) or does("staff", word))


def signature(text: str) -> Line | None:
    """A person's name in an element that markup calls a byline: two names side by side open it, and no prose follows."""
    parts = part(text, ())
    first = next((at for at, part in enumerate(parts) if part.kind == "name"), len(parts))
    named = [part for part in parts[first : first + 2] if part.kind == "name"]
    adjacent = len(named) == 2 and named[0].end + 1 == named[1].start
    return Line("staff", contributors=(text[named[0].start : named[1].end],)) if adjacent and is_credit_like(parts) else None
