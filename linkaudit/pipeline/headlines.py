"""What an unlinked "Read more" means: its title held against those of the index and of the other articles of the run.

The index and the outlet's own articles come first, since hardly anybody announces another paper's story; then the others. So
many titles at a time are searched that a corpus of any size fits; two articles that fit equally well are no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter

from linkaudit.corpus.outlets import outlet
from linkaudit.corpus.scratch import scratch
from linkaudit.model import Article, Reference
from linkaudit.parser.titles import Titles
from linkaudit.reader.index import read_index

BATCH = 5_000
"""Titles that are searchable at once."""
MOST_OF_OTHERS = 50_000
"""Titles of other outlets that are looked through."""
_TABLES = """
CREATE TABLE known (outlet TEXT, title TEXT, url TEXT);
CREATE TABLE asked (position INTEGER, n INTEGER, title TEXT, outlet TEXT, own TEXT, PRIMARY KEY (position, n));
CREATE TABLE fits (position INTEGER, n INTEGER, tier INTEGER, score REAL, url TEXT);
"""
_OPEN = """SELECT position, n, title, own FROM asked AS a WHERE (?1 IS NULL OR outlet = ?1)
           AND NOT EXISTS (SELECT 1 FROM fits WHERE (position, n, tier) = (a.position, a.n, 0))"""
_BEST = """SELECT position, n, url, score FROM (
               SELECT *, rank() OVER (PARTITION BY position, n ORDER BY tier, score DESC) AS place
               FROM (SELECT DISTINCT * FROM fits))
           WHERE place = 1 GROUP BY position, n HAVING count(*) = 1 ORDER BY position, n"""


class Headlines:
    """The titles of one run. InputError, from the start, for an index that cannot be read."""

    def __init__(self, index: str | None) -> None:
        self._index = index
        self._db = scratch(_TABLES)
        if index is not None:
            next(read_index(index), None)

    def close(self) -> None:
        """Give back the room on disk."""
        self._db.close()

    def add(self, position: int, article: Article) -> None:
        """Put down the title of an article, and what it announces without an address."""
        where = outlet(article) or ""
        if article.title and article.url and article.url.startswith(("http://", "https://")):
            self._db.execute("INSERT INTO known VALUES (?, ?, ?)", (where, article.title, article.url))
        for reference in article.references:
            if _unlinked(reference):
                row = (position, reference.n, reference.title, where, article.url)
                self._db.execute("INSERT INTO asked VALUES (?, ?, ?, ?, ?)", row)

    def suggestions(self) -> Iterator[tuple[int, dict[int, tuple[str, float]]]]:
        """Position of an article, and for references of it address and score of what they seem to mean."""
        outlets = self._db.execute("SELECT DISTINCT outlet FROM asked").fetchall()
        if not outlets:
            return
        if self._index is not None:
            self._search(read_index(self._index), None, tier=0)
        self._db.execute("CREATE INDEX by_outlet ON known (outlet)")
        self._db.execute("CREATE INDEX by_reference ON fits (position, n)")
        for (where,) in outlets:
            self._search(self._db.execute("SELECT title, url FROM known WHERE outlet = ?", (where,)), where, tier=0)
        others = self._db.execute("SELECT title, url FROM known LIMIT ?", (MOST_OF_OTHERS,))
        self._search(others, None, tier=1)
        for position, rows in groupby(self._db.execute(_BEST), itemgetter(0)):
            yield position, {n: (url, score) for _, n, url, score in rows}

    def _search(self, known: Iterable[tuple[str, str]], where: str | None, *, tier: int) -> None:
        """Look for what is still open, of one outlet or of all, among these titles."""
        pairs = iter(known)
        queries = self._db.execute(_OPEN, (where,)).fetchall()
        while queries and (batch := list(islice(pairs, BATCH))):
            titles = Titles(batch)
            for position, n, title, own in queries:
                rows = [(position, n, tier, fit.score, fit.url) for fit in titles.fits(title) if fit.url != own]
                self._db.executemany("INSERT INTO fits VALUES (?, ?, ?, ?, ?)", rows)


def _unlinked(reference: Reference) -> bool:
    return reference.kind == "cross_ref" and bool(reference.title) and not (reference.url or reference.target)
