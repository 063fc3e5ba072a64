"""What every format is drawn from: the events of a run, gathered, and the figures that sum them up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from linkaudit.model import (
    GROUP_OF,
    OUTCOMES,
    Article,
    Corpus,
    Event,
    Finding,
    Label,
    OutcomeName,
    Passage,
    Reference,
    Resolution,
    Run,
    Unreadable,
)
from linkaudit.platforms.pictures import Recovered, is_lost, recovered

ANCHORED = frozenset({"stated", "matched", "anchored"})
"""Bases by which a passage itself carries the agency's claim."""
CHAINED = frozenset({"chained", "duplicate"})
"""Bases by which a passage follows from another one that carries it."""
_STRANGE = "its picture link leads to no post of this account"
WIRE: tuple[Label, ...] = ("wire", "wire_mixed")
"""Labels that claim an agency's words; `wire_attributed` claims only its facts."""

_SIGNS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Scripts written without spaces: each of their signs counts as a word, as word processors count."""
_WORD = re.compile(r"""[^\s!"#$%&()*+,./:;<=>?@\[\\\]^`{|}~‐-―‘“-‟…‹›«»¡¿।،؛؟、。・「-】！（），．：；？]+""")
"""What stands between blanks and marks; apostrophe and hyphen belong to words, and combining signs to their letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A run, whole or partial. The iterables can be gone through more than once, so that a store may stand behind them."""

    entries: Iterable[Article | Unreadable] = ()
    """In the order of the inputs."""
    resolutions: Mapping[str, Resolution] = field(default_factory=dict)
    """By key."""
    findings: Iterable[Finding] = ()
    corpus: Corpus | None = None
    """What many articles together tell; None for a single one."""
    run: Run | None = None
    """None for `extract`."""

    @classmethod
    def of(cls, events: Iterable[Event]) -> Report:
        """Gather a stream of events; a later resolution of a key replaces an earlier one."""
        entries: list[Article | Unreadable] = []
        resolutions: dict[str, Resolution] = {}
        findings: list[Finding] = []
        corpus: Corpus | None = None
        run: Run | None = None
        for event in events:
            match event:
                case Article() | Unreadable():
                    entries.append(event)
                case Resolution():
                    resolutions[event.key] = event
                case Finding():
                    findings.append(event)
                case Corpus():
                    corpus = event
                case Run():
                    run = event
        return cls(entries=tuple(entries), resolutions=resolutions, findings=tuple(findings), corpus=corpus, run=run)

    def fates(self, article: Article) -> Fates:
        """What became of an article's references."""
        return Fates(article, self.resolutions, asked=self.run is not None)


class Fates:
    """What became of the references of one article, posts known only by their picture link included."""

    def __init__(self, article: Article, resolutions: Mapping[str, Resolution], *, asked: bool = True) -> None:
        self._resolutions = resolutions
        self._asked = asked
        self._recovered = recovered(article, resolutions)

    def recovered(self, reference: Reference) -> Recovered | None:
        """What a picture link gave away of a post without address."""
        return self._recovered.get(reference.n)

    def resolution(self, reference: Reference) -> Resolution | None:
        """The resolution of a reference, where it was asked and tells its fate."""
        found = self._recovered.get(reference.n)
        if found is not None:
            return found.resolution
        way = self._resolutions.get(reference.key) if reference.key else None
        return None if way is not None and is_lost(reference) and _settled(way) else way

    def outcome(self, reference: Reference) -> tuple[OutcomeName | None, str | None]:
        """Outcome and reason to show for a reference; (None, None) where the run resolves nothing."""
        resolution = self.resolution(reference)
        if resolution is not None:
            return resolution.outcome, resolution.reason
        if not self._asked:
            return None, None
        if reference.key is None:
            return "unresolved", reference.reason or "no url"
        return ("unknown", _STRANGE) if reference.key in self._resolutions else ("unchecked", "not reached")


def _settled(way: Resolution) -> bool:
    """Whether a picture link was followed to its end: what it says then concerns some other post, or none."""
    return GROUP_OF[way.outcome] in {"alive", "dead"}


@dataclass(slots=True, kw_only=True)
class Summary:
    """The figures of a run; every mapping counts."""

    articles: int = 0
    unreadable: int = 0
    credited: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(agency, kind of credit) → articles."""
    own_account: Counter[str] = field(default_factory=Counter)
    """Agency → posts inserted from its own account."""
    passages: Counter[str] = field(default_factory=Counter)
    """Label → passages."""
    words: Counter[str] = field(default_factory=Counter)
    """Label → words."""
    body_words: int = 0
    anchored: int = 0
    """Body words whose own passage carries an agency's claim."""
    chained: int = 0
    """Body words that follow from such a passage."""
    inherited: int = 0
    """Body words that only inherit the article's credit."""
    insertions: Counter[str] = field(default_factory=Counter)
    """Platform → posts inserted."""
    references: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    """Outcome → references."""
    groups: Counter[str] = field(default_factory=Counter)
    """alive, dead, uncertain, policy, open → references."""
    findings: Counter[str] = field(default_factory=Counter)
    """Severity → findings that count."""
    waived: int = 0
    """Findings that somebody has taken on himself."""

    def add_passage(self, passage: Passage) -> None:
        """Count a passage's words by label, and its share of wire copy."""
        count = words(passage.text)
        self.passages[passage.label] += 1
        self.words[passage.label] += count
        if passage.form != "body" or passage.label in {"social", "cross_promo"}:
            return
        self.body_words += count
        if passage.label not in WIRE:
            return
        if passage.basis in ANCHORED:
            self.anchored += count
        elif passage.basis in CHAINED:
            self.chained += count
        else:
            self.inherited += count

    def add_reference(self, reference: Reference, outcome: str | None) -> None:
        """Count a reference by what it is and what became of it."""
        self.references += 1
        if reference.kind == "post":
            self.insertions[reference.platform or "unknown"] += 1
            if reference.account_agency:
                self.own_account[reference.account_agency] += 1
        for name in OUTCOMES:
            if name == outcome:
                self.outcomes[name] += 1
                self.groups[GROUP_OF[name]] += 1


def summarise(report: Report) -> Summary:
    """Go through a report once and count."""
    summary = Summary()
    for entry in report.entries:
        if isinstance(entry, Unreadable):
            summary.unreadable += 1
            continue
        summary.articles += 1
        for agency in entry.credit.agencies:
            summary.credited[agency, entry.credit.kind] += 1
        for passage in entry.passages:
            summary.add_passage(passage)
        fates = report.fates(entry)
        for reference in entry.references:
            summary.add_reference(reference, fates.outcome(reference)[0])
    for finding in report.findings:
        if finding.waived is None:
            summary.findings[finding.severity] += 1
        else:
            summary.waived += 1
    return summary


def words(text: str) -> int:
    """Words of a text: what stands between blanks and punctuation; in scripts without blanks each sign is one."""
    signs = len(_SIGNS.findall(text))
    runs = _WORD.findall(_SIGNS.sub(" ", text) if signs else text)
    # Most are letters only, and to look at each letter of a corpus would take longer than to parse it.
    return signs + len([run for run in runs if run.isalnum() or any(sign.isalnum() or sign == "-" for sign in run)])
