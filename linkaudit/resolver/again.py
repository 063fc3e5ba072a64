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
from time import monotonic

from urllib3.connectionpool import HTTPConnectionPool

from linkaudit.platforms.urls import Address
from linkaudit.resolver.answers import Next, give_back
from linkaudit.resolver.connections import Checked
from linkaudit.resolver.dialling import Dialler
from linkaudit.resolver.heads import Response
from linkaudit.resolver.watchdog import Exchange


def ask(
    pool: HTTPConnectionPool, dialler: Dialler, address: Address, fields: Mapping[str, str], exchange: Exchange
) -> Next | None:
    """The answer over a kept connection of this pool; None if none is open. Raises whatever befalls the connection."""
    connection = pool._get_conn()  # noqa: SLF001 - urllib3 offers no other way to a kept connection
    assert isinstance(connection, Checked), "the pool was given these connections"
    if connection.sock is None or connection.voucher is not dialler:
        give_back(pool, connection, keep=connection.sock is None)
        return None
    try:
        return Next(pool, connection, _asked(connection, _head(address, fields), exchange))
    except BaseException:
        give_back(pool, connection, keep=False)
        raise


def _asked(connection: Checked, head: bytes, exchange: Exchange) -> Response:
    sock = connection.sock
    if connection.leash is not None:
        exchange.hold(connection.leash)
    exchange.sent = monotonic()
    # A server may answer and close before it has read what it was asked.
    with suppress(BrokenPipeError, ConnectionResetError):
        sock.sendall(head)
    response = Response(_Lent(sock), method="GET")  # type: ignore[arg-type]
    try:
        response.keep = exchange.keep
        response.begin()
    except BaseException:
        response.close()
        raise
    if response.will_close:
        connection.close()
    return response


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
