"""What a page says of itself, and what its status says for it."""

from __future__ import annotations

import pytest

import linkaudit.resolver.pages.soup as reader
from tests.faults.behaviours.prose import ALIVE, ARTICLE, note, page
from tests.resolver.talk import Talk, failure, link, outcome, reply, to

A = "https://a.example/2024/story"


def judged(body: str | bytes, status: int = 200, *headers: tuple[str, str], url: str = A, **more) -> tuple[str, str]:
    return outcome(url, {url.partition("#")[0]: reply(status, body, *headers, **more)})


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, ("live", "it answers")),
        (203, ("live", "it answers")),
        (206, ("live", "it answers")),
        (204, ("unknown", "no content")),
        (205, ("unknown", "no content")),
        (300, ("unknown", "status 300")),
        (304, ("unknown", "status 304")),
        (400, ("unknown", "status 400")),
        (401, ("blocked", "login")),
        (402, ("blocked", "payment required")),
        (403, ("blocked", "forbidden")),
        (404, ("gone", "not found")),
        (405, ("unknown", "status 405")),
        (408, ("unreachable", "server error 408")),
        (410, ("gone", "removed")),
        (418, ("unknown", "status 418")),
        (429, ("blocked", "rate limited")),
        (451, ("blocked", "legal reasons")),
        (500, ("unreachable", "server error 500")),
        (503, ("unreachable", "server error 503")),
        (530, ("unreachable", "server error 530")),
        (700, ("unknown", "status 700")),
        (999, ("blocked", "bot wall")),
        (101, ("unknown", "status 101")),
    ],
)
def test_statuses(status: int, expected: tuple[str, str]) -> None:
    assert judged(ALIVE, status) == expected


CLOUDFLARE = "<title>Just a moment...</title><noscript>Enable JavaScript and cookies to continue</noscript>"


@pytest.mark.parametrize(
    ("body", "status", "headers"),
    [
        (CLOUDFLARE, 403, [("cf-mitigated", "challenge")]),
        (CLOUDFLARE, 503, []),
        (CLOUDFLARE, 403, []),
        (CLOUDFLARE, 200, []),
        ("", 202, [("x-amzn-waf-action", "challenge")]),
        (
            "<script src='https://x.token.awswaf.com/c.js'></script><noscript>verify that you're not a robot</noscript>",
            202,
            [],
        ),
        (
            "<title>Access Denied</title><h1>Access Denied</h1>You don't have permission to access this. Reference #18.2f",
            200,
            [],
        ),
        ("<title>Pardon Our Interruption</title><p>Something about your browser made us think you were a bot.</p>", 405, []),
        ("<title>Sorry, you have been blocked</title><p>You are unable to access a.example.</p>", 403, []),
        ("<title>Un momento…</title><script src=/cdn-cgi/challenge-platform/h/b/x.js></script>", 200, []),
        ("<title>Vercel Security Checkpoint</title><p>We're verifying your browser</p><script>x()</script>", 200, []),
        ("<title>Request Rejected</title>The requested URL was rejected. Please consult with your administrator.", 200, []),
        ("<title>Bloomberg - Are you a robot?</title><p>We've detected unusual activity.</p>", 200, []),
    ],
)
def test_challenges(body: str, status: int, headers: list[tuple[str, str]]) -> None:
    assert judged(body, status, *headers) == ("blocked", "challenge")


