"""t.co and pic links: both faces, cut codes, glued codes, and whose outcome they take."""

from __future__ import annotations

import json

import pytest

from linkaudit.model import Target
from linkaudit.resolver.shorts import candidates
from tests.resolver.talk import Talk, failure, reply, to

STATUS = "https://twitter.com/islabell/status/1691543049856243365/photo/1"
OEMBED = "https://publish.x.com/oembed?url=https%3A%2F%2Fx.com%2Fislabell%2Fstatus%2F1691543049856243365&omit_script=1&dnt=true"
SHOWN = {"author_url": "https://x.com/islabell", "author_name": "Isla Bell", "html": "<p>No boat.</p>"}
ALIVE = reply(200, json.dumps(SHOWN), kind="application/json")


def short(code: str, kind: str = "short_link") -> Target:
    return Target(key=f"t.co:{code}", url=f"https://t.co/{code}", platform="x", kind=kind)  # type: ignore[arg-type]


def browser_face(target: str) -> str:
    escaped = target.replace("/", "\\/")
    return (
        f'<head><noscript><META http-equiv="refresh" content="0;URL={target}"></noscript><title>{target}</title></head>'
        f'<script>window.opener = null; location.replace("{escaped}")</script>'
    )


def test_both_faces_lead_to_the_post_and_take_its_outcome() -> None:
    faces = {
        "301": to(STATUS, 301),
        "200": reply(200, browser_face(STATUS)),
        "script": reply(200, browser_face(STATUS).replace("META", "x")),
    }
    for face in faces.values():
        found = Talk({"https://t.co/OPYJZhQ9ih": face, OEMBED: ALIVE}).resolve(short("OPYJZhQ9ih", "media_link"))
        assert (found.outcome, found.leads_to, found.key) == ("live", "x:1691543049856243365", "t.co:OPYJZhQ9ih")
        assert found.post is not None
        assert found.post.handle == "islabell"
        assert found.hops[0].url == "https://t.co/OPYJZhQ9ih"
        assert found.final_url == "https://x.com/islabell/status/1691543049856243365"


def test_a_link_to_a_deleted_post_is_gone_as_the_post_is() -> None:
    class World(dict):
        def __missing__(self, url):
            return reply(404)

    found = Talk(World({"https://t.co/OPYJZhQ9ih": to(STATUS, 301)})).resolve(short("OPYJZhQ9ih"))
    assert (found.outcome, found.reason, found.leads_to) == ("gone", "deleted", "x:1691543049856243365")
    assert [hop.via for hop in found.hops] == ["start", "301", "oembed", "syndication"]


def test_a_picture_that_one_host_does_not_know_is_asked_for_at_the_other() -> None:
    unheard = {"https://t.co/OPYJZhQ9ih": reply(404), "https://t.co/OPYJZhQ9": reply(404)}
    world = {**unheard, "https://pic.twitter.com/OPYJZhQ9ih": to(STATUS, 301), OEMBED: ALIVE}
    assert Talk(world).resolve(short("OPYJZhQ9ih", "media_link")).outcome == "live"
    world["https://pic.twitter.com/OPYJZhQ9ih"] = reply(404)
    assert Talk(world).resolve(short("OPYJZhQ9ih", "media_link")).outcome == "gone"
    assert Talk(world).resolve(short("OPYJZhQ9ih")).outcome == "gone"


def test_moving_on_is_its_purpose() -> None:
    world = {
        "https://t.co/tPKR0CsTy4": to("https://skerry.example/old", 301),
        "https://skerry.example/old": to("https://skerry.example/2024/new-page", 301),
        "https://skerry.example/2024/new-page": reply(200, "<title>New</title><p>Here.</p>"),
    }
    found = Talk(world).resolve(short("tPKR0CsTy4"))
    assert (found.outcome, found.final_url) == ("live", "https://skerry.example/2024/new-page")


def test_a_front_page_is_a_fine_place_for_a_short_link() -> None:
    world = {
        "https://t.co/tPKR0CsTy4": to("https://skerry.example/", 301),
        "https://skerry.example/": reply(200, "<p>Hello.</p>"),
    }
    assert Talk(world).resolve(short("tPKR0CsTy4")).outcome == "live"


