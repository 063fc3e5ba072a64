"""Whose words each passage holds, as far as the page says: forms, credit and mentions become labels with their evidence.

No credit is `unattributed`, never `outlet`. Mixed credit stays mixed. A picture credit, a post or a rival's name never turns a
passage. Every label stands on evidence with its place in the source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from linkaudit.model import Credit, Evidence, Mention, Passage, Place
from linkaudit.parser import credit_verdict
from linkaudit.parser.agencies import home
from linkaudit.parser.blocks import Block, Document
from linkaudit.parser.claims import Claim, Reading
from linkaudit.parser.credits import Found, read
from linkaudit.parser.duplicates import Likeness, find
from linkaudit.parser.forms import shape
from linkaudit.parser.labels import Given, Page, label
from linkaudit.parser.places import Lines

_REPEATABLE = frozenset({"text", "quote", "pull_quote", "list", "heading"})
"""Hints of blocks that may repeat another or be repeated."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The article's passages, the agencies it names, and whom it credits."""

    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...]
    credit: Credit


def judge(document: Document, lines: Lines, numbers: Mapping[int, tuple[int, ...]]) -> Judgement:
    """Judge a page whose posts and cross-references have been carved. `numbers` are reference numbers by block index."""
    blocks = document.blocks
    found = read(document)
    likenesses = _likenesses(blocks, found)
    shapes = shape(blocks, found, likenesses)
    verdict = credit_verdict.resolve(found.claims, lambda claim: _place_of(claim, blocks, lines))
    page = Page(blocks, shapes, found, verdict, likenesses, home(_host(document)))
    labels = label(page)
    passages = tuple(
        _passage(n, labels[n], page, lines.place(block.start, block.end), numbers.get(n, ())) for n, block in enumerate(blocks)
    )
    mentions = tuple(_mention(reading, blocks, lines) for reading in found.readings)
    return Judgement(passages, mentions, verdict.credit)


def _likenesses(blocks: tuple[Block, ...], found: Found) -> Mapping[int, Likeness]:
    lines = {claim.block for claim in found.claims if claim.whole}
    texts = [
        block.text if block.article and block.hint in _REPEATABLE and index not in lines else None
        for index, block in enumerate(blocks)
    ]
    return find(texts, frozenset(index for index, block in enumerate(blocks) if block.hint == "pull_quote"))


def _host(document: Document) -> str:
    try:
        return urlsplit(document.source.url or document.url or "").hostname or ""
    except ValueError:
        return ""


def _passage(index: int, given: Given, page: Page, place: Place, numbers: tuple[int, ...]) -> Passage:
    likeness = page.likenesses.get(index) if page.shapes.forms[index] == "pull_quote" else None
    return Passage(
        n=index + 1,
        place=place,
        form=page.shapes.forms[index],
        label=given.label,
        agencies=given.agencies,
        basis=given.basis,
        duplicate_of=likeness.of + 1 if likeness else None,
        references=numbers,
        evidence=tuple(_evidence(item, page.blocks) for item in given.evidence),
        text=page.blocks[index].text,
    )


def _evidence(item: Claim | Reading | Evidence, blocks: tuple[Block, ...]) -> Evidence:
    """Evidence with source offsets, from whatever the label stands on."""
    if isinstance(item, Evidence):
        return item
    source = item.source
    if source is None and item.block is not None:
        source = blocks[item.block].source_span(item.start, item.end)
    start, end = source if source is not None else (None, None)
    if isinstance(item, Claim):
        return Evidence(
            rule=item.slot, quote=item.quote, start=start, end=end, agency=item.agencies[0] if item.agencies else None
        )
    return Evidence(rule=f"{item.role}: {item.rule}", quote=item.quote, start=start, end=end, agency=item.agency)


def _mention(reading: Reading, blocks: tuple[Block, ...], lines: Lines) -> Mention:
    place: Place | None = None
    if reading.block is not None:
        place = lines.place(*blocks[reading.block].source_span(reading.start, reading.end))
    elif reading.source is not None:
        place = lines.place(*reading.source)
    return Mention(
        agency=reading.agency,
        role=reading.role,
        where=reading.where,
        passage=None if reading.block is None else reading.block + 1,
        quote=reading.quote,
        place=place,
    )


def _place_of(claim: Claim, blocks: tuple[Block, ...], lines: Lines) -> Place | None:
    if claim.block is not None:
        return lines.place(*blocks[claim.block].source_span(claim.start, claim.end))
    return lines.place(*claim.source) if claim.source is not None else None
