"""The corpus answers in every format: the same rows, cut for people and whole for programs, foreign text harmless."""

import csv
import io
import json

import pytest

from linkaudit.model import Account, Copies, Corpus, Insertions, Rot, Share, SharedPost
from linkaudit.reporter import FORMATS, Look, Report
from linkaudit.reporter.corpus_answers import SHOWN, answers
from linkaudit.reporter.corpus_columns import HEADINGS, TABLES
from linkaudit.reporter.csv_tables import tables
from tests.support import a_report, a_run, an_article

HOSTILE = "=cmd|'/c calc'!A1\x1b[2J\u202e<script>|`"


def a_corpus(handle="quay_anna", title="Port strike", accounts=1):
    shares = (
        Share(label="wire", agencies=("afp", "ap"), passages=3, words=60),
        Share(label="unattributed", agencies=(), passages=1, words=20),
    )
    account = Account(platform="x", handle=handle, agency=None, insertions=4, posts=3, articles=2, dead=1)
    post = SharedPost(
        key="x:11", url="https://x.com/a/status/11", platform="x", handle=handle, insertions=3, articles=2, outcome="gone"
    )
    copies = Copies(
        article="a.jsonl#1",
        title=title,
        kind="credit missing",
        articles=3,
        outlets=2,
        words=48,
        credits=(("afp;ap", 2), ("", 1)),
        copies=("a.jsonl#2", "a.jsonl#3"),
    )
    rot = Rot(by="post", year=None, references=10, alive=6, dead=2, uncertain=1, other=1)
    return Corpus(
        articles=4,
        outlets=2,
        passages=4,
        words=80,
        shares=shares,
        insertions=(Insertions(platform="x", outcome="gone", posts=4),),
        accounts=(account,) * accounts,
        accounts_total=accounts + 60,
        posts=(post,),
        posts_total=1,
        copies=(copies,),
        copies_total=1,
        copied_articles=3,
        matched=2,
        suggested=1,
        rot=(rot,),
    )


def report(corpus):
    base = a_report()
    return Report(entries=base.entries, resolutions=base.resolutions, findings=base.findings, corpus=corpus, run=base.run)


def test_every_table_has_a_heading_and_its_columns_a_meaning():
    assert [answer.name for answer in answers(a_corpus())] == list(TABLES) == list(HEADINGS)
    for columns in TABLES.values():
        assert len({column.name for column in columns}) == len(columns)
        assert all(column.about.endswith(".") for column in columns)


def test_rows_are_as_wide_as_their_columns():
    for answer in answers(a_corpus()):
        assert all(len(row) == len(answer.columns) for row in answer.rows)
        assert all(len(row) == len(answer.seen) for row in answer.shown())


def test_in_words():
    rows = {answer.name: next(answer.shown()) for answer in answers(a_corpus())}
    assert rows["corpus_shares"] == ("wire", "AFP, AP", "3", "75.0 %", "60", "75.0 %")
    assert rows["corpus_insertions"] == ("X", "gone", "4", "100.0 %")
    assert rows["corpus_copies"][:5] == ("3", "2", "48", "credit missing", "AFP and AP 2, none 1")
    assert rows["corpus_link_rot"] == ("post", "", "10", "6", "2", "1", "1", "25.0 %")


def test_people_see_the_first_rows_and_how_many_more_there_are():
    (accounts,) = [answer for answer in answers(a_corpus(accounts=20)) if answer.name == "corpus_accounts"]
    assert len(list(accounts.shown())) == SHOWN
    assert accounts.more() == "And 68 more rows; the CSV and JSON reports hold 20."


@pytest.mark.parametrize("name", ["table", "markdown", "html"])
def test_every_format_for_people_has_the_section_after_the_summary(name):
    text = FORMATS[name].render(report(a_corpus()))
    # Markdown may write any sign as a reference; headings are ours and stand as they are.
    assert all(heading in text for heading in HEADINGS.values())
    assert text.index("Corpus") > text.index("Wire share")
    assert "Corpus" not in FORMATS[name].render(report(None))


@pytest.mark.parametrize("width", [24, 40, 64, 100, 160])
def test_the_terminal_is_never_too_narrow(width):
    text = FORMATS["table"].render(report(a_corpus(title="A title that is long enough to be folded " * 4)), Look(width=width))
    section = text[text.index("\nCorpus\n") :]
    assert max(map(len, section.splitlines())) <= width


@pytest.mark.parametrize("name", ["table", "markdown", "html", "json", "jsonl"])
def test_foreign_text_neither_acts_nor_hides(name):
    text = FORMATS[name].render(report(a_corpus(handle=HOSTILE, title=HOSTILE)))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<script>" not in text or name in {"table", "json", "jsonl"}


def test_json_holds_the_same_in_line_and_document():
    corpus = a_corpus()
    lines = [json.loads(line) for line in FORMATS["jsonl"].render(report(corpus)).splitlines()]
    assert [line["type"] for line in lines[-2:]] == ["corpus", "run"]
    document = json.loads(FORMATS["json"].render(report(corpus)))
    assert document["corpus"] == lines[-2]
    assert document["corpus"]["copies"][0]["credits"] == [
        {"credit": "afp;ap", "articles": 2},
        {"credit": "", "articles": 1},
    ]
    assert "corpus" not in json.loads(FORMATS["json"].render(report(None)))


def test_csv_tables_are_described_and_guarded():
    files = {name: "".join(parts) for name, parts in tables(report(a_corpus(handle=HOSTILE)), Look()).items()}
    assert [name for name in files if name.startswith("corpus")] == [f"{name}.csv" for name in TABLES]
    schema = {each["name"]: each for each in json.loads(files["linkaudit.schema.json"])["resources"]}
    for name in TABLES:
        header, *rows = csv.reader(io.StringIO(files[f"{name}.csv"], newline=""))
        assert header == [field["name"] for field in schema[name]["schema"]["fields"]]
        assert rows
    accounts = list(csv.DictReader(io.StringIO(files["corpus_accounts.csv"], newline="")))
    assert accounts[0]["handle"].startswith("'=")
    assert accounts[0]["escaped"] == "1"
    shares = list(csv.DictReader(io.StringIO(files["corpus_shares.csv"], newline="")))
    assert (shares[0]["agencies"], shares[0]["words_share"]) == ("afp;ap", "0.7500")


def test_without_corpus_there_are_no_further_tables():
    files = {name: "".join(parts) for name, parts in tables(report(None), Look()).items()}
    assert set(files) == {"passages.csv", "references.csv", "linkaudit.schema.json"}


def test_an_empty_corpus_is_rendered():
    empty = Corpus(
        **dict.fromkeys(("articles", "outlets", "passages", "words", "accounts_total", "posts_total", "copies_total"), 0),
        **dict.fromkeys(("copied_articles", "matched", "suggested"), 0),
        **dict.fromkeys(("shares", "insertions", "accounts", "posts", "copies", "rot"), ()),
    )
    for name in FORMATS:
        assert FORMATS[name].render(Report(entries=(an_article(),), corpus=empty, run=a_run()))
