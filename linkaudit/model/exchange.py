"""What goes over the network, one hop at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from linkaudit.model.quick import quick


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One GET, one hop. `accept` and `cookies` are the only headers a caller may shape."""

    url: str
    accept: str = "text/html,application/xhtml+xml,*/*;q=0.8"
    cookies: tuple[tuple[str, str], ...] = ()
    max_bytes: int = 262_144
    """Bytes read at most, on the wire and decoded alike."""
    after: float = 0.0
    """Seconds to let pass before asking; waited out by the scheduler, never by a worker, and by no replay."""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An HTTP answer, its body as far as it was read and content-decoded."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    """In the order received; names lower case, values latin-1 text."""
    body: bytes = b""
    truncated: bool = False
    """The body went on beyond `max_bytes`."""
    elapsed: float = 0.0
    """Seconds."""
    dialled: float = 0.0
    """Seconds of these until the request was on the wire: look-up, dial, handshake."""
    started_at: str = ""
    """ISO UTC."""
    problem: str | None = None
    """Why the body cannot be trusted though a status came: `undecodable`, `cut short` …"""

    def header(self, name: str) -> str | None:
        """The first value of a header, or None."""
        for key, value in self.headers:
            if key == name:
                return value
        return None


FailureKind = Literal[
    "malformed",  # the URL itself cannot be asked: broken
    "refused",  # our policy: scheme, port, address, special name, userinfo
    "no such host",  # NXDOMAIN
    "no name service",  # SERVFAIL, resolver timeout
    "connection refused",
    "tls",  # certificate or protocol: broken
    "timeout",  # the deadline of the try fired
    "reset",  # connection cut, reset, or closed without an answer
    "bad response",  # not HTTP
    "proxy",  # the egress proxy's own 407/502/503/504
    "not recorded",  # a replay has no answer
    "stopped",  # the run is ending
]


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An exchange without an answer."""

    url: str
    kind: FailureKind
    detail: str = ""
    elapsed: float = 0.0
    started_at: str = ""


class Fetcher(Protocol):
    """The one door to the network: a transport, a recorder around it, or a replay. Raises nothing for a single URL."""

    def get(self, request: Request, *, deadline: float | None = None) -> Reply | Failure:
        """One exchange, no redirects followed. `deadline` is a monotonic time; None = the fetcher's own time-out."""
        ...
