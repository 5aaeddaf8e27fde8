"""Read a catalogue that comes from outside: its data, and nothing that it would have SQLite do.

A database file can bring programs (triggers, views, computed columns, checks, expressions in indexes) and
damage that makes SQLite read for ever. So a backup is never used as it is: the rows of known tables, by known
columns, are copied into a new file that this program makes, within bounds, and are then held to the same
rules as the rows of its own catalogue.
"""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.core.sentences import Sentence, joined, say, verbatim
from simgui.library.catalogue import packed_models
from simgui.library.catalogue.migrations import migrate, version_of
from simgui.library.catalogue.row_rules import broken_rules, take_out_broken
from simgui.library.catalogue.schema import TODAY, columns_of, columns_of_schema, differences, make_schema

_SECONDS_TO_READ = 60
_BYTES_A_SECOND = 2 << 20  # a slow drive, many times over
_OPERATIONS_BETWEEN_LOOKS = 10_000
_LEAST_BYTES_OF_A_ROW = 4
_OF_THE_DISK = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_NOMEM}
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 17 << 20,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 2,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_PRAGMAS = ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON", "mmap_size = 0")


@contextmanager
def opened_backup(source: Path) -> Iterator[sqlite3.Connection]:
    """Open a backup for reading, bounded in time and in what its schema may say.

    Raises:
        SimguiError: if it is no backup of SimGUI, is damaged, or comes from a newer program; also for what
            is found to be damaged while it is read.
    """
    if not source.is_file():
        raise SimguiError(
            say("There is no backup"),
            say("{source} is no file. Choose a backup made by SimGUI.", source=source),
        )
    try:
        # Read where it lies, without a journal beside it.
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?immutable=1", uri=True)) as backup:
            for limit, most in _LIMITS.items():
                backup.setlimit(limit, most)
            _stop_in_time(backup, source.stat().st_size)
            for pragma in _PRAGMAS:
                backup.execute(f"PRAGMA {pragma}")
            _check(backup, source)
            yield backup
    except (sqlite3.Error, OverflowError, UnicodeError) as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _OF_THE_DISK:
            raise
        raise _damaged(source, verbatim(str(error))) from error


def rebuild(backup: sqlite3.Connection, size_bytes: int, new: sqlite3.Connection) -> None:
    """Make of a backup, of whatever schema, a catalogue as this program writes it.

    What can be computed anew and is damaged is left out.

    Args:
        backup: As `opened_backup` gave it.
        size_bytes: Of the backup; it holds no more rows than fit.
        new: Of an empty file.

    Raises:
        sqlite3.Error: if something cannot be read or written, or the person decided it and it is damaged.
    """
    _copy(backup, size_bytes, new)
    migrate(new, _keep_nothing)
    for rule, count in broken_rules(new, {}):
        if rule.is_decision:
            raise sqlite3.DatabaseError(rule.said_of(count))
    new.execute("BEGIN")
    take_out_broken(new, {})
    new.execute("COMMIT")


def _copy(backup: sqlite3.Connection, size_bytes: int, copy: sqlite3.Connection) -> None:
    """Copy every row that the schema of a backup knows."""
    version = version_of(backup)
    most = size_bytes // _LEAST_BYTES_OF_A_ROW
    copy.execute("PRAGMA foreign_keys = OFF")
    copy.execute("BEGIN")
    make_schema(copy, version)
    for table, columns in columns_of_schema(version).items():
        names = ", ".join(name for name, *_ in columns)
        write = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
        copy.executemany(write, _at_most(most, backup.execute(f"SELECT {names} FROM {table}")))
    _keep_used_ids(backup, copy)
    copy.execute("COMMIT")


def _keep_nothing(version: int) -> None:
    pass


def _check(backup: sqlite3.Connection, source: Path) -> None:
    """See that a file is what this program or an older one has written, and is whole."""
    version = version_of(backup)
    if version > TODAY:
        raise SimguiError(
            say("The backup is newer than this program"),
            say(
                "{source} has schema {version}, this program knows up to {known}. Install the "
                "newer SimGUI to use it.",
                source=source,
                version=version,
                known=TODAY,
            ),
        )
    tables = {row[0] for row in backup.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"files", "pictures", "features", "choices"} <= tables:
        raise SimguiError(
            say("This is no backup"),
            say("{source} was not made by SimGUI. Choose another file.", source=source),
        )
    if version < 1:
        raise _damaged(source, say("it says that its schema is {version}", version=version))
    if lacks := differences(backup, version):
        raise _damaged(source, joined(lacks, "; "))
    known = tuple(columns_of_schema(version))
    if packed_models.TABLE in tables:
        if columns_of(backup, packed_models.TABLE) != packed_models.COLUMNS:
            raise _damaged(source, say("its models are not as they should be"))
        known += (packed_models.TABLE,)
    for table in known:
        told = [str(row[0]) for row in backup.execute(f"PRAGMA quick_check({table})")]
        if told != ["ok"]:
            raise _damaged(source, verbatim(told[0]))


def _stop_in_time(backup: sqlite3.Connection, size_bytes: int) -> None:
    """End what takes longer than reading the whole file could: damage, or a query that has no end."""
    deadline = time.monotonic() + _SECONDS_TO_READ + size_bytes / _BYTES_A_SECOND
    backup.set_progress_handler(lambda: time.monotonic() > deadline, _OPERATIONS_BETWEEN_LOOKS)


def _at_most(most: int, rows: sqlite3.Cursor) -> Iterator[tuple[object, ...]]:
    for number, row in enumerate(rows):
        if number >= most:
            raise sqlite3.DatabaseError("it has more rows than its size allows")
        yield row


def _keep_used_ids(backup: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    """Give no number of a picture that was forgotten before the backup was made to another one."""
    ask = "SELECT max(seq) FROM sqlite_sequence WHERE name = 'pictures' AND seq BETWEEN 1 AND 1 << 53"
    with contextlib.suppress(sqlite3.OperationalError):  # an older schema has no such numbers
        used = max(connection.execute(ask).fetchone()[0] or 0 for connection in (backup, copy))
        copy.execute("DELETE FROM sqlite_sequence WHERE name = 'pictures'")
        copy.execute("INSERT INTO sqlite_sequence VALUES ('pictures', ?)", (used,))


def _damaged(source: Path, why: Sentence) -> SimguiError:
    return SimguiError(
        say("This backup cannot be used"),
        say("{source} is damaged ({why}). Choose another file.", source=source, why=why),
    )
