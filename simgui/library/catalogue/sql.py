"""How paths, folders and lists of values stand in the catalogue's SQL."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

ROWS_AT_ONCE = 500
SEARCHABLE = "files.state IN ('indexed', 'offline')"

JOINED_NUMBERS = "group_concat({})"
"""All numbers of a column as one value, for `numbers_of`: a row each would take several times as long."""

Where = Path | tuple[Path, ...]
"""A folder, or several of which none lies in another."""
T = TypeVar("T")


def under(folder: Path) -> tuple[bytes, bytes]:
    """Give the bounds of all paths under a folder: from its name with a separator to just behind that."""
    prefix = os.fsencode(folder).rstrip(os.fsencode(os.sep))
    return prefix + os.fsencode(os.sep), prefix + bytes([ord(os.sep) + 1])


def folders_of(where: Where) -> tuple[Path, ...]:
    """Give the folders."""
    return (where,) if isinstance(where, Path) else where


def within(where: Where) -> tuple[str, list[bytes]]:
    """Give the condition that a file lies in one of the folders, and its parameters."""
    folders = folders_of(where)
    either = " OR ".join(["files.path >= ? AND files.path < ?"] * len(folders)) or "FALSE"
    return f"({either})", [bound for folder in folders for bound in under(folder)]


def path_of(raw: bytes) -> Path:
    """Give the path of a row."""
    return Path(os.fsdecode(raw))


def marks(group: Sequence[object]) -> str:
    """Give a question mark for each, as SQL wants them."""
    return ",".join("?" * len(group))


def numbers_of(joined: str | None) -> npt.NDArray[np.int64]:
    """Give the numbers that `JOINED_NUMBERS` has joined: int64 (n,), in the order of the rows."""
    return np.empty(0, np.int64) if joined is None else np.fromstring(joined, np.int64, sep=",")


def groups(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield the items in groups that one statement can take."""
    for start in range(0, len(items), ROWS_AT_ONCE):
        yield items[start : start + ROWS_AT_ONCE]
