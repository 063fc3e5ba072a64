"""A label and what it introduces in the same block: `Read more: Title`, linked or not; or prose that begins alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from operator import itemgetter

from linkaudit.parser.blocks import Anchor, Block, Sighting
from linkaudit.parser.crossrefs.abreast import titles_abreast
from linkaudit.parser.crossrefs.cards import linked_titles, row_of_links, title_line, without_kicker
from linkaudit.parser.crossrefs.labels import Label, calls, label_at
from linkaudit.parser.crossrefs.lists import bullet_of, bulleted
from linkaudit.parser.crossrefs.sections import behind_section
from linkaudit.parser.crossrefs.spans import TRIM, behind_day, inside, made, title_of
from linkaudit.parser.crossrefs.title_or_prose import AT_URL, URL, are_topics, mostly, refers
from linkaudit.parser.headlines import capital, eastern, headline, length

_BEFORE_URL = " \u00a0:：(（<—–-"
"""What parts a title from its address behind it."""
_NUMBER = re.compile(r"\d{1,2}[.)]\s|(?:[①-⑳❶-❿]|\d\ufe0f?\u20e3)\s?|[a-h]\)\s")


def introduced(block: Block, label: Label) -> Block:
    """A label with something after it in the same block: a cross-reference, or prose that begins alike."""
    if (begin := behind_day(block.text, label.rest)) > label.rest:
        label = replace(label, rest=begin, marked=True)
    rest = block.text[label.rest :].rstrip(TRIM)
    links = _links_after(block, label.rest)
    words = [title for _, title in links]
    if mostly(words, rest) and are_topics(words):
        return block
    if not links and (row := titles_abreast(block.text, label)):
        return _with(block, [_sighting(block, spoken(block.text, label), title_of(title), None) for title in row])
    if not refers(rest, block, label, links):
        return inside(block)
    several = [(anchor, title) for anchor, title in links if _is_titled(title)]
    if len({anchor.url for anchor, _ in several}) < 2:
        return _with(block, [_only(block, label, rest)])
    said = spoken(block.text, label)
    return _with(block, [_sighting(block, said, title_of(title), a) for a, title in several])


def _is_titled(words: str) -> bool:
    """As long as a title, and no call."""
    return length(words) >= (2 if eastern(words) else 3) and not calls(words)


def alike(block: Block, was: Block, ahead: Sequence[Block]) -> list[Block]:
    """The blocks behind a reference that share its label: titles that are links like its own, or stand behind like bullets."""
    if block.hint != "cross_ref" or not block.sightings:
        return []
    bullet = None if was.anchors else bullet_of(was.text)
    if bullet is not None:
        pairs = zip(ahead, bulleted(ahead, bullet), strict=False)
        titles = [item for item, is_title in takewhile(itemgetter(1), pairs)]
    else:
        titles = list(linked_titles(ahead, was.hint)) if was.anchors else []
    label = block.sightings[-1].label or ""
    return [titled(item, label, numbered=False) for item in takewhile(_is_unlabelled, titles)]


def _is_unlabelled(item: Block) -> bool:
    return label_at(item.text) is None


def _links_after(block: Block, at: int) -> list[tuple[Anchor, str]]:
    """The links that end after a place, and their words from there on."""
    return [(anchor, block.text[max(anchor.at, at) : anchor.until]) for anchor in block.anchors if anchor.until > at]


def _only(block: Block, label: Label, rest: str) -> Sighting:
    """The one title behind a label, with the link that holds it, or holds the label too."""
    anchor = next((a for a in block.anchors if a.until > label.rest or a.at <= label.start), None)
    title = _linked(block, anchor, label.rest) or (rest.rstrip(")]】）") if label.opener else rest)
    if label.rest == label.until:
        title = behind_section(title)  # nothing parts the elements of this page
    return _single(block, spoken(block.text, label), title, anchor)


def _linked(block: Block, anchor: Anchor | None, start: int) -> str:
    """The words that lead where an anchor does, if they are most of what stands there from `start` on; else nothing."""
    same = [a for a in block.anchors if anchor is not None and a.url == anchor.url and a.until > max(a.at, start)]
    at, until = (max(same[0].at, start), same[-1].until) if same else (start, start)
    if len(same) > 1 and _stands_ahead(block.text[at : same[0].until], block.text[same[1].at : until]):
        at = same[1].at
    if length(block.text[at:until]) < 3 or until - at < 0.5 * (len(block.text) - start):
        return ""
    return without_kicker(block, at, until)


def _stands_ahead(section: str, title: str) -> bool:
    """A word or two, and a title behind it in a link of its own to the same place: `Countryside` `Crane falls into harbour`."""
    return 0 < length(section) < 3 and not section.endswith(" ") and headline(title, 4) and capital(title)


def _single(block: Block, words: str, rest: str, anchor: Anchor | None) -> Sighting:
    """The sighting of a title with a link, with its address behind it, or with neither."""
    url = URL.search(rest)
    title = "" if url and AT_URL.fullmatch(rest) else rest[: url.start()].rstrip(_BEFORE_URL) if url else rest
    sighting = _sighting(block, words, title_of(title), anchor)
    if url is None or anchor is not None:
        return sighting
    address = url[0] if "(" in url[0] else url[0].removesuffix(")")
    return replace(sighting, url=address, form="hyperlink", reason=None)


def marked(block: Block, urls: set[str | None]) -> Block:
    """Part of a cross-reference, its links left out that the sightings already name."""
    return replace(block, hint="cross_ref", anchors=tuple(anchor for anchor in block.anchors if anchor.url not in urls))


def titled(block: Block, label: str, *, numbered: bool) -> Block:
    """A block that is the title under a label; its number in the list is no part of it."""
    if row := row_of_links(block):
        return _with(block, [_sighting(block, label, title_of(_bare(block, anchor)), anchor) for anchor, _ in row])
    anchor = max(block.anchors, key=lambda a: a.until - a.at, default=None)
    words = title_line(block) or _linked(block, anchor, 0) or block.text
    return _with(block, [_single(block, label, _NUMBER.sub("", words, count=1) if numbered else words, anchor)])


def _bare(block: Block, link: Anchor) -> str:
    return without_kicker(block, link.at, link.until)


def are_numbered(items: Sequence[Block]) -> bool:
    """Whether titles are counted: `1. Title`, `2. Title`."""
    return len(items) > 1 and all(_NUMBER.match(item.text) for item in items)


def _with(block: Block, sightings: Sequence[Sighting]) -> Block:
    urls = {sighting.url for sighting in sightings}
    return marked(replace(block, sightings=(*block.sightings, *sightings)), urls)


def _sighting(block: Block, label: str, title: str, anchor: Anchor | None) -> Sighting:
    return made((block.start, block.end), label, title, anchor, "hyperlink" if anchor else "text_label")


def spoken(text: str, label: Label) -> str:
    """The label as written, with the colon that belongs to it."""
    tail = text[label.until : label.rest].strip()
    return text[label.start : label.until] + (tail[0] if tail.startswith((":", "：")) else "")
