"""Time for the scheduler: the real one, or for a replay one that jumps to whatever is due next."""

from __future__ import annotations

from functools import lru_cache
from time import gmtime, monotonic, strftime, time


def stamp() -> str:
    """Now, ISO 8601 in UTC, to the millisecond."""
    seconds, rest = divmod(time(), 1)
    return f"{_to_the_second(int(seconds))}.{int(rest * 1000):03}Z"


@lru_cache(maxsize=4)
def _to_the_second(seconds: int) -> str:
    return strftime("%Y-%m-%dT%H:%M:%S", gmtime(seconds))


class Clock:
    """Monotonic seconds."""

    jumps = False

    def now(self) -> float:
        """The time."""
        return monotonic()

    def jump(self, to: float) -> None:
        """Real time cannot be moved."""


class JumpingClock(Clock):
    """Stands still until it is told that nothing happens before a certain time; so a replay waits for nothing."""

    jumps = True

    def __init__(self) -> None:
        self._now = 0.0

    def now(self) -> float:
        """Where it stands."""
        return self._now

    def jump(self, to: float) -> None:
        """Move on, never back."""
        self._now = max(self._now, to)
