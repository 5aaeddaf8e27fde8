"""Show a file where the system shows files."""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess
from PySide6.QtGui import QDesktopServices

from simgui.gui.work.file_urls import encoded, url_of
from simgui.gui.work.worker import Lane, Worker

_SERVICE, _PLACE, _INTERFACE = (
    "org.freedesktop.FileManager1",
    "/org/freedesktop/FileManager1",
    "org.freedesktop.FileManager1",
)
_PATIENCE_MS = 3000
"""A file manager that has to be started first takes a second or two."""


class FileManager(QObject):
    """The system's own file manager. The name of a file is never part of a command line for a shell.

    Args:
        worker: Talks to it, and looks where the nearest folder is that is there.
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
            self._worker.start(Lane.PICTURES, partial(_shown_or_folder, path), self._open)

    def _open(self, folder: Path | None) -> None:
        if folder is not None:
            QDesktopServices.openUrl(url_of(folder))


def _shown_or_folder(path: Path) -> Path | None:
    """Let the desktop select a file; give the nearest folder that is there if it cannot."""
    if path.exists() and _select(path):
        return None
    return next((folder for folder in path.parents if folder.is_dir()), path.parent)


def _select(path: Path) -> bool:
    """Ask the file manager of a freedesktop.org desktop to select a file; tell whether one has answered."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    name = f"simgui-{id(path)}"
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, name)
    try:
        if not bus.isConnected():
            return False
        call = QDBusMessage.createMethodCall(_SERVICE, _PLACE, _INTERFACE, "ShowItems")
        call.setArguments([[encoded(path)], ""])
        answer = QDBusConnection(bus).call(call, timeout=_PATIENCE_MS)
        return answer.type() == QDBusMessage.MessageType.ReplyMessage
    finally:
        QDBusConnection.disconnectFromBus(name)
