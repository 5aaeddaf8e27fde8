"""What was found among the pictures of a place, kept: the same pictures need not be compared again."""

import sqlite3
import time
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.cache_file import CacheFile
from simgui.duplicates.linking import Rows

FOUND_TABLES = """
    CREATE TABLE IF NOT EXISTS found (asked BLOB PRIMARY KEY, pairs BLOB NOT NULL, used REAL NOT NULL);
"""
_MOST = 16
_PAIR = np.dtype([("one", "<i4"), ("other", "<i4"), ("distance", "<f4"), ("are_copies", "?")])


@dataclass(frozen=True)
class FoundPairs:
    """Pairs that belong together.

    Attributes:
        pairs: int64 (n, 2), places among the pictures that were asked about.
        are_copies: bool (n,), whether they are copies; else near copies.
        distances: float32 (n,), 0 to 1.
    """

    pairs: Rows
    are_copies: npt.NDArray[np.bool_]
    distances: npt.NDArray[np.float32]


class KeptFinds:
    """What the last questions have found, in a cache; safe to use from several threads.

    Args:
        file: The cache, with `FOUND_TABLES`.
    """

    def __init__(self, file: CacheFile) -> None:
        self._file = file

    def read(self, asked: bytes) -> FoundPairs | None:
        """Give what a question has found; None if it is not known.

        Args:
            asked: A hash of all that decides about the answer.
        """

        def question(connection: sqlite3.Connection) -> bytes | None:
            connection.execute("UPDATE found SET used = ? WHERE asked = ?", (time.time(), asked))
            row = connection.execute("SELECT pairs FROM found WHERE asked = ?", (asked,)).fetchone()
            return row[0] if row else None

        kept = self._file.change(question)
        if not isinstance(kept, bytes) or len(kept) % _PAIR.itemsize:
            return None
        found = np.frombuffer(kept, _PAIR)
        pairs = np.stack([found["one"], found["other"]], axis=1).astype(np.int64)
        return FoundPairs(pairs, found["are_copies"].copy(), found["distance"].copy())

    def put(self, asked: bytes, found: FoundPairs) -> None:
        """Keep what a question has found, and forget the questions that were asked longest ago."""
        kept = np.zeros(len(found.pairs), _PAIR)
        kept["one"], kept["other"] = found.pairs.T
        kept["distance"], kept["are_copies"] = found.distances, found.are_copies

        def keep(connection: sqlite3.Connection) -> None:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(
                    "INSERT OR REPLACE INTO found VALUES (?, ?, ?)", (asked, kept.tobytes(), time.time())
                )
                connection.execute(
                    "DELETE FROM found WHERE asked NOT IN"
                    " (SELECT asked FROM found ORDER BY used DESC LIMIT ?)",
                    (_MOST,),
                )

        self._file.change(keep)
