"""What a catalogue is made of: the tables, columns and indexes of a schema, compared with those of a file."""

import sqlite3
from contextlib import closing
from functools import lru_cache

from simgui.core.sentences import Sentence, say
from simgui.library.catalogue.migrations import MIGRATIONS

TODAY = len(MIGRATIONS)
"""The schema that this program writes."""

Columns = tuple[tuple[str, str, bool, int], ...]
"""Name, type, whether NULL is refused, and place in the primary key, of each column of a table."""


def make_schema(connection: sqlite3.Connection, version: int) -> None:
    """Make the empty tables of a schema in an empty file.

    Args:
        connection: Of the file.
        version: 1 to `TODAY`.
    """
    for steps in MIGRATIONS[:version]:
        for statement in steps.split(";"):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {version}")


@lru_cache
def columns_of_schema(version: int) -> dict[str, Columns]:
    """Give the columns of every table of a schema."""
    with closing(sqlite3.connect(":memory:")) as empty:
        make_schema(empty, version)
        return {table: columns_of(empty, table) or () for table in _names(empty, "table")}


def differences(connection: sqlite3.Connection, version: int = TODAY) -> list[Sentence]:
    """Say what of a schema a file lacks or has otherwise, and what in it could run; empty if all is well.

    Tables that the schema does not know are no difference: nobody reads them.

    Args:
        connection: Of the file.
        version: Of the schema that it says it has.
    """
    found = [
        say("the table {table} is missing or not as it should be", table=table)
        for table, columns in columns_of_schema(version).items()
        if columns_of(connection, table) != columns
    ]
    programs = [name for kind in ("trigger", "view") for name in _names(connection, kind)]
    return found + [say("{name} is not part of a catalogue", name=name) for name in programs]


def columns_of(connection: sqlite3.Connection, table: str) -> Columns | None:
    """Give the columns of a table; None if it is no ordinary table, or has columns that are computed."""
    known = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ? AND rootpage > 0", (table,)
    ).fetchone()
    rows = connection.execute("SELECT * FROM pragma_table_xinfo(?)", (table,)).fetchall() if known else []
    if not rows or any(hidden for *_, hidden in rows):
        return None
    return tuple((name, kind, bool(filled), key) for _, name, kind, filled, _, key, _ in rows)


def _names(connection: sqlite3.Connection, kind: str) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%' ORDER BY name", (kind,)
    )
    return [str(row[0]) for row in rows]
