"""How each platform's answers are read: every refusal by its own words, and no single witness ever enough for `gone`."""

from __future__ import annotations

import json

import pytest

from linkaudit.model import Failure, Reply, Request, Target, Verdict
from linkaudit.platforms import by_name, identify

POSTS = {
    "x": "https://x.com/petrel/status/1691543049856243365",
    "bluesky": "https://bsky.app/profile/petrel.bsky.social/post/3lhv3gmn57c2b",
    "mastodon": "https://mastodon.social/@petrel/113984120000000001",
    "youtube": "https://www.youtube.com/watch?v=qT3vHarb0ur",
    "tiktok": "https://www.tiktok.com/@petrel/video/7301234567890123456",
    "reddit": "https://www.reddit.com/r/ships/comments/1c0harb/cranes/",
    "vimeo": "https://vimeo.com/901234567",
    "telegram": "https://t.me/petrel/411",
}
Answer = Reply | Failure


def said(status: int, body: object = "", kind: str = "text/html") -> Reply:
    text = body if isinstance(body, str) else json.dumps(body)
    kind = kind if isinstance(body, str) else "application/json"
    return Reply(url="https://oracle.example/", status=status, headers=(("content-type", kind),), body=text.encode())


def verdict(platform: str, *answers: Answer) -> Verdict | None:
    """What the platform concludes; the last answer is given again where it asks on."""
    found = identify(POSTS[platform])
    assert found is not None
    handles = (found.handle,) if found.handle else ()
    target = Target(key=found.key, url=found.url, platform=platform, post_id=found.post_id, handles=handles, kind="post")
    ask = by_name(platform).ask
    assert ask is not None
    heard: list[Answer] = []
    for _ in range(5):
        step = ask(target, tuple(heard))
        if not isinstance(step, Request):
            return step
        heard.append(answers[min(len(heard), len(answers) - 1)])
    raise AssertionError("it never comes to an end")


def told(platform: str, *answers: Answer) -> tuple[str, str]:
    found = verdict(platform, *answers)
    assert found is not None
    return found.outcome, found.reason


NOT_FOUND = {"error": "NotFound", "message": "Post not found"}
FIRST = {"bluesky": said(400, NOT_FOUND), "mastodon": said(404, {"error": "Record not found"}), "telegram": said(404)}
"""How a platform's first witness says that there is no such post."""
SILENT: dict[str, Answer] = {
    "shell": said(200, "<!doctype html><title>?</title><div id=root></div>"),
    "empty": said(200),
    "braces": said(200, {}),
    "list": said(200, "[]", "application/json"),
    **{str(status): said(status) for status in (202, 204, 302, 400, 401, 402, 403, 405, 429, 451, 500, 502, 503, 522, 999)},
    **{
        kind: Failure(url="https://oracle.example/", kind=kind)
        for kind in (
            "timeout",
            "reset",
            "tls",
            "connection refused",
            "no such host",
            "no name service",
            "proxy",
            "bad response",
        )
    },
}
"""Second witnesses that say nothing of the post."""


PAIRS = [(platform, answer) for platform in POSTS for answer in SILENT if (platform, answer) != ("bluesky", "400")]
"""Bluesky's oEmbed answers 400 to a post that it does not know."""


@pytest.mark.parametrize(("platform", "second"), PAIRS)
def test_one_witness_is_never_enough(platform: str, second: str) -> None:
    found = verdict(platform, FIRST.get(platform, said(404)), SILENT[second])
    assert found is None or found.outcome != "gone", found


@pytest.mark.parametrize(("platform", "first"), PAIRS)
def test_who_does_not_answer_says_nothing(platform: str, first: str) -> None:
    found = verdict(platform, SILENT[first])
    assert found is None or found.outcome not in {"gone", "broken", "live"}, found


def thread(**author: str) -> Reply:
    post = {"uri": "at://did:plc:a/app.bsky.feed.post/3lhv3gmn57c2b", "author": author, "record": {"text": "No boat tonight."}}
    return said(200, {"thread": {"$type": "app.bsky.feed.defs#threadViewPost", "post": post}})


