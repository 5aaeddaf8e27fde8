"""Make the pictures of the README: the real window on the shipped sample pictures.

Run it in the development environment: python packaging/screenshots/make.py
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from simgui.app import App
from simgui.core.resources import resource
from simgui.gui.look.theme import apply_theme
from simgui.gui.settings import Settings
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.worker import Worker
from simgui.library.storage.data_folder import DataFolder

HERE = Path(__file__).resolve().parent
SIZE_PX = (1240, 820)
SETTLE_MS = 1500
PATIENCE_MS = 60_000


def main() -> None:
    """Make the picture of each scheme."""
    application = QApplication(["simgui"])
    query = next(iter(sorted(resource("samples", "shoes").iterdir())))
    for scheme in ("light", "dark"):
        apply_theme(application, scheme)
        with tempfile.TemporaryDirectory() as folder:
            app = App(DataFolder.open(Path(folder)))
            window = MainWindow(app, Worker(), Settings(Path(folder) / "window.ini"))
            window.resize(*SIZE_PX)
            window.show()
            window.open_samples()
            wait_until(lambda window=window: not window.busy)
            window.search(query)
            settle()
            window.grab().save(str(HERE / f"search-{scheme}.png"))
            window.close()
            app.close()


def wait_until(reached: Callable[[], bool]) -> None:
    """Run the event loop until something is so."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not reached():
        if deadline.hasExpired():
            raise TimeoutError("the window did not get ready")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def settle() -> None:
    """Let pictures arrive and be painted."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
