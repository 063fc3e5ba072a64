"""Pages for the tests of markup: invented, and no longer than they need be."""

from __future__ import annotations

from linkaudit.model import Origin, Source
from linkaudit.parser.blocks import Block, Document, Sighting
from linkaudit.parser.document import read_html

LEAD = "The harbour of Nordhaven stayed shut on Monday after the storm tore away two of its cranes, the port authority said in the morning."
MORE = "Nobody was hurt, but forty lorries wait at the gate, and the mayor asked the drivers for patience until the crane is safe again."


def source(text: str, **known: str) -> Source:
    return Source(id="page.html", origin=Origin(path="page.html", media="html"), text=text, **known)  # type: ignore[arg-type]


def read(text: str, **known: str) -> Document:
    return read_html(source(text, **known))


def article(inside: str, *, head: str = "", before: str = "", after: str = "") -> Document:
    """A news page with a headline and two paragraphs, and `inside` between them."""
    return read(
        f"<!doctype html><html lang=en><head><title>Harbour shut</title>{head}</head><body>{before}"
        f"<article><h1>Harbour shut</h1><p>{LEAD}</p>{inside}<p>{MORE}</p></article>{after}</body></html>"
    )


def sightings(document: Document) -> list[Sighting]:
    return [seen for block in document.blocks for seen in block.sightings] + list(document.loose)


def posts(document: Document) -> list[Sighting]:
    return [seen for seen in sightings(document) if seen.kind == "post"]


def block_of(document: Document, words: str) -> Block:
    return next(block for block in document.blocks if words in block.text)
