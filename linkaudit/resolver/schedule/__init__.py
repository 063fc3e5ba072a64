"""The caller's side of a run: targets go in lazily, resolutions come out as they are believed, and it can end early."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from queue import Empty
from time import monotonic, sleep

from linkaudit.model import Fetcher, Resolution, Target
from linkaudit.resolver.schedule.doors import Stopping
from linkaudit.resolver.schedule.engine import Engine, JobFor
from linkaudit.resolver.schedule.tally import NETWORK_DOWN, NO_NAME_SERVICE
from linkaudit.resolver.schedule.watch import Watch
from linkaudit.resolver.settings import Settings

WINDOW = 100_000
"""Targets taken ahead at most: enough to see the hot hosts early, and bounded."""
_BATCH = 256
_POLL = 0.02
_GRACE = 2.0


def run(
    targets: Iterable[Target], job_for: JobFor, fetcher: Fetcher, settings: Settings, watch: Watch | None = None
) -> Iterator[Resolution]:
    """Resolve each distinct key of the targets once; yields resolutions as they come, dead ones once they can be believed.

    Raises only what the fetcher raises as a `LinkAuditError` (a record that cannot be written). Closing the iterator ends
    the run.
    """
    following = watch or Watch()
    engine = Engine(job_for, fetcher, settings)
    try:
        for resolution in _run(iter(targets), engine, fetcher, settings, following):
            following.done += 1
            yield resolution
    finally:
        engine.close()


def _run(targets: Iterator[Target], engine: Engine, fetcher: Fetcher, settings: Settings, watch: Watch) -> Iterator[Resolution]:
    ends_at = float("inf") if settings.max_minutes is None else monotonic() + settings.max_minutes * 60
    more, ending = True, ""
    while not ending and (more or not engine.finished):
        more = more and _take_on(targets, engine)
        watch.known = engine.books.keys.count
        yield from _taken_out(engine, wait=not more or engine.books.agenda.lanes.queued >= WINDOW)
        ending = _ending(engine, watch, ends_at)
    if ending:
        yield from _wound_up(targets, engine, fetcher, watch, ending)
    yield from _believed_at_last(engine, watch)


def _take_on(targets: Iterator[Target], engine: Engine) -> bool:
    """Queue some more targets. False once there are no more."""
    room = min(_BATCH, WINDOW - engine.books.agenda.lanes.queued)
    if room <= 0:
        return True
    some = list(islice(targets, room))
    engine.take_on(some)
    if len(some) < room:
        engine.all_taken_on()
    return len(some) == room


def _taken_out(engine: Engine, *, wait: bool) -> Iterator[Resolution]:
    """What has come out. To be woken for each resolution would cost more than asking now and then."""
    if wait and engine.books.out.empty():
        sleep(_POLL)
    try:
        for _ in range(_BATCH):
            yield engine.books.out.get_nowait()
    except Empty:
        engine.resume()


def _ending(engine: Engine, watch: Watch, ends_at: float) -> str:
    if engine.error is not None:
        raise engine.error
    if watch.stop.is_set():
        return "stopped"
    return "budget ended" if monotonic() >= ends_at else ""


def _wound_up(targets: Iterator[Target], engine: Engine, fetcher: Fetcher, watch: Watch, reason: str) -> Iterator[Resolution]:
    """End early: let what is under way finish for a moment, then cut it; list everything else as unchecked."""
    engine.close()
    watch.complete = False
    watch.note(f"the run was {reason}" if reason == "stopped" else "the budget of minutes ended before all links were asked")
    yield from _while_busy(engine)
    if not engine.idle and isinstance(fetcher, Stopping):
        fetcher.stop()
        yield from _while_busy(engine)
    yield from (_unchecked(target, reason) for target in engine.left())
    for target in targets:
        if engine.take_on([target]):
            yield _unchecked(target, reason)


def _while_busy(engine: Engine) -> Iterator[Resolution]:
    until = monotonic() + _GRACE
    while monotonic() < until and not (engine.idle and engine.books.out.empty()):
        yield from _taken_out(engine, wait=True)


def _unchecked(target: Target, reason: str) -> Resolution:
    if target.outcome is not None:
        return Resolution(key=target.key, url=target.url, outcome=target.outcome, reason=target.reason or reason)
    return Resolution(key=target.key, url=target.url, outcome="unchecked", reason=reason)


def _believed_at_last(engine: Engine, watch: Watch) -> Iterator[Resolution]:
    if engine.books.tally.nameless:
        watch.complete = False
        watch.note(f"{NO_NAME_SERVICE}: no name could be looked up")
    if engine.books.tally.looks_down():
        watch.complete = False
        watch.note(f"{NETWORK_DOWN}: nothing was called gone or broken")
    yield from engine.books.tally.end()
