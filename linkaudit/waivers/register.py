"""All waivers of a run in one place: what they silence, what they no longer silence, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from linkaudit.model import Article, Finding, Reference, WaivedIn
from linkaudit.waivers.baseline import Baseline, Known
from linkaudit.waivers.ignores import Ignore

MOST_NOTES = 20
"""Remarks on single waivers; the rest is counted."""


class Waivers:
    """The waivers of one run. With `update`, the baseline takes in every finding that nothing else waives."""

    def __init__(
        self,
        ignores: Iterable[Ignore] = (),
        baseline: Baseline | None = None,
        *,
        update: bool = False,
        today: date | None = None,
    ) -> None:
        self._ignores = tuple(ignores)
        self._baseline = baseline
        self._update = update
        self._day = today or datetime.now(UTC).date()
        self._remarks: dict[str, None] = {}
        self._articles: set[str] = set()

    def enter(self, article: Article) -> None:
        """Look over an article's own waivers: one that has expired is said, whether it would silence anything or not."""
        if self._baseline is not None:
            self._articles.add(article.id)
        for waiver in article.waivers:
            if not self._holds(waiver.until):
                rules = ", ".join(waiver.rules) or "all rules"
                self._say(f"{article.id}:{waiver.place.line}: ignore of {rules}", waiver.until)

    def judge(self, finding: Finding, article: Article, reference: Reference | None) -> Finding:
        """The finding, waived if somebody has taken it on himself; `reference` is what it speaks of."""
        found = self._in_article(finding, article) or self._in_configuration(finding, reference) or self._in_baseline(finding)
        return finding if found is None else replace(finding, waived=found[1], waived_in=found[0])

    def close(self, rules: Collection[str], *, certain: bool) -> None:
        """End of a run by these rules: the baseline is written if it was to be updated.

        `certain`: the run reached everything, so that what it did not find in its articles is no longer true.
        """
        for ignore in self._ignores:
            if not self._holds(ignore.expires):
                self._say(str(ignore), ignore.expires)
        if self._baseline is None:
            return
        stale = self._baseline.stale(self._articles, rules) if certain else ()
        if self._update:
            self._baseline.drop(stale)
            self._baseline.save()
        elif stale:
            self._remarks[f"{len(stale)} of the baseline are no longer found: --update-baseline takes them out"] = None

    def notes(self) -> Iterator[str]:
        """What the run has to say of its waivers."""
        said = list(self._remarks)
        yield from said[:MOST_NOTES]
        if len(said) > MOST_NOTES:
            yield f"{len(said) - MOST_NOTES} more waivers have expired"

    def _in_article(self, finding: Finding, article: Article) -> tuple[WaivedIn, str] | None:
        for waiver in article.waivers:
            named = not waiver.rules or finding.rule in waiver.rules
            covered = waiver.passages is None or finding.passage in waiver.passages
            if named and covered and self._holds(waiver.until):
                return "article", waiver.reason
        return None

    def _in_configuration(self, finding: Finding, reference: Reference | None) -> tuple[WaivedIn, str] | None:
        for ignore in self._ignores:
            if self._holds(ignore.expires) and ignore.covers(finding, reference):
                return "configuration", ignore.reason
        return None

    def _in_baseline(self, finding: Finding) -> tuple[WaivedIn, str] | None:
        if self._baseline is None:
            return None
        entry = self._baseline.known(finding)
        if entry is None or not self._holds(entry.expires):
            entry = self._new(finding, self._baseline, entry)
        return None if entry is None else ("baseline", entry.reason or f"in the baseline since {entry.added}")

    def _new(self, finding: Finding, baseline: Baseline, expired: Known | None) -> Known | None:
        if self._update:
            return baseline.accept(finding, self._day)
        if expired is not None:
            self._say(f"{expired.article}: {expired.rule} in the baseline", expired.expires)
        return None

    def _holds(self, until: str | None) -> bool:
        return until is None or date.fromisoformat(until) >= self._day

    def _say(self, what: str, until: str | None) -> None:
        self._remarks[f"waiver expired on {until}: {what}"] = None
