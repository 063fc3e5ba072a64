from linkaudit.rules.link_blocked import check
from tests.support import a_post, a_reference, a_resolution, an_article, by_key


def test_a_guarded_page_is_a_note_that_claims_nothing() -> None:
    link = a_reference(url="https://port.example/orders")
    (found,) = check(an_article(link), by_key(a_resolution(link, "blocked", "403")))
    assert found.severity == "note"
    assert found.message == "https://port.example/orders would not be checked: 403. A reader may still see it."


def test_other_outcomes_pass() -> None:
    link = a_reference()
    for outcome in ("live", "gone", "unreachable", "unknown"):
        assert not list(check(an_article(link), by_key(a_resolution(link, outcome, "403"))))


def test_a_post_that_the_platform_restricts_is_left_to_its_own_rule() -> None:
    post = a_post()
    assert not list(check(an_article(post), by_key(a_resolution(post, "blocked", "protected"))))
    assert list(check(an_article(post), by_key(a_resolution(post, "blocked", "429"))))
