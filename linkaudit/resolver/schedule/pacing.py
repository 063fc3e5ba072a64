"""Whose turn it is: a queue for each host, and a heap of the hosts that may be asked now, the longest queue first.

What is open counts too: a host that is being asked already is less pressed, so that no host is stormed while others idle.
Nobody ever waits inside a queue. A host has at most so many requests open, starts them at least an interval apart, and
stands aside while a `Retry-After` runs. Hosts that a platform serves as one (`pace_group`) share one queue. Pure
bookkeeping over times that are handed in; the scheduler locks.
"""

from __future__ import annotations

import heapq
from typing import Any, Generic, Literal, TypeVar

from linkaudit.platforms import platform_of
from linkaudit.platforms.urls import Malformed, dissect

T = TypeVar("T")

NOWHERE = ""
"""The queue of what has no host: malformed addresses, answers that are known already. It is not paced."""

ROOM_WANTED = {"web.archive.org": 2.5}
"""Seconds between requests that a host wants at least: the archive bars those who look up more than 24 captures a minute."""


def lane_of(url: str) -> str:
    """The queue an address belongs to: its host, or the group of hosts it shares a budget with."""
    try:
        host = dissect(url).host
    except Malformed:
        return NOWHERE
    platform = platform_of(host)
    return f"group:{platform.pace_group}" if platform is not None and platform.pace_group else host


class _Lane(Generic[T]):
    """A queue as a list with a moving head: most hosts have one link, and an empty deque weighs more than that."""

    __slots__ = ("before", "head", "items", "listed", "name", "next_at", "open", "paused", "place", "urge")

    def __init__(self, name: str) -> None:
        self.name = name
        self.items: list[T | None] = []
        self.head = 0
        self.open = 0
        self.next_at = 0.0
        self.before = 0.0
        self.paused = 0.0
        self.listed: Literal["waiting", "ready", "no"] = "no"
        self.place = 0
        """The serial number under which it is listed; what stands on a heap under another is out of date."""
        self.urge = 0.0
        """How pressed it was when it was listed as ready."""

    def __len__(self) -> int:
        return len(self.items) - self.head

    @property
    def due(self) -> float:
        return max(self.next_at, self.paused)

    @property
    def pressed(self) -> float:
        """What waits, shared among those who are being served and the next one."""
        return (len(self.items) - self.head) / (self.open + 1)

    def put(self, item: T, *, first: bool) -> None:
        if first and self.head:
            self.head -= 1
            self.items[self.head] = item
        elif first:
            self.items.insert(0, item)
        else:
            self.items.append(item)

    def pop(self) -> T:
        item = self.items[self.head]
        assert item is not None, "the head is never past the items"
        self.items[self.head] = None
        self.head += 1
        if self.head > 64 and 2 * self.head > len(self.items):
            del self.items[: self.head]
            self.head = 0
        return item


class Lanes(Generic[T]):
    """All queues of a run. `T` is whatever waits in them. Times are in seconds of the caller's clock."""

    def __init__(self, interval: float, concurrency: int) -> None:
        self._interval = interval
        self._concurrency = concurrency
        self._lanes: dict[str, _Lane[T]] = {}
        self._waiting: list[tuple[float, int, _Lane[T]]] = []
        self._ready: list[tuple[float, int, _Lane[T]]] = []
        self._serial = 0
        self.queued = 0
        """How many items wait in all queues together."""

    def add(self, name: str, item: T, *, fresh: bool) -> None:
        """Queue an item; what was begun already goes before what is fresh, so that little is open at a time."""
        lane = self._lanes.get(name)
        if lane is None:
            lane = self._lanes[name] = _Lane(name)
        lane.put(item, first=not fresh)
        self.queued += 1
        self._list(lane)

    def take(self, now: float) -> tuple[str, T] | None:
        """The next item whose host may be asked now, with its queue; the queue is then one request busier."""
        while self._waiting and self._waiting[0][0] <= now:
            self._list(self._unlisted(self._waiting), now)
        while self._ready:
            if self._ready[0][1] != self._ready[0][2].place:
                heapq.heappop(self._ready)
                continue
            lane = self._unlisted(self._ready)
            if lane and lane.open < self._limit(lane) and lane.due <= now:
                return lane.name, self._start(lane, now)
            self._list(lane, now)
        return None

    def _start(self, lane: _Lane[T], now: float) -> T:
        item = lane.pop()
        self.queued -= 1
        lane.open += 1
        lane.before = lane.next_at
        lane.next_at = now + self._spacing(lane)
        self._list(lane, now)
        return item

    def finish(self, name: str, asked_at: float | None) -> None:
        """A request of this queue has ended; `asked_at` is when the host saw it, None if it was not asked at all."""
        lane = self._lanes[name]
        lane.open -= 1
        if asked_at is not None:
            lane.next_at = max(lane.next_at, asked_at + self._spacing(lane))
        elif not lane.open:
            lane.next_at = lane.before
        self._list(lane)

    def pause(self, name: str, until: float) -> None:
        """Ask nothing of this queue before that time."""
        lane = self._lanes.get(name)
        if lane is not None:
            lane.paused = max(lane.paused, until)

    def next_due(self) -> float | None:
        """When the next waiting queue may be asked; None if none waits."""
        return self._waiting[0][0] if self._waiting else None

    def drain(self) -> list[T]:
        """Everything still queued, taken out."""
        rest = [item for lane in self._lanes.values() for item in lane.items[lane.head :] if item is not None]
        for lane in self._lanes.values():
            lane.items.clear()
            lane.head = 0
        self.queued = 0
        return rest

    def _limit(self, lane: _Lane[T]) -> int:
        return self._concurrency if lane.name != NOWHERE else 1_000_000

    def _spacing(self, lane: _Lane[T]) -> float:
        if lane.name == NOWHERE or not self._interval:
            return 0.0
        return max(self._interval, ROOM_WANTED.get(lane.name, 0.0))

    def _unlisted(self, heap: list[tuple[Any, int, _Lane[T]]]) -> _Lane[T]:
        lane = heapq.heappop(heap)[2]
        lane.listed = "no"
        return lane

    def _list(self, lane: _Lane[T], now: float | None = None) -> None:
        """Put a queue on the heap where it belongs, or further up there."""
        if lane.listed == "ready":
            self._press(lane)
        elif lane.listed == "no" and lane.open < self._limit(lane) and (lane or not lane.open):
            self._enter(lane, now)

    def _press(self, lane: _Lane[T]) -> None:
        # To bring the heap up to date for every link would be dear; twice as pressed is worth it.
        if lane.pressed >= 2 * lane.urge:
            self._make_ready(lane)

    def _enter(self, lane: _Lane[T], now: float | None) -> None:
        """Put a queue on one of the heaps; forget it when it is empty and its interval is over."""
        if now is None or lane.due > now:
            self._serial += 1
            lane.listed = "waiting"
            heapq.heappush(self._waiting, (lane.due, self._serial, lane))
        elif lane:
            self._make_ready(lane)
        else:
            del self._lanes[lane.name]

    def _make_ready(self, lane: _Lane[T]) -> None:
        self._serial += 1
        lane.listed, lane.place, lane.urge = "ready", self._serial, lane.pressed
        heapq.heappush(self._ready, (-lane.urge, self._serial, lane))
