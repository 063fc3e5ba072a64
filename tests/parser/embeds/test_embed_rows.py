"""Embeds in the wrappers of site builders, consent tools and lazy loaders, as rows; and buttons, templates and widgets that are none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from linkaudit.parser import parse
from tests.parser.pages import article

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("embed_rows.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["markup"][:60])
def test_each_row_sets_in_what_it_says(row: dict[str, Any]) -> None:
    found = parse(article(row["markup"]).source).references
    assert [seen.key for seen in found if seen.kind in {"post", "embed"}] == row["inserted"]


def test_the_rows_are_many() -> None:
    assert len(ROWS) >= 120
    assert sum(not row["inserted"] for row in ROWS) >= 30
