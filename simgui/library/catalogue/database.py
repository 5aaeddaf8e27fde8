"""One SQLite file, a connection for every thread that asks, errors in sentences."""

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from simgui.core.errors import SimguiError, explain
from simgui.core.files import make_private_file, written_whole
from simgui.core.sentences import joined, say, verbatim
from simgui.library.catalogue.migrations import migrate, version_of
from simgui.library.catalogue.schema import differences
from simgui.library.catalogue.sqlite_errors import damaged, explain_sqlite

_SECONDS_TO_WAIT_FOR_WRITER = 30
_SECONDS_BETWEEN_TRIES = 0.02
_PAGE_BYTES = 16384  # holds the features of twelve pictures; counts only before the first table is made
_BESIDE = ("", "-wal", "-shm")  # what SQLite keeps next to its file
_PRAGMAS = (
    f"page_size = {_PAGE_BYTES}",
    "journal_mode = WAL",
    "synchronous = FULL",  # what was committed is on the disk, not merely on its way: it survives a power cut
    "fullfsync = ON",  # macOS: the drive's own cache too
    "checkpoint_fullfsync = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",  # nothing in the file may call what could do harm
    "cell_size_check = ON",
)


class Database:
    """The catalogue's file, brought to today's schema; written ahead (WAL), so that reading never waits.

    Attributes:
        path: The file.
        is_new: Whether there was nothing in it when it was opened.

    Raises:
        DamagedCatalogue: if the file is damaged.
        SimguiError: if it is newer than this program, or cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._open()

    def _open(self) -> None:
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        try:
            with self._translated():
                connection = self._connection()
                version = version_of(connection)
                self.is_new = version == 0
                if version < 0:
                    raise damaged(self.path, say("its schema is {version}", version=version))
                migrate(connection, self._keep_version)
                self._check_schema(connection)
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

    # The file as a whole.

    def copy_to(self, target: Path, add: Callable[[sqlite3.Connection], None] | None = None) -> None:
        """Write all of it to another file, as it is at one moment, while others go on reading and writing.

        Args:
            target: The file; it appears when it is whole.
            add: Writes something more to it.

        Raises:
            SimguiError: if there is no room, or the file cannot be written; what was there before stays.
        """
        with (
            written_whole(target, private=True) as beside,
            self._translated(beside),
            # A connection of its own: the backup of one that is in a transaction would wait for itself.
            closing(sqlite3.connect(self.path)) as whole,
            closing(sqlite3.connect(beside, isolation_level=None)) as copy,
        ):
            whole.backup(copy)
            if add is not None:
                add(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it

    @contextmanager
    def built_beside(self) -> Iterator[sqlite3.Connection]:
        """Give an empty file beside this one, to be filled and then taken over; it goes away in the end.

        Raises:
            SimguiError: what the disk or the database cannot do, in a sentence.
        """
        beside = self.path.with_name(f"{self.path.stem}-new{self.path.suffix}")
        try:
            beside.unlink(missing_ok=True)
            make_private_file(beside)
            with self._translated(beside), closing(sqlite3.connect(beside, isolation_level=None)) as new:
                new.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
                new.execute("PRAGMA journal_mode = MEMORY")  # after a kill the file is thrown away
                new.execute("PRAGMA synchronous = OFF")
                yield new
        except OSError as error:
            raise explain(error, beside) from error
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)

    def take_over(self, new: sqlite3.Connection) -> None:
        """Become the copy of another catalogue of today's schema, in one transaction.

        Other programs that have this file open see the old content and then the new one; after an error or a
        kill it is the old one. A rename could not do that: they would go on writing to the old file.

        Raises:
            SimguiError: what the database cannot do, in a sentence; nothing is changed.
        """
        with self._translated():
            new.backup(self._connection())

    def check(self, pragma: str) -> None:
        """Look for damage, on a connection that has nothing in memory yet.

        Args:
            pragma: `quick_check`, or `integrity_check`, which compares the indexes too.

        Raises:
            DamagedCatalogue: if there is any.
        """
        with self._translated(), closing(sqlite3.connect(self.path)) as fresh:
            told = [str(row[0]) for row in fresh.execute(f"PRAGMA {pragma}(3)")]
            if told != ["ok"]:
                raise damaged(self.path, verbatim("; ".join(told)))
            self._check_schema(fresh)

    def _check_schema(self, connection: sqlite3.Connection) -> None:
        """See that every table is there as it should be, and nothing that could run by itself."""
        if lacks := differences(connection):
            raise damaged(self.path, joined(lacks, "; "))

    def _keep_version(self, version: int) -> None:
        self.copy_to(self.path.with_name(f"{self.path.stem}-schema-{version}{self.path.suffix}"))

    def set_aside(self, word: str) -> Path:
        """Give the file another name, never to be overwritten, begin a new one, and give that name.

        Args:
            word: Why, a part of the name: "damaged".

        Raises:
            SimguiError: if the system does not permit it.
        """
        self.close()
        kept = set_aside(self.path, word)
        self._open()
        return kept

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            with contextlib.suppress(OSError):  # SQLite says more of what is in the way
                make_private_file(self.path)  # what SQLite puts beside it gets the same rights
            connection = sqlite3.connect(
                self.path,
                timeout=_SECONDS_TO_WAIT_FOR_WRITER,
                check_same_thread=False,  # closed by the thread that closes the database
                isolation_level=None,
            )
            with self._lock:
                self._connections.append(connection)
            for pragma in _PRAGMAS:
                _set_up(connection, pragma)
            self._local.connection = connection
        return connection

    def _cursor(self, connection: sqlite3.Connection) -> "_Cursor":
        return _Cursor(connection, self.path)

    @contextmanager
    def _translated(self, path: Path | None = None) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise explain_sqlite(error, path or self.path) from error


class _Cursor(sqlite3.Cursor):
    """A cursor that reads on, row by row, with the same errors in sentences: damage may lie anywhere."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        super().__init__(connection)
        self._path = path

    def __next__(self) -> Any:
        try:  # no context: there may be millions of rows
            return super().__next__()
        except sqlite3.DatabaseError as error:
            raise explain_sqlite(error, self._path) from error

    def fetchone(self) -> Any:
        """Give the next row, None after the last."""
        return next(self, None)

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        """Give the next rows, fewer at the end."""
        with self._explained():
            return super().fetchmany(size)

    def fetchall(self) -> list[Any]:
        """Give all rows that are left."""
        with self._explained():
            return super().fetchall()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise explain_sqlite(error, self._path) from error


