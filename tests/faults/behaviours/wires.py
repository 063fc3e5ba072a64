"""Bytes on the wire that no server should send: framing, encodings and interim answers gone wrong, in every phase."""

from __future__ import annotations

import gzip
import itertools
import zlib

from tests.faults.behaviours.prose import ALIVE
from tests.faults.case import case, grouped
from tests.faults.line import Act, Line, answer, head, raw

_BODY = ALIVE.encode()
_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
_LENGTH = b"Content-Length: %d\r\n\r\n" % len(_BODY)
_CHUNKED = _OK + b"Transfer-Encoding: chunked\r\n\r\n"
_ZIPPED = gzip.compress(_BODY)


def flood(status: bytes) -> Act:
    """The same interim answer for ever."""
    return lambda line: line.pour(b"HTTP/1.1 " + status + b"\r\n\r\n", 64 << 20)


def few(status: bytes, count: int) -> Act:
    """Some interim answers, then the page."""
    return lambda line: line.send((b"HTTP/1.1 " + status + b"\r\n\r\n") * count + _OK + _LENGTH + _BODY)


def zipped(body: bytes) -> Act:
    return answer(200, body, ("Content-Encoding", "gzip"))


def cookie_loop(line: Line) -> None:
    """A new cookie at every turn, and never a page."""
    line.say(302, b"", ("Set-Cookie", f"turn={line.tries}; Path=/"), ("Location", line.base + line.target))


def two_cookies(line: Line) -> None:
    """Both of two cookies, set at once, are wanted back."""
    cookies = line.headers.get("cookie", "")
    if "a=1" in cookies and "b=2" in cookies:
        line.say(200, ALIVE)
    else:
        line.say(302, b"", ("Set-Cookie", "a=1; Path=/; Secure=no"), ("Set-Cookie", "b=2"), ("Location", line.target))


def many_cookies(line: Line) -> None:
    line.say(200, ALIVE, *(("Set-Cookie", f"c{n}={'x' * 200}") for n in range(60)))


def reset_after_headers(line: Line) -> None:
    line.send(head(200, ("Content-Length", str(len(_BODY)))))
    line.reset()


