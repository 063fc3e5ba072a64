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

from collections.abc import Collection, Iterator, Mapping

from linkaudit.model import Article, Finding, Reference, Resolution, Severity
from linkaudit.platforms.leftovers import is_notice
from linkaudit.rules.found import Speaker
from linkaudit.rules.phrases import post_words

ID = "embed-fallback"
SEVERITY: Severity = "note"
_SPEAKER = Speaker(ID, SEVERITY)
_ADDRESSES = frozenset({"bare_url", "wp_embed"})
"""Forms of posts of which nothing but the address stands there."""


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each embed that failed."""
    del resolutions
    posts = [one for one in article.references if one.kind == "post"] if article.origin.media == "html" else []
    for post in posts:
        if post.form in _ADDRESSES:
            message = f"Only the address of {post_words(post)} stands here, the embed failed."
            yield _SPEAKER.of_reference(article, post, message)
        elif post.form == "fallback":
            yield _SPEAKER.of_reference(article, post, _noted(post), evidence=post.text)
    told = {n for post in posts if post.form == "fallback" for n in _about(post)}
    yield from _notices(article, told)


def _notices(article: Article, told: Collection[int]) -> Iterator[Finding]:
    """Of passages that are a notice, but for those of which it is told already."""
    for passage in article.passages:
        if passage.form != "boilerplate" and passage.n not in told and is_notice(passage.text):
            message = f"An embed left only a notice here: “{passage.text.strip()}”"
            yield _SPEAKER.of_passage(article, passage, message, confidence="medium", evidence=passage.text.strip())


def _noted(reference: Reference) -> str:
    if reference.url is None:
        return f"An embed left only a notice here: “{(reference.text or '').strip()}”"
    return f"A notice beside {post_words(reference)} says that its embed failed."


def _about(reference: Reference) -> set[int]:
    """The passage of a failed embed, and those beside it: the notice stands in one of them."""
    n = reference.passage
    return set() if n is None else {n - 1, n, n + 1}