def _set_up(connection: sqlite3.Connection, pragma: str) -> None:
    """Set a pragma, and wait while another program that begins does so: SQLite itself does not wait here."""
    deadline = time.monotonic() + _SECONDS_TO_WAIT_FOR_WRITER
    while True:
        try:
            connection.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_SECONDS_BETWEEN_TRIES)
        else:
            return


def free_name(path: Path, word: str) -> Path:
    """Give a name beside a file that no file has yet, with a word and the time in it."""
    moment, number = time.strftime("%Y%m%d-%H%M%S"), 1
    while True:
        suffix = "" if number == 1 else f"-{number}"
        free = path.with_name(f"{path.stem}-{word}-{moment}{suffix}{path.suffix}")
        if not free.exists():
            return free
        number += 1


def set_aside(path: Path, word: str) -> Path:
    """Rename a database and what lies beside it to a name that no file has yet, and give that name.

    Raises:
        SimguiError: if the system does not permit it.
    """
    kept = free_name(path, word)
    try:
        for end in reversed(_BESIDE):  # the file itself last: until then the next start finds it as it was
            beside = path.with_name(path.name + end)
            if beside.exists():
                beside.rename(kept.with_name(kept.name + end))
    except OSError as error:
        raise explain(error, path) from error
    return kept
