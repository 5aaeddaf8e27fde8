"""A cache in one SQLite file, which may be deleted at any time."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from simgui.core.files import make_private_file

_MAX_LOG_BYTES = 16 << 20
Answer = TypeVar("Answer")


class CacheFile:
    """A SQLite file that holds a cache; safe to use from several threads.

    A cache must never stop the work that it speeds up: one that cannot be read or written is not used, and
    one that is damaged is replaced by an empty one. The file is opened, or made, when it is first asked.

    Args:
        path: The file.
        tables: The statements that make its tables if they are missing.
    """

    def __init__(self, path: Path, tables: str) -> None:
        self._path = path
        self._tables = tables
        self._opening = threading.Lock()
        self._opened = False
        self._changes: _Connection | None = None
        self._queries: _Connection | None = None

    def change(self, change: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """Change the file; None if that is not possible."""
        self._open_once()
        return None if self._changes is None else self._changes.use(change)

    def ask(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """Run a query; None if that is not possible. It does not wait for a change that is being made."""
        self._open_once()
        return None if self._queries is None else self._queries.use(question)

    def close(self) -> None:
        """Close the file; the cache is not used afterwards."""
        with self._opening:
            self._opened = True
            for connection in (self._queries, self._changes):
                if connection is not None:
                    connection.close()
            self._queries = self._changes = None

    def _open_once(self) -> None:
        with self._opening:
            if self._opened:
                return
            self._opened = True
            with contextlib.suppress(sqlite3.Error, OSError):
                try:
                    self._changes = _Connection(self._open())
                except sqlite3.DatabaseError:
                    self._path.unlink(missing_ok=True)
                    self._changes = _Connection(self._open())
                self._queries = _Connection(self._open())

    def _open(self) -> sqlite3.Connection:
        make_private_file(self._path)
        connection = sqlite3.connect(self._path, timeout=5, check_same_thread=False, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(f"PRAGMA journal_size_limit = {_MAX_LOG_BYTES}")
            connection.executescript(self._tables)
        except sqlite3.Error:
            connection.close()
            raise
        return connection


class _Connection:
    """A connection that one thread uses at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = connection

    def use(self, task: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """Do something with it; None if that is not possible, and after `close`."""
        with self._lock:
            if self._connection is None:
                return None
            try:
                return task(self._connection)
            except sqlite3.Error:
                return None

    def close(self) -> None:
        """Close it."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
