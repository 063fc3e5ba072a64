"""A post that the article shows or links to has been removed.

What: the platform says positively that a post is gone: deleted, its account suspended or closed, or taken down for
breaking the rules. Two of the platform's own answers must agree, or one must say so in words. A link of another
kind that leads to a removed post counts, once.

Why: readers see an empty box, or words that their author took back. The article still leans on them.

Severity: error (warning in page furniture).

Example: `The post by @quay_anna is gone: deleted.`

What to do: describe the post in your own words, show an archived capture, or remove the embed and say that the post was
deleted. If the author had reason to take it back, think before you repeat it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Reference, Resolution, Severity
from linkaudit.rules.found import Speaker
from linkaudit.rules.phrases import capture_words, link_words, post_words, reason_words, sentence
from linkaudit.rules.posts import own_ways, seen_posts

ID = "post-gone"
SEVERITY: Severity = "error"
_SPEAKER = Speaker(ID, SEVERITY)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each post, and each link to one, that is gone."""
    for seen in seen_posts(article, resolutions, links=True):
        if seen.resolution and seen.resolution.outcome == "gone":
            yield _finding(article, seen.reference, seen.resolution, post_words(seen.reference))
    for reference, resolution in own_ways(article, resolutions):
        if leads_to_gone_post(resolution):
            yield _finding(article, reference, resolution, f"the post that {link_words(reference)} leads to")


def leads_to_gone_post(resolution: Resolution) -> bool:
    """Whether a link works, but the post behind it does not."""
    return resolution.outcome == "gone" and resolution.leads_to is not None


def _finding(article: Article, reference: Reference, resolution: Resolution, what: str) -> Finding:
    message = sentence(f"{what} is gone: {reason_words(resolution)}.{capture_words(resolution)}")
    return _SPEAKER.of_reference(article, reference, message, confidence=resolution.confidence, evidence=resolution.evidence)
