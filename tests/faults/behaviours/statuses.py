"""Status codes, walls and challenges: what a server says about itself, and what it does not say."""

from __future__ import annotations

from tests.faults.behaviours.prose import ALIVE, note
from tests.faults.case import case, grouped
from tests.faults.line import Act, Line, answer


def head_says(head: int, get: int) -> Act:
    """HEAD and GET tell different stories; only GET counts."""

    def act(line: Line) -> None:
        status = head if line.method == "HEAD" else get
        line.say(status, ALIVE if status == 200 else note("404 Not Found", "Not here."))

    return act


def drops_head(line: Line) -> None:
    if line.method == "HEAD":
        line.reset()
    else:
        line.say(200, ALIVE)


CHALLENGE = (
    "<!doctype html><title>Just a moment...</title><noscript>Enable JavaScript and cookies to continue</noscript>"
    '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=8c1"></script>'
)
WAF = (
    '<!doctype html><title></title><script src="https://x.token.awswaf.com/x/challenge.js"></script>'
    "<noscript>JavaScript is disabled. In order to continue, we need to verify that you're not a robot.</noscript>"
    '<div id="challenge-container"></div>'
)
CAPTCHA = (
    "<!doctype html><title>Are you a robot?</title><p>Please complete the security check to access the site.</p>"
    '<div class="g-recaptcha"></div>'
)
DATADOME = (
    "<html><head><title>saltmarsh.example</title></head><body><p id=cmsg>Please enable JS and disable any ad blocker</p>"
    "<script src='https://ct.captcha-delivery.com/c.js'></script></body></html>"
)
NOT_FOUND = note("404 Not Found", "The page you asked for is not here.")

CASES = grouped(
    "statuses",
    case("status-404", "gone", answer(404, NOT_FOUND)),
    case("status-410", "gone", answer(410, "<title>Gone</title>")),
    case("status-404-empty", "gone", answer(404)),
    case("status-404-json", "gone", answer(404, b'{"error":"not found"}', kind="application/json")),
    case("status-404-tls", "gone", answer(404, NOT_FOUND), door="https"),
    *(
        case(f"status-{code}", "blocked", answer(code, note("No entry", "You may not see this.")))
        for code in (401, 402, 403, 429, 451, 999)
    ),
    *(
        case(f"status-{code}", "unknown", answer(code, note("Hm", "The server did not like that.")))
        for code in (400, 405, 406, 414, 418)
    ),
    *(case(f"status-{code}", "unreachable unknown", answer(code)) for code in (501, 505, 511)),
    case("status-203", "live", answer(203, ALIVE)),
    case("status-206", "live", answer(206, ALIVE, ("Content-Range", f"bytes 0-{len(ALIVE) - 1}/{len(ALIVE)}"))),
    case("status-204", "unknown", lambda line: line.send(b"HTTP/1.1 204 No Content\r\n\r\n")),
    case("status-205", "unknown", answer(205)),
    case("status-304", "unknown", lambda line: line.send(b"HTTP/1.1 304 Not Modified\r\n\r\n")),
    case("status-300", "unknown live", answer(300, note("Choices", "Choose one of these."))),
    case("status-302-nowhere", "unknown broken", answer(302, b"")),
    case("status-000", "unknown broken unreachable", lambda line: line.send(b"HTTP/1.1 000 Null\r\nContent-Length: 0\r\n\r\n")),
    case(
        "status-words", "unknown broken unreachable", lambda line: line.send(b"HTTP/1.1 OK fine\r\nContent-Length: 0\r\n\r\n")
    ),
    case("head-200-get-404", "gone", head_says(200, 404)),
    case("head-404-get-200", "live", head_says(404, 200)),
    case("head-405-get-200", "live", head_says(405, 200)),
    case("head-500-get-200", "live", head_says(500, 200)),
    case("head-403-get-200", "live", head_says(403, 200)),
    case("head-dropped", "live", drops_head),
    case("challenge-403", "blocked", answer(403, CHALLENGE, ("cf-mitigated", "challenge"), ("Server", "cloudflare"))),
    case("challenge-503", "blocked", answer(503, CHALLENGE, ("cf-mitigated", "challenge"))),
    case("challenge-200-header", "blocked", answer(200, CHALLENGE, ("cf-mitigated", "challenge"))),
    case("challenge-200-page", "blocked unknown", answer(200, CHALLENGE, ("Server", "cloudflare"))),
    case("challenge-202", "blocked", answer(202, WAF, ("x-amzn-waf-action", "challenge"))),
    case("challenge-202-bare", "blocked unknown", answer(202, "")),
    case("challenge-405-waf", "blocked", answer(405, WAF, ("x-amzn-waf-action", "captcha"))),
    case("captcha-200", "blocked unknown", answer(200, CAPTCHA)),
    case("datadome-403", "blocked", answer(403, DATADOME, ("x-datadome", "protected"))),
    case(
        "denied-200",
        "blocked unknown",
        answer(200, note("Access Denied", "You don't have permission to access this page on this server. Reference #18.2f")),
    ),
)
