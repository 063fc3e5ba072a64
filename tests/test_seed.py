"""The user's article, line by line: what it must come out as is kept beside it, outside the project."""

import json
from dataclasses import asdict

import pytest

import linkaudit
from tests.places import SHARED

ARTICLE = SHARED / "data/seed/article.txt"
EXPECTED = SHARED / "data/seed_expected.jsonl"

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the seed article is not part of the project")


def expected():
    return [json.loads(line) for line in EXPECTED.read_text(encoding="utf-8").splitlines()] if EXPECTED.exists() else []


@pytest.fixture(scope="module")
def article():
    return linkaudit.extract(ARTICLE)


def passage_of_line(article, number):
    text = ARTICLE.read_text(encoding="utf-8")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    low, high = starts[number - 1], starts[number] - 1
    return next(p for p in article.passages if p.place.start < high and p.place.end > low)


@pytest.mark.parametrize("row", expected(), ids=lambda row: f"line {row['line']}")
def test_line(article, row):
    passage = passage_of_line(article, row["line"])
    assert passage.form == row["form"]
    assert passage.label in (row["label"], *row["also_accept"])
    assert passage.agencies == ((row["agency"],) if row["agency"] else ())
    assert passage.basis == row["basis"]
    assert passage.confidence == row["confidence"]
    if "duplicate_of" in row:
        assert passage.duplicate_of == passage_of_line(article, row["duplicate_of"]).n
    else:
        assert passage.duplicate_of is None
    references = [r for r in article.references if r.n in passage.references and r.kind == "post"]
    if "handle" in row:
        assert [r.handle for r in references] == [row["handle"]]
        assert references[0].post_id == row.get("status_id")
        assert references[0].account_agency == row.get("account_agency")
    else:
        assert references == []
    assert passage.evidence


def test_the_article_as_a_whole(article):
    kinds = [reference.kind for reference in article.references]
    assert kinds.count("post") == 6
    assert kinds.count("cross_ref") == 3
    assert [p.form for p in article.passages].count("pull_quote") == 2
    assert article.credit.kind == "mixed"
    assert article.credit.agencies == ("afp",)
    assert article.credit.contributors == ("GVS News Desk",)
    assert {m.agency for m in article.mentions if m.role.endswith("_credit")} == {"afp"}
    assert not [p for p in article.passages if p.label == "outlet"]


def test_every_place_is_the_thing_itself(article):
    text = ARTICLE.read_text(encoding="utf-8")
    for passage in article.passages:
        assert text[passage.place.start : passage.place.end] == passage.text
    for mention in article.mentions:
        assert text[mention.place.start : mention.place.end] == mention.quote, asdict(mention)
    for evidence in (item for passage in article.passages for item in passage.evidence if item.start is not None):
        assert text[evidence.start : evidence.end] == evidence.quote
