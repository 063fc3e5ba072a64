"""Statuses that few servers send, and redirects that are none: what a status does not settle is not settled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.faults.behaviours.prose import ALIVE, note, page
from tests.faults.case import Case, case, grouped
from tests.faults.line import Act, Line, answer, raw


def to_alive(status: int, *headers: tuple[str, str]) -> Act:
    """This status with the Location of a living page."""
    return lambda line: line.say(status, note("Elsewhere", "See elsewhere."), ("Location", line.link("alive")), *headers)


def leads_to(location: str, status: int = 302) -> Act:
    """`{here}` stands for this case's own path; below it the page is alive."""

    def act(line: Line) -> None:
        path = line.target.partition("?")[0]
        if line.rest or "?" in line.target:
            line.say(200, ALIVE)
        else:
            line.say(status, b"", ("Location", location.replace("{here}", path.rstrip("/"))))

    return act


def bytes_to(line_of_location: bytes) -> Act:
    """A Location header in bytes; `{here}` as above."""

    def act(line: Line) -> None:
        if line.rest or "?" in line.target:
            line.say(200, ALIVE)
        else:
            here = line.target.rstrip("/").encode()
            line.send(b"HTTP/1.1 302 Found\r\n" + line_of_location.replace(b"{here}", here) + b"\r\nContent-Length: 0\r\n\r\n")

    return act


def _soon(seconds: int) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


def _statuses() -> tuple[Case, ...]:
    hm = note("Hm", "The server did not like that.")
    return (
        *(
            case(f"code-{code}", "unknown", answer(code, hm))
            for code in (409, 411, 412, 413, 416, 417, 421, 422, 424, 425, 426)
        ),
        *(
            case(f"code-{code}", "unknown blocked", answer(code, hm))
            for code in (407, 420, 423, 428, 430, 431, 444, 460, 494, 498)
        ),
        case("code-499", "unknown unreachable", answer(499, hm)),
        *(
            case(f"code-{code}", "unreachable", answer(code, hm))
            for code in (506, 507, 508, 509, 510, 524, 525, 526, 527, 529, 599)
        ),
        case("code-600", "unknown", answer(600, hm)),
        case("code-707", "unknown", answer(707, hm)),
        case("code-226", "live", answer(226, ALIVE)),
        case("code-202-article", "live", answer(202, ALIVE)),
        case("code-201", "live", answer(201, ALIVE)),
        case("code-208", "live", answer(208, ALIVE)),
        case("code-299", "live unknown", answer(299, ALIVE)),
        case("code-410-article", "gone", answer(410, ALIVE)),
        case("code-404-front-page", "gone", answer(404, page("The Saltmarsh Gazette"))),
        case("code-404-article-gone", "gone", answer(404, note("Diese Seite gibt es nicht", "Leider.", language="de"))),
        case("code-450", "unknown blocked", answer(450, hm)),
    )


def _no_redirects() -> tuple[Case, ...]:
    return (
        *(case(f"no-redirect-{code}", "unknown", to_alive(code)) for code in (300, 304, 305, 306, 309, 310)),
        case("no-redirect-200", "live", lambda line: line.say(200, ALIVE, ("Location", line.link("status-404")))),
        case("no-redirect-201", "live", lambda line: line.say(201, ALIVE, ("Location", line.link("status-404")))),
        case("no-redirect-404", "gone", to_alive(404)),
        case("no-redirect-503", "unreachable", to_alive(503)),
        case("proxy-wanted", "unknown", lambda line: line.say(305, b"", ("Location", line.leak("http://127.0.0.2:%/")))),
        case("redirect-without-location", "broken unknown", answer(301, note("Moved", "It has moved."))),
        case("redirect-blank-location", "broken unknown", answer(302, b"", ("Location", "   "))),
    )


