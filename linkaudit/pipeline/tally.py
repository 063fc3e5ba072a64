"""The count of a run, and whether it was complete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from linkaudit.corpus import Census
from linkaudit.model import (
    GROUP_OF,
    OUTCOMES,
    SEVERITIES,
    Article,
    Finding,
    OutcomeName,
    Resolution,
    Run,
    Unreadable,
)
from linkaudit.reporter.report import Fates, words
from linkaudit.version import __version__

ASKED_FOR = frozenset({"offline", "excluded", "page furniture"})
"""Reasons of `unchecked` that the user chose; any other means that the audit did not get to it."""


class Tally:
    """Counts articles, references, outcomes and findings as they pass by."""

    def __init__(self, *, strict: bool, census: Census | None = None) -> None:
        self._strict = strict
        self._census = census
        self._outcomes: Counter[str] = Counter()
        self._findings: Counter[str] = Counter()
        self._seen: Counter[str] = Counter()
        self._missed = False

    def add(self, entry: Article | Unreadable, resolutions: Mapping[str, Resolution]) -> None:
        """Count an entry and what became of its references."""
        if isinstance(entry, Unreadable):
            self._seen["unreadable"] += 1
            return
        self._seen["articles"] += 1
        self._seen["passages"] += len(entry.passages)
        self._seen["references"] += len(entry.references)
        fates = Fates(entry, resolutions)
        for reference in entry.references:
            outcome, reason = fates.outcome(reference)
            self._count(outcome or "unchecked", reason or "")
        if self._census is not None:
            self._census.add(entry, fates.outcome, words)

    def found(self, finding: Finding) -> None:
        """Count a finding; one that is waived only as such."""
        if finding.waived is not None:
            self._seen["waived"] += 1
            return
        self._findings[finding.severity] += 1
        self._seen["confirmed"] += finding.confirmed and finding.severity == "error"

    def run(self, *, whole: bool, notes: tuple[str, ...] = ()) -> Run:
        """The run row. `whole`: nothing outside the articles (an interrupt, the network, a budget) cut it short."""
        return Run(
            articles=self._seen["articles"],
            passages=self._seen["passages"],
            references=self._seen["references"],
            unreadable=self._seen["unreadable"],
            outcomes={name: self._outcomes[name] for name in OUTCOMES if self._outcomes[name]},
            findings={name: self._findings[name] for name in SEVERITIES if self._findings[name]},
            complete=whole and not self._missed and not self._seen["unreadable"],
            version=__version__,
            notes=notes,
            waived=self._seen["waived"],
            confirmed=self._seen["confirmed"],
        )

    def _count(self, outcome: OutcomeName, reason: str) -> None:
        self._outcomes[outcome] += 1
        if outcome == "unchecked" and reason not in ASKED_FOR:
            self._missed = True
        if self._strict and GROUP_OF[outcome] == "uncertain":
            self._missed = True
