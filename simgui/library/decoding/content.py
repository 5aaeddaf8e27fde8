"""What a file holds, named: pictures of one content are one picture, wherever they lie."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from simgui.core.errors import UnreadablePicture
from simgui.library.decoding.regular_file import open_regular

_BYTES = 16
_BYTES_AT_ONCE = 1 << 20


def _go_on() -> None:
    """Never stop."""


def content_of(file: BinaryIO, check: Callable[[], None] = _go_on) -> bytes:
    """Name the content of an open file, from its start to its end: BLAKE2b, 16 bytes.

    Args:
        file: The file.
        check: Called before each block of a megabyte; stops the reading by what it raises.
    """
    file.seek(0)
    hashed = hashlib.blake2b(digest_size=_BYTES)
    while True:
        check()
        block = file.read(_BYTES_AT_ONCE)
        if not block:
            return hashed.digest()
        hashed.update(block)


@contextmanager
def unchanged(path: Path, content: bytes) -> Iterator[BinaryIO]:
    """Open a file that still holds what it held when it was indexed, whatever its size and time say.

    Raises:
        UnreadablePicture: if it holds something else, or cannot be read.
    """
    try:
        with open_regular(path) as file:
            holds = content_of(file)
            file.seek(0)
            if holds == content:
                yield file
                return
    except OSError as error:
        raise UnreadablePicture(error.strerror or "the system cannot read it", may_pass=True) from error
    raise UnreadablePicture("it has changed since it was indexed", may_pass=True)
