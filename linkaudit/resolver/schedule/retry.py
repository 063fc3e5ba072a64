"""Whether a request deserves another try, and what its tries amount to.

Some failures are proofs when they repeat (a name that does not exist, a connection refused, a server that speaks neither
HTTP nor TLS where it should), so they are asked a second time even where no retries are wanted.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from linkaudit.model import Failure, FailureKind, Reply

Result = Reply | Failure

KEPT_CONNECTION = "kept connection was closed"
"""Detail of a `reset` that says nothing about the server: it had closed an idle connection just as it was used again."""
LONGEST_PAUSE = 120.0
"""Seconds that a `Retry-After` may ask for; beyond, the answer stands as it is."""
_GARBLED_PAUSE = 5.0
_PASSING: frozenset[FailureKind] = frozenset(
    ("timeout", "reset", "connection refused", "no such host", "no name service", "proxy")
)
_PROOFS: frozenset[FailureKind] = frozenset(("no such host", "connection refused"))
_OTHER_TONGUES = frozenset(("not HTTP", "the server does not speak TLS"))
"""Details of what a broken server does always, and one of many behind a balancer perhaps once."""


def is_proof(failure: Failure) -> bool:
    """Whether a failure, repeated, proves that the link is dead."""
    return failure.kind in _PROOFS or failure.detail in _OTHER_TONGUES


def may_pass(result: Result) -> bool:
    """True if the same request might be answered otherwise in a while."""
    if isinstance(result, Failure):
        return (result.kind in _PASSING and "407" not in result.detail) or result.detail in _OTHER_TONGUES
    return result.status in (408, 429) or 500 <= result.status <= 599 or result.problem == "cut short"


def is_proven(tries: Sequence[Result]) -> bool:
    """True when two look-ups in a row, some seconds apart, found no such host."""
    return len(tries) > 1 and all(isinstance(one, Failure) and one.kind == "no such host" for one in tries[-2:])


def settled(tries: Sequence[Result]) -> Result:
    """What the tries amount to: a proof counts only if nothing spoke against it.

    A refusal, or another tongue, is one if every try met it; a missing name if two look-ups in a row missed it.
    """
    last = tries[-1]
    if not isinstance(last, Failure) or not is_proof(last) or is_proven(tries):
        return last
    if last.kind == "no such host":
        return _instead(last, "no name service", "found missing only once")
    others = [one for one in tries if not isinstance(one, Failure) or one.kind != last.kind]
    said = last.kind if last.kind in _PROOFS else last.detail
    return _instead(last, _kind(others[-1]), f"{said}, though not at every try") if others else last


def _kind(result: Result) -> FailureKind:
    return result.kind if isinstance(result, Failure) else "reset"


def _instead(failure: Failure, kind: FailureKind, detail: str) -> Failure:
    return Failure(url=failure.url, kind=kind, detail=detail, elapsed=failure.elapsed, started_at=failure.started_at)


def pause_asked(reply: Reply) -> float | None:
    """Seconds that a 429 or 5xx asks us to keep away (1 or more), or None if it does not ask.

    Both forms of `Retry-After`; a date counts from the reply's own `Date`, so that no clock has to be right. What is
    garbled, negative or past means a short pause.
    """
    if not (reply.status == 429 or 500 <= reply.status <= 599):
        return None
    text = reply.header("retry-after")
    if text is None:
        return None
    text = text.strip()
    seconds = float(text[:12]) if text.isascii() and text.isdigit() else _until(text, reply)
    return _GARBLED_PAUSE if seconds is None or seconds < 0 else max(1.0, seconds)


def _until(text: str, reply: Reply) -> float | None:
    until = _http_date(text)
    if until is None:
        return None
    now = _http_date(reply.header("date") or "") or _iso(reply.started_at)
    seconds = (until - now).total_seconds()
    return seconds if seconds > 0 else None


def _http_date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text[:64])
        return date if date.tzinfo else date.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _iso(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime.now(UTC)
