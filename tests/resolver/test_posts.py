"""A post through its job: the questions in order, redirects of the oracles followed, everything that was learned kept."""

from __future__ import annotations

import json

import pytest

from linkaudit.model import Target
from tests.resolver.talk import Talk, failure, link, reply, to

ID = "1691543049856243365"
POST = Target(
    key=f"x:{ID}", url=f"https://x.com/islabell/status/{ID}", platform="x", post_id=ID, handles=("islabell",), kind="post"
)
QUESTION = f"oembed?url=https%3A%2F%2Fx.com%2Fislabell%2Fstatus%2F{ID}&omit_script=1&dnt=true"
OEMBED = f"https://publish.x.com/{QUESTION}"
OLD_OEMBED = f"https://publish.twitter.com/{QUESTION}"
SYNDICATION = "https://cdn.syndication.twimg.com/tweet-result"
SHOWN = {
    "url": f"https://x.com/islabell/status/{ID}",
    "author_name": "Isla Bell",
    "author_url": "https://x.com/islabell",
    "html": '<blockquote class="twitter-tweet"><p lang="en">No boat tonight.</p></blockquote>',
}


def js(value: object, status: int = 200):
    return reply(status, json.dumps(value), kind="application/json; charset=utf-8")


class World(dict):
    """Syndication by its start: the token is another test's business."""

    def __missing__(self, url):
        assert url.startswith(SYNDICATION), f"nobody expected {url}"
        return self[SYNDICATION]


def test_alive_is_one_question() -> None:
    talk = Talk({OEMBED: js(SHOWN)})
    found = talk.resolve(POST)
    assert (found.outcome, found.status, found.checked_at) == ("live", 200, "2026-01-02T03:04:05Z")
    assert found.post is not None
    assert (found.post.handle, found.post.text, found.post.created_at) == (
        "islabell",
        "No boat tonight.",
        "2023-08-15T20:11:05Z",
    )
    assert [hop.via for hop in found.hops] == ["oembed"]
    assert len(talk.asked) == 1
    assert talk.asked[0].accept == "application/json"


def test_the_oracle_may_have_moved_house() -> None:
    for status in (301, 302, 307, 308):
        found = Talk({OEMBED: to(OLD_OEMBED, status), OLD_OEMBED: js(SHOWN)}).resolve(POST)
        assert found.outcome == "live"
        assert [(hop.via, hop.status) for hop in found.hops] == [("oembed", status), (str(status), 200)]


def test_an_oracle_that_sends_in_circles_says_nothing() -> None:
    found = Talk({OEMBED: to(OLD_OEMBED), OLD_OEMBED: to(OEMBED)}).resolve(POST)
    assert (found.outcome, found.reason) == ("unknown", "unexpected answer 302")


def test_deleted_needs_both_and_keeps_both() -> None:
    talk = Talk(World({OEMBED: reply(404, "<title>X / ?</title>"), SYNDICATION: reply(404, "<title>X / ?</title>")}))
    found = talk.resolve(POST)
    assert (found.outcome, found.reason, found.confidence) == ("gone", "deleted", "strong")
    assert [(hop.via, hop.status) for hop in found.hops] == [("oembed", 404), ("syndication", 404)]
    assert len(found.attempts) == 2
    assert talk.asked[1].url.startswith(f"{SYNDICATION}?id={ID}&lang=en&token=")


def test_no_single_answer_is_ever_gone() -> None:
    """One oracle says 404; whatever else befalls the other, the post is not called gone."""
    others = [
        failure(kind) for kind in ("timeout", "reset", "tls", "no such host", "connection refused", "bad response", "proxy")
    ]
    others += [reply(status) for status in (200, 301, 400, 401, 402, 403, 408, 418, 429, 500, 502, 503, 504)]
    others += [reply(200, "{}", kind="application/json"), reply(200, "[]", kind="application/json"), reply(404 + 45)]
    for other in others:
        found = Talk(World({OEMBED: reply(404), SYNDICATION: other})).resolve(POST)
        assert found.outcome in {"unknown", "blocked", "unreachable"}, other
        first = Talk(World({OEMBED: other, SYNDICATION: reply(404)})).resolve(POST)
        assert first.outcome in {"unknown", "blocked", "unreachable"}, other


