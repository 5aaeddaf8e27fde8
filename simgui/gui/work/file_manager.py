"""Show a file where the system shows files."""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from simgui.gui.work.worker import Lane, Worker


class FileManager(QObject):
    """The system's own file manager. The name of a file is never part of a command line for a shell.

    Args:
        worker: Looks where the nearest folder is that is there.
        parent: Owner.
    """

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker

    def show(self, path: Path) -> None:
        """Open the folder of a file, with the file selected where the system can do that."""
        if sys.platform == "darwin":
            QProcess.startDetached("open", ["-R", str(path)])
        elif sys.platform == "win32":
            QProcess.startDetached("explorer", ["/select,", str(path)])
        else:
            self._worker.start(Lane.PICTURES, partial(_nearest_folder, path), self._open)

    def _open(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _nearest_folder(path: Path) -> Path:
    return next((folder for folder in path.parents if folder.is_dir()), path.parent)
