"""The words around a naming, and what each can do in a credit: the grammar's alphabet.

Windows are short and bounded, so a naming costs the same in a tweet and in a megabyte of one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from linkaudit.data import credit_words
from linkaudit.parser.dates import months

BEFORE = 160
"""Characters looked at before a naming."""
AFTER = 110
"""Characters looked at after it."""
_LEAST_DESK = 8
"""Letters of a word for a desk that may end a longer one."""

_SIGNS = (
    "!-/:-@\\[-`{-~\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf"
    "\u2010-\u205e\u3000-\u303f\uff00-\uff0f\uff1a-\uff20،؛؟۔।॥"
)
_WORD = f"[^\\s{_SIGNS}]"
_ELIDED = "(?:[CDJLMNSTcdjlmnst]|[Qq]u|[Uu]n|[Dd]ell|[Aa]ll|[Nn]ell|[Ss]ull|[Dd]all|[Qq]uest|[Jj]usqu|[Ll]orsqu)"
_JOINERS = "\u200c\u200d"
TOKEN = re.compile(f"{_ELIDED}['’](?={_WORD})|{_WORD}+(?:['’]{_WORD}+)*['’]?|[^\\s]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[^\W\d_a-zß-ÿа-я])|[。！？؟।۔]")


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Case and apostrophes apart."""
    return word.casefold().replace("’", "'")


@cache
def vocabulary(use: str) -> frozenset[str]:
    """The words of one use in all languages, folded."""
    return frozenset(fold(word) for word in credit_words()[use])


@cache
def _spoken(use: str) -> dict[str, frozenset[str]]:
    return {fold(word): languages for word, languages in credit_words()[use].items()}


def languages(use: str, some: Sequence[str]) -> frozenset[str]:
    """The languages in which one of the tokens serves this use."""
    table = _spoken(use)
    return frozenset().union(*(table[token] for token in some if token in table))


def tokens(text: str) -> list[str]:
    """Words and single signs of a window, folded; an elided article keeps its apostrophe: `l'`, `dell'`."""
    return [_without_and(fold(token.lstrip(_JOINERS) or token)) for token in TOKEN.findall(text)]


def _without_and(token: str) -> str:
    """Arabic writes `and` as a letter before the next word."""
    return token[1:] if token[0] == "و" and len(token) > 3 and token[1:] in _all_words() else token


@cache
def _all_words() -> frozenset[str]:
    return frozenset(fold(word) for table in credit_words().values() for word in table)


def sentence_before(text: str, at: int) -> str:
    """What stands before `at` in its sentence, within the window."""
    window = text[max(0, at - BEFORE) : at]
    ends = [match.end() for match in _SENTENCE_END.finditer(window)]
    return window[ends[-1] :] if ends else window


def sentence_after(text: str, at: int) -> str:
    """What stands after `at` in its sentence, within the window."""
    window = text[at : at + AFTER]
    end = _SENTENCE_END.search(window)
    return window[: end.start()] if end else window


def does(use: str, token: str) -> bool:
    """Whether a folded token serves this use in some language."""
    return token in vocabulary(use)


@lru_cache(maxsize=4096)
def is_compound_desk(word: str) -> bool:
    """`nieuwsredactie`, `onlineredaktion`: languages that write compounds as one word have a desk for everything."""
    return word.endswith(_desks()) and word.isalpha()


@cache
def _desks() -> tuple[str, ...]:
    return tuple(word for word in vocabulary("desk") if len(word) >= _LEAST_DESK)


def any_does(use: str, some: Sequence[str]) -> bool:
    """Whether one of the tokens serves this use."""
    return not vocabulary(use).isdisjoint(some)


def phrase_ends(use: str, some: Sequence[str], until: int) -> int | None:
    """Where a phrase of up to four tokens that ends before index `until` begins, or None; the longest counts."""
    for length in (4, 3, 2, 1):
        if until >= length and " ".join(some[until - length : until]) in vocabulary(use):
            return until - length
    return None


def is_day(word: str) -> bool:
    """`told AP Tuesday`: the day, and no part of a name."""
    folded = months.fold(word)
    return folded in months.weekdays() or folded in months.month_names()
