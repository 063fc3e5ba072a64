"""What belongs to a label that stands alone: the title, card or list of titles in the blocks after it.

In markup the links tell. In plain text only the shape of the lines does, so there one title is taken after "Read more", and
further ones only where they repeat the pattern of the first, no text follows that they could be headings of, or the label
itself promises a list ("Related articles").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from linkaudit.parser.blocks import Block
from linkaudit.parser.crossrefs.cards import APART, letters_of, link_of, way
from linkaudit.parser.crossrefs.labels import Label, calls
from linkaudit.parser.headlines import byline, capital, headline, kicker, length, running, summary

_BETWEEN = 2
"""Blocks of a card at most above its title: section, author, date."""
_DOZEN = 12
"""More lines than this below a label for one title are a page of headlines."""
_FEW = 6
"""Titles in a row below a label for one, at most, in the midst of the article."""
_PAIR, _FEWEST = 2, 3
_LONG, _WIDE = 8, ((45, 14), (32, 11))
"""Words, and characters of Western and of Eastern scripts, of a second line that is a title; then those without headings."""
_CARD = re.compile(r"([km]{0,2})Ts?(?=(.?))")
_PERIODIC = re.compile("(?=[mk]*T)(?:[mT]k){2,}")
"""Below each title, whether short or long, a line on it."""
_BULLET = re.compile(
    r"([-–—*•·・●○■▪◦‣►▶»>→+]+|\d{1,2}[.)]|[a-h]\)|\d\ufe0f?\u20e3|[①-⑳✀-➿\U0001f300-\U0001faff]\ufe0f?)\s*(?=\S)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where on the page a label stands alone."""

    before: Block | None
    markup: bool
    """Links tell what belongs to what."""
    closing: bool
    """No running text comes after it."""
    crosshead: int
    """Words of the longest heading between the article's paragraphs; 0 without any."""
    headless: bool
    """There are paragraphs enough, and no such heading."""


def following(block: Block, ahead: Sequence[Block], label: Label, standing: Standing) -> list[bool]:
    """Which of the blocks after a label belong to it, from the first on: True for a title, False for what stands between."""
    if label.meaning.risk == "high" and label.single and not (standing.markup and label.marked):
        return []
    if standing.markup:
        return [] if _is_button(block, ahead, label) else _cards(ahead) or _unlinked(block, ahead, label)
    if _ends_teaser(label, standing.before):
        return []
    return bulleted(ahead) or _lines(ahead, standing, many=label.meaning.kind == "related")


def _ends_teaser(label: Label, before: Block | None) -> bool:
    """A "Read more" without a colon, below a headline."""
    return label.meaning.use == "continue" and not label.marked and before is not None and headline(before.text)


def _is_button(block: Block, ahead: Sequence[Block], label: Label) -> bool:
    """A linked "Read more" opens this article or the teaser above it, unless the next block is part of the same link."""
    if not block.anchors or label.meaning.use != "continue":
        return False
    return not ahead or link_of(ahead[0]) != block.anchors[0].url


def _unlinked(block: Block, ahead: Sequence[Block], label: Label) -> list[bool]:
    """The title below a label where the page has lost its link."""
    title = next(iter(ahead), block)
    bare = not (block.anchors or title.anchors) and block.hint == title.hint == "text" and label.meaning.use == "promo"
    speaks = headline(title.text, 5) and capital(title.text) and not byline(title.text)
    return [True] if bare and label.meaning.risk != "high" and speaks else []


def _cards(ahead: Sequence[Block]) -> list[bool]:
    """Cards and list items below a label. A short linked line is a title only where it stands like the long ones."""
    letters = takewhile(lambda letter: letter != "b", letters_of(ahead))
    cards = list(_in_article(list(zip(ahead, letters, strict=False))))
    shape = next((item.hint for item, letter in cards if letter == "T"), None)
    marks: list[bool] = []
    waiting = 0
    seen: set[str | None] = set()
    for at, (item, letter) in enumerate(cards):
        link = way(item)
        after = cards[at + 1 : at + 2]
        headed = letter == "k" and link is not None and _is_headed(item, after) and _is_kicker(link, after)
        short = headed or (letter == "m" and shape in {None, item.hint} and not _is_kicker(link, after))
        if link not in seen and (letter == "T" or short):
            marks += [False] * waiting + [True]
            waiting = 0
            seen.add(link)
        elif waiting < _BETWEEN or link in seen:
            waiting += 1
        else:
            break
    return marks


def _is_kicker(link: str | None, after: Sequence[tuple[Block, str]]) -> bool:
    """A longer title stands below, and leads to the same place."""
    return any(letter == "T" and way(item) == link for item, letter in after)


def _is_headed(item: Block, after: Sequence[tuple[Block, str]]) -> bool:
    """A heading of some words with no other below it: the title of its card, however long its summary is."""
    return item.hint == "heading" and length(item.text) > 1 and not any(below.hint == "heading" for below, _ in after)


def _in_article(cards: Sequence[tuple[Block, str]]) -> Iterator[tuple[Block, str]]:
    """Cards until those in the article give way to the page around it."""
    inside = False
    for item, letter in cards:
        if inside and not item.article:
            return
        inside = inside or (item.article and letter in "Tm")
        yield item, letter