def test_a_404_stays_a_404_whatever_its_page_asks() -> None:
    assert judged(CLOUDFLARE, 404)[0] == "gone"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("<!doctype html><html><head><title></title></head><body></body></html>", "empty"),
        ("<html><body><div></div><!-- nothing --></body></html>", "empty"),
        ('<title></title><div id="root"></div><script src="/a.js"></script>', "app shell"),
        (
            "<div id=app></div><noscript>You need to enable JavaScript to run this app.</noscript><script src=b></script>",
            "app shell",
        ),
        ('<title>G</title><app-root></app-root><script src="/main.js"></script>', "app shell"),
        ("<title>salt.example</title><h1>The domain salt.example is for sale!</h1><p>Make an offer.</p>", "parked domain"),
        ("<title>salt.example</title><script src='https://www.sedoparking.com/a.js'></script>", "parked domain"),
        ("<title>Diese Domain steht zum Verkauf</title><p>Jetzt diese Domain kaufen!</p>", "parked domain"),
        (
            "<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1><p>If you see this page, the server works.</p>",
            "placeholder page",
        ),
        ("<title>Apache2 Ubuntu Default Page: It works</title><p>This is the default welcome page.</p>", "placeholder page"),
        ("<title>Account Suspended</title><h1>This Account has been suspended.</h1>", "placeholder page"),
        ("<title>Gazette</title><div id=main>Loading…</div><script src=a.js></script>", "app shell"),
        ("<title>salt.example</title><p>This Web page is parked free, courtesy of a registrar.</p>", "parked domain"),
        ("<title>Site under maintenance</title><p>We'll be back soon!</p>", "maintenance"),
    ],
)
def test_pages_that_settle_nothing(body: str, expected: str) -> None:
    assert judged(body) == ("unknown", expected)


@pytest.mark.parametrize(
    "body",
    [
        "ok",
        "<html><body>ok</body></html>",
        "<title>Page 17</title><p>Hello, this is page 17.</p>",
        "<title>A picture</title><img src=harbour.jpg>",
        "<frameset><frame src=a><frame src=b></frameset>",
        "<title>Player</title><script src=a.js></script><video src=a.mp4></video>",
        "<title>Widget</title><div id=chart></div><p>Turn-out in per cent, by harbour.</p><script>draw()</script>",
        '<title>A story</title><div id="root"><h1>A story</h1>' + ARTICLE + '</div><script src="/a.js"></script>',
        page("Lighthouse is for sale", "<p>The lighthouse is for sale. Make an offer, says the owner.</p>" + ARTICLE),
        page("Domain names are for sale again", "<p>The domain is for sale, and nobody buys this domain.</p>" + ARTICLE),
        page("Are you a robot? Inside the captcha trade", "<p>Verify you are human, it says. Access denied.</p>" + ARTICLE),
        note("Security checks slow the ferry", "Please wait, says the company; every car is looked at."),
        note("Loading has begun", "The first ship of the year is being loaded at the new quay."),
        note("Harbour blocked by ice", "The request was rejected, the ministry said on Friday."),
        page("Bridge closed for maintenance", "<p>The bridge is under maintenance until May.</p>" + ARTICLE),
        page(body="<form action='/login'><input type='password' name='p'></form>" + ARTICLE),
    ],
)
def test_pages_that_are_there(body: str) -> None:
    assert judged(body)[0] == "live"


def test_a_page_cut_at_the_cap_is_not_called_hollow() -> None:
    body = "<!doctype html><title>A story</title><script>" + "x" * 70_000 + "</script>"
    assert judged(body, truncated=True)[0] == "live"


