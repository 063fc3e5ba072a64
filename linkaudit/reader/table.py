"""CSV and TSV, one article a row."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from linkaudit.model import Source, Unreadable
from linkaudit.reader.deliveries import Delivery
from linkaudit.reader.lines import lines
from linkaudit.reader.pages import record_or_page
from linkaudit.reader.records import bad_record, knows
from linkaudit.reader.settings import ReaderSettings

_SEPARATORS = ",;\t|"
_STATED = re.compile(r"sep=([,;\t|])\s*", re.IGNORECASE)
"""A first line that tells a spreadsheet which separator follows."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


class _Lines:
    """The lines of a table, with their ends, which may stand in a cell; `ended` once the last was taken.

    A lone CR, as old spreadsheets wrote, ends one too.
    """

    def __init__(self, delivery: Delivery, settings: ReaderSettings) -> None:
        self.ended = False
        self._codec = settings.codec
        self._lines = lines(delivery.stream, 4 * settings.max_article_size, ends=True)

    def __iter__(self) -> Iterator[str]:
        for number, line in self._lines:
            if line is None:
                raise OSError(f"line {number} is too long for a row")
            yield from _LINE.findall(line.decode(self._codec, "replace"))
        self.ended = True


def read_table(delivery: Delivery, settings: ReaderSettings) -> Iterator[Source | Unreadable]:
    """Articles of the rows below the header, `path#row` with the first row as 1. `OSError` where it is no table of articles."""
    csv.field_size_limit(settings.max_article_size)
    text = _Lines(delivery, settings)
    given = iter(text)
    first = next(given, "")
    stated = _STATED.fullmatch(first)
    first = next(given, "") if stated else first
    rows = csv.reader(chain([first], given), delimiter=stated[1] if stated else _separator(first, settings), strict=False)
    header = _header(rows)
    if header and not knows(header, settings):
        raise OSError(f"no column with a text or an address (there are: {', '.join(header)[:200]})")
    number = 0
    while True:
        number, began = number + 1, rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as trouble:
            yield bad_record(delivery.path, number, f"line {rows.line_num}: {trouble}")
            continue
        if text.ended:
            # A row that is whole ends before the reader has to ask whether there is another line.
            yield bad_record(delivery.path, number, f"line {began}: a quote that is never closed")
        elif row:
            yield _article(row, header, delivery.path, number, settings)


def _separator(first: str, settings: ReaderSettings) -> str:
    """The one that makes names we know of the header; of several, and where none does, the most frequent."""
    by_count = sorted(_SEPARATORS, key=first.count, reverse=True)
    return next((each for each in by_count if knows(_header(csv.reader([first], delimiter=each)), settings)), by_count[0])


def _header(rows: Iterator[list[str]]) -> list[str]:
    try:
        return _parted(next(rows, []))
    except csv.Error as trouble:
        raise OSError(f"the column names: {trouble}") from None


def _parted(names: list[str]) -> list[str]:
    """Column names, those that come again with their number, so that no cell takes the place of another."""
    count = Counter[str]()
    parted = []
    for name in names:
        count[name] += 1
        parted.append(f"{name} ({count[name]})" if name and count[name] > 1 else name)
    return parted


def _article(row: list[str], header: list[str], path: str, number: int, settings: ReaderSettings) -> Source | Unreadable:
    if len(row) > len(header):
        return bad_record(path, number, f"{len(row)} cells under {len(header)} column names")
    record = {name: cell for name, cell in zip(header, row, strict=False) if cell or name}
    return record_or_page(record, path, number, settings)
