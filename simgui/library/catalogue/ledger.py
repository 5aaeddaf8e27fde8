"""The ledger: every file that a scan saw, what became of it, and why."""

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from simgui.library.catalogue.database import Database
from simgui.library.catalogue.encodings import quantisation_of
from simgui.library.catalogue.picture_rows import add_picture, forget_pictures
from simgui.library.catalogue.reasons import kept, told
from simgui.library.catalogue.records import IndexedFile
from simgui.library.catalogue.sql import marks, path_of, under
from simgui.library.records import FileEntry, FileState


class FileLedger:
    """What became of every file.

    Args:
        database: Keeps it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, files: Sequence[IndexedFile], backbone: str) -> None:
        """Write what became of files, in one transaction: after a kill it is there whole or not at all."""
        with self._database.transaction() as connection:
            now, quantisation = time.time_ns(), quantisation_of(connection.execute, backbone)
            for each in files:
                path, picture_id = os.fsencode(each.file.path), None
                if each.content is not None:
                    picture_id = add_picture(connection, each.content, each.seen, backbone, quantisation)
                    _end_move(connection, path, picture_id)
                connection.execute(
                    "INSERT INTO files"
                    " (path, size_bytes, mtime_ns, state, reason, picture_id, identity, since_ns)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET"
                    " size_bytes = excluded.size_bytes, mtime_ns = excluded.mtime_ns,"
                    " state = excluded.state, reason = excluded.reason, picture_id = excluded.picture_id,"
                    " identity = excluded.identity, since_ns = excluded.since_ns",
                    (
                        path,
                        each.file.size_bytes,
                        each.file.mtime_ns,
                        each.state.value,
                        kept(each.reason),
                        picture_id,
                        each.file.identity,
                        now,
                    ),
                )

    def entries(self, folder: Path, states: Iterable[FileState] = tuple(FileState)) -> Iterator[FileEntry]:
        """Yield every file known under `folder` in one of `states`, in path order."""
        chosen = [state.value for state in states]
        rows = self._database.query(
            "SELECT path, state, CASE state WHEN 'indexed' THEN"
            " (SELECT remark FROM pictures WHERE id = picture_id) ELSE reason END, since_ns, picture_id,"
            " (SELECT MIN(other.path) FROM files AS other"
            "  WHERE other.picture_id = files.picture_id AND other.state = 'indexed') FROM files"
            f" WHERE path >= ? AND path < ? AND state IN ({marks(chosen)}) ORDER BY path",
            (*under(folder), *chosen),
        )
        for path, state, reason, since, picture, first in rows:
            duplicate = None if first in (None, path) else path_of(first)
            yield FileEntry(path_of(path), FileState(state), told(reason), duplicate, since / 1e9, picture)

    def count_duplicates(self, folder: Path) -> int:
        """Count the files under `folder` that hold the picture of an earlier one."""
        row = self._database.query(
            "SELECT COUNT(*) FROM files WHERE path >= ? AND path < ? AND state = 'indexed' AND EXISTS"
            " (SELECT 1 FROM files AS other WHERE other.picture_id = files.picture_id"
            "  AND other.state = 'indexed' AND other.path < files.path)",
            under(folder),
        ).fetchone()
        return int(row[0])

    def try_again(self, paths: Iterable[Path]) -> None:
        """Let the next scan read files again that failed or were skipped, though they have not changed."""
        with self._database.transaction() as connection:
            connection.executemany(
                "UPDATE files SET mtime_ns = -1 WHERE path = ? AND state IN ('failed', 'skipped')",
                [(os.fsencode(path),) for path in paths],
            )

    def forget(self, paths: Iterable[Path]) -> None:
        """Forget files that are missing or offline, and pictures that no other file holds."""
        with self._database.transaction() as connection:
            connection.executemany(
                "DELETE FROM files WHERE path = ? AND state IN ('missing', 'offline')",
                [(os.fsencode(path),) for path in paths],
            )
            forget_pictures(connection)

    def counts(self, folder: Path) -> dict[FileState, int]:
        """Count the files known under `folder`, by state; every state is present."""
        rows = self._database.query(
            "SELECT state, COUNT(*) FROM files WHERE path >= ? AND path < ? GROUP BY state", under(folder)
        )
        return dict.fromkeys(FileState, 0) | {FileState(state): count for state, count in rows}


def _end_move(connection: sqlite3.Connection, path: bytes, picture_id: int) -> None:
    """Take a missing place of a picture away when it turns up at a place that was not known."""
    connection.execute(
        "DELETE FROM files WHERE id = (SELECT id FROM files WHERE picture_id = ? AND state = 'missing'"
        " AND NOT EXISTS (SELECT 1 FROM files WHERE path = ?) LIMIT 1)",
        (picture_id, path),
    )
