"""The names of months and days in the world's languages, ready for look-up.

The rows are `data/calendar.json`. Spellings are compared without case, accents, points and Arabic letter variants.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

_SAME = {"ı": "i", "ي": "ی", "ى": "ی", "ك": "ک", "ـ": None, "\u200c": None, "\u200d": None, "ß": "ss", "ł": "l"}
_LETTERS = str.maketrans(_SAME)


@cache
def _rows() -> tuple[tuple[Sequence[str], ...], Sequence[str], Sequence[str], Sequence[str]]:
    """Twelve cells a language; the Iranian months; the days; words of the days in more languages."""
    table = json.loads((resources.files("linkaudit.data") / "calendar.json").read_text(encoding="utf-8"))
    return tuple(table["months"].values()), table["iranian"], table["weekdays"], table["days"]


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """A word for comparison: no case, no accents or vowel signs, one form of each Arabic letter."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_LETTERS)


def key(spelling: str) -> str:
    """The words of a spelling as the tables hold them: folded, parted by one space, points dropped."""
    return " ".join(filter(None, (fold(word) for word in re.split(r"[\s.]+", spelling))))


def _table(cells: Sequence[str]) -> Mapping[str, int]:
    return {key(spelling): month for month, cell in enumerate(cells, 1) for spelling in cell.split(",") if spelling.strip()}


@cache
def month_names() -> Mapping[str, int]:
    """Folded spelling to month, 1 to 12."""
    return {name: month for cells in _rows()[0] for name, month in _table(cells).items()}


@cache
def iranian_names() -> Mapping[str, int]:
    """Folded spelling to month of the solar Hijri year."""
    return _table(_rows()[1])


@cache
def weekdays() -> frozenset[str]:
    """Folded names of days, which may lead a date."""
    return frozenset(fold(word) for word in _rows()[2])


@cache
def day_words() -> frozenset[str]:
    """Folded words of the days' names in all languages; beside a date alone they mean days, for some are people's names too."""
    return weekdays() | {fold(word) for word in _rows()[3]}
