"""What follows the handle of a flattened post: its day in one of its forms, linked or not, and the post's address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from linkaudit.parser import dates
from linkaudit.parser.foreign_dates import unread, yearless
from linkaudit.parser.led_dates import led

_BIDI = "\u200b-\u200f\u202a-\u202e\u2066-\u2069"
_SEPARATOR = re.compile(rf"[\s,·|:{_BIDI}\u00a0–—-]{{0,5}}\[?")
_LINKED = re.compile(r"\]\((?P<url>[^()\s]{1,400})(?:\([^()\s]{0,200}\))?[^()\n]{0,80}\)")
_STATUS_AFTER = re.compile(
    r"[\s:(\[<]{0,4}(?P<url>https?://[^\s<>\"()]{1,80}/status(?:es)?/[0-9]{1,20}[^\s<>\"()]{0,120})[)\]>]?", re.ASCII
)
_WORD = re.compile(r"\S")
_REPORT = 12


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows the handle: where it ends, the day, the post's address."""

    end: int
    day: date | None = None
    url: str | None = None
    unread: bool = False
    """A date stands there, in a language that is not known."""
    led: bool = False
    """The date stands behind a preposition, in brackets or without its year, as in bylines."""

    @property
    def dated(self) -> bool:
        """A day or an address tells when the post was written."""
        return self.day is not None or self.url is not None or self.unread


def tail_at(text: str, at: int, following: str) -> Tail:
    """What follows a handle: a date, linked or not, the post's address, or a date in the next block."""
    begin = _SEPARATOR.match(text, at)
    start = begin.end() if begin else at
    if found := dates.match(text, start):
        day, end = found
        linked = _LINKED.match(text, end) if text[start - 1 : start] == "[" else None
        after = linked or _STATUS_AFTER.match(text, end)
        return Tail(after.end(), day, after["url"]) if after else Tail(end, day)
    if after := _STATUS_AFTER.match(text, at):
        return Tail(after.end(), None, after["url"])
    return _hardly(text, start) or (Tail(at) if _WORD.search(text, at) else _next_line(text, at, following))


def _hardly(text: str, start: int) -> Tail | None:
    """A day behind a preposition, or one that is seen though not read."""
    if (shown := led(text, start)) is not None:
        return Tail(shown[1], shown[0], led=True)
    if (seen := unread(text, start)) is not None:
        return Tail(seen, unread=True)
    end = yearless(text, start)
    return None if end is None else Tail(end, unread=True, led=True)


def _next_line(text: str, at: int, following: str) -> Tail:
    """A date that fills the next block but for a word (`Report`)."""
    found = dates.match(following, 0)
    if found is None or len(following) - found[1] > _REPORT:
        return Tail(at)
    return Tail(len(text) + 1 + found[1], found[0])
