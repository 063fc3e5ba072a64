"""How a caller follows a run of the resolver and ends it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping

from linkaudit.resolver.schedule.pacing import NOWHERE, lane_of
from linkaudit.resolver.settings import Settings

_WORTH_SAYING = 60.0
_MOST_LINES = 5


class Watch:
    """Follows one run. Notes and counts are filled in while it goes on and may be read from any thread."""

    def __init__(self, stop: threading.Event | None = None) -> None:
        self.stop = stop or threading.Event()
        """Set it to end the run: what is under way is dropped within 5 s, the rest is `unchecked: stopped`."""
        self.notes: list[str] = []
        """What the run row should say: the network looks down, the budget ended, a proxy is in use …"""
        self.known = 0
        """Distinct links taken on so far."""
        self.done = 0
        """Links resolved so far."""
        self.complete = True
        """False when the run was stopped or its budget ended, or the network looked down."""

    def note(self, text: str) -> None:
        """Say something once."""
        if text not in self.notes:
            self.notes.append(text)


def plan(hosts: Mapping[str, int], settings: Settings) -> tuple[str, ...]:
    """What pacing makes of so many links by host: one line for each host that takes a minute or more, the longest first.

    For example `t.co: 12,000 links at 1/s: 3 h 20 min`. Redirects and second opinions come on top.
    """
    lanes: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for host, links in hosts.items():
        lane = lane_of(f"https://{host}/")
        lanes[lane] += links
        names.setdefault(lane, Counter())[host] += links
    lines = []
    for lane, links in lanes.most_common(_MOST_LINES):
        seconds = links * settings.per_host_interval
        if lane != NOWHERE and seconds >= _WORTH_SAYING:
            name = names[lane].most_common(1)[0][0]
            lines.append(f"{name}: {links:,} links at {_rate(settings.per_host_interval)}: {_duration(seconds)}")
    return tuple(lines)


def _rate(interval: float) -> str:
    return f"{1 / interval:g}/s" if interval <= 1 else f"1 in {interval:g} s"


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    days, hours = divmod(minutes // 60, 24)
    parts = ((days, "d"), (hours, "h"), (minutes % 60, "min"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number)
