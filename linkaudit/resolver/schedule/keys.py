"""The book of keys: each is resolved once, and whoever needs another key's resolution waits for it without a thread."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from linkaudit.model import Resolution, Target
from linkaudit.resolver.schedule.task import Task

_REMEMBERED = 10_000


class Keys:
    """Not thread-safe; the scheduler locks."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._open: dict[str, Target] = {}
        self._inner: set[str] = set()
        self._waiting: dict[str, list[Task]] = {}
        self._waits_for: dict[str, str] = {}
        self._done: OrderedDict[str, Resolution] = OrderedDict()

    def take_on(self, target: Target) -> Resolution | bool:
        """A target of the caller's. True: begin it; False: it is under way or was taken on before; or its resolution.

        A key that some job asked for earlier is from now on wanted by the caller too.
        """
        if target.key in self._seen:
            return False
        self._seen.add(target.key)
        if target.key in self._inner:
            self._inner.discard(target.key)
            return False
        if (known := self._done.get(target.key)) is not None:
            return known
        self._open[target.key] = target
        return True

    @property
    def count(self) -> int:
        """How many keys the caller has brought."""
        return len(self._seen)

    def wait(self, task: Task, target: Target) -> Resolution | bool:
        """What the task gets that asked for this key: its resolution; else True if the key must be begun, False to wait."""
        found = self._done.get(target.key)
        if found is not None:
            return found
        if self._circular(task.target.key, target.key):
            return Resolution(key=target.key, url=target.url, outcome="broken", reason="redirect loop")
        self._waiting.setdefault(target.key, []).append(task)
        self._waits_for[task.target.key] = target.key
        if target.key in self._open:
            return False
        self._open[target.key] = target
        self._inner.add(target.key)
        return True

    def finish(self, resolution: Resolution) -> tuple[bool, list[Task]]:
        """Close a key. True if the caller wants it, and the tasks that waited for it."""
        key = resolution.key
        self._open.pop(key, None)
        self._done[key] = resolution
        if len(self._done) > _REMEMBERED:
            self._done.popitem(last=False)
        waiting = self._waiting.pop(key, [])
        for task in waiting:
            self._waits_for.pop(task.target.key, None)
        wanted = key not in self._inner
        self._inner.discard(key)
        return wanted, waiting

    @property
    def all_done(self) -> bool:
        """True if nothing is open."""
        return not self._open

    def left(self) -> Iterator[Target]:
        """What the caller wants and has not got."""
        return (target for key, target in self._open.items() if key not in self._inner)

    def _circular(self, asking: str, asked: str) -> bool:
        seen: str | None = asked
        while seen is not None and seen != asking:
            seen = self._waits_for.get(seen)
        return seen == asking
