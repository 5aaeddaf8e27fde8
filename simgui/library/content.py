"""What a file holds, named: pictures of one content are one picture, wherever they lie."""

import hashlib
from collections.abc import Callable
from typing import BinaryIO

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
