"""Asking once more over a connection that is kept: one write, one head, no machinery in between.

requests and urllib3 make the connections; what they do besides for every request (merging headers, retries, time-outs,
three layers of response) costs more than the exchange itself. So a request that finds a checked connection open goes over
it directly, and its answer is read by the same `Response` as any other.
"""

from __future__ import annotations

import io
import socket
from collections.abc import Mapping
from contextlib import suppress
from queue import Empty
from time import monotonic

from urllib3.connectionpool import HTTPConnectionPool

from linkaudit.platforms.urls import Address
from linkaudit.resolver.transport.answers import Next, give_back
from linkaudit.resolver.transport.connections import Checked
from linkaudit.resolver.transport.dialling import Dialler
from linkaudit.resolver.transport.heads import Response
from linkaudit.resolver.transport.watchdog import Exchange

_JUST_NOW = 1.0
"""Seconds."""


class Kept:
    """The kept connections of one transport."""

    def __init__(self, dialler: Dialler) -> None:
        self._dialler = dialler
        self._fickle: set[str] = set()
        """Servers that have dropped a kept connection without a word."""

    def send(self, pool: HTTPConnectionPool, address: Address, fields: Mapping[str, str], exchange: Exchange) -> Sent | None:
        """A request, sent over an open connection of this pool; None if there is none. Raises whatever befalls it."""
        connection = self._open(pool, address)
        if connection is None:
            return None
        sent = Sent(self, pool, connection, address.authority)
        sent.write(_head(address, fields), exchange)
        return sent

    def dropped(self, authority: str) -> None:
        """A kept connection of this server was of no use."""
        self._fickle.add(authority)

    def _open(self, pool: HTTPConnectionPool, address: Address) -> Checked | None:
        """An open connection, taken from its pool."""
        try:
            connection = pool.pool.get(block=False) if pool.pool is not None else None
        except Empty:
            return None
        if isinstance(connection, Checked) and connection.sock is not None and connection.voucher is self._dialler:
            # To ask whether it is still open costs a system call; one that was used just now is, but for fickle servers.
            just_now = monotonic() - connection.kept_at < _JUST_NOW and address.authority not in self._fickle
            if just_now or connection.is_connected:
                return connection
            connection.close()
        pool._put_conn(connection)  # noqa: SLF001 - whatever it was, a connection or the room for one
        return None


class Sent:
    """A request on its way over a kept connection."""

    __slots__ = ("_authority", "_connection", "_kept", "_pool", "descriptor")

    def __init__(self, kept: Kept, pool: HTTPConnectionPool, connection: Checked, authority: str) -> None:
        self._kept, self._pool, self._connection, self._authority = kept, pool, connection, authority
        self.descriptor: int = connection.sock.fileno()
        """Readable once the answer begins."""

    def write(self, head: bytes, exchange: Exchange) -> None:
        """Send the head, under watch."""
        if self._connection.leash is not None:
            exchange.hold(self._connection.leash)
        exchange.sent = monotonic()
        try:
            # A server may answer and close before it has read what it was asked.
            with suppress(BrokenPipeError, ConnectionResetError):
                self._connection.sock.sendall(head)
        except BaseException:
            self._give_up()
            raise

    def answer(self, *, keep: bool) -> Next:
        """The answer, its body unread; waits for its head. `keep`: False if the connection must not serve again."""
        response = Response(_Lent(self._connection.sock), method="GET")  # type: ignore[arg-type]
        try:
            response.keep = keep
            response.begin()
        except BaseException:
            response.close()
            self._give_up()
            raise
        return Next(self._pool, self._connection, response)

    def _give_up(self) -> None:
        self._kept.dropped(self._authority)
        give_back(self._pool, self._connection, keep=False)


class _Lent:
    """A socket for the length of one answer: closing the reader of it closes nothing."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def makefile(self, _: str) -> io.BufferedReader:
        """What http.client reads from."""
        return io.BufferedReader(_Wire(self._sock))


class _Wire(io.RawIOBase):
    """The bytes as they come."""

    def __init__(self, sock: socket.socket) -> None:
        self.readinto = sock.recv_into  # type: ignore[method-assign]

    def readable(self) -> bool:
        """It is there to be read."""
        return True


def _head(address: Address, fields: Mapping[str, str]) -> bytes:
    said = "".join([f"{name}: {value}\r\n" for name, value in fields.items()])
    return f"GET {address.target} HTTP/1.1\r\nHost: {address.authority}\r\n{said}\r\n".encode("latin-1")
