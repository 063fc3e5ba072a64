"""What a fetcher may offer beside `get`; the scheduler uses it where it is there."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from linkaudit.model import Failure, Reply, Request


@runtime_checkable
class Stopping(Protocol):
    """A door to the real network, whose exchanges can be cut."""

    def stop(self) -> None:
        """End every exchange under way at once."""
        ...


class Begun(Protocol):
    """A request that was sent over an open connection, and whose answer is yet to come."""

    descriptor: int
    """Readable once the answer begins, or the connection is cut."""

    def finish(self) -> Reply | Failure:
        """Read the answer; to be called once, from any thread."""
        ...


@runtime_checkable
class Beginning(Protocol):
    """A door that can send a request and leave the waiting to others."""

    def begin(self, request: Request, *, deadline: float) -> Begun | Failure | None:
        """Send it; None if no connection is open that it could go over: then it is for `get`."""
        ...


@runtime_checkable
class Noting(Protocol):
    """A door that keeps a record; it also wants what was answered without asking."""

    def note(self, request: Request, result: Reply | Failure) -> None:
        """Keep an answer that the scheduler gave in the network's place."""
        ...


@runtime_checkable
class Instant(Protocol):
    """A door that answers from a recording: nothing is waited for."""

    instant: bool


@runtime_checkable
class Remembering(Protocol):
    """A door whose record also holds what was answered without asking, so that a replay need not spare anybody anew.

    The order of a replay differs; what was spared in life, and only that, must be spared again.
    """

    remembers: bool
