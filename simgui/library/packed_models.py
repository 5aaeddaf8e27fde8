"""The models in a backup: a row for each file of each version, beside the tables of the catalogue."""

import hashlib
import sqlite3
from pathlib import Path

from simgui.core.errors import SimguiError, explain
from simgui.library.model_store import FILES, MOST_BYTES, ModelStore

_TABLE = "packed_models"
_BYTES_AT_ONCE = 1 << 20

Rows = list[tuple[int, str, int, str]]
"""Number of the row, name, size and SHA-256 of each file of a version."""


def pack_models(store: ModelStore, connection: sqlite3.Connection) -> None:
    """Write every version to a database that holds none yet.

    Raises:
        SimguiError: if a file of a version cannot be read.
    """
    connection.execute("BEGIN")
    connection.execute(
        f"CREATE TABLE {_TABLE} (model TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL,"
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
        f"INSERT INTO {_TABLE} VALUES (?, ?, ?, zeroblob(?))",
        (model_id, path.name, _sha256(path), path.stat().st_size),
    ).lastrowid
    with path.open("rb") as source, connection.blobopen(_TABLE, "content", number or 0) as target:
        while part := source.read(_BYTES_AT_ONCE):
            target.write(part)


def unpack_models(store: ModelStore, connection: sqlite3.Connection) -> None:
    """Take over the versions of a backup; one of an older program has none.

    Each appears whole or not at all. One that is here stays, unless its files are not those of the backup.

    Raises:
        SimguiError: if a version in it is damaged, or the disk does not allow it; those before it are here.
    """
    for model_id, rows in _packed(connection).items():
        here = {path.name: _sha256(path) for path in store.files(model_id)} if model_id in store.ids() else {}
        if here == {name: digest for _, name, _, digest in rows}:
            continue
        staged = store.stage()
        try:
            _unpack(connection, model_id, rows, staged)
            if here:
                store.delete(model_id)  # a version never changes: what differs is damaged
            store.publish(staged, model_id)
        except OSError as error:
            raise explain(error, staged) from error
        finally:
            store.discard(staged)


def forget_packed_models(connection: sqlite3.Connection) -> None:
    """Delete what a catalogue has taken over from a backup with its own tables."""
    connection.execute(f"DROP TABLE IF EXISTS {_TABLE}")


def _packed(connection: sqlite3.Connection) -> dict[str, Rows]:
    """List the files of each version.

    Raises:
        SimguiError: if they cannot be those of a version.
    """
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (_TABLE,)).fetchone():
        return {}
    found: dict[str, Rows] = {}
    for model_id, *row in connection.execute(
        f"SELECT model, rowid, file, length(content), sha256 FROM {_TABLE} ORDER BY model, file"
    ):
        found.setdefault(str(model_id), []).append(tuple(row))
    for model_id, rows in found.items():
        if not {name for _, name, _, _ in rows} <= set(FILES) or sum(row[2] for row in rows) > MOST_BYTES:
            raise _damaged(model_id)
    return found


def _unpack(connection: sqlite3.Connection, model_id: str, rows: Rows, staged: Path) -> None:
    for number, name, _, digest in rows:
        hashed = hashlib.sha256()
        with (
            connection.blobopen(_TABLE, "content", number, readonly=True) as source,
            (staged / name).open("wb") as target,
        ):
            while part := source.read(_BYTES_AT_ONCE):
                hashed.update(part)
                target.write(part)
        if hashed.hexdigest() != digest:
            raise _damaged(model_id)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _damaged(model_id: str) -> SimguiError:
    return SimguiError(
        "This backup cannot be used", f"The model “{model_id}” in it is damaged. Choose another backup."
    )
