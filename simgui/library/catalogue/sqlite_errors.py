"""What SQLite says of the catalogue's file, in words that a person can act on."""

import shutil
import sqlite3
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.core.sentences import Sentence, say, verbatim

_LEAST_ROOM_BYTES = 64 << 10
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class DamagedCatalogue(SimguiError):  # noqa: N818 - what it is, and why it is set aside
    """The file is no catalogue any more; it is to be set aside, never written to."""


def damaged(path: Path, why: Sentence) -> DamagedCatalogue:
    """Say that a file is damaged, why, and what to do."""
    return DamagedCatalogue(
        say("The catalogue is damaged"),
        say(
            "{path} is not readable ({why}). Close SimGUI and run: simgui doctor. It sets the file "
            "aside and keeps what you decided; your pictures are not affected.",
            path=path,
            why=why,
        ),
    )


def explain_sqlite(error: sqlite3.DatabaseError, path: Path) -> SimguiError:
    """Translate an error of SQLite, once, at the boundary, into a sentence about `path`."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest says where, not what
    if (
        code in _DAMAGED
        or str(error).startswith(("no such table", "no such column"))
        or str(error).endswith("already exists")  # a table of a newer schema than the file says it has
    ):
        return damaged(path, verbatim(str(error)))
    return SimguiError(
        say("The catalogue cannot be used"),
        say("{path}: {advice}", path=path, advice=_advice(str(error), path)),
    )


def _advice(error: str, path: Path) -> Sentence:
    if "full" in error or ("disk I/O error" in error and not _has_room(path)):
        return say("the disk is full. Make some room and try again; what was finished is kept.")
    if "locked" in error:
        return say("another program is writing to it. Close the other SimGUI and try again.")
    if "readonly" in error:
        return say(
            "it cannot be written to. Change its permissions, or choose another place with --data-dir."
        )
    if "disk I/O error" in error:
        return say("the drive reported an error. Check that it is connected, has room and is healthy.")
    return say("{reason}. Check that its folder exists and can be written to.", reason=error)


def _has_room(path: Path) -> bool:
    """Tell whether the disk has room for what SQLite keeps next to its file; without it, it has no word."""
    try:
        return shutil.disk_usage(path.parent).free >= _LEAST_ROOM_BYTES
    except OSError:
        return True
