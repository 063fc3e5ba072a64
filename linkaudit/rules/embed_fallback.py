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

import re
from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Passage, Resolution, Severity
from linkaudit.rules.found import Speaker
from linkaudit.rules.phrases import post_words

ID = "embed-fallback"
SEVERITY: Severity = "note"
_SPEAKER = Speaker(ID, SEVERITY)
_FAILED_FORMS = frozenset({"bare_url", "wp_embed", "fallback", "leftover", "failed_embed"})
_LONGEST_NOTICE = 160
"""Characters; longer passages only talk about such notices."""
_NOTICE = re.compile(
    r"\A\W{0,5}(?:this |the )?(?:tweet|post|content)s? (?:may have been|has been|was|is|are) "
    r"(?:deleted|removed|no longer available|(?:currently )?unavailable|not available)|"
    r"\A\W{0,5}(?:dieser |der )?(?:tweet|post|beitrag) (?:wurde (?:möglicherweise )?gelöscht|ist nicht mehr verfügbar)|"
    r"\A\W{0,5}(?:ce|le) (?:tweet|post|message) (?:a (?:peut-être )?été supprimé|n['’]est plus disponible)|"
    r"\A\W{0,5}(?:este|el) (?:tweet|tuit|post|mensaje) (?:ha sido|fue|puede haber sido) (?:eliminado|borrado)|"
    r"\A\W{0,5}(?:este|o) (?:tweet|tuíte|post) (?:foi|pode ter sido) (?:apagado|excluído|removido)|"
    r"\A\W{0,5}(?:questo|il) (?:tweet|post) (?:è stato|potrebbe essere stato) (?:cancellato|eliminato|rimosso)|"
    r"\A\W{0,5}(?:deze|dit|de) (?:tweet|post|bericht) (?:is|kan zijn) (?:verwijderd|niet meer beschikbaar)",
    re.IGNORECASE,
)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each embed that failed."""
    del resolutions
    for reference in article.references:
        failed = reference.kind == "post" and reference.form in _FAILED_FORMS and article.origin.media == "html"
        if failed:
            message = f"Only the address of {post_words(reference)} stands here, the embed failed."
            yield _SPEAKER.of_reference(article, reference, message)
    for passage in article.passages:
        if is_notice(passage):
            message = f"An embed left only a notice here: “{passage.text.strip()}”"
            yield _SPEAKER.of_passage(article, passage, message, confidence="medium", evidence=passage.text.strip())


def is_notice(passage: Passage) -> bool:
    """Whether a passage is nothing but a platform's or a publishing system's notice that a post is not there."""
    return passage.form != "boilerplate" and len(passage.text) <= _LONGEST_NOTICE and _NOTICE.search(passage.text) is not None
