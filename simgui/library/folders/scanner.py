"""List the files of a folder, in a stable order, without opening one."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from simgui.core.errors import explain, of_the_system
from simgui.core.sentences import say
from simgui.library.catalogue import FoundFile
from simgui.library.rules import Rules

_HIDDEN_ON_WINDOWS = stat.FILE_ATTRIBUTE_HIDDEN | stat.FILE_ATTRIBUTE_SYSTEM
_LARGEST_INODE = 2**64


def find_files(folder: Path, rules: Rules | None = None, root: Path | None = None) -> Iterator[FoundFile]:
    """Yield every file under `folder`, in the byte order of the paths.

    Links to files are followed, links to folders are not (a loop would never end). A subfolder that
    cannot be listed is yielded as an entry with its trouble; what a rule leaves out as an entry with its
    rule, a folder without what is in it.

    Args:
        folder: Where to look.
        rules: What to leave out; hidden and system files if none are given.
        root: The covered folder whose rules they are, `folder` itself or one above it.

    Raises:
        SimguiError: if `folder` itself cannot be listed.
    """
    try:
        entries = _listing(folder)
    except OSError as error:
        raise explain(error, folder) from error
    yield from _walk(entries, rules or Rules(), root or folder)


def _listing(folder: os.PathLike[str]) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        # A folder sorts as its files do: with the separator behind its name.
        return sorted(
            entries,
            key=lambda entry: os.fsencode(entry.name + os.sep * entry.is_dir(follow_symlinks=False)),
            reverse=True,
        )


def _walk(waiting: list[os.DirEntry[str]], rules: Rules, root: Path) -> Iterator[FoundFile]:
    """Walk depth first over one stack, so that the depth of the folders is no limit."""
    prefix = len(os.fspath(root).rstrip(os.sep) + os.sep)
    parent, above = Path(), ""
    while waiting:
        entry = waiting.pop()
        if above != (above := entry.path[: -len(entry.name)]):
            parent = Path(above)
        path = parent / entry.name  # of a path that is there already: half the work
        try:
            if reason := rules.reason(entry.path[prefix:], hidden=_hidden(entry), root=root.name):
                if entry.is_dir(follow_symlinks=False) or entry.is_file():
                    yield FoundFile(path, 0, 0, rule=reason)
            elif entry.is_dir(follow_symlinks=False):
                waiting.extend(_listing(entry))
            elif entry.is_file():
                status = entry.stat()
                yield FoundFile(path, status.st_size, status.st_mtime_ns, identity=_identity(status))
            elif entry.is_symlink() and not entry.is_dir():
                yield FoundFile(path, 0, 0, say("the link points to a file that does not exist"))
        except OSError as error:
            yield FoundFile(path, 0, 0, of_the_system(error))


def _hidden(entry: os.DirEntry[str]) -> bool:
    if os.name != "nt":
        return False  # by its name alone
    attributes: int = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & _HIDDEN_ON_WINDOWS)


def _identity(status: os.stat_result) -> str:
    """Name a file by drive and inode.

    Only where that is safe to go by: a drive that keeps whole seconds (FAT, some network drives) makes its
    inodes up anew each time it is connected, and such a time does not tell two files apart.
    """
    if not 0 < status.st_ino < _LARGEST_INODE or status.st_mtime_ns % 1_000_000_000 == 0:
        return ""
    return f"{status.st_dev}:{status.st_ino}"
