"""Sightings to references: numbered in the article's order, with the key that each is resolved by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from linkaudit.model import Reference
from linkaudit.model.quick import maker
from linkaudit.parser import agencies
from linkaudit.parser.blocks import Block, Document, Sighting
from linkaudit.parser.links import Seen, Sights
from linkaudit.parser.places import Lines
from linkaudit.platforms import by_name, identify
from linkaudit.platforms.fragments import anchor, checkable
from linkaudit.platforms.urls import Malformed, OtherScheme, join, scheme_of

INSERTED = frozenset({"post", "embed", "cross_ref"})
_START = attrgetter("start")
_made = maker(Reference)


@dataclass(frozen=True, slots=True)
class Numbered:
    """The references of an article, and for each block the numbers of those that stand in it."""

    references: tuple[Reference, ...]
    of_block: tuple[tuple[int, ...], ...]


def number(document: Document, lines: Lines) -> Numbered:
    """Number every reference of the document: block by block, those that stand in no block last."""
    sights, ledger = Sights(document.base), _Ledger(document, lines)
    of_block: list[tuple[int, ...]] = []
    for index, block in enumerate(document.blocks):
        seen = _of_block(block, sights)
        of_block.append(ledger.enter(seen, index + 1) if seen else ())
    ledger.enter(document.loose, None)
    return Numbered(tuple(ledger.references), tuple(of_block))


def _of_block(block: Block, sights: Sights) -> Sequence[Sighting | Seen]:
    found = sights.of(block)
    if not block.sightings:
        return found
    told = _Told(block.sightings)
    others = [seen for seen in found if not told.already(seen)]
    return sorted((*block.sightings, *others), key=_START)


class _Told:
    """What the insertions of a block have said already: a link that is the very thing is not said twice."""

    def __init__(self, settled: Sequence[Sighting]) -> None:
        inserted = [known for known in settled if known.kind in INSERTED]
        self._urls = {known.url for known in inserted if known.url is not None}
        self._keys = {known.key for known in inserted if known.key is not None}
        self._places = {(known.start, known.end, known.url) for known in settled}

    def already(self, seen: Seen) -> bool:
        return seen.url in self._urls or seen.key in self._keys or (seen.start, seen.end, seen.url) in self._places


class _Address(NamedTuple):
    """Where a reference leads, and by what it is resolved or why it is not."""

    target: str | None = None
    key: str | None = None
    reason: str | None = None


_NOWHERE = _Address(reason="no url")


class _Ledger:
    """The references numbered so far; where a plain link leads is worked out once for each address of the page."""

    def __init__(self, document: Document, lines: Lines) -> None:
        self.references: list[Reference] = []
        self._document, self._lines = document, lines
        self._plain: dict[str, _Address] = {}

    def enter(self, found: Sequence[Sighting | Seen], passage: int | None) -> tuple[int, ...]:
        """Number what was seen in one passage; returns the numbers."""
        references = self.references
        first = len(references) + 1
        for n, seen in enumerate(found, first):
            references.append(self._seen(seen, n, passage) if isinstance(seen, Seen) else self._settled(seen, n, passage))
        return tuple(range(first, len(references) + 1))

    def _seen(self, seen: Seen, n: int, passage: int | None) -> Reference:
        start, end, form, url, known, kind, reason = seen
        place = self._lines.place(start, end)
        if known.key is None and reason is None:
            target, key, reason = self._plain.get(url) or self._lead(url)
            return _made(
                n=n,
                kind=kind,
                platform=None,
                form=form,
                place=place,
                passage=passage,
                url=url,
                key=key,
                target=target,
                reason=reason,
            )
        return _made(
            n=n,
            kind=kind,
            platform=known.platform,
            form=form,
            place=place,
            passage=passage,
            url=url,
            key=known.key,
            post_id=known.post_id,
            handle=known.handle,
            posted_at=_posted_at(known.platform, known.post_id),
            account_agency=_agency(known.platform, known.handle),
            target=known.target or _canonical(url),
            reason=reason,
        )

    def _lead(self, url: str) -> _Address:
        """Where a link leads that belongs to no platform."""
        found = self._plain[url] = _plain_address(url, self._document) if url else _NOWHERE
        return found

    def _settled(self, sighting: Sighting, n: int, passage: int | None) -> Reference:
        address = _addressed(sighting, self._document)
        return _made(
            n=n,
            kind=sighting.kind,
            platform=sighting.platform,
            form=sighting.form,
            place=self._lines.place(sighting.start, sighting.end),
            passage=passage,
            url=sighting.url,
            key=address.key,
            post_id=sighting.post_id,
            handle=sighting.handle,
            name=sighting.name,
            text=sighting.text,
            shown_date=sighting.shown_date,
            posted_at=_posted_at(sighting.platform, sighting.post_id),
            label=sighting.label,
            title=sighting.title,
            account_agency=_agency(sighting.platform, sighting.handle),
            target=address.target,
            reason=address.reason,
        )


def _posted_at(platform: str | None, post_id: str | None) -> str | None:
    return by_name(platform).posted_at(post_id) if platform and post_id else None


def _agency(platform: str | None, handle: str | None) -> str | None:
    return agencies.account(platform, handle) if platform and handle else None


def _addressed(sighting: Sighting, document: Document) -> _Address:
    """Where an insertion leads and the key it is resolved by, or the reason why there is none."""
    if sighting.key is not None or sighting.reason is not None:
        return _Address(sighting.target or _canonical(sighting.url), sighting.key, sighting.reason)
    # A post flattened into text has no address of its own; the link of its picture leads to it.
    url = sighting.url or (sighting.target if sighting.kind == "post" else None)
    if url is None:
        return _Address(sighting.target, reason="no url")
    if sighting.kind == "link":
        return _plain_address(url, document)
    return _in_page(url, document) or _address(url, document.base, plain=False)


def _plain_address(url: str, document: Document) -> _Address:
    """Where a link leads that has been held against the platforms when it was seen."""
    return _in_page(url, document) or _address(url, document.base, plain=True)


def _canonical(url: str | None) -> str | None:
    """The web address of what an embed names in its own way, such as `at://…`."""
    identity = identify(url) if url else None
    return identity.url if identity else None


def _in_page(url: str, document: Document) -> _Address | None:
    """A link into the page itself: nothing has to be asked to know whether the place is there. None for other links."""
    if document.ids is None or not url.startswith("#"):
        return None
    name = anchor(url[1:])
    there = name is None or name in document.ids or url[1:] in document.ids
    return _Address(
        key=f"url:{document.base or document.source.id}{url}", reason="in this page" if there else "missing fragment"
    )


def _address(url: str, base: str | None, *, plain: bool) -> _Address:
    try:
        absolute = checkable(join(base, url) if base else url)
    except OtherScheme:
        return _Address(key=f"url:{url}", reason="scheme")
    except Malformed:
        if base is None and scheme_of(url) is None:
            return _Address(reason="no base")
        return _Address(key=f"url:{url}", reason="malformed")
    identity = None if plain else identify(absolute)
    return _Address(identity.url, identity.key) if identity else _Address(absolute, f"url:{absolute}")
