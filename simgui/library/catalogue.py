"""The catalogue: one SQLite file that knows every file a scan saw and keeps what was computed for it.

A *picture* is one distinct content, known by its hash; one or more *files* hold it. Features hang on the
picture, so that a moved, renamed or copied file costs one hash. Paths are kept as the bytes of the file
system: they sort the way the scan does, and a name that is no valid text survives.
"""

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote_from_bytes

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError
from simgui.core.labels import Labelling, subfolder_of
from simgui.core.records import CoveredFolder, FileEntry, FileState, Picture
from simgui.core.rules import Rules
from simgui.library.database import Database
from simgui.library.decision_copy import DecisionCopy
from simgui.library.scanner import FoundFile

Features = npt.NDArray[np.float32]
_ROWS_AT_ONCE = 500
T = TypeVar("T")

# The files of the running scan that differ from what the catalogue knows; takes the backbone's id.
_CHANGED = """
    FROM found
    LEFT JOIN files USING (path)
    LEFT JOIN features ON features.picture_id = files.picture_id AND features.backbone = ?
    WHERE found.rule = '' AND (
        files.state IS NULL OR files.state IN ('missing', 'offline') OR found.trouble != ''
        OR files.size_bytes != found.size_bytes OR files.mtime_ns != found.mtime_ns
        OR (files.state IN ('indexed', 'excluded') AND features.picture_id IS NULL)
    )
"""
_FOUND_COLUMNS = "found.path, found.size_bytes, found.mtime_ns, found.trouble, found.rule, found.identity"
_SEARCHABLE = "files.state IN ('indexed', 'offline')"
# The first place of a picture that is there, else the first last known one; takes no parameter.
_FIRST_PATH = "COALESCE(MIN(CASE files.state WHEN 'indexed' THEN files.path END), MIN(files.path))"


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
        self._copy = DecisionCopy(path.with_name("decisions.json"))
        self._database = Database(path)
        try:
            self._settle_copy()
        except SimguiError:
            self._database.close()
            raise

    def close(self) -> None:
        """Close the file; the catalogue is not used afterwards."""
        self._database.close()

    def version(self) -> object:
        """Give a value that differs, asked on one thread, after any change by any thread or program."""
        return self._database.version()

    # The file as a whole.

    def _settle_copy(self) -> None:
        """Let what the person decided stand in both places.

        The copy is written first: where the two differ it is the newer one, or the only one.
        """
        with self._database.transaction() as connection:
            self._copy.bring_back(connection)
            self._copy.write(connection)

    @contextmanager
    def _deciding(self) -> Iterator[sqlite3.Connection]:
        """Write what the person decides: in the copy and in the catalogue, or in neither."""
        with self._database.transaction() as connection:
            yield connection
            self._copy.write(connection)

    def back_up(self, target: Path) -> None:
        """Write the whole catalogue to another file, while it is being used.

        Raises:
            SimguiError: if there is no room, or the file cannot be written; what was there before stays.
        """
        self._database.copy_to(target)

    def restore(self, source: Path) -> Path:
        """Take over a backup. What was there is kept beside, and its file is given.

        Raises:
            SimguiError: if the backup cannot be used; nothing is changed.
        """
        moment = time.strftime("%Y%m%d-%H%M%S")
        kept = self.path.with_name(f"{self.path.stem}-before-restore-{moment}{self.path.suffix}")
        self._database.copy_to(kept)
        try:
            self._database.replace_with(source)
        except SimguiError:
            kept.unlink(missing_ok=True)
            raise
        with self._database.transaction() as connection:
            self._copy.write(connection)
        return kept

    def set_aside(self) -> Path:
        """Keep a damaged file under another name, begin a new one with what the person decided.

        Returns:
            Where the damaged file is now.
        """
        kept = self._database.set_aside("damaged")
        self._settle_copy()
        self.salvage(kept)
        return kept

    def salvage(self, damaged: Path) -> None:
        """Take over what a damaged catalogue still tells of what the person decided."""
        with self._deciding() as connection:
            self._copy.salvage(damaged, connection)

    # The folders that the library covers.

    def folders(self) -> list[CoveredFolder]:
        """List the covered folders, in path order."""
        rows = self._database.query("SELECT path, offline, scanned_ns FROM folders ORDER BY path").fetchall()
        return [
            CoveredFolder(_path(path), bool(offline), self._count_searchable(_path(path)), scanned / 1e9)
            for path, offline, scanned in rows
        ]

    def _count_searchable(self, folder: Path) -> int:
        row = self._database.query(
            f"SELECT COUNT(*) FROM files WHERE path >= ? AND path < ? AND {_SEARCHABLE}", _range(folder)
        ).fetchone()
        return int(row[0])

    def covering(self, folder: Path) -> Path | None:
        """Give the covered folder that `folder` is or lies in, the nearest one; None if there is none."""
        for each in (folder, *folder.parents):
            if self._database.query("SELECT 1 FROM folders WHERE path = ?", (os.fsencode(each),)).fetchone():
                return each
        return None

    def cover(self, folder: Path) -> None:
        """Let the library cover a folder from now on, if it does not yet."""
        if self.covering(folder) is None:
            with self._deciding() as connection:
                connection.execute(
                    "INSERT INTO folders (path, rules) VALUES (?, ?)",
                    (os.fsencode(folder), Rules().to_json()),
                )

    def forget_folder(self, folder: Path) -> None:
        """Cover a folder no longer: forget its files, and pictures that no other folder holds.

        What the person decided about a picture or a label stays, should the folder come back.
        """
        others = [each.path for each in self.folders() if each.path != folder]
        with self._deciding() as connection:
            connection.execute("DELETE FROM folders WHERE path = ?", (os.fsencode(folder),))
            connection.execute("CREATE TEMP TABLE staying (path BLOB PRIMARY KEY) WITHOUT ROWID")
            for other in others:
                connection.execute(
                    "INSERT OR IGNORE INTO staying SELECT path FROM files WHERE path >= ? AND path < ?",
                    _range(other),
                )
            connection.execute(
                "DELETE FROM files WHERE path >= ? AND path < ? AND path NOT IN (SELECT path FROM staying)",
                _range(folder),
            )
            connection.execute("DROP TABLE staying")
            _forget_pictures(connection)

    def rules(self, folder: Path) -> Rules:
        """Give the rules of a covered folder."""
        row = self._database.query(
            "SELECT rules FROM folders WHERE path = ?", (os.fsencode(folder),)
        ).fetchone()
        return Rules.from_json(row[0] if row else None)

    def set_rules(self, folder: Path, rules: Rules) -> None:
        """Keep other rules for a covered folder; the next scan goes by them."""
        with self._deciding() as connection:
            connection.execute(
                "UPDATE folders SET rules = ? WHERE path = ?", (rules.to_json(), os.fsencode(folder))
            )

    def mark_offline(self, folder: Path) -> int:
        """Note that a folder is not there: its pictures stay searchable. Gives how many files that are."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE folders SET offline = 1 WHERE path = ?", (os.fsencode(folder),))
            connection.execute(
                "UPDATE files SET state = 'offline', reason = 'its folder is not there', since_ns = ?"
                " WHERE path >= ? AND path < ? AND state = 'indexed'",
                (time.time_ns(), *_range(folder)),
            )
            row = connection.execute(
                "SELECT COUNT(*) FROM files WHERE path >= ? AND path < ? AND state = 'offline'",
                _range(folder),
            ).fetchone()
        return int(row[0])

    def mark_scanned(self, folder: Path, device: int, began_ns: int) -> None:
        """Note that a covered folder is there, on which drive, and when it began to be looked through."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE folders SET offline = 0, device = ?, scanned_ns = ? WHERE path = ?",
                (device % 2**63, began_ns, os.fsencode(folder)),
            )

    def was_on_another_drive(self, folder: Path, device: int) -> bool:
        """Tell whether a covered folder lay on another drive: an empty folder is where one is plugged in."""
        row = self._database.query(
            "SELECT device FROM folders WHERE path = ?", (os.fsencode(folder),)
        ).fetchone()
        return row is not None and row[0] not in (0, device % 2**63)

    # What a scan found, held against what is known.

    def begin_scan(self) -> None:
        """Make room for the files of one scan, on disk: a folder of any size costs no memory."""
        self._database.query("DROP TABLE IF EXISTS temp.found")
        self._database.query(
            "CREATE TEMP TABLE found (path BLOB PRIMARY KEY, size_bytes INTEGER, mtime_ns INTEGER,"
            " trouble TEXT, rule TEXT, identity TEXT) WITHOUT ROWID"
        )

    def add_found(self, files: Iterable[FoundFile]) -> None:
        """Note files of the running scan."""
        rows = [
            (
                os.fsencode(file.path),
                file.size_bytes,
                file.mtime_ns,
                file.trouble,
                file.rule,
                file.identity,
            )
            for file in files
        ]
        with self._database.transaction() as connection:
            connection.executemany("INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?, ?, ?)", rows)

    def end_scan(self, folder: Path) -> None:
        """Hold what the scan saw under `folder` against what the catalogue knows there.

        What it did not see is missing, or, if it is seen elsewhere under another name, has moved there. What
        lies in a subfolder that could not be listed is not missing: nobody has looked. What was never a
        picture and is gone is forgotten. What a rule leaves out keeps what was computed for it.
        """
        with self._database.transaction() as connection:
            now, bounds = time.time_ns(), _range(folder)
            for (path,) in connection.execute("SELECT path FROM found WHERE trouble != ''").fetchall():
                connection.execute(
                    "INSERT OR IGNORE INTO found SELECT path, size_bytes, mtime_ns, '', '', identity"
                    " FROM files WHERE path >= ? AND path < ? AND state NOT IN ('missing', 'offline')",
                    _range(_path(path)),
                )
            for path, rule in connection.execute("SELECT path, rule FROM found WHERE rule != ''").fetchall():
                connection.execute(
                    "INSERT OR IGNORE INTO found SELECT path, size_bytes, mtime_ns, '', ?, identity"
                    " FROM files WHERE path >= ? AND path < ? AND picture_id IS NOT NULL",
                    (rule, *_range(_path(path))),
                )
            _follow_moves(connection, folder, now)
            connection.execute(
                "DELETE FROM files WHERE path >= ? AND path < ? AND picture_id IS NULL"
                " AND path NOT IN (SELECT path FROM found)",
                bounds,
            )
            connection.execute(
                "UPDATE files SET state = 'missing', reason = 'no longer in the folder', since_ns = ?"
                " WHERE path >= ? AND path < ? AND state NOT IN ('missing', 'offline')"
                " AND path NOT IN (SELECT path FROM found)",
                (now, *bounds),
            )
            connection.execute(
                "INSERT INTO files (path, size_bytes, mtime_ns, state, reason, since_ns)"
                " SELECT path, size_bytes, mtime_ns, 'excluded', rule, ? FROM found WHERE rule != ''"
                " ON CONFLICT (path) DO UPDATE SET state = 'excluded', reason = excluded.reason,"
                " since_ns = CASE files.state WHEN 'excluded' THEN files.since_ns ELSE excluded.since_ns END",
                (now,),
            )
            # What is there again as it was, and what only a rule kept out, needs no look.
            connection.execute(
                "UPDATE files SET state = 'indexed', reason = '', since_ns = ? FROM found"
                " WHERE found.path = files.path AND found.rule = '' AND found.trouble = ''"
                " AND found.size_bytes = files.size_bytes AND found.mtime_ns = files.mtime_ns"
                " AND files.picture_id IS NOT NULL AND (files.state IN ('offline', 'missing')"
                " OR files.state = 'excluded' AND files.reason NOT LIKE 'smaller than%')",
                (now,),
            )
            connection.execute(
                "UPDATE files SET identity = found.identity FROM found WHERE found.path = files.path"
                " AND found.size_bytes = files.size_bytes AND found.mtime_ns = files.mtime_ns"
                " AND found.identity != files.identity"
            )

    def end_indexing(self, folder: Path, smallest_px: int) -> None:
        """Settle what only the whole run could tell, under `folder`.

        A missing file whose subfolder has gone as well is offline: that may be a drive. A picture with a side
        below `smallest_px` is excluded.
        """
        with self._database.transaction() as connection:
            now, bounds = time.time_ns(), _range(folder)
            there: dict[Path, bool] = {}
            gone = connection.execute(
                "SELECT path FROM files WHERE path >= ? AND path < ? AND state = 'missing'", bounds
            ).fetchall()
            lost = [row for row in gone if not _is_there(_path(row[0]).parent, there)]
            connection.executemany(
                "UPDATE files SET state = 'offline', reason = 'its folder is not there' WHERE path = ?", lost
            )
            small = f"smaller than {smallest_px} pixels"
            connection.execute(
                "UPDATE files SET state = 'excluded', reason = ?, since_ns = ? FROM pictures"
                " WHERE pictures.id = files.picture_id AND path >= ? AND path < ?"
                " AND MIN(width_px, height_px) < ?"
                " AND (state = 'indexed' OR state = 'excluded' AND reason LIKE 'smaller than%')",
                (small, now, *bounds, smallest_px),
            )
            connection.execute(
                "UPDATE files SET state = 'indexed', reason = '', since_ns = ? FROM pictures"
                " WHERE pictures.id = files.picture_id AND path >= ? AND path < ?"
                " AND MIN(width_px, height_px) >= ? AND state = 'excluded' AND reason LIKE 'smaller than%'",
                (now, *bounds, smallest_px),
            )

    def count_found(self) -> int:
        """Count the files of the scan, with those that could not be looked for."""
        return int(self._database.query("SELECT COUNT(*) FROM found WHERE rule = ''").fetchone()[0])

    def changed_files(self, backbone: str, at_once: int) -> Iterator[list[FoundFile]]:
        """Yield, in path order and `at_once` at a time, the found files that have to be read.

        Those are the new ones, those whose size or time differ, and those whose picture has no features of
        `backbone` yet. Each list is to be written by `add_batch` before the next is asked for.
        """
        last = b""
        while rows := self._database.query(
            f"SELECT {_FOUND_COLUMNS} {_CHANGED} AND found.path > ? ORDER BY found.path LIMIT ?",
            (backbone, last, at_once),
        ).fetchall():
            last = rows[-1][0]
            yield [FoundFile(_path(path), *others) for path, *others in rows]

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
            now = time.time_ns()
            for item in batch:
                path, picture_id = os.fsencode(item.file.path), _add_picture(connection, item, backbone)
                if picture_id is not None:
                    _end_move(connection, path, picture_id)
                connection.execute(
                    "INSERT INTO files"
                    " (path, size_bytes, mtime_ns, state, reason, picture_id, identity, since_ns)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET"
                    " size_bytes = excluded.size_bytes, mtime_ns = excluded.mtime_ns,"
                    " state = excluded.state, reason = excluded.reason, picture_id = excluded.picture_id,"
                    " identity = excluded.identity, since_ns = excluded.since_ns",
                    (
                        path,
                        item.file.size_bytes,
                        item.file.mtime_ns,
                        item.state.value,
                        item.reason,
                        picture_id,
                        item.file.identity,
                        now,
                    ),
                )

    # What a query reads.

    def picture_ids(self, folder: Path, backbone: str) -> npt.NDArray[np.int64]:
        """List the searchable pictures under `folder`: int64 (n,), in the order of their first path."""
        rows = self._database.query(
            "SELECT files.picture_id FROM files"
            " JOIN features ON features.picture_id = files.picture_id AND features.backbone = ?"
            f" WHERE files.path >= ? AND files.path < ? AND {_SEARCHABLE}"
            " GROUP BY files.picture_id ORDER BY MIN(files.path)",
            (backbone, *_range(folder)),
        )
        return np.fromiter((row[0] for row in rows), np.int64)

    def lacks_features(self, folder: Path, backbone: str) -> bool:
        """Tell whether a backbone has yet to look at an indexed picture under `folder`."""
        row = self._database.query(
            "SELECT EXISTS (SELECT 1 FROM files"
            " LEFT JOIN features ON features.picture_id = files.picture_id AND features.backbone = ?"
            " WHERE path >= ? AND path < ? AND state = 'indexed' AND features.picture_id IS NULL)",
            (backbone, *_range(folder)),
        ).fetchone()
        return bool(row[0])

    def offline_ids(self, folder: Path) -> frozenset[int]:
        """Give the searchable pictures under `folder` of which no file is there now."""
        rows = self._database.query(
            f"SELECT picture_id FROM files WHERE path >= ? AND path < ? AND {_SEARCHABLE}"
            " GROUP BY picture_id HAVING MAX(state = 'indexed') = 0",
            _range(folder),
        )
        return frozenset(row[0] for row in rows)

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
                f"SELECT pictures.id, {_FIRST_PATH}, COUNT(*), width_px, height_px,"
                " MAX(files.state = 'indexed') FROM pictures JOIN files ON files.picture_id = pictures.id"
                f" WHERE files.path >= ? AND files.path < ? AND {_SEARCHABLE}"
                f" AND pictures.id IN ({_marks(group)}) GROUP BY pictures.id",
                (*_range(folder), *group),
            )
            for number, raw, places, width, height, here in rows:
                path = _path(raw)
                label = own.get(number, labelling.label_of(path, folder))
                found[number] = Picture(number, path, label, places, width, height, not here)
        return [found[number] for number in ids if number in found]

    def holders(self, picture_id: int) -> tuple[bytes, list[Path]]:
        """Give the content hash of a picture and the files that hold it, in path order."""
        rows = self._database.query(
            "SELECT content, path FROM pictures JOIN files ON files.picture_id = pictures.id"
            f" WHERE pictures.id = ? AND {_SEARCHABLE} ORDER BY state, path",
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
            f" WHERE files.path >= ? AND files.path < ? AND {_SEARCHABLE} ORDER BY files.path",
            (backbone, *_range(folder)),
        )
        for picture_id, path in rows:
            yield picture_id, subfolder_of(_path(path), folder)

    def picture_at(self, path: Path, backbone: str) -> int | None:
        """Give the id of the picture that a file holds; None if it has changed since or has no features."""
        row = self._database.query(
            "SELECT files.picture_id, size_bytes, mtime_ns FROM files"
            " JOIN features ON features.picture_id = files.picture_id AND features.backbone = ?"
            f" WHERE path = ? AND {_SEARCHABLE}",
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
        with self._deciding() as connection:
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
        with self._deciding() as connection:
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
            "SELECT path, state, reason, since_ns,"
            " (SELECT MIN(other.path) FROM files AS other"
            "  WHERE other.picture_id = files.picture_id AND other.state = 'indexed') FROM files"
            f" WHERE path >= ? AND path < ? AND state IN ({_marks(chosen)}) ORDER BY path",
            (*_range(folder), *chosen),
        )
        for path, state, reason, since, first in rows:
            duplicate = None if first in (None, path) else _path(first)
            yield FileEntry(_path(path), FileState(state), reason, duplicate, since / 1e9)

    def count_duplicates(self, folder: Path) -> int:
        """Count the files under `folder` that hold the picture of an earlier one."""
        row = self._database.query(
            "SELECT COUNT(*) FROM files WHERE path >= ? AND path < ? AND state = 'indexed' AND EXISTS"
            " (SELECT 1 FROM files AS other WHERE other.picture_id = files.picture_id"
            "  AND other.state = 'indexed' AND other.path < files.path)",
            _range(folder),
        ).fetchone()
        return int(row[0])

    def try_again(self, paths: Iterable[Path]) -> None:
        """Let the next scan read files again that failed or were skipped, though they have not changed."""
        with self._database.transaction() as connection:
            connection.executemany(
                "UPDATE files SET mtime_ns = -1 WHERE path = ? AND state IN ('failed', 'skipped')",
                [(os.fsencode(path),) for path in paths],
            )

    def forget(self, paths: Iterable[Path]) -> None:
        """Forget files that are missing or offline, and pictures that no other file holds."""
        with self._database.transaction() as connection:
            connection.executemany(
                "DELETE FROM files WHERE path = ? AND state IN ('missing', 'offline')",
                [(os.fsencode(path),) for path in paths],
            )
            _forget_pictures(connection)

    def counts(self, folder: Path) -> dict[FileState, int]:
        """Count the files known under `folder`, by state; every state is present."""
        rows = self._database.query(
            "SELECT state, COUNT(*) FROM files WHERE path >= ? AND path < ? GROUP BY state", _range(folder)
        )
        return dict.fromkeys(FileState, 0) | {FileState(state): count for state, count in rows}

    def count_pictures(self) -> int:
        """Count all pictures of the catalogue."""
        return int(self._database.query("SELECT COUNT(*) FROM pictures").fetchone()[0])

    def check_quickly(self) -> None:
        """Look for damage in the structure of the file, as after a stop that was not clean.

        Raises:
            DamagedCatalogue: if there is any.
        """
        self._database.check("quick_check")

    def check(self) -> None:
        """Look for damage anywhere in the file, indexes included.

        Raises:
            DamagedCatalogue: if there is any.
        """
        self._database.check("integrity_check")

    def problems(self) -> list[str]:
        """Check what the file says; an empty list if nothing in it contradicts anything else."""
        problems = []
        for what, sql in _CONTRADICTIONS.items():
            if count := self._database.query(f"SELECT COUNT(*) {sql}").fetchone()[0]:
                problems.append(f"{count} {what}")
        return problems

    def repair(self) -> None:
        """Take out what contradicts itself; the next scan computes it anew."""
        with self._database.transaction() as connection:
            connection.execute(f"DELETE FROM features WHERE rowid IN (SELECT rowid {_WRONG_FEATURES})")
            connection.execute(
                "UPDATE files SET state = 'failed', reason = 'to be read again', mtime_ns = -1,"
                f" picture_id = NULL WHERE id IN (SELECT id {_NO_PICTURE})"
            )


