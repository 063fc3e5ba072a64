"""Tables for analysis, passages and references apart, and a Table Schema that says what their columns mean.

A run over many articles gets one more table for each of the corpus answers.

The schema file is a Data Package descriptor that holds the Table Schema of each, so that one command checks both:
`frictionless validate --type package linkaudit.schema.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import get_args

from linkaudit.model import LABELS, OUTCOMES, Confidence, Form, Kind
from linkaudit.reporter.contract import Json
from linkaudit.reporter.corpus_answers import Answer, answers
from linkaudit.reporter.corpus_columns import TABLES, Column
from linkaudit.reporter.csv_export import row_cells, safe, table
from linkaudit.reporter.look import Look
from linkaudit.reporter.report import Report, words
from linkaudit.reporter.rows import Cell, extra_columns, rows

SCHEMA_NAME = "linkaudit.schema.json"
_COUNT = {"type": "integer"}
_TEXT = {"type": "string"}
_NUMBER = {"type": "number"}

PASSAGES: Mapping[str, tuple[Mapping[str, Json], str]] = {
    "article": (_TEXT, "Identity of the article: its path, with #record where a file holds several."),
    "n": (_COUNT, "Number of the passage in the article, from 1."),
    "line": (_COUNT, "Line where it begins, from 1."),
    "column": (_COUNT, "Column where it begins, from 1."),
    "record": (_COUNT, "Record of the file that holds the article, from 1."),
    "form": ({"type": "string", "constraints": {"enum": [*get_args(Form), "unreadable", "empty"]}}, "What the passage is."),
    "label": ({"type": "string", "constraints": {"enum": list(LABELS)}}, "Whose words it holds."),
    "agencies": (_TEXT, "Registry ids of the agencies, separated by semicolons."),
    "basis": (_TEXT, "What the label rests on."),
    "confidence": ({"type": "string", "constraints": {"enum": list(get_args(Confidence))}}, "What the basis is worth."),
    "duplicate_of": (_COUNT, "Number of the passage that it repeats."),
    "words": (_COUNT, "Words of the text."),
    "findings": (_TEXT, "Rules that speak of it, separated by semicolons."),
    "reason": (_TEXT, "Why an unreadable input could not be read."),
    "text": (_TEXT, "Its words, control characters shown as escapes, at most 2,000 characters."),
    "article_url": (_TEXT, "Address of the article, where its page, record or archive tells one."),
}
REFERENCES: Mapping[str, tuple[Mapping[str, Json], str]] = {
    "article": (_TEXT, "Identity of the article."),
    "n": (_COUNT, "Number of the reference in the article, from 1."),
    "passage": (_COUNT, "Number of the passage that holds it; empty where it stands in metadata."),
    "line": (_COUNT, "Line where it begins, from 1."),
    "column": (_COUNT, "Column where it begins, from 1."),
    "label": (_TEXT, "Label of its passage."),
    "kind": ({"type": "string", "constraints": {"enum": list(get_args(Kind))}}, "What it is."),
    "form": (_TEXT, "How it stands in the source: blockquote, iframe, flattened, hyperlink …"),
    "platform": (_TEXT, "Social platform or player, lower case."),
    "post_id": (_TEXT, "The platform's id of the post."),
    "handle": (_TEXT, "Account that the article names, without @."),
    "name": (_TEXT, "Display name that the article shows."),
    "account_agency": (_TEXT, "Registry id of the agency whose own account it is."),
    "shown_date": (_TEXT, "Date that the article shows beside the post, ISO 8601."),
    "posted_at": (_TEXT, "UTC time that the post's id carries."),
    "url": (_TEXT, "Address as written."),
    "key": (_TEXT, "Identity under which it was asked; equal for all spellings of one thing."),
    "cross_ref_label": (_TEXT, "The words of a cross-reference's label, such as Read more."),
    "title": (_TEXT, "Title that a cross-reference announces."),
    "suggested_url": (_TEXT, "For a cross-reference without address: the article of this run or index whose title fits."),
    "suggested_score": (_NUMBER, "How well the titles agree: 1 for the same words, never below 0.75."),
    "outcome": ({"type": "string", "constraints": {"enum": list(OUTCOMES)}}, "What became of it."),
    "reason": (_TEXT, "Why."),
    "status": (_COUNT, "Last HTTP status."),
    "final_url": (_TEXT, "Where it led in the end."),
    "leads_to": (_TEXT, "Key of the post that a short or picture link leads to."),
    "true_handle": (_TEXT, "Account that the platform names."),
    "created_at": (_TEXT, "UTC time of the post that the platform names."),
    "checked_at": (_TEXT, "UTC time of the check."),
    "archived_url": (_TEXT, "Capture of what is gone."),
    "findings": (_TEXT, "Rules that speak of it, separated by semicolons."),
    "text": (_TEXT, "The post's words as the article shows them."),
    "article_url": (_TEXT, "Address of the article, where its page, record or archive tells one."),
}


def tables(report: Report, look: Look) -> Mapping[str, Iterator[str]]:
    """File name → its text in pieces: `passages.csv`, `references.csv`, `corpus_….csv`, `linkaudit.schema.json`."""
    extra = extra_columns(report.entries)
    told = answers(report.corpus) if report.corpus else ()
    return {
        "passages.csv": _table(report, look, (*PASSAGES, *extra, "escaped"), extra, references=False),
        "references.csv": _table(report, look, (*REFERENCES, "escaped"), {}, references=True),
        **{f"{answer.name}.csv": _answer(answer, look) for answer in told},
        SCHEMA_NAME: iter((json.dumps(descriptor(tuple(extra), corpus=bool(told)), indent=1, ensure_ascii=True) + "\n",)),
    }


def descriptor(extra: tuple[str, ...] = (), *, corpus: bool = False) -> Json:
    """The Data Package that describes the tables."""
    references = {**_schema(REFERENCES, ()), "primaryKey": ["article", "n"]}
    resources = [_resource("passages", _schema(PASSAGES, extra)), _resource("references", references)]
    if corpus:
        resources += [_resource(name, _schema(_described(columns), ())) for name, columns in TABLES.items()]
    return {"name": "linkaudit", "resources": resources}


def _described(columns: tuple[Column, ...]) -> dict[str, tuple[Mapping[str, Json], str]]:
    kinds = {"count": _COUNT, "share": _NUMBER}
    return {column.name: (kinds.get(column.kind, _TEXT), column.about) for column in columns}


def _answer(answer: Answer, look: Look) -> Iterator[str]:
    if look.csv_bom:
        yield "\ufeff"
    names = [column.name for column in answer.columns]
    lines = (dict(zip(names, row, strict=True)) for row in answer.rows)
    yield from table((*names, "escaped"), lines, raw=look.csv_raw)


def _table(report: Report, look: Look, names: tuple[str, ...], extra: dict[str, str], *, references: bool) -> Iterator[str]:
    if look.csv_bom:
        yield "\ufeff"
    chosen = (row for row in rows(report) if (row.reference is not None) == references)
    yield from table(names, (_with_words(row_cells(row, extra)) for row in chosen), raw=look.csv_raw)


def _with_words(cells: dict[str, Cell]) -> dict[str, Cell]:
    text = cells.get("text")
    return cells | {"words": words(text)} if isinstance(text, str) else cells


def _schema(columns: Mapping[str, tuple[Mapping[str, Json], str]], extra: tuple[str, ...]) -> dict[str, Json]:
    fields: list[Json] = [{"name": name, **kind, "description": about} for name, (kind, about) in columns.items()]
    fields += [{"name": safe(name)[0], **_TEXT, "description": "A column of the input, passed through."} for name in extra]
    guard = (
        "1 where a cell was changed to be safe: control characters shown, or a leading ' before what a spreadsheet would run."
    )
    fields.append({"name": "escaped", **_COUNT, "description": guard})
    return {"fields": fields, "missingValues": [""]}


def _resource(name: str, schema: Json) -> Json:
    dialect: Json = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True, "lineTerminator": "\r\n"}
    return {"name": name, "path": f"{name}.csv", "format": "csv", "encoding": "utf-8", "dialect": dialect, "schema": schema}