def drip_after_half(line: Line) -> None:
    """Half the page at once, the rest never."""
    line.send(_OK + _LENGTH + _BODY[: len(_BODY) // 2])
    line.hold()


def trailer_flood(line: Line) -> None:
    line.send(_CHUNKED + b"%X\r\n" % len(_BODY) + _BODY + b"\r\n0\r\n")
    line.pour(b"X-Trailer: again\r\n", 64 << 20)


def trailer_drip(line: Line) -> None:
    line.send(_CHUNKED + b"%X\r\n" % len(_BODY) + _BODY + b"\r\n0\r\n")
    line.drip(itertools.repeat(b"X-Trailer: again\r\n"))


def waits_for_more(line: Line) -> None:
    """The whole page, no length, and the connection stays open."""
    line.send(_OK + b"\r\n" + _BODY)
    line.hold()


CASES = grouped(
    "wires",
    case("chunk-not-hex", "unknown unreachable", raw(_CHUNKED + b"zz\r\n" + _BODY)),
    case("chunk-negative", "unknown unreachable", raw(_CHUNKED + b"-5\r\nhello\r\n0\r\n\r\n")),
    case("chunk-huge", "unknown unreachable", raw(_CHUNKED + b"FFFFFFFFFFFFFFFF\r\n" + _BODY)),
    case("chunk-empty-size", "unknown unreachable", raw(_CHUNKED + b"\r\n" + _BODY + b"\r\n0\r\n\r\n")),
    case("chunk-without-crlf", "unknown unreachable live", raw(_CHUNKED + b"5\r\nhello0\r\n\r\n")),
    case("chunk-no-last", "unreachable unknown", raw(_CHUNKED + b"%X\r\n" % len(_BODY) + _BODY + b"\r\n")),
    case(
        "chunk-lf",
        "live unreachable unknown",
        raw(_CHUNKED.replace(b"\r\n", b"\n") + b"%X\n" % len(_BODY) + _BODY + b"\n0\n\n"),
    ),
    case("chunk-trailer-flood", "live unknown unreachable", trailer_flood),
    case("chunk-trailer-drip", "live unknown unreachable", trailer_drip),
    case(
        "chunk-and-length",
        "live",
        raw(_OK + b"Content-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n%X\r\n" % len(_BODY) + _BODY + b"\r\n0\r\n\r\n"),
    ),
    case(
        "chunked-loud",
        "live",
        raw(_CHUNKED.replace(b"chunked", b"Chunked") + b"%X\r\n" % len(_BODY) + _BODY + b"\r\n0\r\n\r\n"),
    ),
    case("chunked-nothing", "unknown", raw(_CHUNKED + b"0\r\n\r\n")),
    case(
        "gzip-chunked",
        "live",
        raw(_CHUNKED[:-2] + b"Content-Encoding: gzip\r\n\r\n%X\r\n" % len(_ZIPPED) + _ZIPPED + b"\r\n0\r\n\r\n"),
    ),
    case("length-too-long", "unreachable unknown", raw(_OK + b"Content-Length: %d\r\n\r\n" % (len(_BODY) + 50) + _BODY)),
    case("length-negative", "live unknown", raw(_OK + b"Content-Length: -1\r\n\r\n" + _BODY)),
    case("length-plus", "live unknown", raw(_OK + b"Content-Length: +%d\r\n\r\n" % len(_BODY) + _BODY)),
    case("length-list", "live unknown", raw(_OK + b"Content-Length: %d, %d\r\n\r\n" % (len(_BODY), len(_BODY)) + _BODY)),
    case("length-huge", "unreachable unknown", raw(_OK + b"Content-Length: 99999999999999999999999\r\n\r\n" + _BODY[:300])),
    case("length-zero-with-body", "unknown", raw(_OK + b"Content-Length: 0\r\n\r\n" + _BODY)),
    case("no-length-held-open", "unreachable", waits_for_more),
    case("half-then-silence", "unreachable", drip_after_half),
    case("reset-after-headers", "unreachable", reset_after_headers),
    case("reset-after-headers-tls", "unreachable", reset_after_headers, door="https"),
    case("flood-100", "unknown unreachable", flood(b"100 Continue")),
    case("flood-102", "unknown unreachable", flood(b"102 Processing")),
    case("flood-103-tls", "unknown unreachable", flood(b"103 Early Hints"), door="https"),
    case("few-100", "live", few(b"100 Continue", 4)),
    case("few-102", "live", few(b"102 Processing", 4)),
    case("header-nul", "live unknown", raw(b"HTTP/1.1 200 OK\r\nX-A: a\x00b\r\n" + _OK[17:] + _LENGTH + _BODY)),
    case("header-empty-name", "live unknown", raw(b"HTTP/1.1 200 OK\r\n: x\r\n" + _OK[17:] + _LENGTH + _BODY)),
    case("header-cr-only", "live unknown unreachable", raw(b"HTTP/1.1 200 OK\r\nX-A: a\rb\r\n" + _OK[17:] + _LENGTH + _BODY)),
    case("header-blank-first", "live unknown", raw(b"HTTP/1.1 200 OK\r\n folded: x\r\n" + _OK[17:] + _LENGTH + _BODY)),
    case(
        "header-hundred",
        "live",
        raw(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(150)) + _OK[17:] + _LENGTH + _BODY),
    ),
    case("blank-line-first", "live unknown broken unreachable", raw(b"\r\n" + _OK + _LENGTH + _BODY)),
    case("http-1-2", "live", raw(b"HTTP/1.2 200 OK\r\n" + _OK[17:] + _LENGTH + _BODY)),
    case("version-http-1", "live", raw(b"HTTP/1 200 OK\r\n" + _OK[17:] + _LENGTH + _BODY)),
    case("version-lower-404", "gone", raw(b"http/1.0 404 not found\r\n\r\n")),
    case("version-rtsp", "broken", raw(b"RTSP/1.0 200 OK\r\n\r\n")),
    case("http-2-line", "unknown broken live", raw(b"HTTP/2 200\r\n" + _OK[17:] + _LENGTH + _BODY)),
    case("http-lower-case", "unknown broken live", raw(b"http/1.1 200 OK\r\n" + _OK[17:] + _LENGTH + _BODY)),
    case("icy", "unknown broken live", raw(b"ICY 200 OK\r\nContent-Type: audio/mpeg\r\n\r\n" + bytes(500))),
    case("http-2-frames", "broken unknown", raw(b"\x00\x00\x12\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x64"), door="own"),
    case("ftp-banner", "broken", raw(b"220 (vsFTPd 3.0.5)\r\n"), door="own"),
    case("redis", "broken", raw(b"-ERR unknown command 'GET'\r\n"), door="own"),
    case("mysql", "broken", raw(b"\x4a\x00\x00\x00\x0a8.0.36\x00\x08\x00\x00\x00"), door="own"),
    case("status-99", "unknown broken unreachable", raw(b"HTTP/1.1 99 Low\r\nContent-Length: 0\r\n\r\n")),
    case("status-2000", "unknown broken unreachable", raw(b"HTTP/1.1 2000 High\r\nContent-Length: 0\r\n\r\n")),
    case("status-tab", "live unknown", raw(b"HTTP/1.1\t200\tOK\r\n" + _OK[17:] + _LENGTH + _BODY)),
    case("gzip-of-nothing", "unknown", zipped(gzip.compress(b""))),
    case("gzip-bad-sum", "live unknown", zipped(_ZIPPED[:-8] + bytes(8))),
    case("gzip-head-only", "unknown unreachable", zipped(_ZIPPED[:10])),
    case("gzip-not-asked-deflate", "unknown live", answer(200, zlib.compress(_BODY)[2:-4], ("Content-Encoding", "deflate"))),
    case("zstd", "unknown", answer(200, b"\x28\xb5\x2f\xfd\x04\x00\x41\x00\x00hello ok", ("Content-Encoding", "zstd"))),
    case("encoding-blank", "live", answer(200, _BODY, ("Content-Encoding", ""))),
    case("encoding-none", "live unknown", answer(200, _BODY, ("Content-Encoding", "none"))),
    case(
        "brotli-301",
        "moved",
        lambda line: line.say(301, b"\x8b\x03\x80hello\x03", ("Content-Encoding", "br"), ("Location", line.link("alive"))),
    ),
    case("cookie-loop", "broken unknown blocked", cookie_loop),
    case("two-cookies", "live", two_cookies),
    case("many-cookies", "live", many_cookies),
)
