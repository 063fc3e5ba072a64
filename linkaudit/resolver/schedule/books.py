"""The books of a run: who wants what, what waits for when, what is known of keys, hosts and the network as a whole.

Not thread-safe: the engine holds its lock around every call.
"""

from __future__ import annotations

from functools import cached_property
from queue import SimpleQueue
from typing import TYPE_CHECKING

from linkaudit.model import Failure, Reply, Request, Resolution, Target
from linkaudit.resolver.schedule.agenda import Agenda
from linkaudit.resolver.schedule.clock import Clock
from linkaudit.resolver.schedule.hosts import BREAKER, Hosts
from linkaudit.resolver.schedule.jobs import Answer
from linkaudit.resolver.schedule.keys import Keys
from linkaudit.resolver.schedule.retry import LONGEST_PAUSE, Result, may_pass, pause_asked, settled
from linkaudit.resolver.schedule.tally import Tally
from linkaudit.resolver.schedule.task import Task
from linkaudit.resolver.settings import Settings

if TYPE_CHECKING:
    from linkaudit.resolver.schedule.patience import Patience

Step = Request | Target | Resolution


class Books:
    """Everything that is written down."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._clock = clock
        self._retries = settings.retries
        self.agenda = Agenda(clock, settings.per_host_interval, settings.per_host_concurrency)
        self.hosts = Hosts()
        self.keys = Keys()
        self.tally = Tally()
        self.out: SimpleQueue[Resolution] = SimpleQueue()
        """Resolutions for the caller."""

    def take_on(self, target: Target, *, begin: bool) -> bool:
        """Write down a target of the caller's, and queue it if it is to be begun. False if its key was brought before."""
        before = self.keys.count
        known = self.keys.take_on(target)
        if self.keys.count == before:
            return False
        self.tally.expect(target.url)
        if isinstance(known, Resolution):
            self._emit(target, known, None)
        elif known and begin:
            self.agenda.begin(target)
        return True

    def known(self, task: Task, request: Request, left: float, *, sparing: bool) -> Result | None:
        """The answer that is known without asking. `left`: seconds; `sparing`: False if a recording knows who was spared."""
        if left <= 0:
            return Failure(url=request.url, kind="timeout", detail="deadline of the chain")
        if not sparing:
            return None
        return self.hosts.instead_of_asking(request.url, self._clock.now(), begun=bool(task.tries))

    def told(self, task: Task) -> None:
        """Write down what a task has kept to itself until now."""
        if task.untold is not None:
            self.tried(task, *task.untold)
            task.untold = None

    def tried(self, task: Task, request: Request, result: Result, began: float) -> Result | None:
        """What one try means for its queue, its host and the network. The result that stands, or None if it is tried again."""
        now = self._clock.now()
        self.agenda.lanes.finish(task.lane, began + result.dialled if isinstance(result, Reply) else now)
        self.hosts.answered(request.url, result, now)
        self.tally.heard(request.url, result)
        pause = pause_asked(result) if isinstance(result, Reply) else None
        if pause is not None and pause <= LONGEST_PAUSE:
            self.agenda.lanes.pause(task.lane, now + pause)
        wait = self._wait(task, result)
        if wait is not None:
            self.agenda.ask(task, wait)
            return None
        result = settled(task.tries)
        self.hosts.concluded(request.url, result, now)
        return result

    def _wait(self, task: Task, result: Result) -> float | None:
        if isinstance(result, Failure) and result.detail == BREAKER:  # as a replay tells it
            return None
        if isinstance(result, Failure) and result.kind == "no name service" and self.tally.hopeless:
            return None
        if task.free_try():
            return 0.0
        return self._patience.wait(task.tries) if may_pass(result) else None

    @cached_property
    def _patience(self) -> Patience:
        """The policy, when something first fails: tenacity takes its time to load."""
        from linkaudit.resolver.schedule.patience import Patience  # noqa: PLC0415

        return Patience(self._retries)

    def file(self, task: Task, step: Step) -> Resolution | None:
        """Put down what a job wants next. Returns the resolution it asked for, if that is known already."""
        if isinstance(step, Resolution):
            self._finish(task, step)
        elif isinstance(step, Request):
            task.ask(step)
            self.agenda.ask(task, step.after)
        else:
            found = self.keys.wait(task, step)
            if isinstance(found, Resolution):
                return found
            if found:
                self.agenda.begin(step, soon=True)
        return None

    def _finish(self, task: Task, verdict: Resolution) -> None:
        resolution = task.judged(verdict)
        wanted, waiting = self.keys.finish(resolution)
        for other in waiting:
            self.agenda.wake(other, Answer(result=resolution))
        if wanted:
            self._emit(task.target, resolution, task.missing if resolution.outcome == "gone" else None)

    def _emit(self, target: Target, resolution: Resolution, missing: str | None) -> None:
        for believed in self.tally.conclude(target.url, resolution, missing):
            self.out.put(believed)
