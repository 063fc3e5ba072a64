"""The outlet's own promotion inside the article: "Read more", "Also read", "Related", in the languages of the label table.

A label makes a cross-reference only with something to refer to: a title on the same line or the next, or a link. The words
"read more" in running text, a teaser button, and labels of sources and newsletters make none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from linkaudit.parser.blocks import Anchor, Block, Sighting
from linkaudit.parser.crossref_labels import Label, Meaning, is_label, label_at, label_before
from linkaudit.parser.crossref_lists import following
from linkaudit.parser.headlines import capital, headline, length, running

_URL = re.compile(r"https?://[^\s<>\"]{4,2000}", re.IGNORECASE)
_OUTSIDE = r"[^\[\]()（）【】\n"
_BRACKETED = re.compile(rf"[\[(（【]\s{{0,3}}({_OUTSIDE}:：|]{{2,40}}?)\s{{0,3}}[:：|]\s{{0,3}}({_OUTSIDE}]{{8,260}})[\])）】]")
_MARK = re.compile(r"[:：|>»]")
_PASSED = frozenset(("post", "embed", "cross_ref"))
_TRIM = " \u00a0\t\u200b»›>→➔▶►·•|–—-"
_DOZEN = 12
"""More titles than this behind the article are a wall of teasers."""
_BESIDE = 3
"""Blocks behind the article that still belong to its text."""
_TAIL = 300
"""Characters at the end of a paragraph in which a reference may close it."""
_REACH = 40
"""Blocks looked at after a label that stands alone."""


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
        inside = [at for at, block in enumerate(blocks) if block.article]
        self._first, self._end = (inside[0], inside[-1]) if inside else (0, len(blocks))
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
        label = label_at(block.text)
        if label is None or label.meaning.use == "other":
            return [_inline(block)]
        if label.rest >= len(block.text) or _alone(block.text[label.rest :]):
            return self._under(at, label)
        if not block.article and at > self._last:
            return [block]
        return [_introduced(block, label)]

    def _under(self, at: int, label: Label) -> list[Block]:
        """A label alone in its block, and the blocks that belong to it."""
        block = self._blocks[at]
        words = _spoken(block.text, label)
        ahead = tuple(_inheriting(block, self._blocks[at + 1 : at + 1 + _REACH]))
        marks = following(block, ahead, label, self._blocks[at - 1] if at else None, markup=self._markup)
        if not any(marks) or not self._attached(at, len(marks), sum(marks), label):
            return [block]
        titled = [_titled(item, words) if is_title else _marked(item) for item, is_title in zip(ahead, marks, strict=False)]
        return [_marked(block), *titled]

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


def _flows(block: Block) -> bool:
    """Running text, or what stands in the midst of it."""
    return block.hint in _PASSED or running(block.text)


def _inheriting(label: Block, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those inside a link that began in an earlier one with that link: a card is often one link as a whole."""
    open_link = next(iter(label.anchors), None)
    for block in blocks:
        if not block.anchors and open_link is not None and open_link.start <= block.start and block.end <= open_link.end:
            yield replace(block, anchors=(replace(open_link, at=0, until=len(block.text)),))
        else:
            yield block
        open_link = block.anchors[-1] if block.anchors else open_link


def _alone(rest: str) -> bool:
    """What follows a label is but another one, as in `Related articles / More from the author`."""
    label = label_at(rest)
    return label is not None and label.rest >= len(rest)


def _introduced(block: Block, label: Label) -> Block:
    """A label with something after it in the same block: a cross-reference, or prose that begins alike."""
    rest = block.text[label.rest :].rstrip(_TRIM)
    anchors = [a for a in block.anchors if a.until > label.rest]
    if not _refers(rest, block, label, anchors):
        return _inline(block)
    words = _spoken(block.text, label)
    titled = [a for a in anchors if length(block.text[max(a.at, label.rest) : a.until]) >= 3]
    if len(titled) > 1:
        return _with(block, [_sighting(block, words, _title(block.text[max(a.at, label.rest) : a.until]), a) for a in titled])
    url = _URL.search(rest)
    title = _title(rest[: url.start()] if url else rest)
    if label.opener:
        title = title.rstrip(")]】）").rstrip()
    anchor = anchors[0] if anchors else None
    sighting = _sighting(block, words, title, anchor)
    if url and anchor is None:
        sighting = replace(sighting, url=url[0], form="hyperlink", reason=None)
    return _with(block, [sighting])


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


