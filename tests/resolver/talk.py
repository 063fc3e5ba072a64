"""Conversations without a network: a job is driven with answers by address, as the scheduler would give them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from linkaudit.model import Attempt, Failure, FailureKind, Reply, Request, Resolution, Target
from linkaudit.resolver.chase import job_for
from linkaudit.resolver.schedule.jobs import Answer
from linkaudit.resolver.settings import Settings

Said = Reply | Failure
World = Mapping[str, Said | list[Said] | Callable[[Request], Said]]


def reply(
    status: int = 200,
    body: str | bytes = "",
    *headers: tuple[str, str],
    kind: str | None = "text/html; charset=utf-8",
    truncated: bool = False,
    problem: str | None = None,
) -> Reply:
    """An answer; its address is filled in when it is given."""
    data = body.encode() if isinstance(body, str) else body
    typed = (("content-type", kind),) if kind else ()
    return Reply(
        url="",
        status=status,
        headers=(*typed, *headers),
        body=data,
        truncated=truncated,
        problem=problem,
        started_at="2026-01-02T03:04:05Z",
    )


def to(location: str, status: int = 302, *headers: tuple[str, str]) -> Reply:
    """A redirect."""
    return reply(status, "", ("location", location), *headers)


def failure(kind: FailureKind, detail: str = "") -> Failure:
    return Failure(url="", kind=kind, detail=detail, started_at="2026-01-02T03:04:05Z")


class Talk:
    """A world of answers, and what was asked of it. An address it does not know fails the test."""

    def __init__(self, world: World, settings: Settings | None = None) -> None:
        self.world = world
        self.asked: list[Request] = []
        self.settings = settings or Settings()

    def resolve(self, target: Target) -> Resolution:
        """Drive the job of a target to its end."""
        job = job_for(target, self.settings)
        answer: Answer | None = None
        while True:
            try:
                wanted = job.send(answer) if answer is not None else next(job)
            except StopIteration as end:
                return end.value  # type: ignore[no-any-return]
            answer = Answer(result=self.resolve(wanted)) if isinstance(wanted, Target) else self._ask(wanted)

    def _ask(self, request: Request) -> Answer:
        self.asked.append(request)
        said = self.world[request.url]
        if callable(said):
            said = said(request)
        if isinstance(said, list):
            said = said.pop(0) if len(said) > 1 else said[0]
        fields = {name: getattr(said, name) for name in type(said).__slots__} | {"url": request.url}
        status = said.status if isinstance(said, Reply) else None
        error = said.kind if isinstance(said, Failure) else None
        attempt = Attempt(url=request.url, at=said.started_at, status=status, error=error)
        return Answer(result=type(said)(**fields), attempts=(attempt,))


def link(url: str, **fields: object) -> Target:
    """A plain link."""
    return Target(**({"key": f"url:{url}", "url": url} | fields))  # type: ignore[arg-type]


def outcome(url: str, world: World, **fields: object) -> tuple[str, str]:
    """Outcome and reason of a link."""
    found = Talk(world).resolve(link(url, **fields))
    return found.outcome, found.reason
