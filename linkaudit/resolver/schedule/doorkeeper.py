"""Asks through whatever door a run has, live, recording or a recording; no fault of a door ends the run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TypeVar

from linkaudit.errors import LinkAuditError
from linkaudit.model import Failure, Fetcher, Request
from linkaudit.resolver.schedule.doors import Beginning, Begun, Instant, Noting, Remembering
from linkaudit.resolver.schedule.lookout import Lookout
from linkaudit.resolver.schedule.retry import Result

T = TypeVar("T")


class Doorkeeper:
    """Safe for any number of threads."""

    def __init__(self, door: Fetcher) -> None:
        self._door = door
        self._sending = door if isinstance(door, Beginning) and Lookout.possible else None
        self.instant: bool = isinstance(door, Instant) and door.instant
        """It answers from a recording: nothing is waited for."""
        self.remembers: bool = isinstance(door, Remembering) and door.remembers
        """Its recording also holds what was answered without asking."""
        self.error: Exception | None = None
        """What a door says that cannot go on: a record that cannot be written."""

    def ask(self, request: Request, patience: float, *, wait: bool) -> Result | Begun:
        """The answer, within so many seconds; or, unless it is to be waited for, the request on its way."""
        if self._sending is not None and not wait:
            begun = self._safely(request, partial(self._sending.begin, request, deadline=monotonic() + patience))
            if begun is not None:
                return begun
        return self._safely(request, partial(self._door.get, request, deadline=monotonic() + patience))

    def finish(self, request: Request, begun: Begun) -> Result:
        """The answer to a request that was on its way."""
        return self._safely(request, begun.finish)

    def note(self, request: Request, known: Result) -> None:
        """Keep what was answered in the network's place, if the door keeps a record."""
        if isinstance(self._door, Noting):
            self._door.note(request, known)

    def _safely(self, request: Request, do: Callable[[], T]) -> T | Failure:
        try:
            return do()
        except LinkAuditError as error:
            self.error = error
            return Failure(url=request.url, kind="stopped")
        except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the run
            return Failure(url=request.url, kind="reset", detail=f"internal error: {type(error).__name__}")
