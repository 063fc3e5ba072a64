"""Whose words each passage holds, as far as the page says: forms, credit and mentions become labels with their evidence.

No credit is `unattributed`, never `outlet`. Mixed credit stays mixed. A picture credit, a post or a rival's name never turns a
passage. Every label stands on evidence with its place in the source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from linkaudit.model import Credit, Evidence, Mention, Passage, Place
from linkaudit.model.quick import maker
from linkaudit.parser.agencies import home
from linkaudit.parser.blocks import Block, Document
from linkaudit.parser.claims import Claim, Reading, Rival
from linkaudit.parser.credits import Found, read
from linkaudit.parser.credits import verdict as credit_verdict
from linkaudit.parser.duplicates import Likeness, find
from linkaudit.parser.forms import shape
from linkaudit.parser.labels import Given, Page, label
from linkaudit.parser.places import Lines

_made = maker(Passage)
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
    proofs = _Proofs(blocks)
    passages = tuple(
        _passage(n, labels[n], page, proofs, place=lines.place(block.start, block.end), numbers=numbers.get(n, ()))
        for n, block in enumerate(blocks)
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


def _passage(n: int, given: Given, page: Page, proofs: _Proofs, *, place: Place, numbers: tuple[int, ...]) -> Passage:
    form = page.shapes.forms[n]
    likeness = page.likenesses.get(n) if form == "pull_quote" else None
    return _made(
        n=n + 1,
        place=place,
        form=form,
        label=given.label,
        agencies=given.agencies,
        basis=given.basis,
        duplicate_of=likeness.of + 1 if likeness else None,
        references=numbers,
        evidence=proofs.all(given.evidence),
        text=page.blocks[n].text,
    )


class _Proofs:
    """Evidence with source offsets, from whatever a label stands on; the claim behind many labels is converted once."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self._blocks = blocks
        self._claims: dict[int, Evidence] = {}

    def all(self, items: Sequence[Claim | Reading | Rival | Evidence]) -> tuple[Evidence, ...]:
        """The evidence that several items are."""
        return tuple([item if type(item) is Evidence else self.of(item) for item in items])

    def of(self, item: Claim | Reading | Rival | Evidence) -> Evidence:
        """The evidence that an item is."""
        if isinstance(item, Evidence):
            return item
        if isinstance(item, Rival):
            return replace(self.of(item.reading), rule="rival named, no effect", polarity="-")
        if isinstance(item, Reading):
            start, end = self._span(item)
            return Evidence(rule=f"{item.role}: {item.rule}", quote=item.quote, start=start, end=end, agency=item.agency)
        known = self._claims.get(id(item))
        if known is None:
            known = self._claims[id(item)] = self._claim(item)
        return known

    def _claim(self, claim: Claim) -> Evidence:
        start, end = self._span(claim)
        agency = claim.agencies[0] if claim.agencies else None
        return Evidence(rule=claim.slot, quote=claim.quote, start=start, end=end, agency=agency)

    def _span(self, item: Claim | Reading) -> tuple[int | None, int | None]:
        if item.source is not None:
            return item.source
        return (None, None) if item.block is None else self._blocks[item.block].source_span(item.start, item.end)


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
