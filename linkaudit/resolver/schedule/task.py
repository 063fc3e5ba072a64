"""One key being resolved: its job, the request it waits for, and what its tries have come to so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from linkaudit.model import Attempt, Failure, Reply, Request, Resolution, Target
from linkaudit.resolver.schedule.clock import stamp
from linkaudit.resolver.schedule.hosts import BREAKER
from linkaudit.resolver.schedule.jobs import Answer, Job
from linkaudit.resolver.schedule.pacing import NOWHERE, lane_of
from linkaudit.resolver.schedule.retry import KEPT_CONNECTION, Result

_FREE_TRIES = 2


@dataclass(slots=True, eq=False)
class Task:
    """Mutable, and touched by one thread at a time."""

    target: Target
    job: Job
    request: Request | None = None
    """What is to be asked next."""
    lane: str = NOWHERE
    tries: list[Result] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    spent: float = 0.0
    """Network seconds of the hops that led here."""
    free: int = 0
    """Tries given for nothing, because a kept connection was closed."""
    missing: str | None = None
    """The address whose host was not found, if that was the last thing that happened."""
    untold: tuple[Request, Reply, float] | None = None
    """A request, its answer and when it was begun, of which the books do not know yet."""
    spared: bool = False
    """True if the breaker answered in the network's place, and nothing since."""

    def step(self, answer: Answer | None) -> Request | Target | Resolution:
        """One thought of the job. A job that breaks is a fault of ours: its link is unknown, and the run goes on."""
        try:
            return next(self.job) if answer is None else self.job.send(answer)
        except StopIteration as done:
            verdict: Resolution = done.value
            return verdict
        except Exception as error:  # noqa: BLE001 - one link must never end the run
            key, url, reason = self.target.key, self.target.url, f"internal error: {type(error).__name__}"
            return Resolution(key=key, url=url, outcome="unknown", reason=reason, evidence=str(error)[:200])

    def ask(self, request: Request) -> None:
        """Go on to another request."""
        self.request = request
        self.lane = lane_of(request.url)
        self.tries.clear()
        self.attempts.clear()

    def note(self, result: Result) -> None:
        """Keep a try."""
        status = None if isinstance(result, Failure) else result.status
        when = result.started_at or stamp()
        self.tries.append(result)
        elapsed = round(result.elapsed, 4)
        self.attempts.append(Attempt(url=result.url, at=when, status=status, error=error_of(result), elapsed=elapsed))

    def free_try(self) -> bool:
        """True if the last try says nothing about the server and is to be repeated; it then does not count."""
        last = self.tries[-1]
        if not isinstance(last, Failure) or last.detail != KEPT_CONNECTION or self.free >= _FREE_TRIES:
            return False
        self.free += 1
        self.tries.pop()
        return True

    def conclude(self, result: Result) -> Answer:
        """The answer for the job, and the books for what comes next: only a hop that leads on uses up the time of the next."""
        leads_on = isinstance(result, Reply) and result.status < 400
        self.spent = self.spent + result.elapsed if leads_on else 0.0
        self.missing = result.url if isinstance(result, Failure) and result.kind == "no such host" else None
        self.spared = isinstance(result, Failure) and result.detail == BREAKER
        return Answer(result=result, attempts=tuple(self.attempts))

    def judged(self, resolution: Resolution) -> Resolution:
        """The job's verdict; where its last question was not even asked, that is the reason."""
        if self.spared and resolution.outcome in ("unreachable", "unknown", "unchecked"):
            return replace(resolution, outcome="unreachable", reason=BREAKER)
        return resolution


def error_of(result: Result) -> str | None:
    """A failure, or the flaw of a reply, in a few words for the record of attempts."""
    if isinstance(result, Failure):
        return f"{result.kind}: {result.detail}" if result.detail else result.kind
    return result.problem
