"""How a report is to look: what the command line decides and no format may find out by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
    title: str = "Link audit"
    """Heading of the HTML and Markdown reports."""
    root: str | None = None
    """The folder that paths in CI reports are relative to: the checkout. Absolute."""
    here: str | None = None
    """The folder that relative paths of articles start from. Absolute; None: the root itself."""
    fail_on: str = "error"
    """The least severity that a CI report shows as failed; `confirmed` for errors that are; `never` for none."""
    manuals: Mapping[str, str] = field(default_factory=dict)
    """Rule id → its manual, for formats that explain rules."""
