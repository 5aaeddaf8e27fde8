"""From a picture that is dropped on the window to five cards that are painted, without a screen."""

import json
from collections.abc import Iterator
from contextlib import closing
from shutil import copytree
from statistics import quantiles

from benchmarks.measure import Data, Finding, Result, Series
from benchmarks.photographs import pictures_of
from benchmarks.programs import lines_of
from benchmarks.synthetic_library import make_library
from simgui.app import App
from simgui.gui.settings import Settings
from simgui.library.storage.data_folder import DataFolder

MEASURES = (
    "a drop on the window until five cards are painted, of a library of 100,000: at rest with 5, 10, 50 and"
    " 200 neighbours, and while the folder is being indexed"
)

_OF_THE_MARK = 100_000
_NEIGHBOURS = (5, 10, 50, 200)
_QUERIES = 30

_WINDOW = """
import json, sys, time
from contextlib import closing
from pathlib import Path
from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QObject, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from simgui.app import App
from simgui.gui.look.theme import apply_theme
from simgui.gui.pictures.picture_view import PictureView
from simgui.gui.search.results.neighbour_card import NeighbourCard
from simgui.gui.search.results.results import Results
from simgui.gui.settings import Settings
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.worker import Worker
from simgui.library.storage.data_folder import DataFolder

class Painted(QObject):
    \"\"\"Which cards of the answer are painted with their picture.\"\"\"

    def __init__(self, results):
        super().__init__()
        self.results, self.before, self.cards, self.reached = results, None, set(), None

    def eventFilter(self, view, event):
        if event.type() == QEvent.Type.Paint and isinstance(view, PictureView) and self.reached:
            card = view.parent()
            if isinstance(card, NeighbourCard) and self.results.result not in (None, self.before):
                if view.pixmap is not None:
                    self.cards.add(card)
                    if len(self.cards) == 5:
                        QTimer.singleShot(0, self.reached)  # the paint event itself comes first
        return False

def until(reached):
    loop, looking = QEventLoop(), QTimer()
    looking.timeout.connect(lambda: loop.quit() if reached() else None)
    looking.start(20)
    loop.exec()

def rest(seconds):
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()

def drop(window, painted, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(300, 300), copy, mime, left, none)
    loop = QEventLoop()
    painted.before, painted.reached = painted.results.result, loop.quit
    painted.cards.clear()
    started = time.perf_counter()
    window.dropEvent(event)
    loop.exec()
    taken = (time.perf_counter() - started) * 1000
    painted.reached = None
    return taken

if __name__ == "__main__":
    library, folder, indexing, *queries = sys.argv[1:]
    application = QApplication(["simgui"])
    apply_theme(application, "light")
    data_folder = DataFolder.open(Path(library))
    with closing(App(data_folder)) as app:
        window = MainWindow(app, Worker(), Settings(data_folder.root / "window.ini"))
        painted = Painted(window.findChild(Results))
        application.installEventFilter(painted)
        window.show()
        window.open_folder(Path(folder))
        until(lambda: window.busy)
        if indexing:
            until(lambda: not window.busy or app.ledger.counts(Path(folder) / "new"))
        else:
            until(lambda: not window.busy)
        rest(4)  # until what is not in sight at first has been made, too
        taken = []
        for query in queries:
            rest(1)  # a person looks at the answer
            taken.append(drop(window, painted, query))
            if indexing and not window.busy:
                break
        window.close()
    print(json.dumps(taken))
"""


def run(data: Data) -> Iterator[Finding]:
    """Drop pictures that the library does not have, one after the other."""
    count = min(_OF_THE_MARK, data.largest)
    data_folder = DataFolder.open(data.scratch / "library")
    with closing(App(data_folder)) as app:
        folder = make_library(app, data, count, photographs=True)
    settings = Settings(data_folder.root / "window.ini")
    queries = [str(path) for path in pictures_of(data.test, _QUERIES)]

    def dropped(indexing: str) -> list[float]:
        *_, (_, told) = lines_of(data.scratch, _WINDOW, data_folder.root, folder, indexing, *queries)
        taken: list[float] = json.loads(told)
        return taken

    for number in _NEIGHBOURS:
        settings["neighbours"] = number
        what = f"drop to five painted cards among {count:,}, {number} neighbours"
        yield from _findings(what, dropped(""), ("", ""))
    settings["neighbours"] = _NEIGHBOURS[0]
    copytree(data.train, folder / "new")
    what = f"drop to five painted cards among {count:,}, while indexing"
    marks = ("drop-median", "drop-slow") if count == _OF_THE_MARK else ("", "")
    yield from _findings(what, dropped("indexing"), marks)


def _findings(what: str, taken: list[float], marks: tuple[str, str]) -> Iterator[Finding]:
    slow = quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
    beside = f"{len(taken)} drops"
    yield Finding(marks[0], what, "ms", Result("SimGUI", Series(tuple(taken)), beside))
    yield Finding(marks[1], f"{what}, 95 % below", "ms", Result("SimGUI", Series((slow,)), beside))
