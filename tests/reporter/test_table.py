import re

import pytest
from wcwidth import wcswidth

from linkaudit.model import Archived, Article
from linkaudit.reporter import FORMATS, Look, Report
from tests.support import a_finding, a_passage, a_post, a_reference, a_report, a_resolution, a_run, an_article

GOLDEN = """\
Article harbour.txt: Port strike enters second week
Published 2020-01-07. Credit: AFP, mixed with the Merrow desk.

Wire-service reporting
   line | what            | who   | today        | text
--------+-----------------+-------+--------------+--------------------------------------------------
      1 | wire (anchored) | AFP   |              | Dockers in Port Merrow walked out, a leader told
        |                 |       |              | AFP.
      2 | wire, mixed     | AFP   |              | The port called it unlawful.
      2 | link            |       | blocked: 403 | https://port.example/orders?a=1

Social-media insertions
   line | what   | who                     | today         | text
--------+--------+-------------------------+---------------+----------------------------------------
      3 | X post | @quay_anna 2020-01-06   | GONE: deleted | We stay out until Friday.
        |        |                         |               | https://twitter.com/quay_anna/status/12
        |        |                         |               | 14169296198389760
      4 | X post | @Reuters (Reuters's own | live          | Ships wait off Port Merrow
        |        | account) 2020-01-06     |               | https://twitter.com/Reuters/status/1214
        |        |                         |               | 169296198389761

Cross-references
   line | what      | today              | text
--------+-----------+--------------------+-----------------------------
      5 | Read more | unresolved: no url | Five ports that never sleep

Other
   line | what        | who   | text
--------+-------------+-------+-----------------------------------------------
      6 | credit line | AFP   | AFP with additional input by the Merrow desk.

Unreadable: photo.html: binary data without markup

Findings
error post-gone in harbour.txt:3:1
  | The post by @quay_anna is gone: deleted.

Summary
Articles: read 1, unreadable 1.
Credited agencies: AFP (mixed, 1 article).
Agencies' own accounts: Reuters (1 of 2 insertions).
Wire share of body words: anchored 10 (67 %), inherited from the credit 5 (33 %), of 15 words.
Social insertions: X 2.
References: 4.
Outcomes: alive 1 (live 1); dead 1 (gone 1); uncertain 1 (blocked 1); open 1 (unresolved 1).
Findings: errors 1.

 label       |   passages |   words
-------------+------------+---------
 wire        |          1 |      10
 wire mixed  |          1 |       5
 social      |          2 |      16
 cross promo |          1 |       7
 structure   |          1 |       8
Note: Simulated replies, written for this test.
"""


def table(report: Report, width: int | None = None, *, color: bool = False) -> str:
    return FORMATS["table"].render(report, Look(width=width, color=color))


def social(*posts: object, width: int | None = None) -> str:
    whole = table(Report.of([an_article(*posts), a_run()]), width)
    return whole.partition("Social-media insertions\n")[2].partition("\n\n")[0]


def test_golden() -> None:
    assert table(a_report()) == GOLDEN


@pytest.mark.parametrize("width", [20, 40, 63, 64, 80, 100, 200])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    widest = max(
        wcswidth(line)
        for line in table(a_report(), width).splitlines()
        if not re.match(r"[ -]*(label|wire|social|cross|struc|-{13}\+)", line)
    )
    assert widest <= max(width, 36)


def test_a_wide_terminal_is_used() -> None:
    assert "Friday.\n" in table(a_report(), 100)
    assert "Dockers in Port Merrow walked out, a leader told AFP.\n" in table(a_report(), 160)


def test_a_narrow_one_puts_columns_under_each_other() -> None:
    assert (
        "      3 | X post · @quay_anna 2020-01-06\n        | GONE: deleted\n        | We stay out until Friday.\n"
    ) in table(a_report(), 40)


def test_columns_stay_straight_beside_wide_and_right_to_left_text() -> None:
    posts = [
        a_post(1, "1", "anna", name="安娜", text="港口关闭，船只在外等待，工人们说他们会坚持到底"),
        a_post(2, "2", "یاسر", text="ما تا جمعه بیرون می\u200cمانیم و بازنمی\u200cگردیم"),
        a_post(3, "3", "b", text="👨\u200d👩\u200d👧 ☦\ufe0f all"),
    ]
    lines = social(*posts).splitlines()
    bars = {tuple(wcswidth(line[: at.start()]) for at in re.finditer(r"[|+]", line)) for line in lines}
    assert len(bars) == 1


