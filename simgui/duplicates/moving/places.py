"""One file moved to another place: never over another file, and whole or not at all."""

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from simgui.core.sentences import say

_CHUNK_BYTES = 1 << 20
_LONGEST_STEM = 200
"""Characters: names have 255 bytes at most, and get a number and a suffix."""


def free_places(path: Path, folder: Path) -> Iterator[Path]:
    """Yield places in a folder that a file could have: `name.jpg`, `name (2).jpg`, and so on."""
    yield folder / path.name
    number = 2
    while True:
        yield folder / f"{path.stem[:_LONGEST_STEM]} ({number}){path.suffix}"
        number += 1


def is_free(place: Path) -> bool:
    """Tell whether nothing has this name, not even a broken link."""
    return not os.path.lexists(place)


def move(before: Path, after: Path) -> None:
    """Move a file to a place that is free.

    The name is taken first, by an empty file, so that nothing that comes meanwhile is overwritten. On another
    drive the file is copied, and the copy read again, before the first one goes.

    Raises:
        FileExistsError: if the place is not free.
        OSError: if the system does not permit it; the file stays where it was, and nothing is left behind.
    """
    os.close(os.open(after, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        try:
            before.replace(after)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            _copy(before, after)
            before.unlink()
    except BaseException:
        if os.path.lexists(before):
            with contextlib.suppress(OSError):
                after.unlink()
        raise
    for folder in {after.parent, before.parent}:
        flush(folder)


def _copy(before: Path, after: Path) -> None:
    """Copy a file into one that is there, with its times, and see that it arrived."""
    with before.open("rb") as source, after.open("r+b") as target:
        shutil.copyfileobj(source, target, _CHUNK_BYTES)
        target.flush()
        os.fsync(target.fileno())
    shutil.copystat(before, after)
    if not is_same(before, after):
        raise OSError(errno.EIO, say("the copy is not what was written"))


def is_same(one: Path, other: Path) -> bool:
    """Tell whether two files hold the same bytes."""
    with one.open("rb") as first, other.open("rb") as second:
        while True:
            chunks = first.read(_CHUNK_BYTES), second.read(_CHUNK_BYTES)
            if chunks[0] != chunks[1]:
                return False
            if not chunks[0]:
                return True


def begins_with(part: Path, whole: Path) -> bool:
    """Tell whether a file holds the first bytes of another one, or all of them, or nothing."""
    with part.open("rb") as first, whole.open("rb") as second:
        while chunk := first.read(_CHUNK_BYTES):
            if second.read(len(chunk)) != chunk:
                return False
    return True


def flush(folder: Path) -> None:
    """Make names in a folder survive a power cut, where the system has a way to ask for it."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