def test_a_name_that_is_missing_is_looked_up_once_for_an_oracle() -> None:
    found = Talk({OEMBED: failure("no such host")}).resolve(POST)
    assert (found.outcome, found.reason) == ("unreachable", "no name service"), "as for any link whose name is not found"


def test_a_tombstone_is_quoted() -> None:
    said = "This Post is from a suspended account. Learn more"
    stone = js({"__typename": "TweetTombstone", "tombstone": {"text": {"text": said}}})
    found = Talk(World({OEMBED: reply(404), SYNDICATION: stone})).resolve(POST)
    assert (found.outcome, found.reason, found.evidence) == ("gone", "suspended", said)


def test_hostile_json_is_no_answer() -> None:
    for body in (
        b"[" * 100_000,
        b'{"author_url":' * 5000,
        b"\xff\xfe",
        b'{"author_url": 7}',
        b'{"author_url": {"a": 1}}',
        b"9" * 5000,
    ):
        found = Talk({OEMBED: reply(200, body, kind="application/json")}).resolve(POST)
        assert found.outcome == "unknown"


def test_types_that_are_not_meant_do_not_break_the_reading() -> None:
    for field, value in [("user", 5), ("user", []), ("text", None), ("edit_control", "x"), ("note_tweet", {}), ("id_str", 7)]:
        tweet = {"__typename": "Tweet", "id_str": ID, "text": "a", "user": {"screen_name": "islabell"}} | {field: value}
        assert Talk(World({OEMBED: reply(404), SYNDICATION: js(tweet)})).resolve(POST).outcome in {"live", "unknown"}


def test_a_capture_of_a_post_is_judged_as_the_page_it_is() -> None:
    url = f"https://web.archive.org/web/2023/https://twitter.com/islabell/status/{ID}"
    found = Talk({url: reply(200, "<p>No boat tonight.</p>")}).resolve(
        link(url, platform="x", post_id=ID, handles=("islabell",), kind="post")
    )
    assert (found.outcome, found.key) == ("live", f"url:{url}")


def test_a_post_that_is_none_of_the_platform_is_judged_as_a_page() -> None:
    url = "https://deich.example/@wattlaeufer/113984120000000001"
    target = Target(key="mastodon:deich.example/113984120000000001", url=url, platform="mastodon", post_id="113984120000000001")
    api = "https://deich.example/api/v1/statuses/113984120000000001"
    assert Talk({api: reply(404, "<p>no</p>"), url: reply(200, "<p>A blog.</p>")}).resolve(target).outcome == "live"
    assert Talk({api: reply(404, "<p>no</p>"), url: reply(404)}).resolve(target).outcome == "gone"


def test_profiles_behind_logins_are_not_asked() -> None:
    talk = Talk({})
    found = talk.resolve(Target(key="x:@islabell", url="https://x.com/islabell", platform="x", kind="profile"))
    assert (found.outcome, found.reason, talk.asked) == ("unknown", "needs a login", [])


@pytest.mark.parametrize(
    "url", ["https://x.com/hashtag/quay?src=hash", "https://www.twitter.com/search?q=quay", "https://x.com/"]
)
def test_pages_that_answer_200_to_everything_are_not_asked(url) -> None:
    talk = Talk({})
    found = talk.resolve(Target(key=f"url:{url}", url=url))
    assert (found.outcome, found.reason, talk.asked) == ("unknown", "app shell", [])


def test_other_sites_of_the_company_are_pages_like_any() -> None:
    url = "https://help.x.com/en/rules"
    assert (
        Talk({url: reply(200, "<title>Rules</title><p>" + "The rules of the house. " * 30)})
        .resolve(Target(key=f"url:{url}", url=url))
        .outcome
        == "live"
    )


def test_what_is_settled_already_is_not_asked() -> None:
    talk = Talk({})
    for outcome, reason in [
        ("unchecked", "excluded"),
        ("unresolved", "truncated"),
        ("refused", "scheme"),
        ("broken", "malformed"),
    ]:
        found = talk.resolve(link("https://a.example/", outcome=outcome, reason=reason))
        assert (found.outcome, found.reason) == (outcome, reason)
    assert talk.asked == []
