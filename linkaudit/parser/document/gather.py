"""Blocks in the making: words and links gathered between two boundaries of the page, with the place they came from."""

from __future__ import annotations

import re

from turbohtml import Element

from linkaudit.parser.blocks import MAX_BLOCKS
from linkaudit.parser.document import insertions
from linkaudit.parser.document.drafts import Box, Candidate, Draft, Link, Picture, Sign
from linkaudit.parser.document.inline import Inline
from linkaudit.parser.document.insertions import Inside
from linkaudit.parser.document.spans import Spans
from linkaudit.parser.document.tags import SIGNED, VOID

_MOST_INSIDE = 24
"""Blocks in a box beyond which it is no embed."""
_FEW = 8
"""Links without words that an embed may hold."""
_STRAY = re.compile(
    r"<!--.{0,4000}?-->|<(script|style|textarea|title|iframe|svg)\b.{0,4000}?</\1|(?P<end></p[\s/>])",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)


class Gathering:
    """What a walk has gathered; `drafts` is what it leaves."""

    def __init__(self, spans: Spans) -> None:
        self.drafts: list[Draft] = []
        self.box = Box("", None, None, 0, None)
        self.boxes = [self.box]
        """Every box, parents before children."""
        self.spans = spans
        self.inline = Inline()
        self.edge: int | Element = 0
        """Where the words after the last block begin: an offset, or the element that has just closed."""
        self.link: Link | None = None
        """The link that is being read."""
        self.torn = False
        """A link was met that has no end of its own, or is repeated."""
        self.picture: Picture | None = None
        """The last one since the last block."""
        self.signs: list[Sign] = []
        self.dropped = 0
        """Blocks beyond the limit."""
        self.waiting: list[Draft | Link] = []
        """Ended by a tag that is implied: they end where the next tag stands."""

    def turn(self, start: int | None) -> None:
        """A box opens at `start`: what came before it is done. None for a box without a place, which settles nothing."""
        if self.waiting:
            self.settle(start)
        if self.inline.size:
            self.flush(start)
        if start is not None:
            self.edge = start

    def stray_end(self, tag: str) -> int | None:
        """Where the end tag behind the words gathered stands that opened none of them: browsers make an empty `p` of `</p>`."""
        if tag != "p" or not self.inline.size:
            return None
        passed = _STRAY.finditer(self.spans.text, self._begin(None))
        return next((found.start() for found in passed if found["end"]), None)

    def flush(self, end: int | None) -> None:
        """Make a block of the words gathered; `end` None: it ends where the next tag stands."""
        if not self.inline.size:
            return
        if len(self.drafts) >= MAX_BLOCKS:
            self._overflow()
            return
        linked = self.link is not None and self.link.placed
        seams = self.inline.seams
        text, links = self.inline.take()
        if not text:
            return
        start = self._begin(end)
        hint = self.box.hint or "text"
        draft = Draft(
            text, start, start if end is None else self.spans.trim_blanks(start, end), self.box, hint, links, linked=linked
        )
        draft.picture, self.picture = self.picture, None
        if seams:
            draft.seams = seams
        if end is None:
            self.waiting.append(draft)
        self.drafts.append(draft)

    def _overflow(self) -> None:
        """Beyond the limit words are dropped; links still count, with the last block."""
        _, links = self.inline.take()
        last = self.drafts[-1]
        last.links += [link.moved_to(len(last.text)) for link in links]
        self.dropped += 1

    def _begin(self, end: int | None) -> int:
        """Where the words gathered begin: after what closed last, blanks and comments skipped."""
        edge, text = self.edge, self.spans.text
        limit = len(text) if end is None else end
        if isinstance(edge, int) and edge < limit and text[edge] == "<" and text[edge + 1 : edge + 2] != "!":
            return edge
        start = self.spans.skip_blanks(min(edge if isinstance(edge, int) else self._after(edge), limit), limit)
        while text.startswith("<!--", start) and (after := text.find("-->", start, limit)) >= 0:
            start = self.spans.skip_blanks(after + 3, limit)
        return start

    def _after(self, element: Element) -> int:
        """Where a closed element ends; one whose tags are implied ends with its last child."""
        if element.tag in VOID:
            return self.spans.inside(element) or 0
        tag = self.spans.end_tag(element)
        if tag is not None:
            return tag[1]
        inner = [child for child in element if isinstance(child, Element)]
        if element.tag == "head" and inner:
            return self._after(inner[-1])
        return self.drafts[-1].end if self.drafts else 0

    def settle(self, end: int | None) -> None:
        """Whatever was waiting for its end has it; an element without a place settles nothing."""
        if end is None:
            return
        text = self.spans.text
        for item in self.waiting:
            # The next tag of the tree stands earlier in the source where the parser moved words out of a table.
            stop = end if end > item.start else text.find("<", item.start + 1)
            item.end = self.spans.trim_blanks(item.start, stop if stop >= 0 else len(text))
        self.waiting.clear()

    def add(self, draft: Draft) -> None:
        """Add a block read elsewhere; one without words leaves its links to the next."""
        if draft.text:
            self.drafts.append(draft)
        else:
            self.inline.links += draft.links

    def append(self, draft: Draft) -> None:
        """Add an embed, unless the one just before it tells the same post; of two the one with words stays."""
        last = self.drafts[-1] if self.drafts else None
        if last is not None and last.sightings and last.sightings[0].key == draft.sightings[0].key is not None:
            if last.text or not draft.text:
                return
            self.drafts.pop()
        self.drafts.append(draft)

    def silence(self, box: Box) -> None:
        """Drop the words of a fall-back; its links move to the next block, its embeds stay."""
        inner = self.drafts[box.first :]
        self.drafts[box.first :] = [draft for draft in inner if draft.sightings]
        self.inline.links += [link.moved_to(0) for draft in inner if not draft.sightings for link in draft.links]

    def judge(self, node: Element, box: Box, chosen: Candidate) -> None:
        """Make one block of a closing box, if it turns out to be an embed."""
        if box.start is None or len(self.drafts) - box.first > _MOST_INSIDE:
            return
        inner, start = self.drafts[box.first :], box.start
        bare = [link for link in self.inline.links[-_FEW:] if link.start >= start]
        if chosen.found is None and not (bare or insertions.may_speak(chosen, inner)):
            return
        tag = self.spans.end_tag(node)
        draft = insertions.judge(chosen, Inside(box, inner, bare, start, tag[1] if tag else start))
        if draft is None:
            return
        self.inline.links = [link for link in self.inline.links if link not in bare]
        del self.drafts[box.first :]
        self.append(draft)
        if tag is None:
            self.waiting.append(draft)

    def insert(self, node: Element, chosen: Candidate | None) -> bool:
        """Set an embed that has no words of its own as a block of its own."""
        start = self.spans.start(node)
        if chosen is None or chosen.found is None or start is None:
            return False
        self.flush(start)
        draft = insertions.judge(chosen, Inside(self.box, (), (), start, self.end_of(node, start)))
        if draft is not None:
            self.append(draft)
            self.edge = node
        return draft is not None

    def end_of(self, node: Element, start: int) -> int:
        """Where an element without words ends, by its end tag or its start tag."""
        tag = self.spans.end_tag(node)
        return tag[1] if tag else self.spans.inside(node) or start

    def note_picture(self, node: Element) -> None:
        """Remember an image: the words behind it may be its caption, its description may say whose words these are."""
        if not self.inline.size:
            self.picture = Picture(node, self.box)
        start = self.spans.start(node)
        if start is not None and (self.link is not None or self.box.hint in SIGNED):
            url = self.link.url if self.link else None
            self.signs.append(Sign(node, self.box, len(self.drafts), start, self.end_of(node, start), url))

    def finish(self, end: int) -> None:
        """Close what the source left open; `end` is its length. Links that found no words to stand in get a block."""
        self.flush(end)
        self.settle(end)
        links = self.inline.links
        if links and self.drafts:
            last = self.drafts[-1]
            last.links = [*last.links, *(link.moved_to(len(last.text)) for link in links)]
        elif links:
            self.drafts.append(
                Draft("", min(link.start for link in links), max(link.end for link in links), self.box, "text", links)
            )
