"""Every naming of an agency on a page, and what it claims: the page is scanned once, and looked at closely only at the hits.

Slots are asked in the order of their strength: posts and pictures first, since they never credit the text; then lines,
datelines and sign-offs; what is left is running text, read with the trust that the slots have earned for the name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby, pairwise
from operator import itemgetter

from linkaudit.parser.agencies import Naming, account, scan
from linkaudit.parser.agencies.trust import Context, context_of
from linkaudit.parser.blocks import CREDITING, Block, Document
from linkaudit.parser.claims import Claim, Reading
from linkaudit.parser.credits import metadata as credit_metadata
from linkaudit.parser.credits.lines import LONGEST
from linkaudit.parser.credits.nameless import may_be_nameless, may_close, may_open
from linkaudit.parser.credits.running import read_running
from linkaudit.parser.credits.slots import read_slots
from linkaudit.parser.credits.spots import Slotted
from linkaudit.parser.credits.tails import any_edits, is_feed_notice, may_edit, opens_tail, parted_tail
from linkaudit.parser.credits.verdict import by_item
from linkaudit.parser.layout import Layout, lay_out
from linkaudit.parser.plain_type import narrowed

_SILENT = frozenset({"embed"})
"""Hints of blocks whose words are no text of the article."""
_SHORT = 120
_LONGEST_TAIL, _MOST_LINES = 400, 4
_FOOT = 30
"""Blocks after the last paragraph among which a line of its own may say who contributed, beyond a box on the author."""
_REFERENCES = CREDITING | {"byline"}
"""Hints of blocks that may credit somebody wherever they stand."""


@dataclass(frozen=True, slots=True)
class Found:
    """All that a page says of agencies: claims about its text, and readings of single namings, in the page's order."""

    claims: tuple[Claim, ...]
    readings: tuple[Reading, ...]
    layout: Layout


@dataclass(slots=True)
class _Page:
    document: Document
    layout: Layout
    context: Context
    namings: dict[int, list[Naming]]
    edited: bool
    """The words for editing stand somewhere on the page."""
    claims: list[Claim] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    running: list[tuple[int, Naming]] = field(default_factory=list)
    """Namings that no slot took: (block, naming)."""


def read(document: Document) -> Found:
    """Find the claims and readings of a page; linear in its length."""
    texts = [_parted(block) if block.seams else block.text for block in document.blocks]
    text = "\n".join(texts)
    namings = _by_block(document.blocks, texts, text)
    page = _Page(document, lay_out(document.blocks), context_of(document, namings), namings, any_edits(text))
    for finding in credit_metadata.read(document, page.context):
        _keep(page, finding)
    for index in _worth_a_look(page):
        _read_block(page, index)
    if page.edited:
        _read_parted_tails(page)
    for finding in credit_metadata.read_signs(document, {agency for claim in page.claims for agency in claim.agencies}):
        _keep(page, finding)
    _read_accounts(page)
    _read_nameless_tail(page)
    _read_running(page)
    page.readings.sort(key=lambda reading: (-1 if reading.block is None else reading.block, reading.start))
    return Found(by_item(page.claims), tuple(page.readings), page.layout)


def _read_running(page: _Page) -> None:
    """What no slot took, in the light of what the slots credit."""
    credited = frozenset(agency for claim in page.claims for agency in claim.agencies)
    page.context = replace(page.context, known=page.context.known | credited)
    for index, some in groupby(page.running, key=itemgetter(0)):
        text = page.document.blocks[index].text
        page.readings += read_running(text, index, [naming for _, naming in some], page.context)


def _keep(page: _Page, finding: Claim | Reading) -> None:
    if isinstance(finding, Claim):
        page.claims.append(finding)
    else:
        page.readings.append(finding)


def _parted(block: Block) -> str:
    """The text of a short line with its pieces apart: `AFP` and `Updated 3 March`, where the markup runs them together."""
    if len(block.text) > LONGEST:
        return block.text
    return "\n".join(block.text[at:until] for at, until in pairwise([0, *block.seams, len(block.text)]))


def _in_block(naming: Naming, block: Block) -> Naming:
    """A naming in what `_parted` made of a block, with offsets into the block's own text."""
    if not block.seams or len(block.text) > LONGEST:
        return naming
    moved = naming.moved(-sum(seam + n < naming.start for n, seam in enumerate(block.seams)))
    return moved._replace(glued=True) if moved.start in block.seams and block.text[moved.start - 1].isalnum() else moved


