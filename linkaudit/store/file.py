"""Opening the state file: locked against a second run, checked for its version, and clear about what is wrong with it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from linkaudit.errors import StateError
from linkaudit.store.schema import TABLES, VERSION

_MAGIC = b"SQLite format 3\0"


@contextmanager
def open_file(path: str | None, *, write: bool = True) -> Iterator[sqlite3.Connection]:
    """A connection to the state, closed afterwards. `path` None: a temporary database of this process alone.

    Raises StateError: in use by another run, not a state file, of another version, or on a disk that cannot take it.
    """
    if not write and path is not None and not Path(path).is_file():
        # SQLite would make an empty one.
        raise StateError(f"{path}: no such file", hint="run: linkaudit audit --state FILE INPUT...")
    lock = _lock(path) if path is not None and write else None
    try:
        connection = _connect(path, write=write)
        try:
            yield connection
        except sqlite3.OperationalError as error:
            raise StateError(
                f"{path or 'the temporary state'}: {error}", hint="check the disk's space and the folder's rights"
            ) from error
        finally:
            # A full disk may refuse the last checkpoint; what was committed stands in the log and is read next time.
            with suppress(sqlite3.Error):
                connection.close()
    finally:
        if lock is not None:
            os.close(lock)


def _lock(path: str) -> int:
    """Hold the file for this run. flock, since SQLite's own locks are of the other kind and come and go."""
    import fcntl  # noqa: PLC0415 - not on every system

    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StateError(f"{path}: {error.strerror}", hint="name a file in a folder that can be written") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise StateError(f"{path} is in use by another run", hint="wait for it to end, or name another state file") from error
    return descriptor


def _is_none(path: str) -> bool:
    """Whether something stands there that is no database. SQLite takes what is shorter than a page for an empty one."""
    with Path(path).open("rb") as file:
        start = file.read(len(_MAGIC))
    return bool(start) and start != _MAGIC


def _read_only(path: str) -> str:
    """The address under which a state is only read.

    Where nothing can be written and no log lies beside it, SQLite may do without the files that tell it who else writes.
    """
    writable = os.access(Path(path).parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
    alone = not writable and not Path(f"{path}-wal").exists()
    return f"{Path(path).absolute().as_uri()}?{'immutable=1' if alone else 'mode=rw'}"


def _connect(path: str | None, *, write: bool) -> sqlite3.Connection:
    if path is not None and Path(path).is_file() and _is_none(path):
        raise StateError(f"{path}: file is not a database", hint="name another state file, or remove this one")
    try:
        # SQLite's own name for a temporary database is the empty one: it spills to disk only when it grows.
        name, as_uri = ("", False) if path is None else (path, False) if write else (_read_only(path), True)
        connection = sqlite3.connect(name, isolation_level=None, check_same_thread=False, timeout=5, uri=as_uri)
        if path is None:
            connection.executescript(TABLES)
            return connection
        if not write:
            connection.execute("PRAGMA query_only = ON")
        _prepare(connection, path, write=write)
    except sqlite3.DatabaseError as error:
        raise StateError(f"{path}: {error}", hint="name another state file, or remove this one") from error
    return connection


def _prepare(connection: sqlite3.Connection, path: str, *, write: bool) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version not in (0, VERSION):
        raise StateError(
            f"{path} is of state version {version}, this linkaudit writes version {VERSION}", hint="name another state file"
        )
    if not write:
        if version == 0:
            raise StateError(f"{path} holds no audit", hint="run: linkaudit audit --state FILE INPUT...")
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    if version == 0:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise StateError(f"{path} is a database of something else", hint="name another state file")
        connection.executescript(f"BEGIN; {TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
