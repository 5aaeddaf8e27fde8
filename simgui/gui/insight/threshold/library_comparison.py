"""The library compared with itself: which pictures change verdict at a threshold, and those next to it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.evaluation.views.nearest_pairs import NearestPairs, nearest_pairs
from simgui.gui.work.latest import Latest
from simgui.gui.work.work_row import WorkRow
from simgui.gui.work.worker import Lane, Worker
from simgui.search.neighbourhoods import Neighbourhoods


class LibraryComparison(WorkRow):
    """Finds the nearest other of every picture of a folder in the background; the line shows how far it is.

    Args:
        neighbourhoods: Compares the pictures, as the model in use sees them.
        worker: Does so on a lane of its own.
        parent: Owner.
    """

    compared = Signal()
    """`pairs` are known."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(self, neighbourhoods: Neighbourhoods, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._neighbourhoods = neighbourhoods
        self._comparing = Latest(worker, Lane.INSIGHT, self)
        self._folder: Path | None = None
        self._pairs: NearestPairs | None = None
        self.begin_wanted.connect(self._begin)
        self.stop_wanted.connect(self._comparing.stop)

    @property
    def pairs(self) -> NearestPairs | None:
        """What was found; None before that."""
        return self._pairs

    def compare(self, folder: Path | None) -> None:
        """Compare the pictures of a folder, and forget what was found before; of None, nothing."""
        self._folder, self._pairs = folder, None
        self._begin()

    def _begin(self) -> None:
        self.hide()
        if self._folder is None:
            self._comparing.cancel()
            return
        self.show_work(self.tr("Comparing the library with itself…"), estimate=False)
        self._comparing.start_reporting(
            partial(_nearest_pairs, self._neighbourhoods, self._folder),
            self._done,
            self._not_done,
            on_stopped=self._offer,
            on_step=self.show_step,
        )

    def _done(self, pairs: NearestPairs) -> None:
        self._pairs = pairs
        self.hide()
        self.compared.emit()

    def _not_done(self, error: SimguiError) -> None:
        self._offer()
        self.failed.emit(error)

    def _offer(self) -> None:
        said = self.tr("How many pictures of the library change verdict is not counted.")
        self.show_rest(said, self.tr("Count them"))


def _nearest_pairs(neighbourhoods: Neighbourhoods, folder: Path, progress: Progress) -> NearestPairs:
    return nearest_pairs(neighbourhoods.get(folder, progress))
