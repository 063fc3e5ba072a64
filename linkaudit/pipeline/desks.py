"""Parsing at several desks: worker processes with limits, so that one article can cost one row and never the run.

Sources go out in small batches and come back in their order. A worker that dies or does not come back takes its batch
along; that batch is then given out article by article, and the one that does it again is `Unreadable`.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotBack
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import parent_process
from types import TracebackType
from typing import Self

from linkaudit.model import Article, Source, Unreadable
from linkaudit.pipeline import server

Job = Callable[[Source], str]
"""What is done with one source at a desk: a module-level function that returns text."""

LOST = (BrokenProcessPool, CancelledError, MemoryError, NotBack, EOFError, ConnectionError)
"""What a batch that did not come back raises; the last two, where the server that makes the workers was killed."""

BATCH_SOURCES = 16
BATCH_CHARACTERS = 1_000_000
AHEAD = 3
"""Batches per desk that are out at once …"""
MOST_OUT = 8_000_000
"""… but no more characters than this, all together: articles may be very large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one article may take at a desk."""

    seconds: float = 60.0
    megabytes: int = 1024
    """Address space of a worker."""


Item = Source | Unreadable | None
"""What goes through the desks: only a Source is worked on, the others keep their place in the order; None: nothing to do."""


@dataclass(frozen=True, slots=True)
class Done:
    """An item and what became of it: the desk's text, the row that says why there is none, or the article itself."""

    source: Item
    result: str | Article | Unreadable | None

    @property
    def weight(self) -> int:
        """Characters that it holds in memory."""
        text = len(self.source.text) if isinstance(self.source, Source) else 0
        return text + (len(self.result) if isinstance(self.result, str) else 0)


class Desks:
    """A context with `jobs` worker processes. `work` keeps the order and holds only a few batches in memory."""

    def __init__(self, jobs: int, job: Job, limits: Limits | None = None) -> None:
        self._jobs = jobs
        self._job = job
        self._limits = limits or Limits()
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._close()

    def work(self, sources: Iterator[Item]) -> Iterator[Done]:
        """Every item, done, in the order given."""
        out: deque[tuple[list[Item], Future[list[str]]]] = deque()
        sizes: deque[int] = deque()
        for batch, size in _batches(sources):
            out.append((batch, self._hand_out(batch)))
            sizes.append(size)
            while out and (len(out) >= AHEAD * self._jobs or sum(sizes) > MOST_OUT):
                sizes.popleft()
                yield from self._collect(*out.popleft())
        while out:
            yield from self._collect(*out.popleft())

    def _hand_out(self, batch: Sequence[Item]) -> Future[list[str]]:
        readable = [source for source in batch if isinstance(source, Source)]
        try:
            return self._opened().submit(_at_desk, self._job, readable)
        except LOST as error:
            lost: Future[list[str]] = Future()
            lost.set_exception(error)
            return lost

    def _collect(self, batch: Sequence[Item], future: Future[list[str]]) -> Iterator[Done]:
        try:
            texts = future.result(timeout=self._limits.seconds)
        except LOST:
            # Perhaps another batch broke the pool; whoever it was, this one is now done where it can break nothing else.
            self._close()
            yield from self._apart(batch)
            return
        yield from _in_order(batch, texts)

    def _apart(self, batch: Sequence[Item]) -> Iterator[Done]:
        readable = [source for source in batch if isinstance(source, Source)]
        texts = self._alone(readable)
        if not isinstance(texts, str):
            yield from _in_order(batch, texts)
            return
        for source in batch:
            if not isinstance(source, Source):
                yield Done(source, source)
                continue
            found = self._alone([source])
            if isinstance(found, str):
                yield Done(source, Unreadable(id=source.id, origin=source.origin, reason=found))
            else:
                yield Done(source, found[0])

    def _alone(self, sources: list[Source]) -> list[str] | str:
        """What a worker of its own makes of the sources, or the reason why it did not come back."""
        pool = _pool(1, self._limits)
        try:
            return pool.submit(_at_desk, self._job, sources).result(timeout=self._limits.seconds)
        except NotBack:
            return f"parsing took longer than {self._limits.seconds:g} s"
        except LOST:
            return f"parsing broke its worker process (limit {self._limits.megabytes} MiB)"
        finally:
            _kill(pool)

    def _opened(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = _pool(self._jobs, self._limits)
        return self._pool

    def _close(self) -> None:
        if self._pool is not None:
            _kill(self._pool)
            self._pool = None


def desks_of(jobs: int | None) -> int:
    """How many desks: as many as asked for, else one for each core that this process may use."""
    return jobs or len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1))


def _pool(jobs: int, limits: Limits) -> ProcessPoolExecutor:
    context, process = server.start()
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_sit_down, initargs=(limits, process))


def _kill(pool: ProcessPoolExecutor) -> None:
    """Close without waiting for a worker that may never come back."""
    workers = list((pool._processes or {}).values())  # noqa: SLF001 - the pool offers no way to end one that hangs
    for worker in workers:
        worker.kill()
    pool.shutdown(wait=True, cancel_futures=True)


def _sit_down(limits: Limits, maker: int) -> None:
    """In the worker: its limits, and an end when the process that it works for has ended."""
    import resource  # noqa: PLC0415 - not on every system

    size = limits.megabytes << 20
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    threading.Thread(target=_go_home, args=(maker,), daemon=True).start()


def _go_home(maker: int) -> None:
    """A process that was killed cannot tell its workers to go; without its server it does not even know that they live."""
    parent = parent_process()
    if parent is not None:
        while parent.is_alive() and os.getppid() == maker:
            parent.join(1.0)
        os._exit(0)


def _at_desk(job: Job, sources: list[Source]) -> list[str]:
    return [job(source) for source in sources]


def _in_order(batch: Sequence[Item], texts: list[str]) -> Iterator[Done]:
    left = iter(texts)
    for source in batch:
        yield Done(source, next(left) if isinstance(source, Source) else source)


def _batches(sources: Iterator[Item]) -> Iterator[tuple[list[Item], int]]:
    """Items and their characters."""
    batch: list[Item] = []
    size = 0
    for source in sources:
        batch.append(source)
        size += len(source.text) if isinstance(source, Source) else 0
        if len(batch) >= BATCH_SOURCES or size >= BATCH_CHARACTERS:
            yield batch, size
            batch, size = [], 0
    if batch:
        yield batch, size
