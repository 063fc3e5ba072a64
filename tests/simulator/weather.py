"""The mood of the simulated network: fair, flaky, or rate-limited. It never turns a living post into a dead one."""

from __future__ import annotations

import threading
import time
import zlib
from collections import defaultdict, deque
from dataclasses import dataclass, field

from tests.simulator.exchange import Ask, Say

_PLAIN = "text/plain;charset=utf-8"
FAULTS = (
    Say(500, b"<title>X / Error</title>"),
    Say(503, b"upstream connect error", _PLAIN, (("Retry-After", "1"),)),
    Say(429, b"Rate limit exceeded", _PLAIN, (("Retry-After", "1"),)),
    Say(429, b"Rate limit exceeded", _PLAIN),
    Say(cut=True),
    Say(502, b"bad gateway", _PLAIN),
    Say(408, b""),
)
"""What a flaky network does to the first tries of a URL; which one, the URL decides, so that runs repeat."""


@dataclass
class Weather:
    """`flaky` tries of each URL fail first; `per_second` requests a host are let through, the rest are told 429."""

    flaky: int = 0
    per_second: int = 0
    _tries: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _recent: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def disturb(self, ask: Ask) -> Say | None:
        """The fault that stands in for the answer, or None."""
        with self._lock:
            if self.per_second and self._too_many(ask.host):
                return Say(429, b"Rate limit exceeded", _PLAIN, (("Retry-After", "1"),))
            tries = self._tries[ask.url]
            self._tries[ask.url] += 1
        if tries < self.flaky:
            return FAULTS[(zlib.crc32(ask.url.encode()) + tries) % len(FAULTS)]
        return None

    def _too_many(self, host: str) -> bool:
        now, recent = time.monotonic(), self._recent[host]
        while recent and now - recent[0] > 1:
            recent.popleft()
        recent.append(now)
        return len(recent) > self.per_second
