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
    """

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / _FOLDER
        self._lock: FileLock | None = None
        self.unclean = False
        try:
            self._folder.mkdir(exist_ok=True)
            left = [path for path in self._folder.glob("*.lock") if self._is_left_behind(path)]
            self.unclean = bool(left)
            handle, name = tempfile.mkstemp(suffix=".lock", prefix=f"{os.getpid()}-", dir=self._folder)
            os.close(handle)
            self._lock = FileLock(name, thread_local=False)
            self._lock.acquire(timeout=0)
        except (OSError, Timeout) as error:
            log.info("the library does not know that this program runs: %s", error)

    @staticmethod
    def _is_left_behind(path: Path) -> bool:
        lock = FileLock(path)
        try:
            with lock.acquire(timeout=0):
                pass
        except (OSError, Timeout):
            return False
        path.unlink(missing_ok=True)
        return True

    def close(self) -> None:
        """Say that this program ends as it should."""
        if self._lock is not None:
            path = Path(self._lock.lock_file)
            with contextlib.suppress(OSError):
                self._lock.release()
                path.unlink(missing_ok=True)
            self._lock = None
