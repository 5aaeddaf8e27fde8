"""What a scan found, held against what is known, and what came of the files that were read."""

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simgui.library.catalogue.features import Vectors
from simgui.library.catalogue.part import Part, forget_replaced, marks, path_of, under
from simgui.library.folders.scanner import FoundFile
from simgui.library.records import FileState

# The files of the running scan that differ from what the catalogue knows; takes the backbone's id.
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


@dataclass(frozen=True)
class Seen:
    """What looking at a picture gave.

    Attributes:
        width_px: Its width, upright.
        height_px: Its height, upright.
        features: float32 (1280,).
        remark: What is to be known of it, such as that it is incomplete; empty if nothing is.
    """

    width_px: int
    height_px: int
    features: Vectors
    remark: str = ""


@dataclass(frozen=True)
class IndexedFile:
    """What became of one file.

    Attributes:
        file: As it was when it was read.
        state: What became of it.
        reason: Why it is not indexed.
        content: Hash of its content, if it is indexed.
        seen: What its picture gave; None if the catalogue has that already.
    """

    file: FoundFile
    state: FileState
    reason: str = ""
    content: bytes | None = None
    seen: Seen | None = None


class Scans(Part):
    """One scan at a time on each thread: begun, filled, ended, then its changed files read batch by batch."""

    def begin_scan(self) -> None:
        """Make room for the files of one scan, on disk: a folder of any size costs no memory.

        Pictures that the scan before has replaced are forgotten: by now nobody reads them any more.
        """
        with self._database.transaction() as connection:
            forget_replaced(connection)
        self._database.query("DROP TABLE IF EXISTS temp.found")
        self._database.query(
            "CREATE TEMP TABLE found (path BLOB PRIMARY KEY, size_bytes INTEGER, mtime_ns INTEGER,"
            " trouble TEXT, rule TEXT, identity TEXT) WITHOUT ROWID"
        )

    def add_found(self, files: Iterable[FoundFile]) -> None:
        """Note files of the running scan."""
        rows = [
            (
                os.fsencode(file.path),
                file.size_bytes,
                file.mtime_ns,
                file.trouble,
                file.rule,
                file.identity,
            )
            for file in files
        ]
        with self._database.transaction() as connection:
            connection.executemany("INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?, ?, ?)", rows)

    def end_scan(self, folder: Path) -> None:
        """Hold what the scan saw under `folder` against what the catalogue knows there.

        What it did not see is missing, or, if it is seen elsewhere under another name, has moved there. What
        lies in a subfolder that could not be listed is not missing: nobody has looked. What was never a
        picture and is gone is forgotten. What a rule leaves out keeps what was computed for it. A folder that
        the library covers for itself stays as it is where a rule leaves it out.
        """
        with self._database.transaction() as connection:
            now, bounds = time.time_ns(), under(folder)
            for (path,) in connection.execute("SELECT path FROM found WHERE trouble != ''").fetchall():
                connection.execute(
                    "INSERT OR IGNORE INTO found SELECT path, size_bytes, mtime_ns, '', '', identity"
                    " FROM files WHERE path >= ? AND path < ? AND state NOT IN ('missing', 'offline')",
                    under(path_of(path)),
                )
            for (path,) in connection.execute(
                "SELECT path FROM folders WHERE path > ? AND path < ?", bounds
            ).fetchall():
                _keep_covered(connection, path)
            for path, rule in connection.execute("SELECT path, rule FROM found WHERE rule != ''").fetchall():
                connection.execute(
                    "INSERT OR IGNORE INTO found SELECT path, size_bytes, mtime_ns, '', ?, identity"
                    " FROM files WHERE path >= ? AND path < ? AND picture_id IS NOT NULL",
                    (rule, *under(path_of(path))),
                )
            _follow_moves(connection, folder, now)
            connection.execute(
                "DELETE FROM files WHERE path >= ? AND path < ? AND picture_id IS NULL"
                " AND path NOT IN (SELECT path FROM found)",
                bounds,
            )
            connection.execute(
                "UPDATE files SET state = 'missing', reason = 'no longer in the folder', since_ns = ?"
                " WHERE path >= ? AND path < ? AND state NOT IN ('missing', 'offline')"
                " AND path NOT IN (SELECT path FROM found)",
                (now, *bounds),
            )
            connection.execute(
                "INSERT INTO files (path, size_bytes, mtime_ns, state, reason, since_ns)"
                " SELECT path, size_bytes, mtime_ns, 'excluded', rule, ? FROM found WHERE rule != ''"
                " ON CONFLICT (path) DO UPDATE SET state = 'excluded', reason = excluded.reason,"
                " since_ns = CASE files.state WHEN 'excluded' THEN files.since_ns ELSE excluded.since_ns END",
                (now,),
            )
            # What is there again as it was, and what only a rule kept out, needs no look.
            connection.execute(
                "UPDATE files SET state = 'indexed', reason = '', since_ns = ? FROM found"
                " WHERE found.path = files.path AND found.rule = '' AND found.trouble = ''"
                " AND found.size_bytes = files.size_bytes AND found.mtime_ns = files.mtime_ns"
                " AND files.picture_id IS NOT NULL AND (files.state IN ('offline', 'missing')"
                " OR files.state = 'excluded' AND files.reason NOT LIKE 'smaller than%')",
                (now,),
            )
            connection.execute(
                "UPDATE files SET identity = found.identity FROM found WHERE found.path = files.path"
                " AND found.size_bytes = files.size_bytes AND found.mtime_ns = files.mtime_ns"
                " AND found.identity != files.identity"
            )

    def end_indexing(self, folder: Path, smallest_px: int) -> None:
        """Settle what only the whole run could tell, under `folder`.

        A missing file is offline if its drive may be away: its subfolder has gone as well, or is empty, and
        nothing that was found lies on that drive. A picture with a side below `smallest_px` is excluded.
        """
        with self._database.transaction() as connection:
            now, bounds = time.time_ns(), under(folder)
            connection.executemany(
                "UPDATE files SET state = 'offline', reason = 'its folder is not there' WHERE path = ?",
                _on_drives_away(connection, bounds),
            )
            small = f"smaller than {smallest_px} pixels"
            connection.execute(
                "UPDATE files SET state = 'excluded', reason = ?, since_ns = ? FROM pictures"
                " WHERE pictures.id = files.picture_id AND path >= ? AND path < ?"
                " AND MIN(width_px, height_px) < ?"
                " AND (state = 'indexed' OR state = 'excluded' AND reason LIKE 'smaller than%')",
                (small, now, *bounds, smallest_px),
            )
            connection.execute(
                "UPDATE files SET state = 'indexed', reason = '', since_ns = ? FROM pictures"
                " WHERE pictures.id = files.picture_id AND path >= ? AND path < ?"
                " AND MIN(width_px, height_px) >= ? AND state = 'excluded' AND reason LIKE 'smaller than%'",
                (now, *bounds, smallest_px),
            )

    def count_found(self) -> int:
        """Count the files of the scan, with those that could not be looked for."""
        return int(self._database.query("SELECT COUNT(*) FROM found WHERE rule = ''").fetchone()[0])

    def changed_files(self, backbone: str, at_once: int) -> Iterator[list[FoundFile]]:
        """Yield, in path order and `at_once` at a time, the found files that have to be read.

        Those are the new ones, those whose size or time differ, those whose picture has no features of
        `backbone` yet, and those whose picture is due to be decoded anew. Each list is to be written by
        `add_batch` before the next is asked for.
        """
        last = b""
        while rows := self._database.query(
            f"SELECT {_FOUND_COLUMNS} {_CHANGED} AND found.path > ? ORDER BY found.path LIMIT ?",
            (backbone, last, at_once),
        ).fetchall():
            last = rows[-1][0]
            yield [FoundFile(path_of(path), *others) for path, *others in rows]

    def count_changed(self, backbone: str) -> int:
        """Count the files that `changed_files` will yield."""
        return int(self._database.query(f"SELECT COUNT(*) {_CHANGED}", (backbone,)).fetchone()[0])

    def add_batch(self, batch: Sequence[IndexedFile], backbone: str) -> None:
        """Write what a batch brought, in one transaction: after a kill it is there whole or not at all."""
        with self._database.transaction() as connection:
            now = time.time_ns()
            for item in batch:
                path, picture_id = os.fsencode(item.file.path), _add_picture(connection, item, backbone)
                if picture_id is not None:
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
                        item.file.size_bytes,
                        item.file.mtime_ns,
                        item.state.value,
                        item.reason,
                        picture_id,
                        item.file.identity,
                        now,
                    ),
                )


