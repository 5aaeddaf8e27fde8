"""Does the window stay responsive? The longest gap in its event loop while it works.

    python benchmarks/heartbeat.py FOLDER

Opens FOLDER (subfolder = label) in a real window, indexes it, then trains *quick* while it searches once a
second. Prints the longest gap of each part, and how many were over a tenth of a second. Run it on a computer
that does nothing else: the load of other programs shows as well.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from itertools import cycle
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from simgui.app import App
from simgui.gui.look.theme import apply_theme
from simgui.gui.settings import Settings
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.worker import Worker
from simgui.library.folders.scanner import find_files
from simgui.library.storage.data_folder import DataFolder
from simgui.training.options import TrainingOptions

BEAT_MS = 5
SEARCH_MS = 1000
LONG_S = 0.1


class Heart:
    """Notes the gaps between beats."""

    def __init__(self) -> None:
        self._gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append(now - self._last)
        self._last = now

    def report(self, part: str) -> None:
        """Print the gaps since the last report."""
        gaps, self._gaps = self._gaps, []
        long = sum(gap > LONG_S for gap in gaps)
        print(
            f"{part:10} longest gap {max(gaps) * 1000:6.1f} ms, {long} of {len(gaps):,} over 100 ms",
            flush=True,
        )


def main() -> None:
    """Open, index, train, search, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    chosen = parser.parse_args()
    queries = cycle([file.path for file in find_files(chosen.folder)][:50])
    application = QApplication(["simgui"])
    apply_theme(application, "light")
    with tempfile.TemporaryDirectory() as kept, closing(App(DataFolder.open(Path(kept)))) as app:
        window = MainWindow(app, Worker(), Settings(Path(kept) / "window.ini"))
        window.show()
        run_until(lambda: True)
        heart = Heart()
        window.open_folder(chosen.folder)
        run_until(lambda: not window.busy)
        heart.report("indexing")
        asking = QTimer()
        asking.timeout.connect(lambda: window.search(next(queries)))
        asking.start(SEARCH_MS)
        window.training_jobs.train(TrainingOptions("quick"))
        run_until(lambda: not window.busy)
        heart.report("training")
        window.close()


def run_until(reached: Callable[[], bool]) -> None:
    """Run the event loop until a condition holds, checked every 50 ms."""
    loop = QEventLoop()
    looking = QTimer()
    looking.timeout.connect(lambda: loop.quit() if reached() else None)
    looking.start(50)
    loop.exec()


if __name__ == "__main__":
    main()
