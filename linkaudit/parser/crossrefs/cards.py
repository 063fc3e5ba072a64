"""What the links of a block below a label tell: a title and what stands beside it, several titles in a row, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby, pairwise, takewhile

from linkaudit.parser.blocks import Anchor, Block, Hint
from linkaudit.parser.crossrefs.labels import calls
from linkaudit.parser.crossrefs.spans import leads
from linkaudit.parser.headlines import capital, headline, imprint, kicker, length, running

APART = frozenset(("post", "embed", "cross_ref"))
"""Blocks that belong to no list."""
_MOST = 0.8
"""The share of a block's characters that links hold at least if they are what it is for."""
_TITLES = frozenset(("heading", "list"))
"""What the titles of cards with summaries are: between two linked paragraphs stands a paragraph of the article."""
_LEAST_KICKER = 4
"""Characters of a section's name, at least; less is part of a word that another element goes on with."""
_LEAST_SUMMARY = 5
_SUMMARY = 45
"""Words of a summary at most."""


def inheriting(label: Block, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those inside a link that began in an earlier one with that link: a card is often one link as a whole."""
    open_link = label.anchors[-1] if label.anchors else None
    for block in blocks:
        yield within(block, open_link)
        open_link = block.anchors[-1] if block.anchors else open_link


def within(block: Block, link: Anchor | None) -> Block:
    """The block, with a link that began before it and goes on behind it."""
    if block.anchors or link is None or not (link.start <= block.start and block.end <= link.end):
        return block
    return replace(block, anchors=(replace(link, at=0, until=len(block.text)),))


def goes_on(block: Block, rest: str, after: Block) -> bool:
    """A section's name ends the block, and the link that holds it goes on with a title in the next: `Read also|Harbour`."""
    link = block.anchors[-1] if block.anchors else None
    return kicker(rest) and headline(after.text, 3) and within(after, link) is not after


def linked_titles(ahead: Iterable[Block], hint: Hint) -> Iterator[Block]:
    """The blocks from the first on that stand in the article like a given one, and are each a title that is a link."""
    return takewhile(lambda item: item.hint == hint and item.article and _link_letter(item) == "T", ahead)


def link_of(block: Block) -> str | None:
    """The one address that all its words but a few lead to, or None."""
    covered: dict[str, int] = {}
    for anchor in block.anchors:
        covered[anchor.url] = covered.get(anchor.url, 0) + anchor.until - anchor.at
    url = max(covered, key=lambda key: covered[key], default=None)
    if url is None or (covered[url] < _MOST * len(block.text) and not (title_line(block) or _has_kicker(block, url))):
        return None
    return url


def title_line(block: Block) -> str:
    """The title that a linked block begins with, a summary on the next line or cut off behind the link; or nothing."""
    anchors = [anchor for anchor in block.anchors if anchor.until > anchor.at]
    if not anchors or anchors[0].at or len({anchor.url for anchor in anchors}) > 1:
        return ""
    until = anchors[-1].until
    first, _, below = block.text.partition("\n")
    title = first.rstrip() if below else block.text[:until]
    led = _leads_line(until, first, below) if below else _is_cut(block.text[until:])
    return title if led and headline(title, 4) else ""


def _leads_line(until: int, first: str, below: str) -> bool:
    """A link holds the first line, or the summary below it too."""
    if until > len(first) + 1:
        return running(below) or _is_cut(below)
    return until >= len(first.rstrip())


def way(block: Block) -> str | None:
    """What tells the titles of a list apart: where they lead; of several titles in a row, where the first does."""
    return link_of(block) or next((anchor.url for anchor, _ in row_of_links(block)), None)


def _is_cut(text: str) -> bool:
    """Some words of a summary that was cut off; the address of the page may follow."""
    said, cut, _ = text.replace("...", "…").partition("…")
    return bool(cut) and length(said) >= _LEAST_SUMMARY


def _has_kicker(block: Block, url: str) -> bool:
    """Beside the words that lead to an address stand no more than a date, an author, a section: `Harbour Title · 3 March`."""
    spans = [(anchor.at, anchor.until) for anchor in block.anchors if anchor.url == url]
    at, until = min(spans)[0], max(spans)[1]
    before, after = block.text[:at].strip(), block.text[until:].strip()
    title = block.text[at:until]
    if before and after and (after[0].islower() or not capital(title)):
        return False  # `See the full report here`
    share = 1.0 if imprint(after) else 0.7
    return len(before + after) < share * len(title) and all(map(kicker, (before, after))) and not kicker(title)


def row_of_links(block: Block) -> list[tuple[Anchor, str]]:
    """Several links one after another, each as long as a title, that are most of the block: `Title / Title`. Else none."""
    links = list(_whole_links(block)) if len(block.anchors) > 1 else []
    titles = [(anchor, block.text[anchor.at : anchor.until]) for anchor in links]
    return titles if len(titles) > 1 and _are_titles(titles) and _fill(titles, block.text) else []


def _are_titles(links: Sequence[tuple[Anchor, str]]) -> bool:
    return all(length(title) >= 3 and leads(anchor.url) for anchor, title in links)


def _fill(links: Sequence[tuple[Anchor, str]], text: str) -> bool:
    return sum(len(title) for _, title in links) >= _MOST * len(text)


def _whole_links(block: Block) -> Iterator[Anchor]:
    """The links of a block that hold words, those put together that follow one another and lead to the same place."""
    for _, same in groupby((anchor for anchor in block.anchors if anchor.until > anchor.at), key=lambda anchor: anchor.url):
        first, *others = same
        yield replace(first, until=others[-1].until) if others else first


def letters_of(ahead: Sequence[Block]) -> Iterator[str]:
    """What the blocks could be; a sentence below a title does not end the list if the next block is a title like it."""
    before = ""
    for at, (letter, after) in enumerate(pairwise(chain(map(_link_letter, ahead), ("",)))):
        amid = letter == "b" and before == after == "T"
        yield "k" if amid and _is_summary(*ahead[at - 1 : at + 2]) else letter
        before = letter


def _is_summary(title: Block, block: Block, other: Block) -> bool:
    """A sentence without a link between two titles of cards."""
    bare = not block.anchors and block.hint not in APART
    return bare and title.hint == other.hint in _TITLES and running(block.text) and length(block.text) <= _SUMMARY


def _link_letter(item: Block) -> str:
    """What a block below a label could be: `T` a linked title, `m` a short one or a kicker, `k` a kicker, `b` neither."""
    if item.hint in APART:
        return "b"
    link = link_of(item)
    short = item.hint != "heading" and kicker(item.text)
    if link is None:
        return _unlinked_letter(item, short=short)
    if length(item.text) < 3 or calls(item.text) or not leads(link):
        return "k"
    return "m" if short else "T"


def _unlinked_letter(item: Block, *, short: bool) -> str:
    """The same of a block that leads to no one place: `T` for several titles in a row."""
    if row_of_links(item):
        return "T"
    return "k" if short else "b"


def without_kicker(block: Block, at: int, until: int) -> str:
    """A link's words without the section, mark, date or summary that stands beside the title in an element of its own.

    Where the text runs on without a blank from one element to the next (`Harbour|Crane falls`, `Crane falls|3 March`).
    """
    seams = [run.at for before, run in pairwise(block.runs) if before.end < run.start and _is_seam(block.text, run.at)]
    cuts = [at, *(seam for seam in seams if at < seam < until), until]
    pieces = [block.text[start:end] for start, end in pairwise(cuts)]
    while len(pieces) > 1 and _is_led_by_kicker(pieces):
        pieces.pop(0)
    while len(pieces) > 1 and _is_ended_by_other(pieces):
        pieces.pop()
    return "".join(pieces)


def _is_led_by_kicker(pieces: Sequence[str]) -> bool:
    return kicker(pieces[0]) and len(pieces[0]) >= _LEAST_KICKER and length(pieces[1]) > length(pieces[0])


def _is_ended_by_other(pieces: Sequence[str]) -> bool:
    """A mark or date, or the summary of what the first piece says in the words of a headline."""
    return kicker(pieces[-1]) or (running(pieces[-1]) and headline(pieces[0], 4))


def _is_seam(text: str, at: int) -> bool:
    """No blank, and a capital or a figure behind a small letter or a figure."""
    before, here = text[at - 1 : at], text[at : at + 1]
    return (before.islower() or before.isdigit()) and (here.isupper() or (here.isdigit() and not before.isdigit()))
