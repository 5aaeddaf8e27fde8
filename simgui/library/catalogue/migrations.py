"""The numbered steps from an empty file to the catalogue of today. Steps are only ever added."""

import sqlite3
from collections.abc import Callable

from simgui.core.errors import SimguiError
from simgui.core.sentences import say
from simgui.library.catalogue.encodings import convert_to_8_bits

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
        vector BLOB NOT NULL,               -- as many as the backbone gives, float16 or as schema 6 says
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
        kind TEXT NOT NULL,                 -- "label", "right" or "left": see Kind
        value TEXT NOT NULL,
        PRIMARY KEY (content, kind)
    ) WITHOUT ROWID;
    """,
    # 3: folders that the library covers, with their rules; files that are offline or excluded, and how the
    # file system knows a file whatever its name
    """
    CREATE TABLE folders (
        path BLOB PRIMARY KEY,
        rules TEXT NOT NULL,                -- JSON
        offline INTEGER NOT NULL DEFAULT 0,
        device INTEGER NOT NULL DEFAULT 0,  -- the drive it lay on at the last scan
        scanned_ns INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE TABLE files_of_3 (
        id INTEGER PRIMARY KEY,
        path BLOB NOT NULL UNIQUE,
        size_bytes INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        state TEXT NOT NULL
            CHECK (state IN ('indexed', 'offline', 'excluded', 'skipped', 'failed', 'missing')),
        reason TEXT NOT NULL,
        picture_id INTEGER REFERENCES pictures (id),
        identity TEXT NOT NULL DEFAULT '',  -- drive and inode, empty where the system has none
        since_ns INTEGER NOT NULL DEFAULT 0 -- when this became of it, 0 before schema 3
    );
    INSERT INTO files_of_3 (id, path, size_bytes, mtime_ns, state, reason, picture_id)
        SELECT id, path, size_bytes, mtime_ns, state, reason, picture_id FROM files;
    DROP TABLE files;
    ALTER TABLE files_of_3 RENAME TO files;
    CREATE INDEX files_of_picture ON files (picture_id);
    """,
    # 4: formats came that were skipped before (HEIC, icons): what was skipped is looked at once more. And the
    # number of a picture that was forgotten is never given to another one: what is shown may still go by it
    """
    UPDATE files SET mtime_ns = -1 WHERE state = 'skipped';
    CREATE TABLE pictures_of_4 (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        content BLOB NOT NULL UNIQUE,
        width_px INTEGER NOT NULL,
        height_px INTEGER NOT NULL
    );
    INSERT INTO pictures_of_4 SELECT id, content, width_px, height_px FROM pictures;
    DROP TABLE pictures;
    ALTER TABLE pictures_of_4 RENAME TO pictures
    """,
    # 5: more is read: what failed or was skipped is looked at once more. Formats that may hold more than 8
    # bits or other colours than sRGB came out wrong at times: their pictures stay as they are until their
    # files are seen, and are then decoded anew. And there is room for what a person should know of a picture
    """
    UPDATE files SET mtime_ns = -1 WHERE state IN ('failed', 'skipped');
    ALTER TABLE pictures ADD COLUMN remark TEXT NOT NULL DEFAULT '';
    ALTER TABLE pictures ADD COLUMN decoded INTEGER NOT NULL DEFAULT 0; -- how often anew, below 0 while due
    UPDATE pictures SET decoded = -1 WHERE id IN (
        SELECT picture_id FROM files JOIN (
            VALUES ('.tif'), ('.tiff'), ('.png'), ('.apng'), ('.avif'), ('.avifs'), ('.heic'), ('.heif'),
                ('.hif'), ('.jxl'), ('.jp2'), ('.j2k'), ('.j2c'), ('.jpc'), ('.jpf'), ('.jpx'), ('.pgm'),
                ('.ppm'), ('.pnm'), ('.pfm')
        ) ON CAST(path AS TEXT) LIKE '%' || column1
    )
    """,
    # 6: features are kept as the numbers in 8 bits that a backbone gives: see also `convert_to_8_bits`
    """
    CREATE TABLE encodings (
        backbone TEXT PRIMARY KEY,          -- of what is no row here, features are float16 (d,)
        scale REAL NOT NULL,                -- int8 (d,), each (number - zero_point) * scale
        zero_point INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    # 7: when and with what a picture was taken. Those that are known already are looked at once, no pixel of
    # them is decoded
    """
    ALTER TABLE pictures ADD COLUMN taken INTEGER;            -- the camera's local time as if UTC, since 1970
    ALTER TABLE pictures ADD COLUMN camera TEXT NOT NULL DEFAULT '';
    ALTER TABLE pictures ADD COLUMN capture_read INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX pictures_without_capture ON pictures (id) WHERE capture_read = 0
    """,
    # 8: whether two pictures are the same to the person, by their contents: the library need not hold them
    """
    CREATE TABLE pairs (
        one BLOB NOT NULL,                  -- the smaller of both contents
        other BLOB NOT NULL,
        same INTEGER NOT NULL,
        asked INTEGER NOT NULL,             -- whether the program chose the pair, not the person
        PRIMARY KEY (one, other)
    ) WITHOUT ROWID;
    CREATE INDEX pairs_of_other ON pairs (other)
    """,
    # 9: what the person said of groups of duplicates, by the contents in them: the library need not hold them
    """
    CREATE TABLE group_decisions (
        name BLOB NOT NULL,                 -- of the contents: see GroupDecision
        content BLOB NOT NULL,
        files INTEGER NOT NULL,             -- how many of the group held it
        verdict TEXT NOT NULL,              -- "different" or "reviewed": see GroupVerdict
        PRIMARY KEY (name, content)
    ) WITHOUT ROWID
    """,
    # 10: where a picture was taken. Those that are known already are looked at once more, as in schema 7
    """
    ALTER TABLE pictures ADD COLUMN latitude REAL;            -- degrees north, NULL where not known
    ALTER TABLE pictures ADD COLUMN longitude REAL;           -- degrees east, likewise
    UPDATE pictures SET capture_read = 0
    """,
    # 11: reasons and remarks are sentences (see `reasons`), and no query goes by them; those that an older
    # version wrote stay as they are
    """
    ALTER TABLE files ADD COLUMN too_small INTEGER NOT NULL DEFAULT 0; -- whether it is excluded for its size
    UPDATE files SET too_small = 1 WHERE state = 'excluded' AND reason LIKE 'smaller than%'
    """,
)
_WITH_ENCODINGS = 6


def version_of(connection: sqlite3.Connection) -> int:
    """Give the number of steps that a file has gone; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, keep: Callable[[int], None]) -> None:
    """Bring the catalogue to today's schema, in one transaction.

    Args:
        connection: Of the file.
        keep: Makes a copy of the file as an older version wrote it; told that version, before the first step.

    Raises:
        SimguiError: if a newer program has written it.
    """
    connection.execute("PRAGMA foreign_keys = OFF")  # a table that others refer to may be made anew
    connection.execute("BEGIN IMMEDIATE")  # two programs may start at once: one migrates, the other waits
    try:
        version = version_of(connection)
        if version > len(MIGRATIONS):
            raise SimguiError(
                say("The catalogue is newer than this program"),
                say(
                    "It has schema {version}, this program knows up to {known}. Install the newer "
                    "SimGUI to use it.",
                    version=version,
                    known=len(MIGRATIONS),
                ),
            )
        if 0 < version < len(MIGRATIONS):
            keep(version)
        for steps in MIGRATIONS[version:]:
            for statement in steps.split(";"):
                connection.execute(statement)
        if 0 < version < _WITH_ENCODINGS:
            convert_to_8_bits(connection)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
