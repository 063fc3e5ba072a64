"""GitHub annotations: workflow commands on standard output, as many as GitHub shows, and lines that cannot be commands.

GitHub shows ten annotations of a kind for a step and drops the rest; so the first ten are printed and the others counted.
The job summary is the Markdown report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import SEVERITIES, Finding, Origin, Severity
from linkaudit.reporter.look import Look
from linkaudit.reporter.phrases import figures, plural, run_notes
from linkaudit.reporter.places import origins, spot, unreadable
from linkaudit.reporter.report import Report, summarise
from linkaudit.reporter.visible import one_line, visible

MOST = 10
"""Annotations of a kind that GitHub shows for one step."""
_COMMAND: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_LEAD = "linkaudit | "
"""Before every line that holds foreign text, so that none can begin with `::` or `##[`."""


def parts(report: Report, look: Look) -> Iterator[str]:
    """Annotations by severity, then the figures."""
    known = origins(report)
    for severity in SEVERITIES:
        count = 0
        for finding in _of(report, severity):
            count += 1
            if count <= MOST:
                yield _annotation(finding, known, look)
        if count > MOST:
            yield f"{_LEAD}{plural(count - MOST, f'more {severity}')}\n"
    yield from (f"{_LEAD}{line}\n" for line in _remarks(report))


def _of(report: Report, severity: Severity) -> Iterator[Finding]:
    return (finding for finding in report.findings if finding.severity == severity and finding.waived is None)


def _remarks(report: Report) -> Iterator[str]:
    for entry in unreadable(report.entries):
        yield f"unreadable: {one_line(entry.id)}: {one_line(entry.reason)}"
    for name, value in figures(report, summarise(report)):
        yield f"{name}: {value}"
    for note in run_notes(report.run):
        yield f"Note: {note}"


def _annotation(finding: Finding, known: Mapping[str, Origin], look: Look) -> str:
    where = spot(finding, known, look)
    properties = {"title": finding.rule}
    if where.is_file:
        properties["file"] = visible(where.path)
    if where.is_file and where.line is not None:
        properties["line"] = str(where.line)
    if where.is_file and where.column is not None:
        properties["col"] = str(where.column)
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMAND[finding.severity]} {said}::{_data(one_line(finding.message))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
