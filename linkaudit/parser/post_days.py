"""What follows the handle of a flattened post: its day in one of its forms, linked or not, and the post's address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from linkaudit.parser import dates
from linkaudit.parser.foreign_dates import unread, yearless
from linkaudit.parser.led_dates import led

_BIDI = "\u200b-\u200f\u202a-\u202e\u2066-\u2069"
_SEPARATOR = re.compile(rf"[\s,·•●⋅‧∙|:/~»>✓✔☑✅\ufe0f{_BIDI}\u00a0–—-]{{0,6}}")
_NETWORK = re.compile(
    r"\(?(?:(?:tweeted |posted )?(?:on|via|auf|über|sur|en|su|op|på|no|na|в|через) )?(?:X|Twitter)\)?"
    r"[ ,:·|–—-]{1,4}(?:on |le |el |am |il )?(?=[\w\[*_])",
)
"""Where the post stood, between its author and its day: `on X, February 7, 2024`."""
_WRAP = re.compile(r"(?:\[\d{1,3}\] ?)?(?P<open>\[|\*{1,3}|_{1,2})?")
"""The number of a footnote, emphasis, or what opens a link."""
_SOURCE = re.compile(r"[ \u00a0]?[·•][ \u00a0]?(?:(?:Twitter|TweetDeck|X)\b|[\d.,]{1,8}[KM]? )[^\n]{0,30}(?=\n|\Z)")
"""The program that sent the post, or how many saw it, at the end of a line."""
_LINKED = re.compile(r"\]\((?P<url>[^()\s]{1,400})(?:\([^()\s]{0,200}\))?[^()\n]{0,80}\)")
_STATUS_AFTER = re.compile(
    r"[\s:(\[<]{0,4}(?P<url>https?://[^\s<>\"()]{1,80}/status(?:es)?/[0-9]{1,20}[^\s<>\"()\[\]]{0,120})(?:\s?[)\]>])?", re.ASCII
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
    start, opened = _begin(text, at)
    if found := dates.match(text, start):
        return _dated(text, *found, opened)
    if after := _STATUS_AFTER.match(text, at):
        return Tail(after.end(), None, after["url"])
    return _hardly(text, start) or (Tail(at) if _WORD.search(text, at) else _next_line(text, at, following))


def _begin(text: str, at: int) -> tuple[int, str]:
    """Where a date could begin behind a handle, and what opens round it."""
    separator = _SEPARATOR.match(text, at)
    start = separator.end() if separator else at
    if network := _NETWORK.match(text, start):
        start = network.end()
    wrap = _WRAP.match(text, start)
    return (wrap.end(), wrap["open"] or "") if wrap else (start, "")


def _dated(text: str, day: date, end: int, opened: str) -> Tail:
    """The day with what closes behind it, and the post's address or the program that sent it."""
    linked = _LINKED.match(text, end) if opened == "[" else None
    closing = "]" if opened == "[" else opened
    if not linked and closing and text.startswith(closing, end):
        end += len(closing)
    if after := linked or _STATUS_AFTER.match(text, end):
        return Tail(after.end(), day, after["url"])
    source = _SOURCE.match(text, end)
    return Tail(source.end() if source else end, day)


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
