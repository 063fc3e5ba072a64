"""A link leads to a page that is positively gone.

What: the server answers 404 or 410, or the host no longer exists (asked twice, while other names could be found). Posts
and "Read more" lines have rules of their own. What is blocked, slow or unclear is never called gone.

Why: the source that a reader is sent to is no longer there.

Severity: error (warning in page furniture).

Example: `https://port.example/orders is gone: 404.`

What to do: link an archived capture or the page's new address, or name the source in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Resolution, Severity
from linkaudit.rules.found import Speaker
from linkaudit.rules.phrases import capture_words, link_words, reason_words, sentence
from linkaudit.rules.post_gone import leads_to_gone_post
from linkaudit.rules.posts import own_ways

ID = "link-gone"
SEVERITY: Severity = "error"
_SPEAKER = Speaker(ID, SEVERITY)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each link that is gone, but for posts and cross-references."""
    for reference, resolution in own_ways(article, resolutions):
        if resolution.outcome == "gone" and not leads_to_gone_post(resolution):
            message = sentence(f"{link_words(reference)} is gone: {reason_words(resolution)}.{capture_words(resolution)}")
            confidence, evidence = resolution.confidence, resolution.evidence
            yield _SPEAKER.of_reference(article, reference, message, confidence=confidence, evidence=evidence)
