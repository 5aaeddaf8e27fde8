"""What backbones have seen in pictures."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.backbone import are_usable
from simgui.library.catalogue.part import ROWS_AT_ONCE, Part, groups, marks, under

Vectors = npt.NDArray[np.float32]


class Features(Part):
    """The features of each picture, by the backbone that gave them."""

    def contents_with_features(self, contents: Sequence[bytes], backbone: str) -> set[bytes]:
        """Tell which of these contents need no decoding."""
        known: set[bytes] = set()
        for group in groups(contents):
            rows = self._database.query(
                "SELECT content FROM pictures JOIN features ON features.picture_id = pictures.id"
                f" WHERE backbone = ? AND content IN ({marks(group)})",
                (backbone, *group),
            )
            known.update(row[0] for row in rows)
        return known

    def lacks_features(self, folder: Path, backbone: str) -> bool:
        """Tell whether a backbone has yet to look at an indexed picture under `folder`."""
        row = self._database.query(
            "SELECT EXISTS (SELECT 1 FROM files"
            " LEFT JOIN features ON features.picture_id = files.picture_id AND features.backbone = ?"
            " WHERE path >= ? AND path < ? AND state = 'indexed' AND features.picture_id IS NULL)",
            (backbone, *under(folder)),
        ).fetchone()
        return bool(row[0])

    def features(self, ids: npt.NDArray[np.int64], backbone: str) -> Vectors:
        """Read features: float32 (len(ids), 1280), in the order of `ids`, each of which must have them."""
        vectors: dict[int, bytes] = {}
        for group in groups([int(number) for number in ids]):
            vectors.update(
                self._database.query(
                    "SELECT picture_id, vector FROM features"
                    f" WHERE backbone = ? AND picture_id IN ({marks(group)})",
                    (backbone, *group),
                )
            )
        joined = b"".join(vectors[int(number)] for number in ids)
        return np.frombuffer(joined, np.float16).reshape(len(ids), -1).astype(np.float32)

    def add_features(self, ids: npt.NDArray[np.int64], backbone: str, vectors: Vectors) -> None:
        """Keep features of pictures that are known, a bounded number in one transaction.

        Args:
            ids: int64 (n,).
            backbone: What gave them.
            vectors: float32 (n, d); a row of zeros stands for a picture that could not be looked at, and is
                not kept, nor is one that is no numbers.
        """
        rows = [
            (int(number), backbone, vector.astype(np.float16).tobytes())
            for number, vector in zip(ids, vectors, strict=True)
            if vector.any() and are_usable(vector)
        ]
        for group in groups(rows):
            with self._database.transaction() as connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO features (picture_id, backbone, vector) VALUES (?, ?, ?)", group
                )

    def forget_features(self, backbone: str) -> None:
        """Delete all features of a backbone that is no longer there, a bounded number in one transaction."""
        while True:
            with self._database.transaction() as connection:
                deleted = connection.execute(
                    "DELETE FROM features WHERE rowid IN"
                    " (SELECT rowid FROM features WHERE backbone = ? LIMIT ?)",
                    (backbone, ROWS_AT_ONCE),
                ).rowcount
            if deleted < ROWS_AT_ONCE:
                return
