"""The searchable pictures, and the places where they lie."""

import hashlib
import os
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.sentences import say
from simgui.library.catalogue.changes import Kind
from simgui.library.catalogue.database import Database
from simgui.library.catalogue.decisions import StoredDecisions
from simgui.library.catalogue.folder_labels import StoredLabels
from simgui.library.catalogue.sql import (
    JOINED_NUMBERS,
    SEARCHABLE,
    Where,
    folders_of,
    groups,
    marks,
    numbers_of,
    path_of,
    under,
    within,
)
from simgui.library.catalogue.sqlite_errors import damaged
from simgui.library.records import Picture

_HASH_BYTES = 16
_SEPARATOR = os.fsencode(os.sep)
_ROWS_AT_ONCE = 10_000
_WITH_PICTURES = " JOIN pictures ON pictures.id = files.picture_id"
# The first place of a picture that is there, else the first last known one; takes no parameter.
_FIRST_PATH = "COALESCE(MIN(CASE files.state WHEN 'indexed' THEN files.path END), MIN(files.path))"


@dataclass(frozen=True)
class PictureFiles:
    """The files that hold a picture.

    Attributes:
        content: Hash of their content; empty if no file holds it.
        paths: Where they lie: those that are there first, each in path order.
    """

    content: bytes
    paths: tuple[Path, ...]


