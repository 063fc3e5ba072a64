"""What the rules say of a run, and what of it counts: waived, confirmed, or simply found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from linkaudit.errors import ConfigError
from linkaudit.model import Article, Finding, Reference
from linkaudit.options import Options
from linkaudit.pipeline.tally import Tally
from linkaudit.rules import RULES, check_all, chosen
from linkaudit.store import StoredRun
from linkaudit.store.cache import CHECKS, SPAN
from linkaudit.waivers import Baseline, Waivers
from linkaudit.writing import check_writable

CONFIRMED = f"Confirmed by at least {CHECKS} checks over at least {SPAN.days} days."


class Review:
    """The judgement of one run. Raises ConfigError for a rule that is not there and for an unusable baseline."""

    def __init__(self, options: Options) -> None:
        self._options = options
        _check_rules([*options.select, *options.ignore, *(one.rule for one in options.waivers if one.rule)])
        if options.baseline and options.update_baseline:
            check_writable(Path(options.baseline))
        baseline = Baseline.read(options.baseline, update=options.update_baseline) if options.baseline else None
        self._waivers = Waivers(options.waivers, baseline, update=options.update_baseline)

    def findings(self, stored: StoredRun, tally: Tally) -> Iterator[Finding]:
        """What the rules say of every article; what became of its references is counted in the same pass."""
        resolutions = stored.resolutions()
        for entry in stored.entries():
            tally.add(entry, resolutions)
            if isinstance(entry, Article):
                self._waivers.enter(entry)
                references = {reference.n: reference for reference in entry.references}
                for finding in check_all(entry, resolutions, self._options.select, self._options.ignore):
                    reference = references.get(finding.reference or 0)
                    weighed = self._waivers.judge(self._confirmed(finding, reference, stored), entry, reference)
                    tally.found(weighed)
                    yield weighed

    def close(self, *, complete: bool) -> tuple[str, ...]:
        """End of the run: the baseline is brought up to date. Returns what is to be said of the waivers."""
        rules = [rule.ID for rule in chosen(self._options.select, self._options.ignore)]
        self._waivers.close(rules, certain=complete and not self._options.offline)
        return tuple(self._waivers.notes())

    def _confirmed(self, finding: Finding, reference: Reference | None, stored: StoredRun) -> Finding:
        """Only a state file has a history; without one nothing is confirmed."""
        if self._options.state is None or finding.severity != "error" or reference is None or reference.key is None:
            return finding
        if not stored.confirmed(reference.key):
            return finding
        return replace(finding, confirmed=True, message=f"{finding.message} {CONFIRMED}")


def _check_rules(named: Sequence[str]) -> None:
    known = [rule.ID for rule in RULES]
    for name in named:
        if name not in known:
            raise ConfigError(f"there is no rule {name!r}", hint=f"one of: {', '.join(known)}")
