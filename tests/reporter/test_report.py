import pytest

from linkaudit.model import Credit, Origin, Unreadable
from linkaudit.reporter import FORMATS, Look, Report, summarise
from linkaudit.reporter.report import words
from linkaudit.reporter.rows import rows
from tests.support import a_passage, a_post, a_reference, a_report, a_resolution, a_run, an_article


def test_a_later_resolution_replaces_an_earlier_one() -> None:
    link = a_reference()
    article = an_article(link)
    report = Report.of([article, a_resolution(link, "unreachable", "timeout"), a_resolution(link, "live"), a_run()])
    assert report.fates(article).outcome(link) == ("live", "")


def test_outcomes_of_what_was_not_asked() -> None:
    plain, nothing = a_reference(1), a_reference(2, "cross_ref", None)
    article = an_article(plain, nothing)
    assert Report.of([article]).fates(article).outcome(plain) == (None, None)
    partial = Report.of([article, a_run()]).fates(article)
    assert partial.outcome(plain) == ("unchecked", "not reached")
    assert partial.outcome(nothing) == ("unresolved", "no url")


def test_a_flattened_post_has_the_fate_that_its_picture_link_gives_away() -> None:
    post = a_post(1, None, passage=1, form="flattened")
    link = a_reference(2, "media_link", "https://pic.twitter.com/abc", key="t.co:abc", passage=1)
    final = "https://twitter.com/quay_anna/status/1214169296198389760/photo/1"
    way = a_resolution(link, "gone", "deleted", leads_to="x:1214169296198389760", final_url=final)
    article = an_article(a_passage(1, label="social"), post, link)
    report = Report.of([article, way, a_run()])
    assert report.fates(article).outcome(post) == ("gone", "deleted")
    row = next(row for row in rows(report) if row.reference is post)
    assert (row.cells["post_id"], row.cells["key"]) == ("1214169296198389760", "x:1214169296198389760")
    assert row.cells["posted_at"] == "2020-01-06T12:58:13Z"
    assert "by its picture link: post 1214169296198389760" in FORMATS["table"].render(report, Look(width=160))


def test_a_picture_of_another_account_leaves_the_fate_of_a_flattened_post_unknown() -> None:
    post = a_post(1, None, passage=1, key="t.co:abc")
    article = an_article(post)
    for way, outcome in (
        (a_resolution(post, "gone", "deleted", leads_to="x:9", final_url="https://x.com/other/status/9"), "unknown"),
        (a_resolution(post, "gone", "not found"), "unknown"),
        (a_resolution(post, "unreachable", "timeout"), "unreachable"),
        (a_resolution(post, "unchecked", "offline"), "unchecked"),
    ):
        fates = Report.of([article, way, a_run()]).fates(article)
        assert fates.outcome(post)[0] == outcome


def test_the_wire_share_counts_body_words_only_and_keeps_anchored_and_inherited_apart() -> None:
    article = an_article(
        a_passage(1, "one two three", label="wire", basis="anchored", agencies=("afp",)),
        a_passage(2, "one two", label="wire", basis="chained", agencies=("afp",)),
        a_passage(3, "one two three four", label="wire_mixed", basis="scoped_mixed", agencies=("afp",)),
        a_passage(4, "one", label="wire_attributed", basis="anchored", agencies=("afp",)),
        a_passage(5, "a pull quote", form="pull_quote", label="pull_quote", basis="duplicate"),
        a_passage(6, "Reuters says", form="social_post", label="social", basis="stated"),
        credit=Credit(kind="mixed", agencies=("afp",)),
    )
    summary = summarise(Report.of([article]))
    assert (summary.body_words, summary.anchored, summary.chained, summary.inherited) == (10, 3, 2, 4)
    assert summary.passages["social"] == 1
    assert summary.words["wire_mixed"] == 4
    assert summary.credited == {("afp", "mixed"): 1}


def test_an_agencys_own_post_is_an_insertion_and_no_credit() -> None:
    post = a_post(account_agency="reuters")
    summary = summarise(Report.of([an_article(post, a_post(2, "99"), a_reference(3, "embed", platform="youtube"))]))
    assert (summary.insertions, summary.own_account, summary.credited) == ({"x": 2}, {"reuters": 1}, {})


def test_figures_of_a_whole_report() -> None:
    summary = summarise(a_report())
    assert (summary.articles, summary.unreadable, summary.references) == (1, 1, 4)
    assert summary.outcomes == {"gone": 1, "live": 1, "blocked": 1, "unresolved": 1}
    assert summary.groups == {"dead": 1, "alive": 1, "uncertain": 1, "open": 1}
    assert summary.findings == {"error": 1}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one  two\nthree", 3),
        ("港が閉鎖", 4),
        ("AFP通信 news", 4),
        ("한국 뉴스", 2),
        ("it’s well-known: so", 3),
        ("हिन्दी समाचार।", 2),
        ("☦ – …", 0),
    ],
)
def test_words_are_signs_where_scripts_have_no_blanks(text: str, count: int) -> None:
    assert words(text) == count


def test_unreadable_inputs_keep_their_order_among_articles() -> None:
    bad = Unreadable(id="b", origin=Origin(path="b"), reason="binary")
    first, last = an_article(id="a"), an_article(id="c")
    assert Report.of([first, bad, last]).entries == (first, bad, last)
