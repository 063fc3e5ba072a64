import pytest

from linkaudit.rules.link_moved import check
from tests.support import a_reference, a_resolution, an_article, by_key


def moved(final: str | None, kind: str = "link", outcome: str = "moved") -> list[str]:
    link = a_reference(1, kind, "http://port.example/orders")
    return [f.message for f in check(an_article(link), by_key(a_resolution(link, outcome, "301", final_url=final)))]


def test_the_new_address_is_named() -> None:
    assert moved("https://port.example/orders/2020") == [
        "http://port.example/orders has moved to https://port.example/orders/2020."
    ]


def test_a_living_or_dead_link_passes() -> None:
    assert not moved("https://port.example/orders/2020", outcome="live")
    assert not moved("https://port.example/orders/2020", outcome="gone")
    assert not moved(None)


@pytest.mark.parametrize(
    "final", ["https://port.example/orders", "https://www.port.example/orders/", "http://PORT.example/orders"]
)
def test_the_same_page_in_another_spelling_passes(final: str) -> None:
    assert not moved(final)


def test_short_links_are_made_to_lead_on() -> None:
    assert not moved("https://port.example/orders/2020", kind="short_link")


def test_an_address_that_cannot_be_read_is_another_page() -> None:
    assert moved("http://[port.example/orders")
