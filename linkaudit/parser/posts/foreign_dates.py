"""Dates that are seen, though not read: in a language that the calendar does not know, without a year, in mere figures.

An attribution is recognised by its date. Where that is in one of the many languages without a row in the calendar, the shape of
the line's end must do: a year, a day, perhaps a numbered month, and a few words, none of which is a month's name that we know.
Which of `03/06/2018` is the day, and which year `January 6` was, cannot be told; that they are dates can.
"""

from __future__ import annotations

import re

from linkaudit.parser.dates.months import fold, month_names

_END_OF_LINE = re.compile(
    r"(?P<date>[^\s!?;:()\"@#/]{1,24}(?:[ \u00a0]{1,2}[^\s!?;:()\"@#/]{1,24}){1,6})[ \t]{0,4}(?:\Z|[\r\n])"
)
_FIGURES = re.compile(
    r"(?P<date>\d{1,2}[\u200e\u200f]?(?P<mark>[/.-])\d{1,2}[\u200e\u200f]?(?P=mark)(?:\d{4}|\d{2})"
    r"(?:,?[ \u00a0]\d{1,2}:\d{2})?)(?![\w/.-]\d)(?!\d)"
)
_AGO = re.compile(
    r"(?:\d{1,2} ?(?:s|m|h|d|w|min|hrs?)(?: ago)?|an? (?:hour|day|week) ago"
    r"|\d{1,2} (?:second|minute|hour|day|week|month|year)s? ago"
    r"|(?:vor|il y a|hace|há) \d{1,2} [^\W\d_]{1,9}|\d{1,2} [^\W\d_]{1,9} (?:fa|geleden|temu|назад|önce|sedan|siden|atrás|lalu)"
    r"|yesterday|gestern|hier|ayer|ieri|ontem|gisteren|wczoraj|вчера|dün)[ \t]{0,4}(?:\Z|[\r\n])",
    re.IGNORECASE,
)
"""How long before the article's day, as the networks themselves say it."""
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHAPES = ([1, 4], [2, 4], [1, 1, 4], [1, 2, 4], [2, 2, 4])
"""Digits of the numbers in a date, sorted."""
_MOST_WORDS = 4
_MONTH_AND_DAY = 3
"""Words of a date without a year at most: `6 de enero`."""


def unread(text: str, at: int) -> int | None:
    """Where the date ends that stands in figures, or fills the rest of the line; None if there is none."""
    if figures := _FIGURES.match(text, at):
        return figures.end("date")
    found = _END_OF_LINE.match(text, at)
    if found is None:
        return None
    words, known = _WORD.findall(found["date"]), month_names()
    named = [fold(word) in known for word in words]
    digits = sorted(map(len, _NUMBER.findall(found["date"])))
    if digits in _SHAPES and 0 < len(words) <= _MOST_WORDS and not any(named):
        return found.end("date")
    return None


def yearless(text: str, at: int) -> int | None:
    """Where the month and day, or the time gone by, end that fill the rest of the line; None if there are none."""
    if ago := _AGO.match(text, at):
        return len(ago.group().rstrip()) + at
    found = _END_OF_LINE.match(text, at)
    if found is None or len(found["date"].split()) > _MONTH_AND_DAY:
        return None
    words, known = _WORD.findall(found["date"]), month_names()
    days = [int(number) for number in _NUMBER.findall(found["date"])]
    return found.end("date") if len(days) == 1 and 0 < days[0] <= 31 and any(fold(word) in known for word in words) else None
