"""t.co and its pic.twitter.com twins: codes that were cut off, and codes that grew together with the next word."""

from __future__ import annotations

from collections.abc import Generator

from linkaudit.model import Reply, Request, Target, Verdict
from linkaudit.resolver.journey import Journey, travel
from linkaudit.resolver.schedule.jobs import Answer

_LENGTHS = (10, 8)
"""Characters of a code: ten since 2011, eight before."""


def candidates(code: str) -> tuple[str, ...]:
    """The codes that a written one may stand for, the likeliest first; none for one that was cut off."""
    if code.endswith("…"):
        return ()
    shorter = tuple(code[:length] for length in _LENGTHS if length < len(code))
    return shorter if len(code) > _LENGTHS[0] else (code, *shorter)


def follow(target: Target) -> Generator[Request | Target, Answer, tuple[Journey | None, Verdict | None]]:
    """Follow the first candidate that t.co knows. The verdict is set where the code itself settles it."""
    code = target.key.partition(":")[2]
    first: Journey | None = None
    for candidate in candidates(code):
        journey = yield from travel(f"https://t.co/{candidate}", key=target.key, published=target.published)
        if not _unheard_of(journey):
            return journey, None if candidate == code else _repaired(candidate)
        first = first or journey
    shown = (yield from _picture(target, code)) if first is not None and target.kind == "media_link" else None
    return (shown, None) if shown else (first, _unknown(code, asked=first is not None))


def _picture(target: Target, code: str) -> Generator[Request | Target, Answer, Journey | None]:
    """The way of a picture's code under its own name, the second witness; None where nobody knows it there either."""
    if len(code) not in _LENGTHS:
        return None
    journey = yield from travel(f"https://pic.twitter.com/{code}", key=target.key, published=target.published)
    return None if _unheard_of(journey) else journey


def _repaired(candidate: str) -> Verdict:
    return Verdict(outcome="live", reason="repaired", evidence=f"read as t.co/{candidate}")


def _unknown(code: str, *, asked: bool) -> Verdict | None:
    """No candidate is known. A code of a whole length is gone, as its page says (None); else nobody knows what was meant."""
    if asked and len(code) in _LENGTHS:
        return None
    if asked and len(code) > _LENGTHS[0]:
        return Verdict(outcome="unknown", reason="code not found", evidence=f"t.co/{code}")
    return Verdict(outcome="unresolved", reason="truncated", evidence=f"t.co/{code}")


def _unheard_of(journey: Journey) -> bool:
    """Whether t.co itself does not know the code."""
    result = journey.result
    return len(journey.hops) == 1 and isinstance(result, Reply) and result.status in {404, 410}
