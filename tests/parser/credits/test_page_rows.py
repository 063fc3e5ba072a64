"""Whole pages in the markup of many content systems: who is credited where, and what stands beside a picture only.

A row is a page's body with `{h}` for its heading, `{P}` for its paragraphs, `{1}`, `{2}` … for single ones, and `{nav}`, `{related}`
and `{foot}` for what stands round an article; what it expects is every mention but those of subjects and accounts, as agency, role and place, metadata counting as a byline.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from linkaudit.model import Article, Origin, Source
from linkaudit.parser import parse

HERE = Path(__file__).parent
ROWS: list[dict[str, Any]] = [json.loads(line) for line in (HERE / "page_rows.jsonl").read_text(encoding="utf-8").splitlines()]
PARAGRAPHS = json.loads((HERE / "page_paragraphs.json").read_text(encoding="utf-8"))
TITLE = "Vote on the old pier is put off"
AROUND = {
    "nav": (
        '<header class="site-header"><a href="/">Lakeside Courier</a><nav><ul><li><a href="/news">News</a></li>'
        '<li><a href="/sport">Sport</a></li></ul></nav></header>'
    ),
    "related": (
        '<section class="related"><h3>Related</h3><ul><li><a href="/a">Storm nears the coast and ferries stay in port</a></li>'
        '<li><a href="/b">School in the upper town to close</a></li></ul></section>'
    ),
    "foot": '<footer class="site-footer"><p>© 2024 Lakeside Courier. All rights reserved.</p></footer>',
    "h": f"<h1>{TITLE}</h1>",
}
SILENT = {"subject", "social_account"}


def article(row: dict[str, Any]) -> Article:
    paragraphs = PARAGRAPHS[row["lang"]]
    parts = AROUND | {str(number): words for number, words in enumerate(paragraphs, 1)}
    body = row["page"].replace("{P}", "".join(f"<p>{words}</p>\n" for words in paragraphs))
    for name, words in parts.items():
        body = body.replace(f"{{{name}}}", words)
    head = f'<meta charset="utf-8"><title>{TITLE}</title>{row.get("head", "")}'
    text = f'<!doctype html>\n<html lang="{row.get("declared", row["lang"])}"><head>{head}</head>\n<body>{body}</body></html>'
    source = Source(id="t", origin=Origin(path="t", media="html"), text=text, url=row.get("url"), outlet_country=row["country"])
    return parse(source)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['lang']} {row['credit']} {row['page'][-60:]}")
def test_a_page_credits_whom_it_names_where_it_names_them(row: dict[str, Any]) -> None:
    found = article(row)
    said = {
        f"{mention.agency} {mention.role} {'byline' if mention.where in ('meta', 'jsonld') else mention.where}"
        for mention in found.mentions
        if mention.role not in SILENT
    }
    assert sorted(said) == row["expect"]
    assert " ".join([found.credit.kind, *found.credit.agencies]) == row["credit"]


def test_the_pages_are_many_and_in_many_languages() -> None:
    assert len(ROWS) >= 250
    assert len({row["lang"] for row in ROWS}) >= 20
