"""Room for what is counted or looked up during one run: a private database that goes to disk when it grows, and then away."""

from __future__ import annotations

import sqlite3

CACHE_KIB = 8_000
"""Memory of one such database at most; the rest is on disk."""


def scratch(tables: str) -> sqlite3.Connection:
    """A private database with these tables, in one transaction that is never ended: nothing of it is to last."""
    connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(f"{tables} BEGIN;")
    return connection
