"""Where a reply sends its reader: a Location in any odd spelling, a refresh, a script that does nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from urllib.parse import quote, urldefrag

from linkaudit.model import Reply
from linkaudit.platforms.hosts import Malformed
from linkaudit.platforms.urls import OtherScheme, join, serialise
from linkaudit.resolver.pages.facts import Page, refresh
from linkaudit.resolver.pages.scripted import targets as scripted_targets

REDIRECTS = frozenset((301, 302, 303, 307, 308))
LONGEST_DELAY = 10
"""Seconds. A page that moves on later than that is one its reader is meant to read."""
_LITTLE_TEXT = 200
_LONGEST_SCRIPTED = 32_768
_BREAKS = re.compile(r"[\t\r\n]")
_LONGEST_TAG = 6000
_MOVES = re.compile(
    rb"content\s{0,9}=\s{0,9}[\"']?\s{0,9}[0-9.]{0,12}\s{0,9}(?:[;,]?\s{0,9}[^0-9.;,\"'\s/>]|[;,]\s{0,9}/[^>\s])"
)


@dataclass(frozen=True, slots=True)
class Step:
    """The next address, and what sent us there."""

    via: str
    """`301` …, `meta refresh`, `refresh header`, `script`."""
    url: str | None
    """Absolute and spelled, without fragment; None when `fault` says why it cannot be asked."""
    fragment: str = ""
    fault: str | None = None
    """`malformed`, `scheme`, `no target`."""
    raw: str = ""


def by_header(reply: Reply) -> Step | None:
    """The redirect of a 3xx, or a Refresh header; None for an answer that stays where it is."""
    if reply.status in REDIRECTS:
        location = reply.header("location")
        if location is None or not location.strip():
            return Step(str(reply.status), None, fault="no target")
        return _step(str(reply.status), reply.url, _unmangled(location))
    header = reply.header("refresh")
    found = refresh(header) if header and reply.status < 300 else None
    return (
        _leaving(_step("refresh header", reply.url, found.url), reply.url) if found and found.delay <= LONGEST_DELAY else None
    )


def _unmangled(location: str) -> str:
    """Header text is latin-1 by the book and UTF-8 in life; bytes that are neither keep their value."""
    raw = location.encode("latin-1", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(letter if letter.isascii() else quote(letter.encode("latin-1")) for letter in location)


def _step(via: str, base: str, target: str) -> Step:
    try:
        # Browsers drop tabs and line ends wherever they stand in an address.
        absolute = join(base, _BREAKS.sub("", target))
        address, fragment = urldefrag(absolute)
        return Step(via, serialise(address), fragment, raw=target)
    except OtherScheme:
        return Step(via, None, fault="scheme", raw=target)
    except (Malformed, ValueError):
        return Step(via, None, fault="malformed", raw=target)


def _leaving(step: Step, here: str) -> Step | None:
    """A refresh to the page itself is only a reload, and one that cannot be followed leaves the reader where he is."""
    return None if step.url == here or step.fault == "no target" else step


def may_move(body: bytes, size: int) -> bool:
    """The literal test, on lower-case bytes: a refresh, or a script that touches `location` on a small page."""
    if b"refresh" in body and any(map(_MOVES.search, _refreshes(body))):
        return True
    return size < _LONGEST_SCRIPTED and b"location" in body and (b"<script" in body or b"onload" in body)


def _refreshes(body: bytes) -> Iterator[bytes]:
    """The `meta` elements that name a refresh, in one walk whatever the body holds."""
    at = body.find(b"<meta")
    while at >= 0:
        end = body.find(b">", at, at + _LONGEST_TAG)
        if end > 0 and b"refresh" in body[at:end]:
            yield body[at:end]
        at = body.find(b"<meta", max(at, end) + 1)


def by_page(reply: Reply, page: Page) -> Step | None:
    """The refresh or script by which the page itself sends its reader on; None when it is there to be read."""
    bare = page.visible < _LITTLE_TEXT
    base = _base(reply.url, page)
    steps = (
        _step("meta refresh", base, refresh.url)
        for refresh in page.refreshes
        if refresh.delay <= LONGEST_DELAY and (bare or not refresh.quiet)
    )
    scripted = (_step("script", base, target) for script in page.scripts for target in scripted_targets(script) if bare)
    # An app that is not there to be opened leaves the reader of an article where he is.
    return next((step for step in chain(steps, scripted) if _leaving(step, reply.url) and (bare or not step.fault)), None)


def _base(url: str, page: Page) -> str:
    """What a page's own addresses are relative to; a base that is no web address is none."""
    if page.base is None:
        return url
    base = _step("base", url, page.base).url
    return url if base is None else base