def _keep_covered(connection: sqlite3.Connection, path: bytes) -> None:
    """Let the files of a covered folder be found as they were, if a rule of a folder above leaves it out."""
    ways = [os.fsencode(each) for each in (path_of(path), *path_of(path).parents)]
    if not connection.execute(
        f"SELECT 1 FROM found WHERE rule != '' AND path IN ({marks(ways)})", ways
    ).fetchone():
        return
    connection.execute("DELETE FROM found WHERE path = ?", (path,))
    connection.execute(
        "INSERT OR IGNORE INTO found SELECT path, size_bytes, mtime_ns, '', '', identity"
        " FROM files WHERE path >= ? AND path < ? AND state NOT IN ('missing', 'offline')",
        under(path_of(path)),
    )


def _follow_moves(connection: sqlite3.Connection, folder: Path, now: int) -> None:
    """Let files that the drive knows under another name now keep what is known of them.

    The new place is one that the catalogue does not know; the old one is under `folder` and was not seen, or
    is elsewhere and is not there any more (it may be a second name of the same file).
    """
    low, high = under(folder)
    rows = connection.execute(
        "SELECT files.id, files.path, found.path FROM found"
        " JOIN files ON files.identity = found.identity AND files.size_bytes = found.size_bytes"
        "  AND files.mtime_ns = found.mtime_ns"
        " WHERE found.identity != '' AND found.rule = '' AND files.picture_id IS NOT NULL"
        " AND files.path NOT IN (SELECT path FROM found)"
        " AND found.path NOT IN (SELECT path FROM files) GROUP BY found.path"
    ).fetchall()
    moves = {
        number: (new, now, number)
        for number, old, new in rows
        if low <= old < high or not os.path.lexists(old)
    }
    connection.executemany(
        "UPDATE files SET path = ?, since_ns = ?, reason = '',"
        " state = CASE state WHEN 'excluded' THEN 'excluded' ELSE 'indexed' END WHERE id = ?",
        moves.values(),
    )


