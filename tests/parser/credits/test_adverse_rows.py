"""Rows and small articles written to break provenance, by somebody who had not seen it: words that are names, names that are words.

A row is a sentence or a line in its place, in any of fifty-odd languages; an article has the label of every line beside it. What
is known to be read wrongly has a `gap` that says why.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from linkaudit.model import Article, Mention, Origin, Source
from linkaudit.parser import parse
from tests.parser.papers import PROSE, TITLE, page

HERE = Path(__file__).parent
CREDITING = {"article_credit", "mixed_credit", "contributory_credit", "in_text_source", "reported_by"}


def read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


ROWS, ARTICLES = read("adverse_rows.jsonl"), read("adverse_articles.jsonl")


def html(text: str, position: str) -> str:
    """Captions and metadata have no place in plain text."""
    figure = f'<figure><img src="a.jpg" alt=""><figcaption>{text}</figcaption></figure>' if position == "caption" else ""
    head = text if text.startswith("<") else f'<script type="application/ld+json">{text}</script>'
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE[1:])
    return (
        f"<html><head><title>{TITLE}</title>{'' if figure else head}</head>"
        f"<body><article><h1>{TITLE}</h1><p>{PROSE[0]}</p>{figure}{paragraphs}</article></body></html>"
    )


def article(text: str, country: str | None, *, media: str = "text") -> Article:
    return parse(
        Source(id="t", origin=Origin(path="t", media="html" if media == "html" else "text"), text=text, outlet_country=country)
    )


def in_row(row: dict[str, Any]) -> tuple[Article, list[Mention], str]:
    """The article around a row, the mentions in the row's place, and the article's source."""
    if row["position"] not in ("caption", "meta"):
        text = page(row["text"], position=row["position"], credit=row["credit"])
        found = article(text, row["country"])
    else:
        text = html(row["text"], row["position"])
        found = article(text, row["country"], media="html")
    start, end = text.index(row["text"]), text.index(row["text"]) + len(row["text"])
    if row["position"] == "meta":
        return found, [m for m in found.mentions if m.where in ("meta", "jsonld", "byline")], text
    return found, [m for m in found.mentions if m.place and m.place.start < end and m.place.end > start], text


def cases(*, trap: bool) -> list[Any]:
    return [
        pytest.param(
            row, id=f"{row['lang']} {row['text'][:40]}", marks=[pytest.mark.xfail(reason=row["gap"])] if "gap" in row else []
        )
        for row in ROWS
        if row["trap"] is trap
    ]


def stands_at(mention: Mention, text: str, span: str, row: dict[str, Any]) -> bool:
    if row["position"] == "meta":
        return True
    at = text.index(span, text.index(row["text"]))
    return mention.place is not None and mention.place.start < at + len(span) and mention.place.end > at


@pytest.mark.parametrize("row", cases(trap=False))
def test_what_credits_is_found_in_its_role(row: dict[str, Any]) -> None:
    _, mentions, text = in_row(row)
    for agency, role, span in row["expect"]:
        assert role in {m.role for m in mentions if m.agency == agency and stands_at(m, text, span, row)}
    assert {m.agency for m in mentions if m.role in CREDITING} <= {agency for agency, _, _ in row["expect"]}


@pytest.mark.parametrize("row", cases(trap=True))
def test_what_does_not_credit_is_not_taken_for_a_credit(row: dict[str, Any]) -> None:
    found, mentions, _ = in_row(row)
    expected = {agency: role for agency, role, _ in row["expect"]}
    assert not [(m.agency, m.role) for m in mentions if m.agency not in expected or m.role in CREDITING]
    paid = {agency for agency, role in expected.items() if role == "press_release"}
    assert set(found.credit.agencies) <= {row["credit"], *paid}


def lines() -> list[Any]:
    return [
        pytest.param(
            paper,
            row,
            id=f"{paper['name']}:{row['starts'][:30]}",
            marks=[pytest.mark.xfail(reason=row["gap"])] if "gap" in row else [],
        )
        for paper in ARTICLES
        for row in paper["expect"]
    ]


@pytest.mark.parametrize(("paper", "row"), lines())
def test_each_line_of_an_article_has_its_label(paper: dict[str, Any], row: dict[str, Any]) -> None:
    found = article(paper["source"], paper["country"], media=paper["media"])
    start = "".join(row["starts"].split())[:32]
    passage = next(p for p in found.passages if "".join(p.text.split()).startswith(start))
    assert passage.form in row["form"].split("|")
    assert passage.label in row["label"].split("|")
    assert sorted(passage.agencies) == sorted(row["agencies"])
    assert passage.basis in row.get("basis", passage.basis).split("|")


@pytest.mark.parametrize("paper", [paper for paper in ARTICLES if paper["credit"]], ids=lambda paper: paper["name"])
def test_an_article_has_its_credit(paper: dict[str, Any]) -> None:
    credit = article(paper["source"], paper["country"], media=paper["media"]).credit
    assert " ".join([credit.kind, *credit.agencies]) == paper["credit"]


def test_the_rows_are_many_and_in_many_languages() -> None:
    assert len(ROWS) >= 1000
    assert len({row["lang"] for row in ROWS}) >= 50
    assert len(ARTICLES) >= 30
    assert sum("gap" in row for row in ROWS) <= 10
