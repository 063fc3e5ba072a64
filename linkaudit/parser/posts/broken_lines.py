"""Attributions broken over lines: by a text browser that fills lines, or by a program that sets each element on one of its own.

`— Name` / `(@handle) January 6, 2020`, or `— Name (` / `@handle` / `)` / `January 6, 2020`. Their lines are joined before posts
are looked for, where a dash, a name, a handle in brackets and a day show that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from linkaudit.parser.blocks import Block, Run
from linkaudit.parser.posts.bare_addresses import TEXT_HINTS
from linkaudit.parser.posts.dashes import MARK
from linkaudit.parser.posts.post_days import tail_at

_HANDLE = re.compile(
    r"[>\s]{0,4}(?P<name>[^\n@()（\[—–.!?…:;]{0,50}?)(?P<open>[(（\[]?)@[A-Za-z0-9_.@-]{1,80}(?P<close>[)）\]]?)", re.ASCII
)
_DASHED = re.compile(rf"(?:{MARK}|(?<!-)--{{1,2}})[ \u00a0]{{0,2}}(?P<name>[^@—–\n]{{0,60}})\Z")
_SENTENCE = re.compile(r"[.!?…]\s")
_MOST_LINES = 3
"""Lines above the handle that may be of its attribution."""
_LONGEST = 90
_CLOSING = (")", "）", "]")


def mended(blocks: Sequence[Block], source: str | None) -> Sequence[Block]:
    """The blocks, with those joined over which one attribution was broken; `source` as for `posts.carve`."""
    found = list(_broken(blocks))
    if not found:
        return blocks
    whole: list[Block] = []
    at = 0
    for first, last in found:
        whole += blocks[at:first]
        one = blocks[first]
        for other in blocks[first + 1 : last + 1]:
            one = joined(one, other, source)
        whole.append(one)
        at = last + 1
    return (*whole, *blocks[at:])


def _broken(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """First and last block of each broken attribution; none overlaps another."""
    floor = 0
    for index, block in enumerate(blocks):
        if "@" in block.text and index > floor and _is_text(block) and (head := _HANDLE.match(block.text)):
            last = _end(blocks, index, head)
            first = None if last is None else _begin(blocks, index, floor)
            if first is not None and last is not None:
                yield first, last
                floor = last + 1


def _is_text(block: Block) -> bool:
    return block.article and block.hint in TEXT_HINTS


def _end(blocks: Sequence[Block], index: int, head: re.Match[str]) -> int | None:
    """The block in which the handle's bracket closes, if a day follows it there or in the next."""
    last, at = index, head.end()
    if not head["close"]:
        last, at = index + 1, 1
        if head["name"] or head.end() < len(blocks[index].text) or not _text(blocks, last).startswith(_CLOSING):
            return None
    elif not head["open"]:
        return None
    return last if tail_at(_text(blocks, last), at, _text(blocks, last + 1)).day else None


def _text(blocks: Sequence[Block], index: int) -> str:
    return blocks[index].text if index < len(blocks) and _is_text(blocks[index]) else ""


def _begin(blocks: Sequence[Block], index: int, floor: int) -> int | None:
    """The block above with the dash, behind which nothing but a name stands; None if the lines above are of something else."""
    name = ""
    for above in range(index - 1, max(floor, index - _MOST_LINES) - 1, -1):
        text = _text(blocks, above)[-_LONGEST:]
        if "@" in text:
            return None
        if dash := _DASHED.search(text):
            name = f"{dash['name']} {name}"
            return above if len(name) <= _LONGEST and not _SENTENCE.search(name) else None
        if not text or len(blocks[above].text) > _LONGEST:
            return None
        name = f"{text} {name}"
    return None


def between(one: Block, other: Block, source: str | None) -> str:
    """What stands between two blocks that are joined: what the source holds there, a newline where it is not known."""
    return "\n" if source is None else source[one.end : other.start]


def joined(one: Block, other: Block, source: str | None) -> Block:
    """Two blocks as one."""
    parting = between(one, other, source)
    shift = len(one.text) + len(parting)
    runs = tuple(replace(run, at=run.at + shift) for run in other.runs)
    joint = Run(len(one.text), len(parting), one.end, other.start)
    anchors = tuple(replace(anchor, at=anchor.at + shift, until=anchor.until + shift) for anchor in other.anchors)
    return replace(
        one,
        text=one.text + parting + other.text,
        runs=(*one.runs, joint, *runs),
        end=other.end,
        anchors=(*one.anchors, *anchors),
        sightings=(*one.sightings, *other.sightings),
    )
