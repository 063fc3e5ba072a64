"""The post belongs to another account than the article says.

What: the platform names another author for this id than the handle that signs the post or is written in its address.
On X any handle works in a link, the id alone decides; so nobody notices by clicking.

Why: either the account was renamed, or words are put into the wrong mouth. A forged embed looks just like this.

Severity: warning, medium confidence: a rename and a forgery look alike. With the same display name a rename is likely.

Example: `The article credits this post to @quay_anna; it is by @harbour_fan.`

What to do: compare the display name and an archived capture of the old address; then correct the handle, or the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Reference, Resolution, Severity
from linkaudit.platforms.pictures import same_handle
from linkaudit.rules.found import Speaker
from linkaudit.rules.posts import comparable, seen_posts

ID = "post-author-mismatch"
SEVERITY: Severity = "warning"
_SPEAKER = Speaker(ID, SEVERITY)
_SIGNATURE = re.compile(
    r"(?:\A|\n)\s{0,3}[—–―-]{1,3}[^\n]{0,120}\(@(?P<handle>[A-Za-z0-9_.-]{1,80})\)[^()@\n]{0,60}\Z", re.ASCII
)
"""The last line of an embed: `— Anna Quay (@quay_anna) January 6, 2020`."""


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each living post by another account than the article names."""
    signatures = _signatures(article)
    for seen in seen_posts(article, resolutions, links=True):
        facts = seen.facts
        if facts is None or facts.handle is None or not comparable(seen.reference.platform, facts.handle):
            continue
        named = (seen.reference.handle, signatures.get(seen.reference.n))
        shown = next((each for each in named if each and _is_other(seen.reference, each, facts.handle)), None)
        if shown is not None:
            message = f"The article credits this post to @{shown.lstrip('@')}; it is by @{facts.handle.lstrip('@')}."
            message += _rename(seen.reference.name, facts.name)
            yield _SPEAKER.of_reference(article, seen.reference, message, confidence="medium", evidence=facts.name)


def _is_other(reference: Reference, shown: str, true: str) -> bool:
    return comparable(reference.platform, shown) and not same_handle(shown, true)


def _signatures(article: Article) -> dict[int, str]:
    """Reference number of each embedded post → the handle in the line that signs it, as readers see it.

    Its address may name another: whoever forges an embed exchanges the name and leaves the link, or the other way round.
    """
    posts: dict[int | None, list[int]] = {}
    for reference in article.references:
        if reference.kind == "post":
            posts.setdefault(reference.passage, []).append(reference.n)
    shown = ((posts.get(passage.n, []), passage) for passage in article.passages if passage.form == "social_post")
    signed = ((alone[0], _SIGNATURE.search(passage.text)) for alone, passage in shown if len(alone) == 1)
    return {n: found["handle"] for n, found in signed if found}


def _rename(shown: str | None, true: str | None) -> str:
    same = shown and true and shown.strip().casefold() == true.strip().casefold()
    return f" Both are called {true}: the account was probably renamed." if same else ""