# Half a transaction cannot be seen; these could only come from a mistake of the program, or of a drive.
_NO_PICTURE = (
    "FROM files WHERE state IN ('indexed', 'offline')"
    " AND (picture_id IS NULL OR picture_id NOT IN (SELECT id FROM pictures))"
)
_WRONG_FEATURES = "FROM features WHERE length(vector) % 2 OR picture_id NOT IN (SELECT id FROM pictures)"
_CONTRADICTIONS = {
    "indexed files have no picture": _NO_PICTURE,
    "features belong to no picture or are cut off": _WRONG_FEATURES,
}


def _follow_moves(connection: sqlite3.Connection, folder: Path, now: int) -> None:
    """Let files that the drive knows under another name now keep what is known of them.

    The new place is one that the catalogue does not know; the old one is under `folder` and was not seen, or
    is elsewhere and is not there any more (it may be a second name of the same file).
    """
    low, high = _range(folder)
    rows = connection.execute(
        "SELECT files.id, files.path, found.path FROM found"
        " JOIN files ON files.identity = found.identity AND files.size_bytes = found.size_bytes"
        "  AND files.mtime_ns = found.mtime_ns"
        " WHERE found.identity != '' AND found.rule = '' AND files.picture_id IS NOT NULL"
        " AND files.path NOT IN (SELECT path FROM found)"
        " AND found.path NOT IN (SELECT path FROM files) GROUP BY found.path"
    ).fetchall()
    moves = {
        number: (new, now, number)
        for number, old, new in rows
        if low <= old < high or not os.path.lexists(old)
    }
    connection.executemany(
        "UPDATE files SET path = ?, since_ns = ?, reason = '',"
        " state = CASE state WHEN 'excluded' THEN 'excluded' ELSE 'indexed' END WHERE id = ?",
        moves.values(),
    )


def _end_move(connection: sqlite3.Connection, path: bytes, picture_id: int) -> None:
    """Take a missing place of a picture away when it turns up at a place that was not known."""
    connection.execute(
        "DELETE FROM files WHERE id = (SELECT id FROM files WHERE picture_id = ? AND state = 'missing'"
        " AND NOT EXISTS (SELECT 1 FROM files WHERE path = ?) LIMIT 1)",
        (picture_id, path),
    )


def _forget_pictures(connection: sqlite3.Connection) -> None:
    """Forget pictures that no file holds."""
    held = "(SELECT picture_id FROM files WHERE picture_id IS NOT NULL)"
    connection.execute(f"DELETE FROM features WHERE picture_id NOT IN {held}")
    connection.execute(f"DELETE FROM pictures WHERE id NOT IN {held}")


def _is_there(folder: Path, known: dict[Path, bool]) -> bool:
    if folder not in known:
        known[folder] = folder.is_dir()
    return known[folder]


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
