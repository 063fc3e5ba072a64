"""The outlet's own promotion inside the article: "Read more", "Also read", "Related", in the languages of the label table.

A label makes a cross-reference only with something to refer to: a title on the same line or the next, or a link. The words
"read more" in running text, a teaser button, and labels of sources and newsletters make none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import takewhile

from linkaudit.parser.blocks import Anchor, Block, Sighting
from linkaudit.parser.crossref_labels import Label, Meaning, label_at, resembling
from linkaudit.parser.crossref_lists import calls, following
from linkaudit.parser.crossref_spans import TRIM, inside, made, title_of
from linkaudit.parser.headlines import capital, headline, length, running

_URL = re.compile(r"https?://[^\s<>\"]{4,2000}", re.IGNORECASE)
_PASSED = frozenset(("post", "embed", "cross_ref"))
_DOZEN = 12
"""More titles than this behind the article are a wall of teasers."""
_FEW = 3
"""A "Read more" that stands alone more often than this is the button of a list of teasers."""
_SHORT = 60
_BESIDE = 3
"""Blocks behind the article that still belong to its text."""
_REACH = 40
"""Blocks looked at after a label that stands alone, up to the next label."""


def carve(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks; those of a cross-reference have hint `cross_ref`, and a sighting each where a title or link stands.

    A label that stands alone is marked too, its titles follow it. References inside a paragraph (`(READ: Title)`) only add a
    sighting. Sightings carry `label`, `title`, and `url` as written, or the reason `no url`.
    """
    return tuple(_Carver(blocks).carved())


class _Carver:
    """One pass over the blocks of a page."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._markup = any(block.anchors for block in blocks)
        prose = [at for at, block in enumerate(blocks) if block.article and block.hint == "text" and running(block.text)]
        article = [at for at, block in enumerate(blocks) if block.article]
        self._first, self._end = (article[0], article[-1]) if article else (0, len(blocks))
        self._last = prose[-1] if prose else len(blocks)

    def carved(self) -> Iterator[Block]:
        at = 0
        while at < len(self._blocks):
            found = self._from(at)
            yield from found
            at += len(found)

    def _from(self, at: int) -> list[Block]:
        """What becomes of the blocks from `at` on, as far as one decision reaches; at least one block."""
        block = self._blocks[at]
        if block.hint in _PASSED or at < self._first:
            return [block]
        label = label_at(block.text) or _hinted(block)
        if label is None or label.meaning.use == "other":
            return [inside(block)]
        if _alone(block.text[label.rest :]):
            return self._under(at, label)
        return [_introduced(block, label) if block.article or at <= self._last else block]

    def _under(self, at: int, label: Label) -> list[Block]:
        """A label alone in its block, and the blocks that belong to it; the block as it was if none do."""
        block = self._blocks[at]
        words = _spoken(block.text, label)
        reach = takewhile(lambda item: label_at(item.text) is None, self._blocks[at + 1 : at + 1 + _REACH])
        ahead = tuple(_inheriting(block, reach))
        marks = self._marks(at, ahead, label)
        if not marks:
            return [inside(block)]
        parts = [_titled(item, words) if is_title else item for item, is_title in zip(ahead, marks, strict=False)]
        urls = {sighting.url for part in parts for sighting in part.sightings}
        return [_marked(part, urls) for part in (block, *parts)]

    def _marks(self, at: int, ahead: Sequence[Block], label: Label) -> list[bool]:
        """True for each title among the blocks ahead that belong to the label, False for what stands between them."""
        block = self._blocks[at]
        if not self._markup and label.meaning.use == "continue" and self._alike[block.text] > _FEW:
            return []
        marks = following(block, ahead, label, self._blocks[at - 1] if at else None, markup=self._markup)
        enough = sum(marks) >= (2 if label.hinted else 1)
        return marks if enough and self._attached(at, len(marks), sum(marks), label) else []

    @cached_property
    def _alike(self) -> Counter[str]:
        """How often each short text stands on the page."""
        return Counter(block.text for block in self._blocks if len(block.text) < _SHORT)

    def _attached(self, at: int, length: int, titles: int, label: Label) -> bool:
        """The label stands in the article, not in a section of the page behind it: that begins with a heading or a list."""
        if (self._markup and at < self._last) or not (self._markup or label.meaning.kind == "related"):
            return True
        if self._blocks[at].hint == "heading" or titles > _DOZEN:
            return False
        after = self._blocks[at + length + 1 : at + length + 2]
        return self._after_prose(at) or any(block.article and _flows(block) for block in after)

    def _after_prose(self, at: int) -> bool:
        before = next((b for b in reversed(self._blocks[max(0, at - 3) : at]) if b.hint != "caption"), None)
        return before is not None and _flows(before) and (before.article or at - self._end <= _BESIDE)


def _hinted(block: Block) -> Label | None:
    """A heading, or a line that ends in a colon, in words of such labels."""
    return resembling(block.text) if block.hint == "heading" or block.text.endswith((":", "：")) else None


def _flows(block: Block) -> bool:
    """Running text, or what stands in the midst of it."""
    return block.hint in _PASSED or running(block.text)


def _inheriting(label: Block, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those inside a link that began in an earlier one with that link: a card is often one link as a whole."""
    open_link = next(iter(label.anchors), None)
    for block in blocks:
        if not block.anchors and open_link is not None and open_link.start <= block.start and block.end <= open_link.end:
            yield replace(block, anchors=(replace(open_link, at=0, until=len(block.text)),))
        else:
            yield block
        open_link = block.anchors[-1] if block.anchors else open_link


