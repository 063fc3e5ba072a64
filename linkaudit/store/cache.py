"""How long an answer stays good, and how many answers make a death certain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from linkaudit.errors import ConfigError
from linkaudit.model import OUTCOMES, OutcomeName

DAY = 86_400.0
HOUR = 3_600.0
UNITS = {"s": 1.0, "m": 60.0, "h": HOUR, "d": DAY, "w": 7 * DAY}
_DURATION = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?)([smhdw]?)")

KEEP: Mapping[OutcomeName, float] = {
    "live": DAY,
    "moved": DAY,
    "gone": HOUR,
    "broken": HOUR,
    "blocked": HOUR,
    "unknown": HOUR,
    "refused": DAY,
    "unresolved": DAY,
}
"""Seconds for which an outcome is taken over from an earlier run; outcomes not named here are always asked again."""

CHECKS = 3
SPAN = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """`--max-age`: seconds per outcome."""

    seconds: Mapping[OutcomeName, float] = field(default_factory=lambda: KEEP)

    @classmethod
    def of(cls, text: str | None) -> Keep:
        """From `12h` (for all outcomes) or `live=7d,gone=30m`; None is the usual. ConfigError for anything else."""
        if text is None:
            return cls()
        chosen = dict(KEEP)
        for part in text.split(","):
            name, _, duration = part.strip().rpartition("=")
            seconds = _seconds(duration.strip())
            names = [name.strip()] if name else list(KEEP)
            if seconds is None or not set(names) <= set(OUTCOMES):
                raise ConfigError(f"--max-age {part.strip()!r} is no age", hint="such as 12h, or live=7d,gone=30m")
            chosen.update({known: seconds for known in OUTCOMES if known in names})
        return cls(seconds=chosen)

    def fresh(self, outcome: OutcomeName, checked_at: str, now: datetime) -> bool:
        """Whether an answer of that time may be taken over. A stamp of the future is no answer: a clock jumped."""
        limit = self.seconds.get(outcome)
        if limit is None:
            return False
        try:
            age = (now - datetime.fromisoformat(checked_at)).total_seconds()
        except (ValueError, TypeError):
            return False
        return 0 <= age <= limit


def confirmed(checks: list[tuple[str, OutcomeName]]) -> bool:
    """Whether the newest checks (oldest first: time, outcome) all found it dead: at least 3 of them over at least 7 days.

    A check that could not tell neither counts nor resets; one that found it alive starts the count anew.
    """
    dead: list[datetime] = []
    for at, outcome in checks:
        if outcome in ("gone", "broken"):
            dead.append(_utc(at))
        elif outcome in ("live", "moved"):
            dead.clear()
    return len(dead) >= CHECKS and max(dead) - min(dead) >= SPAN


def _seconds(text: str) -> float | None:
    found = _DURATION.fullmatch(text)
    return float(found[1]) * UNITS[found[2] or "s"] if found else None


def _utc(at: str) -> datetime:
    moment = datetime.fromisoformat(at)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
