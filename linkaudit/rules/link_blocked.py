"""A server would not tell whether the page is there.

What: it asks for a login, a payment or a proof of being human, limits the rate, or forbids: 401, 402, 403, 429, 451, 999,
a challenge page. Posts that the platform itself restricts are `post-restricted`.

Why: a reader with a browser may well get through; so nothing is claimed but that it could not be checked.

Severity: note.

Example: `https://port.example/orders would not be checked: 403. A reader may still see it.`

What to do: open it by hand if the passage depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Resolution, Severity
from linkaudit.rules.found import Speaker
from linkaudit.rules.phrases import link_words, reason_words, sentence
from linkaudit.rules.post_restricted import is_restricted
from linkaudit.rules.posts import resolved

ID = "link-blocked"
SEVERITY: Severity = "note"
_SPEAKER = Speaker(ID, SEVERITY)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each reference that a server guards."""
    for reference, resolution in resolved(article, resolutions):
        of_post = reference.kind in {"post", "post_link"} or (reference.kind != "cross_ref" and resolution.leads_to is not None)
        restricted_post = of_post and is_restricted(resolution)
        if resolution.outcome == "blocked" and not restricted_post:
            reason = reason_words(resolution)
            message = sentence(f"{link_words(reference)} would not be checked: {reason}. A reader may still see it.")
            confidence, evidence = resolution.confidence, resolution.evidence
            yield _SPEAKER.of_reference(article, reference, message, confidence=confidence, evidence=evidence)
