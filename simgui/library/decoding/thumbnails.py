"""A cache of thumbnails, by content: a picture is not decoded again while scrolling."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from simgui.core.cache_file import CacheFile
from simgui.library.decoding.average_colour import average_colour, palette_in

THUMBNAIL_PX = 256
"""The longer side: sharp in the window's grid on a screen of two pixels a point."""

MAX_BYTES = 2 << 30
"""Room for some 150,000 pictures."""

_SHARE_DELETED = 64
_ASKED_AT_ONCE = 500
_TABLES = """
    CREATE TABLE IF NOT EXISTS thumbnails (content BLOB PRIMARY KEY, jpeg BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS colours (content BLOB PRIMARY KEY, rgb INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS palettes (content BLOB PRIMARY KEY, shares BLOB NOT NULL) WITHOUT ROWID
"""


class Thumbnails:
    """JPEG thumbnails in one SQLite file, which may be deleted at any time; safe from several threads.

    The colours of each are kept apart from it: they can be there before the thumbnail, for many at once.

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

    def colours(self, contents: Sequence[bytes]) -> dict[bytes, int]:
        """Give the average colours of contents as 0xRRGGBB, of those that have a thumbnail with one."""
        return self._look_up("SELECT content, rgb FROM colours", contents)

    def palettes(self, contents: Sequence[bytes]) -> dict[bytes, bytes]:
        """Give the palettes of contents (`simgui.library.decoding.palette`), of those that are known."""
        return self._look_up("SELECT content, shares FROM palettes", contents)

    def _look_up(self, select: str, contents: Sequence[bytes]) -> dict[bytes, Any]:
        found: dict[bytes, Any] = {}
        for start in range(0, len(contents), _ASKED_AT_ONCE):
            group = tuple(contents[start : start + _ASKED_AT_ONCE])
            sql = f"{select} WHERE content IN ({','.join('?' * len(group))})"

            def question(
                connection: sqlite3.Connection, sql: str = sql, group: tuple[bytes, ...] = group
            ) -> list[tuple[bytes, Any]]:
                return connection.execute(sql, group).fetchall()

            found.update(self._file.ask(question) or [])
        return found

    def put_palettes(self, palettes: Mapping[bytes, bytes]) -> None:
        """Keep palettes of thumbnails that do not tell them, in one transaction."""

        def keep(connection: sqlite3.Connection) -> None:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("INSERT OR REPLACE INTO palettes VALUES (?, ?)", palettes.items())

        self._file.change(keep)

    def put(self, content: bytes, jpeg: bytes) -> None:
        """Keep the JPEG of a content."""
        self.put_all([(content, jpeg)])

    def put_all(self, jpegs: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep the JPEGs of several contents with the colours that they tell, in one transaction."""
        kept = [(content, jpeg, average_colour(jpeg), palette_in(jpeg)) for content, jpeg in jpegs]

        def keep(connection: sqlite3.Connection) -> None:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                for content, jpeg, rgb, palette in kept:
                    connection.execute("INSERT OR REPLACE INTO thumbnails VALUES (?, ?)", (content, jpeg))
                    if rgb is not None:
                        connection.execute("INSERT OR REPLACE INTO colours VALUES (?, ?)", (content, rgb))
                    if palette is not None:
                        connection.execute(
                            "INSERT OR REPLACE INTO palettes VALUES (?, ?)", (content, palette)
                        )
                while _bytes(connection) > self._max_bytes and _delete_oldest(connection):
                    pass

        self._file.change(keep)


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
    for colours in ("colours", "palettes"):
        connection.execute(f"DELETE FROM {colours} WHERE content NOT IN (SELECT content FROM thumbnails)")
    return deleted.rowcount > 0
