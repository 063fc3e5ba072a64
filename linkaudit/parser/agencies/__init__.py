"""Who is named: every naming of a registry agency in a text, in one literal-anchored pass, and whose account or site is whose.

The names are a trie, longest first, so that `Associated Press of Pakistan` is never the Associated Press. What a naming
means (a credit, a source, a picture, another body of the same name) is for the steps that look at the words around it;
here only the word's own edges are judged: `APPLE` names nobody, `لرويترز` and `Reutersille` name Reuters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Literal, NamedTuple

from linkaudit.data import Agency, Risk, agencies
from linkaudit.parser.agencies.edges import is_address, is_before_date, left_edge, run_into
from linkaudit.parser.agencies.names import Spelling, spellings
from linkaudit.parser.plain_type import is_western

MOST_NAMINGS = 4096
"""Looked at in one text: what a page's next naming says cannot matter, and hostile input stays cheap."""

_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
"""Scripts that put no blank between a name and the next word: Thai, kana, ideographs, Hangul particles."""
_ENDINGS = (
    "in|ille|ilta|issa|iin|ia|nek|nel|ben|től|ből|owi|owie|em|a|u|om|ovi|ile|ilt|i|s|es|ta|un|ului|es|im|ие|а|у|ом|е|ом|ой|ы|ів|і|"
    "ը|ին|ի|ից|ում|ն|ს|ი|მა|ის|ით|თან|ისთვის|ு|க்கு|க்குப்|யிடம்|কে|র|এর|ের|য়ের|ला|ने|शी|च्या|चा|ची|चे|नुसार|लाई|ले|को|का|की|सँग|संग|"
    "తో|కు|కి|ని|യോട്|ಗೆ|ને|ਨੂੰ|ට"
)
_INDIC = "\u0900"
"""Below it, the scripts in which letters behind a short name make another word of it."""
_BEYOND = "\u0370"
"""From it on, the scripts that no Western text has."""


class Naming(NamedTuple):
    """A stretch of text that is the name of one agency, or of several of the same name."""

    start: int
    end: int
    text: str
    agencies: tuple[Agency, ...]
    risk: Risk
    """What the bare name is worth: `low` for full names, the row's own risk for short forms, `high` for common words."""
    short: bool
    """An abbreviation, or a name that is also a common word."""
    prefixed: bool = False
    """A preposition is glued to it: Arabic `ل`, Hebrew `ל`."""
    glued: bool = False
    """It runs into the word before it, as flattened captions do."""

    def moved(self, by: int) -> Naming:
        """The same naming in a text that has so many more characters before it."""
        return Naming(self.start + by, self.end + by, *self[2:])


Trie = dict[str, "Trie"]


def _trie(names: list[str]) -> Trie:
    root: Trie = {}
    for name in names:
        node = root
        for letter in name:
            node = node.setdefault(letter, {})
        node[""] = {}
    return root


def _pattern(node: Trie) -> str:
    branches = [re.escape(letter) + _pattern(below) for letter, below in sorted(node.items()) if letter]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return body + "?" if "" in node else body


Group = Literal["western", "other", "small", "free"]
"""Names that begin with a Western capital, or stand in another cased or spaced script, the few in small letters, and those in
scripts without blanks, which have no edges to look at.

Capitals are rare in running text; the small letters stand after something that is neither letter nor digit, which is rarer too.
"""


@cache
def _group(group: Group) -> list[str]:
    return [name for name in spellings() if _group_of(name) == group]


def _group_of(name: str) -> Group:
    if re.search(f"[{_UNSPACED}]", name[-1]):
        return "free"
    if "a" <= name[0] <= "z":
        return "small"
    return "western" if name[0] < _BEYOND else "other"


@cache
def _scanner(group: Group) -> re.Pattern[str]:
    """Made when a text of its kind comes: most texts need no names beyond the Western ones."""
    names = _pattern(_trie(_group(group)))
    match group:
        case "small":
            firsts = "".join(sorted({name[0] for name in _group(group)}))
            return re.compile(f"[^A-Za-z0-9_](?=[{firsts}]){names}(?!\\w)")
        case "free":
            return re.compile(names)
    return re.compile(f"{names}(?:(?!\\w)|(?=[{_UNSPACED}])|(?=(?:{_ENDINGS})(?!\\w))|(?=[0-9])|(?<=[a-z])(?=[A-Z][a-z]))")


