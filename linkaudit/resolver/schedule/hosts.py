"""What is known of a host in this run, so that a hundred links of a dead host do not cost a hundred times the patience.

Proofs are shared (no such host, refused at every try), failures are counted (five links in a row, or five tries that did
not even connect, open the breaker; one probe a minute closes it again), and a host that twice in a row sends us away for
longer than we wait is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from linkaudit.model import Failure, Reply
from linkaudit.platforms.urls import Malformed, dissect
from linkaudit.resolver.schedule.retry import LONGEST_PAUSE, Result, pause_asked

BREAKER = "host breaker"
"""Detail of the failure given in place of a request to a host that keeps failing."""
_IN_A_ROW = 5
_PROBE_EVERY = 60.0
_PROOF_HOLDS = 60.0
_COUNTED = frozenset(("timeout", "reset", "connection refused", "no such host", "no name service", "proxy"))


def host_of(url: str) -> str:
    """Host and port, for links fail by server, not by name alone; empty for a malformed address."""
    try:
        address = dissect(url)
    except Malformed:
        return ""
    return f"{address.host}:{address.asked_port}"


@dataclass(slots=True)
class _Host:
    failures: int = 0
    probe_at: float = 0.0
    proof: Failure | None = None
    proof_until: float = 0.0
    sent_away: int = 0
    away: Reply | None = None
    away_until: float = 0.0


class Hosts:
    """Every host that gave trouble; the others take no memory."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}

    def instead_of_asking(self, url: str, now: float, *, begun: bool) -> Result | None:
        """The answer that is known without asking, or None. `begun`: this request has been tried before."""
        host = self._hosts.get(host_of(url))
        if host is None:
            return None
        if host.proof is not None and now < host.proof_until:
            return replace(host.proof, url=url)
        if host.away is not None and now < host.away_until:
            return replace(host.away, url=url, body=b"", problem=None)
        return None if begun else self._broken(host, url, now)

    def _broken(self, host: _Host, url: str, now: float) -> Failure | None:
        if host.failures < _IN_A_ROW:
            return None
        if now >= host.probe_at:
            host.probe_at = now + _PROBE_EVERY
            return None
        return Failure(url=url, kind="reset", detail=BREAKER)

    def answered(self, url: str, result: Result, now: float) -> None:
        """Learn from one try."""
        if isinstance(result, Reply):
            self._replied(host_of(url), result, now)
        elif _of_the_host(result):
            self._failed(host_of(url), now)

    def _replied(self, name: str, reply: Reply, now: float) -> None:
        host = self._hosts.get(name)
        pause = pause_asked(reply)
        if pause is not None and pause > LONGEST_PAUSE:
            host = host or self._hosts.setdefault(name, _Host())
            host.sent_away += 1
            if host.sent_away > 1:
                host.away, host.away_until = reply, now + pause
        elif host is not None:
            host.sent_away = 0
            host.failures = 0 if reply.status < 500 else host.failures

    def _failed(self, name: str, now: float) -> None:
        host = self._hosts.setdefault(name, _Host())
        host.failures += 1
        if host.failures == _IN_A_ROW:
            host.probe_at = now + _PROBE_EVERY

    def concluded(self, url: str, result: Result, now: float) -> None:
        """Learn from what all tries of a request amount to."""
        failed = result.kind in _COUNTED if isinstance(result, Failure) else result.status >= 500
        if not failed:
            return
        host = self._hosts.setdefault(host_of(url), _Host())
        if not (isinstance(result, Failure) and _of_the_host(result)):
            self._failed(host_of(url), now)
        if isinstance(result, Failure) and result.kind in ("no such host", "connection refused"):
            host.proof, host.proof_until = result, now + _PROOF_HOLDS


def _of_the_host(failure: Failure) -> bool:
    """True where no link of the host could have fared better: each try counts then, not only each link."""
    return failure.kind == "no name service" or (failure.kind == "timeout" and failure.detail == "connecting")
