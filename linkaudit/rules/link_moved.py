"""A link still works, but its page has moved for good.

What: permanent redirects lead to another living page. Short links are made to lead on and do not count, nor does a mere
change from http to https or a trailing slash.

Why: redirects are kept for a while, then dropped; today the new address costs one edit.

Severity: warning.

Example: `https://port.example/orders has moved to https://harbour.example/orders/2020.`

What to do: replace the address by the one named, after a look whether it is still the same text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from linkaudit.model import Article, Finding, Resolution, Severity
from linkaudit.rules.found import Speaker
from linkaudit.rules.phrases import link_words, sentence
from linkaudit.rules.posts import resolved

ID = "link-moved"
SEVERITY: Severity = "warning"
_SPEAKER = Speaker(ID, SEVERITY)


def check(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[Finding]:
    """Yield a finding for each reference that has moved."""
    for reference, resolution in resolved(article, resolutions):
        if resolution.outcome != "moved" or reference.kind in {"short_link", "media_link"}:
            continue
        if resolution.final_url and not _same_page(resolution.url, resolution.final_url):
            message = sentence(f"{link_words(reference)} has moved to {resolution.final_url}.")
            yield _SPEAKER.of_reference(article, reference, message, confidence=resolution.confidence)


def _same_page(old: str, new: str) -> bool:
    """Whether two addresses differ only in http or https, `www.`, case of the host, or a final slash."""
    try:
        first, second = urlsplit(old), urlsplit(new)
        hosts = [(parts.hostname or "").removeprefix("www.") for parts in (first, second)]
    except ValueError:
        return False
    paths = [parts.path.rstrip("/") for parts in (first, second)]
    return hosts[0] == hosts[1] and paths[0] == paths[1] and first.query == second.query
