"""A cache of small pictures, by content: made once, never decoded again while scrolling."""

import contextlib
import sqlite3
import threading
from pathlib import Path

THUMBNAIL_PX = 256
"""The longer side: sharp in the window's grid on a screen of two pixels a point."""

MAX_BYTES = 2 << 30
"""Room for some 150,000 pictures."""

_SHARE_FORGOTTEN = 64
_MAX_LOG_BYTES = 16 << 20


class Thumbnails:
    """JPEG thumbnails in one SQLite file, which may be deleted at any time; safe from several threads.

    A cache must never stop the work it speeds up: one that cannot be read or written is not used.

    Args:
        path: The file.
        max_bytes: How large it may grow; then the thumbnails that were made first are forgotten.
    """

    def __init__(self, path: Path, max_bytes: int = MAX_BYTES) -> None:
        self._max_bytes = max_bytes
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
            connection.execute(f"PRAGMA journal_size_limit = {_MAX_LOG_BYTES}")
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
                while _bytes(self._connection) > self._max_bytes and _forget_oldest(self._connection):
                    pass
            except sqlite3.Error:
                return


def _bytes(connection: sqlite3.Connection) -> int:
    """Count the bytes of pages in use; pages of what was forgotten are used again."""
    page, pages, free = (
        connection.execute(f"PRAGMA {what}").fetchone()[0]
        for what in ("page_size", "page_count", "freelist_count")
    )
    return int(page * (pages - free))


def _forget_oldest(connection: sqlite3.Connection) -> bool:
    """Delete a small share of the thumbnails, those made first; tell whether there were any."""
    deleted = connection.execute(
        "DELETE FROM thumbnails WHERE rowid <="
        " (SELECT MIN(rowid) + (MAX(rowid) - MIN(rowid)) / ? FROM thumbnails)",
        (_SHARE_FORGOTTEN,),
    )
    return deleted.rowcount > 0