def _by_block(blocks: Sequence[Block], texts: Sequence[str], text: str) -> dict[int, list[Naming]]:
    """The namings of each block, offsets made its own; one scan over `text`, the `texts` of all joined by line ends."""
    starts = list(accumulate((len(words) + 1 for words in texts), initial=0))
    found: dict[int, list[Naming]] = {}
    for naming in scan(narrowed(text)):
        index = bisect_right(starts, naming.start) - 1
        base = starts[index]
        if naming.end - base <= len(texts[index]):
            found.setdefault(index, []).append(_in_block(naming.moved(-base), blocks[index]))
    return found


def _worth_a_look(page: _Page) -> Iterator[int]:
    """Blocks that name an agency, and the short ones where a credit without a name may stand."""
    for index, block in enumerate(page.document.blocks):
        if block.hint in _SILENT or not (block.article or _is_beside(block, page.layout, index)):
            continue
        if index in page.namings or _may_credit(block, page, index):
            yield index


def _is_beside(block: Block, layout: Layout, index: int) -> bool:
    """Outside the article's text as the page has it, but where markup puts bylines and credits."""
    if block.hint == "byline":
        return index < layout.first
    return block.hint in CREDITING and layout.last < index <= layout.last + _FOOT


def _may_credit(block: Block, page: _Page, index: int) -> bool:
    """Whether a block that names no agency may still credit somebody: a desk, unnamed agencies, a reporter, Reuters' tail."""
    text = block.text
    if (page.edited and may_edit(text)) or (index == page.layout.first and may_open(text)):
        return True
    if may_close(text) and block.article and page.layout.position(index) in ("tail", "end"):
        return True
    position = page.layout.position(index) if len(text) <= _SHORT else "body"
    if position == "body" and (len(text) > _SHORT or block.hint not in _REFERENCES):
        return is_feed_notice(text)
    return may_be_nameless(text) or (block.hint == "byline" and position == "top")


def _read_block(page: _Page, index: int) -> None:
    block = page.document.blocks[index]
    namings = page.namings.get(index, [])
    if block.hint == "post":
        return
    if block.hint == "cross_ref":
        # A teaser's sentence may say who reported something; it credits nobody.
        page.running.extend((index, naming) for naming in namings if not block.sightings)
        return
    slotted = read_slots(block, index, namings, page.layout, page.context)
    for finding in slotted.findings:
        _keep(page, finding)
    page.running.extend((index, naming) for naming in _left(namings, slotted))


def _left(namings: Sequence[Naming], slotted: Slotted) -> Iterator[Naming]:
    return (naming for naming in namings if naming.start not in slotted.taken)


def _read_parted_tails(page: _Page) -> None:
    """The reporters' tail on several lines of plain text: each of them is a line of it."""
    blocks = page.document.blocks
    for index, block in enumerate(blocks):
        if len(block.text) > _LONGEST_TAIL or not (block.article and opens_tail(block.text)):
            continue
        for at in range(index, index + parted_tail([b.text for b in blocks[index : index + _MOST_LINES]])):
            text = blocks[at].text
            page.claims.append(
                Claim(kind="exclusive", slot="reuters tail", block=at, start=0, end=len(text), whole=True, quote=text)
            )


def _read_nameless_tail(page: _Page) -> None:
    """The tail that only Reuters writes stands for its name where the page credits nobody else with the text."""
    tail = next((claim for claim in page.claims if claim.slot == "reuters tail" and not claim.agencies), None)
    if tail is None or any(claim.kind == "exclusive" and claim.agencies for claim in page.claims):
        return
    page.readings.append(
        Reading(
            agency="reuters",
            role="article_credit",
            where="tagline",
            rule=tail.slot,
            block=tail.block,
            start=tail.start,
            end=tail.end,
            quote=tail.quote,
        )
    )


def _read_accounts(page: _Page) -> None:
    """Posts by an agency's own account: insertions, never credits."""
    for index, block in enumerate(page.document.blocks):
        if block.article:
            page.readings.extend(_accounts(block, index))


def _accounts(block: Block, index: int) -> Iterator[Reading]:
    for sighting in block.sightings:
        agency = account(sighting.platform or "", sighting.handle or "") if sighting.kind == "post" else None
        if agency is not None:
            start, end = _signature(block, sighting.handle or "")
            yield Reading(
                agency=agency,
                role="social_account",
                where="in-text",
                rule="account",
                block=index,
                start=start,
                end=end,
                quote=block.text[start:end],
            )


def _signature(block: Block, handle: str) -> tuple[int, int]:
    """Offsets of `Name (@handle)` in a post's text; the whole text where the handle does not stand in it."""
    at = block.text.rfind(f"@{handle}")
    if at < 0:
        return 0, len(block.text)
    dash = max(block.text.rfind(mark, max(0, at - 80), at) for mark in "—–-\n")
    start = dash + 1 if dash >= 0 else at
    end = at + len(handle) + 1
    start += len(block.text[start:at]) - len(block.text[start:at].lstrip())
    return start, end + block.text.startswith(")", end)
