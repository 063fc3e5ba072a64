"""Posts that lost their address when they were flattened into text, and the picture links that still lead to them.

`pic.twitter.com/CODE` redirects to the post that the picture belongs to. Where that is a post of the account that signs the
flattened one, its id, its time and its fate are the flattened post's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from linkaudit.model import Article, Reference, Resolution
from linkaudit.platforms import by_name, identify

MOST_PICTURES = 20
"""Picture links of one passage that are looked at: no post bears more, and hostile input stays cheap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What a picture link gave away of a post."""

    link: Reference
    """The picture link; the post itself where it bears that link's key."""
    key: str
    post_id: str
    posted_at: str | None
    """ISO UTC."""
    resolution: Resolution
    """What became of the post; of the link, where the post itself was not asked."""


def is_lost(post: Reference) -> bool:
    """Whether a post stands there without its id: it has no key, or only that of its picture link."""
    return post.kind == "post" and post.post_id is None and (post.key is None or post.key.startswith("t.co:"))


def recovered(article: Article, resolutions: Mapping[str, Resolution]) -> Mapping[int, Recovered]:
    """Reference number of each post without id → what its picture link gave away; one pass over the references."""
    pictures: dict[int | None, list[Reference]] = {}
    for reference in article.references:
        if reference.kind == "media_link" and reference.passage is not None:
            pictures.setdefault(reference.passage, []).append(reference)
    found: dict[int, Recovered] = {}
    for post in article.references:
        if is_lost(post):
            links = [post, *pictures.get(post.passage, [])[:MOST_PICTURES]]
            for each in _found(post, links, resolutions):
                found.setdefault(post.n, each)
    return found


def posted_at(platform: str | None, post_id: str | None) -> str | None:
    """The time that a post's id carries, ISO UTC, or None."""
    if not platform or not post_id:
        return None
    try:
        return by_name(platform).posted_at(post_id)
    except KeyError:
        return None


_DEFAULT_HOME = ".bsky.social"
"""Bluesky gives it to all who bring no name of their own; writers leave it out."""


def same_handle(one: str, other: str) -> bool:
    """Whether two spellings name one account: case, `@`, `u/` and a missing instance do not count."""
    left, right = _plain(one), _plain(other)
    if ("@" in left) != ("@" in right):
        return left.split("@")[0] == right.split("@")[0]
    return left == right


def _found(post: Reference, links: Sequence[Reference], resolutions: Mapping[str, Resolution]) -> Iterator[Recovered]:
    for link in links:
        way = resolutions.get(link.key or "")
        if way is None or way.leads_to is None or not _by_same_account(post, way):
            continue
        platform, _, post_id = way.leads_to.partition(":")
        resolution = resolutions.get(way.leads_to, way)
        told = resolution.post.created_at if resolution.post else None
        at = posted_at(platform, post_id) or told
        yield Recovered(link=link, key=way.leads_to, post_id=post_id, posted_at=at, resolution=resolution)


def _by_same_account(post: Reference, way: Resolution) -> bool:
    """Pictures are shared: a link may lead to another account's post, which then is not this one."""
    if post.handle is None:
        return False
    handles = [way.post.handle] if way.post else []
    found = (identify(address) for address in (way.final_url, *(hop.url for hop in way.hops)) if address)
    handles += [identity.handle for identity in found if identity]
    return any(same_handle(handle, post.handle) for handle in handles if handle)


def _plain(handle: str) -> str:
    return handle.strip().lstrip("@＠").removeprefix("u/").casefold().removesuffix(_DEFAULT_HOME)
