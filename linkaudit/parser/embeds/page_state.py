"""Posts that stand only in a page's scripts: the article as JSON, which the browser was to turn into embeds.

Such state holds other articles too. A post counts only where the words round it are words of this article, or where the
page shows no article but this.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice

_MARK = "twitter-"
_STATE = re.compile(r"twitter-(?:tweet|video)[^\"'<>\\]{0,80}(?:\\|&quot;)")
"""A post's markup inside a string."""
_QUOTED = re.compile(r"<blockquote[^<>]{0,60}twitter-(?:tweet|video)", re.ASCII | re.IGNORECASE)
_END = "</blockquote>"
_LONGEST = 6000
_MOST = 20
_ESCAPED = re.compile(r"(?<!\\)\\++(?:u([0-9a-fA-F]{4})|([/\"'nrt]))")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_LETTERS = re.compile(r"[\W_]+")
_DISTRIBUTOR = re.compile(r'"distributor"\s{0,3}:\s{0,3}(\{[^{}]{0,500}\})')
_ROUND = 1500
_OVERLAP = 24


def plain(script: str) -> str:
    """A script with the escapes of JSON strings undone, once or twice nested."""
    return _ESCAPED.sub(_letter, script)


def _letter(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return found[2] if found[2] in "/\"'" else " "


def letters(text: str) -> str:
    """Only the letters and digits of a text, in one case."""
    return _LETTERS.sub("", text).casefold()


def quoted_posts(source: str) -> Iterator[tuple[int, str, str]]:
    """Each post's blockquote in a string of a script: where in the source, its markup, the letters of what stands round it."""
    for at in islice(_strings(source), _MOST):
        state = plain(_inside(source, at))
        for quote in [*_QUOTED.finditer(state)][:_MOST]:
            end = state.find(_END, quote.start(), quote.start() + _LONGEST)
            if end >= 0:
                end += len(_END)
                yield at, state[quote.start() : end], _round(state, quote.start(), end)


def _strings(source: str) -> Iterator[int]:
    """Where a post's markup stands inside a string."""
    at = source.find(_MARK)
    while at >= 0:
        found = _STATE.match(source, at)
        if found is not None:
            yield at
        at = source.find(_MARK, found.end() if found is not None else at + 1)


def _inside(source: str, at: int) -> str:
    """What stands round an offset of a script, within that script."""
    before, after = source[max(0, at - _ROUND * 2) : at], source[at : at + _LONGEST + _ROUND * 2]
    return before[before.rfind("<script") + 1 :] + after.partition("</script")[0]


def _round(state: str, start: int, end: int) -> str:
    before, after = state[max(0, start - _ROUND) : start], state[end : end + _ROUND]
    return f"{letters(_TAG.sub(' ', before))}\n{letters(_TAG.sub(' ', after))}"


def shares(words: str, article: str) -> bool:
    """Whether an article, as letters, holds some stretch of these words; one without words holds all."""
    lines = words.split("\n")
    stretches = (line[at : at + _OVERLAP] for line in lines for at in range(0, len(line) - _OVERLAP, _OVERLAP))
    return not article or any(stretch in article for stretch in stretches)


def distributor(script: str) -> Iterator[tuple[str, str]]:
    """What an article in Arc's ANS form says of its origin, the first one: `category` (`wires`, `staff` …), `name`, `mode`."""
    found = _DISTRIBUTOR.search(script)
    try:
        fields = json.loads(found[1]) if found else {}
    except ValueError:
        return
    for name, value in fields.items():
        if name in {"category", "name", "mode", "subcategory"} and isinstance(value, str) and value.strip():
            yield name, value.strip()[:200]
