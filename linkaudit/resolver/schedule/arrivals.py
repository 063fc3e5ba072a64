"""Answers that have begun to come and are not taken up: one worker reads them by turns, for several wake each other up.

An answer that drips holds its reader up; so whoever has waited for a moment gets a further one. The engine holds its lock
around every call.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")

_READERS = 1
_MOMENT = 0.02
"""Seconds."""


class Arrivals(Generic[T]):
    """Items in the order they came. Times are in seconds of the caller's clock."""

    def __init__(self) -> None:
        self._come: deque[tuple[float, T]] = deque()
        self._readers = 0
        self.under_way = 0
        """Requests that somebody waits for, here or at the lookout."""

    def add(self, items: Iterable[T], now: float) -> None:
        """They have begun to come."""
        self._come.extend((now, item) for item in items)

    def take(self, now: float) -> T | None:
        """The next one to be read, if it is its turn; its reader says `done` afterwards."""
        due = self.due()
        if due is None or now < due:
            return None
        self._readers += 1
        self.under_way -= 1
        return self._come.popleft()[1]

    def done(self) -> None:
        """A reader has read one."""
        self._readers -= 1

    def due(self) -> float | None:
        """When the first one must be taken up at the latest; None if there is none."""
        if not self._come:
            return None
        return self._come[0][0] + (_MOMENT if self._readers >= _READERS else 0.0)
