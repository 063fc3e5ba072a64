"""What stands before a handle: where its name begins, also where no dash parts it from the words of its post."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linkaudit.parser.posts.dashes import USUAL_NAME
from linkaudit.parser.posts.not_signed import is_byline, is_led
from linkaudit.parser.posts.post_days import Tail

LONGEST_NAME = 90
_LINK = re.compile(r"(?:pic\.(?:twitter|x)\.com|t\.co)/[A-Za-z0-9]{6,10}", re.ASCII)
_NAME = re.compile(r"[^\s•·・~*>|:?-]")
"""What a name begins with; a bullet or a lone hyphen that stands in the place of a dash is none of it."""
_QUOTES = ('"', "“", "‘", "«", "„")
_WORD = re.compile(r"\S{1,40}")
_PARTICLES = frozenset("of the de del della di da do dos la le van von der den bin al y e &".split())
_SHORTENED = re.compile(r"(?:[^\W\d_]\.){1,3}|[^\W\d_]{1,3}\.")
"""`J.`, `Gov.`: the stop behind such a word ends no sentence."""
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class Lead:
    """What goes before the handle: where the attribution begins, where the name begins, whether a dash leads it."""

    at: int
    name_at: int
    dashed: bool = True
    sealed: bool = False
    """The article is glued to the day, as where tags were dropped."""


def undashed(text: str, handle: re.Match[str], floor: int) -> Lead | None:
    """A name without a dash is safe to part at the start of a line, or right after a link."""
    paren = handle.start()
    low = max(floor, paren - LONGEST_NAME)
    link = max(_LINK.finditer(text, low, paren), key=re.Match.end, default=None)
    if link:
        at = link.end()
    elif floor == 0 and paren <= USUAL_NAME and not re.search(r"[.!?…:] ", text[:paren]):
        at = 0
    else:
        return None
    name = _NAME.search(text, at, paren)
    return Lead(name.start(), name.start(), dashed=False) if name else None


def sealed(text: str, handle: re.Match[str], floor: int, tail: Tail) -> Lead | None:
    """A name without a dash behind the words of its post, where the article is glued to the day: told by its great letters."""
    behind = text[tail.end : tail.end + 1]
    if not (behind.isalnum() or behind in _QUOTES):
        return None
    low = max(floor, handle.start() - LONGEST_NAME)
    at = _name_before(text, low, handle.start())
    if at is None or at == low > floor:
        return None
    led = text[low:at].split()[-1:]
    name = " ".join((*led, text[at : handle.start()]))
    if led and (led[0].endswith((":", "：")) or is_byline(name) or is_led(name, handle["handle"])):
        return None
    return Lead(at, at, dashed=False, sealed=True)


def _name_before(text: str, low: int, high: int) -> int | None:
    """Where the run of words with great letters begins that ends at `high`; None if there is none.

    It goes back no further than `low`, nor over the end of a sentence.
    """
    begin, words = None, list(_WORD.finditer(text, low, high))
    for n in range(len(words) - 1, max(-1, len(words) - 1 - _MOST_WORDS), -1):
        word = words[n].group()
        if begin is not None and _ends_sentence(word):
            break
        if _is_great(word):
            begin = words[n].start()
        elif word not in _PARTICLES or begin is None:
            break
    return begin


def _is_great(word: str) -> bool:
    """Whether a word begins with a great letter, or with a sign that is none (a flag, a heart)."""
    return word[0].isupper() or ord(word[0]) > 0x2000


def _ends_sentence(word: str) -> bool:
    return word.rstrip("\"'”’»)")[-1:] in {".", "!", "?", "…", ":", "：", ","} and not _SHORTENED.fullmatch(word)
