"""What a scan found, held against what the catalogue knows: what is missing, moved, excluded, there again.

Every function writes in a running transaction of the connection on which the scan runs: the table `found` is
temporary, and this connection's own.
"""

import os
import sqlite3
from pathlib import Path

from simgui.library.catalogue.reasons import FOLDER_AWAY, GONE, kept, too_small
from simgui.library.catalogue.sql import marks, path_of, under


def compare_found(connection: sqlite3.Connection, folder: Path, now_ns: int) -> None:
    """Hold what the scan saw under `folder` against what the catalogue knows there.

    What it did not see is missing, or, if it is seen elsewhere under another name, has moved there. What
    lies in a subfolder that could not be listed is not missing: nobody has looked. What was never a
    picture and is gone is forgotten. What a rule leaves out keeps what was computed for it. A folder that
    the library covers for itself stays as it is where a rule leaves it out.
    """
    _keep_unlisted(connection)
    _keep_covered(connection, folder)
    _keep_excluded(connection)
    _follow_moves(connection, folder, now_ns)
    _note_missing(connection, folder, now_ns)
    _note_excluded(connection, now_ns)
    _take_in_again(connection, now_ns)
    connection.execute(
        "UPDATE files SET identity = found.identity FROM found WHERE found.path = files.path"
        " AND found.size_bytes = files.size_bytes AND found.mtime_ns = files.mtime_ns"
        " AND found.identity != files.identity"
    )


def settle_missing(connection: sqlite3.Connection, folder: Path) -> None:
    """Let a missing file be offline if its drive may be away.

    That is so if its subfolder has gone as well, or is empty, and nothing that was found lies on that drive.
    """
    connection.executemany(
        "UPDATE files SET state = 'offline', reason = ? WHERE path = ?",
        [(kept(FOLDER_AWAY), path) for path in _on_drives_away(connection, under(folder))],
    )


def settle_small(connection: sqlite3.Connection, folder: Path, smallest_px: int, now_ns: int) -> None:
    """Exclude pictures with a side below `smallest_px`, and take in again those that are large enough."""
    bounds = under(folder)
    connection.execute(
        "UPDATE files SET state = 'excluded', reason = ?, too_small = 1, since_ns = ? FROM pictures"
        " WHERE pictures.id = files.picture_id AND path >= ? AND path < ?"
        " AND MIN(width_px, height_px) < ?"
        " AND (state = 'indexed' OR state = 'excluded' AND too_small)",
        (kept(too_small(smallest_px)), now_ns, *bounds, smallest_px),
    )
    connection.execute(
        "UPDATE files SET state = 'indexed', reason = '', too_small = 0, since_ns = ? FROM pictures"
        " WHERE pictures.id = files.picture_id AND path >= ? AND path < ?"
        " AND MIN(width_px, height_px) >= ? AND state = 'excluded' AND too_small",
        (now_ns, *bounds, smallest_px),
    )


def _keep_unlisted(connection: sqlite3.Connection) -> None:
    """Let the files of a subfolder that could not be listed be found as they were."""
    for (path,) in connection.execute("SELECT path FROM found WHERE trouble != ''").fetchall():
        _find_as_known(connection, path)


def _keep_covered(connection: sqlite3.Connection, folder: Path) -> None:
    """Let the files of a covered folder be found as they were, if a rule of a folder above leaves it out."""
    rows = connection.execute("SELECT path FROM folders WHERE path > ? AND path < ?", under(folder))
    for (path,) in rows.fetchall():
        ways = [os.fsencode(each) for each in (path_of(path), *path_of(path).parents)]
        if connection.execute(
            f"SELECT 1 FROM found WHERE rule != '' AND path IN ({marks(ways)})", ways
        ).fetchone():
            connection.execute("DELETE FROM found WHERE path = ?", (path,))
            _find_as_known(connection, path)


def _find_as_known(connection: sqlite3.Connection, folder: bytes) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO found SELECT path, size_bytes, mtime_ns, '', '', identity"
        " FROM files WHERE path >= ? AND path < ? AND state NOT IN ('missing', 'offline')",
        under(path_of(folder)),
    )


def _keep_excluded(connection: sqlite3.Connection) -> None:
    """Let the known pictures of a subfolder that a rule leaves out be found, each with that rule."""
    for path, rule in connection.execute("SELECT path, rule FROM found WHERE rule != ''").fetchall():
        connection.execute(
            "INSERT OR IGNORE INTO found SELECT path, size_bytes, mtime_ns, '', ?, identity"
            " FROM files WHERE path >= ? AND path < ? AND picture_id IS NOT NULL",
            (rule, *under(path_of(path))),
        )


def _follow_moves(connection: sqlite3.Connection, folder: Path, now_ns: int) -> None:
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
        number: (new, now_ns, number)
        for number, old, new in rows
        if low <= old < high or not os.path.lexists(old)
    }
    connection.executemany(
        "UPDATE files SET path = ?, since_ns = ?, reason = '', too_small = 0,"
        " state = CASE state WHEN 'excluded' THEN 'excluded' ELSE 'indexed' END WHERE id = ?",
        moves.values(),
    )


def _note_missing(connection: sqlite3.Connection, folder: Path, now_ns: int) -> None:
    """Note what was not found, and forget of it what was no picture."""
    bounds = under(folder)
    connection.execute(
        "DELETE FROM files WHERE path >= ? AND path < ? AND picture_id IS NULL"
        " AND path NOT IN (SELECT path FROM found)",
        bounds,
    )
    connection.execute(
        "UPDATE files SET state = 'missing', reason = ?, since_ns = ?"
        " WHERE path >= ? AND path < ? AND state NOT IN ('missing', 'offline')"
        " AND path NOT IN (SELECT path FROM found)",
        (kept(GONE), now_ns, *bounds),
    )


def _note_excluded(connection: sqlite3.Connection, now_ns: int) -> None:
    """Note what a rule leaves out."""
    connection.execute(
        "INSERT INTO files (path, size_bytes, mtime_ns, state, reason, since_ns)"
        " SELECT path, size_bytes, mtime_ns, 'excluded', rule, ? FROM found WHERE rule != ''"
        " ON CONFLICT (path) DO UPDATE SET state = 'excluded', reason = excluded.reason, too_small = 0,"
        " since_ns = CASE files.state WHEN 'excluded' THEN files.since_ns ELSE excluded.since_ns END",
        (now_ns,),
    )


def _take_in_again(connection: sqlite3.Connection, now_ns: int) -> None:
    """Index files without a look that are there again as they were, or that only a rule kept out."""
    connection.execute(
        "UPDATE files SET state = 'indexed', reason = '', too_small = 0, since_ns = ? FROM found"
        " WHERE found.path = files.path AND found.rule = '' AND found.trouble = ''"
        " AND found.size_bytes = files.size_bytes AND found.mtime_ns = files.mtime_ns"
        " AND files.picture_id IS NOT NULL AND (files.state IN ('offline', 'missing')"
        " OR files.state = 'excluded' AND NOT files.too_small)",
        (now_ns,),
    )


def _on_drives_away(connection: sqlite3.Connection, bounds: tuple[bytes, bytes]) -> list[bytes]:
    """List the paths of the missing files whose drive may be away."""
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
            away.append(path)
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
