"""The mark that a program is running on this library: a locked file in the data folder.

Each program has a file of its own there. The system releases the lock however the program ends, but only a
program that ends in the ordinary way deletes the file: one that is unlocked tells of a crash or a power cut.
"""

import contextlib
import logging
import os
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

log = logging.getLogger(__name__)

_FOLDER = "running"


class RunningMark:
    """The mark of this program, from its creation to `close`.

    Attributes:
        unclean: Whether another program was killed, or the power failed, since the library was last opened.
        alone: Whether no other program was using the library when this one started.
    """

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / _FOLDER
        self._lock: FileLock | None = None
        self.unclean = self.alone = False
        try:
            self._folder.mkdir(exist_ok=True)
            others = [self._is_left_behind(path) for path in self._folder.glob("*.lock")]
            self.unclean, self.alone = any(others), all(others)
            while self._lock is None:
                self._lock = self._locked()
        except OSError as error:
            log.info("cannot mark the library as in use: %s", error)

    def _locked(self) -> FileLock | None:
        """Create and lock a file; None if another program that starts has taken it for a leftover."""
        handle, name = tempfile.mkstemp(suffix=".lock", prefix=f"{os.getpid()}-", dir=self._folder)
        os.close(handle)
        lock = FileLock(name, thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return None
        if Path(name).exists():
            return lock
        lock.release()
        return None

    @staticmethod
    def _is_left_behind(path: Path) -> bool:
        try:
            with FileLock(path, timeout=0):
                if os.name != "nt":  # where a file that is open cannot be deleted
                    path.unlink(missing_ok=True)
            if os.name == "nt":
                path.unlink(missing_ok=True)
        except (OSError, Timeout):
            return False
        return True

    def close(self) -> None:
        """Delete the mark: this program ends in the ordinary way."""
        if self._lock is not None:
            path = Path(self._lock.lock_file)
            with contextlib.suppress(OSError):
                self._lock.release()
                path.unlink(missing_ok=True)
            self._lock = None
