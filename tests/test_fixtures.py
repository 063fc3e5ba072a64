"""The self-written articles come out as their truth files say, from the parser and from the recorded replies alike."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import linkaudit
from linkaudit.model import Article, Event, Passage, Resolution, Run

ARTICLES = Path(__file__).parents[1] / "fixtures" / "articles"
SLUGS = sorted(path.parent.name for path in ARTICLES.glob("*/replies.warc.gz"))


def rows(slug: str, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (ARTICLES / slug / name).read_text(encoding="utf-8").splitlines()]


def article_path(slug: str) -> Path:
    return next((ARTICLES / slug).glob("article.*"))


@cache
def extracted(slug: str) -> Article:
    return linkaudit.extract(article_path(slug))


@cache
def replayed(slug: str) -> tuple[Event, ...]:
    return tuple(linkaudit.audit(article_path(slug), replay=str(ARTICLES / slug / "replies.warc.gz"), archive=True))


def passage_for(article: Article, row: dict[str, Any]) -> Passage:
    """The passage that answers for a line: its place covers it, its words begin so (furniture: holds them)."""
    text = article_path(Path(article.id).parent.name).read_text(encoding="utf-8")
    for passage in article.passages:
        last = text.count("\n", 0, max(passage.place.start, passage.place.end - 1)) + 1
        words = row.get("starts", "")
        begins = words in passage.text if row["form"] == "boilerplate" else passage.text.startswith(words)
        if passage.place.line <= row["line"] <= last and begins:
            return passage
    raise AssertionError(f"no passage answers for line {row['line']}")


def cases(name: str, key: str) -> list[Any]:
    """One test a row; a row with a `gap` says what is not right yet."""
    return [
        pytest.param(
            slug,
            row,
            id=f"{slug}:{row[key]}",
            marks=[pytest.mark.xfail(reason=row["gap"], strict=False)] if "gap" in row else [],
        )
        for slug in SLUGS
        for row in rows(slug, name)
    ]


@pytest.mark.parametrize(("slug", "row"), cases("truth.jsonl", "line"))
def test_passage(slug: str, row: dict[str, Any]) -> None:
    passage = passage_for(extracted(slug), row)
    agencies = row["agencies"] if "agencies" in row else [row["agency"]] if row["agency"] else []
    assert passage.form in row["form"].split("|")
    assert passage.label == row["label"]
    assert list(passage.agencies) == agencies
    assert passage.basis in row.get("basis", passage.basis).split("|")


@pytest.mark.parametrize("slug", SLUGS)
def test_posts_carry_their_handle_and_id(slug: str) -> None:
    article = extracted(slug)
    for row in rows(slug, "truth.jsonl"):
        if "handle" in row or "account_agency" in row:
            numbers = passage_for(article, row).references
            post = next(r for r in article.references if r.n in numbers and r.kind == "post")
            assert post.handle == row.get("handle", post.handle)
            assert post.post_id == row.get("status_id", post.post_id)
            assert post.account_agency == row.get("account_agency")


@pytest.mark.parametrize(("slug", "row"), cases("outcomes.jsonl", "key"))
def test_outcome(slug: str, row: dict[str, Any]) -> None:
    found = next((one for one in replayed(slug) if isinstance(one, Resolution) and one.key == row["key"]), None)
    assert found is not None, "the key is missing from the report"
    assert (found.outcome, row["reason"] in found.reason) == (row["outcome"], True), found
    assert row.get("leads_to", found.leads_to) == found.leads_to
    if "handle" in row:
        assert found.post is not None
        assert found.post.handle == row["handle"]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_recording_says_that_it_is_simulated_and_is_whole(slug: str) -> None:
    run = replayed(slug)[-1]
    assert isinstance(run, Run)
    assert any("simulated" in note for note in run.notes)
    assert run.complete
