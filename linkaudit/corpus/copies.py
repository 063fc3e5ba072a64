"""Who else prints a passage, and under whose credit: what the copies of a corpus tell of an article's words.

Measured as within one page: four fifths of a passage's runs of five words stand in the other article. Only pages of at least
two other outlets that agree on one agency settle whose words they are; fewer, or two agencies, are told and settle nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from linkaudit.corpus.clippings import Candidates, Clippings, agency_of, compared
from linkaudit.corpus.outlets import outlet
from linkaudit.corpus.witness import Amendment, Witness, amended
from linkaudit.model import Article
from linkaudit.wording import CONTAINED, GRAM

SHEETS = 64
"""Articles whose runs of words are kept in memory for comparing."""
STORY_WORDS = 25
STORY_SHARE = 0.5
"""Of the shorter article's words: from then on two articles print one story."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article to be compared with: its runs of words, all of them and those that are an agency's."""

    id: str
    outlet: str | None
    runs: frozenset[int]
    by_agency: Mapping[str, frozenset[int]]


def sheet(article: Article) -> Sheet:
    """Lay an article out for comparing."""
    own: dict[str, set[int]] = {}
    every: set[int] = set()
    for passage, runs in compared(article):
        every.update(runs)
        agency = agency_of(passage)
        if agency is not None:
            own.setdefault(agency, set()).update(runs)
    return Sheet(article.id, outlet(article), frozenset(every), {name: frozenset(runs) for name, runs in own.items()})


def amendments(clippings: Clippings, article_at: Callable[[int], Article]) -> Iterator[Amendment]:
    """Articles of which others tell something, as they are to stand now; in the order of the inputs.

    `article_at` gives an article by its position. Puts down in the archive which articles print one story.
    """

    @lru_cache(SHEETS)
    def sheet_at(position: int) -> Sheet:
        return sheet(article_at(position))

    for candidates in clippings.candidates():
        article = article_at(candidates.position)
        witnesses = _compare(article, candidates, clippings, sheet_at)
        if any(witnesses.values()) and (found := amended(article, witnesses)) != article:
            yield Amendment(candidates.position, found)


def _compare(
    article: Article, candidates: Candidates, clippings: Clippings, sheet_at: Callable[[int], Sheet]
) -> Mapping[int, tuple[Witness, ...]]:
    """The witnesses of each compared passage, by its number."""
    shared: dict[int, int] = {}
    found: dict[int, tuple[Witness, ...]] = {}
    for passage, runs in compared(article):
        own: list[Witness] = []
        for position in candidates.passages.get(passage.n, ()):
            other = sheet_at(position)
            if _share(runs, other.runs) >= CONTAINED:
                shared[position] = shared.get(position, 0) + len(runs) + GRAM - 1
                own.extend(_witnesses(runs, other))
        found[passage.n] = tuple(own)
    _tell_story(candidates.position, shared, clippings)
    return found


def _witnesses(runs: list[int], other: Sheet) -> Iterator[Witness]:
    for agency, theirs in other.by_agency.items():
        share = _share(runs, theirs)
        if share >= CONTAINED:
            yield Witness(agency=agency, article=other.id, outlet=other.outlet, share=round(share, 2))


def _share(runs: list[int], theirs: frozenset[int]) -> float:
    return sum(run in theirs for run in runs) / len(runs)


def _tell_story(position: int, shared: Mapping[int, int], clippings: Clippings) -> None:
    """The earlier article that has most of this one's words, if they are enough to be one story."""
    earlier = {other: words for other, words in shared.items() if other < position}
    first = max(earlier, key=lambda other: (earlier[other], -other), default=None)
    if first is None or earlier[first] < STORY_WORDS:
        return
    if earlier[first] >= STORY_SHARE * min(clippings.words_of(position), clippings.words_of(first)):
        clippings.same_story(position, first, earlier[first])
