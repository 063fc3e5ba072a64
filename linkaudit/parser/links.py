"""What a block points at beside its insertions: its links, and the addresses written out in its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin

from linkaudit.model import Kind
from linkaudit.parser.blocks import Anchor, Block, Sighting
from linkaudit.parser.webtext import addresses
from linkaudit.platforms import Identity, identify, ordinary

_KINDS: dict[str, Kind] = {
    "post": "post_link",
    "profile": "profile",
    "short_link": "short_link",
    "media_link": "media_link",
    "embed": "link",
}
"""What an address on a platform is when it stands in running text."""

_MARKS = ("://", "t.co/", "T.CO/", ".com/")
"""Without one of these no address is written in a text."""


def sight(block: Block, base: str | None) -> tuple[Sighting, ...]:
    """All references of a block but those it carries already, in the order of the text.

    A link whose words are an address is one reference. `base` resolves relative links only to tell what they are; what
    belongs to no platform is left without a key, for whoever numbers it. A cut address has `reason="truncated"`.
    """
    found = [_linked(block, anchor, base) for anchor in block.anchors]
    if any(mark in block.text for mark in _MARKS):
        found += _written(block)
    if found and block.sightings:
        told = {sighting.key for sighting in block.sightings if sighting.kind in {"post", "embed"}} - {None}
        found = [sighting for sighting in found if sighting.key not in told]
    return tuple(sorted(found, key=lambda sighting: sighting.start))


def _linked(block: Block, anchor: Anchor, base: str | None) -> Sighting:
    """A link. Where its words show a picture's address, as embeds of X do, it is that media link, whatever the href."""
    url = anchor.url.strip()
    found = _sighting(_identity(url, base), "hyperlink", anchor.start, anchor.end, url)
    shows_media = block.text.startswith(("pic.twitter.com/", "pic.x.com/"), anchor.at)
    return replace(found, kind="media_link") if found.kind == "short_link" and shows_media else found


def _identity(url: str, base: str | None) -> Identity | None:
    if base is None or "://" in url[:12]:
        return identify(url)
    if ordinary(base) and not any(mark in url for mark in ("@", "%40", "/statuses/", "//")):
        return None
    try:
        return identify(urljoin(base, url))
    except ValueError:
        return None


def _written(block: Block) -> Iterator[Sighting]:
    """The addresses in a block's words, but those that a link already makes clickable."""
    begins = [anchor.at for anchor in block.anchors]
    for web in addresses(block.text):
        over = bisect_right(begins, web.start) - 1
        if over >= 0 and block.anchors[over].until > web.start:
            continue
        start, end = block.source_span(web.start, web.end)
        url = block.text[web.start : web.end]
        if web.cut:
            yield Sighting(kind=_cut_kind(url), form="bare_url", start=start, end=end, url=url, reason="truncated")
        else:
            yield _sighting(identify(url), "bare_url", start, end, url)


def _cut_kind(url: str) -> Kind:
    """What a cut address was going to be, as far as its host still tells."""
    rest = url.lower().partition("://")[2] or url.lower()
    if rest.startswith(("t.co/", "www.t.co/")):
        return "short_link"
    return "media_link" if rest.startswith(("pic.twitter.com/", "pic.x.com/")) else "link"


def _sighting(identity: Identity | None, form: str, start: int, end: int, url: str) -> Sighting:
    if identity is None:
        return Sighting(kind="link", form=form, start=start, end=end, url=url)
    return Sighting(
        kind=_KINDS[identity.kind],
        form=form,
        start=start,
        end=end,
        platform=identity.platform,
        url=url,
        key=identity.key,
        post_id=identity.post_id,
        handle=identity.handle,
        target=identity.url,
    )
