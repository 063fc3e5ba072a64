"""Reading what came back: charsets, titles, prose against furniture, refreshes; linear on hostile markup."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.model import Reply
from linkaudit.resolver import onward, pages
from linkaudit.resolver.pages import facts as page_facts
from linkaudit.resolver.pages import reasons
from tests.clock import FOUR_TIMES, growth, spent
from tests.resolver.talk import reply

MOST_SECONDS = 1.5
"""CPU seconds for as much as is read of a body."""


def typed(body: bytes, kind: str | None) -> Reply:
    return reply(200, body, kind=kind)


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("Größe".encode(), "text/html; charset=utf-8", "Größe"),
        ("Größe".encode("latin-1"), "text/html; charset=ISO-8859-1", "Größe"),
        ("„Größe“".encode("cp1252"), "text/html; charset=iso-8859-1", "„Größe“"),
        ('<meta charset="windows-1251">Порт'.encode("cp1251"), "text/html", '<meta charset="windows-1251">Порт'),
        ("港".encode("shift_jis"), 'text/html; charset="Shift_JIS"', "港"),
        ("Größe".encode("utf-16"), "text/html", "Größe"),
        (b"\xef\xbb\xbfGr\xc3\xb6\xc3\x9fe", None, "Größe"),
        (b"Gr\xf6\xdfe", "text/html", "Gr\ufffd\ufffde"),
        ("Größe".encode(), "text/html; charset=klingon-8", "Größe"),
        ('<meta charset="windows-1251">Порт'.encode("cp1251"), "text/html; charset=utf-8", '<meta charset="windows-1251">Порт'),
        ('<meta charset="windows-1251">Порт'.encode("cp1251"), "text/html; charset=utf-7", '<meta charset="windows-1251">Порт'),
        ('<meta charset="big5">Größe'.encode(), "text/html; charset=utf-8", '<meta charset="big5">Größe'),
        ('<meta charset="big5">Größ'.encode()[:-1], "text/html; charset=utf-8", '<meta charset="big5">Grö\ufffd'),
        ("Größe".encode(), "text/html; charset=zip", "Größe"),
        ("Größe".encode(), "text/html; charset=unicode_escape", "Größe"),
        ("Größe".encode(), "text/html; charset=idna", "Größe"),
        (b"", "text/html", ""),
    ],
)
def test_decoding(body: bytes, kind: str | None, text: str) -> None:
    assert pages.decode(typed(body, kind)) == text


@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_bytes_can_be_read(body: bytes, label: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pages.read(pages.decode(typed(body, f"text/html; charset={label}")))


@pytest.mark.parametrize(
    "body", ["https://a.example/x", "file.html", "/etc/passwd", "<?xml version='1.0'?><a/>", "a" * 300, ""]
)
def test_bodies_that_look_like_something_else_do_not_warn(body: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pages.read(body)


def test_what_is_read() -> None:
    page = pages.read(
        """<!doctype html><title> The
        title </title><link rel="canonical" href=" /x "><nav>Front Harbour</nav><h1>Head <b>line</b></h1>
        <p>Twelve words of prose stand here for everyone who wants to count.</p><p><a href=/x>A teaser that is all link</a></p>
        <svg><title>Icon</title></svg><aside><p>Aside, and so no prose of its own.</p></aside><script>var a = 1</script>
        <script src=/x.js></script><style>p {}</style><noscript>Please enable scripts</noscript><input TYPE=PASSWORD>"""
    )
    assert (page.title, page.headings, page.canonical) == ("The title", ("Head line",), "/x")
    assert page.text.startswith("Head line") or page.text.startswith("Head\nline")
    assert "Front" not in page.text
    assert "enable" not in page.text
    assert page.prose == len("Twelve words of prose stand here for everyone who wants to count.")
    assert page.scripts == ("var a = 1",)
    assert page.noscript == "Please enable scripts"
    assert page.asks_password
    assert page.has_scripts


def test_wide_scripts_weigh_more() -> None:
    japanese = pages.read("<p>" + "港町の図書館で展覧会が始まった" * 20 + "</p>")
    assert japanese.prose >= 600


@pytest.mark.parametrize(
    ("content", "url", "delay"),
    [
        ("0;url=/x", "/x", 0),
        ("5; URL='/x'", "/x", 5),
        ('0 ; Url = "/x y"', "/x y", 0),
        ("0;/x", "/x", 0),
        ("0 /x", "/x", 0),
        ("0.5;url=/x", "/x", 0),
        ("url=/x", None, None),
        ("0;url='/x", "/x", 0),
        ("300", None, None),
        ("5;", None, None),
        ("", None, None),
        ("0;url=", None, None),
    ],
)
def test_refreshes(content: str, url: str | None, delay: int | None) -> None:
    found = page_facts.refresh(content)
    assert (found.url, found.delay) == (url, delay) if found else url is None


@pytest.mark.parametrize(
    ("body", "kind", "markup"),
    [
        (b"<p>a", "text/html", True),
        (b"<p>a", "TEXT/HTML;charset=x", True),
        (b"<!DOCTYPE html><p>a", None, True),
        (b"  <html>", "", True),
        (b"hello", None, False),
        (b"<html>", "application/xhtml+xml", True),
        (b"<rss>", "application/xml", False),
        (b"%PDF-", "application/pdf", False),
    ],
)
def test_what_is_a_page(body: bytes, kind: str | None, markup: bool) -> None:  # noqa: FBT001
    assert pages.is_markup(typed(body, kind)) is markup


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<p>a<p>",
        "<b><i>",
        "<a href=x>",
        "<table><tr>",
        "<!--",
        "<script>",
        "<meta http-equiv=refresh content=1>",
        "&amp",
        "\x00<",
        "<li><p><a>x",
        "<noscript><p>",
        "<p>{<a href=x>",
    ],
)
def test_hostile_markup_is_read_in_linear_time(piece: str) -> None:
    assert growth(lambda times: spent(lambda: pages.read(piece * times)), 60_000 // len(piece)) <= FOUR_TIMES


@pytest.mark.parametrize(
    "piece",
    [
        "<script>",
        "<head><noscript>",
        "<",
        "<meta refresh",
        "<meta refresh content=",
        "<meta ",
        "<title ",
        "location=",
        "&#",
        "page not found ",
    ],
)
def test_the_literal_tests_cost_no_more_than_their_length(piece: str) -> None:
    """They are asked of every body, so none may hold a run up."""

    body = piece.encode() * (262_144 // len(piece))

    def asked() -> None:
        onward.may_move(body, len(body))
        reasons.text_worth_reading(typed(body, "text/html"))

    assert spent(asked) < MOST_SECONDS
