"""A post that was to be embedded stands there as its bare address or as a notice of failure.

What: in an HTML article, an embed that the publishing system could not make: the address alone where a post should be,
linked or not; or the remains of one ("Tweet may have been deleted"). In plain text a bare address is how posts are
written, and nothing is said.

Why: readers see an address instead of the words. Often it is the first sign that the post is gone.

Severity: note.

Example: `Only the address of the post by @quay_anna stands here, the embed failed.`

What to do: embed it anew, or quote the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Resolution, Severity
from linkaudit.rules.found import Speaker
from linkaudit.rules.notices import is_notice
from linkaudit.rules.phrases import post_words

ID = "embed-fallback"
SEVERITY: Severity = "note"
_SPEAKER = Speaker(ID, SEVERITY)
_FAILED_FORMS = frozenset({"bare_url", "wp_embed", "fallback", "leftover", "failed_embed"})


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each embed that failed."""
    del resolutions
    for reference in article.references:
        failed = reference.kind == "post" and reference.form in _FAILED_FORMS and article.origin.media == "html"
        if failed:
            message = f"Only the address of {post_words(reference)} stands here, the embed failed."
            yield _SPEAKER.of_reference(article, reference, message)
    for passage in article.passages:
        if passage.form != "boilerplate" and is_notice(passage.text):
            message = f"An embed left only a notice here: “{passage.text.strip()}”"
            yield _SPEAKER.of_passage(article, passage, message, confidence="medium", evidence=passage.text.strip())
