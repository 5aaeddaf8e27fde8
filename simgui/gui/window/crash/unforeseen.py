"""Errors in the window's own code: they are told to the person, and the window goes on."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from simgui.core.errors import UnforeseenError

log = logging.getLogger(__name__)


class Unforeseen(QObject):
    """Hears of every error that nothing has caught, on whichever thread, until it is closed."""

    happened = Signal(object)
    """An `UnforeseenError`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._hear
        threading.excepthook = self._hear_of_thread

    def close(self) -> None:
        """Hear no more."""
        sys.excepthook, threading.excepthook = self._before

    def _hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None, /) -> None:
        if not isinstance(error, Exception):  # the program is asked to end
            self._before[0](kind, error, trace)
            return
        log.error("the window's own code failed", exc_info=(kind, error, trace))
        self.happened.emit(UnforeseenError(error))

    def _hear_of_thread(self, told: threading.ExceptHookArgs, /) -> None:
        if told.exc_value is not None:
            self._hear(told.exc_type, told.exc_value, told.exc_traceback)
