"""What follows the handle of a flattened post: its day in one of its forms, linked or not, and the post's address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from linkaudit.parser import dates
from linkaudit.parser.posts.foreign_dates import unread, yearless
from linkaudit.parser.posts.led_dates import led
from linkaudit.parser.posts.linked_days import Opening, closing_at, opening_at

_BIDI = "\u200b-\u200f\u202a-\u202e\u2066-\u2069"
_SEPARATOR = re.compile(rf"[\s,·•●⋅‧∙|:/~»>✓✔☑✅\ufe0f{_BIDI}\u00a0–—-]{{0,6}}")
_NETWORK = re.compile(
    r"\(?(?:(?:tweeted |posted )?(?:on|via|auf|bei|über|sur|en|su|op|på|no|na|в|через) )?"
    r"(?P<network>X|Twitter|Threads|T(?:ruth|RUTH) Social|Bluesky|Mastodon|Instagram|Facebook|TikTok|Telegram)"
    r"(?: \((?:formerly|previously|ehemals|früher|anciennement|antes|ex) Twitter\))?"
    r"\)?[ ,:·|–—-]{1,4}(?:on |le |el |am |il )?(?=[\w\[*_])",
)
"""Where the post stood, between its author and its day: `on X, February 7, 2024`."""
_SOURCE = re.compile(r"[ \u00a0]?[·•][ \u00a0]?(?:(?:Twitter|TweetDeck|X)\b|[\d.,]{1,8}[KM]? )[^\n]{0,30}(?=\n|\Z)")
"""The program that sent the post, or how many saw it, at the end of a line."""
_STATUS_AFTER = re.compile(
    r"[\s:(\[<]{0,4}(?P<url>https?://[^\s<>\"()]{1,80}/status(?:es)?/[0-9]{1,20}[^\s<>\"()\[\]]{0,120})(?:\s?[)\]>])?", re.ASCII
)
_MILLISECONDS = re.compile(r"1[2-9][0-9]{11}(?![0-9])")
"""Milliseconds since 1970, in the place of a day that a script was to show: from 2008 to 2033."""
_QUOTED = re.compile(r"\A(?:>[ ]?){1,4}")
_REPORT = 12
_REST = 24
"""Characters behind a handle that may be the first part of a date."""
_FARTHEST = 500


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
    network: str | None = None
    """The platform that is named before the date, unless it is X."""

    @property
    def dated(self) -> bool:
        """A day or an address tells when the post was written."""
        return self.day is not None or self.url is not None or self.unread


def tail_at(text: str, at: int, following: str) -> Tail:
    """What follows a handle: a date, linked or not, the post's address, or a date in the next block."""
    start, network = _network(text, at)
    opening = opening_at(text, start)
    if found := dates.match(text, opening.end):
        tail = _dated(text, *found, opening)
        return replace(tail, network=network, led=True) if network else tail
    if after := _STATUS_AFTER.match(text, at):
        return Tail(after.end(), None, after["url"])
    if counted := _MILLISECONDS.match(text, opening.end):
        return Tail(counted.end(), datetime.fromtimestamp(int(counted.group()) / 1000, UTC).date())
    over = _next_line(text, start, following) if len(text) - start <= _REST else None
    return over or _hardly(text, opening.end) or Tail(at)


def _network(text: str, at: int) -> tuple[int, str | None]:
    """Where a date could begin behind a handle, and which network but X is named before it."""
    separator = _SEPARATOR.match(text, at)
    start = separator.end() if separator else at
    named = _NETWORK.match(text, start)
    if named is None:
        return start, None
    platform = named["network"].lower().replace(" ", "")
    return named.end(), None if platform in {"x", "twitter"} else platform


def _dated(text: str, day: date, end: int, opening: Opening) -> Tail:
    """The day with what closes behind it, and the post's address or the program that sent it."""
    end, url = closing_at(text, end, opening)
    if url is None and (after := _STATUS_AFTER.match(text, end)):
        return Tail(after.end(), day, after["url"])
    source = _SOURCE.match(text, end) if url is None else None
    return Tail(source.end() if source else end, day, url)


def _hardly(text: str, start: int) -> Tail | None:
    """A day behind a preposition, or one that is seen though not read."""
    if (shown := led(text, start)) is not None:
        return Tail(shown[1], shown[0], led=True)
    if (seen := unread(text, start)) is not None:
        return Tail(seen, unread=True)
    end = yearless(text, start)
    return None if end is None else Tail(end, unread=True, led=True)


def _next_line(text: str, at: int, following: str) -> Tail | None:
    """A date that begins or goes on in the next block, and fills it but for a word (`Report`)."""
    if not following:
        return None
    # a quote's mark before its next line is none of the date
    over = f"{text}\n{_QUOTED.sub(_blank, following[:_FARTHEST], count=1)}"
    opening = opening_at(over, at)
    found = dates.match(over, opening.end)
    if found is None or found[1] <= len(text):
        return None
    tail = _dated(over, *found, opening)
    return tail if len(following) - (tail.end - len(text) - 1) <= _REPORT else None


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())
