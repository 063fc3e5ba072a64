"""Which article a cross-reference without a link means: its title held against the titles of other articles.

The other articles are those of the same run, or of an index that the user gives. A title that was cut off, retyped with other
quotes or slightly changed still finds its article; two articles that fit equally well are no answer.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_SIGNS = re.compile(r"[\W_]+")
_LEAST = 0.75
"""Score below which a title is another one."""
_RARE = 4
"""Words by which candidates are looked up: the rarest of the title."""
_CROWD = 400
"""A word that more titles share than this finds nothing."""
_CUT = ("...", "…")


@dataclass(frozen=True, slots=True)
class Match:
    """The article a title means. `score` is 1.0 for the same words, less for similar ones, never below 0.75."""

    url: str
    title: str
    score: float


class Titles:
    """Titles of known articles, made searchable once. Memory is proportional to their words."""

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        """`known` are pairs of title and address; entries without words are passed over."""
        self._known: list[tuple[str, str, frozenset[str]]] = []
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._holding: dict[str, list[int]] = defaultdict(list)
        for title, url in known:
            self._add(title, url)

    def __len__(self) -> int:
        return len(self._known)

    def find(self, title: str) -> Match | None:
        """The one article that this title means, or None if none does or several do."""
        fitting = self.fits(title)
        return fitting[0] if len(fitting) == 1 else None

    def fits(self, title: str) -> tuple[Match, ...]:
        """The articles that fit a title best, one for each address; several where they fit equally well."""
        key, words = folded(title)
        if not words:
            return ()
        same = self._exact.get(key)
        if same:
            return self._best([(1.0, at) for at in same])
        cut = title.rstrip().endswith(_CUT)
        scored = [(self._score(words, key, at, cut=cut), at) for at in self._candidates(words)]
        return self._best([(score, at) for score, at in scored if score >= _LEAST])

    def _add(self, title: str, url: str) -> None:
        key, words = folded(title)
        if not words:
            return
        at = len(self._known)
        self._known.append((title, url, words))
        self._exact[key].append(at)
        for word in words:
            self._holding[word].append(at)

    def _candidates(self, words: frozenset[str]) -> set[int]:
        holding = sorted((self._holding[word] for word in words if word in self._holding), key=len)
        return {at for places in holding[:_RARE] if len(places) <= _CROWD for at in places}

    def _score(self, words: frozenset[str], key: str, at: int, *, cut: bool) -> float:
        other = self._known[at][2]
        if cut and len(key) >= 12 and folded(self._known[at][0])[0].startswith(key[:-1]):
            return 0.95
        if _figures(words) != _figures(other):
            return 0.0
        shared, all_words = self._weigh(words & other), self._weigh(words) + self._weigh(other)
        return 2 * shared / all_words

    def _weigh(self, words: frozenset[str]) -> float:
        # from 0.0: where this is compiled, a sum keeps the type of its start
        return sum(map(self._weight, words), 0.0)

    def _weight(self, word: str) -> float:
        """A rare word says more than a common one."""
        return math.log(1 + (1 + len(self._known)) / (1 + len(self._holding.get(word, ()))))

    def _best(self, scored: list[tuple[float, int]]) -> tuple[Match, ...]:
        best = max((score for score, _ in scored), default=0.0)
        places = {self._known[at][1]: at for score, at in sorted(scored, reverse=True) if score == best}
        return tuple(Match(url, self._known[at][0], round(best, 3)) for url, at in places.items())


def folded(title: str) -> tuple[str, frozenset[str]]:
    """A title without case, signs and accents, and its words; scripts without spaces count pairs of characters as words."""
    if title.isascii():
        key = " ".join(_SIGNS.sub(" ", title[:1000].lower()).split())
        return key, frozenset(key.split())
    flat = unicodedata.normalize("NFKD", title[:1000]).casefold()
    key = " ".join(_SIGNS.sub(" ", "".join(c for c in flat if not unicodedata.combining(c))).split())
    if not _UNSPACED.search(key):
        return key, frozenset(key.split())
    return key, frozenset(key[at : at + 2] for at in range(max(1, len(key) - 1)))


def _figures(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.isdigit())
