"""Whether any of some hundred words stands in a text. Most pages are asked this and have none, so the answer must be cheap."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

_HEAD = 4
_SHORT_TEXT = 1000
"""Characters: up to here, cutting the text into pieces costs less than to look for each word."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_UNSPACED = re.compile(r"[\u0590-\u08ff\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that do not part their words, or hang small ones on their beginning."""


class Needles:
    """Words to look for, case and all."""

    def __init__(self, words: Iterable[str]) -> None:
        self._all = tuple(dict.fromkeys(words))
        self._ascii = tuple(word for word in self._all if word.isascii())
        self._short = tuple(word for word in self._all if len(word) < _HEAD)
        self._short_ascii = tuple(word for word in self._short if word.isascii())
        self._by_head: dict[tuple[str, ...], list[str]] = {}
        for word in self._all:
            if len(word) >= _HEAD:
                self._by_head.setdefault(tuple(word[:_HEAD]), []).append(word)

    def any_in(self, text: str) -> bool:
        """True if one of the words is part of the text."""
        if len(text) > _SHORT_TEXT:
            return any(map(text.__contains__, self._ascii if text.isascii() else self._all))
        if any(map(text.__contains__, self._short_ascii if text.isascii() else self._short)):
            return True
        heads = self._by_head.keys()
        # Most texts hold the beginning of none: that is found out without making anything of them.
        if heads.isdisjoint(zip(text, text[1:], text[2:], text[3:], strict=False)):
            return False
        found = heads & set(zip(text, text[1:], text[2:], text[3:], strict=False))
        return any(word in text for head in found for word in self._by_head[head])


class Phrases:
    """Phrases and stems to look for in plain text, each where a word begins, in scripts that show where that is."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._anywhere: list[str] = []
        self._unspaced: list[str] = []
        self._by_word: dict[str, list[str]] = {}
        """Those of several words, by their first one."""
        self._by_head: dict[str, list[str]] = {}
        """Those of one word, which may go on, by its beginning."""
        for phrase in dict.fromkeys(phrases):
            self._put(phrase)

    def _put(self, phrase: str) -> None:
        word, blank, _ = phrase.partition(" ")
        if _UNSPACED.match(phrase):
            self._unspaced.append(phrase)
        elif not _WORD.fullmatch(word) or word == "n't" or (not blank and len(word) < _HEAD):
            self._anywhere.append(phrase)
        elif blank:
            self._by_word.setdefault(word, []).append(phrase)
        else:
            self._by_head.setdefault(word[:_HEAD], []).append(phrase)

    def any_in(self, text: str) -> bool:
        """True if one of them is part of the text."""
        return any(map(text.__contains__, self._anywhere)) or self._unspaced_in(text) or self._begun_in(text)

    def _unspaced_in(self, text: str) -> bool:
        if text.isascii() or not _UNSPACED.search(text):
            return False
        return any(map(text.__contains__, self._unspaced))

    def _begun_in(self, text: str) -> bool:
        words = set(_WORD.findall(text))
        heads = {word[:_HEAD] for word in words}
        first = chain.from_iterable(map(self._by_word.__getitem__, self._by_word.keys() & words))
        stems = chain.from_iterable(map(self._by_head.__getitem__, self._by_head.keys() & heads))
        return any(map(text.__contains__, chain(first, stems)))
