import pytest

from linkaudit.model import OutcomeName
from linkaudit.rules.post_restricted import check
from tests.support import a_post, a_resolution, an_article, by_key


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
