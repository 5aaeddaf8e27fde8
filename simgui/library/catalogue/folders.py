"""The folders that the library covers."""

import os
import time
from pathlib import Path

from simgui.library.catalogue.database import Database
from simgui.library.catalogue.decision_copy import DecisionCopy
from simgui.library.catalogue.picture_rows import forget_pictures
from simgui.library.catalogue.reasons import FOLDER_AWAY, kept
from simgui.library.catalogue.sql import SEARCHABLE, marks, path_of, under
from simgui.library.records import CoveredFolder
from simgui.library.rules import Rules


class CoveredFolders:
    """Which folders are covered, by which rules, and whether they are there.

    Args:
        database: Keeps them.
        copy: Keeps them too, with their rules: the person decided on both.
    """

    def __init__(self, database: Database, copy: DecisionCopy) -> None:
        self._database = database
        self._copy = copy

    def all(self) -> list[CoveredFolder]:
        """List the covered folders, in path order."""
        rows = self._database.query("SELECT path, offline, scanned_ns FROM folders ORDER BY path").fetchall()
        return [
            CoveredFolder(
                path_of(path),
                bool(offline),
                self._count_searchable(path_of(path)),
                abs(scanned) / 1e9,
                scanned <= 0,
            )
            for path, offline, scanned in rows
        ]

    def paths(self) -> list[Path]:
        """List where the covered folders lie, in path order."""
        rows = self._database.query("SELECT path FROM folders ORDER BY path")
        return [path_of(row[0]) for row in rows]

    def _count_searchable(self, folder: Path) -> int:
        row = self._database.query(
            f"SELECT COUNT(*) FROM files WHERE path >= ? AND path < ? AND {SEARCHABLE}", under(folder)
        ).fetchone()
        return int(row[0])

    def covering(self, folder: Path) -> Path | None:
        """Give the covered folder that `folder` is or lies in, the nearest one; None if there is none."""
        for each in (folder, *folder.parents):
            if self._database.query("SELECT 1 FROM folders WHERE path = ?", (os.fsencode(each),)).fetchone():
                return each
        return None

    def cover(self, folder: Path) -> None:
        """Let the library cover a folder from now on, by rules of its own, if it does not yet."""
        if self.covering(folder) != folder:
            with self._copy.deciding(self._database) as connection:
                connection.execute(
                    "INSERT OR IGNORE INTO folders (path, rules) VALUES (?, ?)",
                    (os.fsencode(folder), Rules().to_json()),
                )

    def forget(self, folder: Path) -> None:
        """Cover a folder no longer: forget its files, and pictures that no other folder holds.

        What the person decided about a picture or a label stays, should the folder come back.
        """
        others = [path for path in self.paths() if path != folder]
        with self._copy.deciding(self._database) as connection:
            connection.execute("DELETE FROM folders WHERE path = ?", (os.fsencode(folder),))
            connection.execute("CREATE TEMP TABLE staying (path BLOB PRIMARY KEY) WITHOUT ROWID")
            for other in others:
                connection.execute(
                    "INSERT OR IGNORE INTO staying SELECT path FROM files WHERE path >= ? AND path < ?",
                    under(other),
                )
            connection.execute(
                "DELETE FROM files WHERE path >= ? AND path < ? AND path NOT IN (SELECT path FROM staying)",
                under(folder),
            )
            connection.execute("DROP TABLE staying")
            forget_pictures(connection)

    def rules(self, folder: Path) -> Rules:
        """Give the rules of a covered folder."""
        row = self._database.query(
            "SELECT rules FROM folders WHERE path = ?", (os.fsencode(folder),)
        ).fetchone()
        return Rules.from_json(row[0] if row else None)

    def set_rules(self, folder: Path, rules: Rules) -> None:
        """Keep other rules for a covered folder; the next scan goes by them."""
        with self._copy.deciding(self._database) as connection:
            connection.execute(
                "UPDATE folders SET rules = ? WHERE path = ?", (rules.to_json(), os.fsencode(folder))
            )

    def mark_offline(self, folder: Path) -> int:
        """Note that a folder is not there: its pictures stay searchable. Gives how many files that are."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE folders SET offline = 1 WHERE path = ?", (os.fsencode(folder),))
            connection.execute(
                "UPDATE files SET state = 'offline', reason = ?, since_ns = ?"
                " WHERE path >= ? AND path < ? AND state = 'indexed'",
                (kept(FOLDER_AWAY), time.time_ns(), *under(folder)),
            )
            row = connection.execute(
                "SELECT COUNT(*) FROM files WHERE path >= ? AND path < ? AND state = 'offline'",
                under(folder),
            ).fetchone()
        return int(row[0])

    def mark_there(self, folder: Path, device: int) -> None:
        """Note that a covered folder is there, and on which drive."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE folders SET offline = 0, device = ? WHERE path = ?",
                (device % 2**63, os.fsencode(folder)),
            )

    def was_scanned(self, folder: Path) -> bool:
        """Tell whether a folder, or a covered one that it lies in, has ever been indexed to its end."""
        places = [os.fsencode(each) for each in (folder, *folder.parents)]
        row = self._database.query(
            f"SELECT MAX(ABS(scanned_ns)) FROM folders WHERE path IN ({marks(places)})", places
        ).fetchone()
        return bool(row[0])

    def was_on_another_drive(self, folder: Path, device: int) -> bool:
        """Tell whether a covered folder lay on another drive: an empty folder is where one is plugged in."""
        row = self._database.query(
            "SELECT device FROM folders WHERE path = ?", (os.fsencode(folder),)
        ).fetchone()
        return row is not None and row[0] not in (0, device % 2**63)
