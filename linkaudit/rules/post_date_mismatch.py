"""The date shown beside a post is not the day on which it was posted.

What: the id of a post carries the second in which it was made, deleted or not; the embed or the flattened text shows a
date. Embeds made by the platform (their address says `ref_src=twsrc`) show the UTC day, there any difference counts.
Older embeds and flattened text may show the reader's day: one day either way is let pass.

Why: a wrong date moves an eyewitness to the wrong side of an event, and is the mark of an embed made by hand.

Severity: warning. Confidence is weak where day and month merely seem exchanged.

Example: `The article dates this post 2020-01-08; its id says 2020-01-06 12:58 UTC.`

What to do: look at the original or an archived capture; correct the date, or the id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from linkaudit.model import Article, Confidence, Finding, Reference, Resolution, Severity
from linkaudit.rules.dates import day, swapped
from linkaudit.rules.found import Speaker
from linkaudit.rules.posts import Seen, seen_posts

ID = "post-date-mismatch"
SEVERITY: Severity = "warning"
_SPEAKER = Speaker(ID, SEVERITY)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each post whose shown date its id, or the platform, contradicts."""
    for seen in seen_posts(article, resolutions, links=True):
        shown, true = day(seen.reference.shown_date), day(seen.posted_at)
        allowed = 0 if shows_utc_day(seen.reference) else 1
        if shown and true and abs((shown - true).days) > allowed:
            message = (
                f"The article dates this post {shown}; {_source(seen)} {(seen.posted_at or '')[:16].replace('T', ' ')} UTC."
            )
            yield _SPEAKER.of_reference(article, seen.reference, message, confidence=_confidence(shown, true, allowed))


def _source(seen: Seen) -> str:
    if seen.through is not None:
        return "its picture link leads to a post of"
    return "its id says" if seen.post_id else "it was posted"


def shows_utc_day(reference: Reference) -> bool:
    """Whether the platform itself wrote the date: in UTC, measured on embeds of 2012 to 2026."""
    return "ref_src=twsrc" in (reference.url or "").lower() and reference.form != "flattened"


def _confidence(shown: date, true: date, allowed: int) -> Confidence:
    other = swapped(shown)
    return "weak" if other and abs((other - true).days) <= allowed else "strong"
