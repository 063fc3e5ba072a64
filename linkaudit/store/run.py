"""One run in the state: written as it goes, read back as often as the reports need it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from linkaudit.model import Article, Corpus, Finding, OutcomeName, Resolution, Run, Target, Unreadable
from linkaudit.store.articles import StoredArticles, column
from linkaudit.store.cache import Keep, confirmed
from linkaudit.store.codec import dump, load
from linkaudit.store.paging import pages
from linkaudit.store.resolutions import StoredResolutions

BATCH = 500
_AUTHORITY = re.compile(r"[a-z][a-z0-9+.-]*://([^/?#]*)", re.IGNORECASE)
_UNLESS_THERE = "INSERT OR IGNORE INTO targets VALUES (?, ?, ?, ?, ?, ?)"
_IN_ITS_PLACE = "INSERT OR REPLACE INTO targets VALUES (?, ?, ?, ?, ?, ?)"


def resume_or_begin(connection: sqlite3.Connection, signature: str) -> StoredRun:
    """The newest run if it was interrupted and asks the same question, else a new one."""
    row = connection.execute("SELECT run, signature, finished_at FROM runs ORDER BY run DESC LIMIT 1").fetchone()
    if row is not None and row[1] == signature and row[2] is None:
        return StoredRun(connection, row[0])
    cursor = connection.execute("INSERT INTO runs (signature, started_at) VALUES (?, ?)", (signature, _now()))
    return StoredRun(connection, int(cursor.lastrowid or 0))


def stored_run(connection: sqlite3.Connection, number: int | None = None) -> StoredRun | None:
    """The run of that number, else the newest, which may be under way or cut short; None if there is none."""
    row = connection.execute("SELECT max(run) FROM runs WHERE ? IS NULL OR run = ?", (number, number)).fetchone()
    return StoredRun(connection, row[0]) if row[0] is not None else None


def last_whole(connection: sqlite3.Connection, newer: StoredRun) -> StoredRun | None:
    """The last finished run that asked what an unfinished newer one asks; None if there is none, or `newer` is finished."""
    query = """SELECT max(old.run) FROM runs AS old JOIN runs AS new USING (signature)
               WHERE new.run = ? AND new.finished_at IS NULL AND old.finished_at IS NOT NULL"""
    row = connection.execute(query, (newer.number,)).fetchone()
    return StoredRun(connection, row[0]) if row[0] is not None else None


class StoredRun:
    """The rows of one run. Writing is done by one thread; every resolution is a transaction of its own."""

    def __init__(self, connection: sqlite3.Connection, run: int) -> None:
        self._db = connection
        self._run = run
        self.number = run
        """From 1, in the order of the runs."""
        self.articles = StoredArticles(connection, run)
        self._resolutions = StoredResolutions(connection, run)

    def entries(self) -> Iterator[Article | Unreadable]:
        """All articles in the order of the inputs."""
        return iter(self.articles)

    # --- links

    def put_targets(self, targets: Iterable[Target]) -> None:
        """Keep what is to be asked, one row a key in the order of the articles, replacing what stood there."""
        with self.transaction():
            self._db.execute("DELETE FROM targets WHERE run = ?", (self._run,))
            turns: dict[str, int] = {}
            for position, target in enumerate(targets):
                if not self._put_target(target, position, turns, _UNLESS_THERE):
                    self._put_merged(target, turns)

    def _put_merged(self, target: Target, turns: dict[str, int]) -> None:
        query = "SELECT position, body FROM targets WHERE run = ? AND key = ?"
        position, body = self._db.execute(query, (self._run, target.key)).fetchone()
        known = load(Target, body)
        merged = merge(known, target)
        if merged != known:
            self._put_target(merged, position, turns, _IN_ITS_PLACE)

    def _put_target(self, target: Target, position: int, turns: dict[str, int], way: str) -> bool:
        """Write a row, in one of the two ways. False if there was one of this key, and it stayed."""
        host = _host(target.url) if target.reason is None else ""
        turn = turns.get(host, -1) + 1
        row = (self._run, target.key, position, turn, host, dump(target))
        written = self._db.execute(way, row).rowcount == 1
        if written:
            turns[host] = turn
        return written

    def pending(self, *, hostless: bool = False) -> Iterator[Target]:
        """Targets without a resolution in this run, one of each host by turns, so that no host waits for another's queue.

        `hostless`: only those that name no host, or about which it is known why nothing is asked.
        """
        # Paged by hand: rows are written while this is read.
        after = (-1, -1)
        query = """SELECT turn, position, body FROM targets AS t WHERE run = ? AND (turn, position) > (?, ?)
                   AND NOT EXISTS (SELECT 1 FROM resolutions AS r WHERE r.run = t.run AND r.key = t.key)
                   AND (host = '' OR NOT ?) ORDER BY turn, position LIMIT ?"""
        while page := self._db.execute(query, (self._run, *after, hostless, BATCH)).fetchall():
            for turn, position, body in page:
                after = (turn, position)
                yield load(Target, body)

    def hosts(self) -> dict[str, int]:
        """How many targets are still to be asked at each host, the most first."""
        query = """SELECT host, count(*) FROM targets AS t WHERE run = ? AND host <> ''
                   AND NOT EXISTS (SELECT 1 FROM resolutions AS r WHERE r.run = t.run AND r.key = t.key)
                   GROUP BY host ORDER BY count(*) DESC, host"""
        return dict(self._db.execute(query, (self._run,)).fetchall())

    # --- resolutions

    def put_resolution(self, resolution: Resolution, *, fresh: bool = True) -> None:
        """Keep an answer: one transaction, durable when this returns."""
        self._resolutions.put(resolution, fresh=fresh)

    def forget_unchecked(self) -> None:
        """What was not asked before an interruption is asked now."""
        self._resolutions.forget_unchecked()

    def take_over(self, keep: Keep) -> int:
        """Copy answers of earlier runs that are fresh enough; says how many."""
        now, taken = datetime.now(UTC), 0
        query = """SELECT t.key, r.outcome, r.checked_at, r.body FROM targets AS t JOIN resolutions AS r ON r.key = t.key
                   WHERE t.run = ?1 AND r.fresh = 1 AND r.run < ?1
                   AND r.checked_at = (SELECT max(checked_at) FROM resolutions WHERE key = t.key AND fresh = 1)
                   AND NOT EXISTS (SELECT 1 FROM resolutions AS own WHERE own.run = ?1 AND own.key = t.key)"""
        with self.transaction():
            for _, outcome, checked_at, body in self._db.execute(query, (self._run,)).fetchall():
                if keep.fresh(outcome, checked_at, now):
                    self.put_resolution(load(Resolution, body), fresh=False)
                    taken += 1
        return taken

    def resolutions(self) -> Mapping[str, Resolution]:
        """The answers of this run by key, read as they are looked up."""
        return self._resolutions

    def confirmed(self, key: str) -> bool:
        """Whether enough checks over enough days have found it dead."""
        query = """SELECT checked_at, outcome FROM resolutions
                   WHERE key = ? AND fresh = 1 AND checked_at IS NOT NULL ORDER BY checked_at"""
        checks: list[tuple[str, OutcomeName]] = self._db.execute(query, (key,)).fetchall()
        return confirmed(checks)

    # --- findings and the end

    def put_findings(self, findings: Iterable[Finding]) -> None:
        """Keep the findings of the whole run, replacing what stood there."""
        self._db.execute("DELETE FROM findings WHERE run = ?", (self._run,))
        for position, finding in enumerate(findings):
            row = (self._run, position, finding.rule, finding.severity, column(finding.article), dump(finding))
            self._db.execute("INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?)", row)

    def findings(self) -> Iterator[Finding]:
        """All findings in the order of the articles."""
        for (body,) in pages(self._db.execute("SELECT body FROM findings WHERE run = ? ORDER BY position", (self._run,))):
            yield load(Finding, body)

    def put_corpus(self, corpus: Corpus | None) -> None:
        """Keep what many articles together tell."""
        self._db.execute("UPDATE runs SET corpus = ? WHERE run = ?", (dump(corpus) if corpus else None, self._run))

    def corpus(self) -> Corpus | None:
        """What many articles together tell, where there are many."""
        body = self._db.execute("SELECT corpus FROM runs WHERE run = ?", (self._run,)).fetchone()[0]
        return load(Corpus, body) if body else None

    def finish(self, run: Run, *, whole: bool) -> None:
        """Keep the run row. A run that was cut short stays open, so that its like resumes it."""
        self._db.execute(
            "UPDATE runs SET body = ?, finished_at = ? WHERE run = ?", (dump(run), _now() if whole else None, self._run)
        )

    def row(self) -> Run | None:
        """The run row, or None when the run ended without writing one."""
        body = self._db.execute("SELECT body FROM runs WHERE run = ?", (self._run,)).fetchone()[0]
        return load(Run, body) if body else None

    @contextmanager
    def unhurried(self) -> Iterator[None]:
        """Rows as they come, kept at once whatever ends it: for a state that dies with its run."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            self._db.execute("COMMIT")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Several rows that cost little to compute again, kept at once."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def merge(known: Target, other: Target) -> Target:
    """One target for a key that two references name: asked if either is, every handle, the earliest date."""
    asked = known if known.reason is None or other.reason is not None else other
    dates = [date for date in (known.published, other.published) if date]
    handles = tuple(dict.fromkeys((*known.handles, *other.handles)))
    return replace(asked, handles=handles, published=min(dates, default=None))


def _host(url: str) -> str:
    """Host and port as they are written; empty if there are none."""
    found = _AUTHORITY.match(url)
    return found[1] if found else ""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
