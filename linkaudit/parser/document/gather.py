"""Blocks in the making: words and links gathered between two boundaries of the page, with the place they came from."""

from __future__ import annotations

from turbohtml import Element

from linkaudit.parser.document.drafts import Box, Draft, Link
from linkaudit.parser.document.inline import Inline
from linkaudit.parser.document.spans import Spans

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


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
        self.open_link: Link | None = None
        """The link that is being read."""
        self.waiting: list[Draft | Link] = []
        """Ended by a tag that is implied: they end where the next tag stands."""

    def flush(self, end: int | None) -> None:
        """Make a block of the words gathered; `end` None: it ends where the next tag stands."""
        if not self.inline.size:
            return
        linked = self.open_link is not None and self.open_link.placed
        text, links = self.inline.take()
        if not text:
            return
        start = self._begin(end)
        hint = self.box.hint or "text"
        draft = Draft(
            text, start, start if end is None else self.spans.trim_blanks(start, end), self.box, hint, links, linked=linked
        )
        if end is None:
            self.waiting.append(draft)
        self.drafts.append(draft)

    def _begin(self, end: int | None) -> int:
        """Where the words gathered begin: after what closed last, blanks and comments skipped."""
        edge, text = self.edge, self.spans.text
        limit = len(text) if end is None else end
        start = self.spans.skip_blanks(min(edge if isinstance(edge, int) else self._after(edge), limit), limit)
        while text.startswith("<!--", start) and (after := text.find("-->", start, limit)) >= 0:
            start = self.spans.skip_blanks(after + 3, limit)
        return start

    def _after(self, element: Element) -> int:
        tag = self.spans.end_tag(element)
        inside = tag[1] if tag else self.spans.inside(element) if element.tag in _VOID else None
        return inside if inside is not None else (self.drafts[-1].end if self.drafts else 0)

    def settle(self, end: int | None) -> None:
        """Whatever was waiting for its end has it; an element without a place settles nothing."""
        if end is None:
            return
        for item in self.waiting:
            item.end = self.spans.trim_blanks(item.start, end)
        self.waiting.clear()

    def append(self, draft: Draft) -> None:
        """Add an embed, unless the one just before it tells the same post; of two the one with words stays."""
        last = self.drafts[-1] if self.drafts else None
        if last is not None and last.sightings and last.sightings[0].key == draft.sightings[0].key is not None:
            if last.text or not draft.text:
                return
            self.drafts.pop()
        self.drafts.append(draft)

    def finish(self, end: int) -> None:
        """Close what the source left open; `end` is its length. Links that found no words to stand in get a block."""
        self.flush(end)
        self.settle(end)
        links = self.inline.links
        if links and self.drafts:
            last = self.drafts[-1]
            last.links = [*last.links, *(link.moved_to(len(last.text)) for link in links)]
        elif links:
            self.drafts.append(Draft("", links[0].start, links[-1].end, self.box, "text", links))
