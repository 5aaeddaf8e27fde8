"""What the process of the window leaves behind when it crashes: where each thread was."""

import faulthandler
import logging
import sys
from pathlib import Path

from simgui.core.files import make_private_file

log = logging.getLogger(__name__)

_NAME, _NAME_BEFORE = "crash.log", "crash-before.log"
_MOST_BYTES = 64 << 10
"""Of what is read: the thread that crashed comes first."""


class CrashLog:
    """A file that the interpreter writes to when the process crashes. Only one process of a library has it.

    An error in Python is no crash: the program goes on, and `simgui.log` says what happened.

    Args:
        logs: The folder of log files.

    Attributes:
        last: What the process before has left: the interpreter's words; empty if it did not crash.
    """

    def __init__(self, logs: Path) -> None:
        self._path = logs / _NAME
        self.last = ""
        self._file = None
        try:
            self.last = _left_behind(self._path)
            if self.last:
                self._path.replace(logs / _NAME_BEFORE)
            make_private_file(self._path)
            self._file = self._path.open("wb")
            faulthandler.enable(self._file)
        except OSError as error:
            log.info("crashes cannot be noted: %s", error)

    def close(self) -> None:
        """Note crashes no longer: this process ends in the ordinary way."""
        if self._file is None:
            return
        if sys.stderr is None:
            faulthandler.disable()
        else:
            faulthandler.enable(sys.stderr)
        self._file.close()
        self._file = None
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            log.info("cannot delete %s: %s", self._path, error)


def _left_behind(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES).decode(errors="replace").strip()
    except FileNotFoundError:
        return ""
