import pytest

from linkaudit.model import Kind, OutcomeName, PostFacts
from linkaudit.rules import link_blocked
from linkaudit.rules.post_restricted import check
from tests.support import a_post, a_reference, a_resolution, an_article, by_key


@pytest.mark.parametrize(
    ("outcome", "reason", "confidence"),
    [("blocked", "protected", "strong"), ("blocked", "withheld: DE", "strong"), ("unknown", "hidden", "weak")],
)
def test_a_post_for_some_readers_only_is_a_warning(outcome: OutcomeName, reason: str, confidence: str) -> None:
    post = a_post()
    (found,) = check(an_article(post), by_key(a_resolution(post, outcome, reason)))
    assert (found.severity, found.confidence) == ("warning", confidence)
    assert "not shown to everyone" in found.message


def test_a_living_post_passes() -> None:
    post = a_post()
    assert not list(check(an_article(post), by_key(a_resolution(post, "live"))))


def test_a_rate_limit_is_not_the_posts_own_restriction() -> None:
    post = a_post()
    assert not list(check(an_article(post), by_key(a_resolution(post, "blocked", "429"))))
    assert not list(check(an_article(post), by_key(a_resolution(post, "unknown", "app shell"))))


def test_a_link_that_leads_to_such_a_post_counts_once() -> None:
    post = a_post(1)
    kinds: tuple[Kind, ...] = ("short_link", "media_link", "link")
    for kind in kinds:
        way = a_reference(2, kind, "https://t.co/abcdefghij", key="t.co:abcdefghij")
        for leads_to, told in (("x:99", [2]), (post.key, [])):
            ways = by_key(a_resolution(post, "live"), a_resolution(way, "blocked", "protected", leads_to=leads_to))
            assert [f.reference for f in check(an_article(post, way), ways)] == told
            assert not list(link_blocked.check(an_article(post, way), ways))
    page = a_reference(3, "link")
    assert not list(check(an_article(page), by_key(a_resolution(page, "blocked", "protected"))))


def test_a_login_is_the_posts_own_only_where_the_platform_told_of_the_post() -> None:
    post = a_post()
    for facts, told in ((PostFacts(handle="quay_anna"), 1), (None, 0)):
        known = by_key(a_resolution(post, "blocked", "login", post=facts))
        assert len(list(check(an_article(post), known))) == told
        assert len(list(link_blocked.check(an_article(post), known))) == 1 - told