def _locations() -> tuple[Case, ...]:
    return (
        case("goes-http-one-slash", "live moved broken refused", leads_to("http:/{here}/there")),
        case("goes-dots", "live moved", leads_to("../{here}/./there")),
        case("goes-loud", "live moved", _loud),
        case("goes-lower-header", "live moved", bytes_to(b"location: {here}/there")),
        case("goes-tab", "live moved", bytes_to(b"Location:\t{here}/there\t")),
        case("goes-no-blank", "live moved", bytes_to(b"Location:{here}/there")),
        case("goes-folded", "live moved broken", bytes_to(b"Location:\r\n {here}/there")),
        case("goes-twice-the-same", "live moved", bytes_to(b"Location: {here}/there\r\nLocation: {here}/there")),
        case("goes-query", "live moved", leads_to("?page=2")),
        case("goes-euc", "live moved", bytes_to(b"Location: {here}/\xc5\xec\xb5\xfe")),
        case("goes-nul", "live moved broken unknown", bytes_to(b"Location: {here}/th\x00ere")),
        case("goes-escape", "live moved broken unknown", bytes_to(b"Location: {here}/th\x1bere")),
        case("goes-backslash-path", "live moved broken", bytes_to(b"Location: {here}\\there")),
        case("goes-quoted", "gone live moved broken unknown", bytes_to(b'Location: "{here}/there"')),
        case("goes-to-ftp", "refused", answer(302, b"", ("Location", "ftp://files.faults.test/a"))),
        case("goes-to-ws", "refused", answer(302, b"", ("Location", "ws://alive.faults.test/"))),
        case("goes-to-about", "refused", answer(302, b"", ("Location", "about:blank"))),
        case("goes-to-blob", "refused", answer(302, b"", ("Location", "blob:https://a.example/1"))),
        case(
            "goes-to-intent", "refused broken unknown", answer(302, b"", ("Location", "intent://open#Intent;scheme=salt;end"))
        ),
        case("goes-too-long", "refused broken unknown", answer(302, b"", ("Location", "/" + "x" * 9000))),
    )


def _loud(line: Line) -> None:
    if line.rest:
        line.say(200, ALIVE)
    else:
        scheme, _, rest = line.base.partition(":")
        line.say(302, b"", ("Location", f"{scheme.upper()}:{rest.upper()}{line.target}there"))


def _waits() -> tuple[Case, ...]:
    def asks(value: str, status: int = 429) -> Act:
        return answer(status, b"later", ("Retry-After", value))

    return (
        case("waits-negative", "blocked", asks("-5")),
        case("waits-fraction", "blocked", asks("0.5")),
        case("waits-past", "blocked", asks("Sun, 06 Nov 1994 08:49:37 GMT")),
        case("waits-far-date", "blocked", lambda line: line.say(429, b"", ("Retry-After", _soon(9_000_000)))),
        case("waits-year-9999", "blocked", asks("Fri, 31 Dec 9999 23:59:59 GMT")),
        case("waits-huge", "blocked", asks("9" * 400)),
        case("waits-words", "blocked", asks("a little while")),
        case("waits-arabic-digits", "blocked", asks("٣")),
        case("waits-twice", "blocked", answer(429, b"", ("Retry-After", "1"), ("Retry-After", "86400"))),
        case("waits-on-404", "gone", asks("86400", 404)),
        case("waits-on-403", "blocked", asks("86400", 403)),
        case("waits-on-200", "live", answer(200, ALIVE, ("Retry-After", "86400"))),
        case("waits-on-301", "live moved", to_alive(301, ("Retry-After", "86400"))),
    )


def _two_faced(line: Line) -> None:
    """The first interim answer says 404, the final one 200."""
    line.send(b"HTTP/1.1 102 Processing\r\nStatus: 404\r\n\r\n")
    line.say(200, ALIVE)


CASES = grouped(
    "codes",
    *_statuses(),
    *_no_redirects(),
    *_locations(),
    *_waits(),
    case("interim-102", "live", _two_faced),
    case(
        "interim-199",
        "live",
        raw(
            b"HTTP/1.1 199 Odd\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
            % (len(ALIVE.encode()), ALIVE.encode())
        ),
    ),
)
