"""What an editor should look at: one module per rule, each a question put to an article and to what became of its links.

To add one: write the module (its docstring is the manual), put its name into `RULES`, write its test file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from inspect import cleandoc
from typing import Protocol

from linkaudit.errors import ConfigError
from linkaudit.model import Article, Finding, Resolution, Severity
from linkaudit.rules import (
    agency_post,
    credit_conflict,
    cross_reference_gone,
    cross_reference_title_drift,
    cross_reference_unlinked,
    duplicate_passage,
    embed_fallback,
    link_blocked,
    link_broken,
    link_gone,
    link_moved,
    post_after_article,
    post_author_mismatch,
    post_date_mismatch,
    post_gone,
    post_restricted,
    post_text_drift,
    short_link_truncated,
    uncredited_wire,
)
from linkaudit.rules.found import fingerprint
from linkaudit.rules.posts import resolved

__all__ = ["RULES", "Rule", "check_all", "chosen", "manual", "rule", "summary"]


class Rule(Protocol):
    """What a rule's module offers; its docstring is the manual."""

    @property
    def ID(self) -> str:  # noqa: N802 - a constant of the module
        """The name in reports, in `--select` and in baselines."""
        ...

    @property
    def SEVERITY(self) -> Severity:  # noqa: N802 - a constant of the module
        """How grave its findings are."""
        ...

    def check(self, article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
        """Yield what is to be said of one article."""
        ...


RULES: tuple[Rule, ...] = (
    post_gone,
    post_restricted,
    post_author_mismatch,
    post_date_mismatch,
    post_after_article,
    post_text_drift,
    embed_fallback,
    link_gone,
    link_broken,
    link_moved,
    link_blocked,
    short_link_truncated,
    cross_reference_unlinked,
    cross_reference_gone,
    cross_reference_title_drift,
    uncredited_wire,
    credit_conflict,
    agency_post,
    duplicate_passage,
)


def check_all(
    article: Article, resolutions: Mapping[str, Resolution], select: Collection[str] = (), ignore: Collection[str] = ()
) -> Iterator[Finding]:
    """What the chosen rules say of an article, in its order. Findings that are alike get fingerprints of their own.

    Of page furniture only what was asked counts, and never as an error. Raises ConfigError for an unknown rule.
    """
    found = [finding for each in chosen(select, ignore) for finding in each.check(article, resolutions)]
    found.sort(key=lambda finding: finding.place.start if finding.place else -1)
    seen: Counter[str] = Counter()
    for finding in _fit_for_furniture(found, article, resolutions):
        seen[finding.fingerprint] += 1
        count = seen[finding.fingerprint]
        yield finding if count == 1 else replace(finding, fingerprint=fingerprint(finding.fingerprint, str(count)))


def _fit_for_furniture(
    findings: Iterable[Finding], article: Article, resolutions: Mapping[str, Resolution]
) -> Iterator[Finding]:
    furniture = {passage.n for passage in article.passages if passage.form == "boilerplate"}
    asked = {reference.n for reference, resolution in resolved(article, resolutions) if resolution.outcome != "unchecked"}
    for finding in findings:
        if finding.passage not in furniture:
            yield finding
        elif finding.reference in asked:
            yield replace(finding, severity="warning") if finding.severity == "error" else finding


def chosen(select: Collection[str] = (), ignore: Collection[str] = ()) -> tuple[Rule, ...]:
    """The rules to run: those selected, or all, but for those ignored. Raises ConfigError for an unknown name."""
    for name in (*select, *ignore):
        rule(name)
    return tuple(each for each in RULES if (not select or each.ID in select) and each.ID not in ignore)


def rule(name: str) -> Rule:
    """The rule of that name. Raises ConfigError with the names there are."""
    for each in RULES:
        if name == each.ID:
            return each
    raise ConfigError(f"no such rule: {name}", hint=f"choose from {', '.join(each.ID for each in RULES)}")


def manual(name: str) -> str:
    """What a rule's docstring says, under its name. Raises ConfigError for an unknown one."""
    each = rule(name)
    return f"{each.ID} ({each.SEVERITY})\n\n{cleandoc(each.__doc__ or '')}\n"


def summary(name: str) -> str:
    """The first sentence of a rule's manual. Raises ConfigError for an unknown one."""
    return re.split(r"\n\s*\n", cleandoc(rule(name).__doc__ or ""), maxsplit=1)[0].replace("\n", " ")
