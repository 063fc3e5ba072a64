"""What each passage is, whoever wrote it: a credit line, a post, a pull quote, a heading, or body text.

In the order of precedence; the first that holds decides. A post that repeats a sentence of the article is still a post.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linkaudit.model import Form
from linkaudit.parser.blocks import CREDITING, Block
from linkaudit.parser.claims import Claim, Reading
from linkaudit.parser.credits import Found
from linkaudit.parser.duplicates import Likeness, ends_in_stop

_LONGEST_HEADING = 110
_MOST_WORDS = 16
_LIST = 3
"""So many short lines in a row are a list, not headings."""
_IN_TEXT = frozenset({"tail", "dateline"})
"""Slots of claims that end or open a paragraph of text."""
_NO_HEADING = re.compile(r"[^\W\d_]")
_OPEN_ENDS = ",;:–—-…"


@dataclass(frozen=True, slots=True)
class Shapes:
    """The form of each block, and the claim that made it a credit line or byline."""

    forms: tuple[Form, ...]
    whole: Mapping[int, Claim]


def shape(blocks: Sequence[Block], found: Found, likenesses: Mapping[int, Likeness]) -> Shapes:
    """Decide the form of every block."""
    whole = {claim.block: claim for claim in found.claims if claim.whole and claim.block is not None}
    pictures = _pictures(blocks, found.readings)
    short = _short_lines(blocks, found.claims)
    forms: list[Form] = []
    for index, block in enumerate(blocks):
        form = _credit_form(whole.get(index), block) or _marked_form(block, picture=index in pictures)
        forms.append(form or _text_form(block, short, index, repeats=index in likenesses))
    return Shapes(tuple(forms), whole)


def _short_lines(blocks: Sequence[Block], claims: Sequence[Claim]) -> list[bool]:
    """Which blocks are short; a paragraph that a dateline opens or a sign-off ends is none, however short."""
    signed = {claim.block for claim in claims if claim.slot in _IN_TEXT and not claim.whole}
    return [is_short(block) and index not in signed for index, block in enumerate(blocks)]


def _text_form(block: Block, short: Sequence[bool], index: int, *, repeats: bool) -> Form:
    if repeats or block.hint == "pull_quote":
        return "pull_quote"
    headed = block.hint == "heading" or (short[index] and (index == 0 or _stands_alone(short, index)))
    return "heading" if headed else "body"


def _credit_form(claim: Claim | None, block: Block) -> Form | None:
    if block.hint in ("post", "embed"):
        return None
    if claim is not None:
        return "byline" if claim.slot == "byline" or claim.kind == "staff" else "credit_line"
    if not block.article:
        return None
    if block.hint == "byline":
        return "byline"
    return "credit_line" if block.hint in CREDITING else None


def _marked_form(block: Block, *, picture: bool) -> Form | None:
    """Forms that markup or an earlier step has settled; a player stands in the article like a post."""
    if not block.article:
        return "boilerplate"
    if block.hint in ("post", "embed"):
        return _post_form(block)
    if block.hint == "cross_ref":
        return "cross_ref"
    return "caption" if picture or block.hint == "caption" else None


def _post_form(block: Block) -> Form:
    bare = any(sighting.kind == "post" and sighting.form == "bare_url" for sighting in block.sightings)
    return "social_url" if bare else "social_post"


def _pictures(blocks: Sequence[Block], readings: Sequence[Reading]) -> frozenset[int]:
    """Blocks without prose whose namings all credit pictures."""
    photo = {r.block for r in readings if r.role == "photo_credit" and r.block is not None}
    other = {r.block for r in readings if r.role != "photo_credit"}
    return frozenset(n for n in photo - other if len(blocks[n].text) <= 260 and not _is_paragraph(blocks[n].text))


def _is_paragraph(text: str) -> bool:
    return ends_in_stop(text) and len(text) > 160


def is_short(block: Block) -> bool:
    """Short, without a final stop, in words: a heading where there is no markup to say so."""
    text = block.text
    if block.hint not in ("text", "list") or not 0 < len(text) <= _LONGEST_HEADING or text[0].islower():
        return False
    if text[-1] in _OPEN_ENDS or "://" in text or ends_in_stop(text):
        return False
    return len(text.split()) <= _MOST_WORDS and _NO_HEADING.search(text) is not None


def _stands_alone(short: Sequence[bool], index: int) -> bool:
    """Followed by something longer before long, and not one of a list of short lines."""
    if index + 1 >= len(short):
        return False
    low, high = index, index
    while low and short[low - 1]:
        low -= 1
        if index - low >= _LIST:
            return False
    while high + 1 < len(short) and short[high + 1]:
        high += 1
        if high - low >= _LIST:
            return False
    return high + 1 < len(short)
