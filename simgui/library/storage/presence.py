"""Which programs work on a library now, and whether one of them ended without saying so.

Each has a file of its own in the data folder, locked while it runs. The system lets go of the lock however
the program ends; only one that ends as it should takes the file away.
"""

import contextlib
import logging
import os
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

log = logging.getLogger(__name__)

_FOLDER = "running"


class Presence:
    """This program, from now until `close`.

    Attributes:
        unclean: Whether another one was killed, or the power failed, since the library was opened last.
        alone: Whether no other one was working on the library when this one began.
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
            log.info("the library does not know that this program runs: %s", error)

    def _locked(self) -> FileLock | None:
        """Make and lock a file; None if another program that begins has taken it for one left behind."""
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
        """Say that this program ends as it should."""
        if self._lock is not None:
            path = Path(self._lock.lock_file)
            with contextlib.suppress(OSError):
                self._lock.release()
                path.unlink(missing_ok=True)
            self._lock = None
