"""What is left in a page where a post was to stand: the platforms' notices of its absence, in the words of many languages.

A notice is a sentence of its own that says nothing else. Prose that begins alike goes on: with a comma, a place, a date.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

_LONGEST = 160
"""Characters; longer passages only talk about such notices."""
_SHORTEST = 3
_AROUND = " \u00a0.!…。|()[]"
_FURTHER = frozenset({"", "learn more"})
"""What X sets behind its notices."""


def is_notice(text: str) -> bool:
    """Whether a text begins with a notice that a post, or a film, is not there, and is too short to go on about it."""
    return _notice(text) is not None


def is_left_by_x(text: str) -> bool:
    """Whether a text is nothing but such a notice of a tweet or post, as a broken embed of X leaves it."""
    # Every block of an article is asked this, and most are paragraphs: their length alone rules them out.
    named = len(text) <= _LONGEST and any(map(text.casefold().__contains__, _table()["posts_of_x"]))
    found = _notice(text) if named else None
    return found is not None and text[found.end() :].strip(_AROUND).casefold() in _FURTHER


def _notice(text: str) -> re.Match[str] | None:
    if not _SHORTEST < len(text) <= _LONGEST:
        return None
    folded = text.casefold()
    return _notices().match(text) if any(map(folded.__contains__, _hints())) else None


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(files("linkaudit.data").joinpath("post_notices.json").read_text(encoding="utf-8"))
    return table


@cache
def _hints() -> tuple[str, ...]:
    """What every notice has one of: most articles have none, and the pattern of all notices takes long to compile."""
    return tuple(_table()["hints"])


@cache
def _notices() -> re.Pattern[str]:
    """One pattern of all rows; `{NAMES}` in a row stand for the parts that many of them share."""
    words = "|".join(row for rows in _table()["left"].values() for row in rows)
    for name, part in _table()["parts"].items():
        words = words.replace(f"{{{name}}}", part)
    return re.compile(rf"\W{{0,5}}(?:{words})", re.IGNORECASE)
