"""From a dropped file to the painted cards of its neighbours, in a real window without a screen."""

import os
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing

from benchmarks.measure import Data, Finding, Result, Series
from simgui.app import App
from simgui.core.progress import Progress
from simgui.gui.settings import Settings
from simgui.library.storage.data_folder import DataFolder

MEASURES = "a dropped file to the painted cards of 5, 10, 50 and 200 neighbours, their pictures decoded anew"

_NUMBERS = _FIRST, *_MORE = (5, 10, 50, 200)
_WINDOW_PX = (1600, 1000)


def run(data: Data) -> Iterator[Finding]:
    """Drop files from the test folder, each in turn with every number of neighbours."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from simgui.gui.look.theme import apply_theme
    from simgui.gui.pictures.picture_loader import PictureLoader
    from simgui.gui.pictures.picture_view import PictureView
    from simgui.gui.search.results.neighbour_card import NeighbourCard
    from simgui.gui.window.main_window import MainWindow
    from simgui.gui.work.worker import Worker

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    apply_theme(application, "light")
    folder = DataFolder.open(data.scratch / "library")
    files = sorted(path for path in data.test.rglob("*") if path.is_file())
    step = max(1, len(files) // (data.rounds + 1))
    elapsed, processor = defaultdict[int, list[float]](list), defaultdict[int, list[float]](list)
    cards: dict[int, int] = {}
    with closing(App(folder)) as app:
        app.folders.index(data.train, Progress())
        window = MainWindow(app, Worker(), Settings(data.scratch / "window.ini"))
        window.resize(*_WINDOW_PX)
        window.show()
        window.open_folder(data.train)
        page = window.areas.search

        def is_painted(number: int) -> bool:
            result = page._results.result
            if page._searching._run.running or result is None or len(result.neighbours) != number:
                return False
            for view in page._results.findChildren(PictureView):
                in_sight = view.isVisible() and not view.visibleRegion().isEmpty()
                if in_sight and view._previews.get(view.source) is None:
                    return False
            window.grab()
            return True

        while window.busy:
            application.processEvents()
        for round_, file in enumerate(files[::step][: data.rounds + 1]):
            turn = round_ % len(_NUMBERS)
            for number in (*_NUMBERS[turn:], *_NUMBERS[:turn]):  # whoever is first finds the files unread
                page.clear()
                page._searching._number = number
                for loader in page.findChildren(PictureLoader):
                    loader.forget()
                started, used = time.perf_counter(), time.process_time()
                window.search(file)
                while not is_painted(number):
                    application.processEvents()
                    time.sleep(0.001)
                if round_:  # the first one is not counted
                    elapsed[number].append((time.perf_counter() - started) * 1000)
                    processor[number].append((time.process_time() - used) * 1000)
                cards[number] = len(page._results.findChildren(NeighbourCard))
        window.close()
    five = Result(f"{_FIRST} neighbours", Series(tuple(elapsed[_FIRST]), tuple(processor[_FIRST])))
    for number in _MORE:
        many = Series(tuple(elapsed[number]), tuple(processor[number]))
        beside = f"at most {max(cards.values())} cards"
        what = f"drop to painted cards of {number} neighbours"
        yield Finding("", what, "ms", Result("SimGUI", many, beside), (five,))
