"""The catalogue: one SQLite file that knows every file a scan saw and keeps what was computed for it.

A *picture* is one distinct content, known by its hash; one or more *files* hold it. Features hang on the
picture, so that a moved, renamed or copied file costs one hash. Paths are kept as the bytes of the file
system: they sort the way the scan does, and a name that is no valid text survives.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote_from_bytes

import numpy as np
import numpy.typing as npt

from simgui.core.labels import Labelling, subfolder_of
from simgui.core.records import FileEntry, FileState, Picture
from simgui.library.database import Database
from simgui.library.scanner import FoundFile

Features = npt.NDArray[np.float32]
_ROWS_AT_ONCE = 500
T = TypeVar("T")

# The files of the running scan that differ from what the catalogue knows; takes the backbone's id.
_CHANGED = """
    FROM found
    LEFT JOIN files USING (path)
    LEFT JOIN features ON features.picture_id = files.picture_id AND features.backbone = ?
    WHERE (
        files.state IS NULL OR files.state = 'missing' OR found.trouble != ''
        OR files.size_bytes != found.size_bytes OR files.mtime_ns != found.mtime_ns
        OR (files.state = 'indexed' AND features.picture_id IS NULL)
    )
"""


@dataclass(frozen=True)
class Seen:
    """What looking at a picture gave: its upright size and its features, float32 (1280,)."""

    width_px: int
    height_px: int
    features: Features


@dataclass(frozen=True)
class IndexedFile:
    """What became of one file.

    Attributes:
        file: As it was when it was read.
        state: What became of it.
        reason: Why it is not indexed.
        content: Hash of its content, if it is indexed.
        seen: What its picture gave; None if the catalogue has that already.
    """

    file: FoundFile
    state: FileState
    reason: str = ""
    content: bytes | None = None
    seen: Seen | None = None


class Catalogue:
    """Safe to use from several threads.

    Raises:
        SimguiError: by every operation, if the file is damaged, newer than this program, or cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database = Database(path)

    def close(self) -> None:
        """Close the file; the catalogue is not used afterwards."""
        self._database.close()

    def version(self) -> object:
        """Give a value that differs, asked on one thread, after any change by any thread or program."""
        return self._database.version()

    # What a scan found, held against what is known.

    def begin_scan(self) -> None:
        """Make room for the files of one scan, on disk: a folder of any size costs no memory."""
        self._database.query("DROP TABLE IF EXISTS temp.found")
        self._database.query(
            "CREATE TEMP TABLE found"
            " (path BLOB PRIMARY KEY, size_bytes INTEGER, mtime_ns INTEGER, trouble TEXT) WITHOUT ROWID"
        )

    def add_found(self, files: Iterable[FoundFile]) -> None:
        """Note files of the running scan."""
        rows = [(os.fsencode(file.path), file.size_bytes, file.mtime_ns, file.trouble) for file in files]
        with self._database.transaction() as connection:
            connection.executemany("INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?)", rows)

    def end_scan(self, folder: Path) -> None:
        """Mark as missing what the catalogue knows under `folder` and the scan did not see.

        What lies in a subfolder that could not be listed is not missing: nobody has looked. What was never a
        picture and is gone is forgotten.
        """
        with self._database.transaction() as connection:
            for (path,) in connection.execute("SELECT path FROM found WHERE trouble != ''").fetchall():
                connection.execute(
                    "INSERT OR IGNORE INTO found SELECT path, size_bytes, mtime_ns, '' FROM files"
                    " WHERE path >= ? AND path < ? AND state != 'missing'",
                    _range(_path(path)),
                )
            connection.execute(
                "DELETE FROM files WHERE path >= ? AND path < ? AND picture_id IS NULL"
                " AND path NOT IN (SELECT path FROM found)",
                _range(folder),
            )
            connection.execute(
                "UPDATE files SET state = 'missing', reason = 'no longer in the folder'"
                " WHERE path >= ? AND path < ? AND state != 'missing'"
                " AND path NOT IN (SELECT path FROM found)",
                _range(folder),
            )

    def count_found(self) -> int:
        """Count the files of the scan, with those that could not be looked for."""
        return int(self._database.query("SELECT COUNT(*) FROM found").fetchone()[0])

    def changed_files(self, backbone: str, at_once: int) -> Iterator[list[FoundFile]]:
        """Yield, in path order and `at_once` at a time, the found files that have to be read.

        Those are the new ones, those whose size or time differ, and those whose picture has no features of
        `backbone` yet. Each list is to be written by `add_batch` before the next is asked for.
        """
        last = b""
        while rows := self._database.query(
            f"SELECT found.path, found.size_bytes, found.mtime_ns, found.trouble {_CHANGED}"
            " AND found.path > ? ORDER BY found.path LIMIT ?",
            (backbone, last, at_once),
        ).fetchall():
            last = rows[-1][0]
            yield [FoundFile(_path(path), size, mtime, trouble) for path, size, mtime, trouble in rows]

    def count_changed(self, backbone: str) -> int:
        """Count the files that `changed_files` will yield."""
        return int(self._database.query(f"SELECT COUNT(*) {_CHANGED}", (backbone,)).fetchone()[0])

    def contents_with_features(self, contents: Sequence[bytes], backbone: str) -> set[bytes]:
        """Tell which of these contents need no decoding."""
        known: set[bytes] = set()
        for group in _groups(contents):
            rows = self._database.query(
                "SELECT content FROM pictures JOIN features ON features.picture_id = pictures.id"
                f" WHERE backbone = ? AND content IN ({_marks(group)})",
                (backbone, *group),
            )
            known.update(row[0] for row in rows)
        return known

    def add_batch(self, batch: Sequence[IndexedFile], backbone: str) -> None:
        """Write what a batch brought, in one transaction: after a kill it is there whole or not at all."""
        with self._database.transaction() as connection:
            for item in batch:
                connection.execute(
                    "INSERT INTO files (path, size_bytes, mtime_ns, state, reason, picture_id)"
                    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET"
                    " size_bytes = excluded.size_bytes, mtime_ns = excluded.mtime_ns,"
                    " state = excluded.state, reason = excluded.reason, picture_id = excluded.picture_id",
                    (
                        os.fsencode(item.file.path),
                        item.file.size_bytes,
                        item.file.mtime_ns,
                        item.state.value,
                        item.reason,
                        _add_picture(connection, item, backbone),
                    ),
                )

    # What a query reads.

    def picture_ids(self, folder: Path, backbone: str) -> npt.NDArray[np.int64]:
        """List the searchable pictures under `folder`: int64 (n,), in the order of their first path."""
        rows = self._database.query(
            "SELECT files.picture_id FROM files"
            " JOIN features ON features.picture_id = files.picture_id AND features.backbone = ?"
            " WHERE files.path >= ? AND files.path < ? AND files.state = 'indexed'"
            " GROUP BY files.picture_id ORDER BY MIN(files.path)",
            (backbone, *_range(folder)),
        )
        return np.fromiter((row[0] for row in rows), np.int64)

    def features(self, ids: npt.NDArray[np.int64], backbone: str) -> Features:
        """Read features: float32 (len(ids), 1280), in the order of `ids`, each of which must have them."""
        vectors: dict[int, bytes] = {}
        for group in _groups([int(number) for number in ids]):
            vectors.update(
                self._database.query(
                    "SELECT picture_id, vector FROM features"
                    f" WHERE backbone = ? AND picture_id IN ({_marks(group)})",
                    (backbone, *group),
                )
            )
        joined = b"".join(vectors[int(number)] for number in ids)
        return np.frombuffer(joined, np.float16).reshape(len(ids), -1).astype(np.float32)

    def add_features(self, ids: npt.NDArray[np.int64], backbone: str, vectors: Features) -> None:
        """Keep features of pictures that are known, a bounded number in one transaction.

        Args:
            ids: int64 (n,).
            backbone: What gave them.
            vectors: float32 (n, d); a row of zeros stands for a picture that could not be looked at.
        """
        rows = [
            (int(number), backbone, vector.astype(np.float16).tobytes())
            for number, vector in zip(ids, vectors, strict=True)
            if vector.any()
        ]
        for group in _groups(rows):
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
                    (backbone, _ROWS_AT_ONCE),
                ).rowcount
            if deleted < _ROWS_AT_ONCE:
                return

    def contents(self, ids: npt.NDArray[np.int64]) -> list[bytes]:
        """Give the content hashes of pictures, in the order of `ids`, each of which must be known."""
        found: dict[int, bytes] = {}
        for group in _groups([int(number) for number in ids]):
            found.update(
                self._database.query(
                    f"SELECT id, content FROM pictures WHERE id IN ({_marks(group)})", tuple(group)
                )
            )
        return [found[int(number)] for number in ids]

    def pictures(self, ids: Sequence[int], folder: Path) -> list[Picture]:
        """Look pictures up, in the order of `ids`; the path is the first under `folder`."""
        found: dict[int, Picture] = {}
        labelling, own = self.labelling(folder), self.decided("label")
        for group in _groups(list(ids)):
            rows = self._database.query(
                "SELECT pictures.id, MIN(files.path), COUNT(*), width_px, height_px FROM pictures"
                " JOIN files ON files.picture_id = pictures.id"
                " WHERE files.path >= ? AND files.path < ? AND files.state = 'indexed'"
                f" AND pictures.id IN ({_marks(group)}) GROUP BY pictures.id",
                (*_range(folder), *group),
            )
            for number, raw, places, width, height in rows:
                path = _path(raw)
                label = own.get(number, labelling.label_of(path, folder))
                found[number] = Picture(number, path, label, places, width, height)
        return [found[number] for number in ids if number in found]

    def holders(self, picture_id: int) -> tuple[bytes, list[Path]]:
        """Give the content hash of a picture and the files that hold it, in path order."""
        rows = self._database.query(
            "SELECT content, path FROM pictures JOIN files ON files.picture_id = pictures.id"
            " WHERE pictures.id = ? AND state = 'indexed' ORDER BY path",
            (picture_id,),
        ).fetchall()
        return (rows[0][0] if rows else b""), [_path(row[1]) for row in rows]

    def subfolders(self, folder: Path, backbone: str) -> Iterator[tuple[int, str | None]]:
        """Yield picture and subfolder of every indexed file under `folder`, in path order.

        The subfolder is None for a file that lies directly in the folder.
        """
        rows = self._database.query(
            "SELECT files.picture_id, files.path FROM files"
            " JOIN features ON features.picture_id = files.picture_id AND features.backbone = ?"
            " WHERE files.path >= ? AND files.path < ? AND files.state = 'indexed' ORDER BY files.path",
            (backbone, *_range(folder)),
        )
        for picture_id, path in rows:
            yield picture_id, subfolder_of(_path(path), folder)

    def picture_at(self, path: Path, backbone: str) -> int | None:
        """Give the id of the picture that a file holds; None if it has changed since or has no features."""
        row = self._database.query(
            "SELECT files.picture_id, size_bytes, mtime_ns FROM files"
            " JOIN features ON features.picture_id = files.picture_id AND features.backbone = ?"
            " WHERE path = ? AND state = 'indexed'",
            (backbone, os.fsencode(path)),
        ).fetchone()
        if row is None:
            return None
        try:
            status = path.stat()
        except OSError:
            return int(row[0])
        return int(row[0]) if (status.st_size, status.st_mtime_ns) == row[1:] else None

    # What the person decided.

    def choice(self, name: str) -> str | None:
        """Give what the person chose under a name; None if they left it as it is."""
        row = self._database.query("SELECT value FROM choices WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def choose(self, name: str, value: str | None) -> None:
        """Keep a choice, or, with None, forget it."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM choices WHERE name = ?", (name,))
            if value is not None:
                connection.execute("INSERT INTO choices VALUES (?, ?)", (name, value))

    def labelling(self, folder: Path) -> Labelling:
        """Give what the person made of the subfolders of a folder."""
        return Labelling.from_json(self.choice(_labels_of(folder)))

    def relabel(self, folder: Path, labelling: Labelling) -> None:
        """Keep what the person made of the subfolders of a folder."""
        self.choose(_labels_of(folder), labelling.to_json() if labelling.chosen else None)

    def decided(self, kind: str) -> dict[int, str]:
        """Give what the person decided about single pictures, by their ids.

        Args:
            kind: "label", the picture's own label, whatever its subfolder; "right", the label that they
                said is right; or "left", what they left as it is.
        """
        return dict(
            self._database.query(
                "SELECT pictures.id, value FROM decisions JOIN pictures USING (content) WHERE kind = ?",
                (kind,),
            )
        )

    def decide(self, ids: Sequence[int], kind: str, value: str | None) -> None:
        """Keep what the person decided about pictures, by their content, or, with None, forget it."""
        contents = self.contents(np.array(ids, np.int64))
        with self._database.transaction() as connection:
            connection.executemany(
                "DELETE FROM decisions WHERE content = ? AND kind = ?", [(each, kind) for each in contents]
            )
            if value is not None:
                connection.executemany(
                    "INSERT INTO decisions VALUES (?, ?, ?)", [(each, kind, value) for each in contents]
                )

    # The ledger.

    def ledger(self, folder: Path, states: Iterable[FileState] = tuple(FileState)) -> Iterator[FileEntry]:
        """Yield every file known under `folder` in one of `states`, in path order."""
        chosen = [state.value for state in states]
        rows = self._database.query(
            "SELECT path, state, reason FROM files"
            f" WHERE path >= ? AND path < ? AND state IN ({_marks(chosen)}) ORDER BY path",
            (*_range(folder), *chosen),
        )
        for path, state, reason in rows:
            yield FileEntry(_path(path), FileState(state), reason)

    def counts(self, folder: Path) -> dict[FileState, int]:
        """Count the files known under `folder`, by state; every state is present."""
        rows = self._database.query(
            "SELECT state, COUNT(*) FROM files WHERE path >= ? AND path < ? GROUP BY state", _range(folder)
        )
        return dict.fromkeys(FileState, 0) | {FileState(state): count for state, count in rows}

    def count_pictures(self) -> int:
        """Count all pictures of the catalogue."""
        return int(self._database.query("SELECT COUNT(*) FROM pictures").fetchone()[0])

    def problems(self) -> list[str]:
        """Check the integrity of the file and of what it says; an empty list if all is well."""
        problems = [row[0] for row in self._database.query("PRAGMA quick_check") if row[0] != "ok"]
        orphans = self._database.query(
            "SELECT COUNT(*) FROM files WHERE state = 'indexed' AND picture_id IS NULL"
        )
        if count := orphans.fetchone()[0]:
            problems.append(f"{count} indexed files have no picture")
        return problems


def _add_picture(connection: sqlite3.Connection, item: IndexedFile, backbone: str) -> int | None:
    """Make sure that the picture of an indexed file is in the catalogue, and give its id."""
    if item.content is None:
        return None
    if item.seen is not None:
        connection.execute(
            "INSERT OR IGNORE INTO pictures (content, width_px, height_px) VALUES (?, ?, ?)",
            (item.content, item.seen.width_px, item.seen.height_px),
        )
    found = connection.execute("SELECT id FROM pictures WHERE content = ?", (item.content,)).fetchone()[0]
    if item.seen is not None:
        connection.execute(
            "INSERT OR REPLACE INTO features (picture_id, backbone, vector) VALUES (?, ?, ?)",
            (found, backbone, item.seen.features.astype(np.float16).tobytes()),
        )
    return int(found)


def _labels_of(folder: Path) -> str:
    """Name the choice; the name of a folder may be no valid text."""
    return f"labels of {quote_from_bytes(os.fsencode(folder))}"


def _marks(group: Sequence[object]) -> str:
    return ",".join("?" * len(group))


def _groups(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), _ROWS_AT_ONCE):
        yield items[start : start + _ROWS_AT_ONCE]


def _range(folder: Path) -> tuple[bytes, bytes]:
    """Give the bounds of all paths under a folder: from its name with a separator to just behind that."""
    prefix = os.fsencode(folder).rstrip(os.fsencode(os.sep))
    return prefix + os.fsencode(os.sep), prefix + bytes([ord(os.sep) + 1])


def _path(raw: bytes) -> Path:
    return Path(os.fsdecode(raw))
