from linkaudit.rules.post_gone import check
from tests.support import a_place, a_post, a_reference, a_resolution, an_article, by_key


def test_a_deleted_post_is_told_with_its_reason() -> None:
    post = a_post()
    found = list(check(an_article(post), by_key(a_resolution(post, "gone", "deleted", evidence="oEmbed 404"))))
    assert [(f.message, f.severity, f.reference, f.evidence) for f in found] == [
        ("The post by @quay_anna is gone: deleted.", "error", 1, "oEmbed 404")
    ]


def test_uncertain_and_living_posts_are_never_called_gone() -> None:
    post = a_post()
    for outcome in ("live", "moved", "blocked", "unreachable", "unknown", "refused", "unresolved", "unchecked", "broken"):
        assert not list(check(an_article(post), by_key(a_resolution(post, outcome, "deleted"))))
    assert not list(check(an_article(post), {}))


def test_links_that_only_repeat_the_post_are_not_counted_again() -> None:
    post = a_post(1, passage=1)
    inside = a_reference(2, "media_link", "https://t.co/abcdefghij", key="t.co:abcdefghij", passage=1)
    other = a_reference(3, "short_link", "https://t.co/zzzzzzzzzz", key="t.co:zzzzzzzzzz", passage=2)
    gone = by_key(
        a_resolution(post, "gone", "suspended"),
        a_resolution(inside, "gone", "suspended", leads_to=post.key),
        a_resolution(other, "gone", "deleted", leads_to="x:99"),
    )
    found = list(check(an_article(post, inside, other), gone))
    assert [f.reference for f in found] == [1, 3]
    assert found[1].message == "The post that https://t.co/zzzzzzzzzz leads to is gone: deleted."


def test_a_flattened_post_shares_the_fate_of_its_picture_link() -> None:
    post = a_post(1, None, passage=4, form="flattened", place=a_place(4, start=0, end=80))
    link = a_reference(
        2, "media_link", "https://pic.twitter.com/abc", key="t.co:abc", passage=4, place=a_place(4, start=50, end=60)
    )
    final = "https://twitter.com/quay_anna/status/1214169296198389760/photo/1"
    way = a_resolution(link, "gone", "deleted", leads_to="x:1214169296198389760", final_url=final)
    assert [f.reference for f in check(an_article(post, link), by_key(way))] == [1]


def test_a_shared_picture_of_another_account_says_nothing_of_the_flattened_post() -> None:
    post = a_post(1, None, "somebody", passage=4, form="flattened")
    link = a_reference(2, "media_link", "https://pic.twitter.com/abc", key="t.co:abc", passage=4)
    way = a_resolution(link, "gone", "deleted", leads_to="x:9", final_url="https://twitter.com/quay_anna/status/9/photo/1")
    assert [f.reference for f in check(an_article(post, link), by_key(way))] == [2]


def test_a_post_with_the_key_of_its_picture_link_is_told_once() -> None:
    post = a_post(1, None, passage=4, form="flattened", key="t.co:abc")
    link = a_reference(2, "media_link", "https://pic.twitter.com/abc", key="t.co:abc", passage=4)
    final = "https://x.com/quay_anna/status/1214169296198389760"
    own = a_resolution(link, "gone", "deleted", leads_to="x:1214169296198389760", final_url=final)
    assert [f.reference for f in check(an_article(post, link), by_key(own))] == [1]
    strange = a_resolution(link, "gone", "deleted", leads_to="x:9", final_url="https://x.com/other/status/9")
    assert [f.reference for f in check(an_article(post, link), by_key(strange))] == [2]


def test_a_link_of_any_kind_that_leads_to_a_removed_post_counts() -> None:
    post, link = a_post(1), a_reference(2, "link", "https://links.example/q7")
    for leads_to, told in (("x:99", [2]), (post.key, [])):
        ways = by_key(a_resolution(post, "live"), a_resolution(link, "gone", "deleted", leads_to=leads_to))
        assert [f.reference for f in check(an_article(post, link), ways)] == told
