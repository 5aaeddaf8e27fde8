"""Open a file of the person: only a regular one, since a pipe, device or socket may block or never end."""

import os
import stat
from pathlib import Path
from typing import BinaryIO, cast

from simgui.core.errors import UnreadablePicture

_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file for reading, without ever waiting for another program.

    Raises:
        UnreadablePicture: if it is something else.
        OSError: if the system cannot open it.
    """
    _check(path.stat().st_mode)  # before opening: that alone may do something to a device
    file = cast(BinaryIO, open(path, "rb", opener=_open))  # noqa: SIM115 - Path.open takes no opener
    try:
        _check(os.fstat(file.fileno()).st_mode)  # it may have been replaced since
    except BaseException:
        file.close()
        raise
    return file


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _WITHOUT_WAITING)


def _check(mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = next((name for is_kind, name in _KINDS if is_kind(mode)), "no regular file")
        raise UnreadablePicture(f"it is {kind}, not a file", is_picture=False, may_pass=True)
