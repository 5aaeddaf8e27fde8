"""Open a file of the person: only a regular one, since a pipe, device or socket may block or never end."""

import os
import stat
from pathlib import Path
from typing import BinaryIO, cast

from simgui.core.errors import UnreadablePicture
from simgui.core.sentences import say

_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_KINDS = (
    (stat.S_ISDIR, say("it is a folder, not a file")),
    (stat.S_ISFIFO, say("it is a pipe, not a file")),
    (stat.S_ISSOCK, say("it is a socket, not a file")),
    (stat.S_ISCHR, say("it is a device, not a file")),
    (stat.S_ISBLK, say("it is a device, not a file")),
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
        why = next(
            (said for is_kind, said in _KINDS if is_kind(mode)), say("it is no regular file, not a file")
        )
        raise UnreadablePicture(why, is_picture=False, may_pass=True)
