"""The archive of clippings: what every article of a run prints, findable by any eight words in a row.

Hashed runs of five words stand in a database on disk, so that a corpus of any size needs the same memory. A run of words that
very many articles share is a formula, and only the first of them are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter

from linkaudit.corpus.outlets import outlet
from linkaudit.corpus.scratch import scratch
from linkaudit.model import Article, Passage
from linkaudit.wording import GRAM, grams, prints

MOST_HOLDERS = 5_000
"""Passages with the same run of words that are looked at."""
FIRST = 2
"""Of all articles with the same run, so many are compared with the others …"""
OUTLETS = 3
"""… and of each agency so many, of different outlets: one may be one's own, and two must bear witness."""
_SHARE = 0.3
"""Of a passage's chosen runs, what an article must share to be compared in full: copies share two thirds at the least."""
_OTHERS = frozenset({"social", "cross_promo", "structure", "caption", "pull_quote", "press_release"})
_TABLES = """
CREATE TABLE articles (position INTEGER PRIMARY KEY, id TEXT, outlet TEXT, title TEXT, credit TEXT, words INTEGER);
CREATE TABLE passages (passage INTEGER PRIMARY KEY, position INTEGER, n INTEGER, prints INTEGER, agency TEXT);
CREATE TABLE prints (print INTEGER, passage INTEGER);
CREATE TABLE hits (passage INTEGER, position INTEGER);
CREATE TABLE stories (position INTEGER PRIMARY KEY, first INTEGER, words INTEGER);
"""
_SHARED = """SELECT print, passage, position, agency, outlet FROM prints JOIN passages USING (passage)
             JOIN articles USING (position) WHERE print IN (SELECT print FROM prints GROUP BY print HAVING count(*) > 1)
             ORDER BY print, passage"""
_CANDIDATES = """SELECT p.position, p.n, h.position FROM hits AS h JOIN passages AS p USING (passage)
                  GROUP BY h.passage, h.position HAVING count(*) >= max(1, ? * p.prints)
                  ORDER BY p.position, p.n, h.position"""

Holder = tuple[int, int, int, str | None, str | None]
"""Run, passage, article, the agency whose words the passage is, the article's outlet."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """An article by its position, and for passages of it the positions of articles that may print them too."""

    position: int
    passages: dict[int, tuple[int, ...]]


class Clippings:
    """The archive of one run; articles are told apart by their position in it."""

    def __init__(self) -> None:
        self._db = scratch(_TABLES)

    def close(self) -> None:
        """Give back the room on disk."""
        self._db.close()

    def add(self, position: int, article: Article) -> None:
        """File what an article prints."""
        counted = 0
        for passage, runs in compared(article):
            chosen = prints(runs)
            counted += len(runs) + GRAM - 1
            row = (position, passage.n, len(chosen), agency_of(passage))
            number = self._db.execute("INSERT INTO passages VALUES (NULL, ?, ?, ?, ?)", row).lastrowid
            self._db.executemany("INSERT INTO prints VALUES (?, ?)", ((each, number) for each in chosen))
        # As bytes: a file's name need not be text.
        name = article.id.encode("utf-8", "surrogatepass")
        row = (position, name, outlet(article), article.title, credit_key(article), counted)  # type: ignore[assignment]
        self._db.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?)", row)

    def candidates(self) -> Iterator[Candidates]:
        """Articles that may print what others print, in the order of the inputs. Ends the filing."""
        self._db.execute("CREATE INDEX by_print ON prints (print, passage)")
        for _, held in groupby(self._db.execute(_SHARED), itemgetter(0)):
            self._db.executemany("INSERT INTO hits VALUES (?, ?)", _pairs(list(islice(held, MOST_HOLDERS))))
        for position, rows in groupby(self._db.execute(_CANDIDATES, (_SHARE,)), itemgetter(0)):
            passages = {n: tuple(row[2] for row in own) for n, own in groupby(rows, itemgetter(1))}
            yield Candidates(position, passages)

    def words_of(self, position: int) -> int:
        """Compared words of an article."""
        return int(self._db.execute("SELECT words FROM articles WHERE position = ?", (position,)).fetchone()[0])

    def same_story(self, position: int, earlier: int, words: int) -> None:
        """Put down that an article prints the story of an earlier one, so many words of it."""
        row = self._db.execute("SELECT first FROM stories WHERE position = ?", (earlier,)).fetchone()
        first = row[0] if row else earlier
        self._db.executemany("INSERT OR IGNORE INTO stories VALUES (?, ?, ?)", [(first, first, 0), (position, first, words)])

    def query(self, text: str, values: Iterable[object] = ()) -> Iterator[tuple[object, ...]]:
        """Rows of the archive, for its answers."""
        yield from self._db.execute(text, tuple(values))


def _pairs(holders: list[Holder]) -> Iterator[tuple[int, int]]:
    """(passage, article to compare it with), for passages with the same run of words."""
    sources = _sources(holders)
    for _, passage, position, _, _ in holders:
        yield from ((passage, source) for source in sources if source != position)


def _sources(holders: list[Holder]) -> set[int]:
    """Articles that stand for all who print a run of words: the first, and for each agency the first of different outlets."""
    first = dict.fromkeys(holder[2] for holder in holders)
    chosen = set(islice(first, FIRST))
    per_agency: dict[str, dict[str | None, int]] = {}
    for _, _, position, agency, where in holders:
        outlets = per_agency.setdefault(agency, {}) if agency else {}
        if agency and (where in outlets or len(outlets) < OUTLETS):
            chosen.add(outlets.setdefault(where, position))
    return chosen


def compared(article: Article) -> Iterator[tuple[Passage, list[int]]]:
    """The passages of an article's own text, long enough to be told apart, each with its runs of words."""
    for passage in article.passages:
        if passage.form == "body" and passage.label not in _OTHERS and (runs := grams(passage.text)):
            yield passage, runs


def agency_of(passage: Passage) -> str | None:
    """The one agency whose words a passage is, by its page's credit or on the agency's own site."""
    return passage.agencies[0] if passage.label in {"wire", "outlet"} and len(passage.agencies) == 1 else None


def credit_key(article: Article) -> str:
    """Whom an article credits: agencies joined by `;`, `unnamed`, or nothing."""
    return ";".join(article.credit.agencies) or ("unnamed" if article.credit.kind == "unnamed" else "")
