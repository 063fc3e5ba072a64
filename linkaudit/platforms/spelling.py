"""One spelling for many: an address taken apart, its mobile twin, its wrappers and its missing scheme undone.

Deliberately narrow: what a browser would not take to the platform itself (another host, credentials, a strange port)
is no address of that platform, however much it looks like one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

_HOST = re.compile(r"[a-z0-9._-]{1,253}", re.ASCII)
_BARE = re.compile(r"(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,12}/", re.ASCII)
_CAPTURE = re.compile(r"/web/[0-9*]{1,14}(?:[a-z]{2}_)?/(?P<inner>.{4,4000})", re.ASCII | re.DOTALL)
_AMP_CACHE = re.compile(r"/[cviwa](?:/s)?/(?P<inner>.{4,4000})", re.ASCII | re.DOTALL)
_AMP_VIEWER = re.compile(r"/amp/(?:s/)?(?P<inner>.{4,4000})", re.ASCII | re.DOTALL)
_ONE_SLASH = re.compile(r"(https?):/{1,3}(?=[^/])", re.ASCII | re.IGNORECASE)
_SLASHES = re.compile(r"/{2,}")
_USUAL = re.compile(
    r"https?://(?P<host>[A-Za-z0-9][A-Za-z0-9.-]{0,252})(?P<path>(?:/[!\"$->@-\[\]-~]*)?)"
    r"(?:\?(?P<query>[!\"$-\[\]-~]*))?(?:#(?P<fragment>[!-\[\]-~]*))?",
    re.ASCII,
)
"""Addresses with nothing odd about them, which need no general parser; most are."""
_PREFIXES = ("www.", "mobile.", "m.")
_LONGEST = 8192

_WITH_URL = {
    ("publish.x.com", "/"): ("url", "query"),
    ("publish.twitter.com", "/"): ("url", "query"),
    ("publish.x.com", "/oembed"): ("url",),
    ("publish.twitter.com", "/oembed"): ("url",),
    ("twitframe.com", "/show"): ("url",),
    ("facebook.com", "/plugins/post.php"): ("href",),
    ("facebook.com", "/plugins/video.php"): ("href",),
    ("embed.bsky.app", "/oembed"): ("url",),
    ("youtube.com", "/oembed"): ("url",),
}
"""Frames and builders that carry the post's address in a parameter."""
_BUILDERS = frozenset(host for host, _ in _WITH_URL)


@dataclass(frozen=True, slots=True)
class Address:
    """An address read: `parts` with lower-case host as `netloc`, `www.`, `m.`, `mobile.` and port dropped, single slashes."""

    parts: SplitResult
    capture: str | None = None
    """The archive's address, where this one was found inside it."""


def read(url: str) -> Address | None:
    """The address that a string spells, wrappers undone; None when it is not one that a platform could own."""
    capture, text = None, url.strip()
    for _ in range(4):
        parts = _split(text)
        if parts is None:
            return None
        inner = _inside(parts)
        if inner is None:
            return Address(parts, capture)
        if parts.netloc == "web.archive.org" and capture is None:
            capture = text if "://" in text[:9] else f"https://{text.lstrip('/')}"
        text = inner
    return None


def _split(text: str) -> SplitResult | None:
    """Lower-case host without its mobile prefixes, or None."""
    if text.startswith("//") or _BARE.match(text):
        text = "https://" + text.lstrip("/")
    if len(text) <= _LONGEST and (usual := _USUAL.fullmatch(text)):
        host, path, query, fragment = usual.groups("")
        return _spelled(host.lower(), path, query, fragment)
    parts = _parsed(text)
    return _spelled(parts.hostname or "", parts.path, parts.query, parts.fragment) if parts else None


def _spelled(host: str, path: str, query: str, fragment: str) -> SplitResult:
    host = without_prefix(host.rstrip("."))
    if "//" in path and host != "web.archive.org":
        path = _SLASHES.sub("/", path)
    return SplitResult("https", host, path.replace("%40", "@") or "/", query, fragment)


def _parsed(text: str) -> SplitResult | None:
    if len(text) > _LONGEST or "\\" in text:
        return None
    try:
        parts = urlsplit(text)
        return parts if _is_plain(parts) else None
    except ValueError:
        return None


def _is_plain(parts: SplitResult) -> bool:
    """Whether nothing about the authority is odd. Raises ValueError for a port that is no number."""
    usual = parts.scheme in {"http", "https"} and "@" not in parts.netloc and parts.port in {None, 80, 443}
    return usual and _HOST.fullmatch((parts.hostname or "").rstrip(".")) is not None


def wraps(host: str) -> bool:
    """Whether addresses of this host (without prefix) may carry another address."""
    return _wrapper(host) is not None or host in _BUILDERS


def without_prefix(host: str) -> str:
    """The host without `www.`, `m.` or `mobile.`."""
    if not host.startswith(_PREFIXES) or host.count(".") < 2:
        return host
    return host.partition(".")[2]


def _inside(parts: SplitResult) -> str | None:
    """The address that this one wraps, or None."""
    if names := _WITH_URL.get((parts.netloc, parts.path)):
        query = parse_qs(parts.query, max_num_fields=50)
        return next((value for name in names for value in query.get(name, ())), None)
    wrapper = _wrapper(parts.netloc)
    found = wrapper.match(parts.path) if wrapper else None
    if found is None:
        return None
    inner = found["inner"] + (f"?{parts.query}" if parts.query else "")
    inner = _ONE_SLASH.sub(r"\1://", inner, count=1)
    return inner if "://" in inner[:9] else f"https://{inner}"


def _wrapper(host: str) -> re.Pattern[str] | None:
    if host == "web.archive.org":
        return _CAPTURE
    if host.endswith(".cdn.ampproject.org"):
        return _AMP_CACHE
    return _AMP_VIEWER if host.startswith("google.") else None
