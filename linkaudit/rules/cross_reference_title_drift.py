"""A "Read more" leads to a page with quite another title.

What: the title that the article announces has little in common with the title of the page that it leads to, and with
the headline on it. The name of the outlet, a changed word or a cut end do not matter: fewer than four in ten of the
shorter title's three-letter pieces must be found in the other. Titles in another script, or surely in another language, are
translations.

Why: addresses are reused, articles rewritten, redirects sent to a section page; the reader gets another story than was
promised.

Severity: warning, medium confidence.

Example: `“Five ports that never sleep” leads to a page called “Shipping news”.`

What to do: look where the link leads, then correct the title or the link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from linkaudit.model import Article, Finding, Resolution, Severity
from linkaudit.rules.found import Speaker
from linkaudit.rules.phrases import sentence
from linkaudit.rules.posts import resolved
from linkaudit.rules.tongues import in_other_tongues
from linkaudit.rules.words import in_other_letters, letters, pieces

ID = "cross-reference-title-drift"
SEVERITY: Severity = "warning"
_SPEAKER = Speaker(ID, SEVERITY)
LEAST_IN_COMMON = 0.4
_LEAST_LETTERS = 6
"""Shorter titles say too little to be compared."""


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each living cross-reference whose page bears another title."""
    for reference, resolution in resolved(article, resolutions, "cross_ref"):
        shown, true = reference.title, resolution.title
        titles = [title for title in (true, resolution.headline) if title]
        if resolution.outcome not in {"live", "moved"} or not shown or not true:
            continue
        if any(_names_site(title, resolution) for title in titles):
            continue
        if all(_differ(shown, title, article.language) for title in titles):
            message = sentence(f"“{shown}” leads to a page called “{true}”.")
            yield _SPEAKER.of_reference(article, reference, message, confidence="medium")


def _names_site(title: str, resolution: Resolution) -> bool:
    """Whether a title is only the site's own name, as far as its address shows: that is no other headline."""
    host = _host(resolution.final_url or resolution.url)
    name = letters(title, hosts=True)
    return bool(host) and (title.strip().casefold() == host or (len(name) >= _LEAST_LETTERS and name in letters(host)))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _differ(shown: str, true: str, language: str | None) -> bool:
    one, other = letters(shown), letters(true)
    if min(len(one), len(other)) < _LEAST_LETTERS or one in other or other in one:
        return False
    if in_other_letters(shown, true) or in_other_tongues(shown, true, language):
        return False
    left, right = pieces(one), pieces(other)
    return len(left & right) < LEAST_IN_COMMON * min(len(left), len(right))
