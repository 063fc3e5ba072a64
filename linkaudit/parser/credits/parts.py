"""The parts of a short line: each word by what it can do in a credit, looked up once in one table of all languages.

And what such a line is when it is read: its kind, its agencies, the hands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from linkaudit.parser.agencies import Naming
from linkaudit.parser.claims import ClaimKind
from linkaudit.parser.credits.words import TOKEN, any_does, does, fold, is_compound_desk, vocabulary
from linkaudit.parser.dates import months

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

LineKind = ClaimKind | Literal["photo"]

_USES: tuple[tuple[str, PartKind], ...] = (
    ("promo", "promo"),
    ("photo", "photo"),
    ("contributed", "contributed"),
    ("desk", "desk"),
    ("line_with", "with"),
    ("line_by", "by"),
    ("line_filler", "other"),
    ("unnamed", "unnamed"),
    ("agency", "other"),
    ("news", "other"),
    ("line_other", "other"),
    ("staff", "other"),
    ("article", "other"),
    ("of", "other"),
    ("and", "other"),
)
"""The first use of a word in this order counts."""
_ENDING = re.compile("[^\\W\\d_\u0e00-\uffff]{1,5}(?!\\w)")
EAST_STAFF = ("记者", "記者", "기자", "특파원", "特派員")
POSTS = frozenset({"correspondent", "correspondents", "editor", "reporter", "reporters", "writer", "writers"})
_SIGLE, _LONG_SIGLE = re.compile(r"[a-zäöüß]{1,4}"), re.compile(r"[a-zäöüß]{5,7}")
HANDS = frozenset({"name", "desk", "sigle"})
_MOST_INITIALS = 3
UNCASED = "\u0900"
"""From here on scripts know no great letters, and of what a word is stands behind it: `पीटीआई के इनपुट`."""
MOST_PROSE = 2
"""Other words in a line that says who contributed; elsewhere none."""
_LONGEST_EASTERN = 7
"""Letters of the word for reporter with a name glued to it."""
_SHORTEST_MONTH, _MOST_LETTERS = 3, 4
"""Letters of a part with digits that is still a date or a time, not prose without blanks."""
_CLOSE_SIGNS, _WIDE_SIGNS = frozenset("/,("), frozenset("/,().;|") | {""}


class Part(NamedTuple):
    """A word, a sign or an agency of a line, with its offsets in the line."""

    kind: PartKind
    text: str
    start: int
    end: int

    @property
    def is_hand(self) -> bool:
        """Names somebody: a person, a desk, the initials of one."""
        return self.kind in HANDS


@dataclass(frozen=True, slots=True)
class Line:
    """A credit read: its kind, the agencies it credits in order, the hands beside them, and whether it is bare.

    `photo` lines credit a picture. Bare: only names and signs, so that nothing but its place tells text from picture.
    """

    kind: LineKind
    namings: tuple[Naming, ...] = ()
    contributors: tuple[str, ...] = ()
    bare: bool = False


@cache
def _kinds() -> Mapping[str, PartKind]:
    return {word: kind for use, kind in reversed(_USES) for word in vocabulary(use)}


def is_known(word: str) -> bool:
    """Whether a folded word has a use in credit lines."""
    return word in _kinds()


def part(text: str, namings: Sequence[Naming]) -> list[Part]:
    """The parts of a line, in order, as far as it can still be a credit. `namings` holds offsets into `text`."""
    found: list[Part] = []
    at = 0
    for naming in namings:
        found += _words(text, at, naming.start)
        found.append(Part("agency", naming.text, naming.start, naming.end))
        at = _past_ending(text, naming.end)
    found += _words(text, at, len(text))
    return found


def _past_ending(text: str, at: int) -> int:
    """Past the letters of a case that are glued to a name: `Укрінформу`."""
    ending = _ENDING.match(text, at)
    return ending.end() if ending and not text[at].isupper() else at


def _words(text: str, start: int, end: int) -> Iterator[Part]:
    """The words and signs of a stretch; none after so much prose that no credit is left to be read."""
    prose = 0
    for match in TOKEN.finditer(text, start, end):
        kind = kind_of(text, match)
        yield Part(kind, match[0], match.start(), match.end())
        prose += kind == "prose"
        if prose > MOST_PROSE:
            return


def kind_of(text: str, match: re.Match[str]) -> PartKind:
    """What a word of `text`, matched by `TOKEN`, can do in a credit."""
    word = fold(match[0])
    if not word[0].isalnum():
        return "sign"
    known = _kinds().get(word)
    if known == "other" and _is_set_as_initials(match[0]) and _is_at_slash(text, match):
        return "sigle"  # `lo/dpa`, `dpa/LO`: initials, though an article somewhere
    return _unknown(text, match, word) if known is None else known


def _is_set_as_initials(word: str) -> bool:
    return word.islower() or (word.isupper() and 1 < len(word) <= _MOST_INITIALS)


def _is_at_slash(text: str, match: re.Match[str]) -> bool:
    return "/" in (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])


def _unknown(text: str, match: re.Match[str], word: str) -> PartKind:
    """A word of no known use: by its letters alone."""
    if not word.isalpha() and _is_number(word):
        return "number"
    if _is_date_or_staff(word):
        return "other"
    if is_compound_desk(word):
        return "desk"
    if not match[0][0].islower() or _is_site(text, match) or _is_in_title(text, match):
        return "sigle" if does("desk_short", word) and _is_beside_sign(text, match) else "name"  # `(APA/Red)`
    if _LONG_SIGLE.fullmatch(match[0]) and _is_at_slash(text, match):
        return "sigle"  # `lukra/dpa`
    return "sigle" if _SIGLE.fullmatch(word) and _is_beside_sign(text, match) else "prose"


@lru_cache(maxsize=4096)
def _is_date_or_staff(word: str) -> bool:
    """`марта`, `dimanche`; `记者林一`, the word for reporter with a name glued to it."""
    staff = word.startswith(EAST_STAFF) and len(word) <= _LONGEST_EASTERN and word.isalpha()
    folded = months.fold(word)
    return staff or folded in months.month_names() or folded in months.weekdays()


def _is_site(text: str, match: re.Match[str]) -> bool:
    """`marwick.de`: the outlet by its address."""
    after = text[match.end() : match.end() + 2]
    before = text[max(0, match.start() - 2) : match.start()]
    return (after[:1] == "." and after[1:].isalpha()) or (before[1:] == "." and before[:1].isalpha())


def _is_in_title(text: str, match: re.Match[str]) -> bool:
    """`редакция «Северного вестника»`: in the marks around the name of an outlet."""
    begin = text.rfind("«", 0, match.start())
    if begin < 0 or "»" in text[begin : match.start()] or "»" not in text[match.end() :]:
        return False
    return any_does("desk", [fold(word) for word in text[:begin].split()])


def _is_number(word: str) -> bool:
    """Figures with few letters: `9h12`, `3rd`, `mar24`, but not `News24`."""
    letters = sum(map(str.isalpha, word))
    named = letters > _SHORTEST_MONTH and word[:letters].isalpha() and months.fold(word[:letters]) not in months.month_names()
    return any(map(str.isdigit, word)) and letters <= _MOST_LETTERS and not named


def _is_beside_sign(text: str, match: re.Match[str]) -> bool:
    """Against a slash, a comma or a bracket; or set off by signs on both sides, as initials are."""
    if text[match.start() - 1 : match.start()] in _CLOSE_SIGNS or text[match.end() : match.end() + 1] in _CLOSE_SIGNS:
        return True
    before, after = text[: match.start()].rstrip()[-1:], text[match.end() :].lstrip()[:1]
    return before in _WIDE_SIGNS and after in _WIDE_SIGNS
