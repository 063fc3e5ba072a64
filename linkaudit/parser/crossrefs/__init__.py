"""The outlet's own promotion inside the article: "Read more", "Also read", "Related", in the languages of the label table.

A label makes a cross-reference only with something to refer to: a title on the same line or the next, or a link. The words
"read more" in running text, a teaser button, and labels of sources and newsletters make none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import takewhile

from linkaudit.parser.blocks import Block
from linkaudit.parser.crossrefs.buttons import above_button
from linkaudit.parser.crossrefs.cards import goes_on, inheriting, link_of, within
from linkaudit.parser.crossrefs.codes import decoded
from linkaudit.parser.crossrefs.foot import PASSED, flows, last_above
from linkaudit.parser.crossrefs.hints import assured, hinted, led_on
from linkaudit.parser.crossrefs.labels import Label, calls, label_at, lengthened, opens_anew
from linkaudit.parser.crossrefs.lines import alike, are_numbered, introduced, marked, spoken, titled
from linkaudit.parser.crossrefs.lists import Standing, following
from linkaudit.parser.crossrefs.overlays import overlaid
from linkaudit.parser.crossrefs.spans import inside
from linkaudit.parser.crossrefs.subjects import as_list, ends_in_colon, names_subject, stands_alone
from linkaudit.parser.headlines import headline, length, running

_DOZEN = 12
"""More titles than this behind the article are a wall of teasers."""
_FEW = 3
"""A "Read more" that stands alone more often than this is the button of a list of teasers."""
_SEVERAL = 4
"""Paragraphs from which on an article without a heading is one that has none."""
_BULLETS = frozenset("-–*•·・●▪◦‣►▶»→")
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
        article = [at for at, block in enumerate(blocks) if block.article]
        self._prose = prose = [at for at in article if blocks[at].hint == "text" and running(blocks[at].text)]
        self._first, self._end = (article[0], article[-1]) if article else (0, len(blocks))
        self._last = prose[-1] if prose else len(blocks)
        # Not cached properties: compiled, they would be worked out each time.
        self._crossheads_seen: list[tuple[int, int]] | None = None
        self._texts_seen: Counter[str] | None = None

    def carved(self) -> Iterator[Block]:
        at = 0
        while at < len(self._blocks):
            found = self._from(at)
            yield from found
            at += len(found)

    def _from(self, at: int) -> list[Block]:
        """What becomes of the blocks from `at` on, as far as one decision reaches; at least one block."""
        block = self._blocks[at]
        if block.hint in PASSED or at < self._first:
            return [block]
        if block.text.startswith("[") and (coded := decoded(block)):
            return [coded]
        label = self._label_of(block)
        if label is None or label.meaning.use == "other":
            return self._above_button(at) or [self._inside(at)]
        rest = block.text[label.rest :]
        if stands_alone(rest) or any(goes_on(block, rest, after) for after in self._blocks[at + 1 : at + 2]):
            return self._under(at, label)
        if not self._near(at):
            return self._with_list(at, label) or [block]
        label = label if self._markup else assured(self._blocks, at, label)
        return self._with_list(at, label) or self._with_others(introduced(self._in_link(at), lengthened(block.text, label)), at)

    def _above_button(self, at: int) -> list[Block]:
        """A card amid the article, the button below its title, that is not one of a list of teasers; or none."""
        amid = self._markup and self._first < at < min(self._last, len(self._blocks) - 1)
        card = above_button(self._blocks[at], self._blocks[at + 1]) if amid else []
        return card if card and self._alike(card[1].text) <= _FEW else []

    def _label_of(self, block: Block) -> Label | None:
        """The label that a block begins with: one of the table, or words like one's that a list or a title makes good."""
        label = label_at(block.text) or hinted(block)
        if label is not None and label.single and not label.marked:
            return led_on(block, markup=self._markup) or label
        return label

    def _with_others(self, block: Block, at: int) -> list[Block]:
        """A reference in the place of block `at`, and the linked titles that stand alike below it and share its label."""
        return [block, *alike(block, self._blocks[at], self._blocks[at + 1 : at + 1 + _REACH])]

    def _with_list(self, at: int, label: Label) -> list[Block]:
        """The blocks of a label that names its subject (`More about the harbour`) and has a list under it, or none."""
        block = self._blocks[at]
        above_list = label.meaning.risk == "high" and self._is_list(at + 1)
        if not names_subject(block, label, above_list=above_list or self._are_headlines(at + 1)):
            return []
        of_list = as_list(label, surely=self._markup and ends_in_colon(block))
        found = self._under(at, of_list, block.text)
        return found if len(found) > 1 else []

    def _is_list(self, at: int) -> bool:
        """Two items of a list begin there, or two lines with bullets."""
        items = self._blocks[at : at + 2]
        return len(items) == 2 and all(item.hint == "list" or item.text[:1] in _BULLETS for item in items)

    def _are_headlines(self, at: int) -> bool:
        """In plain text, two headlines stand there."""
        items = () if self._markup else self._blocks[at : at + 2]
        return len(items) == 2 and not any(running(item.text) or not headline(item.text, 4) for item in items)

    def _in_link(self, at: int) -> Block:
        """The block, with the link that began in one before it and still goes on."""
        links = [block.anchors[-1] for block in self._blocks[max(0, at - _BESIDE) : at] if block.anchors]
        return within(self._blocks[at], links[-1] if links else None)

    def _near(self, at: int) -> bool:
        """It stands in the article, or in furniture amid it."""
        return self._blocks[at].article or at <= self._last

    def _inside(self, at: int) -> Block:
        return inside(self._blocks[at]) if self._near(at) else self._blocks[at]

    def _under(self, at: int, label: Label, words: str = "") -> list[Block]:
        """A label alone in its block, and the blocks that belong to it; the block as it was if none do."""
        block = self._blocks[at]
        if not self._may_hold(at, label):
            return [self._inside(at)]
        below = self._blocks[at + 1 : at + 1 + _REACH]
        if self._markup:
            below = overlaid(block, below, buttons=label.meaning.use == "promo")
        ahead = tuple(inheriting(block, _reach(below)))
        marks = self._marks(at, ahead, label)
        if not marks:
            return [self._inside(at)]
        return _listed(block, ahead, marks, words or spoken(block.text, label))

    def _marks(self, at: int, ahead: Sequence[Block], label: Label) -> list[bool]:
        """True for each title among the blocks ahead that belong to the label, False for what stands between them."""
        block = self._blocks[at]
        if not self._markup and label.meaning.use == "continue" and self._alike(block.text) > _FEW:
            return []
        marks = following(block, ahead, label, self._standing(at))
        enough = sum(marks) >= (2 if label.hinted else 1)
        return marks if enough and self._attached(at, len(marks), sum(marks), label) else []

    def _standing(self, at: int) -> Standing:
        before = self._blocks[at - 1] if at else None
        next_prose = bisect_right(self._prose, at)
        below = self._prose[next_prose] - 1 if next_prose < len(self._prose) else at
        # where links tell what belongs to what, nobody asks for headings
        longest = 0 if self._markup else next((words for words, place in self._crossheads() if place != below), 0)
        headless = not (longest or self._markup) and len(self._prose) >= _SEVERAL
        return Standing(before=before, markup=self._markup, closing=at > self._last, crosshead=longest, headless=headless)

    def _crossheads(self) -> list[tuple[int, int]]:
        """The two longest headlines that stand right above running text and not below a label: their words, and where."""
        if self._crossheads_seen is None:
            above = [at - 1 for at in self._prose[1:] if self._is_crosshead(at - 1)]
            self._crossheads_seen = nlargest(2, [(length(self._blocks[at].text), at) for at in above])
        return self._crossheads_seen

    def _is_crosshead(self, at: int) -> bool:
        text = self._blocks[at].text
        if running(text) or not headline(text, 3) or self._alike(text) > 1:
            return False
        lines = takewhile(lambda block: not running(block.text), reversed(self._blocks[max(0, at - _DOZEN) : at + 1]))
        return all(label_at(block.text) is None for block in lines)

    def _alike(self, text: str) -> int:
        """How often a short text stands on the page."""
        if self._texts_seen is None:
            self._texts_seen = Counter([block.text for block in self._blocks if len(block.text) < _SHORT])
        return self._texts_seen[text]

    def _attached(self, at: int, length: int, titles: int, label: Label) -> bool:
        """The label stands in the article, not in a section of the page behind it: that begins with a heading or a list."""
        if self._is_amid(at, label):
            return True
        if self._blocks[at].hint == "heading":
            return self._may_head(at, label) and titles <= _FEW and self._after_prose(at, apart=False)
        return titles <= _DOZEN and (self._after_prose(at, apart=True) or self._goes_on(at + length + 1))

    def _may_hold(self, at: int, label: Label) -> bool:
        """Whether anything could be attached to the label: asked first, since most labels stand in furniture."""
        if self._is_amid(at, label):
            return True
        if self._blocks[at].hint == "heading":
            return self._may_head(at, label) and self._after_prose(at, apart=False)
        return at < self._end or self._after_prose(at, apart=True)

    def _may_head(self, at: int, label: Label) -> bool:
        """A heading behind the last paragraph that is no section's: it speaks of reading on, or ends in a colon."""
        block = self._blocks[at]
        if label.meaning.kind == "related":
            return block.article and not label.hinted and stands_alone(block.text[label.rest :])
        return label.meaning.kind == "read_more" or (label.meaning.kind == "continue" and ends_in_colon(block))

    def _is_amid(self, at: int, label: Label) -> bool:
        """Running text follows the label."""
        return at < self._last if self._markup else label.meaning.kind != "related"

    def _goes_on(self, at: int) -> bool:
        """The article's text stands there."""
        return any(block.article and flows(block) for block in self._blocks[at : at + 1])

    def _after_prose(self, at: int, *, apart: bool) -> bool:
        """The article's last lines are above; with `apart`, even where the page's markup no longer counts them to it."""
        before = last_above(self._blocks, at, foot=apart and self._blocks[at].article)
        if before is None or not flows(before):
            return False
        return before.article or (apart and at - self._end <= _BESIDE and not any(map(calls, before.text.splitlines())))


def _listed(block: Block, ahead: Sequence[Block], marks: Sequence[bool], words: str) -> list[Block]:
    """The label and what belongs to it, marked as such; a sighting for each title."""
    pairs = list(zip(ahead, marks, strict=False))
    numbered = are_numbered([item for item, is_title in pairs if is_title])
    parts = [titled(item, words, numbered=numbered) if is_title else item for item, is_title in pairs]
    urls = {sighting.url for part in parts for sighting in part.sightings}
    return [marked(part, urls) for part in (block, *parts)]


def _reach(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks up to the next label; a "Read more" that leads where the title above it does is but that title's button."""
    led: str | None = None
    for block in blocks:
        link = link_of(block)
        if opens_anew(block.text) and (link is None or link != led):
            return
        yield block
        led = link or led
