import json
from typing import Any

import pytest

from linkaudit.model import Archived, Article, PostFacts
from linkaudit.reporter import FORMATS, Report
from linkaudit.reporter.json_report import dumps, line
from tests.support import a_passage, a_post, a_report, a_resolution, a_run, an_article


def lines() -> list[dict[str, Any]]:
    return [json.loads(text) for text in FORMATS["jsonl"].render(a_report()).splitlines()]


def test_one_object_a_line_in_the_order_of_the_run() -> None:
    kinds = ["article", "unreadable", "resolution", "resolution", "resolution", "finding", "run"]
    assert [found["type"] for found in lines()] == kinds
    assert {found["schema"] for found in lines()} == {"linkaudit/1"}


def test_fields_stand_in_the_order_of_the_contract() -> None:
    article, unreadable, resolution, _, _, finding, run = lines()
    assert list(article) == (
        [
            "schema",
            "type",
            "id",
            "origin",
            "url",
            "title",
            "published",
            "language",
            "credit",
            "passages",
            "mentions",
            "references",
        ]
    )
    assert list(article["origin"]) == ["path", "record", "media"]
    assert list(article["credit"]) == ["kind", "agencies", "primary", "contributors", "place"]
    assert list(article["passages"][0]) == (
        ["n", "place", "form", "label", "agencies", "basis", "confidence", "duplicate_of", "references", "evidence", "text"]
    )
    assert list(article["passages"][0]["place"]) == ["line", "column", "start", "end"]
    assert list(article["passages"][0]["evidence"][0]) == ["rule", "quote", "start", "end", "agency", "polarity"]
    assert list(article["mentions"][0]) == ["agency", "role", "where", "passage", "quote", "place"]
    names = (
        "n kind platform form place passage url key post_id handle name text shown_date posted_at label title account_agency"
    )
    assert list(article["references"][0]) == names.split()
    assert list(unreadable) == ["schema", "type", "id", "origin", "reason"]
    assert list(resolution)[:13] == (
        "schema type key url outcome reason status final_url hops attempts checked_at post archived".split()
    )
    assert list(finding)[:10] == "schema type rule severity confidence article reference place message fingerprint".split()
    assert list(run)[:7] == "schema type articles references outcomes complete version".split()


def test_values_of_the_contract() -> None:
    article, _, resolution, live, blocked, finding, run = lines()
    assert article["passages"][1]["confidence"] == "weak"
    assert article["references"][2]["key"] is None
    assert [resolution[name] for name in ("outcome", "reason", "evidence")] == [
        "gone",
        "deleted",
        "oEmbed 404, syndication 404",
    ]
    assert live["post"] == {
        "handle": "Reuters",
        "name": "Reuters",
        "created_at": "2020-01-06T12:58:13Z",
        "text": "Ships wait off Port Merrow",
    }
    assert blocked["attempts"][0]["elapsed"] == 0.25
    assert finding["confidence"] == "strong"
    assert run["notes"] == ["Simulated replies, written for this test."]


def test_fields_beyond_the_contract_follow_where_they_say_something() -> None:
    article = an_article(extra={"desk": "sport"}, notes=("cut",), outlet_country="PK")
    assert list(json.loads(line(article)))[-3:] == ["notes", "outlet_country", "extra"]
    kept = Archived(url="u", timestamp="t", original="o", mimetype="m")
    told = a_resolution(
        a_post(), post=PostFacts(edited=True), archived=kept, leads_to="x:1", title="T", content_type="text/html"
    )
    got = json.loads(line(told))
    assert got["archived"] == {"url": "u", "timestamp": "t", "original": "o", "mimetype": "m"}
    assert got["post"]["edited"] is True
    assert (got["leads_to"], got["title"], got["content_type"]) == ("x:1", "T", "text/html")


def test_the_document_holds_the_same_objects() -> None:
    whole = json.loads(FORMATS["json"].render(a_report()))
    assert list(whole) == ["schema", "type", "articles", "unreadable", "resolutions", "findings", "run"]
    assert whole["type"] == "audit"
    assert [*whole["articles"], *whole["unreadable"], *whole["resolutions"], *whole["findings"], whole["run"]] == lines()


def test_an_extraction_has_no_run() -> None:
    whole = json.loads(FORMATS["json"].render(Report.of([an_article()])))
    assert (whole["type"], whole["run"], len(whole["articles"])) == ("extract", None, 1)
    assert json.loads(FORMATS["json"].render(Report.of([a_run()])))["type"] == "audit"


def test_nothing_is_lost_and_nothing_acts() -> None:
    text = "a\x00\x1b[2J\u202e\u2028\ud800\U000e0041\ufffe می\u200cخواهم"
    written = line(an_article(a_passage(1, text)))
    assert json.loads(written)["passages"][0]["text"] == text
    assert written.isprintable() or written.rstrip("\n").isprintable()


def test_passwords_are_masked_everywhere() -> None:
    article: Article = an_article(
        a_passage(1, "see https://u:secret@h.example/a"),
        a_post(url="https://u:secret@x.com/a", key="k"),
        extra={"https://u:secret@h.example/column": "a"},
    )
    written = line(article)
    assert "secret" not in written
    assert written.count("https://u:***@") == 3


@pytest.mark.parametrize(
    "url", ['https://u:se"cret@h.example/', "https:\\\\u:secret@h.example", "https:u:secret@h.example", "//u:\x01secret@h"]
)
def test_no_spelling_of_a_password_escapes(url: str) -> None:
    assert ":***@" in dumps({"url": url})
    assert "cret" not in dumps({"url": url})


def test_no_constant_outside_json() -> None:
    with pytest.raises(ValueError, match="JSON"):
        dumps(float("nan"))
