"""The one column order: a row for each passage and, after it, one for each reference in it. Table, CSV and others share it.

A reference row bears its passage's label, so that filtering one column tells wire, social and own copy apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from linkaudit.model import Article, Passage, Reference, Resolution, Unreadable
from linkaudit.reporter.marks import Mark, Marks
from linkaudit.reporter.report import Fates, Report

Cell = str | int | None
"""A number is written by this program itself; a string may be foreign."""

COLUMNS: tuple[str, ...] = (
    "article",
    "n",
    "line",
    "form",
    "label",
    "agencies",
    "kind",
    "platform",
    "post_id",
    "handle",
    "url",
    "outcome",
    "reason",
    "status",
    "final_url",
    "record",
    "column",
    "passage",
    "basis",
    "confidence",
    "duplicate_of",
    "key",
    "name",
    "shown_date",
    "posted_at",
    "cross_ref_label",
    "title",
    "account_agency",
    "leads_to",
    "true_handle",
    "created_at",
    "checked_at",
    "archived_url",
    "findings",
    "text",
    "suggested_url",
    "suggested_score",
    "article_url",
)
"""Stable: a new column goes to the end, before the record's own ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table: its cells by column, and what it was drawn from."""

    cells: dict[str, Cell]
    article: Article | None
    passage: Passage | None = None
    reference: Reference | None = None
    resolution: Resolution | None = None


def rows(report: Report) -> Iterator[Row]:
    """All rows of a run, in the order of the inputs and of their text."""
    marks = Marks(report.findings)
    for entry in report.entries:
        if isinstance(entry, Unreadable):
            yield _unreadable(entry)
        elif entry.passages or entry.references:
            yield from article_rows(report, entry, marks.of(entry.id))
        else:
            yield _empty(entry)


def article_rows(report: Report, article: Article, marks: Mapping[Mark, str] | None = None) -> Iterator[Row]:
    """The rows of one article: passages with their references, references without passage last."""
    marks = marks or {}
    fates = report.fates(article)
    numbers = {passage.n for passage in article.passages}
    inside: dict[int | None, list[Reference]] = {}
    for reference in article.references:
        inside.setdefault(reference.passage if reference.passage in numbers else None, []).append(reference)
    for passage in article.passages:
        yield _passage_row(article, passage, marks.get(("passage", passage.n)))
        for reference in inside.get(passage.n, ()):
            yield _reference_row(fates, article, passage, reference, marks.get(("reference", reference.n)))
    for reference in inside.get(None, ()):
        yield _reference_row(fates, article, None, reference, marks.get(("reference", reference.n)))


def extra_columns(entries: Iterable[Article | Unreadable]) -> dict[str, str]:
    """Columns of the records themselves, in order of first appearance: column name → name in `Article.extra`."""
    found: dict[str, str] = {}
    for entry in entries:
        if isinstance(entry, Article):
            for name in entry.extra:
                found.setdefault(f"record_{name}" if name in COLUMNS or name == "escaped" else name, name)
    return found


def _unreadable(entry: Unreadable) -> Row:
    cells: dict[str, Cell] = {"article": entry.id, "form": "unreadable", "reason": entry.reason, "record": entry.origin.record}
    return Row(cells=cells, article=None)


def _empty(article: Article) -> Row:
    """An article without a word still has its row: nothing that was given is missing from the list."""
    return Row(
        cells={"article": article.id, "form": "empty", "record": article.origin.record, "article_url": article.url},
        article=None,
    )


def _passage_row(article: Article, passage: Passage, findings: str | None) -> Row:
    cells: dict[str, Cell] = {
        "article": article.id,
        "n": passage.n,
        "line": passage.place.line,
        "form": passage.form,
        "label": passage.label,
        "agencies": ";".join(passage.agencies),
        "record": article.origin.record,
        "column": passage.place.column,
        "passage": passage.n,
        "basis": passage.basis,
        "confidence": passage.confidence,
        "duplicate_of": passage.duplicate_of,
        "findings": findings,
        "text": passage.text,
        "article_url": article.url,
    }
    return Row(cells=cells, article=article, passage=passage)


def _reference_row(fates: Fates, article: Article, passage: Passage | None, reference: Reference, findings: str | None) -> Row:
    resolution = fates.resolution(reference)
    outcome, reason = fates.outcome(reference)
    cells: dict[str, Cell] = {
        "article": article.id,
        "article_url": article.url,
        "n": reference.n,
        "line": reference.place.line,
        "form": reference.form,
        "label": passage.label if passage else None,
        "agencies": ";".join(passage.agencies) if passage else None,
        "kind": reference.kind,
        "platform": reference.platform,
        "post_id": reference.post_id,
        "handle": (reference.handle or "").lstrip("@＠"),
        "url": reference.url,
        "outcome": outcome,
        "reason": reason,
        "record": article.origin.record,
        "column": reference.place.column,
        "passage": passage.n if passage else None,
        "key": reference.key,
        "name": reference.name,
        "shown_date": reference.shown_date,
        "posted_at": reference.posted_at,
        "cross_ref_label": reference.label,
        "title": reference.title,
        "account_agency": reference.account_agency,
        "findings": findings,
        "text": reference.text,
        "suggested_url": reference.suggested_url,
        "suggested_score": None if reference.suggested_score is None else f"{reference.suggested_score:g}",
    }
    if found := fates.recovered(reference):
        cells |= {"post_id": found.post_id, "key": found.key, "posted_at": found.posted_at}
    if resolution is not None:
        cells |= _resolution_cells(resolution)
    return Row(cells=cells, article=article, passage=passage, reference=reference, resolution=resolution)


def _resolution_cells(resolution: Resolution) -> dict[str, Cell]:
    post = resolution.post
    return {
        "status": resolution.status,
        "final_url": resolution.final_url,
        "leads_to": resolution.leads_to,
        "true_handle": post.handle if post else None,
        "created_at": post.created_at if post else None,
        "checked_at": resolution.checked_at,
        "archived_url": resolution.archived.url if resolution.archived else None,
    }
