"""The whole way of a corpus: read, held against each other, judged, reported, alike by the library and the command."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

import linkaudit
from linkaudit.model import Article, Corpus, Finding, Run
from linkaudit.pipeline import Audit, Options
from linkaudit.reporter import FORMATS
from linkaudit.reporter.contract import as_json
from tests.corpus.press import paragraph

FIRST, SECOND, OWN = paragraph(1), paragraph(2), paragraph(3)
POST = "https://twitter.com/quay_anna/status/1214169296198389760"


def record(outlet, *texts, credit="", **more):
    first, *rest = texts
    text = "\n\n".join([f"PORT CALDER ({credit}) - {first}" if credit else first, *rest])
    return {
        "url": f"https://www.{outlet}.example/a",
        "title": f"Story of {outlet}",
        "text": text,
        "published": "2020-03-04",
    } | more


RECORDS = [
    record("one", FIRST, SECOND, credit="AFP"),
    record("two", FIRST, SECOND, OWN, credit="AFP"),
    record("three", FIRST, SECOND, "Read more: Story of one", POST),
    record("four", FIRST, SECOND, POST, credit="Reuters"),
]


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in RECORDS))
    return str(path)


def events_of(path, **options):
    return list(linkaudit.audit([path], offline=True, jobs=0, **options))


def of(kind, events):
    return [event for event in events if isinstance(event, kind)]


def test_articles_come_as_the_others_let_them_appear(corpus):
    articles = of(Article, events_of(corpus))
    uncredited = articles[2]
    assert [(p.label, p.agencies, p.basis) for p in uncredited.passages[:2]] == [("wire", ("afp",), "matched")] * 2
    (label,) = [reference for reference in uncredited.references if reference.kind == "cross_ref"]
    assert (label.suggested_url, label.suggested_score) == ("https://www.one.example/a", 1.0)


def test_rules_speak_of_copies(corpus):
    told = {finding.rule: finding for finding in of(Finding, events_of(corpus)) if finding.rule != "agency-post"}
    wire, conflict, unlinked = told["uncredited-wire"], told["credit-conflict"], told["cross-reference-unlinked"]
    assert (wire.article[-2:], wire.confidence) == ("#3", "strong")
    assert "2 other articles print 60 of these words under afp's credit" in wire.message
    assert (conflict.article[-2:], conflict.confidence) == ("#4", "strong")
    assert "credits reuters" in conflict.message
    assert "https://www.one.example/a bears that title" in unlinked.message
    assert unlinked.evidence == "titles agree: 1"


def test_the_answers_stand_before_the_run(corpus):
    *_, answers, run = events_of(corpus)
    assert isinstance(answers, Corpus)
    assert isinstance(run, Run)
    assert (answers.articles, answers.outlets, answers.matched, answers.suggested) == (4, 4, 2, 1)
    assert [(post.key, post.articles) for post in answers.posts] == [("x:1214169296198389760", 2)]
    (copies,) = answers.copies
    assert (copies.kind, copies.articles) == ("credit missing", 4)


def test_one_article_has_no_answers_unless_asked_for(tmp_path):
    path = tmp_path / "one.txt"
    path.write_text(FIRST)
    assert not of(Corpus, events_of(str(path)))
    assert of(Corpus, events_of(str(path), corpus=True))[0].articles == 1


def test_without_corpus_every_article_stands_by_itself(corpus):
    events = events_of(corpus, corpus=False)
    assert not of(Corpus, events)
    assert all(passage.basis != "matched" for article in of(Article, events) for passage in article.passages)


def test_library_and_report_say_the_same_and_so_does_a_kept_run(corpus, tmp_path):
    state = str(tmp_path / "state.sqlite")
    events = [json.dumps(as_json(event)) for event in events_of(corpus)]
    options = Options(offline=True, state=state)
    with Audit([corpus], options) as run:
        run.carry_out()
        lines = FORMATS["jsonl"].render(run.report())
    assert [json.loads(line) for line in lines.splitlines()] == [json.loads(line) for line in events]
    from linkaudit.pipeline.kept import kept_report

    with kept_report(state) as kept:
        assert FORMATS["jsonl"].render(kept) == lines


def test_a_second_run_forgets_what_the_first_one_was_told(corpus, tmp_path):
    state = str(tmp_path / "state.sqlite")
    events_of(corpus, state=state)
    lines = [json.dumps(each) + "\n" for each in RECORDS[1:]]
    Path(corpus).write_text("".join(lines))
    articles = of(Article, events_of(corpus, state=state))
    assert all(passage.basis != "matched" for article in articles for passage in article.passages)


def test_jobs_change_nothing(corpus):
    alone = events_of(corpus)
    assert list(linkaudit.audit([corpus], offline=True, jobs=2)) == alone


def test_a_report_may_be_gathered_from_events(corpus):
    from linkaudit.reporter import Report

    events = events_of(corpus)
    report = Report.of(events)
    assert report.corpus == events[-2]
    assert replace(report, corpus=None).run == events[-1]


def test_names_of_files_need_not_be_text(tmp_path):
    names = [os.fsencode(tmp_path) + b"/" + name for name in (b"b\xe4r.jsonl", b"k\xc3\x28.txt", b"\xed\xa0\x80.txt")]
    Path(os.fsdecode(names[0])).write_text(json.dumps(RECORDS[0]) + "\n")
    for name in names[1:]:
        Path(os.fsdecode(name)).write_text(f"{FIRST}\n\n{SECOND}\n\nSee htp://quay.example.\n")
    options = Options.of(offline=True, state=str(tmp_path / "state"), corpus=True)
    for _ in range(2):
        with Audit([str(tmp_path)], options) as run:
            assert run.carry_out().articles == 3
            report = run.report()
            assert [entry.origin.path for entry in report.entries] == sorted(map(os.fsdecode, names))
            (copied,) = report.corpus.copies
            assert {copied.article, *copied.copies} == {entry.id for entry in report.entries}
            assert {finding.article for finding in report.findings} <= {entry.id for entry in report.entries}
            for name, form in FORMATS.items():
                assert form.render(report).encode(), name
