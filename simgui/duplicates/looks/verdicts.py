"""Verdicts about pairs of pictures, kept by what they hold: what was compared once is not compared again."""

import sqlite3
import time
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from simgui.core.cache_file import CacheFile
from simgui.duplicates.linking import Rows

VERSION = 2
"""Raised whenever the check of a pair, or what it looks at, changes: older verdicts are dropped then."""
VERDICT_TABLES = (
    "".join(f"DROP TABLE IF EXISTS verdicts_{old};" for old in range(VERSION))
    + f"""
    CREATE TABLE IF NOT EXISTS verdicts_{VERSION} (
        pair INTEGER PRIMARY KEY, kind INTEGER NOT NULL, distance REAL NOT NULL, made INTEGER NOT NULL);
"""
)
_MOST = 6_000_000
"""Room for the pairs of two million pictures: some 200 MB."""
_SHARE_DELETED = 8
_ASKED_AT_ONCE = 500
_SECONDS_OF_DAY = 86_400
_MIXED_BY = np.array(
    [[0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], [0x165667B19E3779F9, 0xD6E8FEB86659FD93]], np.uint64
)
"""Odd numbers, one for each half of the names of a pair. Names are hashes already."""


class Kind(IntEnum):
    """What was found of a pair."""

    UNKNOWN = -1
    NONE = 0
    NEAR = 1
    COPIES = 2
    NO_WHOLES = 3
    """They are not the same as wholes; whether one is a part of the other was not asked."""


@dataclass(frozen=True)
class Verdicts:
    """Verdicts about n pairs.

    Attributes:
        kinds: int8 (n,), of `Kind`.
        distances: float32 (n,), of near copies and copies 1 less the correlation of their detail; else 1.
    """

    kinds: npt.NDArray[np.int8]
    distances: npt.NDArray[np.float32]

    @classmethod
    def unknown(cls, count: int) -> "Verdicts":
        """Give so many pairs of which nothing is known."""
        return cls(np.full(count, Kind.UNKNOWN, np.int8), np.ones(count, np.float32))

    def put(self, rows: Rows, found: "Verdicts") -> None:
        """Take over what was found for some rows."""
        self.kinds[rows], self.distances[rows] = found.kinds, found.distances


def keys_of(names: npt.NDArray[np.uint8], pairs: Rows) -> Rows:
    """Name pairs by what they hold, whichever comes first.

    Args:
        names: uint8 (m, 16), hashes of what pictures were decoded to.
        pairs: int64 (n, 2), rows of them.

    Returns:
        int64 (n,). Of a million pairs, two share a name once in many millions of libraries.
    """
    halves = np.ascontiguousarray(names).view("<u8").reshape(-1, 2)[pairs]
    first = (halves[:, 0] > halves[:, 1])[:, :1].astype(np.int64)
    ordered = np.take_along_axis(halves, np.concatenate([first, 1 - first], axis=1)[:, :, None], axis=1)
    keys: Rows = (ordered * _MIXED_BY).sum(axis=(1, 2), dtype=np.uint64).astype(np.int64)
    return keys


@dataclass(frozen=True)
class VerdictsOf:
    """What is kept about pairs of some pictures.

    Attributes:
        kept: The cache.
        names: uint8 (m, 16), hashes of what the pictures hold.
    """

    kept: "KeptVerdicts"
    names: npt.NDArray[np.uint8]

    def read(self, pairs: Rows) -> Verdicts:
        """Give the verdicts about pairs: int64 (n, 2), rows of the pictures."""
        return self.kept.read(keys_of(self.names, pairs))

    def put(self, pairs: Rows, verdicts: Verdicts) -> None:
        """Keep verdicts about pairs."""
        self.kept.put(keys_of(self.names, pairs), verdicts)


class KeptVerdicts:
    """Verdicts in a cache; safe to use from several threads.

    Args:
        file: The cache, with `VERDICT_TABLES`.
        most: How many are kept; then those that were made first are deleted.
    """

    def __init__(self, file: CacheFile, most: int = _MOST) -> None:
        self._file = file
        self._most = most

    def read(self, keys: Rows) -> Verdicts:
        """Give the verdicts about pairs, named as by `keys_of`, in their order."""
        found = Verdicts.unknown(len(keys))
        order = np.argsort(keys, kind="stable")
        for start in range(0, len(keys), _ASKED_AT_ONCE):
            rows = order[start : start + _ASKED_AT_ONCE]
            known = self._ask(keys[rows].tolist())
            if known:
                numbers, kinds, distances = zip(*known, strict=True)
                places = rows[np.searchsorted(keys[rows], np.array(numbers, np.int64))]
                found.put(places, Verdicts(np.array(kinds, np.int8), np.array(distances, np.float32)))
        return found

    def put(self, keys: Rows, verdicts: Verdicts) -> None:
        """Keep verdicts about pairs, in one transaction; those that say nothing are left out."""
        today = int(time.time()) // _SECONDS_OF_DAY
        rows = [
            (key, kind, distance, today)
            for key, kind, distance in zip(
                keys.tolist(), verdicts.kinds.tolist(), verdicts.distances.tolist(), strict=True
            )
            if kind != Kind.UNKNOWN
        ]

        def keep(connection: sqlite3.Connection) -> None:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(f"INSERT OR REPLACE INTO verdicts_{VERSION} VALUES (?, ?, ?, ?)", rows)

        self._file.change(keep)

    def prune(self) -> None:
        """Delete those that were made first, if there are too many."""

        def delete(connection: sqlite3.Connection) -> None:
            count = connection.execute(f"SELECT COUNT(*) FROM verdicts_{VERSION}").fetchone()[0]
            if count > self._most:
                with connection:
                    connection.execute(
                        f"DELETE FROM verdicts_{VERSION} WHERE pair IN"
                        f" (SELECT pair FROM verdicts_{VERSION} ORDER BY made LIMIT ?)",
                        (count - self._most + self._most // _SHARE_DELETED,),
                    )

        self._file.change(delete)

    def _ask(self, keys: list[int]) -> list[tuple[int, int, float]]:
        def question(connection: sqlite3.Connection) -> list[tuple[int, int, float]]:
            marks = ",".join("?" * len(keys))
            return connection.execute(
                f"SELECT pair, kind, distance FROM verdicts_{VERSION} WHERE pair IN ({marks})", keys
            ).fetchall()

        return self._file.ask(question) or []
