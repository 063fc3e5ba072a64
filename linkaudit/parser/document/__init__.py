"""Article HTML as a sequence of blocks: what a reader sees, block by block, with the way back to every character.

The tree is turbohtml's, built as browsers build it; nothing else in the program knows that library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import turbohtml
from turbohtml.clean import collapse_whitespace_node

from linkaudit.model import Source
from linkaudit.model.quick import maker
from linkaudit.parser import metadata
from linkaudit.parser.blocks import MAX_BLOCKS, Anchor, Block, Document
from linkaudit.parser.document import pictures, signs
from linkaudit.parser.document.drafts import Draft
from linkaudit.parser.document.head import head_of
from linkaudit.parser.document.leftovers import loose, settle
from linkaudit.parser.document.linking import MAX_LINKS
from linkaudit.parser.document.sealed import Seals
from linkaudit.parser.document.spans import Spans
from linkaudit.parser.document.swelling import tamed
from linkaudit.parser.document.tangles import entangled, stretch, untangle
from linkaudit.parser.document.telling import MOST_NAMED, telling
from linkaudit.parser.document.trace import Trace
from linkaudit.parser.document.walk import Walk
from linkaudit.parser.places import Lines
from linkaudit.parser.region import region
from linkaudit.platforms.fragments import anchor

_anchor, _block = maker(Anchor), maker(Block)
_STATUS = re.compile(r"status(?:es)?(?:\\?/|%(?:25)?2[Ff]|&#x2[Ff];|&#47;|&sol;)[0-9]")
"""A post's address on X in any escaping: pages without one need no search for hidden posts."""
_PRESERVED = ("pre", "listing", "plaintext", "math")
"""Elements whose words are read, and whose blanks the parser leaves as they are."""


def read_html(source: Source, lines: Lines | None = None) -> Document:
    """Read a page; `lines` are its lines, where they are counted already. Raises nothing, whatever the markup."""
    text = source.text
    lines = lines or Lines(text)
    spans = Spans(text, lines)
    tree = turbohtml.parse(tamed(text), source_locations=True, allow_declarative_shadow_roots=False)
    named = list(islice(_posts(text), MOST_NAMED + 1))
    posts, noted = bool(named), telling(tree, text, named)
    head = head_of(tree, spans)
    tidy = not any(map(tree.select, _PRESERVED))
    seals = Seals(tree, noted, posts=posts, tidy=tidy)
    collapse_whitespace_node(tree)
    walk = Walk(spans, seals, noted, tidy=tidy)
    walk.run(tree)
    walk.finish(len(text))
    if entangled(walk.drafts, text, tree):
        untangle(walk.drafts, text, lines)
    elif walk.torn:
        stretch(walk.drafts, text)
    region(walk.drafts, walk.boxes, head.titles)
    settle(walk.drafts)
    pictures.settle(walk.drafts)
    facts = metadata.read(head, source)
    inward = {link.url for draft in walk.drafts for link in draft.links if link.url[:1] == "#"}
    return Document(
        source=source,
        blocks=tuple(_blocks(walk.drafts, text)),
        statements=(*facts.statements, *signs.statements(walk.signs, walk.drafts)),
        loose=tuple(loose(text, walk.drafts)) if posts else (),
        url=facts.url,
        base=facts.base,
        title=facts.title,
        published=facts.published,
        language=facts.language,
        notes=tuple(_notes(walk)),
        ids=_ids(tree, inward) if inward and (not any(head.bases) or facts.base == facts.url) else None,
    )


def _ids(tree: turbohtml.Document, inward: Iterable[str]) -> frozenset[str]:
    """What a fragment can name: any element's id, and the names of anchors; nothing if the page's own links ask for nothing."""
    if not any(anchor(url[1:]) for url in inward):
        return frozenset()
    names = {node.attr("name") for node in tree.select("a[name]")} | {node.attr("id") for node in tree.select("[id]")}
    return frozenset(name for name in names if name)


def _posts(text: str) -> Iterator[int]:
    """Where in the source the addresses of posts name them."""
    at = text.find("status")
    while at >= 0:
        if _STATUS.match(text, at):
            yield at
        at = text.find("status", at + 6)


def _notes(walk: Walk) -> Iterable[str]:
    if walk.links > MAX_LINKS:
        yield f"{walk.links - MAX_LINKS} links beyond the first {MAX_LINKS} left out"
    if walk.dropped:
        yield f"{walk.dropped} blocks beyond the first {MAX_BLOCKS} left out"


def _blocks(drafts: Iterable[Draft], text: str) -> Iterable[Block]:
    for draft in drafts:
        yield _block(
            text=draft.text,
            runs=Trace(text, draft.start, draft.end, draft.text, draft.runs),
            start=draft.start,
            end=draft.end,
            hint=draft.hint,
            article=draft.article,
            beside=draft.beside,
            anchors=tuple([_anchor(link.url, link.at, link.until, link.start, link.end) for link in draft.links]),
            sightings=draft.sightings,
            seams=draft.seams,
        )
