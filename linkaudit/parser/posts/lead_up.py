"""What leads up to an attribution, cut into the pieces among which the first of the post is to be found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linkaudit.parser import dates
from linkaudit.parser.blocks import Block
from linkaudit.parser.posts.attributions import Attribution
from linkaudit.parser.posts.bare_addresses import TEXT_HINTS, address_block
from linkaudit.parser.posts.skip_links import SKIP, is_skip
from linkaudit.parser.posts.traits import Joint, Piece, Signature

_SENTENCE = re.compile(
    r"(?P<stop>(?:[!?…。！？؟۔।]|(?<!\W\w)\.)[\"'”’»)\]」』]{0,3}|:)"
    r"(?P<blank>\s{1,4}|(?=[^\W\d_a-z]|[#@\"“«\u2600-\u27bf\U0001f000-\U0001faff]))"
    rf"|(?P<skip>{SKIP}|\t)"
)
"""Where a sentence ends, a cell of a table that was copied, or a link over an embed for readers who cannot see it."""
_CLOSED = re.compile(r"pic\.(?:twitter|x)\.com/[A-Za-z0-9]{6,10}\b", re.ASCII)
"""The link to a post's picture, which ends its words."""
_MOST_PIECES = 24
_FARTHEST = 2_000
"""Characters before an attribution that may be of its post."""
_REMARK = 40
"""Characters; less behind an attribution is a remark on it (`Report`), more is the article going on."""
_WORD = re.compile(r"[^\s>]")
"""What a post begins with; quotation marks of plain text stand before it."""


@dataclass(frozen=True, slots=True)
class LeadUp:
    """Pieces in the order of the text, the last one at the attribution, and the (block, offset) at which each begins."""

    places: tuple[tuple[int, int], ...]
    pieces: tuple[Piece, ...]
    before: str
    """The end of the text ahead of the first piece."""
    begun: bool
    """The link over an embed stands before the first piece: what follows it is of the post."""


def lead_up(blocks: Sequence[Block], index: int, signed: Attribution, floor: tuple[int, int]) -> LeadUp:
    """The sentences of the attribution's own line and the lines above it, back to `floor`, where the post before ended.

    Lines are taken as far as a post can reach, and only such as can be of one post: running text, of the same part of the page.
    """
    low = floor[1] if floor[0] == index and floor[1] else 0
    text = blocks[index].text
    sentences, skipped = _sentences(text, low, signed, _joint(blocks, index))
    found = [((index, at), Piece(text[at:end], joint)) for at, end, joint in sentences]
    if not (low or skipped):
        found = [*reversed(list(_lines_above(blocks, index, signed.at, floor))), *found]
    if any("pic." in piece.text for _, piece in found[:-1]):
        found = _behind_pictures(found)
    places, pieces = tuple(place for place, _ in found), tuple(piece for _, piece in found)
    if not places:
        return LeadUp((), (), "", skipped)
    return LeadUp(places, pieces, _before(blocks, *places[0]), skipped or _is_under_link(blocks, places[0], floor))


def _is_under_link(blocks: Sequence[Block], place: tuple[int, int], floor: tuple[int, int]) -> bool:
    """Whether the line above a place is the link over an embed."""
    return place[0] > 0 and place > floor and is_skip(blocks[place[0] - 1].text)


def _behind_pictures(found: list[tuple[tuple[int, int], Piece]]) -> list[tuple[tuple[int, int], Piece]]:
    """What follows the last picture that closes a piece above the attribution's own: there another post ended, unsigned."""
    for n in range(len(found) - 2, -1, -1):
        if _is_closed(found[n][1].text):
            (place, piece), *rest = found[n + 1 :]
            return [(place, Piece(piece.text, "post")), *rest]
    return found


def _is_closed(text: str) -> bool:
    """Whether a text ends with the link to a picture, or with the day behind one."""
    picture = max(_CLOSED.finditer(text), key=re.Match.start, default=None)
    if picture is None:
        return False
    behind = text[picture.end() :].strip()
    return not behind or ((day := dates.match(behind, 0)) is not None and day[1] == len(behind))


