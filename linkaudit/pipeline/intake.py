"""From sources to kept articles: parsed here or at several desks, each written to the state as it comes back."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from linkaudit.model import Source, Unreadable
from linkaudit.pipeline.desks import Desks, Done, Item, Job, desks_of
from linkaudit.pipeline.reading import article_of
from linkaudit.reporter.json_report import line
from linkaudit.store import StoredRun, digest, dump

T = TypeVar("T")

BATCH = 200
"""Articles kept in one transaction; after a kill at most so many are read again."""
BATCH_CHARACTERS = 4_000_000
"""Fewer, where they are large."""
HERE = 40
"""Articles parsed in this process before desks are opened: opening them takes longer than so few articles."""


def to_state(source: Source, *, inline_ignores: bool | None = None) -> str:
    """Parse at a desk, for the state."""
    return dump(article_of(source, inline_ignores))


def to_line(source: Source, *, inline_ignores: bool | None = None) -> str:
    """Parse at a desk, for a JSON line."""
    return line(article_of(source, inline_ignores))


class Intake:
    """Reads the sources of one run. `jobs`: worker processes, 0 for none, None for one a core once there is enough to do."""

    def __init__(self, jobs: int | None, stop: threading.Event, *, inline_ignores: bool | None = None) -> None:
        self._jobs = jobs
        self._inline_ignores = inline_ignores
        self._stop = stop

    def lines(self, sources: Iterable[Source | Unreadable]) -> Iterator[Unreadable | str]:
        """Each source parsed, as a line of JSON; nothing is kept."""
        for done in self._done(self._until_stopped(sources), partial(to_line, inline_ignores=self._inline_ignores)):
            if done.result is not None:
                yield done.result if isinstance(done.result, (str, Unreadable)) else line(done.result)

    def into(self, stored: StoredRun, sources: Iterable[Source | Unreadable]) -> Iterator[Unreadable]:
        """Each source parsed and kept; yields what could not be. What stands there unchanged is not parsed again."""
        waiting: deque[tuple[int, str]] = deque()
        items = self._items(stored, self._until_stopped(sources), waiting)
        position = -1
        for batch in _batched(self._done(items, partial(to_state, inline_ignores=self._inline_ignores))):
            with stored.transaction():
                for done in batch:
                    position, print_ = waiting.popleft()
                    if done.source is not None and done.result is not None:
                        stored.articles.put(position, done.source.id, done.result, print_)
            yield from (done.result for done in batch if isinstance(done.result, Unreadable))
        if not self._stop.is_set():
            stored.articles.end(position + 1)

    def _items(
        self, stored: StoredRun, sources: Iterable[Source | Unreadable], waiting: deque[tuple[int, str]]
    ) -> Iterator[Item]:
        for position, source in enumerate(sources):
            print_ = digest(source)
            waiting.append((position, print_))
            yield None if stored.articles.kept(position, source.id, print_) else source

    def _done(self, items: Iterator[Item], job: Job) -> Iterator[Done]:
        for item in items if self._jobs == 0 else islice(items, 0 if self._jobs else HERE):
            yield Done(item, article_of(item, self._inline_ignores) if isinstance(item, Source) else item)
        for first in items:
            with Desks(desks_of(self._jobs), job) as desks:
                yield from desks.work(chain([first], items))

    def _until_stopped(self, sources: Iterable[T]) -> Iterator[T]:
        for source in sources:
            if self._stop.is_set():
                return
            yield source


def _batched(rows: Iterable[Done]) -> Iterator[list[Done]]:
    batch: list[Done] = []
    weight = 0
    for done in rows:
        batch.append(done)
        weight += done.weight
        if len(batch) >= BATCH or weight >= BATCH_CHARACTERS:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch
