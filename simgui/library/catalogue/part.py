"""What the parts of the catalogue share: its file, the copy of what was decided, how paths lie in it."""

import hashlib
import os
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from simgui.library.catalogue.database import Database
from simgui.library.catalogue.decision_copy import DecisionCopy

ROWS_AT_ONCE = 500
SEARCHABLE = "files.state IN ('indexed', 'offline')"

Where = Path | tuple[Path, ...]
"""A folder, or several of which none lies in another."""
T = TypeVar("T")


class Part:
    """One part of the catalogue, on the file of all of them."""

    _database: Database
    _copy: DecisionCopy

    @contextmanager
    def _deciding(self) -> Iterator[sqlite3.Connection]:
        """Write what the person decides: in the copy and in the catalogue, or in neither."""
        with self._database.transaction() as connection:
            yield connection
            self._copy.write(connection)

    def contents(self, ids: npt.NDArray[np.int64]) -> list[bytes]:
        """Give the content hashes of pictures, in the order of `ids`, each of which must be known."""
        found: dict[int, bytes] = {}
        for group in groups([int(number) for number in ids]):
            found.update(
                self._database.query(
                    f"SELECT id, content FROM pictures WHERE id IN ({marks(group)})", tuple(group)
                )
            )
        return [found[int(number)] for number in ids]

    def decodings(self, ids: npt.NDArray[np.int64]) -> list[bytes]:
        """Name what pictures were decoded to, for what is computed from it and kept: 16 bytes each.

        That is the content hash, or another if an older version has decoded the same content otherwise.
        """
        names = self.contents(ids)
        rows = {number: row for row, number in enumerate(ids.tolist())}
        for number, times in self._database.query("SELECT id, decoded FROM pictures WHERE decoded > 0"):
            if number in rows:
                names[rows[number]] = hashlib.blake2b(
                    names[rows[number]], digest_size=16, salt=bytes([times])
                ).digest()
        return names

    def are_among(self, ids: npt.NDArray[np.int64], contents: Collection[bytes]) -> npt.NDArray[np.bool_]:
        """Tell which pictures hold one of these contents: bool (len(ids),)."""
        if not contents:
            return np.zeros(len(ids), bool)
        return np.array([content in contents for content in self.contents(ids)], bool)


def under(folder: Path) -> tuple[bytes, bytes]:
    """Give the bounds of all paths under a folder: from its name with a separator to just behind that."""
    prefix = os.fsencode(folder).rstrip(os.fsencode(os.sep))
    return prefix + os.fsencode(os.sep), prefix + bytes([ord(os.sep) + 1])


def folders_of(where: Where) -> tuple[Path, ...]:
    """Give the folders."""
    return (where,) if isinstance(where, Path) else where


def within(where: Where) -> tuple[str, list[bytes]]:
    """Give the condition that a file lies in one of the folders, and its parameters."""
    folders = folders_of(where)
    either = " OR ".join(["files.path >= ? AND files.path < ?"] * len(folders)) or "FALSE"
    return f"({either})", [bound for folder in folders for bound in under(folder)]


def path_of(raw: bytes) -> Path:
    """Give the path of a row."""
    return Path(os.fsdecode(raw))


def marks(group: Sequence[object]) -> str:
    """Give a question mark for each, as SQL wants them."""
    return ",".join("?" * len(group))


def groups(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield the items in groups that one statement can take."""
    for start in range(0, len(items), ROWS_AT_ONCE):
        yield items[start : start + ROWS_AT_ONCE]


def forget_pictures(connection: sqlite3.Connection) -> None:
    """Forget pictures that no file holds."""
    held = "(SELECT picture_id FROM files WHERE picture_id IS NOT NULL)"
    connection.execute(f"DELETE FROM features WHERE picture_id NOT IN {held}")
    connection.execute(f"DELETE FROM pictures WHERE id NOT IN {held}")


def forget_replaced(connection: sqlite3.Connection) -> None:
    """Forget pictures that were decoded anew, under another id."""
    replaced = "decoded < 0 AND id NOT IN (SELECT picture_id FROM files WHERE picture_id IS NOT NULL)"
    connection.execute(f"DELETE FROM features WHERE picture_id IN (SELECT id FROM pictures WHERE {replaced})")
    connection.execute(f"DELETE FROM pictures WHERE {replaced}")
