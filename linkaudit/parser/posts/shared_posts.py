"""Posts of Instagram, TikTok, Threads and Mastodon that lost their markup, told by the words their embed codes set round them.

`View this post on Instagram … A post shared by Name (@handle)` in any language of the table; `@handle … ♬ sound - Name`;
`Post by @handle View on Threads`. All three stand on lines of their own or run on in the article's text. What they quote of the
post, if anything, stands between their first words and their last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linkaudit.parser.blocks import Block
from linkaudit.parser.embeds.words import Shared, shared, view
from linkaudit.parser.posts.attributions import Attribution
from linkaudit.parser.posts.bare_addresses import TEXT_HINTS
from linkaudit.parser.posts.heads import Span

_MOST_LINES = 8
_MOST_LETTERS = 2_200
"""The longest caption that Instagram takes."""
_SOUND = "♬"
_FILM = re.compile(r"@(?P<handle>[A-Za-z0-9_](?:[A-Za-z0-9_.]{0,22}[A-Za-z0-9_])?)(?![A-Za-z0-9_.@])", re.ASCII)
_LONGEST_SOUND = 120
_LONGEST_CAPTION = 300
_POST_BY = re.compile(
    r"Post by @(?P<handle>[A-Za-z0-9_][A-Za-z0-9_.]{0,29}(?:@[A-Za-z0-9.-]{4,253})?)\s{0,4}"
    r"(?P<view>View on (?P<network>Threads|Mastodon|Bluesky))?",
    re.ASCII,
)
_VIEW_ON = re.compile(r"\s{0,4}View on (?P<network>Threads|Mastodon|Bluesky)(?!\w)")
_OWN_LINE = 140
"""Characters; the line in which an author stands alone is no longer."""
_SENTENCE = re.compile(r"[.!?…。！？।؟:\"”»)\]]\s{0,3}\Z")
_BEGINNING = re.compile(r"\S")

Place = tuple[int, int]
"""Block and offset."""


def shared_posts(blocks: Sequence[Block]) -> Iterator[Span]:
    """The posts of other networks in the article's running text, in order; none overlaps another."""
    floor: Place = (0, 0)
    for index, block in enumerate(blocks):
        if not (_is_text(block) and index >= floor[0]):
            continue
        for span in _in_block(blocks, index, floor):
            yield span
            floor = (span.last, span.until)


def _in_block(blocks: Sequence[Block], index: int, floor: Place) -> Iterator[Span]:
    text = blocks[index].text
    low = floor[1] if floor[0] == index else 0
    if "(@" in text or "（@" in text or "(\u200e@" in text:
        yield from _pictures(blocks, index, floor)
    elif _SOUND in text and low == 0 and (film := _film(blocks, index, floor)):
        yield film
    elif "Post by @" in text:
        yield from _thread(blocks, index, low)


def _is_text(block: Block) -> bool:
    return block.article and block.hint in TEXT_HINTS


def _pictures(blocks: Sequence[Block], index: int, floor: Place) -> Iterator[Span]:
    """The posts of Instagram whose authors a block names."""
    text = blocks[index].text
    for one in shared(text, floor[1] if floor[0] == index else 0):
        low = floor[1] if floor[0] == index else 0
        begun = _begun(blocks, index, one, floor)
        if begun is None and not _stands_alone(text, one, low):
            continue
        at = one.at if one.led else (_name_at(text, low, begun, index))
        first, words = begun or ((index, at), (index, at))
        name = one.name or " ".join(text[at : one.at].split()) or None
        signed = Attribution(
            at=at, end=one.end, handle=one.handle, name=name, platform="instagram", day=one.day, dated=one.day is not None
        )
        floor = (index, one.end)
        yield Span(*first, *floor, (words, (index, at)), signed)


def _name_at(text: str, low: int, begun: tuple[Place, Place] | None, index: int) -> int:
    """Where a name begins that nothing leads: behind the link over the post, or with its line."""
    if begun and begun[1][0] == index:
        low = begun[1][1]
    word = _BEGINNING.search(text, low)
    return word.start() if word else low


