"""The articles of one run, as they were read and as other articles let them appear."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

from linkaudit.model import Article, Source, Unreadable
from linkaudit.store.codec import dump, load
from linkaudit.store.paging import pages

Entry = Article | Unreadable

_KEPT = "SELECT id, digest FROM entries WHERE run = ? AND position = ?"
_AS_READ = (
    "SELECT e.kind, b.hash, b.body FROM entries AS e JOIN bodies AS b ON b.hash = e.hash WHERE e.run = ? AND e.position = ?"
)
_NOW = """SELECT e.kind, b.hash, b.body FROM entries AS e JOIN bodies AS b ON b.hash = coalesce(e.amended, e.hash)
          WHERE e.run = ? AND e.position = ?"""
_ALL_AS_READ = """SELECT e.position, e.kind, b.hash, b.body FROM entries AS e JOIN bodies AS b ON b.hash = e.hash
                  WHERE e.run = ? ORDER BY e.position"""
_ALL = """SELECT e.position, e.kind, b.hash, b.body FROM entries AS e JOIN bodies AS b ON b.hash = coalesce(e.amended, e.hash)
          WHERE e.run = ? ORDER BY e.position"""


_NEAR = 2
"""Articles that are remembered."""


def digest(source: Source | Unreadable) -> str:
    """Fingerprint of everything that shapes how an article is read; what is unreadable is always tried again."""
    if isinstance(source, Unreadable):
        return ""
    facts = (
        *(source.text, source.origin.media, source.url, source.title, source.published, source.language),
        *(source.outlet_country, source.base_url, sorted(source.extra.items())),
    )
    return hashlib.sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()


def column(text: str) -> str:
    """Text for a column of its own: file names may hold bytes that are no text, which SQLite does not take."""
    return text.encode("utf-8", "backslashreplace").decode()


class StoredArticles:
    """Rows by position: the order of the inputs."""

    def __init__(self, connection: sqlite3.Connection, run: int) -> None:
        self._db = connection
        self._run = run
        self._near: dict[bytes, Entry] = {}

    def kept(self, position: int, entry_id: str, print_: str) -> bool:
        """Whether the article at this position was read before and has not changed."""
        found = self._db.execute(_KEPT, (self._run, position)).fetchone()
        return found is not None and print_ != "" and tuple(found) == (column(entry_id), print_)

    def at(self, position: int) -> Entry:
        """The article at a position, as it was read."""
        return self._entry(*self._db.execute(_AS_READ, (self._run, position)).fetchone())

    def now(self, position: int) -> Entry:
        """The article at a position, amended where other articles told something of it."""
        return self._entry(*self._db.execute(_NOW, (self._run, position)).fetchone())

    def put(self, position: int, entry_id: str, entry: Entry | str, print_: str) -> None:
        """Keep what was read at a position; text is an article that was dumped already."""
        kind = "unreadable" if isinstance(entry, Unreadable) else "article"
        row = (
            self._run,
            position,
            column(entry_id),
            print_,
            kind,
            self._body(entry),
        )
        self._db.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?, NULL)", row)

    def end(self, count: int) -> None:
        """Forget positions beyond the last one: the inputs have become fewer since the run was interrupted."""
        self._db.execute("DELETE FROM entries WHERE run = ? AND position >= ?", (self._run, count))

    def as_read(self) -> Iterator[tuple[int, Entry]]:
        """Position and article, as each was read by itself."""
        for position, *row in pages(self._db.execute(_ALL_AS_READ, (self._run,))):
            yield position, self._entry(*row)

    def __iter__(self) -> Iterator[Entry]:
        """All articles in the order of the inputs, amended where other articles told something of them."""
        for _, *row in pages(self._db.execute(_ALL, (self._run,))):
            yield self._entry(*row)

    def amend(self, position: int, article: Article) -> None:
        """Keep how an article is to appear from now on."""
        row = (self._body(article), self._run, position)
        self._db.execute("UPDATE entries SET amended = ? WHERE run = ? AND position = ?", row)

    def as_they_were(self) -> None:
        """Forget all amendments."""
        self._db.execute("UPDATE entries SET amended = NULL WHERE run = ? AND amended IS NOT NULL", (self._run,))

    def _body(self, entry: Entry | str) -> bytes:
        text = entry if isinstance(entry, str) else dump(entry)
        key = hashlib.blake2b(text.encode(), digest_size=16).digest()
        self._db.execute("INSERT OR IGNORE INTO bodies VALUES (?, ?)", (key, text))
        if not isinstance(entry, str):
            self._remember(key, entry)
        return key

    def _entry(self, kind: str, key: bytes, body: str) -> Entry:
        near = self._near.get(key)
        return self._remember(key, _built(kind, body)) if near is None else near

    def _remember(self, key: bytes, entry: Entry) -> Entry:
        # A run goes through its articles several times over; where there is one, it is built once.
        while len(self._near) >= _NEAR:
            del self._near[next(iter(self._near))]
        self._near[key] = entry
        return entry


def _built(kind: str, body: str) -> Entry:
    return load(Article, body) if kind == "article" else load(Unreadable, body)
