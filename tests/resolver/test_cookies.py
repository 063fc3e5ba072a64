"""Cookies live for one link and go only where they came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.resolver.cookies import MOST, Jar


def jar(url: str, *values: str) -> Jar:
    kept = Jar()
    kept.keep(url, tuple(("set-cookie", value) for value in values))
    return kept


@pytest.mark.parametrize(
    ("header", "url", "sent"),
    [
        ("a=1; Path=/", "https://a.example/x", (("a", "1"),)),
        ("a=1", "https://b.example/", ()),
        ("a=1", "https://www.a.example/", ()),
        ("a=1; Domain=a.example", "https://www.a.example/", (("a", "1"),)),
        ("a=1; Domain=.a.example", "https://a.example/", (("a", "1"),)),
        ("a=1; Domain=b.example", "https://b.example/", ()),
        ("a=1; Domain=example", "https://b.example/", ()),
        ("a=1; Max-Age=0", "https://a.example/", ()),
        ("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "https://a.example/", ()),
        ("a=1; expires=Thu, 01-Jan-1970 00:00:01 GMT; path=/", "https://a.example/", ()),
        ("a=1; expires=Wed, 31 Dec 2098 00:00:00 GMT", "https://a.example/", (("a", "1"),)),
        ("a=1; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60", "https://a.example/", (("a", "1"),)),
        ("a=1; expires=once in 1970", "https://a.example/", (("a", "1"),)),
        ("a=expires=1970", "https://a.example/", (("a", "expires=1970"),)),
        ("a=", "https://a.example/", (("a", ""),)),
        ("a=b=c", "https://a.example/", (("a", "b=c"),)),
        ("=1", "https://a.example/", ()),
        ("no pair", "https://a.example/", ()),
        ("a=1\r\nX-Evil: 1", "https://a.example/", (("a", "1"),)),
    ],
)
def test_where_cookies_go(header: str, url: str, sent: tuple[tuple[str, str], ...]) -> None:
    assert jar("https://a.example/", header).for_url(url) == sent


def test_the_last_value_counts_and_may_be_taken_back() -> None:
    assert jar("https://a.example/", "a=1", "b=2", "a=3").for_url("https://a.example/") == (("a", "3"), ("b", "2"))
    assert jar("https://a.example/", "a=1", "a=; Max-Age=-1").for_url("https://a.example/") == ()


def test_a_flood_is_dammed() -> None:
    kept = jar("https://a.example/", *(f"n{n}=1" for n in range(10_000)))
    assert len(kept.for_url("https://a.example/")) == MOST


@given(st.text(max_size=300))
def test_any_header_is_safe(value: str) -> None:
    for name, sent in jar("https://a.example/", value).for_url("https://a.example/"):
        assert "\n" not in name + sent
        assert "\r" not in name + sent