def signature(text: str, signed: Attribution) -> Signature:
    """What the attribution at hand tells of its post, with how its line goes on behind it."""
    behind = text[signed.end : signed.end + _REMARK]
    mixed, sealed = len(behind.strip()) >= _REMARK // 2, signed.dashed and behind[:1].isalnum()
    return Signature(signed.handle, signed.name, signed.day, own=signed.own, mixed=mixed, sealed=sealed)


def _before(blocks: Sequence[Block], index: int, at: int) -> str:
    """The end of the text ahead of a place."""
    if at:
        return blocks[index].text[max(0, at - 300) : at]
    return blocks[index - 1].text if index else ""


def _lines_above(
    blocks: Sequence[Block], index: int, taken: int, floor: tuple[int, int]
) -> Iterator[tuple[tuple[int, int], Piece]]:
    """The lines above a block, the nearest first; of the line in which another post ended, what is left of it."""
    for above in range(index - 1, max(floor[0], index - _MOST_PIECES) - 1, -1):
        block = blocks[above]
        if above == floor[0] and floor[1]:
            if rest := _WORD.search(block.text, floor[1]):
                yield (above, rest.start()), Piece(block.text[rest.start() :], "post")
            return
        if taken > _FARTHEST or not _joins(block, blocks[index]) or is_skip(block.text):
            return
        taken += len(block.text)
        if word := _WORD.search(block.text):
            yield (above, word.start()), Piece(block.text[word.start() :], _joint(blocks, above))


def _joins(block: Block, to: Block) -> bool:
    if block.hint not in TEXT_HINTS or block.article != to.article or block.end > to.start or address_block(block) is not block:
        return False
    return is_quoted(block) or not is_quoted(to)


def is_quoted(block: Block) -> bool:
    """Quoted by markup, or by the marks of plain text."""
    return block.hint == "quote" or block.text.startswith(">")


def _joint(blocks: Sequence[Block], index: int) -> Joint:
    """What stands before a block."""
    if index and is_quoted(blocks[index]) and is_quoted(blocks[index - 1]):
        return "quote"
    return "gap" if blocks[index].gap else "line"


def _sentences(text: str, low: int, signed: Attribution, before: Joint) -> tuple[list[tuple[int, int, Joint]], bool]:
    """The sentences from `low` to the attribution, only the last of them if they are many; `before` stands before the text.

    Also whether a link over the embed stands before them: then nothing before it is of the post.
    """
    at, found, skipped = signed.at, list[tuple[int, int, Joint]](), False
    reach = max(low, at - _FARTHEST)
    first = _WORD.search(text, reach, at)
    if first is None:
        return found, skipped
    begin = first.start()
    joint: Joint = "sentence" if reach > low else "post" if low else before
    for stop in _SENTENCE.finditer(text, begin, at):
        if not _WORD.search(text, stop.end(), at):
            break
        if (stop["skip"] or "").startswith("S"):
            found.clear()
            skipped = True
        elif end := stop.start() if stop["skip"] else stop.end("stop"):
            found.append((begin, end, joint))
        begin, joint = _next(text, stop, signed)
    return [*found, (begin, at, joint)], skipped


def _next(text: str, stop: re.Match[str], signed: Attribution) -> tuple[int, Joint]:
    """Where the piece behind a stop begins; a skip link names the account, glued to the first word of its post."""
    if stop["skip"] == "\t":
        return stop.end(), "post"
    if stop["skip"]:
        names = (f"@{signed.handle}", signed.name or "")
        end = stop.end() + next((len(name) for name in names if name and text.startswith(name, stop.end())), 0)
        word = _WORD.search(text, end)
        return word.start() if word else end, "post"
    return stop.end(), "sentence" if stop["blank"] else "glue"
