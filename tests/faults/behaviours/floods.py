"""Servers that send too much, too packed or too garbled: memory stays flat, and nothing alive is called dead."""

from __future__ import annotations

import gzip
import itertools
import zlib
from functools import cache

from tests.faults.behaviours.prose import ALIVE
from tests.faults.case import case, grouped
from tests.faults.line import Act, Line, answer, head, raw

_BLANKS = b" " * (1 << 20)
BOMB_MIB = 256


@cache
def bomb() -> bytes:
    """A page, then 256 MiB of blanks, in a few hundred KiB of gzip."""
    page = ALIVE.encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(page) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(_BLANKS) + packer.flush(zlib.Z_FULL_FLUSH)
    crc = zlib.crc32(page)
    for _ in range(BOMB_MIB):
        crc = zlib.crc32(_BLANKS, crc)
    size = len(page) + BOMB_MIB * len(_BLANKS)
    tail = packer.flush(zlib.Z_FINISH) + crc.to_bytes(4, "little") + (size % (1 << 32)).to_bytes(4, "little")
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff" + first + block * BOMB_MIB + tail


def gzip_bomb(line: Line) -> None:
    line.say(200, bomb(), ("Content-Encoding", "gzip"))


def redirect_bomb(line: Line) -> None:
    line.say(302, bomb(), ("Content-Encoding", "gzip"), ("Location", line.link("alive")))


def endless_body(line: Line) -> None:
    line.send(head(200) + ALIVE.encode())
    line.pour(_BLANKS)


def endless_chunks(line: Line) -> None:
    page = ALIVE.encode()
    line.send(head(200, ("Transfer-Encoding", "chunked")) + f"{len(page):x}\r\n".encode() + page + b"\r\n")
    line.pour(b"10000\r\n" + b" " * 65_536 + b"\r\n")


def endless_redirect(line: Line) -> None:
    line.send(head(302, ("Location", line.link("alive"))))
    line.pour(_BLANKS)


def gone_with_endless_body(line: Line) -> None:
    line.send(head(404))
    line.pour(_BLANKS)


def many_headers(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: a\r\n" % n for n in range(20_000)) + b"Content-Length: 2\r\n\r\nok")


def long_header(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 200_000 + b"\r\nContent-Length: 2\r\n\r\nok")


def endless_header(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    line.pour(b"a" * 65_536, 64 << 20)


def endless_headers(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\n")
    line.pour(b"".join(b"X-%d: a\r\n" % n for n in range(1000)), 64 << 20)


def endless_status_line(line: Line) -> None:
    line.send(b"HTTP/1.1 200 ")
    line.pour(b"O" * 65_536, 64 << 20)


def chunk_extension(line: Line) -> None:
    line.send(head(200, ("Transfer-Encoding", "chunked")) + b"5;")
    line.pour(b"x=y;" * 10_000, 64 << 20)


def cut_short(line: Line) -> None:
    line.send(head(200, ("Content-Length", "100000")) + ALIVE.encode()[:700])


def cut_chunked(line: Line) -> None:
    line.send(head(200, ("Transfer-Encoding", "chunked")) + b"2000\r\n" + ALIVE.encode()[:700])


def cut_in_headers(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Half: on")


def endless_early_hints(line: Line) -> None:
    line.drip(itertools.repeat(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"), 0.005)


def encoded(body: bytes, *names: str) -> Act:
    return answer(200, body, *(("Content-Encoding", name) for name in names))


_ZIPPED = gzip.compress(ALIVE.encode())
_BROTLI = b"\x8b\x03\x80\x68\x65\x6c\x6c\x6f\x20\x77\x6f\x72\x6c\x64\x03"

CASES = grouped(
    "floods",
    case("gzip-bomb", "live", gzip_bomb),
    case("redirect-gzip-bomb", "live", redirect_bomb),
    case("endless-body", "live", endless_body),
    case("endless-chunks", "live", endless_chunks),
    case("redirect-endless-body", "live", endless_redirect),
    case("gone-endless-body", "gone", gone_with_endless_body),
    case("many-headers", "unknown", many_headers),
    case("long-header", "unknown", long_header),
    case("endless-header", "unknown unreachable", endless_header),
    case("endless-headers", "unknown unreachable", endless_headers),
    case("endless-status-line", "unknown unreachable broken", endless_status_line),
    case("chunk-extension-flood", "unknown unreachable live", chunk_extension),
    case("early-hints-flood", "unknown unreachable", endless_early_hints),
    case("two-lengths", "unknown", raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\nhello you")),
    case(
        "bad-length",
        "unknown live",
        raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: many\r\n\r\n" + ALIVE.encode()),
    ),
    case("cut-short", "unreachable unknown", cut_short),
    case("cut-chunked", "unreachable unknown", cut_chunked),
    case("cut-in-headers", "unreachable unknown", cut_in_headers),
    case("brotli", "unknown", encoded(_BROTLI, "br")),
    case("brotli-404", "gone", answer(404, _BROTLI, ("Content-Encoding", "br"))),
    case("stacked-encodings", "unknown", encoded(gzip.compress(_ZIPPED), "gzip, gzip")),
    case("stacked-encodings-two-lines", "unknown", encoded(gzip.compress(_ZIPPED), "gzip", "gzip")),
    case("not-really-gzip", "unknown", encoded(ALIVE.encode(), "gzip")),
    case("gzip-cut", "unknown unreachable", encoded(_ZIPPED[: len(_ZIPPED) // 2], "gzip")),
    case("gzip-fine", "live", encoded(_ZIPPED, "gzip")),
    case("gzip-loud", "live", encoded(_ZIPPED, "GZIP")),
    case("x-gzip", "live", encoded(_ZIPPED, "x-gzip")),
    case("identity", "live", encoded(ALIVE.encode(), "identity")),
    case("http-0-9-noise", "broken", raw(b"<html><p>no status line here, just a page\n" * 40)),
    case("noise", "broken", raw(bytes(range(256)) * 8)),
    case("ssh-banner", "broken", raw(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"), door="own"),
    case("smtp-banner", "broken", raw(b"220 mail.example ESMTP ready\r\n"), door="own"),
    case("closes-at-once", "unreachable", raw(b"")),
    case("resets-at-once", "unreachable", Line.reset),
)
