"""Make the pictures of README and user guide: the real window on the shipped sample pictures.

Run it in the development environment: python packaging/screenshots/make.py. The guide in another language has
pictures in that language: search-light.de.png. Names of languages make those alone: … make.py de
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer, QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from simgui.app import App
from simgui.core.resources import languages, resource
from simgui.gui.language_choice import apply_language
from simgui.gui.look.theme import apply_theme
from simgui.gui.settings import Settings
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.worker import Worker
from simgui.library.storage.data_folder import DataFolder

HERE = Path(__file__).resolve().parent
SIZE_PX = (1240, 820)
LOOK_MS = 700
LOOKS = 5
"""What looks the same so often in a row is finished."""
PATIENCE_MS = 120_000

AREAS = {"train": 1, "insight": 2, "library": 3}
"""Those of the user guide, by their numbers."""


def main() -> None:
    """Make the picture of each scheme for the README, and one of each other area for the guide."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("languages", nargs="*", help="only in these, by their codes")
    application = QApplication(["simgui"])
    for language in parser.parse_args().languages or languages():
        apply_language(application, language)
        for scheme in ("light", "dark") if language == "en" else ("light",):
            apply_theme(application, scheme)
            make(scheme, "" if language == "en" else f".{language}")
        for translator in application.findChildren(QTranslator):
            application.removeTranslator(translator)


def make(scheme: str, ending: str) -> None:
    """Make the pictures of a scheme in the language that is spoken.

    Args:
        scheme: "light" or "dark".
        ending: Comes behind their names.
    """
    with tempfile.TemporaryDirectory() as folder:
        app = App(DataFolder.open(Path(folder)))
        window = MainWindow(app, Worker(), Settings(Path(folder) / "window.ini"))
        window.resize(*SIZE_PX)
        window.show()
        window.open_samples()
        wait_until(lambda: not window.busy)
        window.search(next(iter(sorted(resource("samples", "shoes").iterdir()))))
        save(window, f"search-{scheme}{ending}")
        for name, number in AREAS.items() if scheme == "light" else ():
            window.show_area(number)
            save(window, f"{name}-{scheme}{ending}")
        window.close()
        app.close()


def save(window: MainWindow, name: str) -> None:
    """Save what the window shows, when pictures and figures have arrived."""
    seen: list[QImage] = []

    def is_finished() -> bool:
        loop = QEventLoop()
        QTimer.singleShot(LOOK_MS, loop.quit)
        loop.exec()
        seen.append(window.grab().toImage())
        return len(seen) >= LOOKS and all(each == seen[-1] for each in seen[-LOOKS:])

    wait_until(is_finished)
    seen[-1].save(str(HERE / f"{name}.png"))


def wait_until(reached: Callable[[], bool]) -> None:
    """Run the event loop until something is so."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not reached():
        if deadline.hasExpired():
            raise TimeoutError("the window did not get ready")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


if __name__ == "__main__":
    main()
