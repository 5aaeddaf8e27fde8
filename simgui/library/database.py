"""One SQLite file, a connection for every thread that asks, errors in sentences."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from simgui.core.errors import SimguiError
from simgui.library.migrations import migrate

_SECONDS_TO_WAIT_FOR_WRITER = 30
_PAGE_BYTES = 16384  # holds the features of six pictures; counts only before the first table is made


class Database:
    """The catalogue's file, brought to today's schema; written ahead (WAL), so that reading never waits.

    Raises:
        SimguiError: if the file is damaged, newer than this program, or cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        try:
            with self._translated():
                migrate(self._connection())
        except SimguiError:
            self.close()
            raise

    def close(self) -> None:
        """Close every connection; the database is not used afterwards."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def query(self, sql: str, parameters: Sequence[object] = ()) -> sqlite3.Cursor:
        """Run one statement outside of a transaction.

        Raises:
            SimguiError: what the database cannot do, in a sentence.
        """
        with self._translated():
            return self._connection().cursor(self._cursor).execute(sql, parameters)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write in one transaction: all of it is kept, or, after an error or a kill, none of it.

        Raises:
            SimguiError: what the database cannot do, in a sentence.
        """
        with self._translated():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def version(self) -> object:
        """Give a value that differs, asked on one thread, after any change by any thread or program."""
        connection = self._connection()
        return id(connection), self.query("PRAGMA data_version").fetchone()[0], connection.total_changes

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                self.path,
                timeout=_SECONDS_TO_WAIT_FOR_WRITER,
                check_same_thread=False,  # closed by the thread that closes the database
                isolation_level=None,
            )
            for pragma in (f"page_size = {_PAGE_BYTES}", "journal_mode = WAL", "foreign_keys = ON"):
                connection.execute(f"PRAGMA {pragma}")
            self._local.connection = connection
            with self._lock:
                self._connections.append(connection)
        return connection

    def _cursor(self, connection: sqlite3.Connection) -> "_Cursor":
        return _Cursor(connection, self.path)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise _explain(error, self.path) from error


class _Cursor(sqlite3.Cursor):
    """A cursor that reads on, row by row, with the same errors in sentences: damage may lie anywhere."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        super().__init__(connection)
        self._path = path

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except sqlite3.DatabaseError as error:
            raise _explain(error, self._path) from error

    def fetchone(self) -> Any:
        """Give the next row, None after the last."""
        return next(self, None)

    def fetchall(self) -> list[Any]:
        """Give all rows that are left."""
        return list(self)


def _explain(error: sqlite3.DatabaseError, path: Path) -> SimguiError:
    if isinstance(error, sqlite3.OperationalError):
        return SimguiError("The catalogue cannot be used", f"{path}: {_advice(str(error))}")
    return SimguiError(
        "The catalogue is damaged",
        f"{path} is not readable ({error}). Move it aside and index your folders again; "
        "your pictures are not affected.",
    )


def _advice(error: str) -> str:
    if "full" in error:
        return "the disk is full. Make some room and try again; what was finished is kept."
    if "locked" in error:
        return "another program is writing to it. Close the other SimGUI and try again."
    return f"{error}. Check that its folder exists and can be written to."
