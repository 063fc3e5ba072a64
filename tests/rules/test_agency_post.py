from linkaudit.rules.agency_post import check
from tests.support import a_post, an_article


def test_an_agencys_own_post_is_a_note() -> None:
    (found,) = check(an_article(a_post(handle="Reuters", account_agency="reuters")), {})
    assert (found.severity, found.message) == ("note", "The post by @Reuters is from the agency's own account (reuters).")


def test_anybody_elses_post_passes() -> None:
    assert not list(check(an_article(a_post(handle="ReutersFan")), {}))


def test_a_link_to_an_agencys_post_in_prose_is_no_insertion() -> None:
    assert not list(check(an_article(a_post(kind="post_link", account_agency="reuters")), {}))
