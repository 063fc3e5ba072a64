"""The working side of a run: workers do one exchange and the thinking after it, then take the next piece that is due.

Every wait (interval, back-off, `Retry-After`, a request's `after`) is an entry of the agenda, so nobody sleeps in anyone's
queue. One lock guards the books; jobs and exchanges run outside it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from time import monotonic

from linkaudit.errors import LinkAuditError
from linkaudit.model import Failure, Fetcher, Reply, Request, Resolution, Target
from linkaudit.resolver.agenda import Agenda, Piece
from linkaudit.resolver.clock import Clock, JumpingClock, stamp
from linkaudit.resolver.crew import Crew
from linkaudit.resolver.doors import Instant, Noting
from linkaudit.resolver.hosts import BREAKER, Hosts
from linkaudit.resolver.jobs import Answer, Job
from linkaudit.resolver.keys import Keys
from linkaudit.resolver.pacing import NOWHERE
from linkaudit.resolver.retry import LONGEST_PAUSE, Patience, Result, pause_asked, settled
from linkaudit.resolver.settings import Settings
from linkaudit.resolver.tally import Tally
from linkaudit.resolver.task import Task

JobFor = Callable[[Target, Settings], Job]
_CLOGGED = 4096


class Engine:
    """Works off the targets it is given; resolutions come out of `out`."""

    def __init__(self, job_for: JobFor, fetcher: Fetcher, settings: Settings) -> None:
        self._job_for = job_for
        self._fetcher = fetcher
        self._settings = settings
        instant = isinstance(fetcher, Instant) and fetcher.instant
        self._clock = JumpingClock() if instant else Clock()
        self._agenda = Agenda(self._clock, settings.per_host_interval, settings.per_host_concurrency)
        self._patience = Patience(settings.retries)
        self._hosts = Hosts()
        self._crew = Crew(1 if instant else settings.max_in_flight, self._work)
        self._alarm = threading.Condition()
        self._alarm_at = 0.0
        self._closed = False
        self._keys = Keys()
        self.tally = Tally()
        self.out: SimpleQueue[Resolution] = SimpleQueue()
        self.error: Exception | None = None
        """What ended the run from inside: a record that cannot be written, or a fault of ours."""
        if not instant:
            threading.Thread(target=self._keep_time, name="linkaudit-time", daemon=True).start()

    # --- for the caller's thread --------------------------------------------------------------------------------------

    def take_on(self, target: Target) -> bool:
        """Queue a target. False if its key was brought before."""
        with self._alarm:
            before = self._keys.count
            known = self._keys.take_on(target)
            if self._keys.count == before:
                return False
            self.tally.expect(target.url)
            if known is True and not self._closed:
                self._agenda.begin(target)
            elif isinstance(known, Resolution):
                self._emit(target, known, None)
            self._hand_out()
        return True

    def all_taken_on(self) -> None:
        """No further targets will come."""
        with self._alarm:
            self.tally.whole = True

    def resume(self) -> None:
        """Go on after results were taken out."""
        with self._alarm:
            self._hand_out()

    @property
    def known(self) -> int:
        """Distinct keys brought so far."""
        return self._keys.count

    @property
    def queued(self) -> int:
        """Targets and requests that wait for their turn."""
        return self._agenda.lanes.queued

    @property
    def idle(self) -> bool:
        """True while nobody works."""
        with self._alarm:
            return self._crew.busy == 0

    @property
    def finished(self) -> bool:
        """True when every key is resolved and every resolution taken out."""
        with self._alarm:
            return self._keys.all_done and self.out.empty()

    def left(self) -> list[Target]:
        """What was brought and is not resolved."""
        with self._alarm:
            return list(self._keys.left())

    def close(self) -> None:
        """Begin nothing more; what is under way ends by itself, and counts if it ends in a verdict."""
        with self._alarm:
            self._closed = True
            self._agenda.clear()
            self._crew.dismiss()
            self._alarm.notify_all()

    # --- with the lock held -------------------------------------------------------------------------------------------

    def _next(self) -> Piece | None:
        return None if self._closed or self.out.qsize() > _CLOGGED else self._agenda.take()

    def _hand_out(self) -> None:
        while self._crew.free and (piece := self._next()) is not None:
            self._crew.hand(piece)
        due = self._agenda.next_due()
        if due is not None and due < self._alarm_at:
            self._alarm.notify_all()

    def _keep_time(self) -> None:
        """Wake the crew when something is due."""
        with self._alarm:
            while not self._closed:
                due = self._agenda.next_due() if self._crew.free else None
                self._alarm_at = float("inf") if due is None else due
                self._alarm.wait(None if due is None else max(0.0, due - self._clock.now()))
                self._alarm_at = 0.0
                self._hand_out()

    def _emit(self, target: Target, resolution: Resolution, missing: str | None) -> None:
        for believed in self.tally.conclude(target.url, resolution, missing):
            self.out.put(believed)

    def _book(self, task: Task, request: Request, result: Result, began: float) -> None:
        """What one try means for its queue, its host and the network as a whole."""
        now = self._clock.now()
        self._agenda.lanes.finish(task.lane, began + result.dialled if isinstance(result, Reply) else now)
        self._hosts.answered(request.url, result, now)
        self.tally.heard(request.url, result)
        pause = pause_asked(result) if isinstance(result, Reply) else None
        if pause is not None and pause <= LONGEST_PAUSE:
            self._agenda.lanes.pause(task.lane, now + pause)

    def _wait(self, task: Task) -> float | None:
        """Seconds until the next try, or None if there is none."""
        last = task.tries[-1]
        if isinstance(last, Failure) and last.detail == BREAKER:  # as a replay tells it
            return None
        return 0.0 if task.free_try() else self._patience.wait(task.tries)

    def _finish(self, task: Task, verdict: Resolution) -> None:
        resolution = task.judged(verdict)
        wanted, waiting = self._keys.finish(resolution)
        for other in waiting:
            self._agenda.wake(other, Answer(result=resolution))
        if wanted:
            self._emit(task.target, resolution, task.missing if resolution.outcome == "gone" else None)

    # --- outside the lock ---------------------------------------------------------------------------------------------

    def _work(self, piece: Piece) -> Piece | None:
        try:
            self._do(piece)
        except Exception as error:  # noqa: BLE001 - raised again in the caller's thread
            self.error = error
        with self._alarm:
            mine = self._next()
            self._hand_out()
            if mine is None:
                self._crew.rest()
        return mine

    def _do(self, piece: Piece) -> None:
        if isinstance(piece.item, Target):
            self._advance(Task(piece.item, self._job_for(piece.item, self._settings)), None)
            with self._alarm:
                self._agenda.lanes.finish(piece.lane or NOWHERE, None)
        elif piece.answer is not None:
            self._advance(piece.item, piece.answer)
        else:
            self._ask(piece.item)

    def _ask(self, task: Task) -> None:
        """One try of a task's request, or the answer that is known without it."""
        request = task.request
        assert request is not None, "a task is queued with what it asks"
        left = self._settings.timeout - task.spent
        with self._alarm:
            known = self._hosts.instead_of_asking(request.url, self._clock.now(), begun=bool(task.tries))
        if known is None and left <= 0:
            known = Failure(url=request.url, kind="timeout", detail="deadline of the chain")
        if known is not None:
            self._spare(task, request, known)
            return
        began, at = self._clock.now(), stamp()
        result = self._exchange(request, left)
        task.note(result, at)
        with self._alarm:
            self._book(task, request, result, began)
            wait = self._wait(task)
            if wait is not None:
                self._agenda.ask(task, wait)
                return
            result = settled(task.tries)
            self._hosts.concluded(request.url, result, self._clock.now())
        if not (isinstance(result, Failure) and result.kind == "stopped"):
            self._advance(task, task.conclude(result))

    def _spare(self, task: Task, request: Request, known: Result) -> None:
        """Answer in the network's place."""
        if isinstance(self._fetcher, Noting):
            self._fetcher.note(request, known)
        task.note(known, stamp())
        with self._alarm:
            self._agenda.lanes.finish(task.lane, None)
        self._advance(task, task.conclude(known))

    def _exchange(self, request: Request, left: float) -> Result:
        try:
            return self._fetcher.get(request, deadline=monotonic() + left)
        except LinkAuditError as error:
            self.error = error
            return Failure(url=request.url, kind="stopped")
        except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the run
            return Failure(url=request.url, kind="reset", detail=f"internal error: {type(error).__name__}")

    def _advance(self, task: Task, answer: Answer | None) -> None:
        """Let the job think until it asks for something that is not known, or is done."""
        while True:
            step = task.step(answer)
            with self._alarm:
                if isinstance(step, Resolution):
                    self._finish(task, step)
                    return
                if isinstance(step, Request):
                    task.ask(step)
                    self._agenda.ask(task, step.after)
                    return
                found = self._keys.wait(task, step)
                if found is True:
                    self._agenda.begin(step, soon=True)
                if isinstance(found, bool):
                    return
            answer = Answer(result=found)
