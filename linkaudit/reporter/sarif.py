"""SARIF 2.1.0, for code-scanning pages. A plain dictionary: the standard is the best documentation of it.

Fingerprints are the rules' own, stable under line moves, so that a page does not open an old finding anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from linkaudit.model import SEVERITIES, Finding, Origin, Severity
from linkaudit.reporter.contract import Json
from linkaudit.reporter.json_report import dumps
from linkaudit.reporter.look import Look
from linkaudit.reporter.phrases import run_notes
from linkaudit.reporter.places import origins, spot, unreadable
from linkaudit.reporter.report import Report
from linkaudit.reporter.visible import mask, one_line, visible

MOST_RESULTS = 25_000
"""GitHub refuses a file with more; the gravest are kept, and a notification says so."""


def parts(report: Report, look: Look) -> Iterator[str]:
    """The SARIF log as one line of JSON."""
    findings = sorted(report.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    kept = findings[:MOST_RESULTS]
    severities = {finding.rule: finding.severity for finding in reversed(kept)}
    names = sorted(severities)
    known = origins(report)
    run: dict[str, Json] = {
        "tool": {"driver": _driver(report, [_rule(name, severities[name], look) for name in names])},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, len(findings) - len(kept))],
        "results": [_result(finding, names.index(finding.rule), known, look) for finding in kept],
    }
    log: Json = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    yield dumps(log) + "\n"


def _driver(report: Report, rules: Sequence[Json]) -> Json:
    driver: dict[str, Json] = {"name": "linkaudit", "rules": rules}
    if report.run is not None:
        driver["version"] = report.run.version
    return driver


def _rule(name: str, severity: Severity, look: Look) -> Json:
    manual = look.manuals.get(name, name)
    first = next((block for block in manual.split("\n\n")[1:] if block), name)
    return {
        "id": name,
        "name": "".join(word.capitalize() for word in name.split("-")),
        "shortDescription": {"text": " ".join(first.split())},
        "help": {"text": manual},
        "defaultConfiguration": {"level": severity},
    }


def _invocation(report: Report, left_out: int) -> Json:
    said = [*run_notes(report.run)]
    said += [f"{visible(entry.id)} could not be read: {one_line(entry.reason)}" for entry in unreadable(report.entries)]
    if left_out:
        said.append(f"{left_out:,} findings of lower severity are left out.")
    notes: list[Json] = [{"level": "warning", "message": {"text": _plain(note)}} for note in said]
    return {"executionSuccessful": report.run is not None and report.run.complete, "toolExecutionNotifications": notes}


def _result(finding: Finding, rule_index: int, known: Mapping[str, Origin], look: Look) -> Json:
    where = spot(finding, known, look)
    physical: dict[str, Json] = {"artifactLocation": {"uri": uri(mask(where.path))}}
    if where.line is not None:
        physical["region"] = {"startLine": where.line} | ({"startColumn": where.column} if where.column else {})
    told: dict[str, Json] = {"confirmed": True} if finding.confirmed else {}
    return {
        **_suppressed(finding),
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": finding.severity,
        "message": {"text": _plain(one_line(finding.message))},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"linkaudit/v1": finding.fingerprint},
        "properties": {"confidence": finding.confidence, "article": visible(finding.article), **told},
    }


def _suppressed(finding: Finding) -> dict[str, Json]:
    """What the standard has for a finding that somebody has taken on himself."""
    if finding.waived is None:
        return {}
    kind = "inSource" if finding.waived_in == "article" else "external"
    return {"suppressions": [{"kind": kind, "status": "accepted", "justification": _plain(one_line(finding.waived))}]}


def uri(path: str) -> str:
    """A path or address as a URI reference; a colon in a first segment would make it a scheme."""
    safe = "/:?#[]@!$&'()*+,;=%~" if "://" in path else "/!$&'()*+,;=@~"
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogatepass")
    return quote(raw, safe=safe)


def _plain(text: str) -> str:
    """Without the brackets that SARIF readers turn into links."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
