"""Links followed to their end: redirects in odd spellings, cookies, refreshes, failures, and what each amounts to."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.model import OUTCOMES, FailureKind, Target
from linkaudit.platforms import identify
from linkaudit.resolver.journey import as_target
from linkaudit.resolver.settings import Settings
from tests.resolver.talk import Said, Talk, failure, link, outcome, reply, to

A = "https://a.example/2024/story"
B = "https://b.example/new/home-of-the-story"
POSTS = (
    "https://x.com/a/status/1691543049856243365",
    "https://bsky.app/profile/petrel.example/post/3lhxq2k7wfs2a",
    "https://deich.example/@wattlaeufer/113984120000000001",
    "https://www.youtube.com/watch?v=qT3vHarb0ur",
    "https://www.tiktok.com/@islanderbell/video/7301234567890123456",
    "https://www.reddit.com/r/harbours/comments/1c0harb/",
    "https://t.me/calderlive/411",
    "https://vimeo.com/901234567",
    "https://www.instagram.com/p/BsOGulcndj-/",
)
PAGE = reply(200, "<!doctype html><title>A story</title><h1>A story</h1><p>It has words, as stories do.</p>")


@pytest.mark.parametrize(("status", "expected"), [(301, "moved"), (308, "moved"), (302, "live"), (303, "live"), (307, "live")])
def test_only_permanent_redirects_to_another_page_have_moved(status: int, expected: str) -> None:
    found = Talk({A: to(B, status), B: PAGE}).resolve(link(A))
    assert (found.outcome, found.final_url) == (expected, B)
    assert [(hop.url, hop.status, hop.via) for hop in found.hops] == [(A, status, "start"), (B, 200, str(status))]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "http://a.example/2024/story",
        "https://www.a.example/2024/story",
        "https://a.example/2024/story/",
        "https://a.example/2024/story/index.html",
        "https://a.example/2024/story?utm_source=x",
        "https://m.a.example/2024/story",
        "https://a.example/2024/%73tory",
    ],
)
def test_another_spelling_has_not_moved(elsewhere: str) -> None:
    assert Talk({A: to(elsewhere, 301), elsewhere: PAGE}).resolve(link(A)).outcome == "live"


def test_moved_names_the_canonical_address() -> None:
    page = reply(200, f'<title>A</title><link rel="canonical" href="{B}"><p>Words.</p>')
    landed = f"{B}?session=17"
    assert Talk({A: to(landed, 301), landed: page}).resolve(link(A)).final_url == B
    elsewhere = reply(200, '<title>A</title><link rel="canonical" href="https://c.example/x"><p>Words.</p>')
    assert Talk({A: to(landed, 301), landed: elsewhere}).resolve(link(A)).final_url == landed
    front = reply(200, '<title>A</title><link rel="canonical" href="https://b.example/"><p>Words.</p>')
    assert Talk({A: to(landed, 301), landed: front}).resolve(link(A)).final_url == landed


def test_permanent_then_temporary_has_moved_to_where_it_is_permanent() -> None:
    world = {A: to(B, 301), B: to(f"{B}/today", 302), f"{B}/today": PAGE}
    found = Talk(world).resolve(link(A))
    assert (found.outcome, found.evidence) == ("moved", f"to {B}")


def test_temporary_then_permanent_has_not_moved() -> None:
    world = {A: to(f"{A}/today", 302), f"{A}/today": to(B, 301), B: PAGE}
    assert Talk(world).resolve(link(A)).outcome == "live"


@pytest.mark.parametrize(
    ("location", "next_url"),
    [
        ("/x", "https://a.example/x"),
        ("x", "https://a.example/2024/x"),
        ("?page=2", "https://a.example/2024/story?page=2"),
        ("//c.example/x", "https://c.example/x"),
        ("../x", "https://a.example/x"),
        ("HTTPS://C.EXAMPLE/x", "https://c.example/x"),
        (" /x ", "https://a.example/x"),
        ("/two words", "https://a.example/two%20words"),
        ("/größe".encode().decode("latin-1"), "https://a.example/gr%C3%B6%C3%9Fe"),
        ("/größe", "https://a.example/gr%F6%DFe"),
        ("/日本".encode().decode("latin-1"), "https://a.example/%E6%97%A5%E6%9C%AC"),
        ("/x#part", "https://a.example/x"),
        ("https://münchen.example/x".encode().decode("latin-1"), "https://xn--mnchen-3ya.example/x"),
    ],
)
def test_locations_in_odd_spellings(location: str, next_url: str) -> None:
    found = Talk({A: to(location), next_url: PAGE}).resolve(link(A))
    assert (found.outcome, found.final_url) == ("live", next_url)


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("file:///etc/passwd", ("refused", "scheme")),
        ("mailto:desk@a.example", ("refused", "scheme")),
        ("javascript:alert(1)", ("refused", "scheme")),
        ("http://a.example:99999/", ("broken", "malformed")),
        ("http://[::1/", ("broken", "malformed")),
        ("htp://a.example/", ("broken", "malformed")),
        ("", ("broken", "redirect without target")),
    ],
)
def test_locations_that_lead_nowhere(location: str, expected: tuple[str, str]) -> None:
    found = Talk({A: to(location)}).resolve(link(A))
    assert (found.outcome, found.reason) == expected
    assert found.hops[0].status == 302


def test_a_redirect_without_location() -> None:
    assert outcome(A, {A: reply(302)}) == ("broken", "redirect without target")


def test_a_way_that_leads_round_once_is_no_loop() -> None:
    assert outcome(A, {A: [to(A), PAGE]})[0] == "live"
    assert outcome(A, {A: [to(B), PAGE], B: to(A)})[0] == "live"


def test_a_loop_for_those_who_run_no_scripts_is_a_guard() -> None:
    bakes = reply(200, f'<script>document.cookie = "seen=" + toHex(f(1)); location.href = "{B}";</script>')
    assert outcome(A, {A: bakes, B: to(A)}) == ("blocked", "challenge")
    reads = reply(200, f'<script>if (document.cookie == "") x = 1; location.href = "{B}";</script>')
    assert outcome(A, {A: reads, B: to(A)}) == ("broken", "redirect loop")


def test_an_article_that_would_open_an_app_is_there_to_be_read() -> None:
    head = '<meta http-equiv="refresh" content="0;url=saltmarsh://open/7">'
    story = "<h1>A story</h1><p>" + "It has words, as stories do. " * 10
    assert outcome(A, {A: reply(200, head + story)})[0] == "live"


def test_loops_end() -> None:
    assert outcome(A, {A: to(A)}) == ("broken", "redirect loop")
    assert outcome(A, {A: to(B, 301), B: to(A, 301)}) == ("broken", "redirect loop")


def test_endless_chains_end() -> None:
    def onward(request):
        return to(f"https://a.example/{int(request.url.rsplit('/', 1)[1]) + 1}")

    class World(dict):
        def __missing__(self, url):
            return onward

    talk = Talk(World())
    found = talk.resolve(link("https://a.example/1"))
    assert (found.outcome, found.reason) == ("broken", "too many redirects")
    assert len(talk.asked) == len(found.hops) == 21


def test_cookies_are_kept_for_one_link() -> None:
    def gate(request):
        return PAGE if ("pass", "yes") in request.cookies else to(A, 302, ("set-cookie", "pass=yes; Path=/; HttpOnly"))

    talk = Talk({A: gate})
    assert talk.resolve(link(A)).outcome == "live"
    assert talk.resolve(link(A)).outcome == "live"
    assert [request.cookies for request in talk.asked] == [(), (("pass", "yes"),), (), (("pass", "yes"),)]


def test_every_hop_is_kept_when_the_chain_breaks() -> None:
    found = Talk({A: to(B, 301), B: failure("timeout", "reading the answer")}).resolve(link(A))
    assert (found.outcome, found.reason, found.final_url) == ("unreachable", "deadline", B)
    assert [(hop.url, hop.status, hop.via) for hop in found.hops] == [(A, 301, "start"), (B, None, "301")]
    assert [attempt.error for attempt in found.attempts] == [None, "timeout"]


def test_a_downgrade_is_said() -> None:
    lower = "http://b.example/x"
    found = Talk({A: to(lower), lower: PAGE}).resolve(link(A))
    assert (found.outcome, found.evidence) == ("live", "redirected from https to http")


@pytest.mark.parametrize(
    ("markup", "followed"),
    [
        ('<meta http-equiv="refresh" content="0; url=NEXT">', True),
        ("<META HTTP-EQUIV=Refresh CONTENT='5;URL=\"NEXT\"'>", True),
        ('<meta content="0;NEXT" http-equiv="refresh">', True),
        ('<meta http-equiv="refresh" content="0; /new/home-of-the-story">', False),
        ('<noscript><meta http-equiv="refresh" content="0;url=NEXT"></noscript>', True),
        ('<meta http-equiv="refresh" content="0;url=/new/home-of-the-story">', False),
        ('<script>window.location = "NEXT"</script>', True),
        ("<script>location.href='NEXT';</script>", True),
        ("<script>if (1) { top.location.replace('NEXT') }</script>", True),
        ('<script>document.location.assign("NEXT")</script>', True),
        ('<script>setTimeout(function () { window.location.href = "NEXT"; }, 10)</script>', True),
        ('<script>self.location="https:\\/\\/b.example\\x2Fnew\\u002Fhome-of-the-story"</script>', True),
        ('<meta http-equiv="refresh" content="900;url=NEXT"><p>Read me.</p>', False),
        ('<meta http-equiv="refresh" content="300"><p>Read me.</p>', False),
        ('<!-- <meta http-equiv="refresh" content="0;url=NEXT"> --><p>Read me.</p>', False),
        ('<template><meta http-equiv="refresh" content="0;url=NEXT"></template><p>Read me.</p>', False),
        ('<script>if (location.href == "NEXT") {}</script><p>Read me.</p>', False),
        ('<script>var allocation = "NEXT"</script><p>Read me.</p>', False),
        ("<pre>location.replace('NEXT')</pre>", False),
        (f"<script>location.href='NEXT'</script><p>{'A long story to read. ' * 20}</p>", False),
        (f'<noscript><meta http-equiv="refresh" content="0;url=NEXT"></noscript><p>{"A long story. " * 20}</p>', False),
    ],
)
def test_refreshes_and_scripts(markup: str, followed: bool) -> None:  # noqa: FBT001
    start = "https://b.example/start"
    world = {start: reply(200, f"<!doctype html><title>On</title>{markup.replace('NEXT', B)}"), B: reply(404)}
    found = Talk(world).resolve(link(start))
    assert (found.outcome == "gone") is (followed or "/new/home" in markup)


def test_the_refresh_header_is_followed() -> None:
    assert Talk({A: reply(200, "", ("refresh", f"0; url={B}")), B: reply(410)}).resolve(link(A)).outcome == "gone"


def test_a_page_that_reloads_itself_stays() -> None:
    page = reply(200, f'<meta http-equiv="refresh" content="5;url={A}"><p>Live ticker.</p>')
    assert outcome(A, {A: page})[0] == "live"


@pytest.mark.parametrize(
    ("kind", "detail", "expected"),
    [
        ("malformed", "impossible port", ("broken", "malformed")),
        ("refused", "address", ("refused", "address")),
        ("no name service", "", ("unreachable", "no name service")),
        ("connection refused", "", ("broken", "connection refused")),
        ("tls", "certificate: certificate has expired", ("broken", "bad certificate")),
        ("tls", "the server does not speak TLS", ("broken", "no TLS")),
        ("tls", "sslv3 alert handshake failure", ("broken", "TLS handshake")),
        ("tls", "tlsv13 alert certificate required", ("blocked", "client certificate")),
        ("tls", "tlsv1 alert unknown ca", ("blocked", "client certificate")),
        ("tls", "tlsv1 alert no application protocol", ("unknown", "another protocol")),
        ("timeout", "connect", ("unreachable", "deadline")),
        ("reset", "", ("unreachable", "reset")),
        ("reset", "host breaker", ("unreachable", "host breaker")),
        ("bad response", "not HTTP", ("broken", "not HTTP")),
        ("bad response", "header too large", ("unknown", "header too large")),
        ("proxy", "the proxy answered 502", ("unreachable", "proxy")),
        ("not recorded", "", ("unchecked", "not recorded")),
        ("stopped", "budget ended", ("unchecked", "budget ended")),
    ],
)
def test_failures(kind: FailureKind, detail: str, expected: tuple[str, str]) -> None:
    assert outcome(A, {A: failure(kind, detail)}) == expected


def test_a_missing_name_is_looked_up_twice() -> None:
    talk = Talk({A: failure("no such host")})
    found = talk.resolve(link(A))
    assert (found.outcome, found.reason) == ("gone", "no such host")
    assert [request.after for request in talk.asked] == [0.0, 2.0]
    assert len(found.attempts) == 2
    assert Talk({A: [failure("no such host"), PAGE]}).resolve(link(A)).outcome == "live"
    assert Talk({A: [failure("no such host"), failure("no name service")]}).resolve(link(A)).outcome == "unreachable"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("mailto:desk@a.example", ("refused", "scheme")),
        ("htp://a.example/", ("broken", "malformed")),
        ("https://a.example:99999/", ("broken", "malformed")),
        ("https://a b.example/", ("broken", "malformed")),
        ("", ("broken", "malformed")),
        ("https://x.com/islabell/status/16915430498562433650099", ("broken", "malformed")),
        ("https://twitter.com/i/web/status/16915430498562433650/", ("broken", "malformed")),
        ("https://x.com/hashtag/status", ("unknown", "app shell")),
    ],
)
def test_links_that_cannot_be_asked(url: str, expected: tuple[str, str]) -> None:
    assert outcome(url, {}) == expected


def test_a_link_that_leads_to_a_post_takes_its_outcome() -> None:
    status = "https://x.com/islabell/status/1691543049856243365"

    class World(dict):
        def __missing__(self, url):
            return reply(404)

    found = Talk(World({A: to(status)})).resolve(link(A))
    assert (found.outcome, found.reason, found.leads_to) == ("gone", "deleted", "x:1691543049856243365")
    assert found.key == f"url:{A}"


HEADERS = st.sampled_from(
    [
        ("location", A),
        ("location", "/x"),
        ("location", "\x00\xff"),
        ("location", "https://x.com/a/status/99"),
        ("refresh", "0;url=/y"),
        ("set-cookie", "a=1"),
        ("content-type", "application/json"),
        ("content-type", "text/html; charset=\x00"),
        ("cf-mitigated", "challenge"),
    ]
)
BODIES = st.sampled_from(
    [b"", b"<p>ok", b"{}", b'{"__typename":"Tweet"}', b"<meta http-equiv=refresh content='0;url=/z'>"]
) | st.binary(max_size=200)
REPLIES = st.builds(
    lambda status, body, headers: reply(status, body, *headers), st.integers(0, 999), BODIES, st.lists(HEADERS, max_size=3)
)
FAILURES = st.sampled_from([failure(kind) for kind in get_args(FailureKind)])


@given(st.lists(REPLIES | FAILURES, min_size=1, max_size=30))
def test_any_world_ends_in_an_outcome_with_a_reason(answers: list[Said]) -> None:
    class World(dict):
        def __missing__(self, url):
            return lambda _: answers.pop(0) if len(answers) > 1 else answers[0]

    targets = [
        link(A, kind="cross_ref"),
        link(f"{A}#part"),
        Target(key="t.co:OPYJZhQ9ihAnd", url="https://t.co/OPYJZhQ9ihAnd", platform="x", kind="short_link"),
        *(as_target(found, None) for url in POSTS if (found := identify(url))),
    ]
    for target in targets:
        found = Talk(World(), Settings(archive=True)).resolve(target)
        assert found.outcome in OUTCOMES
        assert found.reason
        assert found.key == target.key


def test_the_title_is_read_for_cross_references_only() -> None:
    assert Talk({A: PAGE}).resolve(link(A, kind="cross_ref")).title == "A story"
    assert Talk({A: PAGE}).resolve(link(A)).title is None
