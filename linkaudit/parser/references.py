"""Sightings to references: numbered in the article's order, with the key that each is resolved by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linkaudit.model import Reference
from linkaudit.parser import agencies, links
from linkaudit.parser.blocks import Block, Document, Sighting
from linkaudit.parser.places import Lines
from linkaudit.platforms import by_name, identify
from linkaudit.platforms.fragments import anchor, checkable
from linkaudit.platforms.urls import Malformed, OtherScheme, join, scheme_of

INSERTED = frozenset({"post", "embed", "cross_ref"})


@dataclass(frozen=True, slots=True)
class Numbered:
    """The references of an article, and for each block the numbers of those that stand in it."""

    references: tuple[Reference, ...]
    of_block: tuple[tuple[int, ...], ...]


def number(document: Document, lines: Lines) -> Numbered:
    """Number every reference of the document: block by block, those that stand in no block last."""
    references: list[Reference] = []
    of_block: list[tuple[int, ...]] = []
    for index, block in enumerate(document.blocks):
        first = len(references) + 1
        for sighting in _of_block(block, document.base):
            references.append(_reference(sighting, document, lines, len(references) + 1, index + 1))
        of_block.append(tuple(range(first, len(references) + 1)))
    for sighting in document.loose:
        references.append(_reference(sighting, document, lines, len(references) + 1, None))
    return Numbered(tuple(references), tuple(of_block))


def _of_block(block: Block, base: str | None) -> Sequence[Sighting]:
    if not block.sightings:
        return links.sight(block, base)
    told = _Told(block.sightings)
    others = [seen for seen in links.sight(block, base) if not told.already(seen)]
    return sorted((*block.sightings, *others), key=lambda sighting: sighting.start)


class _Told:
    """What the insertions of a block have said already: a link that is the very thing is not said twice."""

    def __init__(self, settled: Sequence[Sighting]) -> None:
        inserted = [known for known in settled if known.kind in INSERTED]
        self._urls = {known.url for known in inserted if known.url is not None}
        self._keys = {known.key for known in inserted if known.key is not None}
        self._places = {(known.start, known.end, known.url) for known in settled}

    def already(self, seen: Sighting) -> bool:
        return seen.url in self._urls or seen.key in self._keys or (seen.start, seen.end, seen.url) in self._places


def _reference(sighting: Sighting, document: Document, lines: Lines, n: int, passage: int | None) -> Reference:
    platform, post_id, handle = sighting.platform, sighting.post_id, sighting.handle
    address = _addressed(sighting, document)
    return Reference(
        n=n,
        kind=sighting.kind,
        platform=platform,
        form=sighting.form,
        place=lines.place(sighting.start, sighting.end),
        passage=passage,
        url=sighting.url,
        key=address.key,
        post_id=post_id,
        handle=handle,
        name=sighting.name,
        text=sighting.text,
        shown_date=sighting.shown_date,
        posted_at=by_name(platform).posted_at(post_id) if platform and post_id else None,
        label=sighting.label,
        title=sighting.title,
        account_agency=agencies.account(platform, handle) if platform and handle else None,
        target=address.target,
        reason=address.reason,
    )


def _addressed(sighting: Sighting, document: Document) -> _Address:
    """Where a reference leads and the key it is resolved by, or the reason why there is none."""
    if sighting.key is not None or sighting.reason is not None:
        return _Address(sighting.target or _canonical(sighting.url), sighting.key, sighting.reason)
    # A post flattened into text has no address of its own; the link of its picture leads to it.
    url = sighting.url or (sighting.target if sighting.kind == "post" else None)
    if url is None:
        return _Address(sighting.target, None, "no url")
    if url.startswith("#") and document.ids is not None:
        return _in_page(url, document, document.ids)
    # A plain link has been held against the platforms when it was seen.
    return _address(url, document.base, plain=sighting.kind == "link")


def _canonical(url: str | None) -> str | None:
    """The web address of what an embed names in its own way, such as `at://…`."""
    identity = identify(url) if url else None
    return identity.url if identity else None


@dataclass(frozen=True, slots=True)
class _Address:
    target: str | None = None
    key: str | None = None
    reason: str | None = None


def _in_page(url: str, document: Document, ids: frozenset[str]) -> _Address:
    """A link into the page itself: nothing has to be asked to know whether the place is there."""
    name = anchor(url[1:])
    there = name is None or name in ids or url[1:] in ids
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
