"""Words as copies are compared by: folded, without signs, and runs of five of them."""

from __future__ import annotations

import re
from hashlib import blake2b

from linkaudit.normal import normal

FEWEST_WORDS = 8
"""Shorter texts say the same by chance."""
GRAM = 5
CONTAINED = 0.8
"""Share of a text's 5-grams that must stand elsewhere for it to be a copy: measured, copies reach 1.00 and others 0.00."""

_MOST_HASHES = 200_000
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")


def words(text: str) -> list[str]:
    """The words of a text, folded; in scripts without blanks each character is one."""
    if not text.isascii():
        text = _UNSPACED.sub(r" \g<0> ", normal("NFKC", text))
    return _WORD.findall(text.casefold())


class _Hashes(dict[str, int]):
    """Hashes of words that are the same in every process and on every day, unlike Python's own."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_HASHES:
            self.clear()
        number = self[word] = int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), signed=True)
        return number


_HASHES = _Hashes()


def grams(text: str) -> list[int]:
    """A number for each run of five words, in order; none for a text of fewer than eight words."""
    hashed = [_HASHES[word] for word in words(text)]
    if len(hashed) < FEWEST_WORDS:
        return []
    # The hash of a tuple of integers does not depend on the process.
    return list(map(hash, zip(hashed, hashed[1:], hashed[2:], hashed[3:], hashed[4:], strict=False)))


def prints(numbers: list[int]) -> set[int]:
    """Some of the 5-grams, chosen so that two texts with eight words in a row in common share one (winnowing)."""
    return set(map(min, numbers, numbers[1:], numbers[2:], numbers[3:]))
