from linkaudit.model import PostFacts, Reference, Resolution
from linkaudit.platforms.pictures import is_lost, posted_at, recovered, same_handle
from tests.support import a_post, a_reference, a_resolution, an_article, by_key

FINAL = "https://twitter.com/quay_anna/status/1214169296198389760/photo/1"


def a_picture(n: int = 2, passage: int | None = 1) -> Reference:
    return a_reference(n, "media_link", f"https://pic.twitter.com/abc{n}", key=f"t.co:abc{n}", passage=passage)


def a_way(link: Reference, **fields: object) -> Resolution:
    return a_resolution(link, **({"leads_to": "x:1214169296198389760", "final_url": FINAL} | fields))


def test_the_picture_gives_away_id_time_and_fate() -> None:
    post, link = a_post(1, None, "@Quay_Anna", passage=1), a_picture()
    told = a_resolution("x:1214169296198389760", "gone", "deleted")
    found = recovered(an_article(post, link), by_key(a_way(link), told))[1]
    assert (found.key, found.post_id, found.posted_at) == (
        "x:1214169296198389760",
        "1214169296198389760",
        "2020-01-06T12:58:13Z",
    )
    assert found.resolution is told
    assert found.link is link


def test_where_only_the_link_was_asked_its_fate_counts() -> None:
    post, link = a_post(1, None, passage=1), a_picture()
    facts = PostFacts(handle="quay_anna", created_at="2006-01-01T00:00:00Z")
    way = a_way(link, leads_to="x:20", final_url=None, post=facts)
    found = recovered(an_article(post, link), by_key(way))[1]
    assert (found.resolution, found.posted_at) == (way, "2006-01-01T00:00:00Z")


def test_other_accounts_other_passages_and_posts_with_an_address_are_left_alone() -> None:
    link = a_picture()
    for post in (
        a_post(1, None, "somebody", passage=1),
        a_post(1, None, passage=3),
        a_post(1, passage=1),
        a_post(1, None, None, passage=1),
    ):
        assert not recovered(an_article(post, link), by_key(a_way(link)))
    unasked = an_article(a_post(1, None, passage=1), a_picture())
    assert not recovered(unasked, {})
    assert not recovered(unasked, by_key(a_resolution(link, "unknown", "x")))


def test_a_post_may_bear_the_key_of_its_picture_link() -> None:
    post = a_post(1, None, passage=1, key="t.co:abc2")
    found = recovered(an_article(post), by_key(a_way(a_picture())))[1]
    assert (found.key, found.link) == ("x:1214169296198389760", post)
    assert is_lost(post)
    assert not is_lost(a_post())
    assert not is_lost(a_post(1, None, key="facebook:anna/9"))


def test_the_first_fitting_picture_counts() -> None:
    post, strange, own = a_post(1, None, passage=1), a_picture(2), a_picture(3)
    ways = by_key(a_way(strange, final_url="https://x.com/other/status/5", leads_to="x:5"), a_way(own))
    assert recovered(an_article(post, strange, own), ways)[1].link is own


def test_a_flood_of_pictures_stays_cheap() -> None:
    posts = [a_post(n, None, passage=1) for n in range(1, 2000)]
    pictures = [a_picture(n) for n in range(2000, 4000)]
    ways = by_key(*(a_way(link, final_url="https://x.com/other/status/5") for link in pictures))
    assert not recovered(an_article(*posts, *pictures), ways)


def test_handles_and_times() -> None:
    assert same_handle("@Anna", "anna")
    assert same_handle("anna@harbour.social", "anna")
    assert not same_handle("anna@harbour.social", "anna@port.social")
    assert posted_at("x", "20") is None
    assert posted_at("nowhere", "1214169296198389760") is None
    assert posted_at(None, None) is None
