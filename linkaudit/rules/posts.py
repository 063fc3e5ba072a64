"""The posts of an article with all that is known of each: what stood there, what its id says, what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from linkaudit.model import Article, Kind, PostFacts, Reference, Resolution
from linkaudit.platforms.pictures import Recovered, is_lost, posted_at, recovered

_WITH_HANDLES = frozenset({"x", "bluesky", "mastodon", "threads", "truthsocial", "tiktok", "instagram", "reddit", "telegram"})
"""Platforms whose posts bear the author's handle in their address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A post as the article shows it, and what is known of it."""

    reference: Reference
    key: str | None
    post_id: str | None
    posted_at: str | None
    """ISO UTC: from the id, else from the platform."""
    resolution: Resolution | None
    through: Reference | None = None
    """The picture link that gave away a flattened post's identity."""

    @property
    def facts(self) -> PostFacts | None:
        """What the platform says of a living post."""
        return self.resolution.post if self.resolution else None


def seen_posts(article: Article, resolutions: Mapping[str, Resolution], *, links: bool = False) -> Iterator[Seen]:
    """Every post inserted in the article, in order; with `links`, also those that running text only links to."""
    found = recovered(article, resolutions)
    for reference in article.references:
        if reference.kind == "post" or (links and reference.kind == "post_link"):
            yield _seen(reference, found.get(reference.n), resolutions)


def resolved(article: Article, resolutions: Mapping[str, Resolution], *kinds: Kind) -> Iterator[tuple[Reference, Resolution]]:
    """The references (of these kinds, if any are named) that were asked, each with what became of it."""
    for reference in article.references:
        resolution = resolutions.get(reference.key) if reference.key else None
        if resolution is not None and (not kinds or reference.kind in kinds):
            yield reference, resolution


def own_ways(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[tuple[Reference, Resolution]]:
    """The references that are no posts themselves, cross-references apart, and do not merely repeat one of this article.

    Where one leads to a post, the rules of posts speak of it, whatever kind of link it is.
    """

    @cache  # few articles have a link that leads to a post
    def known() -> frozenset[str | None]:
        return frozenset(seen.key for seen in seen_posts(article, resolutions, links=True))

    for reference, resolution in resolved(article, resolutions, "short_link", "media_link", "link", "profile", "embed"):
        if resolution.leads_to is None or resolution.leads_to not in known():
            yield reference, resolution


def comparable(platform: str | None, handle: str | None) -> bool:
    """Whether a handle is one that readers see, not a number or a DID behind it."""
    return platform in _WITH_HANDLES and bool(handle) and not (handle or "").startswith("did:") and handle not in {"i", "web"}


def _seen(post: Reference, found: Recovered | None, resolutions: Mapping[str, Resolution]) -> Seen:
    if found is not None:
        at, link = found.posted_at, found.link
        return Seen(
            reference=post, key=found.key, post_id=found.post_id, posted_at=at, resolution=found.resolution, through=link
        )
    if is_lost(post):
        return Seen(reference=post, key=None, post_id=None, posted_at=None, resolution=None)
    resolution = resolutions.get(post.key or "")
    told = resolution.post.created_at if resolution and resolution.post else None
    at = post.posted_at or posted_at(post.platform, post.post_id) or told
    return Seen(reference=post, key=post.key, post_id=post.post_id, posted_at=at, resolution=resolution)
