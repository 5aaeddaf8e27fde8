"""What backbones have given for pictures."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError
from simgui.core.sentences import say
from simgui.library.catalogue.database import Database
from simgui.library.catalogue.encodings import (
    bytes_of_feature,
    keep_quantisation,
    packed,
    quantisation_of,
    unpacked,
)
from simgui.library.catalogue.records import Vectors
from simgui.library.catalogue.row_rules import take_out_broken
from simgui.library.catalogue.sql import (
    ROWS_AT_ONCE,
    SEARCHABLE,
    groups,
    marks,
    path_of,
    under,
    within,
)
from simgui.models.backbone import Quantisation, are_usable
from simgui.models.change_over import Coverage


class StoredFeatures:
    """The features of each picture, by the backbone that gave them.

    Args:
        database: Keeps them: as float16, or as the numbers in 8 bits that a backbone gives.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def expect(self, backbone: str, quantisation: Quantisation | None) -> None:
        """Prepare for features of a backbone: be told what its numbers in 8 bits stand for.

        Features that were kept as numbers of another meaning are damaged, and forgotten.
        """
        known = self._quantisation(backbone)
        if quantisation is None or known == quantisation:
            return
        if known is not None:
            self.forget(backbone)
        with self._database.transaction() as connection:
            keep_quantisation(connection, backbone, quantisation)

    def known(self, contents: Sequence[bytes], backbone: str) -> set[bytes]:
        """Tell of which contents a backbone has given features: those need no decoding."""
        known: set[bytes] = set()
        for group in groups(contents):
            rows = self._database.query(
                "SELECT content FROM pictures JOIN features ON features.picture_id = pictures.id"
                f" WHERE backbone = ? AND decoded >= 0 AND content IN ({marks(group)})",
                (backbone, *group),
            )
            known.update(row[0] for row in rows)
        return known

    def still_hold(
        self, ids: npt.NDArray[np.int64], contents: Sequence[bytes], backbones: Sequence[str]
    ) -> npt.NDArray[np.bool_]:
        """Tell which ids still stand for the content they once stood for, with features of all backbones.

        Args:
            ids: int64 (n,).
            contents: Of each.
            backbones: Ids of backbones.

        Returns:
            bool (n,).
        """
        wanted, there = sorted(set(backbones)), np.zeros(len(ids), bool)
        held: dict[int, bytes] = {}
        for group in groups([int(number) for number in ids]):
            rows = self._database.query(
                "SELECT id, content FROM pictures JOIN features ON features.picture_id = pictures.id"
                f" WHERE id IN ({marks(group)}) AND backbone IN ({marks(wanted)})"
                " GROUP BY id HAVING COUNT(*) = ?",
                (*group, *wanted, len(wanted)),
            )
            held.update(rows)
        for row, (number, content) in enumerate(zip(ids.tolist(), contents, strict=True)):
            there[row] = held.get(number) == content
        return there

    def coverage(self, backbone: str, folders: tuple[Path, ...] = ()) -> Coverage:
        """Count the files that can be searched, with and without its features, in folders or all covered."""
        lies, bounds = within(folders or tuple(map(path_of, self._covered())))
        rows = self._database.query(
            "SELECT state, features.picture_id IS NULL, COUNT(*) FROM files"
            " LEFT JOIN features ON features.picture_id = files.picture_id AND features.backbone = ?"
            f" WHERE {lies} AND {SEARCHABLE} GROUP BY 1, 2",
            (backbone, *bounds),
        )
        counts = {(state, bool(lacks)): count for state, lacks, count in rows}
        kept = sum(count for (_, lacks), count in counts.items() if not lacks)
        return Coverage(kept, counts.get(("indexed", True), 0), counts.get(("offline", True), 0))

    def _covered(self) -> list[bytes]:
        """List the covered folders that lie in no other."""
        rows = self._database.query("SELECT path FROM folders ORDER BY path")
        found: list[bytes] = []
        for (path,) in rows:
            if not any(path.startswith(under(path_of(each))[0]) for each in found):
                found.append(path)
        return found

    def have(self, ids: npt.NDArray[np.int64], backbone: str) -> npt.NDArray[np.bool_]:
        """Tell of which pictures a backbone has given features: bool (len(ids),)."""
        there: set[int] = set()
        for group in groups([int(number) for number in ids]):
            rows = self._database.query(
                f"SELECT picture_id FROM features WHERE backbone = ? AND picture_id IN ({marks(group)})",
                (backbone, *group),
            )
            there.update(row[0] for row in rows)
        return np.array([number in there for number in ids.tolist()], bool)

    def are_lacking(self, folder: Path, backbone: str) -> bool:
        """Tell whether a backbone has yet to look at an indexed picture under `folder`."""
        row = self._database.query(
            "SELECT EXISTS (SELECT 1 FROM files JOIN pictures ON pictures.id = files.picture_id"
            " LEFT JOIN features ON features.picture_id = files.picture_id AND features.backbone = ?"
            " WHERE path >= ? AND path < ? AND state = 'indexed'"
            " AND (features.picture_id IS NULL OR pictures.decoded < 0))",
            (backbone, *under(folder)),
        ).fetchone()
        return bool(row[0])

    def read(self, ids: npt.NDArray[np.int64], backbone: str, size: int | None = None) -> Vectors:
        """Read features: float32 (len(ids), size), in the order of `ids`, each of which must have them.

        Args:
            ids: Of the pictures.
            backbone: What gave the features.
            size: How many the backbone gives, where that is known.

        Raises:
            SimguiError: if some are damaged; they are taken out, so that all else goes on.
        """
        vectors: dict[int, bytes] = {}
        for group in groups([int(number) for number in ids]):
            vectors.update(
                self._database.query(
                    "SELECT picture_id, vector FROM features"
                    f" WHERE backbone = ? AND picture_id IN ({marks(group)})",
                    (backbone, *group),
                )
            )
        kept = [vectors[int(number)] for number in ids]
        quantisation = self._quantisation(backbone)
        each = bytes_of_feature(quantisation)
        lengths = {len(vector) if isinstance(vector, bytes) else -1 for vector in kept}
        if lengths <= ({each * size} if size else {max(lengths, default=0) // each * each}):
            found = unpacked(kept, quantisation)
            if quantisation is not None or np.isfinite(found).all():
                return found
        raise self._without_damaged({backbone: size} if size else {})

    def _quantisation(self, backbone: str) -> Quantisation | None:
        return quantisation_of(self._database.query, backbone)

    def _without_damaged(self, sizes: Mapping[str, int]) -> SimguiError:
        """Take damaged features out, and give what the person is to be told."""
        with self._database.transaction() as connection:
            take_out_broken(connection, sizes)
        return SimguiError(
            say("Some pictures were damaged in the catalogue"),
            say("What was computed of them is taken out. Rescan your folders (F5) to compute it anew."),
        )

    def add(self, ids: npt.NDArray[np.int64], backbone: str, vectors: Vectors) -> None:
        """Keep features of pictures that are known, a bounded number in one transaction.

        Args:
            ids: int64 (n,).
            backbone: What gave them.
            vectors: float32 (n, d); a row of zeros stands for a picture that could not be looked at, and is
                not kept, nor is one that is no numbers.
        """
        quantisation = self._quantisation(backbone)
        rows = [
            (int(number), backbone, packed(vector, quantisation))
            for number, vector in zip(ids, vectors, strict=True)
            if vector.any() and are_usable(vector)
        ]
        for group in groups(rows):
            with self._database.transaction() as connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO features (picture_id, backbone, vector) VALUES (?, ?, ?)", group
                )

    def forget(self, backbone: str) -> None:
        """Delete all features of a backbone that is no longer there, a bounded number in one transaction."""
        while True:
            with self._database.transaction() as connection:
                deleted = connection.execute(
                    "DELETE FROM features WHERE rowid IN"
                    " (SELECT rowid FROM features WHERE backbone = ? LIMIT ?)",
                    (backbone, ROWS_AT_ONCE),
                ).rowcount
                if deleted < ROWS_AT_ONCE:
                    connection.execute("DELETE FROM encodings WHERE backbone = ?", (backbone,))
                    return
