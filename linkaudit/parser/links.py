"""What a block points at beside its insertions: its links, and the addresses written out in its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple
from urllib.parse import urljoin

from linkaudit.model import Kind
from linkaudit.parser.blocks import Block
from linkaudit.parser.webtext import WebText, addresses
from linkaudit.platforms import Identity, identify, ordinary

_KINDS: dict[str, Kind] = {
    "post": "post_link",
    "profile": "profile",
    "short_link": "short_link",
    "media_link": "media_link",
    "embed": "link",
}
"""What an address on a platform is when it stands in running text."""

_START = attrgetter("start")
_PICTURES = ("pic.twitter.com/", "pic.x.com/")


class Known(NamedTuple):
    """What an address is, wherever it stands on the page; the fields are those of a Reference."""

    kind: Kind = "link"
    platform: str | None = None
    key: str | None = None
    post_id: str | None = None
    handle: str | None = None
    target: str | None = None


_PLAIN = Known()
_seen = tuple.__new__
"""A named tuple's own constructor takes twice as long."""


class Seen(NamedTuple):
    """An address seen in a block. A page holds hundreds, so it is no more than a tuple."""

    start: int
    end: int
    """Source offsets."""
    form: str
    url: str
    """As written, outer space stripped."""
    known: Known
    kind: Kind
    """That of what is known, but for a link whose words show a picture."""
    reason: str | None = None

    @property
    def key(self) -> str | None:
        """The identity that it is resolved by; none yet for what belongs to no platform."""
        return self.known.key


def sight(block: Block, base: str | None) -> tuple[Seen, ...]:
    """What `Sights` sees in a single block."""
    return tuple(Sights(base).of(block))


class Sights:
    """The addresses of a page, block by block; each distinct one is looked at once.

    `base` resolves relative links only to tell what they are; what belongs to no platform is left without a key, for whoever
    numbers it.
    """

    def __init__(self, base: str | None) -> None:
        self._base = base
        self._plain = base is not None and ordinary(base)
        self._linked: dict[str, Known] = {}
        self._written: dict[str, Known] = {}

    def of(self, block: Block) -> list[Seen]:
        """All references of a block but those it carries already, in the order of the text.

        A link whose words are an address is one reference. A cut address has `reason="truncated"`.
        """
        found = self._of_links(block) if block.anchors else []
        if _may_hold_address(block.text):
            found += self._of_words(block)
        if found and block.sightings:
            told = {sighting.key for sighting in block.sightings if sighting.kind in {"post", "embed"}} - {None}
            found = [seen for seen in found if seen.known.key not in told]
        if len(found) > 1:
            found.sort(key=_START)
        return found

    def _of_links(self, block: Block) -> list[Seen]:
        """The links. Where the words show a picture's address, as embeds of X do, it is that media link, whatever the href."""
        found = []
        for anchor in block.anchors:
            url = anchor.url.strip()
            known = self._linked.get(url)
            if known is None:
                known = self._linked[url] = _known(self._identity(url))
            kind = known.kind
            if kind == "short_link" and block.text.startswith(_PICTURES, anchor.at):
                kind = "media_link"
            found.append(_seen(Seen, (anchor.start, anchor.end, "hyperlink", url, known, kind, None)))
        return found

    def _identity(self, url: str) -> Identity | None:
        if self._base is None or "://" in url[:12]:
            return identify(url)
        if self._plain and not ("@" in url or "%40" in url or "//" in url or "/statuses/" in url):
            return None
        try:
            return identify(urljoin(self._base, url))
        except ValueError:
            return None

    def _of_words(self, block: Block) -> Iterator[Seen]:
        """The addresses in a block's words, but those that a link already makes clickable."""
        begins = [anchor.at for anchor in block.anchors]
        for web in addresses(block.text):
            over = bisect_right(begins, web.start) - 1
            if over < 0 or block.anchors[over].until <= web.start:
                yield self._word(block, web)

    def _word(self, block: Block, web: WebText) -> Seen:
        start, end = block.source_span(web.start, web.end)
        url = block.text[web.start : web.end]
        if web.cut:
            return Seen(start, end, "bare_url", url, _PLAIN, _cut_kind(url), "truncated")
        known = self._written.get(url)
        if known is None:
            known = self._written[url] = _known(identify(url))
        return Seen(start, end, "bare_url", url, known, known.kind)


def _may_hold_address(text: str) -> bool:
    """Whether one of the marks stands in a text without which no address is written in it."""
    return "/" in text and ("://" in text or ".com/" in text or "t.co/" in text or "T.CO/" in text)


def _known(identity: Identity | None) -> Known:
    if identity is None:
        return _PLAIN
    kind = _KINDS[identity.kind]
    return Known(kind, identity.platform, identity.key, identity.post_id, identity.handle, identity.url)


def _cut_kind(url: str) -> Kind:
    """What a cut address was going to be, as far as its host still tells."""
    rest = url.lower().partition("://")[2] or url.lower()
    if rest.startswith(("t.co/", "www.t.co/")):
        return "short_link"
    return "media_link" if rest.startswith(_PICTURES) else "link"
