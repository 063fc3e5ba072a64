"""What belongs to a label that stands alone: the title, card or list of titles in the blocks after it.

In markup the links tell. In plain text only the shape of the lines does, so there one title is taken after "Read more", and
further ones only where they repeat the pattern of the first, no text follows that they could be headings of, or the label
itself promises a list ("Related articles").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from linkaudit.parser.blocks import Block
from linkaudit.parser.crossref_labels import Label, calls
from linkaudit.parser.crossref_spans import leads
from linkaudit.parser.headlines import byline, headline, kicker, length, summary

_APART = frozenset(("post", "embed", "cross_ref"))
_BETWEEN = 2
"""Blocks of a card at most above its title: section, author, date."""
_DOZEN = 12
"""More lines than this below a label for one title are a page of headlines."""
_CARD = re.compile(r"([km]{0,2})Ts?(?=(.?))")
_BULLET = re.compile(r"([-–—*•·▪◦‣►▶»>→+]+|\d{1,2}[.)])\s*(?=\S)")


def following(
    block: Block, ahead: Sequence[Block], label: Label, before: Block | None, *, markup: bool, closing: bool
) -> list[bool]:
    """Which of the blocks after a label belong to it, from the first on: True for a title, False for what stands between.

    `closing` says that no running text comes after the label.
    """
    if label.meaning.risk == "high" and label.single:
        return []
    if markup:
        return _cards(ahead) if not _is_button(block, ahead, label) else []
    if label.meaning.use == "continue" and before is not None and headline(before.text):
        return []
    return _bulleted(ahead) or _lines(ahead, many=label.meaning.kind == "related", closing=closing)


def link_of(block: Block) -> str | None:
    """The one address that all its words but a few lead to, or None."""
    covered: dict[str, int] = {}
    for anchor in block.anchors:
        covered[anchor.url] = covered.get(anchor.url, 0) + anchor.until - anchor.at
    url = max(covered, key=lambda key: covered[key], default=None)
    return url if url is not None and covered[url] >= 0.8 * len(block.text) else None


def _is_button(block: Block, ahead: Sequence[Block], label: Label) -> bool:
    """A linked "Read more" opens this article or the teaser above it, unless the next block is part of the same link."""
    if not block.anchors or label.meaning.use != "continue":
        return False
    return not ahead or link_of(ahead[0]) != block.anchors[0].url


def _cards(ahead: Sequence[Block]) -> list[bool]:
    """Cards and list items below a label. A short linked line is a title only where it stands like the long ones."""
    letters = list(takewhile(lambda letter: letter != "b", map(_link_letter, ahead)))
    shape = next((item.hint for item, letter in zip(ahead, letters, strict=False) if letter == "T"), None)
    marks: list[bool] = []
    waiting = 0
    seen: set[str | None] = set()
    for item, letter in zip(ahead, letters, strict=False):
        fits = letter == "T" or (letter == "m" and shape in {None, item.hint})
        if fits and link_of(item) not in seen:
            marks += [False] * waiting + [True]
            waiting = 0
            seen.add(link_of(item))
        elif waiting < _BETWEEN or link_of(item) in seen:
            waiting += 1
        else:
            break
    return marks


def _link_letter(item: Block) -> str:
    """What a block below a label could be: `T` a linked title, `m` a short one or a kicker, `k` a kicker, `b` neither."""
    if item.hint in _APART:
        return "b"
    link = link_of(item)
    if link is None:
        return "k" if item.hint != "heading" and kicker(item.text) else "b"
    if length(item.text) < 3 or calls(item.text) or not leads(link):
        return "k"
    return "T" if item.hint == "heading" or not kicker(item.text) else "m"


def _bulleted(ahead: Sequence[Block]) -> list[bool]:
    """Lines of plain text from the first on that begin with the same kind of bullet, each a title."""
    first = _BULLET.match(ahead[0].text) if ahead else None
    kind = _kind(first) if first else None
    return [True for _ in takewhile(lambda item: kind is not None and _listed(item, kind), ahead)]


def _listed(item: Block, kind: str) -> bool:
    bullet = _BULLET.match(item.text)
    return bullet is not None and _kind(bullet) == kind and _letter(item, item.text[bullet.end() :]) in "Tm"


def _kind(bullet: re.Match[str]) -> str:
    return "1" if bullet[1][0].isdigit() else bullet[1]


def _lines(ahead: Sequence[Block], *, many: bool, closing: bool) -> list[bool]:
    letters = "".join(takewhile(lambda letter: letter != "b", (_letter(item, item.text) for item in ahead)))
    if many and "T" in letters and "k" not in letters:
        letters = letters.replace("m", "T")
    row = len(letters) - len(letters.lstrip("T"))
    if 1 < row <= _DOZEN and not many and (closing or row == len(ahead)):
        return [True] * row
    cards = list(_alike(letters, many=many))
    if cards:
        return [letter == "T" for card in cards for letter in card]
    short = re.match(r"m+" if many else r"k{0,2}m", letters)
    return [letter == "m" for letter in short[0]] if short else []


def _alike(letters: str, *, many: bool) -> Iterator[str]:
    """The cards at the beginning, as letters; after a label for one title only those followed by the same as the first.

    Those have as many lines above the title as the second one has, and there a short title is known by its place.
    """
    at, tail, above = 0, "", 0
    pattern = _CARD
    while card := pattern.match(letters, at):
        here = "s" if card[0].endswith("s") else "k" if card[2] and card[2] in "km" else ""
        if at and not many and not (here and here == tail) and not 0 < above == len(card[1]):
            return
        yield re.sub("m(?=s?$)", "T", card[0])
        if not at:
            above = len(card[1])
        elif not many:
            pattern = _like(len(card[1]))
        at, tail = card.end(), here


def _like(above: int) -> re.Pattern[str]:
    return re.compile(rf"([km]{{{above}}})[T{'m' if above else ''}]s?(?=(.?))")


def _letter(item: Block, text: str) -> str:
    """What a line could be: `T` a title, `m` a short one or a kicker, `k` a kicker, `s` a summary, `b` anything else."""
    if item.hint in _APART or calls(text):
        return "b"
    if summary(text):
        return "s"
    if kicker(text):
        return "m" if length(text) > 2 and headline(text, 3) and not byline(text) else "k"
    return "T" if headline(text, 3) else "b"
