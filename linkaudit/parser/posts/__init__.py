"""Social posts that lost their markup: flattened into the article's text, or left as a bare address on a line.

`carve` cuts them out as blocks of their own with hint `post` and one sighting; every other character stays where it was. The
sighting of a flattened post covers its words and its attribution. Its short and picture links stay references of the same
block; the last of them that shows the post's own media is the sighting's `target`, since it leads to the post where no
address of it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from linkaudit.parser.blocks import Block, Sighting
from linkaudit.parser.posts.attributions import Attribution, find
from linkaudit.parser.posts.bare_addresses import TEXT_HINTS, address_block
from linkaudit.parser.posts.beginnings import choose, evidence
from linkaudit.parser.posts.broken_lines import between, joined, mended
from linkaudit.parser.posts.heads import Span, headed
from linkaudit.parser.posts.house import House
from linkaudit.parser.posts.lead_up import LeadUp, is_quoted, lead_up, signature
from linkaudit.parser.posts.notices import is_notice
from linkaudit.parser.posts.plain_handles import may_sign
from linkaudit.parser.posts.rest_below import with_rest
from linkaudit.parser.posts.shared_posts import shared_posts
from linkaudit.parser.posts.skip_links import ended
from linkaudit.platforms import Identity, identify

_PICTURE = re.compile(r"(?:https?://)?(?:pic\.(?:twitter|x)\.com)/[A-Za-z0-9]{1,10}", re.ASCII)
_SHORT = 120
"""Characters of a line between two posts that introduces nothing."""
_COLONS = (":", "：")
_MARKER = re.compile(r"[>\s]{0,8}(?:[-–*•·▪◦‣]|\d{1,2}[.)])\s{1,4}(?=\S)")
"""What begins an item of a list in plain text; a post of one line that stands in such an item does not hold it."""
_MOST = 5_000
"""No article holds more posts; what does is none, and each costs its time."""
_IN_VAIN = 100
"""Handles that sign no post, and four more for each that does: with more a page lists accounts; only days and links count."""


def carve(blocks: Sequence[Block], source: str | None = None) -> tuple[Block, ...]:
    """The blocks with each flattened post and each bare post address as a block of its own; nothing is lost or doubled.

    `source` is the text that the blocks of a plain text came from: with it a post of several lines keeps their line ends as
    they are, so that `source[start:end]` is its text; without it they are one newline each.
    """
    blocks = mended(blocks, source)
    others = list(shared_posts(blocks))
    spans = _with_headed(blocks, _merged(_spans(blocks, others), others))
    return tuple(map(address_block, _cut(blocks, spans, source) if spans else blocks))


def _spans(blocks: Sequence[Block], others: Sequence[Span]) -> list[Span]:
    house: House | None = None
    found: list[Span] = []
    floor = (0, 0)
    vain = 0
    for index, signed in _signed(blocks):
        if signed.needs and vain >= _IN_VAIN + 4 * len(found):
            continue
        house = house or House(blocks)
        before = bisect_right(others, (index, signed.at), key=_place)
        floor = max(floor, *((span.last, span.until) for span in others[before - 1 : before]), (0, 0))
        if floor > (index, signed.at):
            continue
        told = _ended if signed.under else _span
        if span := told(blocks, index, signed, floor, house):
            found.append(span)
            floor = span.last, span.until
        vain += span is None
        if signed.under:
            floor = index, signed.end
        if len(found) == _MOST:
            break
    return found


def _merged(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    return sorted((*spans, *others), key=_place) if others else list(spans)


def _place(span: Span) -> tuple[int, int]:
    return span.first, span.at


def _with_headed(blocks: Sequence[Block], spans: Sequence[Span]) -> list[Span]:
    """The posts found by their last words, with those between them that begin with their author."""
    taken = {index for span in spans for index in range(span.first, span.last + 1)}
    found = [span for span in headed(blocks) if taken.isdisjoint(range(span.first, span.last + 1))]
    return _merged(spans, found)


def _signed(blocks: Sequence[Block]) -> Iterator[tuple[int, Attribution]]:
    """The attributions in the article's running text, each with the index of its block."""
    for index, block in enumerate(blocks):
        if ("@" in block.text or may_sign(block.text)) and block.hint in TEXT_HINTS and block.article:
            signatures = (*find(block.text, _following(blocks, index + 1)), *ended(block.text))
            for signed in sorted(signatures, key=lambda signed: signed.at):
                yield index, signed


def _following(blocks: Sequence[Block], index: int) -> str:
    return blocks[index].text if index < len(blocks) and blocks[index].hint in TEXT_HINTS else ""


def _span(blocks: Sequence[Block], index: int, signed: Attribution, floor: tuple[int, int], house: House) -> Span | None:
    """The post that an attribution signs, or None when it signs none."""
    led = lead_up(blocks, index, signed, floor)
    first, at, shown = index, signed.at, 0.0
    if led.pieces:
        chosen = _chosen(blocks, index, signed, led, house)
        if chosen == len(led.pieces) and (is_quoted(blocks[index]) or _is_between_posts(blocks, led, floor)):
            chosen = 0  # within the quote that the author signs, all is his
        first, at = (*led.places, (index, signed.at))[chosen]
        if first == index and (marker := _MARKER.match(blocks[index].text, 0, signed.at)) and at < marker.end() < signed.at:
            at = marker.end()
        shown = evidence(led.pieces[chosen:], house)
    if shown < signed.needs and not (signed.dashed and signed.own and index < len(blocks) - 2):
        return None
    over = signed.end - len(blocks[index].text)
    last, until = (index + 1, over - 1) if over > 0 else (index, signed.end)
    return with_rest(blocks, Span(first, at, last, until, ((first, at), (index, signed.at)), signed))


