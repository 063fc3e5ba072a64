"""A "Read more" leads to an article that is gone.

What: the address behind a cross-reference answers 404 or 410, or its host no longer exists.

Why: it is mostly the outlet's own archive that rots here, and the outlet can mend it.

Severity: error (warning in page furniture).

Example: `“Five ports that never sleep” is gone: 404.`

What to do: restore or redirect the article, or remove the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Resolution, Severity
from linkaudit.rules.found import Speaker
from linkaudit.rules.phrases import capture_words, link_words, reason_words, sentence
from linkaudit.rules.posts import resolved

ID = "cross-reference-gone"
SEVERITY: Severity = "error"
_SPEAKER = Speaker(ID, SEVERITY)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each cross-reference that is gone."""
    for reference, resolution in resolved(article, resolutions, "cross_ref"):
        if resolution.outcome == "gone":
            message = sentence(f"{link_words(reference)} is gone: {reason_words(resolution)}.{capture_words(resolution)}")
            confidence, evidence = resolution.confidence, resolution.evidence
            yield _SPEAKER.of_reference(article, reference, message, confidence=confidence, evidence=evidence)