def test_a_bluesky_handle_given_up_is_no_deleted_post() -> None:
    unknown = said(400, {"error": "InvalidRequest", "message": "Error: could not resolve handle"})
    assert told("bluesky", unknown) == ("unknown", "handle not found")
    gone = said(400, {"error": "InvalidRequest", "message": "Profile not found"})
    assert told("bluesky", said(400, NOT_FOUND), said(404), gone) == ("gone", "account_gone")


def test_a_question_that_bluesky_does_not_understand_says_nothing() -> None:
    assert told("bluesky", said(400, {"error": "InvalidRequest", "message": "uri must be a valid at-uri"}))[0] == "unknown"
    misread = said(400, {"error": "InvalidRequest", "message": "actor must be a valid did or a handle"})
    assert told("bluesky", said(400, NOT_FOUND), said(404), misread) == ("gone", "deleted")


def test_a_bluesky_account_for_members_only_is_not_open_to_readers() -> None:
    post = {"author": {"handle": "petrel.example", "labels": [{"val": "!no-unauthenticated"}]}, "record": {"text": "No boat."}}
    shown = said(200, {"thread": {"$type": "app.bsky.feed.defs#threadViewPost", "post": post}})
    assert told("bluesky", shown) == ("blocked", "login")


def test_an_instance_that_answers_for_another_post() -> None:
    other = {"id": "1", "content": "<p>Another.</p>", "account": {"acct": "petrel"}}
    assert told("mastodon", said(200, other)) == ("unknown", "the instance answered for another post")


@pytest.mark.parametrize("quote", ["'", '"'])
def test_what_the_embed_page_of_telegram_says(quote: str) -> None:
    gone = f"<div class={quote}tgme_widget_message_error{quote}>Post not found</div>"
    assert told("telegram", said(200, gone)) == ("gone", "deleted")
    channel = "<div class='tgme_widget_message_error'>Channel with username <b>@petrel</b> not found</div>"
    assert told("telegram", said(200, channel)) == ("gone", "account_gone")
    assert told("telegram", said(200, '<link href="/css/tgme_widget_message.css">'))[0] == "unknown"
    assert told("telegram", said(200, f"<div class={quote}tgme_widget_message js-widget_message{quote}>Hi</div>"))[0] == "live"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("This message couldn&#39;t be displayed on your device due to copyright infringement.", "blocked"),
        ("This channel can’t be displayed because it violated local laws.", "blocked"),
        ("The message from the mayor cannot be displayed on the old board.", "live"),
    ],
)
def test_what_telegram_writes_in_the_place_of_a_message(text: str, outcome: str) -> None:
    post = f'<div class="tgme_widget_message"><div class="tgme_widget_message_text js-message_text">{text}</div></div>'
    assert told("telegram", said(200, post))[0] == outcome


def test_json_by_another_name_is_read() -> None:
    address, embed = "https://x.com/petrel", '<blockquote><p lang="en">No boat tonight.</p></blockquote>'
    shown = json.dumps({"author_url": f"{address}?lang=en", "author_name": "Petrel", "html": embed})
    for kind in ("text/plain", ""):
        assert told("x", said(200, shown, kind)) == ("live", "oEmbed shows it")
    assert told("x", said(200, shown, "text/html"))[0] == "unknown"


@pytest.mark.parametrize("platform", ["x", "vimeo", "tiktok", "reddit"])
def test_a_guard_in_front_of_an_oracle_says_nothing_of_the_post(platform: str) -> None:
    guard = said(403, "<!doctype html><html><head><title>Just a moment...</title></head></html>")
    assert told(platform, guard) == ("blocked", "challenge")
    bare = Reply(url="https://oracle.example/", status=403, headers=(("cf-mitigated", "challenge"),), body=b"")
    assert told(platform, bare) == ("blocked", "challenge")
    assert told("x", said(403, "<title>X / ?</title>"), said(404)) == ("blocked", "protected")


