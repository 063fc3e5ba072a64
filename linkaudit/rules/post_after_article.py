"""The article shows a post that is younger than the article itself.

What: the time that the post's id carries lies after the date of publication. Where the article states only a day, or a
time without zone, one day more is allowed, for no reader's clock is known.

Why: the page was changed after its stated date without saying so, or the date is wrong. Researchers who date a corpus by
its stated dates are led astray either way.

Severity: warning. Confidence is medium within a day of a stated time: many desks add posts to a story on the same day.

Example: `The article says it was published 2020-01-05, but shows a post of 2020-01-07 08:10 UTC.`

What to do: state when the article was updated, or correct its date; in a corpus, use the later date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from linkaudit.model import Article, Confidence, Finding, Resolution, Severity
from linkaudit.rules.dates import day, moment
from linkaudit.rules.found import Speaker
from linkaudit.rules.posts import seen_posts

ID = "post-after-article"
SEVERITY: Severity = "warning"
_SPEAKER = Speaker(ID, SEVERITY)
_A_MINUTE = timedelta(minutes=1)
"""Many articles state the minute, and what came in it came in time."""


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each inserted or linked post made after the article."""
    if article.published is None:
        return
    for seen in seen_posts(article, resolutions, links=True):
        confidence = _later(seen.posted_at, article.published)
        if confidence and seen.posted_at:
            at = seen.posted_at[:16].replace("T", " ")
            message = f"The article says it was published {article.published}, but shows a post of {at} UTC."
            yield _SPEAKER.of_reference(article, seen.reference, message, confidence=confidence)


def _later(posted: str | None, published: str) -> Confidence | None:
    """How surely the post is younger; None when it is not."""
    posted_moment, published_moment = moment(posted), moment(published)
    if posted_moment and published_moment:
        behind = posted_moment - published_moment
        return None if behind < _A_MINUTE else "strong" if behind > timedelta(days=1) else "medium"
    posted_day, published_day = day(posted), day(published)
    if posted_day is None or published_day is None:
        return None
    return "strong" if posted_day > published_day + timedelta(days=1) else None
