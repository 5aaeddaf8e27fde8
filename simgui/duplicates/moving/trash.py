"""The system's trash: files go there by Send2Trash, and come back where the system says where they are.

On Linux and its like, a trash is two folders (freedesktop.org, "The FreeDesktop.org Trash specification"):
`files` with what was put there, and `info` with a file for each that says where it was. The trash of macOS
and Windows can be opened by the system alone: from there, the person puts files back.
"""

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote_to_bytes

import send2trash

from simgui.core.sentences import say

_INFO = ".trashinfo"


class Trash(Protocol):
    """Takes files."""

    def put(self, path: Path) -> None:
        """Put a file into it.

        Raises:
            OSError: if the system does not permit it; the file stays where it is.
        """

    def find(self, path: Path, size_bytes: int, changed_ns: int) -> Path | None:
        """Give where a file lies that was put there; None if nobody but the system knows.

        Args:
            path: Where it was.
            size_bytes: Its size.
            changed_ns: When it was written last, ns since 1970.
        """

    def forget(self, path: Path) -> None:
        """Take away what is noted of files that were at a place and do not lie in the trash."""


class SystemTrash:
    """The trash of the person; satisfies `Trash`."""

    def put(self, path: Path) -> None:
        """Put a file into the trash of its drive, or of the person."""
        try:
            send2trash.send2trash(os.fspath(path))
        except send2trash.TrashPermissionError as error:
            raise OSError(
                say("its drive has no trash, and none can be made: {reason}", reason=error)
            ) from error

    def find(self, path: Path, size_bytes: int, changed_ns: int) -> Path | None:
        """Give where a file lies: the latest of its size and time that was put there from this place."""
        found = []
        for note in _notes_of(path):
            lies = _file_of(note)
            with contextlib.suppress(OSError):
                status = lies.lstat()
                if (status.st_size, status.st_mtime_ns) == (size_bytes, changed_ns):
                    found.append((note.lstat().st_mtime_ns, lies))
        return max(found)[1] if found else None

    def forget(self, path: Path) -> None:
        """Take away notes without a file: that of a file which was put back, or that never arrived."""
        for note in _notes_of(path):
            if not os.path.lexists(_file_of(note)):
                with contextlib.suppress(OSError):
                    note.unlink()


def _file_of(note: Path) -> Path:
    return note.parent.parent / "files" / note.name.removesuffix(_INFO)


def _notes_of(path: Path) -> Iterator[Path]:
    """Yield the notes of what was put into a trash from a place."""
    if sys.platform in ("win32", "darwin"):
        return
    for trash, top in _trashes(path):
        stem = path.stem
        with contextlib.suppress(OSError):
            for entry in os.scandir(trash / "info"):
                if entry.name.startswith(stem) and entry.name.endswith(_INFO):
                    note = Path(entry.path)
                    if _place_of(note, top) == os.fsencode(path.absolute()):
                        yield note


def _trashes(path: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the trashes where a file may be, each with the folder that places in it are relative to."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share").expanduser()
    yield data / "Trash", data
    top = path.absolute().parent
    while not top.is_mount() and top != top.parent:
        top = top.parent
    user = str(os.getuid()) if sys.platform != "win32" else ""
    shared = top / ".Trash"
    with contextlib.suppress(OSError):
        if shared.lstat().st_mode & stat.S_ISVTX:
            yield shared / user, top
    yield top / f".Trash-{user}", top


def _place_of(note: Path, top: Path) -> bytes:
    """Read where a file was, as bytes of the file system; empty if the note does not tell."""
    try:
        for line in note.read_bytes().splitlines():
            if line.startswith(b"Path="):
                return os.path.normpath(os.fsencode(top / os.fsdecode(unquote_to_bytes(line[5:]))))
    except OSError:
        pass
    return b""