def _end_move(connection: sqlite3.Connection, path: bytes, picture_id: int) -> None:
    """Take a missing place of a picture away when it turns up at a place that was not known."""
    connection.execute(
        "DELETE FROM files WHERE id = (SELECT id FROM files WHERE picture_id = ? AND state = 'missing'"
        " AND NOT EXISTS (SELECT 1 FROM files WHERE path = ?) LIMIT 1)",
        (picture_id, path),
    )


def _on_drives_away(connection: sqlite3.Connection, bounds: tuple[bytes, bytes]) -> list[tuple[bytes]]:
    """List the missing files whose drive may be away, a row each."""
    drives = {
        row[0]
        for row in connection.execute(
            "SELECT DISTINCT substr(identity, 1, instr(identity, ':')) FROM found WHERE identity != ''"
        )
    }
    folders: dict[Path, bool | None] = {}
    away = []
    for path, identity in connection.execute(
        "SELECT path, identity FROM files WHERE path >= ? AND path < ? AND state = 'missing'", bounds
    ).fetchall():
        folder = path_of(path).parent
        if folder not in folders:
            folders[folder] = _has_entries(folder)
        drive = identity[: identity.find(":") + 1]
        if folders[folder] is None or (not folders[folder] and drive and drives and drive not in drives):
            away.append((path,))
    return away


def _has_entries(folder: Path) -> bool | None:
    """Tell whether anything is in a folder; None if it is not there."""
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is not None
    except PermissionError:
        return True
    except OSError:
        return None


def _add_picture(connection: sqlite3.Connection, item: IndexedFile, backbone: str) -> int | None:
    """Make sure that the picture of an indexed file is in the catalogue, and give its id."""
    if item.content is None:
        return None
    if item.seen is not None:
        size = item.seen.width_px, item.seen.height_px
        connection.execute(
            "INSERT OR IGNORE INTO pictures (content, width_px, height_px) VALUES (?, ?, ?)",
            (item.content, *size),
        )
        _renew(connection, item.content, size)
        connection.execute(
            "UPDATE pictures SET remark = ? WHERE content = ?", (item.seen.remark, item.content)
        )
    found = connection.execute("SELECT id FROM pictures WHERE content = ?", (item.content,)).fetchone()[0]
    if item.seen is not None:
        connection.execute(
            "INSERT OR REPLACE INTO features (picture_id, backbone, vector) VALUES (?, ?, ?)",
            (found, backbone, item.seen.features.astype(np.float16).tobytes()),
        )
    return int(found)


def _renew(connection: sqlite3.Connection, content: bytes, size_px: tuple[int, int]) -> None:
    """Give a picture that has been decoded anew another id: what is kept by the old one is of the old pixels.

    That is in memory: galleries, small pictures in the window. The old one stays for whoever reads it now.
    """
    due = connection.execute("SELECT id, decoded FROM pictures WHERE content = ? AND decoded < 0", (content,))
    for old, times in due.fetchall():
        connection.execute("UPDATE pictures SET content = randomblob(16) WHERE id = ?", (old,))
        new = connection.execute(
            "INSERT INTO pictures (content, width_px, height_px, decoded) VALUES (?, ?, ?, ?)",
            (content, *size_px, -times),
        ).lastrowid
        connection.execute("UPDATE files SET picture_id = ? WHERE picture_id = ?", (new, old))
