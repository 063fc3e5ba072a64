"""Sightings to references: numbered in the article's order, with the key that each is resolved by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from linkaudit.model import Reference
from linkaudit.parser import agencies, links
from linkaudit.parser.blocks import Block, Document, Sighting
from linkaudit.parser.places import Lines
from linkaudit.platforms import by_name, identify
from linkaudit.platforms.fragments import checkable
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
            references.append(_reference(sighting, document.base, lines, len(references) + 1, index + 1))
        of_block.append(tuple(range(first, len(references) + 1)))
    for sighting in document.loose:
        references.append(_reference(sighting, document.base, lines, len(references) + 1, None))
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


def _reference(sighting: Sighting, base: str | None, lines: Lines, n: int, passage: int | None) -> Reference:
    found = _addressed(sighting, base)
    platform = by_name(found.platform) if found.platform else None
    return Reference(
        n=n,
        kind=found.kind,
        platform=found.platform,
        form=found.form,
        place=lines.place(found.start, found.end),
        passage=passage,
        url=found.url,
        key=found.key,
        post_id=found.post_id,
        handle=found.handle,
        name=found.name,
        text=found.text,
        shown_date=found.shown_date,
        posted_at=platform.posted_at(found.post_id) if platform and found.post_id else None,
        label=found.label,
        title=found.title,
        account_agency=agencies.account(found.platform, found.handle) if found.platform and found.handle else None,
        target=found.target,
        reason=found.reason,
    )


def _addressed(sighting: Sighting, base: str | None) -> Sighting:
    """The sighting with the key it is resolved by, or with the reason why there is none."""
    if sighting.key is not None or sighting.reason is not None:
        return sighting if sighting.target or not sighting.url else replace(sighting, target=_canonical(sighting.url))
    # A post flattened into text has no address of its own; the link of its picture leads to it.
    url = sighting.url or (sighting.target if sighting.kind == "post" else None)
    if url is None:
        return replace(sighting, reason="no url")
    address = _address(url, base)
    return replace(sighting, target=address.target, key=address.key, reason=address.reason)


def _canonical(url: str) -> str | None:
    """The web address of what an embed names in its own way, such as `at://…`."""
    identity = identify(url)
    return identity.url if identity else None


@dataclass(frozen=True, slots=True)
class _Address:
    target: str | None = None
    key: str | None = None
    reason: str | None = None


def _address(url: str, base: str | None) -> _Address:
    try:
        absolute = checkable(join(base, url) if base else url)
    except OtherScheme:
        return _Address(key=f"url:{url}", reason="scheme")
    except Malformed:
        if base is None and scheme_of(url) is None:
            return _Address(reason="no base")
        return _Address(key=f"url:{url}", reason="malformed")
    identity = identify(absolute)
    return _Address(identity.url, identity.key) if identity else _Address(absolute, f"url:{absolute}")
