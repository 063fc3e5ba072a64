"""Unicode's normal forms in time that grows with the text alone, whatever is stacked upon a letter.

Python sorts the marks upon a letter by insertion: a hundred thousand in the wrong order would take minutes. So they are
parted as the Stream-Safe Text Format (UAX #15) parts them; no language writes thirty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal
from unicodedata import category, is_normalized, normalize

_MOST_MARKS = 30
_JOINER = "\u034f"
"""Combining grapheme joiner: shows nothing, and marks are not sorted across it."""
_LONG = re.compile(rf"[^\w\x00-\x7f]{{{_MOST_MARKS + 1},}}")
"""Marks are no word characters; other signs, too, may stand in long runs."""


def normal(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
    """The text in a normal form; a joiner stands after every thirtieth of more marks than that in a row."""
    if text.isascii() or is_normalized(form, text):
        return text
    return normalize(form, _LONG.sub(_parted, text) if _LONG.search(text) else text)


def _parted(run: re.Match[str]) -> str:
    return "".join(_with_joiners(run[0]))


def _with_joiners(signs: str) -> Iterator[str]:
    stacked = 0
    for sign in signs:
        stacked = stacked + 1 if category(sign).startswith("M") else 0
        if stacked > _MOST_MARKS:
            yield _JOINER
            stacked = 1
        yield sign
