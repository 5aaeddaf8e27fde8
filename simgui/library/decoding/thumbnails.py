"""A cache of thumbnails, by content: a picture is not decoded again while scrolling."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from simgui.core.cache_file import CacheFile

THUMBNAIL_PX = 256
"""The longer side: sharp in the window's grid on a screen of two pixels a point."""

MAX_BYTES = 2 << 30
"""Room for some 150,000 pictures."""

_SHARE_DELETED = 64
_TABLES = "CREATE TABLE IF NOT EXISTS thumbnails (content BLOB PRIMARY KEY, jpeg BLOB NOT NULL)"


class Thumbnails:
    """JPEG thumbnails in one SQLite file, which may be deleted at any time; safe from several threads.

    Args:
        path: The file.
        max_bytes: How large it may grow; then the thumbnails that were made first are deleted.
    """

    def __init__(self, path: Path, max_bytes: int = MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._file = CacheFile(path, _TABLES)

    def close(self) -> None:
        """Close the file; the cache is not used afterwards."""
        self._file.close()

    def get(self, content: bytes) -> bytes | None:
        """Give the JPEG of a content, None if it has none yet."""

        def question(connection: sqlite3.Connection) -> bytes | None:
            row = connection.execute("SELECT jpeg FROM thumbnails WHERE content = ?", (content,)).fetchone()
            return bytes(row[0]) if row else None

        return self._file.ask(question)

    def put(self, content: bytes, jpeg: bytes) -> None:
        """Keep the JPEG of a content."""
        self.put_all([(content, jpeg)])

    def put_all(self, jpegs: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep the JPEGs of several contents, in one transaction."""

        def keep(connection: sqlite3.Connection) -> None:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("INSERT OR REPLACE INTO thumbnails VALUES (?, ?)", jpegs)
                while _bytes(connection) > self._max_bytes and _delete_oldest(connection):
                    pass

        self._file.ask(keep)


def _bytes(connection: sqlite3.Connection) -> int:
    """Count the bytes of pages in use; free pages are used again."""
    page, pages, free = (
        connection.execute(f"PRAGMA {what}").fetchone()[0]
        for what in ("page_size", "page_count", "freelist_count")
    )
    return int(page * (pages - free))


def _delete_oldest(connection: sqlite3.Connection) -> bool:
    """Delete a small share of the thumbnails, those made first; tell whether there were any."""
    deleted = connection.execute(
        "DELETE FROM thumbnails WHERE rowid <="
        " (SELECT MIN(rowid) + (MAX(rowid) - MIN(rowid)) / ? FROM thumbnails)",
        (_SHARE_DELETED,),
    )
    return deleted.rowcount > 0
