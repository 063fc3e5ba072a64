from linkaudit.model import Archived, PostFacts
from linkaudit.reporter import Report
from linkaudit.reporter.rows import COLUMNS, extra_columns, rows
from tests.support import a_finding, a_passage, a_post, a_reference, a_report, a_resolution, an_article

FIRST = "article,n,line,form,label,agencies,kind,platform,post_id,handle,url,outcome,reason,status,final_url"


def test_the_first_columns_are_fixed() -> None:
    assert ",".join(COLUMNS).startswith(FIRST + ",")
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_references_follow_their_passage_and_bear_its_label() -> None:
    got = [(row.cells.get("n"), row.cells.get("kind"), row.cells.get("label"), row.cells["form"]) for row in rows(a_report())]
    assert got[:9] == [
        (1, None, "wire", "body"),
        (2, None, "wire_mixed", "body"),
        (4, "link", "wire_mixed", "hyperlink"),
        (3, None, "social", "social_post"),
        (1, "post", "social", "flattened"),
        (4, None, "social", "social_post"),
        (2, "post", "social", "blockquote"),
        (5, None, "cross_promo", "cross_ref"),
        (3, "cross_ref", "cross_promo", "text_label"),
    ]


def test_references_without_passage_come_last_and_an_unreadable_input_is_one_row() -> None:
    article = an_article(
        a_passage(1),
        a_reference(1, passage=None),
        a_reference(2, url="https://n.example/2", passage=1),
        a_reference(3, passage=9),
    )
    assert [row.cells["n"] for row in rows(Report.of([article]))] == [1, 2, 1, 3]
    (bad,) = (row for row in rows(a_report()) if row.article is None)
    assert bad.cells == {"article": "photo.html", "form": "unreadable", "reason": "binary data without markup", "record": None}


def test_handles_stand_without_their_sign_and_numbers_stay_numbers() -> None:
    (row,) = rows(Report.of([an_article(a_post(handle="@anna"))]))
    assert row.cells["handle"] == "anna"
    assert row.cells["line"] == 1
    assert row.cells["post_id"] == "1214169296198389760"


def test_what_became_of_it_stands_in_the_row() -> None:
    post = a_post()
    kept = Archived(url="https://web.archive.org/web/1/x", timestamp="1", original="x", mimetype="text/html")
    facts = PostFacts(handle="anna_q", created_at="2020-01-06T12:58:13Z")
    resolution = a_resolution(
        post, "gone", "deleted", status=404, post=facts, archived=kept, leads_to="x:9", final_url="https://x.com/a"
    )
    (row,) = rows(
        Report.of([an_article(post), resolution, a_finding(), a_finding("link-gone"), a_finding(reference=None, passage=7)])
    )
    cells = row.cells
    assert (cells["outcome"], cells["reason"], cells["status"], cells["final_url"]) == (
        "gone",
        "deleted",
        404,
        "https://x.com/a",
    )
    assert (cells["true_handle"], cells["archived_url"], cells["leads_to"]) == ("anna_q", kept.url, "x:9")
    assert cells["findings"] == "post-gone;link-gone"


def test_columns_of_the_record_pass_through_without_hiding_our_own() -> None:
    found = extra_columns([an_article(extra={"desk": "a", "title": "b"}), an_article(extra={"desk": "c", "escaped": "d"})])
    assert found == {"desk": "desk", "record_title": "title", "record_escaped": "escaped"}
