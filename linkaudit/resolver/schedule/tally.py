"""Is it the links or is it us? Without a network every name looks missing and every host dead.

So dead verdicts wait until enough of the other hosts have answered: a missing name is believed once another name was
found, and nothing is called gone or broken while more than three hosts in ten cannot be reached, or might yet prove so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from linkaudit.model import GROUP_OF, Failure, FailureKind, Resolution
from linkaudit.platforms.urls import Malformed, dissect
from linkaudit.resolver.schedule.retry import Result

NETWORK_DOWN = "your network looks down"
NO_NAME_SERVICE = "no name service"
_FEWEST_HOSTS = 10
_MOST_UNREACHABLE = 0.3
_HOPELESS = 5
_UNRESOLVED: frozenset[FailureKind | None] = frozenset(("no such host", "no name service"))
_UNREACHED: frozenset[FailureKind | None] = frozenset(("no name service", "connection refused", "timeout", "reset", "proxy"))
_SILENT: frozenset[FailureKind | None] = frozenset(("malformed", "refused", "not recorded", "stopped"))
"""Failures that say nothing about the network: nothing was asked."""


@dataclass(slots=True)
class _Standing:
    """What is known of a host: not asked yet (or not to the end), reached, or out of reach."""

    pending: int = 0
    reached: bool = False
    failed: bool = False

    @property
    def lost(self) -> bool:
        """Out of reach."""
        return self.failed and not self.reached

    @property
    def doubtful(self) -> bool:
        """Out of reach, or possibly so."""
        return not self.reached and (self.failed or self.pending > 0)


class Tally:
    """Counts hosts, and holds dead verdicts back until they can be believed. Not thread-safe."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Standing] = {}
        self._doubtful = 0
        self._found: set[str] = set()
        self._unfound: set[str] = set()
        self._held: list[tuple[Resolution, str | None]] = []
        self.whole = False
        """Set once no further links will come."""

    def expect(self, url: str) -> None:
        """A link of this host is going to be asked."""
        self._change(_host(url), pending=1)

    def heard(self, url: str, result: Result) -> None:
        """What came of asking this host."""
        host = _host(url)
        kind = result.kind if isinstance(result, Failure) else None
        if kind in _SILENT:
            return
        if kind in _UNRESOLVED:
            self._unfound.add(host)
        elif kind != "proxy" and _is_name(host):
            self._found.add(host)
        missing = kind == "no such host"
        self._change(host, reached=not missing and kind not in _UNREACHED, failed=not missing and kind is not None)

    def conclude(self, url: str, resolution: Resolution, missing: str | None) -> Iterator[Resolution]:
        """A link's verdict; yields what can be believed by now. `missing`: the address whose missing name it rests on."""
        self._change(_host(url), pending=-1)
        if GROUP_OF[resolution.outcome] != "dead" or not (resolution.attempts or resolution.hops):
            yield resolution
        else:
            self._held.append((resolution, missing))
        yield from self._believed()

    def end(self) -> Iterator[Resolution]:
        """All links are asked: what is still held, as far as it can be believed."""
        down = self.looks_down()
        for resolution, missing in self._held:
            if not self._confirmed(missing):
                yield _doubted(resolution, NO_NAME_SERVICE)
            else:
                yield _doubted(resolution, NETWORK_DOWN) if down else resolution
        self._held.clear()

    def looks_down(self) -> bool:
        """True if nothing at all was found, or most hosts cannot be reached."""
        reached = sum(standing.reached for standing in self._hosts.values())
        lost = sum(standing.lost for standing in self._hosts.values())
        return (self.nameless and not reached) or (
            reached + lost >= _FEWEST_HOSTS and lost > _MOST_UNREACHABLE * (reached + lost)
        )

    @property
    def nameless(self) -> bool:
        """True if names were looked up and none was found."""
        return bool(self._unfound) and not self._found

    @property
    def hopeless(self) -> bool:
        """True if so many names were looked up in vain, and none found, that further tries are a waste."""
        return len(self._unfound) >= _HOPELESS and not self._found

    def _too_doubtful(self) -> bool:
        return len(self._hosts) >= _FEWEST_HOSTS and self._doubtful > _MOST_UNREACHABLE * len(self._hosts)

    def _believed(self) -> Iterator[Resolution]:
        """What no later answer of the links taken on so far could put in doubt."""
        enough = len(self._hosts) >= _FEWEST_HOSTS or self.whole
        if not self._held or not enough or self.nameless or self._too_doubtful():
            return
        held, self._held = self._held, []
        for resolution, missing in held:
            if self._confirmed(missing):
                yield resolution
            else:
                self._held.append((resolution, missing))

    def _confirmed(self, missing: str | None) -> bool:
        """True unless the verdict rests on a missing name and no other name was found."""
        return missing is None or len(self._found) > (_host(missing) in self._found)

    def _change(self, host: str, *, pending: int = 0, reached: bool = False, failed: bool = False) -> None:
        if not host:
            return
        standing = self._hosts.setdefault(host, _Standing())
        before = standing.doubtful
        standing.pending += pending
        standing.reached = standing.reached or reached
        standing.failed = standing.failed or failed
        self._doubtful += standing.doubtful - before


def _doubted(resolution: Resolution, reason: str) -> Resolution:
    was = f"{resolution.outcome}: {resolution.reason}"
    evidence = f"{was}; {resolution.evidence}" if resolution.evidence else was
    return replace(resolution, outcome="unreachable", reason=reason, evidence=evidence, confidence="weak")


def _host(url: str) -> str:
    try:
        return dissect(url).host
    except Malformed:
        return ""


def _is_name(host: str) -> bool:
    return not host.startswith("[") and not host.replace(".", "").isdigit()
