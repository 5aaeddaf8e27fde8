"""One scan of a folder: what it finds is held against what is known, what differs is read and written."""

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.library.catalogue.comparison import compare_found, settle_missing, settle_small
from simgui.library.catalogue.database import Database
from simgui.library.catalogue.ledger import FileLedger
from simgui.library.catalogue.picture_rows import forget_replaced
from simgui.library.catalogue.reasons import kept, told
from simgui.library.catalogue.records import FoundFile, IndexedFile
from simgui.library.catalogue.sql import path_of

# The found files that differ from what the catalogue knows; takes the backbone's id.
_CHANGED = """
    FROM found
    LEFT JOIN files USING (path)
    LEFT JOIN pictures ON pictures.id = files.picture_id
    LEFT JOIN features ON features.picture_id = files.picture_id AND features.backbone = ?
    WHERE found.rule = '' AND (
        files.state IS NULL OR files.state IN ('missing', 'offline') OR found.trouble != ''
        OR files.size_bytes != found.size_bytes OR files.mtime_ns != found.mtime_ns
        OR (files.state IN ('indexed', 'excluded') AND features.picture_id IS NULL)
        OR pictures.decoded < 0
    )
"""
_FOUND_COLUMNS = "found.path, found.size_bytes, found.mtime_ns, found.trouble, found.rule, found.identity"


class Scan:
    """A folder that is being looked through, from the first file that is found to the last one written.

    It is a context, entered and left on one thread, on which no other scan runs meanwhile:

        with catalogue.scan(folder, root) as scan:
            scan.add(found)
            changed = scan.compare(backbone)
            for files in changed.batches(64):
                changed.write(...)  # then or later
            changed.finish(smallest_px)

    The found files lie in a temporary table on disk until it is left: a folder of any size costs no memory.
    From when it is entered to `finish`, the covered folder counts as unfinished; after an error, a cancel or
    a kill it still does, and the next start sees it.

    Args:
        database: Of the catalogue.
        ledger: Is told what became of the files.
        folder: The folder.
        root: The covered folder that it is or lies in; itself if it is not covered.
    """

    def __init__(self, database: Database, ledger: FileLedger, folder: Path, root: Path) -> None:
        self._database = database
        self._ledger = ledger
        self._folder = folder
        self._mark = _UnfinishedMark(folder, root)

    def __enter__(self) -> "Scan":
        with self._database.transaction() as connection:
            forget_replaced(connection)  # by now nobody reads them any more
            self._mark.set(connection)
        self._database.query("DROP TABLE IF EXISTS temp.found")
        self._database.query(
            "CREATE TEMP TABLE found (path BLOB PRIMARY KEY, size_bytes INTEGER, mtime_ns INTEGER,"
            " trouble TEXT, rule TEXT, identity TEXT) WITHOUT ROWID"
        )
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(SimguiError):  # the next scan, or the end of the thread, does it
            self._database.query("DROP TABLE IF EXISTS temp.found")

    def add(self, files: Iterable[FoundFile]) -> None:
        """Note files that were found; one that is found twice counts once."""
        rows = [
            (
                os.fsencode(file.path),
                file.size_bytes,
                file.mtime_ns,
                kept(file.trouble),
                kept(file.rule),
                file.identity,
            )
            for file in files
        ]
        with self._database.transaction() as connection:
            connection.executemany("INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?, ?, ?)", rows)

    def compare(self, backbone: str) -> "ChangedFiles":
        """Hold what was found under the folder, which is all of it by now, against what is known there.

        What was not found is missing, or has moved if it is found elsewhere; see `compare_found`.

        Args:
            backbone: What will look at the pictures.

        Returns:
            The files that have to be read.
        """
        with self._database.transaction() as connection:
            compare_found(connection, self._folder, time.time_ns())
        row = self._database.query("SELECT COUNT(*) FROM found WHERE rule = ''").fetchone()
        return ChangedFiles(self._database, self._ledger, backbone, self._folder, self._mark, int(row[0]))


class ChangedFiles:
    """The found files of a scan that have to be read.

    Those are the new ones, those whose size or time differ, those whose picture has no features of the
    backbone yet, and those whose picture is due to be decoded anew.

    Attributes:
        found: How many files the scan found, with those that could not be looked for.
    """

    def __init__(
        self,
        database: Database,
        ledger: FileLedger,
        backbone: str,
        folder: Path,
        mark: "_UnfinishedMark",
        found: int,
    ) -> None:
        self._database = database
        self._ledger = ledger
        self._backbone = backbone
        self._folder = folder
        self._mark = mark
        self.found = found

    def count(self) -> int:
        """Count those that are not read yet."""
        return int(self._database.query(f"SELECT COUNT(*) {_CHANGED}", (self._backbone,)).fetchone()[0])

    def batches(self, at_once: int) -> Iterator[list[FoundFile]]:
        """Yield them in path order, `at_once` at a time; they may be written meanwhile or later."""
        last = b""
        while rows := self._database.query(
            f"SELECT {_FOUND_COLUMNS} {_CHANGED} AND found.path > ? ORDER BY found.path LIMIT ?",
            (self._backbone, last, at_once),
        ).fetchall():
            last = rows[-1][0]
            yield [
                FoundFile(path_of(path), size_bytes, mtime_ns, told(trouble), told(rule), identity)
                for path, size_bytes, mtime_ns, trouble, rule, identity in rows
            ]

    def write(self, files: Sequence[IndexedFile]) -> None:
        """Write what became of files, in one transaction: after a kill it is there whole or not at all."""
        self._ledger.write(files, self._backbone)

    def finish(self, smallest_px: int) -> None:
        """Settle what only the whole run could tell, and note that it came to its end.

        Args:
            smallest_px: A picture with a smaller side is excluded.
        """
        with self._database.transaction() as connection:
            settle_missing(connection, self._folder)
            settle_small(connection, self._folder, smallest_px, time.time_ns())
            self._mark.clear(connection)


class _UnfinishedMark:
    """How a covered folder shows that a scan of it, or of a part of it, has not come to its end.

    It keeps when the last scan that came to its end began; the mark makes that a negative number.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self._root = os.fsencode(root)
        self._is_whole = folder == root
        self._began_ns = time.time_ns()
        self._was_set = True

    def set(self, connection: sqlite3.Connection) -> None:
        """Mark the folder, however the program ends."""
        row = connection.execute("SELECT scanned_ns FROM folders WHERE path = ?", (self._root,)).fetchone()
        self._was_set = row is None or row[0] <= 0
        connection.execute("UPDATE folders SET scanned_ns = -ABS(scanned_ns) WHERE path = ?", (self._root,))

    def clear(self, connection: sqlite3.Connection) -> None:
        """Take the mark away, unless an earlier scan of more than this part has left it."""
        if self._is_whole:
            connection.execute(
                "UPDATE folders SET scanned_ns = ? WHERE path = ?", (self._began_ns, self._root)
            )
        elif not self._was_set:
            connection.execute(
                "UPDATE folders SET scanned_ns = ABS(scanned_ns) WHERE path = ?", (self._root,)
            )
