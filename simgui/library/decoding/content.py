"""The hash of a file's content: files with the same content are one picture, wherever they lie."""

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from simgui.core.errors import UnreadablePicture, of_the_system
from simgui.core.sentences import say
from simgui.library.decoding.regular_file import open_regular

_BYTES = 16
_BYTES_AT_ONCE = 1 << 20


def _never_stop() -> None:
    """Let the reading go on."""


def content_of(file: BinaryIO, check: Callable[[], None] = _never_stop) -> bytes:
    """Hash the content of an open file, from its start to its end: BLAKE2b, 16 bytes.

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


def content_in(source: Path | bytes) -> bytes:
    """Hash the content of a file, or what one would hold.

    Raises:
        UnreadablePicture: if it is no regular file.
        OSError: if the system cannot read it.
    """
    with io.BytesIO(source) if isinstance(source, bytes) else open_regular(source) as file:
        return content_of(file)


@contextmanager
def unchanged(path: Path, content: bytes) -> Iterator[BinaryIO]:
    """Open a file whose content has not changed since it was indexed; its size and time are not trusted.

    Raises:
        UnreadablePicture: if its content has changed, or it cannot be read.
    """
    try:
        with open_regular(path) as file:
            found = content_of(file)
            file.seek(0)
            if found == content:
                yield file
                return
    except OSError as error:
        raise UnreadablePicture(of_the_system(error), may_pass=True) from error
    raise UnreadablePicture(say("it has changed since it was indexed"), may_pass=True)
