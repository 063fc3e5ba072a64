"""Passages that say again what another passage of the page says: pull quotes, and copies made by a broken template.

Only containment tells them: a pull quote is often one sentence of a long paragraph, and document-style similarity (Jaccard,
simhash, edit ratio) ranks two tweet addresses above it. Words are folded (NFKC, case, quotes, dashes, final stop); two
passages pair when they are equal, or when 80 % of the shorter one's 5-grams stand in the longer one; eight words at least.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar
from unicodedata import is_normalized, normalize

from linkaudit.parser import western

FEWEST_WORDS = 8
GRAM = 5
CONTAINED = 0.8
_MOST_PAIRS = 2_000
"""Pairs of passages that are looked at by their words alone; of a page with more, all 5-grams are made."""
_MOST_HOLDERS = 8
"""A 5-gram that more passages share is a formula of the page, no trace of a copy; and the index stays linear."""

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_STOPS = ".!?…。！？।؟۔"
_CLOSING = "\"'”’»)]›」"

_RUNS = re.compile(b"\1{%d,}" % GRAM)

Grams = frozenset[int]
Item = TypeVar("Item", str, int)


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
    text = text.replace("…", " ")
    text = text if is_normalized("NFKC", text) else normalize("NFKC", text)
    text = _UNSPACED.sub(r" \g<0> ", text) if _UNSPACED.search(text) else text
    return _WORD.findall(text.casefold())


def find(texts: Sequence[str | None], pull_quotes: frozenset[int] = frozenset()) -> Mapping[int, Likeness]:
    """The copies among `texts` (None: not to be compared), by index; each with the passage it repeats.

    `pull_quotes` are the indices that markup names as such. Linear in the length of all texts.
    """
    split = {n: own for n, own in _split(texts) if len(own) >= FEWEST_WORDS}
    sets = {n: frozenset(own) for n, own in split.items()}
    often = _standing_twice(sets.values())
    if not _any_may_repeat(split, sets, often):
        return {}  # most pages say nothing twice
    grams = _Grams(split)
    shared = _shared(split, often)
    holders = _holders(shared)
    found: dict[int, Likeness] = {}
    for n, common in shared.items():
        best = _nearest(n, common, holders, grams)
        if best is not None:
            likeness = _direct(n, best, texts, grams, pull_quotes)
            if likeness.copy not in found and not _circular(likeness, found):
                found[likeness.copy] = likeness
    return found


def _any_may_repeat(split: Mapping[int, list[str]], sets: Mapping[int, frozenset[str]], often: set[str]) -> bool:
    """Whether some passage may be a copy, by its words: those that stand in others too, then those of each other in turn."""
    suspects = [n for n, own in split.items() if _may_repeat(own, sets[n], often)]
    if len(suspects) * len(split) > _MOST_PAIRS:
        return True
    return any(_may_repeat(split[n], sets[n], other) for n in suspects for m, other in sets.items() if m != n)


def _may_repeat(own: Sequence[str], different: frozenset[str], among: AbstractSet[str]) -> bool:
    """Whether enough of a passage can stand in others, by its words alone: `among` are theirs.

    Of two alike passages the one of fewer 5-grams has 80 % of them in common with the other. Each word that is not among theirs
    costs it the 5-gram that begins with it, but for the last four; nor has it many fewer 5-grams than different words.
    """
    lost = len(different) - len(different & among) - GRAM
    if lost > (1 - CONTAINED) * (len(own) - GRAM + 1):
        return False
    known = bytes(map(among.__contains__, own))
    return sum(len(run[0]) - GRAM + 1 for run in _RUNS.finditer(known)) >= CONTAINED * (len(different) - GRAM + 1)


def _split(texts: Sequence[str | None]) -> Iterator[tuple[int, list[str]]]:
    """The words of each text that is to be compared, with its index."""
    given = [(n, text) for n, text in enumerate(texts) if text]
    known = western.words_of_each([text for _, text in given])
    yield from zip((n for n, _ in given), known or (words(text) for _, text in given), strict=False)


class _Grams(dict[int, Grams]):
    """The 5-grams of each passage, by index; made for the few that are looked at closely."""

    def __init__(self, split: Mapping[int, list[str]]) -> None:
        super().__init__()
        self._split = split

    def __missing__(self, n: int) -> Grams:
        own = self[n] = frozenset(_grams(self._split[n]))
        return own


def _grams(split: list[str]) -> Iterable[int]:
    return map(hash, zip(split, split[1:], split[2:], split[3:], split[4:], strict=False))


def _shared(split: Mapping[int, list[str]], often: Collection[str]) -> dict[int, Grams]:
    """The 5-grams of each passage that stand in another one too, by index; passages that share none are left out.

    A gram that two passages share is made of words that two passages share (`often`), so hardly any gram has to be made.
    """
    grams: dict[int, Grams] = {}
    for n, own in split.items():
        runs = _RUNS.finditer(bytes(map(often.__contains__, own)))
        grams[n] = frozenset(chain.from_iterable(_grams(own[run.start() : run.end()]) for run in runs))
    several = _standing_twice(grams.values())
    return {n: common for n, own in grams.items() if (common := own & several)}


def _standing_twice(sets: Iterable[frozenset[Item]]) -> set[Item]:
    """What stands in more than one of the sets."""
    seen: set[Item] = set()
    twice: set[Item] = set()
    for own in sets:
        if not seen.isdisjoint(own):
            twice |= seen & own
        seen |= own
    return twice


def _holders(shared: Mapping[int, Grams]) -> dict[int, list[int]]:
    """The passages that hold each 5-gram held by more than one."""
    holders: dict[int, list[int]] = {}
    for n, own in shared.items():
        for gram in own:
            among = holders.setdefault(gram, [])
            if len(among) < _MOST_HOLDERS:
                among.append(n)
    return holders


def _nearest(n: int, shared: Grams, holders: Mapping[int, list[int]], grams: Mapping[int, Grams]) -> int | None:
    """The passage that shares most with passage `n`, if the shorter of the two is contained in it."""
    counts = Counter(chain.from_iterable(holders[gram] for gram in shared))
    del counts[n]
    for other in sorted(counts, key=lambda other: (-counts[other], other))[:2]:
        if counts[other] >= CONTAINED * min(len(grams[n]), len(grams[other])):
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
