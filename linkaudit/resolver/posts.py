"""What became of a post: the platform's oracles, asked one after the other, their redirects followed."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from linkaudit.model import Attempt, Failure, Hop, Reply, Request, Resolution, Target, Verdict
from linkaudit.platforms import Platform
from linkaudit.resolver import onward
from linkaudit.resolver.schedule.jobs import Answer

_MOST_PROBES = 4
_MOST_REDIRECTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """What the oracles said."""

    verdict: Verdict | None
    """None: this is no post of the platform after all; its page is to be judged like any other."""
    hops: tuple[Hop, ...]
    attempts: tuple[Attempt, ...]
    last: Reply | Failure | None


def inquire(target: Target, platform: Platform) -> Generator[Request | Target, Answer, Inquiry]:
    """Ask until the platform's own reading of the answers is a verdict."""
    hops: list[Hop] = []
    attempts: list[Attempt] = []
    answers: list[Reply | Failure] = []
    verdict: Verdict | None = None
    assert platform.ask is not None
    for _ in range(_MOST_PROBES):
        said = platform.ask(target, tuple(answers))
        if not isinstance(said, Request):
            verdict = said
            break
        answer = yield from _probe(said, hops)
        attempts += answer.attempts
        assert not isinstance(answer.result, Resolution)
        answers.append(answer.result)
    last = answers[-1] if answers else None
    return Inquiry(verdict=verdict, hops=tuple(hops), attempts=tuple(attempts), last=last)


def _probe(request: Request, hops: list[Hop]) -> Generator[Request | Target, Answer, Answer]:
    """One question, its redirects followed: oracles move house (publish.twitter.com went to publish.x.com and back)."""
    via = _name(request.url)
    attempts: tuple[Attempt, ...] = ()
    for left in range(_MOST_REDIRECTS, -1, -1):
        answer = yield request
        attempts += answer.attempts
        result = answer.result
        hops.append(Hop(url=request.url, status=result.status if isinstance(result, Reply) else None, via=via))
        step = onward.by_header(result) if isinstance(result, Reply) and result.status in onward.REDIRECTS else None
        if step is None or step.url is None or not left:
            break
        via, request = step.via, replace(request, url=step.url)
    return Answer(result=result, attempts=attempts)


def _name(url: str) -> str:
    path = urlsplit(url).path
    if "oembed" in path:
        return "oembed"
    if path == "/tweet-result":
        return "syndication"
    return "api" if path.startswith(("/xrpc/", "/api/")) else "page"
