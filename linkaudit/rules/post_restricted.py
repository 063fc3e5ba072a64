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

from linkaudit.model import Article, Finding, Resolution, Severity
from linkaudit.rules.found import Speaker
from linkaudit.rules.phrases import post_words, reason_words, sentence
from linkaudit.rules.posts import seen_posts

ID = "post-restricted"
SEVERITY: Severity = "warning"
_SPEAKER = Speaker(ID, SEVERITY)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each post that only some readers see."""
    for seen in seen_posts(article, resolutions, links=True):
        if seen.resolution and is_restricted(seen.resolution):
            message = f"{post_words(seen.reference)} is not shown to everyone: {reason_words(seen.resolution)}."
            confidence = seen.resolution.confidence if seen.resolution.outcome == "blocked" else "weak"
            evidence = seen.resolution.evidence
            yield _SPEAKER.of_reference(article, seen.reference, sentence(message), confidence=confidence, evidence=evidence)


def is_restricted(resolution: Resolution) -> bool:
    """Whether the platform itself says that it shows this post to some readers only."""
    reason = resolution.reason.partition(":")[0].strip()
    blocked = resolution.outcome == "blocked" and reason in {"protected", "withheld", "age_restricted"}
    return blocked or (resolution.outcome == "unknown" and reason == "hidden")
