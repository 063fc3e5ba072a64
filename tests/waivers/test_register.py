"""Who has taken a finding on himself: the article first, then the configuration, then the baseline."""

import json
from datetime import date

import pytest

from linkaudit.errors import ConfigError, OutputError
from linkaudit.model import Waiver
from linkaudit.waivers import Baseline, Ignore, Waivers
from linkaudit.waivers.register import MOST_NOTES
from tests.support import a_finding, a_passage, a_place, a_reference, an_article

TODAY = date(2026, 11, 22)


def a_waiver(**fields):
    return Waiver(**{"rules": ("post-gone",), "reason": "told", "until": None, "place": a_place(), "passages": None} | fields)


def judged(finding, *ignores, waivers=(), reference=None):
    register = Waivers(ignores, today=TODAY)
    found = register.judge(finding, an_article(a_passage(), waivers=tuple(waivers)), reference)
    return found.waived, found.waived_in


def test_a_finding_of_nobody_counts():
    assert judged(a_finding()) == (None, None)


@pytest.mark.parametrize(
    ("waiver", "waived"),
    [
        (a_waiver(), True),
        (a_waiver(rules=()), True),
        (a_waiver(rules=("link-gone",)), False),
        (a_waiver(passages=(1, 2)), True),
        (a_waiver(passages=(2,)), False),
        (a_waiver(passages=()), False),
        (a_waiver(until="2026-11-22"), True),
        (a_waiver(until="2026-11-21"), False),
    ],
)
def test_a_comment_covers_rules_passages_and_days(waiver, waived):
    assert judged(a_finding(passage=1), waivers=[waiver]) == (("told", "article") if waived else (None, None))


@pytest.mark.parametrize(
    ("entry", "waived"),
    [
        ({"rule": "post-gone"}, True),
        ({"rule": "link-gone"}, False),
        ({"path": "harbour.txt"}, True),
        ({"path": "*.html"}, False),
        ({"url": "port.example"}, True),
        ({"url": "port.example/orders"}, True),
        ({"url": "quay.example"}, False),
        ({"rule": "post-gone", "path": "*.txt", "url": "port.example", "expires": "2026-11-22"}, True),
        ({"rule": "post-gone", "expires": "2026-11-21"}, False),
    ],
)
def test_an_entry_of_the_configuration(entry, waived):
    reference = a_reference(url="https://port.example/orders?a=1")
    found = judged(a_finding(), Ignore.of({**entry, "reason": "known"}), reference=reference)
    assert found == (("known", "configuration") if waived else (None, None))


def test_an_entry_by_link_is_no_entry_for_passages():
    assert judged(a_finding(), Ignore.of({"url": "*"}), reference=None) == (None, None)


def test_paths_are_relative_to_the_configuration(tmp_path, monkeypatch):
    entry = Ignore.of({"path": "/old/", "reason": "closed"}, folder=str(tmp_path))
    (tmp_path / "old").mkdir()
    monkeypatch.chdir(tmp_path / "old")
    for name in ("a.txt", "./a.txt", str(tmp_path / "old/a.txt"), "a.jsonl#3"):
        assert judged(a_finding(article=name), entry)[0] == "closed", name
    assert judged(a_finding(article="../new/a.txt"), entry)[0] is None
    assert judged(a_finding(article="https://news.example/old/a.txt"), entry)[0] is None


def test_the_article_speaks_before_the_configuration():
    assert judged(a_finding(), Ignore.of({"rule": "post-gone"}), waivers=[a_waiver()])[1] == "article"


def test_many_expired_waivers_are_counted():
    register = Waivers(today=TODAY)
    places = [a_waiver(until="2020-01-01", place=a_place(line)) for line in range(1, MOST_NOTES + 6)]
    register.enter(an_article(waivers=tuple(places)))
    register.close([], certain=True)
    notes = list(register.notes())
    assert len(notes) == MOST_NOTES + 1
    assert notes[0] == "waiver expired on 2020-01-01: harbour.txt:1: ignore of post-gone"
    assert notes[-1] == "5 more waivers have expired"


