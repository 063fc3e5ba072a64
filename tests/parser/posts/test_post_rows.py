"""Flattened posts as rows, in the midst of articles in sixteen languages; and lines that only look like one.

A row's body marks with ⟦ ⟧ what is the post; `posts` holds handle, name and day of each.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from linkaudit.parser import parse
from tests.parser.texts import source


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()]


PROSE = {row["language"]: row["prose"] for row in rows("prose_rows.jsonl")}
ROWS = rows("post_rows.jsonl")


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the stretches between them."""
    plain, stretches, start = "", [], 0
    for letter in text:
        if letter == "⟦":
            start = len(plain)
        elif letter == "⟧":
            stretches.append((start, len(plain)))
        else:
            plain += letter
    return plain, stretches


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_each_row_holds_the_posts_it_says(row: dict[str, Any]) -> None:
    first, second, third, last = PROSE[row["language"]]
    between = "\n\n" if "\n\n" in row["body"] else "\n"
    text, stretches = unmarked(between.join((first, second, row["body"], third, last)))
    found = [seen for seen in parse(source(text)).references if seen.kind == "post"]
    assert [[seen.handle, seen.name, seen.shown_date] for seen in found] == row["posts"]
    assert [(seen.place.start, seen.place.end) for seen in found if seen.place] == stretches


def test_the_rows_are_many() -> None:
    assert len(ROWS) >= 200
    assert sum(not row["posts"] for row in ROWS) >= 40