def _alone(rest: str) -> bool:
    """What follows a label is nothing, a count, or but another one (`Related articles / More from the author`)."""
    if len(rest) < 8 and not any(char.isalpha() for char in rest):
        return True
    label = label_at(rest)
    return label is not None and label.rest >= len(rest)


def _introduced(block: Block, label: Label) -> Block:
    """A label with something after it in the same block: a cross-reference, or prose that begins alike."""
    rest = block.text[label.rest :].rstrip(TRIM)
    anchors = [a for a in block.anchors if a.until > label.rest]
    if not _refers(rest, block, label, anchors):
        return inside(block)
    words = _spoken(block.text, label)
    titled = [(a, block.text[max(a.at, label.rest) : a.until]) for a in anchors]
    several = [(a, title) for a, title in titled if length(title) >= 3 and not calls(title)]
    if len(several) > 1:
        return _with(block, [_sighting(block, words, title_of(title), a) for a, title in several])
    anchor = next(iter(anchors), None) or next((a for a in block.anchors if a.at <= label.start), None)
    return _with(block, [_single(block, words, rest.rstrip(")]】）") if label.opener else rest, anchor)])


def _single(block: Block, words: str, rest: str, anchor: Anchor | None) -> Sighting:
    """The sighting of a title with a link, with its address behind it, or with neither."""
    url = _URL.search(rest)
    sighting = _sighting(block, words, title_of(rest[: url.start()] if url else rest), anchor)
    return replace(sighting, url=url[0], form="hyperlink", reason=None) if url and anchor is None else sighting


def _refers(rest: str, block: Block, label: Label, anchors: Sequence[Anchor]) -> bool:
    """What follows the label is a title, and not the rest of a sentence or a list of topics."""
    if label.opener and rest.find(_closer(label.opener)) not in {-1, len(rest) - 1}:
        return False
    links = [block.text[max(a.at, label.rest) : a.until] for a in anchors]
    if sum(map(len, links)) >= 0.7 * len(rest):
        least = 3 if len(links) > 1 or label.meaning.kind == "related" else 2
        return (label.marked or capital(rest)) and max(map(length, links)) >= least
    if label.marked:
        return _marked_refers(rest, block.text[: label.until], label.meaning)
    return _unmarked_refers(rest, block.text[label.start : label.until], label)


def _marked_refers(rest: str, label: str, meaning: Meaning) -> bool:
    """After a colon, bar, dash or arrow."""
    if _URL.match(rest):
        return True
    if meaning.risk == "low":
        least = 3 if meaning.use == "continue" else 2
        return headline(rest, least) or (capital(rest) and least <= length(rest) <= 20)
    if meaning.risk == "medium":
        return headline(rest) and capital(rest)
    return headline(rest, 4) and capital(rest) and label.isupper()


def _unmarked_refers(rest: str, words: str, label: Label) -> bool:
    """With nothing between the label and the title: only a capital tells, or the capitals of the label."""
    if label.meaning.use != "promo" or not capital(rest) or not headline(rest, 3):
        return False
    shouted = not label.single and words.isupper() and not rest.isupper()
    return label.meaning.risk == "low" or (shouted and label.meaning.risk == "medium")


def _marked(block: Block, urls: set[str | None]) -> Block:
    """Part of a cross-reference, its links left out that the sightings already name."""
    return replace(block, hint="cross_ref", anchors=tuple(anchor for anchor in block.anchors if anchor.url not in urls))


def _titled(block: Block, label: str) -> Block:
    anchor = max(block.anchors, key=lambda a: a.until - a.at, default=None)
    return _with(block, [_sighting(block, label, title_of(block.text), anchor)])


def _with(block: Block, sightings: Sequence[Sighting]) -> Block:
    urls = {sighting.url for sighting in sightings}
    return _marked(replace(block, sightings=(*block.sightings, *sightings)), urls)


def _sighting(block: Block, label: str, title: str, anchor: Anchor | None) -> Sighting:
    return made((block.start, block.end), label, title, anchor, "hyperlink" if anchor else "text_label")


def _spoken(text: str, label: Label) -> str:
    """The label as written, with the colon that belongs to it."""
    tail = text[label.until : label.rest].strip()
    return text[label.start : label.until] + (tail[0] if tail.startswith((":", "：")) else "")


def _closer(opener: str) -> str:
    return {"[": "]", "(": ")", "【": "】", "（": "）"}.get(opener, "\0")
