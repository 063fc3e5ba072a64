"""CSV that opens safely in a spreadsheet: every cell quoted, made visible, and inert where it would be a formula.

The price is a `'` before such a cell; the column `escaped` says where a row was changed. JSON is the lossless route.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from linkaudit.errors import ConfigError
from linkaudit.reporter.look import Look
from linkaudit.reporter.report import Report
from linkaudit.reporter.rows import COLUMNS, Cell, Row, extra_columns, rows
from linkaudit.reporter.visible import visible

FORMULA = frozenset("=+-@|＝＋－＠\t\r\n")
"""Spreadsheets take a cell for a formula or a command when it starts so (OWASP; wide forms: Japanese Excel)."""
_BEHIND_SEMICOLON = re.compile(r";[\"\s]*(?=[=+\-@|＝＋－＠]+\s*[\w(\"'$#.\[{/\\])")
"""Where a comma is the decimal sign a spreadsheet takes a semicolon for the separator, and does not heed our quotes then;
quotes right behind it are its own to it, and it takes them off. What a semicolon looks through no other does: linear."""


def parts(report: Report, look: Look) -> Iterator[str]:
    """The CSV text in pieces: header, then a piece for each row."""
    extra = extra_columns(report.entries)
    names = chosen(look.columns, (*COLUMNS, *extra, "escaped"))
    written = table(names, (row_cells(row, extra) for row in rows(report)), raw=look.csv_raw)
    if look.csv_bom:
        yield "\ufeff"
    yield from written


def row_cells(row: Row, extra: dict[str, str]) -> dict[str, Cell]:
    """A row's cells with the record's own columns."""
    if row.article is None or not extra:
        return row.cells
    return row.cells | {column: row.article.extra.get(name) for column, name in extra.items()}


def chosen(wanted: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The columns asked for, in the order asked for; all when none are. Raises ConfigError for an unknown one."""
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise ConfigError(
            f"unknown column: {', '.join(visible(name) for name in unknown)}", hint=f"choose from {', '.join(known)}"
        )
    return tuple(wanted) or tuple(known)


def table(names: Sequence[str], lines: Iterable[dict[str, Cell]], *, raw: bool = False) -> Iterator[str]:
    """Header and lines as CSV text; `raw` keeps cells whole and unprefixed, control characters are shown all the same."""
    yield _line([safe(name)[0] for name in names])
    for cells in lines:
        values: list[str] = []
        changed = False
        for name in names:
            value, touched = safe(cells.get(name), raw=raw)
            values.append(value)
            changed |= touched
        if changed and "escaped" in names:
            values[list(names).index("escaped")] = "1"
        yield _line(values)


def safe(cell: Cell, *, raw: bool = False) -> tuple[str, bool]:
    """A cell as it may stand in a spreadsheet, and whether it differs from its value. Numbers of our own pass."""
    if cell is None or isinstance(cell, int):
        return ("" if cell is None else str(cell)), False
    shown = visible(cell, None) if raw else visible(cell)
    return (guarded := shown if raw else _inert(shown)), guarded != cell


def _inert(text: str) -> str:
    if ";" in text:
        text = _BEHIND_SEMICOLON.sub(r"\g<0>'", text)
    return f"'{text}" if text.lstrip()[:1] in FORMULA and text.strip() else text


def _line(values: Sequence[str]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(values)
    return buffer.getvalue()
