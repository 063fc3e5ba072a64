"""A post that the article shows exists, but not for every reader.

What: the account is protected, or the post is withheld in some countries, restricted by age, or hidden from readers who
are not signed in.

Why: some of your readers see the post, others an empty box; and whoever protected an account may not want the quote.

Severity: warning. It is never called gone: somebody still sees it.

Example: `The post by @quay_anna is not shown to everyone: the account shows its posts to followers only.`

What to do: quote the words in the text, so that no reader depends on the embed; consider whether the author still
consents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Reference, Resolution, Severity
from linkaudit.rules.found import Speaker
from linkaudit.rules.phrases import link_words, post_words, reason_words, sentence
from linkaudit.rules.posts import own_ways, seen_posts

ID = "post-restricted"
SEVERITY: Severity = "warning"
_SPEAKER = Speaker(ID, SEVERITY)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each post, and each link to one, that only some readers see."""
    for seen in seen_posts(article, resolutions, links=True):
        if seen.resolution and is_restricted(seen.resolution):
            yield _finding(article, seen.reference, seen.resolution, post_words(seen.reference))
    for reference, resolution in own_ways(article, resolutions):
        if resolution.leads_to is not None and is_restricted(resolution):
            yield _finding(article, reference, resolution, f"the post that {link_words(reference)} leads to")


def _finding(article: Article, reference: Reference, resolution: Resolution, what: str) -> Finding:
    message = sentence(f"{what} is not shown to everyone: {reason_words(resolution)}.")
    confidence = resolution.confidence if resolution.outcome == "blocked" else "weak"
    return _SPEAKER.of_reference(article, reference, message, confidence=confidence, evidence=resolution.evidence)


def is_restricted(resolution: Resolution) -> bool:
    """Whether the platform itself says that it shows this post to some readers only.

    A login counts where the platform told us of the post all the same: then it is the post that asks for one, not a wall.
    """
    reason = resolution.reason.partition(":")[0].strip()
    if resolution.outcome == "blocked":
        return reason in {"protected", "withheld", "age_restricted"} or (reason == "login" and resolution.post is not None)
    return resolution.outcome == "unknown" and reason == "hidden"