@pytest.mark.parametrize(
    ("target", "outcome", "reason"),
    [
        ("https://twitter.com/safety/unsafe_link_warning?unsafe_link=https%3A%2F%2Fprizes.example", "unknown", "warning page"),
        ("https://x.com/safety/unsafe_link_warning?unsafe_link=x", "unknown", "warning page"),
        ("https://shop.example/login?next=%2Fstory", "blocked", "login"),
        ("https://shop.example/gone", "gone", "not found"),
        ("http://127.0.0.1/", "refused", "address"),
        ("file:///etc/passwd", "refused", "scheme"),
    ],
)
def test_where_it_leads_decides(target: str, outcome: str, reason: str) -> None:
    world = {
        "https://t.co/aF1LlqsajA": to(target, 301),
        "https://shop.example/login?next=%2Fstory": reply(200, "<input type=password>"),
        "https://shop.example/gone": reply(404),
        "http://127.0.0.1/": failure("refused", "address"),
    }
    found = Talk(world).resolve(short("aF1LlqsajA"))
    assert (found.outcome, found.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("OPYJZhQ9ih", ("OPYJZhQ9ih", "OPYJZhQ9")),
        ("pbY2NfTZ", ("pbY2NfTZ",)),
        ("OPYJZhQ9ihAnd", ("OPYJZhQ9ih", "OPYJZhQ9")),
        ("pbY2NfTZs", ("pbY2NfTZs", "pbY2NfTZ")),
        ("abc", ("abc",)),
        ("abc…", ()),
        ("OPYJZhQ9i…", ()),
    ],
)
def test_candidates(code: str, expected: tuple[str, ...]) -> None:
    assert candidates(code) == expected


def test_a_cut_code_is_not_asked() -> None:
    talk = Talk({})
    found = talk.resolve(short("abc…"))
    assert (found.outcome, found.reason, talk.asked) == ("unresolved", "truncated", [])


def test_a_glued_code_is_repaired_and_says_so() -> None:
    world = {
        "https://t.co/OPYJZhQ9ih": to("https://a.example/story", 301),
        "https://a.example/story": reply(200, "<p>Words.</p>"),
    }
    found = Talk(world).resolve(short("OPYJZhQ9ihThe"))
    assert (found.outcome, found.evidence) == ("live", "read as t.co/OPYJZhQ9ih")


def test_a_glued_code_of_the_early_days() -> None:
    world = {
        "https://t.co/pbY2NfTZWe": reply(404),
        "https://t.co/pbY2NfTZ": to("https://a.example/story", 301),
        "https://a.example/story": reply(200, "<p>Words.</p>"),
    }
    found = Talk(world).resolve(short("pbY2NfTZWere"))
    assert (found.outcome, found.evidence) == ("live", "read as t.co/pbY2NfTZ")


@pytest.mark.parametrize(
    ("code", "outcome", "reason"),
    [
        ("OPYJZhQ9ih", "gone", "not found"),
        ("pbY2NfTZ", "gone", "not found"),
        ("OPYJZhQ9ihThe", "unknown", "code not found"),
        ("pbY2NfTZx", "unresolved", "truncated"),
        ("abc", "unresolved", "truncated"),
    ],
)
def test_unknown_codes(code: str, outcome: str, reason: str) -> None:
    class World(dict):
        def __missing__(self, url):
            return reply(404, "<title>X / ?</title>")

    found = Talk(World()).resolve(short(code))
    assert (found.outcome, found.reason) == (outcome, reason)


def test_a_shortener_of_another_house_never_counts_as_moved() -> None:
    target = Target(key="bit.ly:2AbCdEf", url="https://bit.ly/2AbCdEf", platform="bit.ly", kind="short_link")
    world = {
        "https://bit.ly/2AbCdEf": to("https://a.example/story", 301),
        "https://a.example/story": reply(200, "<p>Words.</p>"),
    }
    assert Talk(world).resolve(target).outcome == "live"


def test_trouble_at_t_co_is_trouble_and_not_an_unknown_code() -> None:
    for said, outcome in [(failure("timeout"), "unreachable"), (reply(429), "blocked"), (reply(503), "unreachable")]:
        assert Talk({"https://t.co/OPYJZhQ9ih": said}).resolve(short("OPYJZhQ9ih")).outcome == outcome
