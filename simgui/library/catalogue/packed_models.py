"""The models in a backup: a row for each file of each version, beside the tables of the catalogue."""

import contextlib
import hashlib
import logging
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from simgui.core.errors import SimguiError, explain
from simgui.core.sentences import say
from simgui.models.layout import MOST_BYTES, MOST_FILE_BYTES
from simgui.models.store import ModelStore

log = logging.getLogger(__name__)

TABLE = "packed_models"
COLUMNS = (
    ("model", "TEXT", True, 0),
    ("file", "TEXT", True, 0),
    ("sha256", "TEXT", True, 0),
    ("content", "BLOB", True, 0),
)
"""Name, type, whether NULL is refused, and place in the primary key, of each column."""
_BYTES_AT_ONCE = 1 << 20
Check = Callable[[Path], object]


@dataclass(frozen=True)
class PackedFile:
    """A file of a version, as it lies in a backup.

    Attributes:
        row: Number of its row.
        name: Its name.
        size_bytes: Its size.
        sha256: Hash of its content, hexadecimal.
    """

    row: int
    name: str
    size_bytes: int
    sha256: str


def pack_models(store: ModelStore, connection: sqlite3.Connection) -> None:
    """Write every version to a database that holds none yet.

    Raises:
        SimguiError: if a file of a version cannot be read.
    """
    connection.execute("BEGIN")
    connection.execute(
        f"CREATE TABLE {TABLE} (model TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL,"
        " content BLOB NOT NULL, UNIQUE (model, file))"
    )
    for model_id in store.ids():
        for path in store.files(model_id):
            try:
                _pack(connection, model_id, path)
            except OSError as error:
                raise explain(error, path) from error
    connection.execute("COMMIT")


def _pack(connection: sqlite3.Connection, model_id: str, path: Path) -> None:
    number = connection.execute(
        f"INSERT INTO {TABLE} VALUES (?, ?, ?, zeroblob(?))",
        (model_id, path.name, _sha256(path), path.stat().st_size),
    ).lastrowid
    with path.open("rb") as source, connection.blobopen(TABLE, "content", number or 0) as target:
        while part := source.read(_BYTES_AT_ONCE):
            target.write(part)


class UnpackedModels:
    """The versions of a backup, unpacked aside: they appear together, and can go back.

    Args:
        store: Keeps the versions.
        aside: The folder for versions of the same name that are here and differ; made when there is one.
        check: Raises `SimguiError` over a folder that is no version which this program can load. One bad
            version is left out; it harms nothing else.
    """

    def __init__(self, store: ModelStore, aside: Path, check: Check) -> None:
        self._store = store
        self._aside = aside
        self._check = check
        self._staged: dict[str, Path] = {}
        self._published: list[str] = []

    def unpack(self, connection: sqlite3.Connection) -> None:
        """Unpack every version of a backup that is not here already; one of an older program has none.

        Raises:
            SimguiError: if a version in it is damaged, or the disk does not allow it.
        """
        for model_id, packed in _packed(connection).items():
            here = self._store.files(model_id) if model_id in self._store.ids() else []
            if {path.name: _sha256(path) for path in here} == {file.name: file.sha256 for file in packed}:
                continue
            staged = self._staged[model_id] = self._store.stage()
            try:
                _unpack(connection, model_id, packed, staged)
            except OSError as error:
                raise explain(error, staged) from error
            try:
                self._check(staged)
            except SimguiError as problem:
                log.info("%s is left out of what is restored: %s", model_id, problem)
                self._store.discard(self._staged.pop(model_id))

    def publish(self) -> None:
        """Let them appear.

        Raises:
            SimguiError: if one of them is damaged, or the disk does not allow it.
        """
        for model_id, staged in self._staged.items():
            if model_id in self._store.ids():
                self._store.move_out(model_id, self._aside)
            self._published.append(model_id)
            self._store.publish(staged, model_id)

    def take_back(self) -> None:
        """Let the models be as they were before."""
        for model_id in self._published:
            with contextlib.suppress(SimguiError):
                self._store.delete(model_id)
        self._published.clear()
        if self._aside.is_dir():
            self._store.move_in(self._aside)

    def discard(self) -> None:
        """Throw away what has not appeared."""
        for staged in self._staged.values():
            self._store.discard(staged)


def forget_packed_models(connection: sqlite3.Connection) -> None:
    """Delete what a catalogue has taken over from a backup with its own tables."""
    connection.execute(f"DROP TABLE IF EXISTS {TABLE}")


def _packed(connection: sqlite3.Connection) -> dict[str, list[PackedFile]]:
    """List the files of each version.

    Raises:
        SimguiError: if they cannot be those of a version.
    """
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (TABLE,)).fetchone():
        return {}
    found: dict[str, list[PackedFile]] = {}
    for model_id, *row in connection.execute(
        f"SELECT model, rowid, file, length(content), sha256 FROM {TABLE} ORDER BY model, file"
    ):
        found.setdefault(str(model_id), []).append(PackedFile(*row))
    for model_id, files in found.items():
        size_bytes = sum(file.size_bytes for file in files)
        if not {file.name for file in files} <= MOST_FILE_BYTES.keys() or size_bytes > MOST_BYTES:
            raise _damaged(model_id)
    return found


def _unpack(connection: sqlite3.Connection, model_id: str, files: Sequence[PackedFile], staged: Path) -> None:
    for file in files:
        hashed = hashlib.sha256()
        with (
            connection.blobopen(TABLE, "content", file.row, readonly=True) as source,
            (staged / file.name).open("wb") as target,
        ):
            while part := source.read(_BYTES_AT_ONCE):
                hashed.update(part)
                target.write(part)
        if hashed.hexdigest() != file.sha256:
            raise _damaged(model_id)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _damaged(model_id: str) -> SimguiError:
    return SimguiError(
        say("This backup cannot be used"),
        say("The model “{model}” in it is damaged. Choose another backup.", model=model_id),
    )
