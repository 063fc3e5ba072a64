import json
from typing import Any

import pytest

from linkaudit.model import Origin
from linkaudit.reporter import FORMATS, Look, Report
from linkaudit.reporter.sarif import uri
from linkaudit.rules import manual
from tests.support import a_finding, a_report, a_run, an_article


def log(*events: object, look: Look | None = None) -> dict[str, Any]:
    report = Report.of(events) if events else a_report()
    whole: dict[str, Any] = json.loads(FORMATS["sarif"].render(report, look))
    assert whole["version"] == "2.1.0"
    (run,) = whole["runs"]
    return dict(run)


def test_a_finding_is_a_result_with_place_and_fingerprint() -> None:
    (result,) = log()["results"]
    assert result == {
        "ruleId": "post-gone",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "The post by @quay_anna is gone: deleted."},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": "harbour.txt"}, "region": {"startLine": 3, "startColumn": 1}}}
        ],
        "partialFingerprints": {"linkaudit/v1": "0123456789abcdef"},
        "properties": {"confidence": "strong", "article": "harbour.txt"},
    }


def test_rules_are_described_by_their_manuals() -> None:
    driver = log(look=Look(manuals={"post-gone": manual("post-gone")}))["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("linkaudit", "0.1.0")
    (rule,) = driver["rules"]
    assert (rule["id"], rule["name"], rule["defaultConfiguration"]) == ("post-gone", "PostGone", {"level": "error"})
    assert rule["shortDescription"]["text"] == "A post that the article shows or links to has been removed."
    assert "What to do:" in rule["help"]["text"]


def test_what_has_to_be_said_of_the_run_is_a_notification() -> None:
    (invocation,) = log()["invocations"]
    assert [note["message"]["text"] for note in invocation["toolExecutionNotifications"]] == [
        "Simulated replies, written for this test.",
        "photo.html could not be read: binary data without markup",
    ]
    assert invocation["executionSuccessful"] is True
    assert log(a_run(complete=False))["invocations"][0]["executionSuccessful"] is False


@pytest.mark.parametrize(
    ("path", "record", "root", "where"),
    [
        ("/repo/articles/a b.txt", None, "/repo", {"uri": "articles/a%20b.txt", "line": 3}),
        ("./a.txt", None, None, {"uri": "a.txt", "line": 3}),
        ("corpus.jsonl.gz", 17, None, {"uri": "corpus.jsonl.gz", "line": 17}),
        ("corpus.warc.gz", 17, None, {"uri": "corpus.warc.gz", "line": None}),
        ("https://news.example/a?b", None, None, {"uri": "https://news.example/a?b", "line": None}),
        ("-", None, None, {"uri": "stdin", "line": None}),
        ("a:b\\c.txt", None, None, {"uri": "a%3Ab/c.txt", "line": 3}),
    ],
)
def test_places_are_those_of_the_checkout(path: str, record: int | None, root: str | None, where: dict[str, object]) -> None:
    article = an_article(id=path, origin=Origin(path=path, record=record))
    (result,) = log(article, a_finding(article=path), look=Look(root=root))["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert {"uri": physical["artifactLocation"]["uri"], "line": physical.get("region", {}).get("startLine")} == where


def test_brackets_cannot_become_links() -> None:
    (result,) = log(a_finding(message="[click](https://e.example) \\"))["results"]
    assert result["message"]["text"] == "\\[click\\](https://e.example) \\\\"


def test_a_finding_without_place_has_no_region_and_file_names_need_not_be_text() -> None:
    (result,) = log(a_finding(place=None, article="b\udcff.txt"))["results"]
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "b%FF.txt"}}}]
    assert uri("a#b?c") == "a%23b%3Fc"


@pytest.mark.parametrize("path", ["http:u:secret@h.example", "https://u:secret@h.example/a"])
def test_no_place_holds_a_password(path: str) -> None:
    article = an_article(id=path, origin=Origin(path=path))
    assert "secret" not in json.dumps(log(article, a_finding(article=path)))


def test_the_gravest_are_kept_where_a_page_takes_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkaudit.reporter.sarif.MOST_RESULTS", 2)
    findings = [a_finding("b", severity="note"), a_finding("a", severity="error"), a_finding("c", severity="warning")]
    run = log(*findings)
    assert [result["ruleId"] for result in run["results"]] == ["a", "c"]
    assert "1 findings of lower severity are left out." in json.dumps(run["invocations"])
