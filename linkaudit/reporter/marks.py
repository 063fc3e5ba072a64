"""Which rules speak of which row: the findings of a run, dealt out article by article as the rows are written.

A run of a million articles has more findings than memory; they stand in the order of the articles, so that one walk along
both finds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

from linkaudit.model import Finding

Mark = tuple[Literal["passage", "reference"], int]


class Marks:
    """Findings in any order if they are a sequence, else in the order in which their articles are asked for."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._gathered: Mapping[str, list[Finding]] | None = _gathered(findings) if isinstance(findings, Sequence) else None
        self._groups = groupby(() if self._gathered is not None else findings, lambda finding: finding.article)
        self._next: tuple[str, Iterator[Finding]] | None = None

    def of(self, article: str) -> Mapping[Mark, str]:
        """(passage or reference, its number) → the rules that speak of it, separated by semicolons."""
        if self._gathered is not None:
            return _marks(self._gathered.get(article, ()))
        self._next = self._next or next(self._groups, None)
        if self._next is None or self._next[0] != article:
            return {}
        marks = _marks(self._next[1])
        self._next = None
        return marks


def _gathered(findings: Sequence[Finding]) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.article, []).append(finding)
    return found


def _marks(findings: Iterable[Finding]) -> Mapping[Mark, str]:
    marks: dict[Mark, dict[str, None]] = {}
    for finding in findings:
        name = finding.rule if finding.waived is None else f"{finding.rule} (waived)"
        if finding.reference is not None:
            marks.setdefault(("reference", finding.reference), {})[name] = None
        elif finding.passage is not None:
            marks.setdefault(("passage", finding.passage), {})[name] = None
    return {mark: ";".join(rules) for mark, rules in marks.items()}
