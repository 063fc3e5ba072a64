"""The posts of an article with all that is known of each: what stood there, what its id says, what became of it.

A post flattened into text has lost its address, but its picture link still leads to it: where the link leads to a post
of the same account, that post's id and fate are the flattened one's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from linkaudit.model import Article, Kind, PostFacts, Reference, Resolution
from linkaudit.platforms import by_name, identify

_WITH_HANDLES = frozenset({"x", "bluesky", "mastodon", "threads", "truthsocial", "tiktok", "instagram", "reddit", "telegram"})
"""Platforms whose posts bear the author's handle in their address."""

_MOST_PICTURES = 20
"""Picture links of one passage that are looked at: no post bears more, and hostile input stays cheap."""


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
    pictures: dict[int | None, list[Reference]] = {}
    for reference in article.references:
        if reference.kind == "media_link" and reference.passage is not None:
            pictures.setdefault(reference.passage, []).append(reference)
    for reference in article.references:
        if reference.kind == "post" or (links and reference.kind == "post_link"):
            yield _seen(reference, pictures.get(reference.passage, [])[:_MOST_PICTURES], resolutions)


def resolved(article: Article, resolutions: Mapping[str, Resolution], *kinds: Kind) -> Iterator[tuple[Reference, Resolution]]:
    """The references (of these kinds, if any are named) that were asked, each with what became of it."""
    for reference in article.references:
        resolution = resolutions.get(reference.key) if reference.key else None
        if resolution is not None and (not kinds or reference.kind in kinds):
            yield reference, resolution


def own_short_links(article: Article, resolutions: Mapping[str, Resolution]) -> Iterator[tuple[Reference, Resolution]]:
    """The short and picture links that do not merely repeat a post of this article, whose rules speak for them."""
    known = {seen.key for seen in seen_posts(article, resolutions, links=True)}
    for reference, resolution in resolved(article, resolutions, "short_link", "media_link"):
        if resolution.leads_to is None or resolution.leads_to not in known:
            yield reference, resolution


def same_handle(one: str, other: str) -> bool:
    """Whether two spellings name one account: case, `@`, `u/` and a missing instance do not count."""
    left, right = _plain(one), _plain(other)
    if ("@" in left) != ("@" in right):
        return left.split("@")[0] == right.split("@")[0]
    return left == right


def comparable(platform: str | None, handle: str | None) -> bool:
    """Whether a handle is one that readers see, not a number or a DID behind it."""
    return platform in _WITH_HANDLES and bool(handle) and not (handle or "").startswith("did:") and handle not in {"i", "web"}


def _seen(post: Reference, pictures: Sequence[Reference], resolutions: Mapping[str, Resolution]) -> Seen:
    if post.key is None:
        ways = ((link, resolutions.get(link.key or "")) for link in pictures)
        found = (_through(post, link, way, resolutions) for link, way in ways if way and _by_same_account(post, way))
        return next(found, Seen(reference=post, key=None, post_id=None, posted_at=None, resolution=None))
    resolution = resolutions.get(post.key)
    posted = post.posted_at or _time_of(post.platform, post.post_id) or _told_time(resolution)
    return Seen(reference=post, key=post.key, post_id=post.post_id, posted_at=posted, resolution=resolution)


def _through(post: Reference, link: Reference, way: Resolution, resolutions: Mapping[str, Resolution]) -> Seen:
    """The post as its picture link gave it away."""
    key = way.leads_to or ""
    platform, _, post_id = key.partition(":")
    resolution = resolutions.get(key, way)
    posted = _time_of(platform, post_id) or _told_time(resolution)
    return Seen(reference=post, key=key, post_id=post_id, posted_at=posted, resolution=resolution, through=link)


def _by_same_account(post: Reference, way: Resolution) -> bool:
    """Pictures are shared: a link may lead to another account's post, which then is not this one."""
    if post.handle is None or way.leads_to is None:
        return False
    handles = [way.post.handle] if way.post else []
    found = (identify(address) for address in (way.final_url, *(hop.url for hop in way.hops)) if address)
    handles += [identity.handle for identity in found if identity]
    return any(same_handle(handle, post.handle) for handle in handles if handle)


def _told_time(resolution: Resolution | None) -> str | None:
    return resolution.post.created_at if resolution and resolution.post else None


def _time_of(platform: str | None, post_id: str | None) -> str | None:
    if not platform or not post_id:
        return None
    try:
        return by_name(platform).posted_at(post_id)
    except KeyError:
        return None


def _plain(handle: str) -> str:
    return handle.strip().lstrip("@＠").removeprefix("u/").casefold()
