"""Lines and sign-offs that credit somebody: their few words sorted by what they do, then read by their order.

`AFP with additional input by the desk` names the agency first, `La rédaction, avec AFP` the desk: the order decides who is
primary. A line with ordinary prose in it is no credit, nor is a headline that begins with an agency's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from linkaudit.data import generic_credits
from linkaudit.parser.agencies import Naming
from linkaudit.parser.claims import ClaimKind
from linkaudit.parser.credit_words import TOKEN, any_does, does, fold

LONGEST = 260
"""Characters of a credit line; a longer block is a paragraph."""

PartKind = Literal[
    "agency",
    "by",
    "with",
    "desk",
    "contributed",
    "photo",
    "unnamed",
    "promo",
    "other",
    "number",
    "sign",
    "name",
    "sigle",
    "prose",
]

_USES: tuple[tuple[str, PartKind], ...] = (
    ("promo", "promo"),
    ("photo", "photo"),
    ("contributed", "contributed"),
    ("desk", "desk"),
    ("line_with", "with"),
    ("line_by", "by"),
    ("line_filler", "other"),
    ("agency", "other"),
    ("unnamed", "unnamed"),
    ("line_other", "other"),
    ("staff", "other"),
    ("article", "other"),
    ("of", "other"),
)
_AND = frozenset({"and", "et", "und", "y", "e", "och", "og", "i", "a", "ja", "en", "și", "и", "та", "και", "ve", "و", "dan"})
_SIGLE = re.compile(r"[a-zäöüß]{1,4}")
_CODES = re.compile(r"(?:\s(?:[A-Z]{1,4}|[a-z]{2,3}\d?)){1,5}\s*\W*")
"""Initials of the desk behind a sign-off: `PTI KND ABC`, `SID xy`."""
_MOST_NAMES = 12
_MOST_UNCASED = 5
_LONGEST_UNCASED = 14


@dataclass(frozen=True, slots=True)
class Line:
    """A credit read: its kind, the agencies it credits in order, the hands beside them, and whether it is bare.

    `photo` lines credit a picture. Bare: nothing but names of agencies and signs, so only its place tells text from picture.
    """

    kind: ClaimKind | Literal["photo"]
    namings: tuple[Naming, ...] = ()
    contributors: tuple[str, ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    kind: PartKind
    text: str
    start: int
    end: int


def classify(text: str, namings: Sequence[Naming]) -> Line | None:
    """Read a short text as a credit, or return None. `namings` holds offsets into `text`."""
    namings = [naming for naming in namings if not _is_desk(text, naming)]
    parts = _parts(text, namings)
    kinds = {part.kind for part in parts}
    if len(namings) == 1 and _CODES.fullmatch(text, namings[0].end) and not text[: namings[0].start].strip(" -–—(["):
        return Line("exclusive", tuple(namings))
    if "promo" in kinds or _tells(parts) or _prose(parts) > (2 if "contributed" in kinds else 0):
        return None
    if _wordy(parts):
        return None
    if not namings:
        return _nameless(text, parts, kinds)
    if "photo" in kinds and "contributed" not in kinds:
        return Line("photo", tuple(namings))
    if any(naming.agencies[0].kind == "press_release" for naming in namings):
        return Line("press_release", tuple(n for n in namings if n.agencies[0].kind == "press_release"))
    if any(naming.agencies[0].kind == "photo" for naming in namings):
        return Line("photo", tuple(namings))
    return _by_order(text, parts, tuple(namings))


def _parts(text: str, namings: Sequence[Naming]) -> list[_Part]:
    parts = [_Part("agency", naming.text, naming.start, naming.end) for naming in namings]
    at = 0
    for naming in (*namings, None):
        until = naming.start if naming else len(text)
        for match in TOKEN.finditer(text, at, until):
            parts.append(_Part(_kind(text, match), match[0], match.start(), match.end()))
        at = naming.end if naming else until
    return sorted(parts, key=lambda part: part.start)


def _kind(text: str, match: re.Match[str]) -> PartKind:
    word = fold(match[0])
    if not word[0].isalnum():
        return "sign"
    if any(letter.isdigit() for letter in word) and sum(letter.isalpha() for letter in word) <= 4:
        return "number"
    for use, kind in _USES:
        if does(use, word) or (word in _AND and kind == "other"):
            return kind
    if match[0][0].isupper() or not match[0][0].islower():
        return "name"
    beside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    return "sigle" if _SIGLE.fullmatch(word) and any(sign in beside for sign in "/,(") else "prose"


def _tells(parts: Sequence[_Part]) -> bool:
    """A verb of telling or an interview makes it a sentence about somebody who spoke to the agency."""
    words = [fold(part.text) for part in parts if part.kind in ("prose", "name")]
    return any(any_does(use, words) for use in ("told", "told_direct", "told_or_reported", "talk", "according"))


def _wordy(parts: Sequence[_Part]) -> bool:
    """Too many names for a credit; in scripts without capitals any word may be prose, so few are let pass."""
    names = [part.text for part in parts if part.kind == "name"]
    uncased = [name for name in names if name.lower() == name.upper()]
    stop = any(part.text in "。！？؟۔।" for part in parts[:-1]) or (bool(uncased) and parts[-1].text in ".。！؟۔।")
    return (
        len(names) > _MOST_NAMES or len(uncased) > _MOST_UNCASED or max(map(len, uncased), default=0) > _LONGEST_UNCASED or stop
    )


def _is_desk(text: str, naming: Naming) -> bool:
    """`Online Desk`: a common word that some agency bears too."""
    follower = TOKEN.match(text, naming.end + 1)
    return naming.risk == "high" and not naming.text.isupper() and follower is not None and does("desk", fold(follower[0]))


def _prose(parts: Sequence[_Part]) -> int:
    return sum(part.kind == "prose" for part in parts)


# --- lines that name no agency ----------------------------------------------------------------------------------------


@cache
def _generic() -> dict[str, ClaimKind]:
    return {_bare(string): "desk" if row.id == "desk" else "unnamed" for row in generic_credits() for string in row.strings}


def _bare(text: str) -> str:
    return fold(text).strip(" \t.,:;*-–—()[]/|")


def _nameless(text: str, parts: Sequence[_Part], kinds: set[PartKind]) -> Line | None:
    known = _generic().get(_bare(text))
    if known is not None:
        return Line(known, contributors=(text.strip(),) if known == "desk" else ())
    if "unnamed" in kinds and not kinds & {"photo", "prose"} and (kinds & {"with", "desk"} or parts[0].kind == "by"):
        return Line("unnamed")
    if parts and parts[0].kind == "by" and "name" in kinds and not kinds & {"photo", "prose", "contributed"}:
        who = _hands(text, parts)
        return Line("desk" if "desk" in kinds else "staff", contributors=who) if who else None
    if "desk" in kinds and len(parts) <= 6 and not kinds & {"photo", "prose"} and "name" in kinds:
        return Line("desk", contributors=_hands(text, parts))
    return None


# --- lines that do ----------------------------------------------------------------------------------------------------


def _by_order(text: str, parts: list[_Part], namings: tuple[Naming, ...]) -> Line | None:
    first = next(at for at, part in enumerate(parts) if part.kind == "agency")
    before, after = parts[:first], parts[first + 1 :]
    kinds = {part.kind for part in parts}
    if "contributed" in kinds or any(part.kind == "with" for part in before):
        return Line("contributory", namings, _hands(text, before))
    if _runs_on(text, after, namings):
        return None
    hands_before = [part for part in before if part.kind in ("name", "desk", "sigle")]
    if hands_before and before[0].text == "©" and not any(part.kind == "number" for part in parts):
        return Line("photo", namings)
    if hands_before:
        kind = _after_hands(before, after)
        return Line(kind, namings, _hands(text, before)) if kind else None
    return _agency_first(text, after, namings, bare=kinds <= {"agency", "sign"})


def _runs_on(text: str, after: list[_Part], namings: tuple[Naming, ...]) -> bool:
    """A headline or a compound: `Reuters Wins Two Prizes`, `dpa-Radsportnews`."""
    if not after:
        return False
    if after[0].text in "-\u2011" and len(after) > 1 and after[1].start == after[0].end == namings[0].end + 1:
        return after[1].kind not in ("agency", "sigle", "number", "other")
    return after[0].kind == "name" and not _codes(text, namings[0])


def _after_hands(before: list[_Part], after: list[_Part]) -> ClaimKind | Literal["photo"] | None:
    """Desks or people stand before the agency: what joins them to it decides."""
    joint = before[-1]
    hands = [part for part in before if part.kind in ("name", "desk", "sigle")]
    by = any(part.kind == "by" for part in before)
    roles = bool(after) and after[0].kind in ("other", "desk")
    if joint.kind in ("desk", "name", "sigle"):
        return "exclusive" if joint.kind == "desk" or by or roles or all(part.text.isupper() for part in hands) else None
    if any(part.kind == "desk" for part in hands) or fold(joint.text) in _AND:
        return "contributory"
    if joint.text == "/" and not by:
        return "contributory" if len(hands) == 1 and _is_sigle(hands[0].text) else "photo"
    if len(hands) == 1 and _is_sigle(hands[0].text) and joint.text in ",;":
        return "contributory"
    return "exclusive" if by or joint.text in ",;|-–—·(" or joint.kind == "other" else None


def _is_sigle(word: str) -> bool:
    return len(word) <= 6 and (word.isupper() or word.islower())


def _agency_first(text: str, after: list[_Part], namings: tuple[Naming, ...], *, bare: bool) -> Line | None:
    last = max((at for at, part in enumerate(after) if part.kind == "agency"), default=-1)
    rest = after[last + 1 :]
    if rest and rest[0].kind in ("other", "desk") and not any(part.kind == "with" for part in rest):
        return Line("exclusive", namings, _hands(text, rest[1:]))
    hands = [part for part in rest if part.kind in ("name", "desk", "sigle")]
    if not hands:
        return Line("exclusive", namings, bare=bare)
    if any(part.kind in ("with", "desk") for part in rest):
        return Line("mixed", namings, _hands(text, rest))
    return _named_after(text, rest, hands, namings)


def _named_after(text: str, rest: list[_Part], hands: list[_Part], namings: tuple[Naming, ...]) -> Line | None:
    """`dpa/lby`, `KNA/iz`, `REUTERS/Jane Doe`, `PTI KND ABC`, `EFE | Madrid`."""
    joint = rest[0]
    if _codes(text, namings[-1]):
        return Line("exclusive", namings)
    if joint.kind == "sigle" or (joint.text in "/," and len(hands) == 1 and _is_sigle(hands[0].text)):
        service = namings[-1].agencies[0].id == "dpa" and hands[0].text.islower()
        return Line("exclusive" if service else "mixed", namings, () if service else (hands[0].text,))
    if joint.text == "/":
        return Line("photo", namings)
    return Line("exclusive", namings) if len(hands) <= 5 else None


def _codes(text: str, naming: Naming) -> bool:
    return _CODES.fullmatch(text, naming.end) is not None


def _hands(text: str, parts: Sequence[_Part]) -> tuple[str, ...]:
    """The desk or the people a stretch of the line names, as written."""
    named = [part for part in parts if part.kind in ("name", "desk", "sigle")]
    if not named:
        return ()
    led = next(
        (
            part
            for part in parts
            if part.end + 1 == named[0].start and part.text[0].isupper() and does("article", fold(part.text))
        ),
        named[0],
    )
    return (text[led.start : named[-1].end].strip(),)
