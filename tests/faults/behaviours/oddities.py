"""Answers that bend the protocol but that browsers read without a word, and answers that spill into the next one."""

from __future__ import annotations

import gzip
import zlib

from tests.faults.behaviours.prose import ALIVE, note
from tests.faults.case import Case, case, grouped
from tests.faults.line import Act, Line, answer, head, raw

_BODY = ALIVE.encode()
_LENGTH = b"Content-Length: %d\r\n" % len(_BODY)
_TYPE = b"Content-Type: text/html; charset=utf-8\r\n"


def chunked(line: Line) -> None:
    """Capital hex, an extension, two chunks and a trailer."""
    first, rest = _BODY[:171], _BODY[171:]
    line.send(head(200, ("Transfer-Encoding", "chunked")))
    line.send(b"AB;name=value\r\n" + first + b"\r\n%X\r\n" % len(rest) + rest + b"\r\n0\r\nX-Trailer: yes\r\n\r\n")
    line.keep = True


def liar(line: Line) -> None:
    """Promises to keep the connection, and closes it."""
    line.say(200, ALIVE, ("Connection", "keep-alive"), ("Keep-Alive", "timeout=60"))
    line.keep = False


def overlong(line: Line) -> None:
    """The length counts characters, the body is longer: whoever keeps the connection takes the rest for the next answer."""
    line.send(head(200, ("Content-Length", str(len(_BODY) - 40))) + _BODY[:-40])
    line.stop.wait(0.002)
    line.send(_BODY[-40:])
    line.keep = True


def body_behind_204(line: Line) -> None:
    """A 204 must have no body; this one brings some."""
    line.send(b"HTTP/1.1 204 No Content\r\n\r\n")
    line.stop.wait(0.002)
    line.send(b"<html><p>nothing to say</p></html>")
    line.keep = True


def shared(prefix: str, act: Act, outcomes: str, count: int = 6) -> tuple[Case, ...]:
    """Several links of one host."""
    return tuple(case(f"{prefix}-{n}", outcomes, act, host=prefix) for n in range(count))


CASES = grouped(
    "oddities",
    case("chunked", "live", chunked),
    case("lf-only", "live", raw(b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: %d\n\n%s" % (len(_BODY), _BODY))),
    case("http-1-0", "live", raw(b"HTTP/1.0 200 OK\r\n" + _TYPE + b"\r\n" + _BODY)),
    case("no-reason-phrase", "live", raw(b"HTTP/1.1 200\r\n" + _TYPE + _LENGTH + b"\r\n" + _BODY)),
    case("reason-in-latin1", "live", raw(b"HTTP/1.1 200 tr\xe8s bien\r\n" + _TYPE + _LENGTH + b"\r\n" + _BODY)),
    case("header-folded", "live", raw(b"HTTP/1.1 200 OK\r\nX-Folded: a\r\n b\r\n" + _TYPE + _LENGTH + b"\r\n" + _BODY)),
    case("header-without-colon", "live unknown", raw(b"HTTP/1.1 200 OK\r\nnonsense\r\n" + _TYPE + _LENGTH + b"\r\n" + _BODY)),
    case("header-in-utf8", "live", raw(b"HTTP/1.1 200 OK\r\nX-Name: \xc3\xa4\r\n" + _TYPE + _LENGTH + b"\r\n" + _BODY)),
    case("length-twice-the-same", "live", raw(b"HTTP/1.1 200 OK\r\n" + _TYPE + _LENGTH + _LENGTH + b"\r\n" + _BODY)),
    case(
        "continue-first", "live", raw(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n" + _TYPE + _LENGTH + b"\r\n" + _BODY)
    ),
    case(
        "early-hints",
        "live",
        raw(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\n" + _TYPE + _LENGTH + b"\r\n" + _BODY),
    ),
    case(
        "early-hints-404", "gone", raw(b"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
    ),
    case("switching-protocols", "unknown broken unreachable", raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n")),
    case("gzip-in-transfer", "unknown live", raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n" + gzip.compress(_BODY))),
    case(
        "gzip-members",
        "live",
        answer(200, gzip.compress(_BODY[:500]) + gzip.compress(_BODY[500:]), ("Content-Encoding", "gzip")),
    ),
    case("gzip-trailing", "live", answer(200, gzip.compress(_BODY) + b"trailing rubbish", ("Content-Encoding", "gzip"))),
    case("gzip-empty", "unknown", answer(200, b"", ("Content-Encoding", "gzip"))),
    case("deflate", "unknown live", answer(200, zlib.compress(_BODY), ("Content-Encoding", "deflate"))),
    case("encoding-nonsense", "unknown live", answer(200, _BODY, ("Content-Encoding", "utf-8"))),
    case(
        "two-locations",
        "live moved unknown broken",
        raw(b"HTTP/1.1 302 Found\r\nLocation: /alive/\r\nLocation: /other\r\n\r\n"),
    ),
    case("content-type-nonsense", "live unknown", answer(200, ALIVE, kind="text/html;;;charset==")),
    case("five-mebibytes", "live", answer(200, _BODY + b"<!-- " + b"x" * (5 << 20) + b" -->")),
    case("404-with-article", "gone", answer(404, ALIVE)),
    case("410-in-gzip", "gone", answer(410, gzip.compress(b"<title>Gone</title>"), ("Content-Encoding", "gzip"))),
    case(
        "404-cut-short", "gone unreachable unknown", lambda line: line.send(head(404, ("Content-Length", "9000")) + b"<p>half")
    ),
    case("two-addresses", "live", answer(200, ALIVE), host="two-addresses"),
    *shared("keep-alive-liar", liar, "live"),
    *shared("overlong", overlong, "live"),
    *shared("body-behind-204", body_behind_204, "unknown live"),
    *shared("six-of-one-house", answer(404, note("404", "Not here.")), "gone"),
)
