"""A cache of small pictures, by content: made once, never decoded again while scrolling."""

import contextlib
import sqlite3
import threading
from pathlib import Path

THUMBNAIL_PX = 256
"""The longer side: sharp in the window's grid on a screen of two pixels a point."""


class Thumbnails:
    """JPEG thumbnails in one SQLite file, which may be deleted at any time; safe from several threads.

    A cache must never stop the work it speeds up: one that cannot be read or written is not used.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        with contextlib.suppress(sqlite3.Error, OSError):
            try:
                self._connection = self._open(path)
            except sqlite3.DatabaseError:
                path.unlink(missing_ok=True)
                self._connection = self._open(path)

    @staticmethod
    def _open(path: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=5, check_same_thread=False, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS thumbnails (content BLOB PRIMARY KEY, jpeg BLOB NOT NULL)"
            )
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def close(self) -> None:
        """Close the file; the cache is not used afterwards."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def get(self, content: bytes) -> bytes | None:
        """Give the JPEG of a content, None if it has none yet."""
        with self._lock:
            if self._connection is None:
                return None
            try:
                row = self._connection.execute(
                    "SELECT jpeg FROM thumbnails WHERE content = ?", (content,)
                ).fetchone()
            except sqlite3.Error:
                return None
        return bytes(row[0]) if row else None

    def put(self, content: bytes, jpeg: bytes) -> None:
        """Keep the JPEG of a content."""
        with self._lock:
            if self._connection is None:
                return
            try:
                self._connection.execute("INSERT OR REPLACE INTO thumbnails VALUES (?, ?)", (content, jpeg))
            except sqlite3.Error:
                return
