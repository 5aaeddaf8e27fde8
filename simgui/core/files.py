"""Files that are written whole or not at all, and CSV tables that are safe to open in a spreadsheet."""

import csv
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from simgui.core.errors import explain

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # full width, too


@contextmanager
def written_whole(file: Path, *, private: bool = False) -> Iterator[Path]:
    """Give a path beside a file to write to; it takes the file's place when it is whole and on the disk.

    Nothing of an earlier attempt lies there. Once it is in place it stays there, also after a power cut.

    Args:
        file: The file; what is there is replaced.
        private: Whether only the person may read it. It is made empty then, before anything is written.

    Raises:
        SimguiError: if it cannot be written; what was there before stays.
    """
    beside = file.with_name(f".{file.name}.part")
    try:
        beside.unlink(missing_ok=True)
        if private:
            make_private_file(beside)
        yield beside
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        beside.replace(file)
        _flush_folder(file.parent)
    except OSError as error:
        raise explain(error, file) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """Make a new name in a folder survive a power cut, where the system has a way to ask for it."""
    if os.name == "nt":
        return
    with suppress(OSError):  # some network drives refuse
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def write_csv(file: Path, rows: Iterable[Sequence[object]]) -> None:
    """Write a table: UTF-8 with its mark, which spreadsheets ask for, one row a line.

    A text that is no valid Unicode, as file names may be, is written with `\\x..` for its odd bytes. A text
    that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV Injection").

    Args:
        file: Where to; what is there is replaced.
        rows: The names of the columns first.

    Raises:
        SimguiError: if it cannot be written; what was there before stays.
    """
    with written_whole(file) as beside, beside.open("w", encoding="utf-8-sig", newline="") as opened:
        csv.writer(opened).writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = os.fsencode(value).decode("utf-8", "backslashreplace") if _has_odd_bytes(value) else value
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _has_odd_bytes(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def make_private_file(path: Path) -> None:
    """Make an empty file that only the person may read, if there is none of that name.

    A file that is there is not even opened. It may be a database in use, and closing any file takes away the
    locks that the same process holds on it (POSIX): another program would then take it for unused.

    Raises:
        OSError: if the system does not permit it.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, stat.S_IRUSR | stat.S_IWUSR))
