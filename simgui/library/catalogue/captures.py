"""When and with what pictures were taken: of which it is not known yet, and what was found."""

from collections.abc import Mapping
from pathlib import Path

from simgui.library.capture import Capture
from simgui.library.catalogue.database import Database
from simgui.library.catalogue.sql import path_of, under

# Of the pictures whose files were not asked yet, those with one under a folder. CROSS JOIN: from the few
# pictures to their files, never the other way, so that it costs nothing where every file was asked.
_UNREAD = """
    FROM pictures CROSS JOIN files ON files.picture_id = pictures.id
    WHERE capture_read = 0 AND files.state = 'indexed' AND path >= ? AND path < ?
"""


class StoredCaptures:
    """What the files of pictures say of when and with what they were taken.

    Pictures that an older version has indexed do not have it: their files are asked once. What is decoded
    brings it along.

    Args:
        database: Keeps it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def count_unread(self, folder: Path) -> int:
        """Count the pictures under a folder whose files were not asked yet."""
        sql = f"SELECT COUNT(DISTINCT pictures.id) {_UNREAD}"
        return int(self._database.query(sql, under(folder)).fetchone()[0])

    def unread(self, folder: Path, at_once: int, after: int = 0) -> dict[int, Path]:
        """Give pictures under a folder whose files were not asked yet, each with a file that holds it.

        Args:
            folder: The folder.
            at_once: How many at most.
            after: Only those with a larger id.
        """
        rows = self._database.query(
            f"SELECT pictures.id, MIN(path) {_UNREAD} AND pictures.id > ?"
            " GROUP BY pictures.id ORDER BY pictures.id LIMIT ?",
            (*under(folder), after, at_once),
        )
        return {number: path_of(path) for number, path in rows}

    def keep(self, found: Mapping[int, Capture]) -> None:
        """Keep what the files of pictures say, in one transaction; they are not asked again."""
        with self._database.transaction() as connection:
            connection.executemany(
                "UPDATE pictures SET taken = ?, camera = ?, capture_read = 1 WHERE id = ?",
                [(each.taken, each.camera, number) for number, each in found.items()],
            )
