"""Asks why the query and a picture are close, and keeps what is drawn over both."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from simgui.core.errors import SimguiError
from simgui.gui.language import error_words
from simgui.gui.state import WindowState
from simgui.gui.viewer.heat_overlay import HeatOverlay
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.search.query import Region, Source
from simgui.search.similar_regions import Regions, SimilarRegions


class WhySimilar(QObject):
    """The regions that make two pictures close, for the model that answers where the person searches.

    Args:
        regions: Find them.
        state: Says where the person searches.
        worker: Off the GUI thread.
        parent: Owner.
    """

    found = Signal()
    """They are there, or it is known why not."""

    def __init__(self, regions: Regions, state: WindowState, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._regions = regions
        self._state = state
        self._run = Latest(worker, Lane.INTERACTIVE, self)
        self.first: HeatOverlay | None = None
        """Of the query."""
        self.second: HeatOverlay | None = None
        """Of the other picture."""
        self.said = ""
        """What the colours mean, or why there are none."""

    def find(self, first: Source, second: Source, region: Region | None = None) -> None:
        """Find the regions of two pictures; `region` is the part of the first that is searched with."""
        self.said = self.tr("Looking for what makes them close…")
        task = partial(self._regions.find, first, second, self._state.where or (), region)
        self._run.start(task, self._show, self._fail)

    def forget(self) -> None:
        """Forget them."""
        self._run.cancel()
        self.first = self.second = None
        self.said = ""

    def _show(self, regions: SimilarRegions) -> None:
        if max(regions.first.heat.max(), regions.second.heat.max()) <= 0:
            self.said = self.tr("No region by itself makes them close.")
        else:
            self.first, self.second = HeatOverlay(regions.first), HeatOverlay(regions.second)
            self.said = self.tr(
                "The bright regions make them close: without them, the distance would be larger. The model "
                "does not look at what is hatched."
            )
        self.found.emit()

    def _fail(self, error: SimguiError) -> None:
        self.said = error_words(error)
        self.found.emit()
