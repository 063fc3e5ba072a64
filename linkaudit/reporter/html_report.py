"""The report as one plain page: no script, nothing loaded from anywhere, and a policy that would forbid it.

Jinja2 escapes every value; links lead to web addresses only. Colour repeats what a word says. The same run gives the same
bytes, so that reports can be compared.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined, Template

from linkaudit.model import Article, Finding, Unreadable
from linkaudit.reporter.corpus_answers import answers
from linkaudit.reporter.corpus_answers import figures as corpus_figures
from linkaudit.reporter.groups import TITLES, Entry, columns, grouped
from linkaudit.reporter.look import Look
from linkaudit.reporter.markdown import href
from linkaudit.reporter.phrases import (
    counted_first,
    credit_words,
    figures,
    finding_words,
    label_figures,
    plural,
    run_notes,
    severity_words,
)
from linkaudit.reporter.report import Report, summarise
from linkaudit.reporter.visible import one_line, visible


def parts(report: Report, look: Look) -> Iterator[str]:
    """The page, piece by piece."""
    style = _file("report.css")
    summary = summarise(report)
    yield from _template().generate(
        title=visible(look.title),
        style=style,
        style_hash=base64.b64encode(sha256(style.encode()).digest()).decode(),
        notes=tuple(run_notes(report.run)),
        figures=tuple(figures(report, summary)),
        labels=tuple(label_figures(summary)),
        corpus_figures=tuple(corpus_figures(report.corpus)) if report.corpus else (),
        answers=tuple(answer for answer in answers(report.corpus) if answer.rows) if report.corpus else (),
        findings=counted_first(report.findings),
        finding_row=_finding,
        entries=report.entries,
        article_parts=lambda article: _article(report, article),
        is_unreadable=lambda entry: isinstance(entry, Unreadable),
        shown=one_line,
        href=href,
    )
    yield "\n"


def _finding(finding: Finding) -> dict[str, str]:
    place = f":{finding.place.line}:{finding.place.column}" if finding.place else ""
    return {
        "severity": severity_words(finding),
        "tone": finding.severity if finding.waived is None else "",
        "rule": finding.rule,
        "where": f"{one_line(finding.article)}{place}",
        "message": finding_words(finding),
        "confidence": finding.confidence,
    }


def _article(report: Report, article: Article) -> dict[str, object]:
    """What the template needs of an article; every text is visible already."""
    sorted_rows = grouped(report, article)
    groups = [(TITLES[name], _columns(entries), entries) for name, entries in sorted_rows.groups.items() if entries]
    remarks = [one_line(note) for note in article.notes]
    if sorted_rows.furniture:
        remarks.append(f"Left out: {plural(sorted_rows.furniture, 'link')} in navigation, sidebars and footers.")
    return {
        "id": one_line(article.id),
        "title": one_line(article.title or "", 300),
        "published": one_line(article.published or "", 40),
        "credit": credit_words(article.credit),
        "groups": groups,
        "remarks": remarks,
    }


def _columns(entries: Sequence[Entry]) -> tuple[str, ...]:
    return columns(entries)


@cache
def _template() -> Template:
    loader = DictLoader({"report.html": _file("report.html")})
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("report.html")


def _file(name: str) -> str:
    return files("linkaudit.reporter").joinpath(name).read_text(encoding="utf-8")
