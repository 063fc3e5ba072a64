"""Who publishes an article, as far as its address says: two pages of one outlet are no two witnesses."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from linkaudit.model import Article

_GENERIC = frozenset({"ac", "co", "com", "edu", "gob", "gov", "go", "ltd", "mil", "ne", "net", "nom", "or", "org"})
"""Second levels under which countries register: `example.co.uk`, `example.com.br`."""
_HOMES = frozenset({"blogspot", "wordpress", "substack", "tumblr", "ghost", "github", "medium", "beehiiv"})
"""Below these, each name is an outlet of its own."""
_CAPTURE = re.compile(r"https?://(?:web\.)?archive\.[a-z]{2,3}/(?:web/)?[0-9]{4,14}[a-z_]{0,5}/(https?://\S{1,2000})")
_NAMES = ("domain", "outlet", "publisher", "source_domain", "site", "source")
"""Columns of a record that say it where there is no address."""


def outlet(article: Article) -> str | None:
    """The registrable domain of an article, by rule of thumb; else what its record says; else None."""
    url = article.url or ""
    capture = _CAPTURE.match(url)
    try:
        host = urlsplit(capture[1] if capture else url).hostname or ""
    except ValueError:
        host = ""
    return domain(host) or next((article.extra[name].strip().lower() for name in _NAMES if article.extra.get(name)), None)


def domain(host: str) -> str:
    """The part of a host name that is registered: `www.news.example.co.uk` is `example.co.uk`; addresses stay whole."""
    labels = [label for label in host.lower().rstrip(".").split(".") if label]
    if len(labels) < 3 or labels[-1].isdigit() or ":" in host:
        return ".".join(labels)
    deep = (len(labels[-1]) == 2 and labels[-2] in _GENERIC) or labels[-2] in _HOMES
    return ".".join(labels[-3 if deep else -2 :])
