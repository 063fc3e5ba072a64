"""GitLab's code quality report: an array of its five documented fields."""

from __future__ import annotations

from collections.abc import Iterator

from linkaudit.model import Severity
from linkaudit.reporter.contract import Json
from linkaudit.reporter.json_report import dumps
from linkaudit.reporter.look import Look
from linkaudit.reporter.places import origins, spot
from linkaudit.reporter.report import Report
from linkaudit.reporter.visible import one_line, visible

_SEVERITY: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def parts(report: Report, look: Look) -> Iterator[str]:
    """The report as a JSON array, one finding a line."""
    known = origins(report)
    between = "["
    for finding in (one for one in report.findings if one.waived is None):
        where = spot(finding, known, look)
        item: Json = {
            "description": one_line(finding.message),
            "check_name": finding.rule,
            "fingerprint": finding.fingerprint,
            "severity": _SEVERITY[finding.severity],
            "location": {"path": visible(where.path), "lines": {"begin": where.line or 1}},
        }
        yield f"{between}\n{dumps(item)}"
        between = ","
    yield "[]\n" if between == "[" else "\n]\n"
