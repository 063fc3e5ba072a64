"""Agencies named side by side share what one of them is said to have done: `told Reuters and AFP`, `AFP et Reuters rapportent`.

A cue before the first of them is that of all, as is one behind the last. Between them stand commas, and a word for `and` or
`or` before the last; articles, prepositions and words for `agency` may be repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from linkaudit.parser.agencies import Naming
from linkaudit.parser.claims import Trust
from linkaudit.parser.credits.cues import Cue
from linkaudit.parser.credits.doubts import goes_on, is_another, is_believable, is_expanded, is_person, is_quoted
from linkaudit.parser.credits.neighbours import gather
from linkaudit.parser.credits.words import TOKEN, does, fold

_NEXT = re.compile(r",?\s([^\W\d_]{1,6})\s")
_FARTHEST = 40
"""Characters between two names of a row, at most."""
_SOURCES = frozenset({"in_text_source", "reported_by"})
_COMMAS = frozenset(",،、，")
_REPEATED = ("article", "to", "by", "of", "agency", "news", "quote_mark")
"""Uses of the words that may stand with the joint between two names."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A naming in running text: the agency it means, how surely it does, and what the words beside it say."""

    naming: Naming
    agency: str
    trust: Trust
    cue: Cue | None


def together(text: str, heard: Sequence[Heard]) -> list[Heard]:
    """The same namings of one text, in order; those without a cue of their own have that of their row."""
    done: list[Heard] = []
    for row in _rows(text, heard):
        done += _shared(text, row) if len(row) > 1 else row
    return done


def _rows(text: str, heard: Sequence[Heard]) -> Iterator[list[Heard]]:
    """The namings in rows; one that is joined to no other is a row by itself."""
    row: list[Heard] = []
    strong = 0
    for one in heard:
        joint = _joint(text, row[-1].naming.end, one.naming) if row else ""
        if row and not joint:
            yield from _parted(row, strong)
            row, strong = [], 0
        row.append(one)
        strong = len(row) if joint == "and" else strong
    yield from _parted(row, len(row) if len(row) > 1 and _goes_on(text, row[-1].naming.end) else strong)


def _goes_on(text: str, at: int) -> bool:
    """Whether a word for `and` follows: `told Reuters, AFP and a local station`."""
    word = _NEXT.match(text, at)
    return word is not None and _is_and(fold(word[1]))


def _parted(row: list[Heard], strong: int) -> Iterator[list[Heard]]:
    """The row up to the name behind the last `and`; what commas alone join is none."""
    if strong:
        yield row[:strong]
    yield from ([one] for one in row[strong:])


def _joint(text: str, at: int, naming: Naming) -> str:
    """`and`, `,` or nothing, by what joins the name that ends at a place to the next one."""
    if not 0 < naming.start - at <= _FARTHEST:
        return ""
    words = [fold(word) for word in TOKEN.findall(text, at, naming.start)]
    joined = [word for word in words if _is_and(word)]
    if not all(_is_and(word) or word in _COMMAS or any(does(use, word) for use in _REPEATED) for word in words):
        return ""
    return "and" if joined else "," if not _COMMAS.isdisjoint(words) else ""


def _is_and(word: str) -> bool:
    """A word for `and` or `or`, or one with the letter glued to it that is `and` in Arabic."""
    return does("and", word) or does("or", word) or (word[0] == "و" and any(does(use, word[1:]) for use in _REPEATED))


def _shared(text: str, row: list[Heard]) -> list[Heard]:
    first, last = row[0].cue, row[-1].cue
    if first is None and _follows(last) and _are_owners(text, row[0]):
        return [replace(one, cue=None) for one in row]
    cue = next((cue for cue, tells in ((first, _leads), (last, _follows), (first, _follows)) if tells(cue)), None)
    return [_with(text, one, cue) for one in row] if cue else row


def _are_owners(text: str, first: Heard) -> bool:
    """`the chief executives of Reuters and AFP said`: the agencies are not those who speak."""
    return any(does("of", word) for word in gather(text, first.naming, first.trust).before[-1:])


def _leads(cue: Cue | None) -> bool:
    return cue is not None and cue.role in _SOURCES and cue.behind == 0


def _follows(cue: Cue | None) -> bool:
    return cue is not None and cue.role in _SOURCES and (cue.behind > 0 or cue.before == 0)


def _with(text: str, one: Heard, cue: Cue) -> Heard:
    """The naming with the cue of its row, unless it has one or its letters are another body's here."""
    if one.cue is not None or not _joins_in(text, one.naming, one.trust, cue):
        return one
    return replace(one, cue=replace(cue, before=0, behind=0))


def _joins_in(text: str, naming: Naming, trust: Trust, cue: Cue) -> bool:
    """Whether a naming without a cue can share that of the agencies it is named with; their company speaks for it."""
    near = gather(text, naming, trust if trust == "eclipsed" else "sure")
    if is_expanded(text, near) or is_another(near) or is_person(text, near) or goes_on(near):
        return False
    return is_believable(cue.role, cue.rule, near) and not is_quoted(text, near)
