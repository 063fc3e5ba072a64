"""The words that Instagram's embed codes set round a post, in forty languages: what is over it, and what names its author.

`View this post on Instagram` stands over the post, `A post shared by Name (@handle) on Apr 12, 2019 at 4:50am PDT` closes it.
Programs that turn pages into text keep both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from linkaudit.data import embed_words
from linkaudit.parser import dates

_BIDI = "\u200b-\u200f\u202a-\u202e\u2066-\u2069"
_HANDLE = re.compile(
    rf"[(（][\s{_BIDI}]{{0,3}}[@＠][{_BIDI}]{{0,3}}"
    rf"(?P<handle>[A-Za-z0-9_](?:[A-Za-z0-9_.]{{0,28}}[A-Za-z0-9_])?)[\s{_BIDI}]{{0,3}}[)）]",
    re.ASCII,
)
_LONGEST_NAME = 90
_EDGES = " \t\n\u00a0" + "".join(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_PARTED = re.compile(r"[\s,:·(–-]{1,4}")
_WORD = re.compile(r"[^\W\d_]{1,6}\.?:?\s{1,2}")
"""A word between the handle and the day: `on`, `am`, `pada`, `no dia`."""
_MOST_WORDS = 2
_ZONE = re.compile(r"(?:[ \u00a0](?:\([A-Z]{2,5}\)|[A-Z]{2,4}T(?=[A-Z][a-z])))?\)?", re.ASCII)
"""What closes a day: the zone in brackets or glued to the article, and the bracket in which the day stands."""
_LOST_DAY = re.compile(r"[ \u00a0](?:on|le|el|em|am|op|il|den|pada|в|o)[ \u00a0]*(?=\n|\Z)")
"""The word before a day that a script was to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The words that name a post's author: `text[at:end]`."""

    at: int
    end: int
    handle: str
    name: str | None
    """None where nothing tells where it begins."""
    day: date | None
    led: bool
    """Words stand before the name; else only behind the handle, and `at` is where its bracket opens."""


def shared(text: str, floor: int = 0) -> Iterator[Shared]:
    """The authors named in a text from `floor` on, from left to right."""
    for handle in _HANDLE.finditer(text, floor):
        if handle.start() >= floor and (one := _shared(text, handle, floor)):
            yield one
            floor = one.end


def _shared(text: str, handle: re.Match[str], floor: int) -> Shared | None:
    low = max(floor, handle.start() - _LONGEST_NAME)
    lead = _last(_leads(), text, low, handle.start())
    tail = _tails().match(text, handle.end())
    if lead is None and (around := _tails_of_pairs().match(text, handle.end())):
        lead, tail = _last(_leads_of_pairs(), text, low, handle.start()), around
        tail = tail if lead else None
    if lead is None and tail is None:
        return None
    name = " ".join(text[lead.end() : handle.start()].strip(_EDGES).split()) if lead else ""
    end, day = _day(text, tail.end() if tail else handle.end())
    at = lead.start() if lead else handle.start()
    return Shared(at=at, end=end, handle=handle["handle"], name=name or None, day=day, led=lead is not None)


def _last(pattern: re.Pattern[str], text: str, low: int, high: int) -> re.Match[str] | None:
    return max(pattern.finditer(text, low, high), key=re.Match.start, default=None)


def _day(text: str, at: int) -> tuple[int, date | None]:
    """Where the words behind a handle end that tell of the day, and the day."""
    parted = _PARTED.match(text, at)
    start = parted.end() if parted else len(text)
    for _ in range(_MOST_WORDS + 1):
        if found := dates.match(text, start):
            zone = _ZONE.match(text, found[1])
            return zone.end() if zone else found[1], found[0]
        word = _WORD.match(text, start)
        if word is None:
            break
        start = word.end()
    lost = _LOST_DAY.match(text, at)
    return (lost.end() if lost else at), None


def shows_post(text: str) -> bool:
    """Whether a text is nothing but the link over a post."""
    over = view(text, 0, len(text))
    return over is not None and over.end() - over.start() == len(text)


def view(text: str, low: int, high: int) -> re.Match[str] | None:
    """The last link over a post in `text[low:high]`: `View this post on Instagram`."""
    named = "nstagram" in text or "اینستاگرام" in text or "אינסטגרם" in text
    return _last(_views(), text, low, high) if named else None


@cache
def _views() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(phrase for row in embed_words() for phrase in row.view)})\.?")


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(_any(phrase for row in embed_words() for phrase in row.before))


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]\w{{1,4}})?[ \u00a0]?(?:{_any(phrase for row in embed_words() for phrase in row.behind)})")


@cache
def _leads_of_pairs() -> re.Pattern[str]:
    return re.compile(_any(_around(0)))


@cache
def _tails_of_pairs() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0]?(?:{_any(_around(1))})")


def _around(side: int) -> list[str]:
    return [phrase.split("…")[side] for row in embed_words() for phrase in row.around]


def _any(phrases: Iterable[str]) -> str:
    """One pattern for all phrases, the longest first, any blank between their words."""
    some = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s{1,3}".join(map(re.escape, phrase.split())) for phrase in some)
