"""The count of a corpus: every article once, in one pass, with nothing kept in memory that grows with it.

Counts with few possible names stand in memory, those of accounts and posts in a database on disk. Page furniture counts
nowhere: what stands in every navigation bar says nothing about articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from linkaudit.corpus.clippings import Clippings
from linkaudit.corpus.outlets import outlet
from linkaudit.corpus.scratch import scratch
from linkaudit.corpus.stories import copied_articles, stories, stories_total
from linkaudit.model import (
    GROUP_OF,
    Account,
    Article,
    Corpus,
    Insertions,
    OutcomeName,
    Reference,
    Rot,
    RotBy,
    Share,
    SharedPost,
)

Outcome = Callable[[Reference], tuple[OutcomeName | None, str | None]]
"""What became of a reference of the article at hand, and why."""

MOST_LISTED = 50
_YEAR = re.compile(r"(19[89][0-9]|20[0-9]{2})-")
_POSTS = frozenset({"post", "post_link"})
_TABLES = """
CREATE TABLE posts (key TEXT, url TEXT, platform TEXT, handle TEXT, account TEXT, agency TEXT, article INTEGER, outcome TEXT);
CREATE TABLE outlets (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIEW accounts AS SELECT platform, max(handle) AS handle, max(agency) AS agency, count(*) AS insertions,
    count(DISTINCT key) AS posts, count(DISTINCT article) AS articles, sum(outcome IN ('gone', 'broken')) AS dead, account
    FROM posts WHERE account <> '' GROUP BY platform, account;
CREATE VIEW shared AS SELECT key, max(url) AS url, platform, max(handle) AS handle, count(*) AS insertions,
    count(DISTINCT article) AS articles, max(outcome) AS outcome
    FROM posts WHERE key NOT LIKE '#%' GROUP BY key HAVING count(DISTINCT article) > 1;
"""
_ACCOUNTS = """SELECT platform, handle, agency, insertions, posts, articles, dead FROM accounts
               ORDER BY insertions DESC, articles DESC, platform, account LIMIT ?"""
_POSTS_SHARED = """SELECT key, url, platform, handle, insertions, articles, outcome FROM shared
                   ORDER BY articles DESC, insertions DESC, key LIMIT ?"""


class Census:
    """Counts articles as they pass by, after they have been held against each other."""

    def __init__(self) -> None:
        self._db = scratch(_TABLES)
        self._seen: Counter[str] = Counter()
        self._passages: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self._words: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self._insertions: Counter[tuple[str, OutcomeName | None]] = Counter()
        self._rot: Counter[tuple[RotBy, int | None, str]] = Counter()

    def close(self) -> None:
        """Give back the room on disk."""
        self._db.close()

    @property
    def articles(self) -> int:
        """Articles so far."""
        return self._seen["articles"]

    def add(self, article: Article, outcome: Outcome, words: Callable[[str], int]) -> None:
        """Count an article. `words` counts the words of a text as the reports do."""
        self._seen["articles"] += 1
        name = outlet(article)
        if name:
            self._db.execute("INSERT OR IGNORE INTO outlets VALUES (?)", (name,))
        furniture = {passage.n for passage in article.passages if passage.form == "boilerplate"}
        for passage in article.passages:
            if passage.n not in furniture:
                share = (passage.label, passage.agencies)
                self._passages[share] += 1
                self._words[share] += words(passage.text)
                self._seen["matched"] += passage.basis == "matched"
        for reference in article.references:
            if reference.passage not in furniture:
                self._count(article, reference, outcome(reference)[0])

    def corpus(self, clippings: Clippings) -> Corpus:
        """The answers."""
        return Corpus(
            articles=self.articles,
            outlets=self._total("SELECT count(*) FROM outlets"),
            passages=self._passages.total(),
            words=self._words.total(),
            shares=tuple(self._shares()),
            insertions=tuple(self._inserted()),
            accounts=tuple(self._accounts()),
            accounts_total=self._total(
                "SELECT count(*) FROM (SELECT 1 FROM posts WHERE account <> '' GROUP BY platform, account)"
            ),
            posts=tuple(self._posts()),
            posts_total=self._total("SELECT count(*) FROM shared"),
            copies=tuple(islice(stories(clippings), MOST_LISTED)),
            copies_total=stories_total(clippings),
            copied_articles=copied_articles(clippings),
            matched=self._seen["matched"],
            suggested=self._seen["suggested"],
            rot=tuple(self._rotten()),
        )

    def _count(self, article: Article, reference: Reference, outcome: OutcomeName | None) -> None:
        self._seen["suggested"] += reference.suggested_url is not None
        group = GROUP_OF[outcome] if outcome else "open"
        self._rot["article", _year(article.published), group] += 1
        if reference.kind in _POSTS:
            self._rot["post", _year(reference.posted_at or reference.shown_date), group] += 1
        if reference.kind == "post":
            self._insert(reference, outcome)

    def _insert(self, reference: Reference, outcome: OutcomeName | None) -> None:
        platform = reference.platform or "unknown"
        self._insertions[platform, outcome] += 1
        handle = (reference.handle or "").lstrip("@＠")
        # A post without id is one of its own: its place is its key.
        key = reference.key or f"#{self._seen['articles']}.{reference.n}"
        address = reference.url or reference.target
        row = (key, address, platform, handle, handle.casefold(), reference.account_agency, self.articles, outcome)
        self._db.execute("INSERT INTO posts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def _shares(self) -> Iterator[Share]:
        for (label, agencies), words in sorted(self._words.items(), key=lambda item: (-item[1], item[0])):
            passages = self._passages[label, agencies]
            yield Share(label=label, agencies=agencies, passages=passages, words=words)  # type: ignore[arg-type]

    def _inserted(self) -> Iterator[Insertions]:
        per_platform: Counter[str] = Counter()
        for (platform, _), posts in self._insertions.items():
            per_platform[platform] += posts
        for (platform, outcome), posts in sorted(
            self._insertions.items(), key=lambda item: (-per_platform[item[0][0]], item[0][0], -item[1], item[0][1] or "")
        ):
            yield Insertions(platform=platform, outcome=outcome, posts=posts)

    def _accounts(self) -> Iterator[Account]:
        for row in self._db.execute(_ACCOUNTS, (MOST_LISTED,)):
            platform, handle, agency, insertions, posts, articles, dead = row
            yield Account(
                platform=platform,
                handle=handle,
                agency=agency,
                insertions=insertions,
                posts=posts,
                articles=articles,
                dead=dead or 0,
            )

    def _posts(self) -> Iterator[SharedPost]:
        for row in self._db.execute(_POSTS_SHARED, (MOST_LISTED,)):
            key, url, platform, handle, insertions, articles, outcome = row
            yield SharedPost(
                key=key,
                url=url,
                platform=platform,
                handle=handle or None,
                insertions=insertions,
                articles=articles,
                outcome=outcome,
            )

    def _rotten(self) -> Iterator[Rot]:
        years = {(by, year) for by, year, _ in self._rot}
        for by, year in sorted(years, key=lambda each: (each[0] != "post", each[1] is None, each[1] or 0)):
            groups = {group: self._rot[by, year, group] for group in ("alive", "dead", "uncertain", "policy", "open")}
            yield Rot(
                by=by,
                year=year,
                references=sum(groups.values()),
                alive=groups["alive"],
                dead=groups["dead"],
                uncertain=groups["uncertain"],
                other=groups["policy"] + groups["open"],
            )

    def _total(self, query: str) -> int:
        return int(self._db.execute(query).fetchone()[0])


def _year(date: str | None) -> int | None:
    found = _YEAR.match(date or "")
    return int(found[1]) if found else None