def _inline(block: Block) -> Block:
    """Sightings for references inside a paragraph, which stays what it is."""
    if not _MARK.search(block.text):
        return block
    found = [*_bracketed(block), *(_led(block) if block.anchors else _closing(block))]
    return replace(block, sightings=(*block.sightings, *found)) if found else block


def _bracketed(block: Block) -> Iterator[Sighting]:
    """`… (READ: Title) …`, linked or not."""
    for match in _BRACKETED.finditer(block.text):
        meaning = is_label(match[1])
        if meaning and meaning.use == "promo" and length(match[2]) >= 3:
            span = block.source_span(match.start(), match.end())
            yield _made(span, match[1].strip(), _title(match[2]), _anchor_in(block, match.start(), match.end()), "inline_label")


def _anchor_in(block: Block, at: int, until: int) -> Anchor | None:
    place = bisect_right(block.anchors, at, key=lambda a: a.until)
    found = block.anchors[place] if place < len(block.anchors) else None
    return found if found is not None and found.at < until else None


def _led(block: Block) -> Iterator[Sighting]:
    """`… end of the sentence. Read more: Title` with the title linked."""
    for anchor in block.anchors:
        at = _mark_before(block.text, anchor.at)
        title = block.text[anchor.at : anchor.until].strip()
        label = label_before(block.text, at) if at and length(title) >= 3 else None
        if label and label.meaning.use != "other":
            span = block.source_span(label.start, anchor.until)
            yield _made(span, block.text[label.start : at + 1].strip(), title, anchor, "inline_label")


def _closing(block: Block) -> Iterator[Sighting]:
    """`… end of the sentence. Read more: Title` at the end of an unlinked paragraph."""
    tail = max(0, len(block.text) - _TAIL)
    for mark in _MARK.finditer(block.text, tail):
        title = _title(block.text[mark.end() :])
        label = label_before(block.text, mark.start()) if headline(title, 4) and capital(title) else None
        if label and label.start and label.meaning.use == "promo" and label.meaning.risk == "low":
            span = block.source_span(label.start, len(block.text))
            yield _made(span, block.text[label.start : mark.end()].strip(), title, None, "inline_label")
            return


def _mark_before(text: str, at: int) -> int:
    """Where the colon, bar or arrow just before `at` stands; 0 for none."""
    head = text[max(0, at - 6) : at].rstrip()
    return max(0, at - 6) + len(head) - 1 if head and _MARK.match(head[-1]) else 0


def _marked(block: Block) -> Block:
    return replace(block, hint="cross_ref")


def _titled(block: Block, label: str) -> Block:
    anchor = max(block.anchors, key=lambda a: a.until - a.at, default=None)
    return _with(block, [_sighting(block, label, _title(block.text), anchor)])


def _with(block: Block, sightings: Sequence[Sighting]) -> Block:
    urls = {sighting.url for sighting in sightings}
    anchors = tuple(a for a in block.anchors if a.url not in urls)
    return replace(block, hint="cross_ref", anchors=anchors, sightings=(*block.sightings, *sightings))


def _sighting(block: Block, label: str, title: str, anchor: Anchor | None) -> Sighting:
    return _made((block.start, block.end), label, title, anchor, "hyperlink" if anchor else "text_label")


def _made(span: tuple[int, int], label: str, title: str, anchor: Anchor | None, form: str) -> Sighting:
    url = anchor.url if anchor else None
    reason = None if url else "no url"
    named = title or None
    return Sighting(kind="cross_ref", form=form, start=span[0], end=span[1], label=label, title=named, url=url, reason=reason)


def _spoken(text: str, label: Label) -> str:
    """The label as written, with the colon that belongs to it."""
    tail = text[label.until : label.rest].strip()
    return text[label.start : label.until] + (tail[0] if tail.startswith((":", "：")) else "")


def _title(text: str) -> str:
    return " ".join(text.split()).rstrip(_TRIM).lstrip(_TRIM + "-")


def _closer(opener: str) -> str:
    return {"[": "]", "(": ")", "【": "】", "（": "）"}.get(opener, "\0")
