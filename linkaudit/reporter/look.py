"""How a report is to look: what the command line decides and no format may find out by itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Options of presentation; each format heeds what concerns it."""

    width: int | None = None
    """Columns of the terminal; None where there is none: a pipe or a file."""
    color: bool = False
    columns: tuple[str, ...] = ()
    """Columns of the CSV, in this order; none means all."""
    csv_bom: bool = False
    """A byte order mark first, for Excel."""
    csv_raw: bool = False
    """Cells without the formula guard and uncut: for programs only."""
    title: str | None = None
    """Heading of the HTML report."""