def test_the_bidi_controls_of_the_input_are_shown() -> None:
    shown = social(a_post(text="live \u202ekcats\u202c"))
    assert "\\u202ekcats\\u202c" in shown


def test_dead_and_living_posts_are_told_apart_in_words() -> None:
    alive, dead, guarded, late = (a_post(n, str(n)) for n in (1, 2, 3, 4))
    report = Report.of(
        [
            an_article(alive, dead, guarded, late),
            a_resolution(alive, "live"),
            a_resolution(dead, "gone", "suspended"),
            a_resolution(guarded, "blocked", "protected"),
            a_resolution(late, "unreachable", "timeout"),
            a_run(),
        ]
    )
    shown = table(report, 160)
    assert [line.split(" | ")[3].strip() for line in shown.splitlines() if "X post" in line] == [
        "live",
        "GONE: suspended",
        "blocked: protected",
        "unreachable: timeout",
    ]


def test_uncertain_outcomes_are_never_worded_as_dead() -> None:
    link = a_reference()
    for outcome in ("blocked", "unreachable", "unknown", "refused", "unresolved", "unchecked"):
        report = Report.of([an_article(link), a_resolution(link, outcome, "x"), a_run(findings={})])
        assert not re.search(r"gone|dead|broken|deleted", table(report), re.IGNORECASE)


def test_colour_only_repeats_words_and_only_when_asked() -> None:
    plain, colored = table(a_report()), table(a_report(), color=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31mGONE: deleted\x1b[0m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def test_moved_and_archived_say_where_to_look() -> None:
    link = a_reference(url="https://port.example/a")
    moved = a_resolution(link, "moved", "301", final_url="https://port.example/b")
    assert "now at https://port.example/b" in table(Report.of([an_article(link), moved, a_run()]), 160)


def test_furniture_is_counted_and_shown_only_where_a_link_is_dead() -> None:
    sidebar = a_passage(1, "Home Sport", form="boilerplate", label="structure", references=(1, 2))
    home, sport = a_reference(1, passage=1), a_reference(2, url="https://news.example/sport", passage=1)
    report = Report.of([an_article(sidebar, home, sport), a_resolution(sport, "gone", "404"), a_run()])
    shown = table(report)
    assert "Left out: 1 link in navigation, sidebars and footers." in shown
    assert "GONE: 404" in shown
    assert "Home Sport" not in shown


def test_no_line_begins_with_foreign_text() -> None:
    evil = "::error::x ##[group]y " * 12
    article: Article = an_article(a_passage(1, evil), a_post(text=evil, name=evil), id=evil, title=evil, notes=(evil,))
    for width in (None, 40, 64):
        for line in table(
            Report.of([article, a_finding(message=evil, article=evil), a_run(notes=(evil,))]), width
        ).splitlines():
            assert not re.match(r"\s*(::|##\[)", line)


def test_an_empty_article_and_an_empty_run() -> None:
    assert "Nothing to read in it." in table(Report.of([an_article()]))
    assert table(Report.of([])).startswith("Summary\nArticles: none.\n")


def test_an_incomplete_run_says_so() -> None:
    assert "Note: This audit is incomplete.\n" in table(Report.of([a_run(complete=False)]))


def test_a_repeated_passage_names_its_source_and_own_copy_its_label() -> None:
    report = Report.of(
        [an_article(a_passage(1, label="outlet", basis="inferred"), a_passage(2, duplicate_of=1, form="pull_quote"))]
    )
    assert re.search(r"body +\| outlet", table(report))
    assert "repeats passage 1" in re.sub(r"\s+\|?\s*", " ", table(report, 200))


def test_a_post_known_by_its_key_alone_shows_it_and_a_capture_is_named() -> None:
    post = a_post(1, "77", url=None)
    kept = Archived(url="https://web.archive.org/web/2020/x", timestamp="2020", original="x", mimetype="text/html")
    shown = table(Report.of([an_article(post), a_resolution("x:77", "gone", "deleted", archived=kept), a_run()]), 160)
    assert "x:77" in shown
    assert "archived: https://web.archive.org/web/2020/x" in shown