def test_an_oracle_whose_name_is_not_found_is_out_of_reach_in_the_words_of_links() -> None:
    nameless = Failure(url="https://oracle.example/", kind="no such host")
    assert told("x", nameless) == ("unreachable", "no name service")


def test_a_bluesky_handle_that_no_longer_proves_itself_is_not_compared() -> None:
    shown = verdict("bluesky", thread(handle="handle.invalid", displayName="Petrel"))
    assert shown is not None
    assert shown.post is not None
    assert (shown.post.handle, shown.post.name) == (None, "Petrel")


def test_a_player_that_is_spelled_with_blanks() -> None:
    body = '<script>{"playabilityStatus": { "status": "ERROR", "reason": "Video unavailable"}}</script>'
    assert told("youtube", said(404), said(200, body)) == ("gone", "deleted")


def player(status: str, reason: str) -> Reply:
    return said(
        200, f'<script>var r = {{"playabilityStatus":{{"status":"{status}","messages":[],"reason":"{reason}"}}}};</script>'
    )


@pytest.mark.parametrize(
    ("status", "reason", "expected"),
    [
        ("ERROR", "Video unavailable", ("gone", "deleted")),
        ("ERROR", "This video has been removed by the uploader", ("gone", "deleted")),
        ("ERROR", "This video isn\\u2019t available anymore", ("gone", "deleted")),
        ("ERROR", "We\\u2019re processing this video. Check back later.", ("unknown", "unavailable")),
        ("ERROR", "An error occurred. Please try again later.", ("unknown", "unavailable")),
        ("ERROR", "This video is no longer available because the account has been terminated.", ("gone", "account_gone")),
        ("ERROR", "This video has been removed for violating YouTube's policy", ("gone", "rules")),
        ("LOGIN_REQUIRED", "Sign in to confirm you're not a bot", ("blocked", "challenge")),
        ("LOGIN_REQUIRED", "Sign in to confirm your age", ("blocked", "age_restricted")),
        ("LOGIN_REQUIRED", "This is a private video", ("blocked", "protected")),
        ("UNPLAYABLE", "The uploader has not made this video available in your country", ("blocked", "withheld")),
        ("UNPLAYABLE", "This video is not available", ("unknown", "unavailable")),
        ("CONTENT_CHECK_REQUIRED", "The following content may upset", ("blocked", "age_restricted")),
        ("ERROR", "This video is not available on this device.", ("unknown", "unavailable")),
        ("ERROR", "The following content is not available on this app.", ("unknown", "unavailable")),
        ("UNPLAYABLE", "Join this channel to get access to members-only content like this.", ("blocked", "payment required")),
        ("UNPLAYABLE", "This video requires payment to watch.", ("blocked", "payment required")),
        ("UNPLAYABLE", "Video not available in this location", ("blocked", "withheld")),
        ("OK", "", ("live", "the player shows it")),
    ],
)
def test_what_the_player_says(status: str, reason: str, expected: tuple[str, str]) -> None:
    assert told("youtube", said(404), player(status, reason)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This Post was deleted by the Post author. Learn more", ("gone", "deleted")),
        ("This Tweet is from a suspended account. {learnmore}", ("gone", "suspended")),
        (
            "You're unable to view this Tweet because this account owner limits who can view their Tweets.",
            ("blocked", "protected"),
        ),
        (
            "You’re unable to view this Post because this account owner limits who can view their Posts.",
            ("blocked", "protected"),
        ),
        ("This Post is from an account that no longer exists. Learn more", ("gone", "account_gone")),
        ("THIS POST VIOLATED THE X RULES.", ("gone", "rules")),
        ("Age-restricted adult content. This content might not be appropriate for you.", ("blocked", "age_restricted")),
        ("This Post has been withheld in Calder in response to a legal demand.", ("blocked", "withheld")),
        ("This Post has been withheld because it violated the law of Calder.", ("blocked", "withheld")),
        ("This Post has been deleted.", ("gone", "deleted")),
        ("This account has been suspended.", ("gone", "suspended")),
        ("This account doesn’t exist", ("gone", "account_gone")),
        ("These posts are protected", ("blocked", "protected")),
        ("This Post may contain age‑restricted content", ("blocked", "age_restricted")),
        ("This Post is unavailable.", ("unknown", "unavailable")),
        ("Hmm...this page has other words one day.", ("unknown", "unavailable")),
    ],
)
@pytest.mark.parametrize("first", [403, 404])
def test_what_a_tombstone_says(first: int, text: str, expected: tuple[str, str]) -> None:
    stone = {"__typename": "TweetTombstone", "tombstone": {"text": {"text": text, "rtl": False, "entities": []}}}
    assert told("x", said(first), said(200, stone)) == expected


