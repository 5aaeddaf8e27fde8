"""Does the window stay responsive? The longest gap in its event loop while it works.

    python benchmarks/heartbeat.py FOLDER

Opens FOLDER (subfolder = label) in a real window, indexes it, looks at each area, measures, finds duplicates,
rescans, and trains *quick* while it searches once a second. Prints the longest gap of each job, and how many
were over a tenth of a second. Run it on a computer that does nothing else: the load of other programs shows
as well.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from simgui.app import App
from simgui.gui.look.theme import apply_theme
from simgui.gui.settings import Settings
from simgui.gui.window.area_names import area_names
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.worker import Worker
from simgui.library.folders.scanner import find_files
from simgui.library.storage.data_folder import DataFolder
from simgui.training.options import TrainingOptions

BEAT_MS = 5
SEARCH_MS = 1000
AREA_MS = 2000
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

    def gaps(self) -> list[float]:
        """Give the gaps since it was last asked, in seconds."""
        gaps, self._gaps = self._gaps, []
        return gaps


def main() -> None:
    """Work, and print a line a job."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    for job, gaps in beats(parser.parse_args().folder):
        long = sum(gap > LONG_S for gap in gaps)
        print(
            f"{job:22} longest gap {max(gaps) * 1000:6.1f} ms, {long} of {len(gaps):,} over 100 ms",
            flush=True,
        )


def beats(folder: Path) -> Iterator[tuple[str, list[float]]]:
    """Let a window do one job after the other; yield the name of each and the gaps in seconds."""
    queries = cycle([file.path for file in find_files(folder)][:50])
    application = QApplication(["simgui"])
    apply_theme(application, "light")
    with tempfile.TemporaryDirectory() as kept, closing(App(DataFolder.open(Path(kept)))) as app:
        window = MainWindow(app, Worker(), Settings(Path(kept) / "window.ini"))
        window.show()
        run_until(lambda: True)
        heart, asking = Heart(), QTimer()
        asking.timeout.connect(lambda: window.search(next(queries)))
        window.open_folder(folder)
        run_until(lambda: window.busy)
        run_until(lambda: not window.busy)
        yield "indexing", heart.gaps()
        for number, name in enumerate(area_names()):
            window.show_area(number)
            run_for(AREA_MS)
            yield f"first look at {name}", heart.gaps()
        window.show_area(2)
        insight = window.areas.insight
        run_until(lambda: insight._shown.one.measurement is not None)
        yield "measuring", heart.gaps()
        window.areas.duplicates.find_duplicates()
        run_until(lambda: not window.areas.duplicates.finding.running)
        yield "finding duplicates", heart.gaps()
        asking.start(SEARCH_MS)
        run_for(10 * SEARCH_MS)
        yield "searching", heart.gaps()
        window.rescan()
        run_until(lambda: not window.busy)
        yield "a rescan", heart.gaps()
        window.training_jobs.train(TrainingOptions("quick"))
        run_until(lambda: not window.busy)
        yield "training, searching", heart.gaps()
        asking.stop()
        window.close()


def run_for(milliseconds: int) -> None:
    """Run the event loop for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def run_until(reached: Callable[[], bool]) -> None:
    """Run the event loop until a condition holds, checked every 50 ms."""
    loop = QEventLoop()
    looking = QTimer()
    looking.timeout.connect(lambda: loop.quit() if reached() else None)
    looking.start(50)
    loop.exec()


if __name__ == "__main__":
    main()