def _chosen(blocks: Sequence[Block], index: int, signed: Attribution, led: LeadUp, house: House) -> int:
    """Which piece begins the post: the first behind the link over it, but for what a page asks there."""
    if led.begun and not is_notice(led.pieces[0].text):
        return 0
    return choose(led.pieces, led.before, signature(blocks[index].text, signed), house)


def _ended(blocks: Sequence[Block], index: int, signed: Attribution, floor: tuple[int, int], house: House) -> Span | None:
    """The post over the link that tells of its end, or None if there is none: it was signed, or could not be loaded."""
    led = lead_up(blocks, index, signed, floor)
    chosen = _chosen(blocks, index, signed, led, house) if led.pieces else 0
    if chosen == len(led.pieces) or not (led.begun or evidence(led.pieces[chosen:], house) >= signed.needs):
        return None
    last = led.places[-1][0]
    end = (last, len(blocks[last].text[: signed.at if last == index else None].rstrip()))
    return Span(*led.places[chosen], *end, (led.places[chosen], end), signed)


def _is_between_posts(blocks: Sequence[Block], led: LeadUp, floor: tuple[int, int]) -> bool:
    """One short line between the end of another post and this one's author: his words, however little they show it."""
    (last, until), piece = floor, led.pieces[0].text
    follows = led.places[0] == (last + 1, 0) and until > 0 and not blocks[last].text[until:].strip()
    return follows and len(led.pieces) == 1 and len(piece) <= _SHORT and piece[-1:] not in _COLONS


def _cut(blocks: Sequence[Block], spans: Sequence[Span], source: str | None) -> Iterator[Block]:
    """The blocks in order, with the posts cut out of them."""
    index, at = 0, 0
    for span in spans:
        while index < span.first:
            yield from _rest(blocks[index], at, len(blocks[index].text))
            index, at = index + 1, 0
        yield from _rest(blocks[index], at, span.at)
        yield _post(blocks, span, source)
        index, at = span.last, span.until
    while index < len(blocks):
        yield from _rest(blocks[index], at, len(blocks[index].text))
        index, at = index + 1, 0


def _rest(block: Block, at: int, until: int) -> Iterator[Block]:
    if at == 0 and until == len(block.text):
        yield block
        return
    words = block.text[at:until]
    begin = at + len(words) - len(words.lstrip())
    end = at + len(words.rstrip())
    if begin < end:
        yield block.part(begin, end)


def _post(blocks: Sequence[Block], span: Span, source: str | None) -> Block:
    """The post as one block, its sighting included."""
    whole = _part(blocks, span, span.first)
    shifts = {span.first: -span.at}
    for index in range(span.first + 1, span.last + 1):
        part = _part(blocks, span, index)
        shifts[index] = len(whole.text) + len(between(whole, part, source))
        whole = joined(whole, part, source)
    begin, end = (shifts[index] + at for index, at in span.words)
    rest = shifts[span.rest[0]] + span.rest[1] if span.rest else len(whole.text)
    return replace(whole, hint="post", sightings=(*whole.sightings, _sighting(whole, span.signed, begin, end, rest)))


def _part(blocks: Sequence[Block], span: Span, index: int) -> Block:
    block = blocks[index]
    at = span.at if index == span.first else 0
    until = span.until if index == span.last else len(block.text)
    return block if at == 0 and until == len(block.text) else block.part(at, until)


def _sighting(whole: Block, signed: Attribution, begin: int, end: int, rest: int) -> Sighting:
    """The reference that a flattened post is; its identity where an address of it stands in the attribution."""
    words = "\n".join(text for part in ((begin, end), (rest, None)) if (text := whole.text[slice(*part)].strip()))
    seen = Sighting(
        kind="post",
        form="flattened",
        start=whole.start,
        end=whole.end,
        platform=signed.platform,
        handle=signed.handle,
        name=signed.name,
        text=words or None,
        shown_date=signed.day.isoformat() if signed.day else None,
    )
    if identity := _identity(whole, signed, begin, end, rest):
        return replace(seen, url=identity.url, key=identity.key, post_id=identity.post_id)
    pictures = _PICTURE.findall(words)
    picture = identify(pictures[-1]) if pictures else None
    return replace(seen, target=picture.url) if picture else seen


def _identity(whole: Block, signed: Attribution, begin: int, end: int, rest: int) -> Identity | None:
    """The post, if its address is written or linked outside its words, where it is signed."""
    beside = [anchor.url for anchor in whole.anchors if rest >= anchor.until > end or anchor.at < begin]
    links = [signed.url] if signed.url else beside
    return next((found for url in reversed(links) if (found := identify(url)) and found.kind == "post"), None)
