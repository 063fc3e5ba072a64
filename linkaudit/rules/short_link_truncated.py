"""A short link was cut off when the text was copied.

What: a `t.co/abc…` or `pic.twitter.com/…` whose code ends in an ellipsis or is too short to be one. There is nothing to
follow; codes cannot be guessed.

Why: the reference is lost to readers and to research, and marks text that was copied from a preview.

Severity: warning.

Example: `The short link t.co/YRKx… is cut off; it leads nowhere.`

What to do: take the whole link from the original post, or link the post itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Reference, Resolution, Severity
from linkaudit.rules.found import Speaker
from linkaudit.rules.phrases import link_words

ID = "short-link-truncated"
SEVERITY: Severity = "warning"
_SPEAKER = Speaker(ID, SEVERITY)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each short or picture link that was cut."""
    for reference in article.references:
        if reference.kind in {"short_link", "media_link"} and _reason(reference, resolutions).startswith("truncated"):
            yield _SPEAKER.of_reference(
                article, reference, f"The short link {link_words(reference)} is cut off; it leads nowhere."
            )


def _reason(reference: Reference, resolutions: Mapping[str, Resolution]) -> str:
    """Why there is nothing to follow, as the resolver says or else the parser."""
    resolution = resolutions.get(reference.key or "")
    if resolution is None:
        return reference.reason or ""
    return resolution.reason if resolution.outcome == "unresolved" else ""
