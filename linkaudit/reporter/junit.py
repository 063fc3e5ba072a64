"""JUnit XML: an article is a suite, a finding a case.

What `--fail-on` counts is a failure, what is waived is skipped, an unreadable input is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from linkaudit.model import Article, Finding, Unreadable
from linkaudit.reporter.look import Look
from linkaudit.reporter.phrases import finding_words, run_notes
from linkaudit.reporter.places import fails, unreadable
from linkaudit.reporter.report import Report
from linkaudit.reporter.visible import one_line, visible

# visible() leaves no character that XML 1.0 cannot hold.


def parts(report: Report, look: Look) -> Iterator[str]:
    """The document, a suite at a time."""
    by_article: dict[str, list[Finding]] = {}
    failures = skipped = 0
    for finding in report.findings:
        by_article.setdefault(finding.article, []).append(finding)
        failures += fails(finding, look)
        skipped += finding.waived is not None
    errors = len(unreadable(report.entries))
    cases = sum(len(by_article.get(entry.id, "1")) for entry in report.entries)
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield f'<testsuites name="linkaudit" tests="{cases}" failures="{failures}" errors="{errors}" skipped="{skipped}">\n'
    for entry in report.entries:
        suite = _unreadable(entry) if isinstance(entry, Unreadable) else _suite(entry, by_article.get(entry.id, ()), look)
        yield _text(suite)
    yield from (_text(suite) for suite in _notes(report))
    yield "</testsuites>\n"


def _suite(article: Article, findings: Sequence[Finding], look: Look) -> ET.Element:
    failures = sum(fails(finding, look) for finding in findings)
    skipped = sum(finding.waived is not None for finding in findings)
    counts = {"tests": len(findings) or 1, "failures": failures, "errors": 0, "skipped": skipped}
    suite = _element("testsuite", name=article.id, **{name: str(count) for name, count in counts.items()})
    for finding in findings:
        suite.append(_case(finding, look))
    if not findings:
        suite.append(_element("testcase", name="no findings", classname=article.id))
    return suite


def _case(finding: Finding, look: Look) -> ET.Element:
    line = f"line {finding.place.line}: " if finding.place else ""
    message = f"{line}{finding.message}"
    case = _element("testcase", name=f"{finding.rule}: {message}", classname=finding.article, file=finding.article)
    if finding.place:
        case.set("line", str(finding.place.line))
    if finding.waived is not None:
        case.append(_element("skipped", message=finding_words(finding)))
    elif fails(finding, look):
        failure = _element("failure", message=message, type=f"{finding.severity}.{finding.rule}")
        failure.text = f"{one_line(finding.evidence or finding.message)} [{finding.fingerprint}]"
        case.append(failure)
    else:
        out = ET.SubElement(case, "system-out")
        out.text = f"{finding.severity}: {one_line(message)}"
    return case


def _unreadable(entry: Unreadable) -> ET.Element:
    suite = _element("testsuite", name=entry.id, tests="1", failures="0", errors="1", skipped="0")
    case = _element("testcase", name="unreadable", classname=entry.id, file=entry.origin.path)
    case.append(_element("error", message=entry.reason, type="unreadable"))
    suite.append(case)
    return suite


def _notes(report: Report) -> Iterator[ET.Element]:
    """A suite without cases whose output says what has to be said of the run."""
    said = "\n".join(f"Note: {note}" for note in run_notes(report.run))
    if said:
        suite = _element("testsuite", name="linkaudit", tests="0", failures="0", errors="0", skipped="0")
        ET.SubElement(suite, "system-out").text = said
        yield suite


def _element(tag: str, **attributes: str) -> ET.Element:
    shown: Mapping[str, str] = {name: visible(value) for name, value in attributes.items()}
    return ET.Element(tag, dict(shown))


def _text(element: ET.Element) -> str:
    ET.indent(element)
    return ET.tostring(element, encoding="unicode") + "\n"
