"""Dates in a language that the calendar does not know: seen, though not read.

An attribution is recognised by its date. Where that is in one of the many languages without a row in the calendar, the shape of
the line's end must do: a year, a day, perhaps a numbered month, and a few words, none of which is a month's name that we know.
"""

from __future__ import annotations

import re

from linkaudit.parser.months import fold, month_names

_END_OF_LINE = re.compile(
    r"(?P<date>[^\s!?;:()\"@#/]{1,24}(?:[ \u00a0]{1,2}[^\s!?;:()\"@#/]{1,24}){1,6})[ \t]{0,4}(?:\Z|[\r\n])"
)
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHAPES = ([1, 4], [2, 4], [1, 1, 4], [1, 2, 4], [2, 2, 4])
"""Digits of the numbers in a date, sorted."""
_MOST_WORDS = 4


def unread(text: str, at: int) -> int | None:
    """Where the date that fills the rest of the line ends, or None if there is none."""
    found = _END_OF_LINE.match(text, at)
    if found is None or sorted(map(len, _NUMBER.findall(found["date"]))) not in _SHAPES:
        return None
    words = _WORD.findall(found["date"])
    known = month_names()
    return found.end("date") if 0 < len(words) <= _MOST_WORDS and not any(fold(word) in known for word in words) else None
