"""Numbers as dates write them: in digits of any script, or in Chinese characters (`二十八`, `二〇二〇`)."""

from __future__ import annotations

import re

_FIGURES = "〇一二三四五六七八九"
SINIC = re.compile(f"[{_FIGURES}]{{1,4}}|[二三]?十[{_FIGURES}]?")
"""A year digit by digit, or a month or day."""
SUFFIX = re.compile(
    r"(?<=\d)a(?!\w)|[ \u00a0\u202f]?[日號号일]"
    r"|[ \u00a0\u202f]?(?:г(?:ода|\.)?|р(?:оку|\.)|ж\.|թ\.|[dr]\.|\(?a\)|พ\.ศ\.)(?:(?!\w)|(?<=\.)(?=[A-ZЀ-Я]))"
)
"""What is written behind the last number of a date, and stays with it where the next sentence is glued to it."""


def figure(written: str) -> int:
    """What a number says that is all digits or all `SINIC`."""
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    last = int("".join(str(_FIGURES.index(sign)) for sign in ones or "〇"))
    return 10 * (_FIGURES.index(tens) if tens else 1) + last if ten else last
