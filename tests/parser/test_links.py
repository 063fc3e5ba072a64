from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.parser import links
from linkaudit.parser.blocks import Anchor, Block, Run, Sighting
from tests.parser.texts import blocks, carved


def seen(text: str, base: str | None = None) -> list[Sighting]:
    return [sighting for block in carved(text) for sighting in links.sight(block, base)]


@pytest.mark.parametrize(
    ("text", "kind", "key", "url"),
    [
        ("see https://t.co/YRKx4bWMGk now", "short_link", "t.co:YRKx4bWMGk", "https://t.co/YRKx4bWMGk"),
        ("attacks’.https://t.co/YRKx4bWMGk", "short_link", "t.co:YRKx4bWMGk", "https://t.co/YRKx4bWMGk"),
        ("https://t.co/YRKx4bWMGkThe next day", "short_link", "t.co:YRKx4bWMGk", "https://t.co/YRKx4bWMGk"),
        ("wordhttps://t.co/YRKx4bWMGk—", "short_link", "t.co:YRKx4bWMGk", "https://t.co/YRKx4bWMGk"),
        ("see t.co/YRKx4bWMGk now", "short_link", "t.co:YRKx4bWMGk", "t.co/YRKx4bWMGk"),
        ("#COP26pic.twitter.com/4G9ZbFbBZn— Name", "media_link", "t.co:4G9ZbFbBZn", "pic.twitter.com/4G9ZbFbBZn"),
        ("a pic.x.com/4G9ZbFbBZnand", "media_link", "t.co:4G9ZbFbBZn", "pic.x.com/4G9ZbFbBZn"),
        ("by https://x.com/janedoe today", "profile", "x:@janedoe", "https://x.com/janedoe"),
        ("as https://twitter.com/a/status/12 says", "post_link", "x:12", "https://twitter.com/a/status/12"),
        ("on https://youtu.be/LOxOAuDHzaw today", "link", "youtube:LOxOAuDHzaw", "https://youtu.be/LOxOAuDHzaw"),
        ("at https://news.example/a.", "link", None, "https://news.example/a"),
        ("at htp://news.example/a and", "link", None, "htp://news.example/a"),
    ],
)
def test_addresses_in_text(text: str, kind: str, key: str | None, url: str) -> None:
    (found,) = seen(text)
    assert (found.kind, found.key, found.url, found.form) == (kind, key, url, "bare_url")
    assert text[found.start : found.end] == url


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("see https://t.co/abc… more", "short_link"),
        ("see t.co/abc... more", "short_link"),
        ("see https://t.co/… more", "short_link"),
        ("see pic.twitter.com/abc… more", "media_link"),
        ("see https://news.example/a/very/lo… more", "link"),
        ("see https://t… more", "link"),
    ],
)
def test_a_cut_address_leads_nowhere(text: str, kind: str) -> None:
    (found,) = seen(text)
    assert (found.kind, found.reason, found.key) == (kind, "truncated", None)


def test_a_whole_code_before_an_ellipsis_is_whole() -> None:
    (found,) = seen("see https://t.co/YRKx4bWMGk… more")
    assert (found.key, found.reason) == ("t.co:YRKx4bWMGk", None)


def block(text: str, *anchors: Anchor) -> Block:
    return Block(text=text, runs=(Run(0, len(text), 0, len(text)),), start=0, end=len(text), anchors=anchors)


def test_a_link_whose_words_are_its_address_counts_once() -> None:
    text = "see https://news.example/long… and https://b.example/"
    anchor = Anchor(url=" https://news.example/long/path ", at=4, until=30, start=4, end=30)
    first, second = links.sight(block(text, anchor), None)
    assert (first.url, first.form, first.reason) == ("https://news.example/long/path", "hyperlink", None)
    assert (second.url, second.form) == ("https://b.example/", "bare_url")


def test_a_short_link_that_shows_a_picture_s_address_is_a_media_link() -> None:
    text = "pic.twitter.com/OPYJZhQ9ih"
    (found,) = links.sight(block(text, Anchor(url="https://t.co/OPYJZhQ9ih", at=0, until=26, start=0, end=26)), None)
    assert (found.kind, found.key) == ("media_link", "t.co:OPYJZhQ9ih")


def test_relative_links_are_told_by_the_base_and_keep_their_spelling() -> None:
    anchors = [
        Anchor(url=url, at=0, until=1, start=0, end=1)
        for url in ("/a/status/12", "x.com/a/status/12", "http://[::1", "mailto:a@b.example")
    ]
    found = [links.sight(block("x", anchor), "https://x.com/home")[0] for anchor in anchors]
    assert [(one.kind, one.key) for one in found] == [("post_link", "x:12"), ("link", None), ("link", None), ("link", None)]
    assert [one.url for one in found] == [anchor.url for anchor in anchors]


def test_a_post_s_own_address_is_not_told_twice() -> None:
    text = (
        "The bridge is open.\n— Bridge Watch (@bridgewatch) January 6, 2020 https://x.com/bridgewatch/status/1214169296198389760"
        "\nhttps://x.com/a/status/12"
    )
    assert seen(text) == []


def test_links_of_a_flattened_post_stay_references_of_its_block() -> None:
    text = "Open again https://t.co/YRKx4bWMGk pic.twitter.com/5gWzadCgiu— Bridge Watch (@bridgewatch) January 6, 2020"
    (post,) = carved(text)
    assert [(one.kind, one.key) for one in links.sight(post, None)] == [
        ("short_link", "t.co:YRKx4bWMGk"),
        ("media_link", "t.co:5gWzadCgiu"),
    ]
    assert post.sightings[0].target == "https://t.co/5gWzadCgiu"


@given(st.text(st.sampled_from("htps:/.t#@co m)(]…—xé中\u202e\n"), max_size=60))
def test_what_is_sighted_stands_there(text: str) -> None:
    for one in blocks(text):
        for found in links.sight(one, "https://news.example/"):
            assert text[found.start : found.end] == found.url
            assert found.start < found.end
