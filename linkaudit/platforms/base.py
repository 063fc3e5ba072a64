"""What a platform file says of its platform: URL forms, embed signatures, and how to ask what became of a post.

A platform is data and pure functions; it does no I/O. The parser uses the first half, the resolver the second.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import SplitResult

from linkaudit.model import Failure, Reply, Request, Target, Verdict

IdentityKind = Literal["post", "profile", "short_link", "media_link", "embed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a URL is on a platform, whichever way it was spelled."""

    platform: str
    kind: IdentityKind
    key: str
    """`x:ID`, `t.co:CODE`, `bluesky:…`; equal for all spellings of one thing."""
    url: str
    """The canonical address to follow or to show."""
    post_id: str | None = None
    handle: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """How an embed of this platform stands in HTML: a tag and class, and the attributes that hold its URL or id."""

    tag: str | None
    css_class: str | None
    attributes: tuple[str, ...]
    """Tried in order; the first that yields an Identity wins. Empty: look at the links inside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One platform. `identify` gets a split absolute URL whose lower-case host is one of `hosts` or under it."""

    name: str
    hosts: frozenset[str]
    """Hosts that `identify` wants to see; `www.`, `m.` and `mobile.` are added by the registry."""
    identify: Callable[[SplitResult], Identity | None]
    identify_id: Callable[[str], Identity | None] = lambda _: None
    """Identity from a bare id as embeds carry it (`data-tweetid`, `data-video-id`)."""
    signatures: tuple[Signature, ...] = ()
    ask: Callable[[Target, tuple[Reply | Failure, ...]], Request | Verdict | None] | None = None
    """Given the answers so far (one per request asked), the next request or the verdict. None: judge the page like any link."""
    posted_at: Callable[[str], str | None] = lambda _: None
    """ISO UTC time that a post id itself carries, or None."""
    pace_group: str | None = None
    """Hosts of one group share one politeness budget."""
