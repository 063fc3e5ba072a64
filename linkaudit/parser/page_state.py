"""Posts that stand only in a page's scripts: the article as JSON, which the browser was to turn into embeds.

Such state holds other articles too. A post counts only where the words round it are words of this article, or where the
page shows no article but this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTED = re.compile(r"<blockquote[^<>]{0,60}twitter-(?:tweet|video)", re.ASCII | re.IGNORECASE)
_END = "</blockquote>"
_LONGEST = 6000
_MOST = 20
_ESCAPED = re.compile(r"\\+u([0-9a-fA-F]{4})|\\+([/\"'nrt])")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_LETTERS = re.compile(r"[\W_]+")
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


def quoted_posts(script: str, article: str) -> Iterator[str]:
    """The markup of each post's blockquote in a script that stands among words of the article.

    `article` holds the letters of the article's running text; empty: any post will do.
    """
    if "twitter-" not in script:
        return
    state = plain(script)
    for found in list(_QUOTED.finditer(state))[:_MOST]:
        end = state.find(_END, found.start(), found.start() + _LONGEST)
        if end >= 0 and (not article or _among(state, found.start(), end + len(_END), article)):
            yield state[found.start() : end + len(_END)]


def _among(state: str, start: int, end: int, article: str) -> bool:
    before = letters(_TAG.sub(" ", state[max(0, start - _ROUND) : start]))
    after = letters(_TAG.sub(" ", state[end : end + _ROUND]))
    return _shares(before, article) or _shares(after, article)


def _shares(words: str, article: str) -> bool:
    """Whether the article holds some stretch of these words."""
    return any(words[at : at + _OVERLAP] in article for at in range(0, max(0, len(words) - _OVERLAP), _OVERLAP))
