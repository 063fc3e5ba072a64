"""Where a finding stands, as CI pages want it: a file of the checkout, a line, a column."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linkaudit.model import SEVERITIES, Article, Finding, Origin, Unreadable
from linkaudit.reporter.look import Look
from linkaudit.reporter.report import Report

_LINE_CONTAINERS = (".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst", ".ndjson.gz")
"""Files whose record number is a line number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """`path` has forward slashes; `line` and `column` count from 1 and are None where the file has no such line."""

    path: str
    line: int | None = None
    column: int | None = None
    is_file: bool = True
    """False for pages on the web and standard input."""


def origins(report: Report) -> Mapping[str, Origin]:
    """Article id → where it was read."""
    return {entry.id: entry.origin for entry in report.entries}


def spot(finding: Finding, known: Mapping[str, Origin], look: Look) -> Spot:
    """The file and line of a finding; of a record, the line that holds the record."""
    origin = known.get(finding.article) or Origin(path=finding.article)
    path = _relative(origin.path, look)
    if origin.path == "-" or "://" in origin.path:
        return Spot(path="stdin" if origin.path == "-" else path, is_file=False)
    if origin.record is not None:
        return Spot(path=path, line=origin.record if origin.path.lower().endswith(_LINE_CONTAINERS) else None)
    if finding.place is None:
        return Spot(path=path)
    return Spot(path=path, line=finding.place.line, column=finding.place.column)


def unreadable(entries: Iterable[Article | Unreadable]) -> tuple[Unreadable, ...]:
    """The inputs that could not be read."""
    return tuple(entry for entry in entries if isinstance(entry, Unreadable))


def fails(finding: Finding, look: Look) -> bool:
    """Whether a finding is at or above the severity that fails a run; what is waived never does."""
    if finding.waived is not None:
        return False
    if look.fail_on == "confirmed":
        return finding.confirmed and finding.severity == "error"
    counted = SEVERITIES[: SEVERITIES.index(look.fail_on) + 1] if look.fail_on in SEVERITIES else ()
    return finding.severity in counted


def _relative(path: str, look: Look) -> str:
    """Relative to the checkout where it stands in it, with forward slashes; addresses as they are."""
    if "://" in path:
        return path
    plain = path.replace("\\", "/").removeprefix("./")
    if not plain.startswith("/") and look.here and look.root:
        plain = posixpath.normpath(posixpath.join(look.here, plain))
    return plain.removeprefix(f"{look.root.rstrip('/')}/") if look.root else plain
