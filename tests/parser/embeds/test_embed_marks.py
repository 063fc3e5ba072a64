"""What an element's attributes name."""

from __future__ import annotations

import json

import pytest

from linkaudit.parser.embeds import (
    addresses,
    bare_address,
    holds_markup,
    marked,
    marks,
    signatures,
)
from linkaudit.parser.embeds.frames import first_label, framed

ID = "1214169296198389760"
URL = f"https://twitter.com/MaraVelt/status/{ID}"


@pytest.mark.parametrize(
    ("tag", "attributes", "form", "key"),
    [
        ("div", {"data-tweet-id": ID}, "element", f"x:{ID}"),
        ("amp-twitter", {"data-tweetid": ID}, "amp", f"x:{ID}"),
        ("blockquote", {"class": "a twitter-tweet", "cite": URL}, "blockquote", f"x:{ID}"),
        ("div", {"data-whatever": f" {URL}?s=20 "}, "element", f"x:{ID}"),
        ("div", {"data-props": json.dumps({"tweet": {"url": URL}})}, "element", f"x:{ID}"),
        ("div", {"data-props": json.dumps({"tweet": URL}).replace("/", "\\/")}, "element", f"x:{ID}"),
        ("div", {"data-html": f"<blockquote><a href='{URL}'></a></blockquote>"}, "element", f"x:{ID}"),
        ("lite-youtube", {"videoid": "a1B2c3D4e5F"}, "element", "youtube:a1B2c3D4e5F"),
        ("script", {"data-telegram-post": "nordhaven/42"}, "script", "telegram:nordhaven/42"),
    ],
)
def test_named_by_attributes(tag: str, attributes: dict[str, str], form: str, key: str) -> None:
    found = marked(tag, attributes)
    assert found is not None
    assert found.identity is not None
    assert (found.form, found.identity.key.lower()) == (form, key.lower())


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("div", {"data-tweet-id": "latest"}),
        ("div", {"data-tweet-id": "0" * 30}),
        ("div", {"data-url": "https://twitter.com/MaraVelt"}),
        ("div", {"data-url": "https://twitter.com/intent/tweet?url=x"}),
        ("div", {"data-url": f"https://x.com.evil.example/a/status/{ID}"}),
        ("div", {"title": URL}),
        ("div", {"href": URL}),
        ("blockquote", {"class": "twitter-tweet"}),
        ("div", {}),
    ],
)
def test_naming_nothing(tag: str, attributes: dict[str, str]) -> None:
    assert marked(tag, attributes) is None


def test_signatures_fit_tag_and_class() -> None:
    assert [platform.name for platform, _ in signatures("blockquote", ["x", "twitter-tweet"])] == ["x"]
    assert [platform.name for platform, _ in signatures("amp-instagram", [])] == ["instagram"]
    assert signatures("blockquote", ["quote"]) == []
    assert signatures("div", []) == []
    assert "data-tweet-id" in marks()


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (URL, [URL]),
        (f" {URL} ", [URL]),
        ("short", []),
        ("x" * 300_000, []),
        (URL.replace(":", "%3A").replace("/", "%2F"), [URL]),
    ],
)
def test_addresses_in_a_value(value: str, found: list[str]) -> None:
    assert [each for each in addresses(value) if each.startswith("http")][-1:] == found[-1:]


@pytest.mark.parametrize(
    ("attributes", "platform", "url"),
    [
        (
            {"src": "about:blank", "data-src": "//player.vimeo.com/video/123456789"},
            "vimeo",
            "//player.vimeo.com/video/123456789",
        ),
        (
            {"data-lazy-src": "https://www.youtube.com/embed/a1B2c3D4e5F"},
            "youtube",
            "https://www.youtube.com/embed/a1B2c3D4e5F",
        ),
        ({"src": "https://open.spotify.com/embed/episode/1"}, "spotify", "https://open.spotify.com/embed/episode/1"),
        ({"src": "https://charts.quay.example/1/", "width": "100%", "height": "400"}, "quay", "https://charts.quay.example/1/"),
        ({"data-tweet-id": ID}, "x", None),
    ],
)
def test_frames(attributes: dict[str, str], platform: str, url: str | None) -> None:
    found = framed(attributes)
    assert found is not None
    assert (found.platform, found.url) == (platform, url)


@pytest.mark.parametrize(
    "attributes",
    [
        {},
        {"src": ""},
        {"src": "javascript://x"},
        {"src": "https://[bad/"},
        {"src": "https://www.google.com/recaptcha/api2/anchor"},
        {"src": "https://securepubads.g.doubleclick.net/x"},
        {"src": "https://ads.quay.example/ads/1"},
        {"src": "https://quay.example/1", "width": "1", "height": "1"},
        {"src": "https://quay.example/1", "style": "visibility:hidden"},
        {"src": "https://twitter.com/MaraVelt"},
        {"src": "https://www.facebook.com/plugins/page.php?href=x"},
    ],
)
def test_frames_of_nothing(attributes: dict[str, str]) -> None:
    assert framed(attributes) is None


@pytest.mark.parametrize(
    ("host", "label"),
    [
        ("a.b.quay.example", "quay"),
        ("quay.example.", "quay"),
        ("player.bbc.co.uk", "bbc"),
        ("video.abc.net.au", "abc"),
        ("x.com.br", "x"),
        ("dwcdn.net", "datawrapper"),
        ("localhost", None),
        ("127.0.0.1", None),
        ("", None),
    ],
)
def test_first_label(host: str, label: str | None) -> None:
    assert first_label(host) == label


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (URL, f"x:{ID}"),
        (f"\n{URL}\n", f"x:{ID}"),
        (f"see {URL}", None),
        ("https://quay.example/1", None),
        ("https://x.com/MaraVelt", None),
        ("", None),
    ],
)
def test_an_address_alone(text: str, key: str | None) -> None:
    found = bare_address(text)
    assert (found.identity.key if found and found.identity else None) == key


@pytest.mark.parametrize(
    ("value", "markup"),
    [("<blockquote class=x>", True), ("<IFRAME src>", True), ("a < b", False), ("<b>x</b>", False), ("", False)],
)
def test_markup(value: str, *, markup: bool) -> None:
    assert holds_markup(value) is markup
