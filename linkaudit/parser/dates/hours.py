"""What stands beside a date and belongs to it: the hour, and the day of the week behind it."""

from __future__ import annotations

import re

from linkaudit.parser.dates.months import day_words, fold

_TIME_TAIL = re.compile(
    r"(?:[ \u00a0]?[,·-])?(?:[ \u00a0](?:at|um|om|à|a las|às|alle(?: ore)?|ore|kl\.?|klo|godz\.?|saat|pukul|lúc|ob|в|о|o))?"
    r"[ \u00a0](?:(?:[上下]午|오[전후]|午[前後])[ \u00a0]?)?\d{1,2}(?:[:.h]| h )\d{2}(?::\d{2})?(?!\d)"
    r"(?:[ \u00a0\u202f]?[APap]\.?[Mm]\b\.?)?(?:[ \u00a0](?:UTC|GMT|[CEMPI][SD]?T|Uhr|uur|hrs|[+-]\d{4})\b)?"
    r"|[ \u00a0]?(?:[上下]午|午[前後])?\d{1,2}(?::\d{2}|[時时点]\d{1,2}分)(?!\d)"
)
LINE_ENDS = re.compile(r"\.\s*(?:\Z|[\r\n])")
"""A point that closes a line."""
_WEEKDAY_TAIL = re.compile(
    r"[ \u00a0]?[(（]?(?:(?:星期|週|周)[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토일]요일"
    r"|(?<=[(（])[月火水木金土日월화수목금토일])[)）]?"
    r"|,?[ \u00a0](?P<word>[^\W\d_]{4,12})(?=\s*(?:\Z|[\r\n]))"
)
"""The day of the week behind a date: in East Asia glued to it, elsewhere only at the end of the line."""


def beside(window: str, at: int) -> int:
    """The length of the day of the week and the hour that stand behind a date ending at `window[at]`; 0 without them."""
    day = _WEEKDAY_TAIL.match(window, at)
    end = day.end() if day and (not day["word"] or fold(day["word"]) in day_words()) else at
    time = _TIME_TAIL.match(window, end)
    return (time.end() if time else end) - at
