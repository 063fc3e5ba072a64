from linkaudit.rules.cross_reference_gone import check
from tests.support import a_reference, a_resolution, an_article, by_key


def test_an_announced_article_that_is_missing_is_an_error() -> None:
    teaser = a_reference(1, "cross_ref", title="Five ports that never sleep")
    (found,) = check(an_article(teaser), by_key(a_resolution(teaser, "gone", "410")))
    assert (found.severity, found.message) == ("error", "“Five ports that never sleep” is gone: 410.")


def test_living_uncertain_and_broken_ones_pass() -> None:
    teaser = a_reference(1, "cross_ref")
    for outcome in ("live", "moved", "blocked", "unreachable", "unknown", "broken", "unchecked"):
        assert not list(check(an_article(teaser), by_key(a_resolution(teaser, outcome))))


def test_without_a_title_the_address_names_it() -> None:
    teaser = a_reference(1, "cross_ref", "https://news.example/ports")
    (found,) = check(an_article(teaser), by_key(a_resolution(teaser, "gone", "404")))
    assert found.message == "https://news.example/ports is gone: 404."
