from linkaudit.rules.link_broken import check
from tests.support import a_post, a_reference, a_resolution, an_article, by_key


def test_a_malformed_address_cannot_work() -> None:
    link = a_reference(url="htps://port.example")
    (found,) = check(an_article(link), by_key(a_resolution(link, "broken", "malformed")))
    assert (found.message, found.severity) == ("htps://port.example cannot work: malformed.", "error")


def test_what_only_fails_today_passes() -> None:
    link = a_reference()
    for outcome in ("live", "gone", "unreachable", "unknown", "blocked", "unchecked"):
        assert not list(check(an_article(link), by_key(a_resolution(link, outcome, "timeout"))))


def test_any_kind_of_reference_counts() -> None:
    post, teaser = a_post(1), a_reference(2, "cross_ref", title="Five ports that never sleep")
    found = list(
        check(
            an_article(post, teaser), by_key(a_resolution(post, "broken", "x"), a_resolution(teaser, "broken", "redirect loop"))
        )
    )
    assert found[1].message == "“Five ports that never sleep” cannot work: redirect loop."
