"""How outcomes, credits and figures are said, alike in every format for people.

Uncertain is never worded as dead; dead is never quiet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from linkaudit.data import Agency, agencies
from linkaudit.model import GROUP_OF, LABELS, OUTCOMES, SEVERITIES, Credit, CreditKind, Finding, Kind, Reference, Run, WaivedIn
from linkaudit.reporter.report import Report, Summary
from linkaudit.reporter.visible import one_line, visible

KIND_WORDS: Mapping[Kind, str] = {
    "post": "post",
    "post_link": "link to a post",
    "short_link": "short link",
    "media_link": "picture link",
    "profile": "profile",
    "cross_ref": "cross-reference",
    "embed": "player",
    "link": "link",
}
_WAIVED_WHERE: Mapping[WaivedIn, str] = {
    "article": "in the article",
    "configuration": "by configuration",
    "baseline": "by the baseline",
}
PLATFORM_WORDS: Mapping[str, str] = {"x": "X", "youtube": "YouTube", "tiktok": "TikTok", "truthsocial": "Truth Social"}


def outcome_words(outcome: str | None, reason: str | None) -> str:
    """What became of a reference, under the name it has in every format: `live`, `GONE: deleted`, `blocked: 403`."""
    if outcome is None:
        return ""
    said = outcome.upper() if tone(outcome) == "dead" else visible(outcome)
    return f"{said}: {one_line(reason)}" if reason and outcome != "live" else said


def tone(outcome: str | None) -> str:
    """alive, dead, uncertain, policy or open; empty for none."""
    return next((GROUP_OF[name] for name in OUTCOMES if name == outcome), "")


def platform_words(platform: str | None) -> str:
    """A platform's name as it writes itself."""
    return PLATFORM_WORDS.get(platform or "", visible((platform or "").capitalize()))


@cache
def _names_by_id() -> Mapping[str, str]:
    return {agency.id: _usual_name(agency) for agency in agencies()}


def _usual_name(agency: Agency) -> str:
    """A name of one word is the name (Reuters, not its desk code rtr); longer ones go by their abbreviation."""
    short = agency.abbreviations if set(agency.name) & set(" -") else ()
    return next(iter(short), agency.name)


def agency_words(agency: str) -> str:
    """A registry id as readers know it: `afp` → AFP, `reuters` → Reuters."""
    return _names_by_id().get(agency, visible(agency))


def account_words(reference: Reference) -> str:
    """Whose post it is: the handle, and the agency whose own account that is."""
    handle = (reference.handle or "").lstrip("@＠")
    shown = f"@{one_line(handle, 80)}" if handle else one_line(reference.name or "", 80)
    return f"{shown} ({agency_words(reference.account_agency)}'s own account)" if reference.account_agency else shown


def credit_words(credit: Credit) -> str:
    """To whom the page credits its text."""
    agencies = " and ".join(agency_words(agency) for agency in credit.agencies)
    helpers = ", ".join(one_line(name, 120) for name in credit.contributors)
    said: dict[CreditKind, str] = {
        "exclusive": agencies,
        "mixed": f"{agencies}, mixed with {helpers or 'own material'}",
        "contributory": f"{helpers or 'the outlet'}, with material from {agencies}",
        "unnamed": "agencies, unnamed",
        "conflict": f"conflicting: {agencies}",
        "none": "no agency credited",
    }
    return said[credit.kind]


def counted_first(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Those that count, then those that are waived; each in its order."""
    yield from (finding for finding in findings if finding.waived is None)
    yield from (finding for finding in findings if finding.waived is not None)


def severity_words(finding: Finding) -> str:
    """`error`, or `waived error`."""
    return finding.severity if finding.waived is None else f"waived {finding.severity}"


def finding_words(finding: Finding) -> str:
    """What a finding says, and who has taken it on himself."""
    said = one_line(finding.message)
    if finding.waived is None:
        return said
    where = f" {_WAIVED_WHERE[finding.waived_in]}" if finding.waived_in else ""
    return f"{said} Waived{where}: {one_line(finding.waived)}."


def share(part: int, whole: int) -> str:
    """`146 (19 %)`."""
    return f"{part:,} ({100 * part / whole:.0f} %)" if whole else f"{part:,}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 article`, `2 articles`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def figures(report: Report, summary: Summary) -> Iterator[tuple[str, str]]:
    """The summary as heading and value, in the order people read it."""
    yield "Articles", _counts({"read": summary.articles, "unreadable": summary.unreadable})
    yield "Credited agencies", _credited(summary)
    yield "Agencies' own accounts", _own_accounts(summary)
    yield "Wire share of body words", _wire_share(summary)
    yield "Social insertions", _counts({platform_words(name): count for name, count in summary.insertions.most_common()})
    yield "References", f"{summary.references:,}"
    if report.run is not None:
        yield "Outcomes", _outcomes(summary)
        counts = {f"{name}s": summary.findings[name] for name in SEVERITIES}
        yield "Findings", _counts(counts | {"waived": summary.waived})


def label_figures(summary: Summary) -> Iterator[tuple[str, int, int]]:
    """(label, passages, words), in the order of the model, for labels that occur."""
    for label in LABELS:
        if summary.passages[label]:
            yield label, summary.passages[label], summary.words[label]


def run_notes(run: Run | None) -> Iterator[str]:
    """What has to be said aloud of a run."""
    if run is None:
        return
    if not run.complete:
        yield "This audit is incomplete."
    for note in run.notes:
        yield one_line(note)


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items() if count) or "none"


def _credited(summary: Summary) -> str:
    found = sorted(summary.credited.items(), key=lambda item: (-item[1], item[0]))
    return (
        ", ".join(f"{agency_words(agency)} ({kind}, {plural(count, 'article')})" for (agency, kind), count in found) or "none"
    )


def _own_accounts(summary: Summary) -> str:
    total = plural(summary.insertions.total(), "insertion")
    accounts = summary.own_account.most_common()
    return ", ".join(f"{agency_words(agency)} ({count:,} of {total})" for agency, count in accounts) or "none"


def _wire_share(summary: Summary) -> str:
    whole = summary.body_words
    if not whole:
        return "no body text"
    chained = f", chained to it {share(summary.chained, whole)}" if summary.chained else ""
    anchored, inherited = share(summary.anchored, whole), share(summary.inherited, whole)
    return f"anchored {anchored}{chained}, inherited from the credit {inherited}, of {plural(whole, 'word')}"


def _outcomes(summary: Summary) -> str:
    said = []
    for group in dict.fromkeys(GROUP_OF.values()):
        names = [name for name in OUTCOMES if GROUP_OF[name] == group and summary.outcomes[name]]
        if names:
            said.append(
                f"{group} {summary.groups[group]:,} ({', '.join(f'{name} {summary.outcomes[name]:,}' for name in names)})"
            )
    return "; ".join(said) or "none"
