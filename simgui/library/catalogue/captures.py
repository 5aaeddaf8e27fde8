"""When, with what and where pictures were taken: of which it is not known yet, and what was found."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from simgui.library.capture import Capture, Place
from simgui.library.catalogue.capture_rows import SET_CAPTURE, row_of_capture
from simgui.library.catalogue.database import Database
from simgui.library.catalogue.sql import path_of, under
from simgui.library.distances import km_between
from simgui.library.records import Ids

# Of the pictures whose files were not asked yet, those with one under a folder. CROSS JOIN: from the few
# pictures to their files, never the other way, so that it costs nothing where every file was asked.
_UNREAD = """
    FROM pictures CROSS JOIN files ON files.picture_id = pictures.id
    WHERE capture_read = 0 AND files.state = 'indexed' AND path >= ? AND path < ?
"""

_KM_OF_A_DEGREE = 110.0
"""Of latitude: 111.2 on the sphere that `km_between` takes the Earth for; less takes in a little more."""


class StoredCaptures:
    """What the files of pictures say of when, with what and where they were taken.

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

    def keep(self, found: Mapping[int, Capture | None]) -> None:
        """Keep what the files of pictures say, in one transaction; they are not asked again.

        Args:
            found: By the ids of the pictures; None for one whose file could not be read: what an older
                version knows of it stays.
        """
        with self._database.transaction() as connection:
            connection.executemany(
                f"UPDATE pictures SET {SET_CAPTURE} WHERE id = ?",
                [(*row_of_capture(each), number) for number, each in found.items() if each is not None],
            )
            connection.executemany(
                "UPDATE pictures SET capture_read = 1 WHERE id = ?",
                [(number,) for number, each in found.items() if each is None],
            )

    def place_of(self, picture_id: int) -> Place | None:
        """Give where a picture was taken; None if that is not known."""
        row = self._database.query(
            "SELECT latitude, longitude FROM pictures WHERE id = ? AND latitude IS NOT NULL", (picture_id,)
        ).fetchone()
        return None if row is None else Place(*row)

    def within(self, place: Place, km: float) -> Ids:
        """List the pictures taken within so many kilometres of a place: int64 (n,), sorted."""
        reach = km / _KM_OF_A_DEGREE
        rows = self._database.query(
            "SELECT id, latitude, longitude FROM pictures WHERE latitude BETWEEN ? AND ? ORDER BY id",
            (place.latitude - reach, place.latitude + reach),
        ).fetchall()
        table = np.array(rows, np.float64).reshape(-1, 3)
        near = km_between(place, table[:, 1], table[:, 2]) <= km
        ids: Ids = table[near, 0].astype(np.int64)
        return ids