def _begun(blocks: Sequence[Block], index: int, one: Shared, floor: Place) -> tuple[Place, Place] | None:
    """Where the link over the post begins, and where it ends: in the author's line, or some lines above."""
    text = blocks[index].text
    low = max(floor[1] if floor[0] == index else 0, one.at - _MOST_LETTERS)
    if over := view(text, low, one.at):
        return (index, over.start()), (index, over.end())
    if text[low : one.at].strip() and one.led:
        return None
    letters = 0
    for above in range(index - 1, max(floor[0], index - _MOST_LINES) - 1, -1):
        block = blocks[above]
        letters += len(block.text)
        if not _is_text(block) or letters > _MOST_LETTERS:
            return None
        start = floor[1] if above == floor[0] else 0
        if over := view(block.text, start, len(block.text)):
            return (above, over.start()), (above, over.end())
    return None


def _stands_alone(text: str, one: Shared, low: int) -> bool:
    """Whether the words that name an author are no part of a sentence: at the end of one, and nothing goes on behind them."""
    behind = text[one.end :].lstrip(" \u00a0")
    if not one.led:
        return len(text) <= _OWN_LINE and not behind and low == 0
    before = text[low : one.at]
    begins = not before.strip() or _SENTENCE.search(before[-8:]) is not None
    return begins and not (behind[:1].islower() or behind[:1] in {",", ";", "'", "’"})


def _film(blocks: Sequence[Block], index: int, floor: Place) -> Span | None:
    """A film of TikTok: it begins with its author's handle, and its sound closes it."""
    text = blocks[index].text
    sound = text.index(_SOUND)
    if len(text) - sound > _LONGEST_SOUND:
        return None
    if author := _FILM.match(text) or _last_author(text, sound):
        return _filmed(author, (index, author.start()), (index, author.end()), (index, sound), (index, len(text)))
    letters = 0
    for above in range(index - 1, max(floor[0], index - _MOST_LINES) - 1, -1):
        block = blocks[above]
        letters += len(block.text)
        if sound or not _is_text(block) or letters > _MOST_LETTERS or (above == floor[0] and floor[1]):
            return None
        if author := _FILM.match(block.text):
            return _filmed(author, (above, 0), (above, author.end()), (index, sound), (index, len(text)))
    return None


def _last_author(text: str, sound: int) -> re.Match[str] | None:
    """The handle that begins a sentence, and the film with it; None if there are several, of which some may be but named."""
    low = max(0, sound - _LONGEST_CAPTION)
    found = [
        author
        for author in _FILM.finditer(text, low, sound)
        if _SENTENCE.search(text[max(0, author.start() - 8) : author.start()])
    ]
    return found[0] if len(found) == 1 else None


def _filmed(author: re.Match[str], first: Place, words: Place, sound: Place, end: Place) -> Span:
    signed = Attribution(at=0, end=0, handle=author["handle"], name=None, platform="tiktok", day=None)
    return Span(*first, *end, (words, sound), signed)


def _thread(blocks: Sequence[Block], index: int, low: int) -> Iterator[Span]:
    """What is left of a post of Threads or Mastodon: whose it is, and the link to see it."""
    text = blocks[index].text
    for post in _POST_BY.finditer(text, low):
        end, network = (index, post.end()), post["network"]
        if network is None and post.end() == len(text) and index + 1 < len(blocks) and _is_text(blocks[index + 1]):
            below = _VIEW_ON.match(blocks[index + 1].text)
            end, network = ((index + 1, below.end()), below["network"]) if below else (end, None)
        if network:
            signed = Attribution(
                at=post.start(), end=post.end(), handle=post["handle"], name=None, platform=network.lower(), day=None
            )
            yield Span(index, post.start(), *end, ((index, post.start()), (index, post.start())), signed)
