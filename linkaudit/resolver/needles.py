"""Whether any of some hundred words stands in a text. Most pages are asked this and have none, so the answer must be cheap."""

from __future__ import annotations

from collections.abc import Iterable

_HEAD = 4
_SHORT_TEXT = 1000
"""Characters: up to here, cutting the text into pieces costs less than to look for each word."""


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
