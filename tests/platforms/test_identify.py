"""The registry's laws: any string is safe, and no host is taken for another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.platforms import PLATFORMS, Identity, by_name, identify, identify_value, platform_of
from tests.clock import FOUR_TIMES, growth, spent

HOSTS = sorted(host for platform in PLATFORMS for host in platform.hosts if "." in host)
PATHS = [
    "/nasa/status/1234567890123",
    "/p/BsOGulcndj-/",
    "/@user/109316283418123456",
    "/watch?v=qT3vHarb0ur",
    "/abcdefghij",
    "/channel/55",
]


@given(st.text(max_size=300))
def test_never_raises(text: str) -> None:
    assert identify(text) is None or isinstance(identify(text), Identity)


@given(st.sampled_from(HOSTS), st.text(max_size=60), st.sampled_from(["https://", "//", "", "http://www.", "https://m."]))
def test_never_raises_on_platform_hosts(host: str, tail: str, start: str) -> None:
    found = identify(f"{start}{host}/{tail}")
    if found is not None:
        assert found.key
        assert found.url.startswith("https://")
        assert "\n" not in found.url


@given(
    st.sampled_from(HOSTS),
    st.sampled_from(PATHS),
    st.sampled_from([".evil.example", "evil.example", "-x.com", "\\.evil.example", "%2eevil.example"]),
)
def test_a_host_that_only_begins_alike_is_another(host: str, path: str, more: str) -> None:
    found = identify(f"https://{host}{more}{path}")
    assert found is None or found.platform == "mastodon", found


@given(st.sampled_from(HOSTS), st.sampled_from(PATHS))
def test_credentials_and_ports_are_not_the_platform(host: str, path: str) -> None:
    assert (
        identify(f"https://{host}@evil.example{path}") is None
        or "evil.example" in identify(f"https://{host}@evil.example{path}").url
    )  # type: ignore[union-attr]
    assert identify(f"https://user:pass@{host}{path}") is None
    assert identify(f"https://{host}:8080{path}") is None
    assert identify(f"gopher://{host}{path}") is None


@pytest.mark.parametrize(
    "host", ["old.reddit.com", "player.vimeo.com", "platform.twitter.com", "cdn.syndication.twimg.com", "nitter.example"]
)
def test_hosts_below_belong_to_the_platform(host: str) -> None:
    assert platform_of(host) is not None


@pytest.mark.parametrize("host", ["saltmarsh.example", "evil.t.co", "x.com.example", "com", "", "a.bit.ly"])
def test_other_hosts_belong_to_none(host: str) -> None:
    assert platform_of(host) is None


def test_wrappers_are_undone_only_so_deep() -> None:
    inner = "https://x.com/nasa/status/1234567890123"
    for _ in range(3):
        inner = f"https://www.google.com/amp/s/{inner.removeprefix('https://')}"
    assert identify(inner) is not None
    for _ in range(3):
        inner = f"https://www.google.com/amp/s/{inner.removeprefix('https://')}"
    assert identify(inner) is None


def test_a_capture_keeps_its_own_key_and_tells_its_post() -> None:
    found = identify("http://web.archive.org/web/2020id_/http://twitter.com/nasa/status/1234567890123")
    assert found is not None
    assert (found.platform, found.post_id, found.handle) == ("x", "1234567890123", "nasa")
    assert found.key == f"url:{found.url}"
    assert found.url.startswith("http://web.archive.org/web/2020id_/")


def test_attributes_are_read_as_url_or_id() -> None:
    by_url, by_id = identify_value(by_name("x"), " https://twitter.com/nasa/status/99 "), identify_value(by_name("x"), "99")
    assert by_url is not None
    assert by_id is not None
    assert by_url.key == by_id.key == "x:99"
    assert identify_value(by_name("x"), "https://www.youtube.com/watch?v=qT3vHarb0ur") is None
    assert identify_value(by_name("x"), "latest") is None


@pytest.mark.parametrize(
    ("head", "unit", "tail"),
    [("https://x.com/", "a", ""), ("https://", "a.", "com/"), ("", "t.co/", ""), ("", "https://www.google.com/amp/", "")],
)
def test_long_strings_cost_no_more_than_their_length(head: str, unit: str, tail: str) -> None:
    assert growth(lambda size: spent(lambda: identify(head + unit * (size // len(unit)) + tail)), 100_000) <= FOUR_TIMES