GUARD = "<html><head><title>Attention Required! | Guard</title></head><body></body></html>"


@pytest.mark.parametrize("status", [200, 400, 403, 404, 410])
@pytest.mark.parametrize("platform", POSTS)
def test_a_guard_that_answers_404_is_no_witness(platform: str, status: int) -> None:
    guarded = said(status, GUARD)
    for answers in (
        (guarded,),
        (FIRST.get(platform, said(404)), guarded),
        (FIRST.get(platform, said(404)), said(503), guarded),
    ):
        found = verdict(platform, *answers)
        assert found is None or found.outcome != "gone", (answers, found)


def test_a_title_that_sounds_like_a_guard_is_a_title() -> None:
    film = {"title": "Just a moment...", "author_name": "Petrel", "author_url": "https://www.youtube.com/@petrel"}
    assert told("youtube", said(200, film))[0] == "live"


def test_a_message_that_writes_like_the_embed_page_of_telegram() -> None:
    forged = (
        '<div class="tgme_widget_message js-widget_message" data-post="petrel/411"><div class="tgme_widget_message_text '
        'js-message_text" dir="auto">class="tgme_widget_message_error"<br/>Post not found</div></div>'
    )
    assert told("telegram", said(200, forged))[0] == "live"
    assert told("telegram", said(200, '<div id="a" class="b tgme_widget_message_error">Post not found</div>'))[0] == "gone"


def test_an_account_on_tiktok_may_have_no_name_beside_its_handle() -> None:
    shown = {"title": "Cranes", "author_name": "", "author_unique_id": "petrel", "author_url": "https://www.tiktok.com/@petrel"}
    assert told("tiktok", said(200, shown))[0] == "live"


def test_what_tiktok_says_of_its_server_is_no_news_of_the_film() -> None:
    def state(code: int, words: str) -> Reply:
        return said(200, f'{{"webapp.video-detail":{{"statusCode":{code},"statusMsg":"{words}"}}}}')

    assert told("tiktok", said(400, {}), state(10101, "server not exist"))[0] == "unknown"
    assert told("tiktok", said(400, {}), state(10204, "item doesn't exist")) == ("gone", "deleted")


def test_a_label_that_was_taken_off_again_hides_nothing() -> None:
    def labelled(*labels: dict[str, object]) -> Reply:
        post = {"author": {"handle": "petrel.example"}, "labels": list(labels), "record": {"text": "No boat."}}
        return said(200, {"thread": {"$type": "app.bsky.feed.defs#threadViewPost", "post": post}})

    on, off = {"val": "!hide"}, {"val": "!hide", "neg": True}
    assert told("bluesky", labelled(on, off))[0] == "live"
    assert told("bluesky", labelled(off, on)) == ("unknown", "hidden")


def test_more_words_for_what_keeps_readers_out() -> None:
    refusal = '"playabilityStatus":{"status":"UNPLAYABLE","reason":"Only available to Music Premium members"}'
    assert told("youtube", said(401), said(200, refusal)) == ("blocked", "payment required")
    stone = {"__typename": "TweetTombstone", "tombstone": {"text": {"text": "From an account that was deactivated."}}}
    assert told("x", said(404), said(200, stone)) == ("gone", "account_gone")
