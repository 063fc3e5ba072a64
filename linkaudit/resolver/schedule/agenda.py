"""What is to be done, and when: the queues of the hosts, the heap of waits, and what has just been woken.

Pure bookkeeping under the engine's lock. `take` gives the next piece that may be worked on now.
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass

from linkaudit.model import Target
from linkaudit.model.quick import quick
from linkaudit.resolver.schedule.clock import Clock
from linkaudit.resolver.schedule.doors import Begun
from linkaudit.resolver.schedule.jobs import Answer
from linkaudit.resolver.schedule.pacing import NOWHERE, Lanes, lane_of
from linkaudit.resolver.schedule.task import Task


@quick
@dataclass(frozen=True, slots=True)
class Piece:
    """Work for one thread: begin a target, ask a task's request, or tell a task what it waited for."""

    item: Task | Target
    lane: str | None = None
    """The queue whose turn this is, to be given back."""
    answer: Answer | None = None
    begun: tuple[Begun, float] | None = None
    """A request of the task that is under way, and when it was begun."""


class Agenda:
    """All that waits in a run."""

    def __init__(self, clock: Clock, interval: float, concurrency: int) -> None:
        self._clock = clock
        self._later: list[tuple[float, int, Task]] = []
        self._woken: deque[Piece] = deque()
        self._serial = 0
        self.lanes: Lanes[Task | Target] = Lanes(interval, concurrency)

    def begin(self, target: Target, *, soon: bool = False) -> None:
        """Queue a target; `soon` before the others of its host, since somebody waits for it."""
        self.lanes.add(NOWHERE if target.outcome is not None else lane_of(target.url), target, fresh=not soon)

    def ask(self, task: Task, wait: float) -> None:
        """Queue a task's request, after so many seconds."""
        if wait > 0:
            self._serial += 1
            heapq.heappush(self._later, (self._clock.now() + wait, self._serial, task))
        else:
            self.lanes.add(task.lane, task, fresh=False)

    def wake(self, task: Task, answer: Answer) -> None:
        """A task can go on at once."""
        self._woken.append(Piece(task, answer=answer))

    def take(self) -> Piece | None:
        """The next piece that may be worked on now. A clock that jumps is moved on to it."""
        while True:
            if self._woken:
                return self._woken.popleft()
            now = self._clock.now()
            self._bring_forward(now)
            if (taken := self.lanes.take(now)) is not None:
                return Piece(taken[1], taken[0])
            due = self.next_due()
            if due is None or not self._clock.jumps:
                return None
            self._clock.jump(due)

    def next_due(self) -> float | None:
        """When something will be due, by the clock; None if nothing waits for a time."""
        times = [due for due in (self.lanes.next_due(), self._later[0][0] if self._later else None) if due is not None]
        return min(times, default=None)

    def clear(self) -> None:
        """Drop everything."""
        self.lanes.drain()
        self._later.clear()
        self._woken.clear()

    def _bring_forward(self, now: float) -> None:
        while self._later and self._later[0][0] <= now:
            task = heapq.heappop(self._later)[2]
            self.lanes.add(task.lane, task, fresh=False)
