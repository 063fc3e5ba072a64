"""An answer whose head is there and whose body is yet to be read: over a new connection, as urllib3 gives it, or a kept one."""

from __future__ import annotations

import http.client
from collections.abc import Iterable
from time import monotonic
from typing import Protocol

from urllib3.connectionpool import HTTPConnectionPool
from urllib3.response import BaseHTTPResponse

from linkaudit.resolver.transport.connections import Checked
from linkaudit.resolver.transport.heads import Response


class Answer(Protocol):
    """What the transport wants of an answer."""

    status: int

    def get(self, name: str) -> str | None:
        """The first value of a header, by its lower-case name."""

    def fields(self) -> Iterable[tuple[str, str]]:
        """All headers as they came, names in lower case."""

    def read1(self, amount: int) -> bytes:
        """The next bytes of the body, at most so many; empty at its end."""

    @property
    def read(self) -> bool:
        """True if the head says that no more of the body is to come."""

    def release(self) -> None:
        """Done with it: its connection is kept if nothing of the body is left in it, else closed."""


class First:
    """The answer over a new connection."""

    def __init__(self, raw: BaseHTTPResponse) -> None:
        self._raw = raw
        self.status: int = raw.status

    def get(self, name: str) -> str | None:
        """The first value of a header, by its lower-case name."""
        return self._raw.headers.get(name)

    def fields(self) -> Iterable[tuple[str, str]]:
        """All headers as they came, names in lower case."""
        return ((name.lower(), value) for name, value in self._raw.headers.iteritems())

    def read1(self, amount: int) -> bytes:
        """The next bytes of the body; raises `HTTPError` at an end that is none."""
        return self._raw.read1(amount, decode_content=False)

    @property
    def read(self) -> bool:
        """True if the head says that no more is to come."""
        return getattr(self._raw, "length_remaining", None) == 0

    def release(self) -> None:
        """Keep the connection if nothing of the body is left in it, else close it."""
        # A body that was not read to its end would be taken for the next answer on this connection.
        if not getattr(self._raw, "closed", False):
            self._raw.close()
        self._raw.release_conn()


class Next:
    """The answer to a further request over a kept connection."""

    __slots__ = ("_connection", "_pool", "_response", "get", "status")

    def __init__(self, pool: HTTPConnectionPool, connection: Checked, response: Response) -> None:
        self._pool, self._connection, self._response = pool, connection, response
        self.status: int = response.status
        self.get = response.headers.get

    def fields(self) -> Iterable[tuple[str, str]]:
        """All headers as they came, names in lower case."""
        return self._response.headers.raw_items()

    def read1(self, amount: int) -> bytes:
        """The next bytes of the body; raises `HTTPException` at an end that is none."""
        data = self._response.read1(amount)
        if not data and self._response.length:
            raise http.client.IncompleteRead(b"", self._response.length)
        return data

    @property
    def read(self) -> bool:
        """True if the head says that no more is to come."""
        return self._response.length == 0

    def release(self) -> None:
        """Keep the connection if nothing of the body is left in it, else close it."""
        whole = self._response.isclosed() or self._response.length == 0
        self._response.close()
        give_back(self._pool, self._connection, keep=whole and not self._response.will_close)


def give_back(pool: HTTPConnectionPool, connection: Checked, *, keep: bool) -> None:
    """Return a connection that was taken from its pool, closed if it must not be kept."""
    if not keep:
        connection.close()
    connection.kept_at = monotonic()
    pool._put_conn(connection)  # noqa: SLF001 - the counterpart of _get_conn
