"""The threads that ask: hired when there is work, never more than may be in flight, and never asleep in anyone's queue."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Generic, TypeVar

from linkaudit.resolver.schedule.core import stay_on_one_core

T = TypeVar("T")


class Crew(Generic[T]):
    """Everything but the work itself is called with the engine's lock held, so that nobody falls idle unnoticed.

    `work` does one piece and returns the next for the same thread, or None after it has called `rest`.
    """

    def __init__(self, size: int, work: Callable[[T], T | None]) -> None:
        self._size = size
        self._work = work
        self._handed: SimpleQueue[T | None] = SimpleQueue()
        self._hired = 0
        self._idle = 0
        self._dismissed = False

    @property
    def free(self) -> bool:
        """True if a piece of work would find somebody at once."""
        return self._idle > 0 or self._hired < self._size

    @property
    def busy(self) -> int:
        """How many are at work."""
        return self._hired - self._idle

    def hand(self, piece: T) -> None:
        """Give work to somebody idle, or hire."""
        if self._idle > 0:
            self._idle -= 1
        else:
            self._hired += 1
            threading.Thread(target=self._serve, name=f"linkaudit-{self._hired}", daemon=True).start()
        self._handed.put(piece)

    def rest(self) -> None:
        """One worker has nothing to do."""
        self._idle += 1

    def dismiss(self) -> None:
        """Let everybody go after the work at hand; nothing is handed out after that."""
        for _ in range(0 if self._dismissed else self._hired):
            self._handed.put(None)
        self._dismissed = True

    def _serve(self) -> None:
        stay_on_one_core()
        while True:
            piece = self._handed.get()
            if piece is None:
                return
            while piece is not None:
                piece = self._work(piece)
