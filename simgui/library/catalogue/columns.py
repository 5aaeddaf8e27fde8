"""The searchable pictures of a place, column by column: arrays instead of an object a picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.library.catalogue.database import Database
from simgui.library.catalogue.sql import JOINED_NUMBERS, SEARCHABLE, numbers_of, under

ROWS_AT_ONCE = 65_536
_COLUMNS = ("picture_id", "state = 'indexed'", "taken IS NOT NULL", "IFNULL(taken, 0)")


@dataclass(frozen=True)
class FileColumns:
    """Some files of a folder, in the order of their paths.

    Attributes:
        pictures: int64 (n,), the pictures that they hold.
        here: bool (n,), whether they are there now.
        dated: bool (n,), whether it is known when the picture was taken.
        taken: int64 (n,), when that was, as in `Picture`; 0 if that is not known.
        paths: Their paths as bytes of the file system, each ended by a NUL.
    """

    pictures: npt.NDArray[np.int64]
    here: npt.NDArray[np.bool_]
    dated: npt.NDArray[np.bool_]
    taken: npt.NDArray[np.int64]
    paths: bytes


class StoredColumns:
    """Reads many pictures at once.

    Args:
        database: Keeps them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, folder: Path, backbone: str) -> Iterator[FileColumns]:
        """Yield the files under a folder that are searchable with a backbone, a bounded number at a time."""
        low, high = under(folder)
        columns = ", ".join(f"{column} AS c{number}" for number, column in enumerate(_COLUMNS))
        joined = ", ".join(JOINED_NUMBERS.format(f"c{number}") for number in range(len(_COLUMNS)))
        while True:
            *numbers, paths, last = self._database.query(
                f"SELECT {joined}, CAST(group_concat(path, char(0)) AS BLOB), MAX(path) FROM"
                f" (SELECT {columns}, path FROM files JOIN pictures ON pictures.id = files.picture_id"
                f" WHERE path >= ? AND path < ? AND {SEARCHABLE} AND EXISTS (SELECT 1 FROM features"
                " WHERE features.picture_id = pictures.id AND backbone = ?) ORDER BY path LIMIT ?)",
                (low, high, backbone, ROWS_AT_ONCE),
            ).fetchone()
            if last is None:
                return
            pictures, here, dated, taken = map(numbers_of, numbers)
            yield FileColumns(pictures, here.astype(bool), dated.astype(bool), taken, paths + b"\0")
            low = last + b"\0"
