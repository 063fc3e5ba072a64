"""The post belongs to another account than the article says.

What: the platform names another author for this id than the handle shown beside the post or written in its address.
On X any handle works in a link, the id alone decides; so nobody notices by clicking.

Why: either the account was renamed, or words are put into the wrong mouth. A forged embed looks just like this.

Severity: warning, medium confidence: a rename and a forgery look alike. With the same display name a rename is likely.

Example: `The article credits this post to @quay_anna; it is by @harbour_fan.`

What to do: compare the display name and an archived capture of the old address; then correct the handle, or the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkaudit.model import Article, Finding, Resolution, Severity
from linkaudit.platforms.pictures import same_handle
from linkaudit.rules.found import Speaker
from linkaudit.rules.posts import Seen, comparable, seen_posts

ID = "post-author-mismatch"
SEVERITY: Severity = "warning"
_SPEAKER = Speaker(ID, SEVERITY)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each living post by another account than the article names."""
    for seen in seen_posts(article, resolutions, links=True):
        shown, facts = seen.reference.handle, seen.facts
        if shown is None or facts is None or facts.handle is None or not _both_readable(seen, facts.handle):
            continue
        if not same_handle(shown, facts.handle):
            message = f"The article credits this post to @{shown.lstrip('@')}; it is by @{facts.handle.lstrip('@')}."
            message += _rename(seen.reference.name, facts.name)
            yield _SPEAKER.of_reference(article, seen.reference, message, confidence="medium", evidence=facts.name)


def _both_readable(seen: Seen, true: str) -> bool:
    platform = seen.reference.platform
    return comparable(platform, seen.reference.handle) and comparable(platform, true)


def _rename(shown: str | None, true: str | None) -> str:
    same = shown and true and shown.strip().casefold() == true.strip().casefold()
    return f" Both are called {true}: the account was probably renamed." if same else ""
