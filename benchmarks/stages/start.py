"""From the start of the program to its painted window, without a screen."""

from collections.abc import Iterator
from contextlib import closing

from benchmarks.measure import Data, Finding, Result, Series
from benchmarks.programs import lines_of
from benchmarks.synthetic_library import make_library
from simgui.app import App
from simgui.gui.settings import Settings
from simgui.library.storage.data_folder import DataFolder

MEASURES = "start of the source to the painted window: an empty library, and one of 100,000"

_OF_THE_MARK = 100_000
_PAINTED, _LISTED = "painted", "listed"

_WINDOW = f"""
import sys

class Watching:
    \"\"\"Lets the application be watched as soon as the program imports Qt, in its own order.\"\"\"

    def find_spec(self, name, path, target=None):
        if name == "simgui.gui.application":
            sys.meta_path.remove(self)
            watch_application()

def watch_application():
    from PySide6 import QtWidgets
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        \"\"\"Says when the window has painted all that is in it, and when it lists pictures.\"\"\"

        said, watched = set(), set()

        def eventFilter(self, window, event):
            if isinstance(window, QtWidgets.QMainWindow) and event.type() not in self.watched:
                self.watched.add(event.type())
                if event.type() == QEvent.Type.Show:  # before it has been told what to open
                    from simgui.gui.search.library_panel import LibraryPanel
                    panel = window.findChild(LibraryPanel)
                    panel.listed.connect(lambda count: count and self.say("{_LISTED}", window))
                if event.type() == QEvent.Type.Paint:  # its parts are painted before the next event
                    QTimer.singleShot(0, lambda: self.say("{_PAINTED}", window))
            return False

        def say(self, line, window):
            print(line, flush=True)
            self.said.add(line)
            if {{last, "{_PAINTED}"}} <= self.said:
                window.close()

    class QApplication(QtWidgets.QApplication):
        def __init__(self, arguments):
            super().__init__(arguments)
            self.watch = Watch()
            self.installEventFilter(self.watch)

    QtWidgets.QApplication = QApplication

if __name__ == "__main__":
    _, library, last = sys.argv
    sys.argv[1:] = ["--data-dir", library]
    sys.meta_path.insert(0, Watching())
    from simgui.__main__ import main
    sys.exit(main())
"""


def run(data: Data) -> Iterator[Finding]:
    """Start both in turn; the first start of each is not counted."""
    count = min(_OF_THE_MARK, data.largest)
    empty, full = (DataFolder.open(data.scratch / name) for name in ("empty", "library"))
    with closing(App(full)) as app:
        folder = make_library(app, data, count, files=True)  # it is rescanned when it is opened
    Settings(full.root / "window.ini")["last_folder"] = str(folder)
    nothing, painted, listed = [], [], []
    for number in range(data.rounds + 1):
        shown = _start(data, empty, _PAINTED)
        at = _start(data, full, _LISTED)
        if number:
            nothing.append(shown[_PAINTED])
            painted.append(at[_PAINTED])
            listed.append(at[_LISTED])
    of_the_mark = "start-100000" if count == _OF_THE_MARK else ""
    library = f"a library of {count:,}"
    for mark, what, seconds in (
        ("start", "start to painted window", nothing),
        (of_the_mark, f"start to painted window, {library}", painted),
        ("", f"start to the pictures listed, {library}", listed),
    ):
        yield Finding(mark, what, "s", Result("SimGUI", Series(tuple(seconds))))


def _start(data: Data, library: DataFolder, last: str) -> dict[str, float]:
    """Start the program until it says `last`, then close its window: the seconds until it said each thing."""
    said = lines_of(data.scratch, _WINDOW, library.root, last)
    return {line: seconds for seconds, line in reversed(said)}