@cache
def _beyond() -> re.Pattern[str]:
    """A letter of each name that a Western text cannot hold."""
    letters = {next(letter for letter in name if letter >= _BEYOND) for name in (*_group("other"), *_group("free"))}
    return re.compile(f"[{re.escape(''.join(sorted(letters)))}]")


def scan(text: str) -> tuple[Naming, ...]:
    """Every naming in `text`, in order, at most `MOST_NAMINGS`; linear in its length."""
    found = [naming for hits in _hits(text) for naming in islice(_namings(hits, text), MOST_NAMINGS)]
    found.sort(key=lambda naming: (naming.start, -naming.end))
    kept: list[Naming] = []
    for naming in found:
        if not kept or naming.start >= kept[-1].end:
            kept.append(naming)
    return tuple(kept[:MOST_NAMINGS])


def _hits(text: str) -> Iterator[Iterable[tuple[int, str]]]:
    """What each pass finds: offsets and words."""
    yield ((match.start(), match[0]) for match in _scanner("western").finditer(text))
    # with one more letter in front of the text, a match of this pass begins where the name stands in the text itself
    yield ((match.start(), match[0][1:]) for match in _scanner("small").finditer(f" {text}"))
    if is_western(text) or _beyond().search(text) is None:
        return
    yield ((match.start(), match[0]) for match in _scanner("other").finditer(text))
    yield ((match.start(), match[0]) for match in _scanner("free").finditer(text))


def _namings(hits: Iterable[tuple[int, str]], text: str) -> Iterator[Naming]:
    """The namings among hits, each with its offset; those inside other words and addresses are none."""
    table = spellings()
    for start, words in hits:
        name, end = table[words], start + len(words)
        edge = left_edge(text, start) or run_into(text, start, words)
        if edge is None or is_address(text, start, end) or _is_part(text, (start, end), name, edge):
            continue
        yield Naming(
            start=start,
            end=end,
            text=words,
            agencies=name.agencies,
            risk=name.risk,
            short=name.short,
            prefixed=edge == "prefixed",
            glued=edge == "glued",
        )


def _is_common(words: str, name: Spelling) -> bool:
    return any(words in agency.common for agency in name.agencies)


def _is_part(text: str, span: tuple[int, int], name: Spelling, edge: str) -> bool:
    """`Spain`, `WhatsApp`: short forms take no glued ending, and run into a word before them in capitals only."""
    words, follower = text[span[0] : span[1]], text[span[1] : span[1] + 1]
    # `Bloomberg NewsJane Doe`, but `AnadoluJet`; `中新网3月3日电`, where no blank is needed
    if ("0" <= follower <= "9" and words[-1] < "\u0e00") or "A" <= follower <= "Z":
        return not (is_before_date(text, span[1]) or (follower >= "A" and " " in words))
    if edge == "glued" and name.short and not words.isupper():
        return True
    return (name.short or len(words) < 5) and _is_ended(words, follower, name)


def _is_ended(words: str, follower: str, name: Spelling) -> bool:
    return follower.isalpha() and follower < ("\u0e00" if _is_common(words, name) else _INDIC)


@cache
def _accounts() -> Mapping[tuple[str, str], str]:
    return {
        (account.platform, account.handle.lower()): agency.id
        for agency in agencies()
        for account in agency.accounts
        if account.confidence != "uncertain"
    }


def account(platform: str, handle: str) -> str | None:
    """The registry id of the agency whose own account this is: exact handle (case apart), never a look-alike or a guess."""
    return _accounts().get((platform, handle.lstrip("@").lower()))


@cache
def _homes() -> Mapping[str, str]:
    return {domain: agency.id for agency in agencies() for domain in agency.domains}


def home(host: str) -> str | None:
    """The registry id of the agency that publishes at `host` or above it."""
    labels = host.lower().rstrip(".").removeprefix("www.").split(".")
    return next((found for at in range(len(labels) - 1) if (found := _homes().get(".".join(labels[at:])))), None)
