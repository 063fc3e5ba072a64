"""Cross-references and what looks like them, as rows: lines, cards, lists, buttons, calls and prose in fifty languages.

A row is a piece of an article with what it points at. What is known to be read wrongly has a `gap` that says why.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from linkaudit.model import Origin, Source
from linkaudit.parser import parse

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("crossref_rows.jsonl").read_text(encoding="utf-8").splitlines()
]
TITLE = "Harbour board to vote on crane"
PROSE = (
    "The chairman of the harbour board spoke for an hour at the town hall on Friday evening, and few of the pilots stayed.",
    "The vote is to be held next week, and until then the old crane will be used for the smaller ships only, he added.",
    "Two of the nine members have said that they will abstain, which would leave the motion one short of what it needs.",
)


def article(row: dict[str, Any]) -> str:
    """The piece in the middle or at the end of three paragraphs."""
    html, body = row["media"] == "html", row["body"]
    first, second, third = (f"<p>{paragraph}</p>" if html else paragraph for paragraph in PROSE)
    pieces = [first, second, third, body] if row["place"] == "end" else [first, second, body, third]
    match row["media"]:
        case "html":
            return f"<!doctype html><title>{TITLE}</title><main><article><h1>{TITLE}</h1>{''.join(pieces)}</article></main>"
        case "markdown":
            return "\n\n".join([f"# {TITLE}", *pieces])
        case _:
            return "\n".join(pieces)


def found(row: dict[str, Any]) -> list[list[str | None]]:
    source = Source(id="t", origin=Origin(path="t", media=row["media"]), text=article(row))
    return [[ref.title, ref.url] for ref in parse(source).references if ref.kind == "cross_ref"]


CASES = [
    pytest.param(row, id=f"{n}", marks=[pytest.mark.xfail(reason=row["gap"], strict=True)] if "gap" in row else [])
    for n, row in enumerate(ROWS, 1)
]


@pytest.mark.parametrize("row", CASES)
def test_each_row_points_at_what_it_says(row: dict[str, Any]) -> None:
    assert found(row) == row["refs"], row["body"]


def test_the_rows_are_many_and_few_are_gaps() -> None:
    assert len(ROWS) >= 500
    assert sum(not row["refs"] for row in ROWS) >= 200
    assert sum("gap" in row for row in ROWS) <= 5
