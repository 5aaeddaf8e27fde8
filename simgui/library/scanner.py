"""List the files of a folder, in a stable order, without opening one."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from simgui.core.errors import explain


@dataclass(frozen=True)
class FoundFile:
    """A regular file as the scan saw it; `trouble` says why it could not even be looked at."""

    path: Path
    size_bytes: int
    mtime_ns: int
    trouble: str = ""


def scan(folder: Path) -> Iterator[FoundFile]:
    """Yield every file under `folder` that is not hidden, in the byte order of the paths.

    Links to files are followed, links to folders are not (a loop would never end). A subfolder that
    cannot be listed is yielded as an entry with its trouble.

    Raises:
        SimguiError: if `folder` itself cannot be listed.
    """
    try:
        entries = _listing(folder)
    except OSError as error:
        raise explain(error, folder) from error
    yield from _walk(entries)


def _listing(folder: os.PathLike[str]) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        visible = [entry for entry in entries if not entry.name.startswith(".")]
    # A folder sorts as its files do: with the separator behind its name.
    return sorted(
        visible,
        key=lambda entry: os.fsencode(entry.name + os.sep * entry.is_dir(follow_symlinks=False)),
        reverse=True,
    )


def _walk(waiting: list[os.DirEntry[str]]) -> Iterator[FoundFile]:
    """Walk depth first over one stack, so that the depth of the folders is no limit."""
    while waiting:
        entry = waiting.pop()
        try:
            if entry.is_dir(follow_symlinks=False):
                waiting.extend(_listing(entry))
            elif entry.is_file():
                status = entry.stat()
                yield FoundFile(Path(entry.path), status.st_size, status.st_mtime_ns)
            elif entry.is_symlink() and not entry.is_dir():
                yield FoundFile(Path(entry.path), 0, 0, "the link points to a file that does not exist")
        except OSError as error:
            yield FoundFile(Path(entry.path), 0, 0, error.strerror or "the system cannot read it")
