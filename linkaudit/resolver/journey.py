"""A link followed to its end: every redirect by hand, refreshes and scripts that do nothing else, cookies for its length.

A journey ends at an answer that stays where it is, at a failure, or at a post of a platform, of which the scheduler then
asks what became of it. No hop is forgotten, whatever the end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass, replace

from linkaudit.model import Attempt, Failure, Hop, Reply, Request, Resolution, Target, Verdict
from linkaudit.model.quick import quick
from linkaudit.platforms import Identity, by_name, identify
from linkaudit.resolver import onward, pages, signposts
from linkaudit.resolver.cookies import Jar
from linkaudit.resolver.pages.facts import Page
from linkaudit.resolver.schedule.jobs import Answer

MOST_HOPS = 20
"""As browsers have it."""
MOST_ROUNDS = 2
"""Times that an address is asked with the same cookies: a server may send its reader round once to make a thing ready."""
SECOND_LOOK = 2.0
"""Seconds before a name that does not exist is looked up again."""

_BAKES = re.compile(r"\bdocument\s{0,9}\.\s{0,9}cookie\s{0,9}=(?!=)", re.ASCII)


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """Where a link led, and how."""

    start: str
    hops: tuple[Hop, ...]
    attempts: tuple[Attempt, ...]
    result: Reply | Failure | Resolution
    """The last answer; a Resolution when it led to a post."""
    verdict: Verdict | None = None
    """Set when the way itself is the answer: a loop, a redirect to nowhere, a warning page."""
    fragment: str = ""
    """The fragment that the link was written with, unless a redirect set its own: that one is the site's business."""
    permanent: str | None = None
    """Where the permanent redirects at its beginning led."""
    lasting: bool = False
    """No redirect on the way was a temporary one."""
    page: Page | None = None
    """The last page, if there was a reason to parse it."""

    @property
    def url(self) -> str:
        """Where it ended."""
        return self.hops[-1].url


class _Way:
    """The journey so far."""

    def __init__(self, url: str, fragment: str) -> None:
        self.url, self.fragment, self.start = url, fragment, url
        self.via = "start"
        self.jar = Jar()
        self.hops: list[Hop] = []
        self.attempts: list[Attempt] = []
        self.seen: Counter[tuple[str, tuple[tuple[str, str], ...]]] = Counter()
        self.baked = False
        """A script on the way set a cookie, which nobody brings back who runs no scripts."""
        self.permanent: str | None = None
        self.lasting = True

    def request(self) -> Request:
        """What to ask next; asking the same with the same cookies over and over would be a loop."""
        cookies = self.jar.for_url(self.url)
        self.seen[self.url, cookies] += 1
        return Request(url=self.url, cookies=cookies)

    def note(self, answer: Answer) -> None:
        self.attempts += answer.attempts
        status = answer.result.status if isinstance(answer.result, Reply) else None
        self.hops.append(Hop(url=self.url, status=status, via=self.via))
        if isinstance(answer.result, Reply):
            self.jar.keep(self.url, answer.result.headers)

    def go(self, step: onward.Step) -> Verdict | None:
        """Take a step, or say why there is no way on."""
        if step.url is None:
            return _no_way(step)
        self.lasting = self.lasting and step.via in {"301", "308"}
        self.permanent = step.url if self.lasting else self.permanent
        self.url, self.via = step.url, step.via
        self.fragment = "" if step.fragment else self.fragment
        if self.seen[self.url, self.jar.for_url(self.url)] >= MOST_ROUNDS:
            return self._endless("redirect loop", f"{step.via} back to {self.url}")
        if len(self.hops) > MOST_HOPS:
            return self._endless("too many redirects", f"{len(self.hops)} and no end")
        if signposts.is_warning(self.url):
            self.arrive()
            return Verdict(outcome="unknown", reason="warning page", evidence=self.url)
        return None

    def _endless(self, reason: str, told: str) -> Verdict:
        """Round and round; for a reader whose browser keeps the cookies of scripts it may well have an end."""
        if self.baked:
            return Verdict(outcome="blocked", reason="challenge", evidence=f"a script sets a cookie; {reason}: {told}")
        return Verdict(outcome="broken", reason=reason, evidence=told)

    def read(self, page: Page | None) -> None:
        """Note what a page on the way does to its reader."""
        self.baked = self.baked or (page is not None and any(map(_BAKES.search, page.scripts)))

    def arrive(self) -> None:
        """Note the last address without asking it."""
        self.hops.append(Hop(url=self.url, status=None, via=self.via))

    def end(self, result: Reply | Failure | Resolution, verdict: Verdict | None = None, page: Page | None = None) -> Journey:
        return Journey(
            start=self.start,
            hops=tuple(self.hops),
            attempts=tuple(self.attempts),
            result=result,
            verdict=verdict,
            fragment=self.fragment,
            permanent=self.permanent,
            lasting=self.lasting,
            page=page,
        )


def travel(
    url: str, *, key: str, published: str | None = None, fragment: str = ""
) -> Generator[Request | Target, Answer, Journey]:
    """Follow an address (spelled, without fragment) to its end. `key` is the traveller's own: it is not asked for again."""
    way = _Way(url, fragment)
    while True:
        answer = yield from look(way.request())
        way.note(answer)
        if not isinstance(answer.result, Reply):
            return way.end(answer.result)
        page = _worth_reading(answer.result)
        way.read(page)
        step = _next(answer.result, page)
        verdict = way.go(step) if step else None
        if step is None or verdict is not None:
            return way.end(answer.result, verdict, page)
        post = landing(way.url)
        if post is not None and post.key != key:
            found = yield as_target(post, published)
            way.arrive()
            return way.end(found.result)


def _next(reply: Reply, page: Page | None) -> onward.Step | None:
    step = onward.by_header(reply)
    return onward.by_page(reply, page) if step is None and page is not None else step


def look(request: Request) -> Generator[Request | Target, Answer, Answer]:
    """Ask; a name that does not exist is looked up a second time, later in the run."""
    answer = yield request
    if isinstance(answer.result, Failure) and answer.result.kind == "no such host":
        again = yield replace(request, after=SECOND_LOOK)
        return Answer(result=again.result, attempts=(*answer.attempts, *again.attempts))
    return answer


def _worth_reading(reply: Reply) -> Page | None:
    if reply.status >= 300 or not pages.is_markup(reply) or not onward.may_move(reply.body.lower(), len(reply.body)):
        return None
    return pages.read(pages.decode(reply))


def _no_way(step: onward.Step) -> Verdict:
    if step.fault == "scheme":
        return Verdict(outcome="refused", reason="scheme", evidence=f"{step.via} to {step.raw[:200]}")
    reason = "redirect without target" if step.fault == "no target" else "malformed"
    return Verdict(outcome="broken", reason=reason, evidence=f"{step.via} to {step.raw[:200]!r}")


def landing(url: str) -> Identity | None:
    """The post that an address is, if its platform can say what became of it; its page cannot."""
    found = identify(url)
    if found is None or found.kind not in {"post", "embed"} or found.key.startswith("url:"):
        return None
    return found if by_name(found.platform).ask is not None else None


def as_target(post: Identity, published: str | None) -> Target:
    """The post as a key of its own, asked once a run whoever leads to it."""
    return Target(
        key=post.key,
        url=post.url,
        platform=post.platform,
        post_id=post.post_id,
        handles=(post.handle,) if post.handle else (),
        kind="post",
        published=published,
    )
