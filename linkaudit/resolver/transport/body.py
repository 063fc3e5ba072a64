"""Reading a body no further than it is worth: capped on the wire and decoded, gzip by hand, and told apart from a cut one."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from http.client import HTTPException

from urllib3.exceptions import HTTPError

from linkaudit.model.quick import quick
from linkaudit.resolver.transport.answers import Answer
from linkaudit.resolver.transport.faults import tell

_SLICE = 65_536
_OPAQUE_MOST = 16_384
_OPAQUE = re.compile(r"(?:image|video|audio|font)/(?!svg)|application/(?:pdf|zip|octet-stream|gzip|vnd\.)", re.IGNORECASE)


@quick
@dataclass(frozen=True, slots=True)
class Body:
    """A body as far as it was read."""

    data: bytes
    truncated: bool = False
    """It went on beyond the cap."""
    problem: str | None = None
    """`cut short` or `undecodable` (then `data` is as it came)."""


def read(response: Answer, most: int) -> Body:
    """Read at most `most` bytes, on the wire and decoded alike; pictures and the like only as far as sniffing needs."""
    if _OPAQUE.match(response.get("content-type") or ""):
        most = min(most, _OPAQUE_MOST)
    coding = (response.get("content-encoding") or "").strip().lower()
    if coding in ("", "identity"):
        return _read_plain(response, most)
    if coding in ("gzip", "x-gzip"):
        return _read_gzip(response, most)
    raw = _read_plain(response, most)
    return Body(raw.data, raw.truncated, "undecodable" if raw.data else raw.problem)


class _Stream:
    """The body on the wire, slice by slice, up to `most` bytes."""

    def __init__(self, response: Answer, most: int) -> None:
        self._response = response
        self._left = most
        self.problem: str | None = None
        self.ended = False

    def slice(self) -> bytes:
        """The next bytes; empty at the end, at the cap and at a cut."""
        if self.ended or self._left <= 0:
            return b""
        try:
            data = self._response.read1(min(_SLICE, self._left))
        except (HTTPError, HTTPException, OSError) as error:
            self.problem = "timeout" if tell(error).kind == "timeout" else "cut short"
            return b""
        self._left -= len(data)
        self.ended = not data or self._response.read
        return data


def _read_plain(response: Answer, most: int) -> Body:
    stream = _Stream(response, most)
    parts: list[bytes] = []
    while data := stream.slice():
        parts.append(data)
    return Body(b"".join(parts), not stream.ended and stream.problem is None, stream.problem)


def _read_gzip(response: Answer, most: int) -> Body:
    stream, gunzip, raw = _Stream(response, most), Gunzip(most), bytearray()
    try:
        while gunzip.left > 0 and (data := stream.slice()):
            raw += data
            gunzip.feed(data)
    except zlib.error:
        return Body(bytes(raw), truncated=not stream.ended, problem="undecodable")
    full = gunzip.left <= 0 or not (stream.ended or stream.problem)
    return Body(bytes(gunzip.data), full, stream.problem or gunzip.flaw(full=full))


class Gunzip:
    """Inflates gzip members one after another and never holds more than `left` says; ballast behind them is ignored."""

    def __init__(self, most: int) -> None:
        self.left = most
        self.data = bytearray()
        self._member = zlib.decompressobj(wbits=31)
        self._begun = False

    def flaw(self, *, full: bool) -> str | None:
        """`cut short` if the last member was not read to its end, though the body was."""
        return None if full or self._member.eof or not self._begun else "cut short"

    def feed(self, data: bytes) -> None:
        """Inflate what came. Raises `zlib.error` if it is no gzip."""
        self._begun = True
        while data and self.left > 0:
            if self._member.eof:
                if not data.startswith(b"\x1f\x8b"):
                    return
                self._member = zlib.decompressobj(wbits=31)
            out = self._member.decompress(data, self.left)
            self.data += out
            self.left -= len(out)
            data = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
