"""Passages that say again what another passage of the page says: pull quotes, and copies made by a broken template.

Only containment tells them: a pull quote is often one sentence of a long paragraph, and document-style similarity (Jaccard,
simhash, edit ratio) ranks two tweet addresses above it. Words are folded (NFKC, case, quotes, dashes, final stop); two
passages pair when they are equal, or when 80 % of the shorter one's 5-grams stand in the longer one; eight words at least.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from linkaudit.normal import normal
from linkaudit.parser import western

FEWEST_WORDS = 8
GRAM = 5
CONTAINED = 0.8
_MOST_HOLDERS = 8
"""A 5-gram that more passages share is a formula of the page, no trace of a copy; and the index stays linear."""

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_STOPS = ".!?…。！？।؟۔"
_CLOSING = "\"'”’»)]›」"

Grams = frozenset[int]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two passages by index: `copy` repeats `of`; `share` of the copy's 5-grams stand in it (1.0 when equal)."""

    copy: int
    of: int
    share: float
    equal: bool


def words(text: str) -> list[str]:
    """The words of a text, folded; in scripts without blanks each character is one."""
    known = western.words(text)
    return _any_words(text) if known is None else known


def _any_words(text: str) -> list[str]:
    text = normal("NFKC", text.replace("…", " "))
    text = _UNSPACED.sub(r" \g<0> ", text) if _UNSPACED.search(text) else text
    return _WORD.findall(text.casefold())


def find(texts: Sequence[str | None], pull_quotes: frozenset[int] = frozenset()) -> Mapping[int, Likeness]:
    """The copies among `texts` (None: not to be compared), by index; each with the passage it repeats.

    `pull_quotes` are the indices that markup names as such. Linear in the length of all texts.
    """
    grams = {n: own for n, text in enumerate(texts) if text and (own := _grams(words(text)))}
    common = _common(grams)
    holders = _holders(common)
    least = CONTAINED * min((len(grams[n]) for n in common), default=0)
    found: dict[int, Likeness] = {}
    for n, told in common.items():
        best = _nearest(n, told, holders, grams) if len(told) >= least else None
        if best is not None:
            likeness = _direct(n, best, texts, grams, pull_quotes)
            if likeness.copy not in found and not _circular(likeness, found):
                found[likeness.copy] = likeness
    return found


def _grams(split: list[str]) -> Grams:
    if len(split) < FEWEST_WORDS:
        return frozenset()
    return frozenset(map(hash, zip(split, split[1:], split[2:], split[3:], split[4:], strict=False)))


def _common(grams: Mapping[int, Grams]) -> dict[int, Grams]:
    """Of each passage that shares some the 5-grams that another one holds too. Whole sets are compared: most share nothing."""
    seen: set[int] = set()
    shared: set[int] = set()
    for own in grams.values():
        if not seen.isdisjoint(own):
            shared |= seen & own
        seen |= own
    return {n: told for n, own in grams.items() if (told := own & shared)} if shared else {}


def _holders(common: Mapping[int, Grams]) -> dict[int, list[int]]:
    """The passages that hold each 5-gram held by more than one."""
    holders: dict[int, list[int]] = {}
    for n, told in common.items():
        for gram in told:
            among = holders.setdefault(gram, [])
            if len(among) < _MOST_HOLDERS:
                among.append(n)
    return holders


def _nearest(n: int, told: Grams, holders: Mapping[int, list[int]], grams: Mapping[int, Grams]) -> int | None:
    """The passage that shares most with passage `n`, if the shorter of the two is contained in it."""
    own = len(grams[n])
    counts = Counter(chain.from_iterable(map(holders.__getitem__, told)))
    del counts[n]
    for other in sorted(counts, key=lambda other: (-counts[other], other))[:2]:
        if counts[other] >= CONTAINED * min(own, len(grams[other])):
            return other
    return None


def _direct(
    one: int, two: int, texts: Sequence[str | None], grams: Mapping[int, Grams], pull_quotes: frozenset[int]
) -> Likeness:
    """Which of two alike passages is the copy: the marked one, the shorter, the one without a stop, or the later."""
    first, second = sorted((one, two))

    def standing(n: int) -> tuple[bool, int, bool, int]:
        return n not in pull_quotes, len(grams[n]), ends_in_stop(texts[n] or ""), -n

    copy = min((first, second), key=standing)
    of = second if copy == first else first
    share = len(grams[copy] & grams[of]) / len(grams[copy])
    return Likeness(copy, of, round(share, 2), grams[copy] == grams[of])


def _circular(new: Likeness, found: Mapping[int, Likeness]) -> bool:
    """A passage that others repeat, or that repeats this one, is no copy of it."""
    back = found.get(new.of)
    return back is not None and back.of == new.copy


def ends_in_stop(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotes and brackets aside."""
    bare = text.rstrip().rstrip(_CLOSING).rstrip()
    return bool(bare) and bare[-1] in _STOPS
