from linkaudit.model import Archived
from linkaudit.rules.link_gone import check
from tests.support import a_post, a_reference, a_resolution, an_article, by_key


def test_a_missing_page_is_told_with_its_capture() -> None:
    link = a_reference(url="https://port.example/orders")
    kept = Archived(url="https://web.archive.org/web/2020/x", timestamp="2020", original="x", mimetype="text/html")
    (found,) = check(an_article(link), by_key(a_resolution(link, "gone", "404", archived=kept)))
    assert found.message == "https://port.example/orders is gone: 404. An archive keeps it: https://web.archive.org/web/2020/x."
    assert found.severity == "error"


def test_uncertain_links_are_never_called_gone() -> None:
    link = a_reference()
    for outcome in ("live", "moved", "blocked", "unreachable", "unknown", "refused", "unresolved", "unchecked", "broken"):
        assert not list(check(an_article(link), by_key(a_resolution(link, outcome, "404"))))


def test_posts_and_cross_references_have_rules_of_their_own() -> None:
    post, teaser = a_post(1), a_reference(2, "cross_ref")
    short = a_reference(3, "short_link", "https://t.co/abcdefghij", key="t.co:abcdefghij")
    resolutions = by_key(
        a_resolution(post, "gone"), a_resolution(teaser, "gone", "404"), a_resolution(short, "gone", "deleted", leads_to="x:99")
    )
    assert not list(check(an_article(post, teaser, short), resolutions))


def test_a_short_link_whose_page_is_missing_counts() -> None:
    short = a_reference(1, "short_link", "https://t.co/abcdefghij", key="t.co:abcdefghij")
    assert [f.rule for f in check(an_article(short), by_key(a_resolution(short, "gone", "404")))] == ["link-gone"]