def test_a_login_in_place_and_one_that_was_meant() -> None:
    body = note("Log in to read on", "<form><input type='password' name='p'></form>")
    assert judged(body) == ("blocked", "login")
    for title in ("Sign in to continue", "Anmelden - Gazette", "Connexion", "ログイン"):
        assert judged(f"<title>{title}</title><form><input name=mail></form>") == ("blocked", "login")
    assert judged(note("Log in the river stops ferry", "It was removed at noon."))[0] == "live"
    assert judged(body, url="https://a.example/login")[0] == "live"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("/2019/04/the-great-storm.html", "/", "redirect to home page"),
        ("/?p=1234", "/", "redirect to home page"),
        ("/2019/04/story", "/en/", "redirect to home page"),
        ("/2019/04/story", "/index.php", "redirect to home page"),
        ("/2019/04/story", "/404", "soft 404"),
        ("/2019/04/story", "/errors/404.html", "soft 404"),
        ("/2019/04/story", "/page-not-found", "soft 404"),
        ("/sport/harbour-cup-final-ends-in-fog", "/sport", "redirect to section page"),
        ("/news/local/1234567", "/news/local/", "redirect to section page"),
        ("/2019/04/story", "/login?next=%2F2019", "login"),
        ("/2019/04/story", "/members?return_to=https%3A%2F%2Fa.example%2F2019%2F04%2Fstory", "login"),
        ("/2019/04/story", "//id.example/s?redirect_uri=%2F2019%2F04%2Fstory", "login"),
        ("/2019/04/story", "/index.php?error=404", "soft 404"),
        ("/2019/04/story", "/users/sign_in", "login"),
        ("/2019/04/story", "//sso.example/start", "login"),
        ("/2019/04/story", "//consent.example/collect", "consent wall"),
        ("/2019/04/story", "//www.hugedomains.com/domain_profile.cfm?d=a.example", "parked domain"),
        ("/2019/04/story", "//ww25.a.example/2019/04/story?subid1=7", "parked domain"),
        ("/2019/04/story", "/lander", "parked domain"),
        ("/story/1234567/the-great-storm", "/story/1234567", "it answers"),
        ("/", "/en/", "it answers"),
        ("/?utm_source=x", "/", "it answers"),
        ("/index.php", "/", "it answers"),
        ("/login", "/signin", "it answers"),
        ("/how-to-login-safely", "/how-to/login-safely", "it answers"),
        ("/404-media", "/404-media/home", "it answers"),
    ],
)
def test_redirects_that_lead_astray(start: str, end: str, expected: str) -> None:
    first = f"https://a.example{start}"
    last = f"https:{end}" if end.startswith("//") else f"https://a.example{end}"
    assert outcome(first, {first: to(end), last: reply(200, ALIVE)})[1] == expected


@pytest.mark.parametrize("path", ["/aB3xY9", "/x7k", "/2AbCdEf"])
def test_an_unlisted_shortener_may_lead_to_a_front_page(path: str) -> None:
    start = f"https://sho.rt{path}"
    assert outcome(start, {start: to("https://a.example/", 301), "https://a.example/": reply(200, ALIVE)})[0] == "live"


ANCHORS = page(
    head='<meta name="viewport" content="width=device-width">',
    body='<h2 id="tides">Tides</h2><a name="old"></a><h2 id="größe">G</h2><h2 id="user-content-install">I</h2><p id="a b">O</p>'
    '<p id="q&amp;a">Q</p><!-- <b id="commented"> --><script>var toc = ["later"]</script>' + ARTICLE,
)


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        *(
            (name, "live")
            for name in ("tides", "old", "gr%C3%B6%C3%9Fe", "größe", "install", "a%20b", "q&a", "", "top", "TOP", "later")
        ),
        *(
            (name, "live")
            for name in (
                ":~:text=Before%20ids",
                "tides:~:text=x",
                "/harbour/3",
                "!harbour",
                "?q=1",
                "t=1m30s",
                "L10-L20",
                "xywh=1,2",
            )
        ),
        *((name, "broken") for name in ("nowhere", "TIDES", "nowhere:~:text=x", "tide", "tides%20", "viewport", "commented")),
    ],
)
def test_fragments(fragment: str, expected: str) -> None:
    url = f"{A}#{fragment}"
    assert judged(ANCHORS, url=url)[0] == expected


def test_fragments_elsewhere() -> None:
    assert judged(b"%PDF-1.7", url=f"{A}.pdf#page=3", kind="application/pdf")[0] == "live"
    assert judged("No.", 404, url=f"{A}#tides")[0] == "gone"
    assert judged(ANCHORS, url=f"{A}#far", truncated=True) == ("unknown", "fragment not seen")
    own = {A: to("/2024/story/2#part"), f"{A}/2": reply(200, ANCHORS)}
    assert outcome(f"{A}#tides", own)[0] == "live"


