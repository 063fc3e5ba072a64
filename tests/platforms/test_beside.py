"""Answers beside the question: another post than was asked, a shape without its post, a notice in the place of one."""

from __future__ import annotations

import json

import pytest

from tests.platforms.test_answers import said, told

_BLUESKY = "at://did:plc:a/app.bsky.feed.post/"
_FILM = "https://www.youtube.com/embed/"
_WITHHELD = "@petrel’s account has been withheld in Calder in response to a legal demand."


def film(shown: str) -> dict[str, object]:
    return {"title": "Cranes", "author_name": "Petrel", "html": f'<iframe src="{_FILM}{shown}?feature=oembed"></iframe>'}


def message(number: int, channel: str = "petrel") -> str:
    return f'<div class="tgme_widget_message" data-post="{channel}/{number}">Hi</div>'


def skeet(rkey: str = "3lhv3gmn57c2b", **more: object) -> dict[str, object]:
    post = {"uri": _BLUESKY + rkey, "author": {"handle": "petrel.example"}, "record": {"text": "No boat."}} | more
    return {"thread": {"$type": "app.bsky.feed.defs#threadViewPost", "post": post}}


def tweet(text: str, number: int = 1691543049856243365) -> dict[str, object]:
    url = f"https://x.com/petrel/status/{number}"
    return {"url": url, "author_url": "https://x.com/petrel", "author_name": "Petrel", "html": f'<p lang="en">{text}</p>'}


@pytest.mark.parametrize(
    ("platform", "asked", "another"),
    [
        ("x", tweet("No boat tonight."), tweet("No boat tonight.", 1691543049856243366)),
        ("x", tweet("No boat tonight."), tweet("No boat tonight.", 16915430498562433651)),
        ("bluesky", skeet(), skeet("3lhv3gmn57c2z")),
        ("youtube", film("qT3vHarb0ur"), film("qT3vHarb0uR")),
        (
            "tiktok",
            {"author_name": "P", "embed_product_id": "7301234567890123456"},
            {"author_name": "P", "embed_product_id": "7"},
        ),
        ("vimeo", {"type": "video", "video_id": 901234567}, {"type": "video", "video_id": 90123456}),
        ("telegram", message(411), message(412)),
        ("telegram", message(411, "Petrel_News"), message(41)),
    ],
)
def test_who_answers_for_another_post_says_nothing_of_this_one(platform: str, asked: object, another: object) -> None:
    assert told(platform, said(200, asked))[0] == "live"
    outcome, reason = told(platform, said(200, another))
    assert outcome == "unknown"
    assert "another post" in reason


@pytest.mark.parametrize("platform", ["tiktok", "reddit", "vimeo"])
def test_a_page_where_json_should_be_is_no_witness(platform: str) -> None:
    assert told(platform, said(200, "<html>Just a moment"), said(404))[0] == "unknown"


def test_a_bluesky_thread_without_its_post() -> None:
    assert told("bluesky", said(200, {"thread": {"$type": "app.bsky.feed.defs#threadViewPost"}}))[0] == "unknown"


@pytest.mark.parametrize(
    ("labels", "outcome"),
    [
        ([{"val": "!hide"}], "unknown"),
        ([{"val": "!takedown"}], "unknown"),
        ([{"val": "!hide", "neg": True}], "live"),
        ([{"val": "spoiler"}, "not a label", {"val": 7}], "live"),
        ("no list", "live"),
    ],
)
def test_labels_under_which_bluesky_shows_nothing(labels: object, outcome: str) -> None:
    assert told("bluesky", said(200, skeet(labels=labels)))[0] == outcome
    assert told("bluesky", said(200, skeet(author={"handle": "petrel.example", "labels": labels})))[0] == outcome


def test_a_label_for_members_that_was_taken_off_again() -> None:
    author = {"handle": "petrel.example", "labels": [{"val": "!no-unauthenticated", "neg": True}]}
    assert told("bluesky", said(200, skeet(author=author)))[0] == "live"


def test_a_notice_of_x_in_the_place_of_the_words() -> None:
    assert told("x", said(200, tweet(_WITHHELD))) == ("blocked", "withheld")
    assert told("x", said(200, tweet("This Tweet from @petrel has been withheld in Calder.")))[0] == "blocked"
    assert told("x", said(200, tweet("@petrel my visa has been withheld in Calder")))[0] == "live"


def test_a_title_that_moderators_took_away() -> None:
    removed = {"type": "rich", "title": "[ Removed by moderator ]", "author_name": "petrel"}
    assert told("reddit", said(200, removed)) == ("unknown", "unavailable")
    assert told("reddit", said(200, removed | {"title": "[removed] is what they all say"}))[0] == "live"


def test_json_with_a_byte_order_mark() -> None:
    assert told("x", said(200, "\ufeff" + json.dumps(tweet("No boat tonight.")), "application/json"))[0] == "live"