def bulleted(ahead: Sequence[Block], kind: str | None = None) -> list[bool]:
    """Lines of plain text from the first on that begin with the same kind of bullet, each a title; dates may stand between."""
    first = _BULLET.match(ahead[0].text) if ahead else None
    if first is None or (kind or _kind(first)) != _kind(first):
        return []
    letters = "".join(takewhile(str, (_bullet_letter(item, _kind(first)) for item in ahead)))
    return [letter == "T" for letter in letters[: letters.rfind("T") + 1].partition("kk")[0]]


def bullet_of(text: str) -> str | None:
    """The kind of bullet that a line begins with."""
    bullet = _BULLET.match(text)
    return _kind(bullet) if bullet else None


def _bullet_letter(item: Block, kind: str) -> str:
    """`T` for a title behind such a bullet, `k` for a kicker without any, nothing for what ends the list."""
    if _listed(item, kind):
        return "T"
    return "k" if bullet_of(item.text) is None and _letter(item, item.text) == "k" else ""


def _listed(item: Block, kind: str) -> bool:
    bullet = _BULLET.match(item.text)
    return bullet is not None and _kind(bullet) == kind and _letter(item, item.text[bullet.end() :]) in "Tm"


def _kind(bullet: re.Match[str]) -> str:
    return "1" if bullet[1][0].isdigit() or bullet[1][-1] == ")" else bullet[1]


def _lines(ahead: Sequence[Block], standing: Standing, *, many: bool) -> list[bool]:
    letters = _letters(ahead, many=many, headless=standing.headless)
    row = len(letters) - len(letters.lstrip("T"))
    closing = standing.closing or row == len(ahead)
    in_row = not many and (_is_row(row, closing=closing) or (row == _PAIR and _is_title(ahead[1], standing)))
    cards = "T" * row if in_row else "".join(_alike(letters, many=many))
    if cards:
        return [letter == "T" for letter in _less_crosshead(cards, ahead, standing.crosshead)]
    return _short(letters, many=many)


def _short(letters: str, *, many: bool) -> list[bool]:
    """Short titles, where there are no long ones."""
    found = re.match(r"m+" if many else r"k{0,2}m", letters)
    return [letter == "m" for letter in found[0]] if found else []


def _letters(ahead: Sequence[Block], *, many: bool, headless: bool) -> str:
    """What the lines below a label could be, up to the first that is no part of a list; `headless` as in Standing."""
    letters = "".join(takewhile(lambda letter: letter != "b", (_letter(item, item.text) for item in ahead)))
    if many and _PERIODIC.fullmatch(letters):
        return letters.replace("m", "T")
    # lines that stand by titles are short ones above or below each of them, not between two here and there
    if not (many and re.fullmatch("T[mT]*T|T+m", letters)):
        return letters
    last = ahead[len(letters) - 1].text
    # at the very end a short line is rather a signature
    ended = letters.endswith("T") or (headless and len(letters) < len(ahead) and length(last) > _FEWEST and capital(last))
    return "T" * len(letters) if ended else letters


def _is_row(titles: int, *, closing: bool) -> bool:
    """Several titles below a label for one: no text follows, or they are too many for headings and too few for a table."""
    return 1 < titles <= _DOZEN if closing else 2 < titles <= _FEW


def _is_title(item: Block, standing: Standing) -> bool:
    """The line above the article's next paragraph is no heading of that: it is long, and longer than all such headings."""
    words, wide = length(item.text), _WIDE[standing.headless][item.text >= "\u3040"]
    return words > standing.crosshead and (words >= _LONG or len(item.text) >= wide)


def _less_crosshead(cards: str, ahead: Sequence[Block], longest: int) -> str:
    """Without the last of several titles if the article goes on below it, and it is no longer than the headings in that."""
    if not cards.endswith("TT") or len(cards) == len(ahead) or not running(ahead[len(cards)].text):
        return cards
    return cards[:-1] if length(ahead[len(cards) - 1].text) <= longest else cards


def _alike(letters: str, *, many: bool) -> Iterator[str]:
    """The cards at the beginning, as letters; after a label for one title only those followed by the same as the first.

    Those have as many lines above the title as the second one has, and there a short title is known by its place.
    """
    first = card = _CARD.match(letters)
    pattern = _CARD
    while first and card:
        yield re.sub("m(?=s?$)", "T", card[0])
        after = pattern.match(letters, card.end())
        if after and not many:
            if not _repeats(after, card, first):
                return
            pattern = _like(len(after[1]))
        card = after


def _repeats(card: re.Match[str], before: re.Match[str], first: re.Match[str]) -> bool:
    """The card has as many lines above its title as the first, or the same below it as the one before."""
    below = _below(card)
    return (below != "" and below == _below(before)) or 0 < len(first[1]) == len(card[1])


def _below(card: re.Match[str]) -> str:
    if card[0].endswith("s"):
        return "s"
    return "k" if card[2] and card[2] in "km" else ""


def _like(above: int) -> re.Pattern[str]:
    return re.compile(rf"([km]{{{above}}})[T{'m' if above else ''}]s?(?=(.?))")


def _letter(item: Block, text: str) -> str:
    """What a line could be: `T` a title, `m` a short one or a kicker, `k` a kicker, `s` a summary, `b` anything else."""
    if item.hint in APART or calls(text):
        return "b"
    if summary(text):
        return "s"
    titled = headline(text, 3)
    if kicker(text):
        return "m" if titled and length(text) > 2 and not byline(text) else "k"
    return "T" if titled else "b"
