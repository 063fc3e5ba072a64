"""The job of a key: which conversation settles it, and how what was learned becomes a resolution."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import replace
from typing import TypedDict, Unpack
from urllib.parse import urldefrag

from linkaudit.model import Attempt, Failure, Hop, Reply, Request, Resolution, Target, Verdict
from linkaudit.platforms import by_name, identify
from linkaudit.platforms.hosts import Malformed
from linkaudit.platforms.urls import OtherScheme, dissect, serialise
from linkaudit.resolver import archive, judgement, shorts
from linkaudit.resolver.astray import canonical
from linkaudit.resolver.journey import Journey, travel
from linkaudit.resolver.pages.facts import Page
from linkaudit.resolver.posts import inquire
from linkaudit.resolver.schedule.jobs import Answer, Job
from linkaudit.resolver.settings import Settings

_SILENT_PROFILES = frozenset({"x", "instagram", "facebook", "threads", "tiktok", "truthsocial"})
"""Platforms whose account pages answer 200, or a login, to everybody."""

_MEMBERS_ONLY = Verdict(outcome="unknown", reason="needs a login", evidence="accounts are shown to members only")
_SHELL = Verdict(outcome="unknown", reason="app shell", evidence="X answers 200 to anything")

_X_HOSTS = ("x.com", "twitter.com")
_X = re.compile(r"(?:(?:www|mobile|m)\.)?(?:twitter|x)\.com")
_LONG_ID = re.compile(r"/(?:[A-Za-z0-9_]{1,20}/|i/web/)?status(?:es)?/[0-9]{20,}(?:/|\Z)", re.ASCII)
"""Of a post, with more digits than any number of X's: a forgery, or a slip of somebody's finger."""

Talk = Generator[Request | Target, Answer, Resolution]


def job_for(target: Target, settings: Settings) -> Job:
    """The conversation that resolves a key. Touches no network, never sleeps, raises nothing for a single link."""
    resolution = yield from _resolve(target)
    if settings.archive and resolution.outcome in {"gone", "broken"} and resolution.leads_to is None:
        resolution = yield from archive.look_up(target, resolution)
    return resolution


def _resolve(target: Target) -> Talk:
    if target.outcome is not None:
        return _bare(target, Verdict(outcome=target.outcome, reason=target.reason or ""))
    if _is_post(target):
        return (yield from _post(target))
    if (silent := _not_asked(target)) is not None:
        return _bare(target, silent)
    return (yield from (_short(target) if target.key.startswith("t.co:") else _link(target)))


def _not_asked(target: Target) -> Verdict | None:
    """What answers everybody alike, whatever became of it."""
    if target.kind == "profile" and target.platform in _SILENT_PROFILES:
        return _MEMBERS_ONLY
    return _shell(target.url) if target.kind == "link" and _is_shell(target.url) else None


def _shell(url: str) -> Verdict:
    found = _LONG_ID.match(dissect(url).path)
    return Verdict(outcome="broken", reason="malformed", evidence="beyond any id X can give") if found else _SHELL


def _silent(end: str) -> Verdict | None:
    """What a link ended at, if that answers everybody alike: then nothing is known of what it led to."""
    found = identify(end)
    if found is not None and found.kind == "profile" and found.platform in _SILENT_PROFILES:
        return _MEMBERS_ONLY
    return _SHELL if _is_shell(end) else None


def _is_shell(url: str) -> bool:
    """Whether it is a page of X that is no post: a hashtag, a search, an intent. It answers 200 whatever the address."""
    if url.isascii() and not any(map(url.lower().__contains__, _X_HOSTS)):
        return False
    try:
        return _X.fullmatch(dissect(url).host) is not None
    except Malformed:
        return False


def _post(target: Target) -> Talk:
    inquiry = yield from inquire(target, by_name(target.platform or ""))
    if inquiry.verdict is None:
        return (yield from _link(target))
    return _bare(target, inquiry.verdict, hops=inquiry.hops, attempts=inquiry.attempts, **_answered(inquiry.last))


def _is_post(target: Target) -> bool:
    """Whether a platform can be asked about it: a capture in an archive is a post too, but its page is what counts."""
    if target.platform is None or target.post_id is None or not target.key.startswith(f"{target.platform}:"):
        return False
    return by_name(target.platform).ask is not None


def _short(target: Target) -> Talk:
    journey, settled = yield from shorts.follow(target)
    if settled is None or settled.reason == "repaired":
        assert journey is not None, "only what was followed can be repaired or known"
        resolution = _ended(target, journey, short=True)
        said = (settled.evidence if settled else None, resolution.evidence)
        return replace(resolution, evidence="; ".join(filter(None, said)) or None)
    return _told(target, journey, settled, None) if journey else _bare(target, settled)


def _link(target: Target) -> Talk:
    address, fragment = urldefrag(target.url)
    try:
        url = serialise(address)
    except OtherScheme:
        return _bare(target, Verdict(outcome="refused", reason="scheme", evidence=target.url[:200]))
    except (Malformed, ValueError) as error:
        return _bare(target, Verdict(outcome="broken", reason="malformed", evidence=str(error)))
    journey = yield from travel(url, key=target.key, published=target.published, fragment=fragment)
    return _ended(target, journey, short=target.kind in {"short_link", "media_link"})


def _ended(target: Target, journey: Journey, *, short: bool) -> Resolution:
    if isinstance(journey.result, Resolution):
        return _led_to_post(target, journey, journey.result)
    verdict, page = judgement.judge(journey, short=short, wants_title=target.kind == "cross_ref")
    if verdict.outcome in {"live", "moved"} and len(journey.hops) > 1:
        verdict = _silent(journey.url) or verdict
    return _told(target, journey, verdict, page)


def _led_to_post(target: Target, journey: Journey, post: Resolution) -> Resolution:
    """A link takes the outcome of the post that it leads to, and its capture."""
    return replace(
        post,
        key=target.key,
        url=target.url,
        final_url=post.url,
        hops=(*journey.hops, *post.hops),
        attempts=(*journey.attempts, *post.attempts),
        leads_to=post.key,
    )


def _told(target: Target, journey: Journey, verdict: Verdict, page: Page | None) -> Resolution:
    named = page.canonical if page and journey.lasting and verdict.outcome == "moved" else None
    return _bare(
        target,
        verdict,
        hops=journey.hops,
        attempts=journey.attempts,
        title=page.title if page else None,
        headline=next(iter(page.headings), None) if page else None,
        final_url=canonical(journey.url, named),
        **_answered(None if isinstance(journey.result, Resolution) else journey.result),
    )


class _Answered(TypedDict, total=False):
    status: int | None
    content_type: str | None
    checked_at: str | None


class _Learned(_Answered, total=False):
    hops: tuple[Hop, ...]
    attempts: tuple[Attempt, ...]
    title: str | None
    headline: str | None
    final_url: str | None


def _answered(last: Reply | Failure | None) -> _Answered:
    """What the last answer adds: status, type and time. A failure has only its time."""
    if last is None:
        return {}
    reply = last if isinstance(last, Reply) else None
    return {
        "status": reply.status if reply else None,
        "content_type": reply.header("content-type") if reply else None,
        "checked_at": last.started_at or None,
    }


def _bare(target: Target, verdict: Verdict, **learned: Unpack[_Learned]) -> Resolution:
    return Resolution(
        key=target.key,
        url=target.url,
        outcome=verdict.outcome,
        reason=verdict.reason,
        confidence=verdict.confidence,
        evidence=verdict.evidence,
        post=verdict.post,
        **learned,
    )
