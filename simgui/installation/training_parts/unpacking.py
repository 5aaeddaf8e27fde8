"""Unpack a checked wheel as pip would, with no code of it run: only files that may lie where they say."""

import os
import re
import stat
import zipfile
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from simgui.core.errors import SimguiError, explain
from simgui.core.sentences import say
from simgui.training.parts import Wheel

_CHUNK_BYTES = 1 << 20
_UNSAFE = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows takes for devices."""
_DATA = re.compile(r"[^/]+\.data/(purelib|platlib)/(.+)")
_NO_MODULES = re.compile(r"[^/]+\.data/")
"""Scripts, headers and the like: nothing that is imported."""

Advance = Callable[[int], None]
"""Told how many bytes were unpacked; raises `Cancelled` if the person asked to stop."""


def unpack(file: Path, wheel: Wheel, leave_out: Sequence[str], folder: Path, advance: Advance) -> None:
    """Unpack a wheel into a folder, beside others.

    Args:
        file: The wheel; its hash has been checked.
        wheel: Says how much is in it.
        leave_out: Files that are not unpacked, by their path; * and ? as in the shell.
        folder: Where to.
        advance: Told how much of it is done.

    Raises:
        SimguiError: if it is no wheel, holds what must not be there, or the disk does not allow it.
        Cancelled: if the person asked to stop.
    """
    done = 0
    try:
        with zipfile.ZipFile(file) as packed:
            for entry in packed.infolist():
                path = _place(entry, wheel)
                if path is None or is_left_out(entry.filename, leave_out):
                    continue
                if done + entry.file_size > wheel.unpacked_bytes:
                    raise _refused(wheel, entry.filename)
                target = folder.joinpath(*path.parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                done += _write(packed, entry, target, wheel, advance, done)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise _refused(wheel, file.name) from error
    except OSError as error:
        raise explain(error, folder) from error


def is_left_out(name: str, leave_out: Sequence[str]) -> bool:
    """Tell whether an entry of a wheel is not unpacked."""
    return any(fnmatchcase(name, pattern) for pattern in leave_out)


def place_of(name: str) -> str:
    """Give where an entry of a wheel belongs, relative to the folder of modules; empty if nowhere."""
    if moved := _DATA.fullmatch(name):
        return moved[2]
    return "" if _NO_MODULES.match(name) or name.endswith("/") else name


def _place(entry: zipfile.ZipInfo, wheel: Wheel) -> PurePosixPath | None:
    """Give where a file goes, relative to the folder; None for what is no file.

    Raises:
        SimguiError: if it would lie anywhere else, or is no plain file.
    """
    parts = entry.filename.removesuffix("/").split("/")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or not all(map(_is_plain, parts)):
        raise _refused(wheel, entry.filename)
    place = place_of(entry.filename)
    return PurePosixPath(place) if place else None


def _is_plain(part: str) -> bool:
    return not (
        part in ("", ".", "..")
        or part.endswith((".", " "))
        or _UNSAFE.search(part)
        or _RESERVED.fullmatch(part)
    )


def _write(
    packed: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, wheel: Wheel, advance: Advance, before: int
) -> int:
    """Write one file, never over another one, and no more of it than it says; give how much it was."""
    written = 0
    try:
        opened = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError as error:
        raise _refused(wheel, entry.filename) from error
    with os.fdopen(opened, "wb") as kept, packed.open(entry) as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            written += len(chunk)
            if written > entry.file_size:
                raise _refused(wheel, entry.filename)
            kept.write(chunk)
            advance(before + written)
    return written


def _refused(wheel: Wheel, what: str) -> SimguiError:
    return SimguiError(
        say("A file is not what it must be"),
        say(
            "{file} holds {what}, which is not unpacked. Nothing of it is used.",
            file=wheel.file,
            what=repr(what),
        ),
    )
