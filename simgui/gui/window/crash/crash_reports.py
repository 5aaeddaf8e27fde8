"""Opens the report of an error that is shown in the banner."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from simgui.core.errors import SimguiError, UnforeseenError
from simgui.gui.look.banner import Banner
from simgui.gui.window.crash.crash_dialog import CrashDialog
from simgui.gui.window.crash.last_crash import CrashedBefore
from simgui.gui.work.file_manager import FileManager
from simgui.gui.work.worker import Worker
from simgui.installation.crash_report import Crash, crash_of_error


class CrashReports(QObject):
    """Shows errors that nobody expected in the banner, each with its report.

    Args:
        banner: Where they are shown.
        logs: The folder of log files.
        worker: Talks to the system's file manager.
        window: The main window.
    """

    def __init__(self, banner: Banner, logs: Path, worker: Worker, window: QWidget) -> None:
        super().__init__(window)
        self._banner = banner
        self._logs = logs
        self._window = window
        self._files = FileManager(worker, self)

    def show(self, error: SimguiError) -> None:
        """Show an error, with a report if it is one that nobody expected."""
        crash = _crash_of(error)
        self._banner.show_error(error, None if crash is None else partial(self._open, crash))

    def _open(self, crash: Crash) -> None:
        dialog = CrashDialog(crash, self._logs, self._window)
        dialog.folder_wanted.connect(self._files.show)
        dialog.open()


def _crash_of(error: SimguiError) -> Crash | None:
    if isinstance(error, CrashedBefore):
        return error.crash
    return crash_of_error(error.cause) if isinstance(error, UnforeseenError) else None
