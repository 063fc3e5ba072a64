"""A link that cannot work as it stands.

What: the address is malformed, the redirects run in a circle, the certificate is bad, the connection was refused, or
the answer no HTTP, at every try, or the place in the page (`#part`) is missing. Any kind of reference counts.

Why: no reader gets through, and mostly a typing error in the article is the reason: a missing letter, a stray bracket.

Severity: error (warning in page furniture).

Example: `htps://port.example/orders cannot work: malformed.`

What to do: correct the address; where the other side is at fault, link an archived capture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Resolution, Severity
from linkaudit.rules.found import Speaker
from linkaudit.rules.phrases import capture_words, link_words, reason_words, sentence
from linkaudit.rules.posts import resolved

ID = "link-broken"
SEVERITY: Severity = "error"
_SPEAKER = Speaker(ID, SEVERITY)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each reference that is broken."""
    for reference, resolution in resolved(article, resolutions):
        if resolution.outcome == "broken":
            message = sentence(f"{link_words(reference)} cannot work: {reason_words(resolution)}.{capture_words(resolution)}")
            confidence, evidence = resolution.confidence, resolution.evidence
            yield _SPEAKER.of_reference(article, reference, message, confidence=confidence, evidence=evidence)
