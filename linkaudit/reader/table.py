"""CSV and TSV, one article a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from linkaudit.model import Source, Unreadable
from linkaudit.reader.deliveries import Delivery
from linkaudit.reader.lines import lines
from linkaudit.reader.pages import record_or_page
from linkaudit.reader.records import bad_record, knows
from linkaudit.reader.settings import ReaderSettings

_SEPARATORS = ",;\t|"


def read_table(delivery: Delivery, settings: ReaderSettings) -> Iterator[Source | Unreadable]:
    """Articles of the rows below the header, `path#row` with the first row as 1. `OSError` where it is no table of articles."""
    csv.field_size_limit(settings.max_article_size)
    first = delivery.head().removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("utf-8", "replace")
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(_text(delivery, settings), delimiter=separator, strict=False)
    header = next(rows, [])
    if header and not knows(header, settings):
        raise OSError(f"no column with a text or an address (there are: {', '.join(header)[:200]})")
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as trouble:
            yield bad_record(delivery.path, number, f"line {rows.line_num}: {trouble}")
            continue
        if row:
            yield _article(row, header, delivery.path, number, settings)


def _article(row: list[str], header: list[str], path: str, number: int, settings: ReaderSettings) -> Source | Unreadable:
    if len(row) > len(header):
        return bad_record(path, number, f"{len(row)} cells under {len(header)} column names")
    record = {name: cell for name, cell in zip(header, row, strict=False) if cell or name}
    return record_or_page(record, path, number, settings)


def _text(delivery: Delivery, settings: ReaderSettings) -> Iterator[str]:
    for number, line in lines(delivery.stream, 4 * settings.max_article_size):
        if line is None:
            raise OSError(f"line {number} is too long for a row")
        yield line.decode("utf-8", "replace") + "\n"
