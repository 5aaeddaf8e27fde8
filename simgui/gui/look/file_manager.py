"""Show a file where the system shows files; its name is never part of a command line for a shell."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def show_in_file_manager(path: Path) -> None:
    """Open the folder of a file, with the file selected where the system can do that."""
    if sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    elif sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", str(path)])
    else:
        place = next((folder for folder in path.parents if folder.is_dir()), path.parent)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