@pytest.mark.parametrize(
    ("url", "body", "kind", "expected"),
    [
        ("https://a.example/report.pdf", b"%PDF-1.7 ...", "application/pdf", "live"),
        ("https://a.example/report.pdf", ALIVE.encode(), "text/html", "unknown"),
        ("https://a.example/wiki/File:Harbour.jpg", ALIVE.encode(), "text/html", "live"),
        ("https://a.example/story", b"%PDF-1.7 ...", "text/html", "unknown"),
        ("https://a.example/story", b"\x89PNG\r\n\x1a\n\x00\x00", "text/html", "unknown"),
        ("https://a.example/story", ALIVE.encode("utf-16"), "text/html", "live"),
        ("https://a.example/story", ALIVE.encode(), None, "live"),
        ("https://a.example/story", ALIVE.encode(), "text/html; charset=klingon-8", "live"),
        ("https://a.example/story", ALIVE.encode(), "text/html; charset=zip", "live"),
        ("https://a.example/story", b"Not Found", "text/plain", "unknown"),
        ("https://a.example/tides.json", b'{"tides": [1, 2, 3]}', "application/json", "live"),
        ("https://a.example/tides.xml", b"<?xml version='1.0'?><tides/>", "application/xml", "live"),
        (
            "https://a.example/story",
            b"<?xml version='1.0'?><!DOCTYPE html><html><body><div id='root'>a</div></body></html>",
            "application/xhtml+xml",
            "live",
        ),
    ],
)
def test_types(url: str, body: bytes, kind: str | None, expected: str) -> None:
    assert judged(body, url=url, kind=kind)[0] == expected


def test_bodies_that_cannot_be_trusted() -> None:
    assert judged("<p>half", problem="cut short") == ("unreachable", "cut short")
    assert judged(b"\x1f\x8b", problem="undecodable") == ("unknown", "undecodable")
    assert judged(b"\x1f\x8b", 404, problem="undecodable")[0] == "gone"


@pytest.mark.parametrize(
    "body",
    [
        "ok",
        "<html><body>ok</body></html>",
        "<title>Page 17</title><p>Hello, this is page 17.</p>",
        ALIVE,
        ALIVE * 40,
        page("Café", ARTICLE),
    ],
)
def test_links_that_give_no_reason_never_reach_beautiful_soup(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def parsed(*_: object) -> None:
        raise AssertionError("parsed without a reason")

    monkeypatch.setattr(reader, "BeautifulSoup", parsed)
    assert judged(body)[0] == "live"
    assert judged("<p>gone</p>", 404)[0] == "gone"


def test_the_quoted_proof_is_kept() -> None:
    found = Talk({A: reply(200, note("Page not found | Gazette", "Sorry."))}).resolve(link(A))
    assert (found.reason, found.evidence, found.content_type) == (
        "soft 404",
        "Page not found | Gazette",
        "text/html; charset=utf-8",
    )


RIDDLE = "<title>A moment</title><script>window._cf_chl_opt={}</script><p>One step more.</p>"


@pytest.mark.parametrize("status", [404, 410])
def test_a_guard_that_answers_404_says_nothing_of_the_page(status: int) -> None:
    assert judged(RIDDLE, status) == ("blocked", "challenge")
    assert judged(RIDDLE.replace("One step more.", "Page not found."), status)[0] == "gone"
    assert judged(RIDDLE.replace("One step more.", "Gone. " * 200), status)[0] == "gone"


@pytest.mark.parametrize(
    ("detail", "expected"),
    [
        ("certificate: incomplete chain", ("unknown", "incomplete certificate chain")),
        ("certificate: unable to get local issuer certificate", ("broken", "bad certificate")),
        ("certificate: self-signed certificate in certificate chain", ("broken", "bad certificate")),
        ("certificate: self-signed certificate", ("broken", "bad certificate")),
    ],
)
def test_a_chain_that_lacks_a_link(detail: str, expected: tuple[str, str]) -> None:
    assert outcome(A, {A: failure("tls", detail)}) == expected
