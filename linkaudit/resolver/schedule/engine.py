"""The working side of a run: workers do one exchange and the thinking after it, then take the next piece that is due.

Every wait (interval, back-off, `Retry-After`, a request's `after`) is an entry of the agenda, so nobody sleeps in anyone's
queue. One lock guards the books; jobs and exchanges run outside it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from linkaudit.model import Failure, Fetcher, Reply, Request, Target
from linkaudit.resolver.schedule.agenda import Piece
from linkaudit.resolver.schedule.arrivals import Arrivals
from linkaudit.resolver.schedule.books import Books, Step
from linkaudit.resolver.schedule.clock import Clock, JumpingClock
from linkaudit.resolver.schedule.crew import Crew
from linkaudit.resolver.schedule.doorkeeper import Doorkeeper
from linkaudit.resolver.schedule.doors import Begun
from linkaudit.resolver.schedule.jobs import Answer, Job
from linkaudit.resolver.schedule.lookout import Lookout
from linkaudit.resolver.schedule.pacing import NOWHERE
from linkaudit.resolver.schedule.retry import Result, may_pass
from linkaudit.resolver.schedule.task import Task
from linkaudit.resolver.settings import Settings

JobFor = Callable[[Target, Settings], Job]
_CLOGGED = 4096
"""Resolutions that may lie about; with more, the caller is behind and nothing new is asked."""


class Engine:
    """Works off the targets it is given; resolutions come out of `books.out`."""

    def __init__(self, job_for: JobFor, fetcher: Fetcher, settings: Settings) -> None:
        self._job_for = job_for
        self._door = Doorkeeper(fetcher)
        self._settings = settings
        self._clock = JumpingClock() if self._door.instant else Clock()
        self._crew = Crew(1 if self._door.instant else settings.max_in_flight, self._work)
        self._lock = threading.Lock()
        self._alarm = threading.Condition(self._lock)
        self._alarm_at = 0.0
        self._closed = False
        self._lookout: Lookout[Piece] = Lookout(self._arrived)
        self._arrivals: Arrivals[Piece] = Arrivals()
        self.books = Books(settings, self._clock)
        self._fault: Exception | None = None
        if not self._door.instant:
            threading.Thread(target=self._keep_time, name="linkaudit-time", daemon=True).start()

    # --- for the caller's thread --------------------------------------------------------------------------------------

    def take_on(self, targets: Sequence[Target]) -> list[Target]:
        """Queue targets. Those whose key was not brought before."""
        with self._lock:
            fresh = [target for target in targets if self.books.take_on(target, begin=not self._closed)]
            self._hand_out()
        return fresh

    def all_taken_on(self) -> None:
        """No further targets will come."""
        with self._lock:
            self.books.tally.whole = True

    def resume(self) -> None:
        """Go on after results were taken out."""
        with self._lock:
            self._hand_out()

    @property
    def error(self) -> Exception | None:
        """What ended the run from inside: a record that cannot be written, or a fault of ours."""
        return self._fault or self._door.error

    @property
    def idle(self) -> bool:
        """True while nobody works."""
        with self._lock:
            return self._crew.busy == 0 and self._arrivals.under_way == 0

    @property
    def finished(self) -> bool:
        """True when every key is resolved and every resolution taken out."""
        with self._lock:
            return self.books.keys.all_done and self.books.out.empty()

    def left(self) -> list[Target]:
        """What was brought and is not resolved."""
        with self._lock:
            return list(self.books.keys.left())

    def close(self) -> None:
        """Begin nothing more; what is under way ends by itself, and counts if it ends in a verdict."""
        with self._lock:
            self._closed = True
            self.books.agenda.clear()
            self._lookout.close()
            self._dismiss()
            self._alarm.notify_all()

    # --- with the lock held -------------------------------------------------------------------------------------------

    def _next(self, *, mine: int = 0) -> Piece | None:
        """The next piece; `mine`: 1 if whoever asks is counted among the busy."""
        come = self._arrivals.take(self._clock.now())
        if come is not None:
            return come
        if self._closed or self.books.out.qsize() > _CLOGGED or not self._room(mine):
            return None
        return self.books.agenda.take()

    def _room(self, mine: int = 0) -> bool:
        return self._arrivals.under_way + self._crew.busy - mine < self._settings.max_in_flight

    def _hand_out(self) -> None:
        while self._crew.free and (piece := self._next()) is not None:
            self._crew.hand(piece)
        # While all are busy nobody needs to be woken: whoever is done first takes the next piece himself.
        due = self._due()
        if due is not None and due < self._alarm_at:
            self._alarm.notify_all()

    def _due(self) -> float | None:
        """When somebody has to be woken for what waits for a time."""
        asked = self.books.agenda.next_due() if self._room() else None
        times = [time for time in (self._arrivals.due(), asked) if time is not None]
        return min(times, default=None) if self._crew.free else None

    def _next_for_me(self) -> Piece | None:
        mine = self._next(mine=1)
        if mine is None:
            self._crew.rest()
        self._hand_out()
        self._dismiss()
        return mine

    def _dismiss(self) -> None:
        if self._closed and self._arrivals.under_way == 0:
            self._crew.dismiss()

    def _arrived(self, pieces: list[Piece]) -> None:
        """Answers have come; called by the lookout."""
        with self._lock:
            self._arrivals.add(pieces, self._clock.now())
            self._hand_out()

    def _keep_time(self) -> None:
        """Wake the crew when something is due."""
        with self._alarm:
            while not self._closed:
                due = self._due()
                self._alarm_at = float("inf") if due is None else due
                self._alarm.wait(None if due is None else max(0.0, due - self._clock.now()))
                self._alarm_at = 0.0
                self._hand_out()

    # --- outside the lock ---------------------------------------------------------------------------------------------

    def _work(self, piece: Piece) -> Piece | None:
        """One piece of work, then whatever is next for this thread."""
        try:
            return self._worked(piece)
        except Exception as error:  # noqa: BLE001 - raised again in the caller's thread
            self._fault = error
            return None

    def _worked(self, piece: Piece) -> Piece | None:
        task, step = self._taken_up(piece)
        reading = piece.begun is not None
        while True:
            with self._lock:
                if reading:
                    self._arrivals.done()
                    reading = False
                if step is not None:
                    self.books.told(task)
                known = None if step is None else self.books.file(task, step)
                if known is None:
                    return self._next_for_me()
            step = task.step(Answer(result=known))

    def _taken_up(self, piece: Piece) -> tuple[Task, Step | None]:
        """The task and what it wants next; None if it waits for an answer or its next try, or the run is ending."""
        if isinstance(piece.item, Task):
            task = piece.item
            if piece.begun is not None:
                return task, self._finished(task, *piece.begun)
            return task, self._ask(task) if piece.answer is None else task.step(piece.answer)
        task = Task(piece.item, self._job_for(piece.item, self._settings))
        step = task.step(None)
        if isinstance(step, Request) and not step.after:
            task.ask(step)
            if task.lane == piece.lane:
                return task, self._ask(task)
        with self._lock:
            self.books.agenda.lanes.finish(piece.lane or NOWHERE, None)
        return task, step

    def _ask(self, task: Task) -> Step | None:
        """One try of a task's request, or the answer that is known without it; then the job's next thought."""
        request = task.request
        assert request is not None, "a task is queued with what it asks"
        left = self._settings.timeout - task.spent
        known = self.books.known(task, request, left, sparing=not self._door.remembers)
        if known is not None:
            return self._spare(task, request, known)
        began = self._clock.now()
        result = self._door.ask(request, left, wait=self._closed)
        if isinstance(result, (Reply, Failure)):
            return self._heard(task, request, result, began)
        if self._left_to_wait(Piece(task, begun=(result, began)), result):
            return None
        return self._finished(task, result, began)

    def _left_to_wait(self, piece: Piece, begun: Begun) -> bool:
        """Leave it to the lookout to wait for an answer, unless the run is ending."""
        with self._lock:
            if not self._closed:
                self._arrivals.under_way += 1
                self._lookout.watch(begun.descriptor, piece)
            return not self._closed

    def _finished(self, task: Task, begun: Begun, began: float) -> Step | None:
        request = task.request
        assert request is not None, "it was sent"
        return self._heard(task, request, self._door.finish(request, begun), began)

    def _heard(self, task: Task, request: Request, result: Result, began: float) -> Step | None:
        """What a try means, and the job's next thought; None if it is to be tried again, or the run is ending."""
        task.note(result)
        if isinstance(result, Reply) and not may_pass(result):
            # It stands whatever the books say; they are told with the next step, under one lock and not two.
            task.untold = (request, result, began)
            return task.step(task.conclude(result))
        with self._lock:
            stands = self.books.tried(task, request, result, began)
        if stands is None or (isinstance(stands, Failure) and stands.kind == "stopped"):
            return None
        return task.step(task.conclude(stands))

    def _spare(self, task: Task, request: Request, known: Result) -> Step:
        """Answer in the network's place."""
        self._door.note(request, known)
        task.note(known)
        with self._lock:
            self.books.agenda.lanes.finish(task.lane, None)
        return task.step(task.conclude(known))
