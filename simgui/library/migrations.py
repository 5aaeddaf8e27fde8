"""The numbered steps from an empty file to the catalogue of today. Steps are only ever added."""

import sqlite3

from simgui.core.errors import SimguiError

MIGRATIONS = (
    # 1: files, the pictures in them, what the backbone saw, what the person chose
    """
    CREATE TABLE pictures (
        id INTEGER PRIMARY KEY,
        content BLOB NOT NULL UNIQUE,       -- BLAKE2b, 16 bytes, of the file's content
        width_px INTEGER NOT NULL,
        height_px INTEGER NOT NULL
    );
    CREATE TABLE files (
        id INTEGER PRIMARY KEY,
        path BLOB NOT NULL UNIQUE,          -- the bytes of the file system
        size_bytes INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('indexed', 'skipped', 'failed', 'missing')),
        reason TEXT NOT NULL,
        picture_id INTEGER REFERENCES pictures (id)
    );
    CREATE INDEX files_of_picture ON files (picture_id);
    CREATE TABLE features (
        picture_id INTEGER NOT NULL REFERENCES pictures (id),
        backbone TEXT NOT NULL,
        vector BLOB NOT NULL,               -- float16 (1280,)
        PRIMARY KEY (picture_id, backbone)
    );
    CREATE TABLE choices (
        name TEXT PRIMARY KEY,              -- "active model", "cutpoint of MODEL"
        value TEXT NOT NULL
    );
    """,
    # 2: what the person decided about one picture, wherever it lies
    """
    CREATE TABLE decisions (
        content BLOB NOT NULL,              -- as in pictures, which it outlives
        kind TEXT NOT NULL,                 -- "label" or "right": see Catalogue.decided
        value TEXT NOT NULL,
        PRIMARY KEY (content, kind)
    ) WITHOUT ROWID;
    """,
)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the catalogue to today's schema, in one transaction.

    Raises:
        SimguiError: if a newer program has written it.
    """
    connection.execute("BEGIN IMMEDIATE")  # two programs may start at once: one migrates, the other waits
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            raise SimguiError(
                "The catalogue is newer than this program",
                f"It has schema {version}, this program knows up to {len(MIGRATIONS)}. "
                "Install the newer SimGUI to use it.",
            )
        for steps in MIGRATIONS[version:]:
            for statement in steps.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
