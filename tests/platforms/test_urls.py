import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.platforms import urls
from linkaudit.platforms.urls import Malformed, OtherScheme, dissect, join, serialise


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("HTTP://News.Example:80", "http://news.example/"),
        ("https://news.example:443/a?b#c", "https://news.example/a?b"),
        ("https://news.example:8443/", "https://news.example:8443/"),
        ("http://news.example:/a", "http://news.example/a"),
        ("http://news.example./a", "http://news.example/a"),
        ("http://news.example/a b/ü?q=ü x", "http://news.example/a%20b/%C3%BC?q=%C3%BC%20x"),
        ("http://news.example/%e2%82%ac|%zz", "http://news.example/%e2%82%ac|%zz"),
        ("http://news.example/a/./b/../c/%2E%2e/d", "http://news.example/a/d"),
        ("http://news.example/../..", "http://news.example/"),
        ("http://news.example/a/..", "http://news.example/"),
        ("http://news.example/a/.", "http://news.example/a/"),
        ("http://news.example//a//", "http://news.example//a//"),
        ("http://news.example/a\\b", "http://news.example/a/b"),
        ("http://news.example?q", "http://news.example/?q"),
        ("http://news.example/?q='\"<>", "http://news.example/?q=%27%22%3C%3E"),
        ("http://news.example/{a}`^", "http://news.example/%7Ba%7D%60%5E"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://BÜCHER.example/", "http://xn--bcher-kva.example/"),
        ("http://例え.テスト/", "http://xn--r8jz45g.xn--zckzah/"),
        ("http://i❤.example/", "http://xn--i-7iq.example/"),
        ("http://my_site.news.example/", "http://my_site.news.example/"),
        ("http://１２７.0.0.1/", "http://127.0.0.1/"),
        ("http://127。0。0。1/", "http://127.0.0.1/"),
        ("http://[2001:DB8::0:1]/", "http://[2001:db8::1]/"),
        ("http://[::ffff:10.0.0.1]:80/", "http://[::ffff:a00:1]/"),
        ("http://user:secret@news.example/", "http://user:***@news.example/"),
        ("http://news.example/?u=http://10.0.0.1/@x", "http://news.example/?u=http://10.0.0.1/@x"),
    ],
)
def test_spelling(written: str, spelled: str) -> None:
    assert serialise(written) == spelled
    assert serialise(spelled) == spelled


def test_fragment_is_kept_only_on_demand() -> None:
    assert serialise("http://news.example/a#Teil 1", fragment=True) == "http://news.example/a#Teil%201"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "news.example",
        "//news.example/",
        "http:/news.example/",
        "http:news.example",
        "http:///news.example/",
        "http://",
        "http://:80/",
        " http://news.example/",
        "\x01http://news.example/",
        "http://news.example/\r\nHost: x",
        "http://news.example/\ta",
        "http://news.example/\x00",
        "http://news.example/\ud800",
        "http://news .example/",
        "http://news\\.example/",
        "http://127.0.0.1\\@news.example/",
        "http://a@b@news.example/",
        "http://127.0.0.1:80:443/",
        "http://news.example:+80/",
        "http://news.example:8_0/",
        "http://news.example:٨٠/",
        "http://news.example:99999/",
        "http://news.example:99999999999999999999/",
        "http://%6eews.example/",
        "http://news\u200b.example/",
        "http://news\u202e.example/",
        "http://[::1/",
        "http://[::1]x/",
        "http://[fe80::1%25eth0]/",
        "http://[v1.a]/",
        "http://a..example/",
        "http://.example/",
        "http://" + "a" * 64 + ".example/",
        "http://" + "a." * 130 + "example/",
        "http://xn--a.example/",
        "http://xn--127-.0.0.1/",
        "http://\u0301a.example/",
        "htp://news.example/",
        "https//news.example",
    ],
)
def test_what_cannot_be_asked_is_malformed(written: str) -> None:
    with pytest.raises(Malformed) as caught:
        serialise(written)
    assert not isinstance(caught.value, OtherScheme)


@pytest.mark.parametrize(
    "written", ["mailto:a@b.example", "data:text/html,x", "FILE:///etc/hostname", "javascript:void(0)", "tel:+1"]
)
def test_schemes_with_a_meaning_of_their_own(written: str) -> None:
    with pytest.raises(OtherScheme):
        serialise(written)


@pytest.mark.parametrize(
    ("reference", "absolute"),
    [
        ("x", "https://news.example/a/x"),
        ("../x?y#z", "https://news.example/a/../x?y#z"),
        ("/x", "https://news.example/x"),
        ("//other.example/x", "https://other.example/x"),
        ("?p=1", "https://news.example/a/b?p=1"),
        ("#f", "https://news.example/a/b?q#f"),
        ("", "https://news.example/a/b?q"),
        (" http://other.example/ ", "http://other.example/"),
        ("mailto:x@y.example", "mailto:x@y.example"),
        ("a\\b", "https://news.example/a/a/b"),
        ("x:80", "x:80"),
    ],
)
def test_join(reference: str, absolute: str) -> None:
    assert join("https://news.example/a/b?q", reference) == absolute


@pytest.mark.parametrize("reference", ["\\\\evil.example/", "/\\evil.example/", "\\/evil.example"])
def test_join_refuses_backslashes_that_name_a_host(reference: str) -> None:
    with pytest.raises(Malformed):
        join("https://news.example/", reference)


@given(st.text(max_size=40), st.text(max_size=60))
def test_whatever_is_read_is_stable_and_ascii(host: str, tail: str) -> None:
    try:
        first = serialise(f"http://{host}.example/{tail}", fragment=True)
    except Malformed:
        return
    assert first.isascii()
    assert " " not in first
    assert serialise(first, fragment=True) == first
    assert str(dissect(first)) == serialise(first)


@given(
    st.sampled_from(["http", "https"]),
    st.from_regex(r"[a-z0-9]{1,4}(\.[a-z0-9]{1,4}){0,4}|[0-9]{1,3}(\.[0-9]{1,3}){1,4}", fullmatch=True),
    st.sampled_from(["", ":", ":0", ":80", ":443", ":81", ":8080", ":08080", ":59999", ":65535", ":70000"]),
    st.from_regex(r"(/[a-z%0-9.~!:@-]{0,6}){0,3}(\?[a-z%/?.]{0,6})?(#[a-z%/?.]{0,6})?", fullmatch=True),
)
def test_what_is_read_at_sight_is_read_as_at_length(scheme: str, host: str, port: str, tail: str) -> None:
    written = f"{scheme}://{host}{port}{tail}"
    if urls._at_sight(written):
        assert dissect(written) == urls._dissect(written)
        assert serialise(written, fragment=True) == f"{urls._dissect(written)}{urls._dissect(written).fragment}"
