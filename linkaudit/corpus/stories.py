"""Stories that several articles print, and what these say of their origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from linkaudit.corpus.clippings import Clippings
from linkaudit.model import Copies, CopyKind

MOST_NAMED = 5
_STORIES = """SELECT s.first, s.words, a.position, a.id, a.title, a.outlet, a.credit FROM stories AS s
              JOIN articles AS a USING (position) JOIN (SELECT first, count(*) AS many FROM stories GROUP BY first) AS c
              ON c.first = s.first ORDER BY c.many DESC, s.first, a.position"""


def stories(clippings: Clippings) -> Iterator[Copies]:
    """The stories, those with the most copies first."""
    for _, rows in groupby(clippings.query(_STORIES), itemgetter(0)):
        yield _story(rows)


def stories_total(clippings: Clippings) -> int:
    """How many there are."""
    return _number(clippings, "SELECT count(DISTINCT first) FROM stories")


def copied_articles(clippings: Clippings) -> int:
    """How many articles print one of them."""
    return _number(clippings, "SELECT count(*) FROM stories")


def _story(rows: Iterator[tuple[object, ...]]) -> Copies:
    """One story from its rows, the first article first. Its outlets and credits are few; its articles are only counted."""
    words, articles = 0, 0
    credited: Counter[str] = Counter()
    outlets: set[str] = set()
    named: list[tuple[str, str | None]] = []
    for _, shared, _, article, title, outlet, credit in rows:
        articles += 1
        words = max(words, int(str(shared)))
        credited[str(credit)] += 1
        if outlet:
            outlets.add(str(outlet))
        if len(named) <= MOST_NAMED:
            assert isinstance(article, bytes)
            named.append((article.decode("utf-8", "surrogatepass"), None if title is None else str(title)))
    return Copies(
        article=named[0][0],
        title=named[0][1],
        kind=_kind(credited),
        articles=articles,
        outlets=len(outlets),
        words=words,
        credits=tuple(sorted(credited.items(), key=lambda item: (-item[1], item[0]))),
        copies=tuple(article for article, _ in named[1:]),
    )


def _kind(credited: Counter[str]) -> CopyKind:
    if "" in credited and len(credited) > 1:
        return "credit missing"
    return "one credit" if len(credited) == 1 else "different credits"


def _number(clippings: Clippings, query: str) -> int:
    return int(str(next(clippings.query(query))[0]))
