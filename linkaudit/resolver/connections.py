"""Connections that dial only what was checked: one look-up, every answer judged, the judged address dialled.

The hook is `_new_conn` of urllib3's connections, which its own SOCKS support uses too; SNI, Host and the check of the
certificate stay those of the name. Should a new urllib3 ever go round the hook, the connection lacks its voucher and the
transport refuses its answer.
"""

from __future__ import annotations

import errno
import http.client
import io
import socket
import sys
import threading
from time import monotonic

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from linkaudit.resolver.addresses import Networks, forbidden
from linkaudit.resolver.faults import Fault
from linkaudit.resolver.names import Answers, Names
from linkaudit.resolver.watchdog import Exchange

_MOST_ADDRESSES = 4
_HEAD_BYTES = 262_144
_HEAD_LINES = 1000


class Here(threading.local):
    """The exchange that this thread is busy with; connections are made deep inside urllib3, where nothing can be handed in."""

    exchange: Exchange | None = None

    @property
    def now(self) -> Exchange:
        """The exchange; a connection outside any exchange is not allowed."""
        if self.exchange is None:
            raise Fault("refused", "connection outside an exchange")
        return self.exchange


here = Here()


class Dialler:
    """Turns a name and a port into a connected socket, under the address policy of one transport."""

    def __init__(self, names: Names, allowed: Networks) -> None:
        self._names = names
        self._allowed = allowed

    def dial(self, host: str, port: int, exchange: Exchange, *, checked: bool) -> socket.socket:
        """A connected socket under the exchange's watch. `checked=False` only for the user's own proxy. Raises `Fault`."""
        answers = self._names.find(host, port, exchange)
        if checked:
            # One answer that is not public condemns the name: no telling which one a later look-up would give.
            for _, address in answers:
                self._check(address)
        sock = _first_open(answers[:_MOST_ADDRESSES], port, exchange)
        if checked:
            self._check(str(sock.getpeername()[0]))
        return sock

    def _check(self, address: str) -> None:
        block = forbidden(address, self._allowed)
        if block is not None:
            raise Fault("refused", f"address ({block})")


def _first_open(answers: Answers, port: int, exchange: Exchange) -> socket.socket:
    errors: list[OSError] = []
    for index, (family, address) in enumerate(answers):
        if exchange.fired or exchange.left <= 0:
            break
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(exchange.left / (len(answers) - index))
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            exchange.hold(sock)
            sock.connect((address, port))
            return sock
        except OSError as error:
            sock.close()
            errors.append(error)
    raise _not_open(errors)


def _not_open(errors: list[OSError]) -> Fault:
    # Without IPv6 at home an IPv6 address has no route, which says nothing about the host.
    telling = {type(error) for error in errors if error.errno not in _NO_ROUTE}
    if telling == {ConnectionRefusedError}:
        return Fault("connection refused", "")
    if TimeoutError in telling or not errors:
        return Fault("timeout", "connecting")
    return Fault("reset", (errors[-1].strerror or "no connection").lower())


_NO_ROUTE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL)


class _Head:
    """The lines of a response head. http.client takes the end of the stream for the end of the header; here it is a fault."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self.stream = stream
        self._lines = 0
        self._bytes = 0

    def readline(self, limit: int) -> bytes:
        line = self.stream.readline(limit)
        self._lines += 1
        self._bytes += len(line)
        if self._lines > _HEAD_LINES or self._bytes > _HEAD_BYTES:
            raise Fault("bad response", "header too large")
        if not line.endswith(b"\n") and len(line) < limit:
            self._cut(line)
        return line

    def _cut(self, line: bytes) -> None:
        if self._lines > 1 or (line and b"HTTP/1.".startswith(line[:7])):
            raise Fault("reset", "cut in the header")
        if line:
            raise Fault("bad response", "not HTTP")

    def flush(self) -> None:
        """Nothing is written here; http.client asks all the same."""

    def close(self) -> None:
        self.stream.close()


class _Response(http.client.HTTPResponse):
    """A response whose head was read to its last line, or is a fault; informational answers are passed over."""

    def begin(self) -> None:
        stream = self.fp
        head = _Head(stream)
        self.fp = head  # type: ignore[assignment]
        try:
            super().begin()
        finally:
            if self.fp is not None:
                self.fp = stream
        coding = self.headers.get("transfer-encoding")
        if coding and not self.chunked and coding.strip().lower() != "identity":
            raise Fault("bad response", "transfer coding")

    def _read_status(self) -> tuple[str, int, str]:
        while True:
            version, status, reason = super()._read_status()  # type: ignore[misc]
            if not 101 < status < 200:
                return version, status, reason
            while self.fp.readline(65_537) not in (b"\r\n", b"\n", b""):
                pass


class _Checked(HTTPConnection):
    """Mixed in before urllib3's own connection classes."""

    response_class = _Response
    dialler: Dialler
    voucher: Dialler | None = None
    """Who dialled this connection."""

    def _new_conn(self) -> socket.socket:
        exchange = here.now
        try:
            sock = self.dialler.dial(self._dns_host, self.port, exchange, checked=self.proxy is None)
        except Fault as fault:
            raise fault if self.proxy is None or fault.kind == "stopped" else Fault("proxy", fault.kind) from None
        exchange.fresh = True
        self.voucher = self.dialler
        sys.audit("http.client.connect", self, self.host, self.port)
        return sock

    def putrequest(self, method: str, url: str, skip_host: bool = False, skip_accept_encoding: bool = False) -> None:  # noqa: FBT001, FBT002
        exchange = here.now
        if self.sock is not None and not exchange.holds:
            exchange.hold(self.sock)
        exchange.sent = monotonic()
        # The spelling that was judged is the spelling that is asked; urllib3 would quote it once more.
        super().putrequest(method, exchange.target or url, skip_host, skip_accept_encoding)


def pools(dialler: Dialler) -> dict[str, type[HTTPConnectionPool]]:
    """Pool classes by scheme whose connections are all dialled by `dialler`."""
    own = {"dialler": dialler}
    plain = type("Plain", (_Checked,), own)
    secure = type("Secure", (_Checked, HTTPSConnection), own)
    return {
        "http": type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
    }
