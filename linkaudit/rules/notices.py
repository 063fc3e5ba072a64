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


def is_notice(text: str) -> bool:
    """Whether a passage's text is nothing but a notice that a post, or a film, is not there."""
    if len(text) > _LONGEST:
        return False
    folded = text.casefold()
    return any(map(folded.__contains__, _hints())) and _notices().match(text) is not None


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
