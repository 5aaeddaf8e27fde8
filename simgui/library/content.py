"""What a file holds, named: pictures of one content are one picture, wherever they lie."""

import hashlib
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from simgui.core.errors import UnreadablePicture

_BYTES = 16


def content_of(file: BufferedReader) -> bytes:
    """Name the content of an open file, from its start to its end: BLAKE2b, 16 bytes."""
    file.seek(0)
    return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=_BYTES)).digest()


@contextmanager
def unchanged(path: Path, content: bytes) -> Iterator[BufferedReader]:
    """Open a file that still holds what it held when it was indexed, whatever its size and time say.

    Raises:
        UnreadablePicture: if it holds something else, or cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadablePicture("it is no file any more", may_pass=True)  # a pipe would wait for ever
        with path.open("rb") as file:
            holds = content_of(file)
            file.seek(0)
            if holds == content:
                yield file
                return
    except OSError as error:
        raise UnreadablePicture(error.strerror or "the system cannot read it", may_pass=True) from error
    raise UnreadablePicture("it has changed since it was indexed", may_pass=True)
