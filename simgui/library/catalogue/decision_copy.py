"""A second place for what the person decided: one JSON file beside the catalogue, whole at any moment.

What is computed can be computed again; what a person decided cannot. So it is written twice, in two formats
that do not break together: here before the catalogue's transaction ends, and in the catalogue.
"""

import contextlib
import json
import logging
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from simgui.core.errors import explain
from simgui.core.files import written_whole
from simgui.library.catalogue.database import Database
from simgui.library.catalogue.packed_models import forget_packed_models
from simgui.library.catalogue.row_rules import DECISIONS, broken_rules, take_out_broken

log = logging.getLogger(__name__)

SCHEMA = 1
RESTORED = "restored"
"""The choice that says when a backup was restored last, in nanoseconds."""

_NOT_UNDERSTOOD = (
    *(OSError, ValueError, TypeError, KeyError, AttributeError, sqlite3.Error),
    *(RecursionError, OverflowError),  # nested deeply; a number larger than SQLite's
)
_TABLES = {
    "choices": ("name", "value"),
    "decisions": ("content", "kind", "value"),
    "folders": ("path", "rules"),
    "pairs": ("one", "other", "same", "asked"),
    "group_decisions": ("name", "content", "files", "verdict"),
}


class DecisionCopy:
    """The copy of the tables in which the catalogue keeps decisions.

    Args:
        path: Its file; made when there is something to keep.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def deciding(self, database: Database) -> Iterator[sqlite3.Connection]:
        """Write what the person decides in one transaction: to the catalogue and to the copy, or to neither.

        Raises:
            SimguiError: if the disk does not allow it.
        """
        with database.transaction() as connection:
            yield connection
            self.write(connection)

    def settle(self, database: Database) -> None:
        """Let what the person decided stand in both places.

        The copy is written first: where the two differ it is the newer one, or the only one.
        """
        with self.deciding(database) as connection:
            forget_packed_models(connection)  # of a restore by an older version that was killed at its end
            self.read_into(connection)

    def write(self, connection: sqlite3.Connection) -> None:
        """Write what stands in the catalogue, as the running transaction sees it.

        Raises:
            SimguiError: if the disk does not allow it; the copy stays as it was.
        """
        tables = {
            table: [[_out(value) for value in row] for row in _rows(connection, table)]
            for table in _known(connection)
        }
        if not any(tables.values()) and not self._path.exists():
            return
        content = json.dumps({"schema": SCHEMA} | tables, indent=0).encode()
        try:
            if self._path.exists() and self._path.read_bytes() == content:
                return
        except OSError as error:
            raise explain(error, self._path) from error
        with written_whole(self._path, private=True) as beside:
            beside.write_bytes(content)

    def read_into(self, connection: sqlite3.Connection) -> None:
        """Read the copy into the catalogue; what only the catalogue knows stays.

        A copy that cannot be understood is kept under another name.
        """
        try:
            told = json.loads(self._path.read_bytes())
            if told["schema"] > SCHEMA:
                return
            rows = {
                table: [tuple(_in(value) for value in row) for row in told.get(table, ())]
                for table in _known(connection)
            }
            moment = next((value for name, value in rows["choices"] if name == RESTORED), None)
            if self.moment_of(moment) < self.moment_of(_restored(connection)):
                return  # a backup was restored, and the program ended before it could write the copy
            for table, kept in rows.items():
                _put(connection, table, kept, "REPLACE" if table != "folders" else "IGNORE")
                if table == "folders":
                    connection.executemany(
                        "UPDATE folders SET rules = ? WHERE path = ?", [(rules, path) for path, rules in kept]
                    )
            if broken := broken_rules(connection, {}, DECISIONS):
                take_out_broken(connection, {}, DECISIONS)
                raise ValueError(", ".join(rule.said_of(count) for rule, count in broken))
        except FileNotFoundError:
            return
        except _NOT_UNDERSTOOD as error:
            log.warning("%s is not understood and is kept aside: %s", self._path, error)
            with contextlib.suppress(OSError):
                self._path.replace(self._path.with_suffix(".damaged.json"))

    @staticmethod
    def moment_of(restored: object) -> int:
        """Read when a backup was restored; 0 if none was, or it cannot be read."""
        text = str(restored)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0

    def salvage(self, damaged: Path, connection: sqlite3.Connection) -> None:
        """Read what a damaged catalogue still tells, where the copy did not know it."""
        with (
            contextlib.suppress(sqlite3.Error),
            closing(sqlite3.connect(f"{damaged.resolve().as_uri()}?mode=ro", uri=True)) as old,
        ):
            for table in _known(connection):
                kept = []
                with contextlib.suppress(sqlite3.Error):  # up to where the damage begins
                    for row in _rows(old, table):
                        kept.append(row)
                _put(connection, table, kept, "IGNORE")
        take_out_broken(connection, {}, DECISIONS)


def _known(connection: sqlite3.Connection) -> list[str]:
    """List the tables of decisions that the catalogue has."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [table for table in _TABLES if table in tables]


def _rows(connection: sqlite3.Connection, table: str) -> Iterable[tuple[Any, ...]]:
    columns = ", ".join(_TABLES[table])
    return connection.execute(f"SELECT {columns} FROM {table} ORDER BY {columns}")


def _put(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]], known: str) -> None:
    columns = _TABLES[table]
    connection.executemany(
        f"INSERT OR {known} INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        rows,
    )


def _restored(connection: sqlite3.Connection) -> object:
    row = connection.execute("SELECT value FROM choices WHERE name = ?", (RESTORED,)).fetchone()
    return row and row[0]


def _out(value: object) -> object:
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def _in(value: Any) -> object:
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value
