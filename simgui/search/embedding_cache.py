"""Embeddings that were computed before, by model and content of the picture."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.cache_file import CacheFile

MOST_MODELS = 2
"""The one in use and the one before, so that switching back is quick; 100,000 pictures take 200 MB each."""

_HASH_BYTES = 16
_CLOSE_TO_ONE = 1e-3
_TABLES = (
    "CREATE TABLE IF NOT EXISTS packs"
    " (id INTEGER PRIMARY KEY, model TEXT NOT NULL, contents BLOB NOT NULL, embeddings BLOB NOT NULL)"
)
Embeddings = npt.NDArray[np.float32]


class EmbeddingCache:
    """Packs of embeddings in one SQLite file, which may be deleted at any time; safe from several threads.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self._file = CacheFile(path, _TABLES)

    def close(self) -> None:
        """Close the file; the cache is not used afterwards."""
        self._file.close()

    def get(self, model: str, contents: Sequence[bytes]) -> tuple[npt.NDArray[np.bool_], Embeddings | None]:
        """Look embeddings up.

        Args:
            model: Names the model; two that embed differently have two names.
            contents: Hashes of n distinct pictures, of 16 bytes.

        Returns:
            Which are known, bool (n,), and float32 (n, d), of which those rows are filled; None if none is.
        """
        known = np.zeros(len(contents), bool)
        places = {content: row for row, content in enumerate(contents)}
        found: Embeddings | None = None
        for pack, packed in self._packs(model):
            rows = np.array(
                [
                    places.get(packed[start : start + _HASH_BYTES], -1)
                    for start in range(0, len(packed), _HASH_BYTES)
                ]
            )
            here = np.flatnonzero(rows >= 0)
            vectors = self._embeddings(pack, len(rows)) if len(here) else None
            if vectors is None or (found is not None and found.shape[1] != vectors.shape[1]):
                continue
            if found is None:
                found = np.empty((len(contents), vectors.shape[1]), np.float32)
            found[rows[here]] = vectors[here]
            known[rows[here]] = True
        return known, found

    def _packs(self, model: str) -> list[tuple[int, bytes]]:
        def question(connection: sqlite3.Connection) -> list[tuple[int, bytes]]:
            return connection.execute("SELECT id, contents FROM packs WHERE model = ?", (model,)).fetchall()

        return self._file.ask(question) or []

    def _embeddings(self, pack: int, count: int) -> Embeddings | None:
        """Read the embeddings of a pack; None if they are not all of unit length, as they were written."""

        def question(connection: sqlite3.Connection) -> tuple[bytes] | None:
            row: tuple[bytes] | None = connection.execute(
                "SELECT embeddings FROM packs WHERE id = ?", (pack,)
            ).fetchone()
            return row

        row = self._file.ask(question)
        if row is None or not row[0] or len(row[0]) % (4 * count):
            return None
        vectors = np.frombuffer(row[0], np.float32).reshape(count, -1)
        lengths = np.einsum("ij,ij->i", vectors, vectors)
        return vectors if bool((np.abs(lengths - 1) < _CLOSE_TO_ONE).all()) else None

    def put(self, model: str, contents: Sequence[bytes], embeddings: Embeddings) -> None:
        """Keep embeddings, float32 (n, d) of unit length, and forget those of models not used for long."""
        packed = (model, b"".join(contents), np.ascontiguousarray(embeddings, np.float32).tobytes())

        def keep(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT INTO packs (model, contents, embeddings) VALUES (?, ?, ?)", packed)
            connection.execute(
                "DELETE FROM packs WHERE model NOT IN"
                " (SELECT model FROM packs GROUP BY model ORDER BY MAX(id) DESC LIMIT ?)",
                (MOST_MODELS,),
            )

        self._file.ask(keep)
