"""The answers of one run: rows on disk, those just written or looked up in memory too."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import TypeVar

from linkaudit.model import Resolution, Target
from linkaudit.store.codec import dump, load

T = TypeVar("T")
NEAR = 16_384
"""Resolutions that are remembered."""


class StoredResolutions(Mapping[str, Resolution]):
    """A mapping by key, in the order of the articles; keys not reached are `unchecked`."""

    def __init__(self, connection: sqlite3.Connection, run: int) -> None:
        self._db = connection
        self._run = run
        self._near: dict[str, Resolution] = {}

    def put(self, resolution: Resolution, *, fresh: bool) -> None:
        """Keep an answer. `fresh`: it was found out in this run."""
        row = (self._run, resolution.key, resolution.outcome, resolution.checked_at, int(fresh), dump(resolution))
        self._db.execute("INSERT OR REPLACE INTO resolutions VALUES (?, ?, ?, ?, ?, ?)", row)
        self._remember(resolution.key, resolution)

    def forget_unchecked(self) -> None:
        """Drop what was not asked."""
        self._db.execute("DELETE FROM resolutions WHERE run = ? AND outcome = 'unchecked'", (self._run,))
        self._near.clear()

    def __getitem__(self, key: str) -> Resolution:
        # The rules ask for the links of one article over and over.
        found = self._near.get(key)
        return self._remember(key, self._read(key)) if found is None else found

    def get(self, key: str, default: T | None = None) -> Resolution | T | None:  # type: ignore[override]
        """The resolution of a key, or `default`. As a mapping has it, at a third of the cost."""
        found = self._near.get(key)
        return super().get(key, default) if found is None else found

    def _remember(self, key: str, resolution: Resolution) -> Resolution:
        if len(self._near) >= NEAR:
            self._near.clear()
        self._near[key] = resolution
        return resolution

    def _read(self, key: str) -> Resolution:
        query = (
            """SELECT t.body, r.body FROM targets AS t LEFT JOIN resolutions AS r USING (run, key) WHERE run = ? AND key = ?"""
        )
        row = self._db.execute(query, (self._run, key)).fetchone()
        if row is None:
            raise KeyError(key)
        if row[1] is not None:
            return load(Resolution, row[1])
        return Resolution(key=key, url=load(Target, row[0]).url, outcome="unchecked", reason="not reached")

    def __iter__(self) -> Iterator[str]:
        query = "SELECT key FROM targets WHERE run = ? ORDER BY position"
        return (key for (key,) in self._db.execute(query, (self._run,)))

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM targets WHERE run = ?", (self._run,)).fetchone()[0])
