"""Rows of a query a page at a time, so that neither all of them nor a lock on each stands in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

BATCH = 200


def pages(cursor: sqlite3.Cursor) -> Iterator[tuple[Any, ...]]:
    """The rows of a cursor."""
    while page := cursor.fetchmany(BATCH):
        yield from page