class IndexedPictures:
    """The searchable pictures, with the labels that the person decided on.

    Args:
        database: Keeps them.
        decisions: Know the labels of pictures.
        labels: Know those of folders.
    """

    def __init__(self, database: Database, decisions: StoredDecisions, labels: StoredLabels) -> None:
        self._database = database
        self._decisions = decisions
        self._labels = labels

    def count(self) -> int:
        """Count all pictures of the catalogue, searchable or not."""
        return int(self._database.query("SELECT COUNT(*) FROM pictures").fetchone()[0])

    def any(self, where: Where, backbone: str | None = None) -> bool:
        """Tell whether there is a searchable picture, or one with features of a backbone."""
        lies, bounds = within(where)
        seen = "EXISTS (SELECT 1 FROM features WHERE features.picture_id = files.picture_id AND backbone = ?)"
        sql = f"SELECT 1 FROM files WHERE {lies} AND {SEARCHABLE} AND {seen if backbone else 'TRUE'} LIMIT 1"
        return self._database.query(sql, (*bounds, *filter(None, [backbone]))).fetchone() is not None

    def ids(
        self,
        where: Where,
        backbone: str,
        *,
        least_px: int = 0,
        taken: tuple[int | None, int | None] | None = None,
    ) -> npt.NDArray[np.int64]:
        """List the searchable pictures: int64 (n,), in the order of their first path.

        Args:
            where: The folders.
            backbone: Has looked at them.
            least_px: Pictures whose shorter side is less are left out.
            taken: Pictures that were not taken from the first moment on and before the second are left out.
        """
        lies, bounds = within(where)
        told = [("MIN(width_px, height_px) >= ?", least_px or None)]
        if taken is not None:
            told += [("taken IS NOT NULL AND taken >= ?", taken[0]), ("taken < ?", taken[1])]
        asked = [(condition, value) for condition, value in told if value is not None]
        pictures = "".join([_WITH_PICTURES, *(f" AND {each}" for each, _ in asked)]) if asked else ""
        joined = self._database.query(
            f"SELECT {JOINED_NUMBERS.format('picture_id')} FROM (SELECT files.picture_id FROM files"
            " JOIN features ON features.picture_id = files.picture_id AND features.backbone = ?"
            f"{pictures} WHERE {lies} AND {SEARCHABLE} ORDER BY files.path)",
            (backbone, *(value for _, value in asked), *bounds),
        ).fetchone()[0]
        found = numbers_of(joined)
        return found[np.sort(np.unique(found, return_index=True)[1])]

    def get(
        self,
        ids: Sequence[int],
        where: Where,
        *,
        without: Collection[Path] = (),
        under_folder: Path | None = None,
    ) -> list[Picture]:
        """Look pictures up, in the order of `ids`; the path is the first in the folders.

        Args:
            ids: Of the pictures; one that no file in the folders holds is left out.
            where: The folders.
            without: Files to look past, as if they were not there.
            under_folder: Look at the files under this folder alone, which lies in one of them.
        """
        found: dict[int, Picture] = {}
        labels = {folder: self._labels.of(folder) for folder in folders_of(where)}
        own, (lies, bounds) = self._decisions.decided(Kind.LABEL), within(where)
        if under_folder is not None:
            inside, more = within(under_folder)
            lies, bounds = f"{lies} AND {inside}", [*bounds, *more]
        if without:
            lies = f"{lies} AND files.path NOT IN ({marks(tuple(without))})"
            bounds = [*bounds, *(os.fsencode(path) for path in without)]
        for group in groups(list(ids)):
            rows = self._database.query(
                f"SELECT pictures.id, {_FIRST_PATH}, COUNT(*), width_px, height_px,"
                " MAX(files.state = 'indexed'), taken, camera"
                " FROM pictures JOIN files ON files.picture_id = pictures.id"
                f" WHERE {lies} AND {SEARCHABLE} AND pictures.id IN ({marks(group)}) GROUP BY pictures.id",
                (*bounds, *group),
            )
            for number, raw, places, width, height, here, taken, camera in rows:
                path = path_of(raw)
                folder = next(each for each in labels if path.is_relative_to(each))
                label = own.get(number, labels[folder].label_of(path))
                found[number] = Picture(
                    number, path, label, places, width, height, not here, folder, taken, camera
                )
        return [found[number] for number in ids if number in found]

    def files(self, picture_id: int) -> PictureFiles:
        """Give the files that hold a picture, in whatever folder."""
        rows = self._database.query(
            "SELECT content, path FROM pictures JOIN files ON files.picture_id = pictures.id"
            f" WHERE pictures.id = ? AND {SEARCHABLE} ORDER BY state, path",
            (picture_id,),
        ).fetchall()
        return PictureFiles(rows[0][0] if rows else b"", tuple(path_of(path) for _, path in rows))

    def with_content(self, content: bytes) -> int | None:
        """Give the searchable picture with this content, whatever folder it is in; None if there is none."""
        row = self._database.query(
            "SELECT pictures.id FROM pictures JOIN files ON files.picture_id = pictures.id"
            f" WHERE content = ? AND {SEARCHABLE} LIMIT 1",
            (content,),
        ).fetchone()
        return None if row is None else int(row[0])

    def paths(self, folder: Path, backbone: str) -> Iterator[tuple[int, Path]]:
        """Yield picture and path of every indexed file under `folder`, in path order."""
        rows = self._files_under(folder, backbone)
        for picture_id, path in rows:
            yield picture_id, path_of(path)

    def by_folder(self, folder: Path, backbone: str) -> Iterator[tuple[Path, npt.NDArray[np.int64]]]:
        """Yield the folders below `folder`, itself too, that hold indexed files, with the pictures in them.

        Pictures are int64 (n,), in path order, one for each file. A folder may come several times.
        """
        rows = self._files_under(folder, backbone)
        while some := rows.fetchmany(_ROWS_AT_ONCE):
            parents = (path.rpartition(_SEPARATOR)[0] for _, path in some)
            pictures = np.array([picture for picture, _ in some], np.int64)
            start = 0
            for parent, files in groupby(parents):
                end = start + sum(1 for _ in files)
                yield path_of(parent + _SEPARATOR), pictures[start:end]
                start = end

    def _files_under(self, folder: Path, backbone: str) -> sqlite3.Cursor:
        """Give a row with picture and path for each searchable file, in path order."""
        return self._database.query(
            "SELECT files.picture_id, files.path FROM files"
            " JOIN features ON features.picture_id = files.picture_id AND features.backbone = ?"
            f" WHERE files.path >= ? AND files.path < ? AND {SEARCHABLE} ORDER BY files.path",
            (backbone, *under(folder)),
        )

    def at(self, path: Path, backbone: str) -> int | None:
        """Give the id of the picture that a file holds; None if it has changed since or has no features."""
        row = self._database.query(
            "SELECT files.picture_id, size_bytes, mtime_ns FROM files"
            " JOIN features ON features.picture_id = files.picture_id AND features.backbone = ?"
            f" WHERE path = ? AND {SEARCHABLE}",
            (backbone, os.fsencode(path)),
        ).fetchone()
        if row is None:
            return None
        number, *known = row
        try:
            status = path.stat()
        except OSError:
            return int(number)
        return int(number) if [status.st_size, status.st_mtime_ns] == known else None

    def contents(self, ids: npt.NDArray[np.int64]) -> list[bytes]:
        """Give the content hashes of pictures, in the order of `ids`, each of which must be known."""
        found = self.contents_of([int(number) for number in ids])
        return [found[int(number)] for number in ids]

    def contents_of(self, ids: Sequence[int]) -> dict[int, bytes]:
        """Give the content hashes of pictures, by their ids, of those that are known."""
        found: dict[int, bytes] = {}
        for group in groups(ids):
            found.update(
                self._database.query(
                    f"SELECT id, content FROM pictures WHERE id IN ({marks(group)})", tuple(group)
                )
            )
        return found

    def holding(self, contents: Collection[bytes]) -> dict[bytes, int]:
        """Give the ids of the pictures that hold these contents; one that is not known is left out."""
        found: dict[bytes, int] = {}
        for group in groups(list(contents)):
            found.update(
                self._database.query(
                    f"SELECT content, id FROM pictures WHERE content IN ({marks(group)})", tuple(group)
                )
            )
        return found

    def decodings(self, ids: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
        """Name what pictures were decoded to, for what is computed from it and kept: uint8 (n, 16).

        That is the content hash, or another if an older version has decoded the same content otherwise.

        Args:
            ids: int64 (n,), known pictures.
        """
        if not len(ids):
            return np.empty((0, _HASH_BYTES), np.uint8)
        bounds = int(ids.min()), int(ids.max())
        numbers, hashes = self._database.query(
            f"SELECT {JOINED_NUMBERS.format('id')}, CAST(group_concat(content, '') AS BLOB) FROM pictures"
            " WHERE id BETWEEN ? AND ?",
            bounds,
        ).fetchone()
        known = numbers_of(numbers)
        if len(hashes or b"") != _HASH_BYTES * len(known):
            raise damaged(self._database.path, say("a picture has no content"))
        order = np.argsort(known)
        rows = order[np.searchsorted(known, ids, sorter=order)]
        names = np.frombuffer(hashes, np.uint8).reshape(-1, _HASH_BYTES)[rows]
        anew = self._database.query(
            "SELECT id, decoded FROM pictures WHERE decoded > 0 AND id BETWEEN ? AND ?", bounds
        )
        if again := dict(anew.fetchall()):
            for row in np.flatnonzero(np.isin(ids, list(again))).tolist():
                salt = bytes([again[int(ids[row])]])
                name = hashlib.blake2b(names[row].tobytes(), digest_size=_HASH_BYTES, salt=salt).digest()
                names[row] = np.frombuffer(name, np.uint8)
        return names

    def are_among(self, ids: npt.NDArray[np.int64], contents: Collection[bytes]) -> npt.NDArray[np.bool_]:
        """Tell which pictures hold one of these contents: bool (len(ids),)."""
        if not contents:
            return np.zeros(len(ids), bool)
        return np.array([content in contents for content in self.contents(ids)], bool)
