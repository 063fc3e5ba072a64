"""Reading the head of an answer to its last line, or not at all.

http.client takes the end of the stream for the end of the header, so that an answer cut in the middle of its header looks
like a complete one with an empty body; and it feeds every header through the e-mail parser, which costs more than the rest
of an exchange. Here a head that breaks off is a fault, informational answers are passed over, and what a hostile server can
make of lines is bounded. Framing follows http.client to the letter.
"""

from __future__ import annotations

import http.client

from linkaudit.resolver.transport.faults import Fault

_LINE = 65_536
_MOST_BYTES = 262_144
_MOST_LINES = 400
_BLANK = (b"\r\n", b"\n")


class Fields:
    """The header of an answer, with what http.client and urllib3 ask of one; their own is made for e-mail."""

    __slots__ = ("_fields",)

    def __init__(self) -> None:
        self._fields: list[tuple[str, str]] = []

    def add(self, name: str, value: str) -> None:
        """Write down a line."""
        self._fields.append((name.lower(), value))

    def get(self, name: str, default: str | None = None) -> str | None:
        """The first value of that name, in whatever case."""
        wanted = name.lower()
        for each, value in self._fields:
            if each == wanted:
                return value
        return default

    def raw_items(self) -> list[tuple[str, str]]:
        """Names, in lower case, and values in the order they came."""
        return self._fields


class Response(http.client.HTTPResponse):
    """A response whose header was read to its last line."""

    keep = True
    """False if the connection must not be kept, whatever the server says."""
    _lines = 0
    _bytes = 0

    def begin(self) -> None:
        """Read the head; raises `Fault` for one that is cut, endless, or no HTTP."""
        version, self.status, self.reason = self._final_status()
        self.code = self.status
        self.version = 11 if version.startswith("HTTP/1.") and version != "HTTP/1.0" else 10
        self.headers = self.msg = self._read_header()  # type: ignore[assignment]
        self._frame()

    def _final_status(self) -> tuple[str, int, str]:
        while True:
            version, status, reason = self._status_line()
            if status == 101 or status >= 200:
                return version, status, reason
            while self._line() not in _BLANK:
                pass

    def _status_line(self) -> tuple[str, int, str]:
        # What another protocol says first must be seen before a reset that follows it takes it away.
        first = self.fp.peek(1)
        if not b"HTTP".startswith(first[:4].upper()):
            raise Fault("bad response", "not HTTP")
        line = self._line()
        if not line:
            raise http.client.RemoteDisconnected("closed without an answer")
        version, _, rest = line.decode("latin-1").strip().replace("\t", " ", 2).partition(" ")
        version = version.upper()
        status, _, reason = rest.strip().partition(" ")
        # Browsers read `HTTP/2`, `http/1.1` and a bare `HTTP` as well: who says so is no mail server.
        if version != "HTTP" and not version.startswith("HTTP/"):
            raise Fault("bad response", "not HTTP")
        if len(status) != 3 or not (status.isascii() and status.isdigit()) or status < "100":
            raise Fault("bad response", "impossible status")
        return version, int(status), reason.strip()

    def _read_header(self) -> Fields:
        fields = Fields()
        name, value = "", ""
        while (line := self._line()) not in _BLANK:
            text = line.decode("latin-1").rstrip("\r\n")
            if text[:1] in (" ", "\t"):
                value = f"{value} {text.strip()}"
                continue
            if name:
                fields.add(name, value)
            name, _, value = text.partition(":")
            name, value = name.strip(), value.strip()
        if name:
            fields.add(name, value)
        return fields

    def _frame(self) -> None:
        """Where the body ends, as http.client has it."""
        coding = (self.headers.get("transfer-encoding") or "").strip().lower()
        self.chunked = coding == "chunked"
        if coding not in ("", "chunked", "identity"):
            raise Fault("bad response", "transfer coding")
        self.chunk_left = None
        self.length = None if self.chunked else _length(self.headers.get("content-length"))
        if self.status in (101, 204, 304):
            self.length = 0
        self.will_close = not self.keep or self._check_close() or (not self.chunked and self.length is None)  # type: ignore[attr-defined]

    def _line(self) -> bytes:
        line: bytes = self.fp.readline(_LINE + 1)
        self._lines += 1
        self._bytes += len(line)
        if self._lines > _MOST_LINES or self._bytes > _MOST_BYTES or len(line) > _LINE:
            raise Fault("bad response", "header too large")
        if not line.endswith(b"\n") and (line or self._lines > 1):
            raise Fault("reset", "cut in the header")
        return line


def _length(text: str | None) -> int | None:
    """A plain number, or None for what cannot be believed (the end of the stream then ends the body)."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
