"""A report, said in the language of whoever reads it: a terminal, a spreadsheet, a program, a CI page.

One module per format, found here by name and loaded only when it is asked for, because tabulate and Jinja2 are heavy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from linkaudit.reporter.look import Look
from linkaudit.reporter.report import Report, Summary, summarise

__all__ = ["FORMATS", "SUFFIXES", "Format", "Look", "Report", "Summary", "format_for", "summarise"]

Parts = Callable[[Report, Look], Iterator[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way to write a report."""

    name: str
    about: str
    """One line for the help."""
    module: str
    entry: str = "parts"

    def parts(self, report: Report, look: Look | None = None) -> Iterator[str]:
        """The text in pieces, so that a large run need not stand in memory."""
        write: Parts = getattr(import_module(f"{__name__}.{self.module}"), self.entry)
        return write(report, look or Look())

    def render(self, report: Report, look: Look | None = None) -> str:
        """The whole text."""
        return "".join(self.parts(report, look))


_ALL = (
    Format(name="table", about="grouped tables for people", module="table"),
    Format(name="csv", about="one row for each passage and reference", module="csv_export"),
    Format(name="json", about="the whole run as one document", module="json_report", entry="document"),
    Format(name="jsonl", about="one JSON object a line", module="json_report", entry="lines"),
    Format(name="markdown", about="for job summaries and issues", module="markdown"),
    Format(name="html", about="one plain page without scripts", module="html_report"),
    Format(name="sarif", about="SARIF 2.1.0 for code scanning", module="sarif"),
    Format(name="junit", about="JUnit XML for CI servers", module="junit"),
    Format(name="github", about="annotations of a GitHub job", module="github"),
    Format(name="gitlab", about="GitLab's code quality report", module="gitlab"),
)

FORMATS: Mapping[str, Format] = {form.name: form for form in _ALL}

SUFFIXES: Mapping[str, str] = {
    ".txt": "table",
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".sarif": "sarif",
    ".sarif.json": "sarif",
    ".xml": "junit",
    ".junit.xml": "junit",
    ".gitlab.json": "gitlab",
    ".codequality.json": "gitlab",
}
"""The format that a file name asks for; the longest suffix wins. Names shared by several formats are not in it."""


def format_for(path: str) -> Format | None:
    """The format that a file's name says, or None: `audit.sarif.json` is SARIF, `audit.json` the document."""
    name = path.lower()
    fitting = [suffix for suffix in SUFFIXES if name.endswith(suffix)]
    return FORMATS[SUFFIXES[max(fitting, key=len)]] if fitting else None
