"""A bare `#fragment` is looked for in the page itself, and nothing is asked."""

import pytest

from linkaudit import audit, extract
from linkaudit.model import Origin, Source

WORDS = "The pier stayed shut on Monday while divers looked for the lost crane."
PLACES = '<h2 id="pier">Pier</h2><a name="old">x</a><h2 id="käse">K</h2><h2 id="a%20b">P</h2>'


def read(links, *, head="", url=None):
    anchors = "".join(f'<a href="{link}">to {n}</a> ' for n, link in enumerate(links))
    text = f"<html><head>{head}</head><body><article><p>{WORDS} {anchors}</p>{PLACES}</article></body></html>"
    return extract(Source(id="page.html", origin=Origin(path="page.html", media="html"), text=text, url=url)).references


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("#pier", "in this page"),
        ("#old", "in this page"),
        ("#k%C3%A4se", "in this page"),
        ("#a%20b", "in this page"),
        ("#", "in this page"),
        ("#top", "in this page"),
        ("#:~:text=crane", "in this page"),
        ("#!/route", "in this page"),
        ("#Pier", "missing fragment"),
        ("#quay", "missing fragment"),
        ("#pier:~:text=crane", "in this page"),
    ],
)
def test_the_page_tells_whether_the_place_is_there(link, reason):
    (reference,) = read([link])
    assert (reference.url, reference.key, reference.reason) == (link, f"url:page.html{link}", reason)


def test_the_key_bears_the_page_s_address_where_it_is_known():
    (reference,) = read(["#quay"], url="https://post.example/pier")
    assert (reference.key, reference.reason) == ("url:https://post.example/pier#quay", "missing fragment")


def test_a_base_that_is_another_page_leads_there():
    (reference,) = read(["#quay"], head='<base href="https://post.example/">', url="https://post.example/pier")
    assert (reference.key, reference.reason) == ("url:https://post.example/#quay", None)


def test_a_base_without_address_changes_nothing():
    assert read(["#pier"], head='<base target="_blank">')[0].reason == "in this page"


def test_the_outcome_needs_no_network(tmp_path):
    page = tmp_path / "page.html"
    links = "".join(f'<a href="#{name}">{name}</a>' for name in ("pier", "quay"))
    page.write_text(
        f"<nav><a href='#menu'>Menu</a></nav><article><p>{WORDS} {links}</p>{f'<p>{WORDS}</p>' * 8}{PLACES}</article>",
        encoding="utf-8",
    )
    events = list(audit([page], offline=True, select=["link-broken"]))
    outcomes = {event.url: (event.outcome, event.reason) for event in events if type(event).__name__ == "Resolution"}
    assert outcomes == {
        "#menu": ("unchecked", "page furniture"),
        "#pier": ("live", "in this page"),
        "#quay": ("broken", "missing fragment"),
    }
    assert [event.rule for event in events if type(event).__name__ == "Finding"] == ["link-broken"]