# --- the baseline


def known(*findings, path="known.json", **more):
    entries = [
        {
            "article": one.article,
            "rule": one.rule,
            "fingerprint": one.fingerprint,
            "message": "m",
            "added": "2026-01-02",
            **more,
        }
        for one in findings
    ]
    return {"schema": "linkaudit-baseline/1", "findings": entries}


def settled(path, document, *findings, update=False, certain=True, rules=("post-gone",), article="harbour.txt"):
    if document is not None:
        path.write_text(json.dumps(document))
    register = Waivers(baseline=Baseline.read(str(path), update=update), update=update, today=TODAY)
    entry = an_article(id=article)
    register.enter(entry)
    reasons = [register.judge(finding, entry, None).waived for finding in findings]
    register.close(rules, certain=certain)
    kept = [one["fingerprint"] for one in json.loads(path.read_text())["findings"]]
    return reasons, kept, list(register.notes())


A, B = a_finding(fingerprint="a" * 16), a_finding(fingerprint="b" * 16)


def test_known_findings_are_waived_and_new_ones_not(tmp_path):
    reasons, kept, notes = settled(tmp_path / "k", known(A), A, B)
    assert reasons == ["in the baseline since 2026-01-02", None]
    assert (kept, notes) == ([A.fingerprint], [])


def test_what_is_no_longer_found_is_said_and_taken_out_by_an_update(tmp_path):
    _, kept, notes = settled(tmp_path / "k", known(A, B), A)
    assert kept == [A.fingerprint, B.fingerprint]
    assert notes == ["1 of the baseline are no longer found: --update-baseline takes them out"]
    assert settled(tmp_path / "k", known(A, B), A, update=True)[1] == [A.fingerprint]


@pytest.mark.parametrize("doubt", [{"certain": False}, {"rules": ("link-gone",)}, {"article": "quay.txt"}])
def test_what_was_not_looked_at_stays(doubt, tmp_path):
    assert settled(tmp_path / "k", known(A, B), update=True, **doubt)[1] == [A.fingerprint, B.fingerprint]
    assert settled(tmp_path / "k", known(A, B), **doubt)[2] == []


def test_a_reason_given_by_hand_is_the_reason(tmp_path):
    assert settled(tmp_path / "k", known(A, reason="ours to mend"), A)[0] == ["ours to mend"]


def test_the_file_is_sorted_one_entry_a_line(tmp_path):
    path = tmp_path / "k"
    settled(path, None, B, A, update=True)
    text = path.read_text()
    assert [line[:4] for line in text.splitlines()] == ["{", ' "sc', ' "fi', '  {"', '  {"', " ]", "}"]
    assert text.index(A.fingerprint) < text.index(B.fingerprint)
    assert settled(path, None, A, B, update=True)[1] == [A.fingerprint, B.fingerprint]
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "is no JSON"),
        ("[]", "is no baseline"),
        ('{"schema": "linkaudit-baseline/2", "findings": []}', "is no baseline"),
        (json.dumps(known(A, sausage="1")), "findings[1]: sausage: no such key"),
        (json.dumps(known(A, expires=3)), "findings[1]: expires: a text is wanted"),
        (json.dumps(known(A, expires="soon")), "findings[1]: Invalid isoformat"),
        (json.dumps({"schema": "linkaudit-baseline/1", "findings": [3]}), "findings[1]: article: a text is wanted"),
        ("\udcff", "cannot be read"),
    ],
)
def test_a_damaged_baseline_is_a_usage_error(text, says, tmp_path):
    (tmp_path / "k").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigError) as caught:
        Baseline.read(str(tmp_path / "k"), update=True)
    assert says in str(caught.value)


def test_a_baseline_that_cannot_be_written_is_said(tmp_path):
    baseline = Baseline.read(str(tmp_path / "nowhere/k"), update=True)
    with pytest.raises(OutputError, match="cannot be written"):
        Waivers(baseline=baseline, update=True).close([], certain=True)
