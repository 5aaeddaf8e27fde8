"""Temporary folders that are deleted even if the program is killed: at its next start."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from simgui.core.errors import explain

_PREFIX = "simgui-"
_LOCK = "lock"


@contextmanager
def temporary_folder(what: str) -> Iterator[Path]:
    """Make a folder in the system's place for temporary files; it is deleted at the end.

    It is locked meanwhile. The system releases the lock however the program ends, so that a later start, also
    one on another library, can tell leftovers from folders in use.

    Args:
        what: A word in its name that says what it is for.

    Raises:
        SimguiError: if it cannot be made.
    """
    try:
        made = tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{what}-", ignore_cleanup_errors=True)
    except OSError as error:
        raise explain(error, tempfile.gettempdir()) from error
    with made as folder, FileLock(Path(folder, _LOCK), timeout=0):
        yield Path(folder)


def sweep_temporary_folders() -> None:
    """Delete the temporary folders of programs that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if _is_left_behind(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_left_behind(folder: Path) -> bool:
    """Tell whether a folder is ours and not in use; one without a lock file may be just being made."""
    try:
        if folder.is_symlink() or not (folder / _LOCK).is_file():
            return False
        if hasattr(os, "geteuid") and folder.stat().st_uid != os.geteuid():
            return False
        with FileLock(folder / _LOCK, timeout=0):
            return True
    except (OSError, Timeout):
        return False
