from linkaudit.rules.cross_reference_unlinked import check
from tests.support import a_reference, an_article


def test_a_title_without_address_is_a_note() -> None:
    (found,) = check(an_article(a_reference(1, "cross_ref", None, title="Five ports that never sleep")), {})
    assert (found.severity, found.message) == ("note", "“Five ports that never sleep” is announced without a link.")


def test_a_linked_one_passes() -> None:
    assert not list(check(an_article(a_reference(1, "cross_ref", "/ports")), {}))
    assert not list(check(an_article(a_reference(1, "link", None)), {}))


def test_one_that_was_found_by_its_title_passes() -> None:
    found = a_reference(1, "cross_ref", None, title="Five ports", target="https://news.example/ports")
    assert not list(check(an_article(found), {}))
