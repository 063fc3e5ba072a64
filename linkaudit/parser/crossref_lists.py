"""What belongs to a label that stands alone: the title, card or list of titles in the blocks after it.

In markup the links tell. In plain text only the shape of the lines does, so there one title is taken after "Read more", and
further ones only where they repeat the pattern of the first, or the label itself promises a list ("Related articles").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from linkaudit.parser.blocks import Block
from linkaudit.parser.crossref_labels import Label, label_at
from linkaudit.parser.headlines import headline, kicker, length, summary

_APART = frozenset(("post", "embed", "cross_ref"))
_BETWEEN = 2
"""Blocks of a card at most above its title: section, author, date."""
_CARD = re.compile(r"[km]{0,2}Ts?(?=(.?))")


def following(block: Block, ahead: Sequence[Block], label: Label, before: Block | None, *, markup: bool) -> list[bool]:
    """Which of the blocks after a label belong to it, from the first on: True for a title, False for what stands between."""
    if label.meaning.risk == "high" and label.single:
        return []
    if markup:
        return _cards(ahead) if not _is_button(block, ahead, label) else []
    if label.meaning.use == "continue" and before is not None and headline(before.text):
        return []
    return _lines("".join(takewhile(lambda letter: letter != "b", map(_letter, ahead))), many=label.meaning.kind == "related")


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
    if link_of(item) is None:
        return "k" if item.hint != "heading" and kicker(item.text) else "b"
    if length(item.text) < 3 or calls(item.text):
        return "k"
    return "T" if item.hint == "heading" or not kicker(item.text) else "m"


def calls(text: str) -> bool:
    """Whether the words are a call to read on and no title: "Read more stories", "Más noticias", "Subscribe"."""
    label = label_at(text)
    return label is not None and not label.marked and length(text[label.rest :]) < 2


def _lines(letters: str, *, many: bool) -> list[bool]:
    cards = list(_alike(letters, many=many))
    if cards:
        return [letter == "T" for card in cards for letter in card]
    short = re.match(r"m+" if many else r"k{0,2}m", letters)
    return [letter == "m" for letter in short[0]] if short else []


def _alike(letters: str, *, many: bool) -> Iterator[str]:
    """The cards at the beginning, as letters; after a label for one title only those followed by the same as the first."""
    at, tail = 0, ""
    for card in _CARD.finditer(letters):
        here = "s" if card[0].endswith("s") else "k" if card[1] and card[1] in "km" else ""
        if card.start() != at or (at and not many and not (here and here == tail)):
            return
        yield card[0]
        at, tail = card.end(), here


def _letter(item: Block) -> str:
    """What a line could be: `T` a title, `m` a short one or a kicker, `k` a kicker, `s` a summary, `b` anything else."""
    text = item.text
    if item.hint in _APART:
        return "b"
    if summary(text):
        return "s"
    if kicker(text):
        return "m" if length(text) > 2 and headline(text, 3) else "k"
    return "T" if headline(text, 3) else "b"
