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
        self._lock = threading.Lock()
        self._opened = False
        self._connection: sqlite3.Connection | None = None

    def _connect(self) -> sqlite3.Connection | None:
        """Give the connection, opened at the first call; None if that is not possible, or after `close`."""
        if not self._opened:
            self._opened = True
            with contextlib.suppress(sqlite3.Error, OSError):
                try:
                    self._connection = self._open()
                except sqlite3.DatabaseError:
                    self._path.unlink(missing_ok=True)
                    self._connection = self._open()
        return self._connection

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

    def ask(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """Run a query or a change on the file; None if that is not possible."""
        with self._lock:
            connection = self._connect()
            if connection is None:
                return None
            try:
                return question(connection)
            except sqlite3.Error:
                return None

    def close(self) -> None:
        """Close the file; the cache is not used afterwards."""
        with self._lock:
            self._opened = True
            if self._connection is not None:
                self._connection.close()
                self._connection = None
