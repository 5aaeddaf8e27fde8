"""The main view: the query, its five neighbours, and the library below."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from simgui.app import App
from simgui.core.errors import NothingToSearch, SimguiError
from simgui.core.progress import Progress
from simgui.gui.look.labels import styled
from simgui.gui.pictures.picture_grid import PictureGrid
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_model import PictureModel
from simgui.gui.pictures.picture_names import PictureNames
from simgui.gui.search.neighbour_card import NeighbourCard
from simgui.gui.search.query_panel import QueryPanel
from simgui.gui.search.scope_bar import ScopeBar
from simgui.gui.work.worker import Job, Lane, Worker
from simgui.models.cutpoints import Cutpoint
from simgui.search.query import Query
from simgui.search.records import SearchResult

NEIGHBOURS = 5
_PREVIEW_BYTES = 64 << 20
_UPPER_PX = 440

Where = Path | tuple[()]
"""The open folder, or, empty, all folders of the library."""


@dataclass(frozen=True)
class _Listed:
    """What there is to search in: the pictures, those that are offline, and the covered folders."""

    where: Where
    ids: npt.NDArray[np.int64]
    offline: frozenset[int]
    folders: int


class SearchPage(QWidget):
    """Searches in the open folder or in all; what is indexed so far is searched."""

    open_picture_wanted = Signal()
    asked = Signal()
    """A search has begun."""
    cutpoint_chosen = Signal(object)
    """The active `Cutpoint` has been chosen here."""
    scope_chosen = Signal()
    """The person searches in all folders now, or in the open one again."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self, app: App, worker: Worker, thumbnails: PictureLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._worker = worker
        self._folder = Path()
        self._searching: Job | None = None
        self._listing: Job | None = None
        self._preparing: Job | None = None
        self._list_again = False
        self._query: Query | None = None
        self._answered: Query | None = None
        self._pending: Query | None = None
        self._indexing = False
        previews = PictureLoader(worker, app.pictures.preview, _PREVIEW_BYTES, self)
        self._model = PictureModel(thumbnails, PictureNames(worker, app.pictures.file_of, self), self)
        self._grid = PictureGrid(self._model, thumbnails)
        self._grid.chosen.connect(self.search)
        self._panel = QueryPanel(previews)
        self._panel.cutpoint_moved.connect(self._show_cutpoint)
        self._panel.cutpoint_chosen.connect(self._choose_cutpoint)
        self._cards = [NeighbourCard(previews) for _ in range(NEIGHBOURS)]
        for card in self._cards:
            card.chosen.connect(self.search)

        self._upper = QStackedWidget()
        self._upper.addWidget(self._prompt())
        self._upper.addWidget(self._results())
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(18, 14, 18, 14)
        column.addWidget(self._upper, 1)
        self._scope = ScopeBar()
        self._scope.chosen.connect(self._change_scope)
        lower = QWidget()
        library = QVBoxLayout(lower)
        library.setContentsMargins(0, 0, 0, 0)
        library.setSpacing(0)
        library.addWidget(self._scope)
        library.addWidget(self._grid, 1)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.addWidget(upper)
        self._splitter.addWidget(lower)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([_UPPER_PX, _UPPER_PX])
        self._splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.clear)

    def _prompt(self) -> QWidget:
        prompt = QWidget()
        prompt.setObjectName("dropTarget")
        prompt.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        open_picture = QPushButton(self.tr("Open picture…"))
        open_picture.clicked.connect(self.open_picture_wanted)
        self._heading = styled(self.tr("Drop a picture to find similar ones"), "heading")
        layout = QVBoxLayout(prompt)
        layout.addStretch(1)
        layout.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(
            styled(self.tr("Or paste one, or click a picture of your library below."), "faint"),
            0,
            Qt.AlignmentFlag.AlignHCenter,
        )
        layout.addSpacing(10)
        layout.addWidget(open_picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return prompt

    def _results(self) -> QWidget:
        results = QWidget()
        row = QHBoxLayout(results)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self._panel, 4)
        row.addSpacing(10)
        for card in self._cards:
            row.addWidget(card, 3)
        return results

    @property
    def splitter_state(self) -> QByteArray:
        """How the room is shared between results and library."""
        return self._splitter.saveState()

    def restore_splitter(self, state: QByteArray) -> None:
        """Share the room as it was."""
        self._splitter.restoreState(state)

    # The library.

    def show_folder(self, folder: Path) -> None:
        """Open another folder; in all folders, the answer stays."""
        self._folder = folder
        if not self.everywhere:
            self.clear()
            self._model.set_ids(np.empty(0, np.int64))
        self.refresh()

    @property
    def everywhere(self) -> bool:
        """Whether all folders of the library are searched."""
        return self._scope.everywhere

    def search_everywhere(self, *, everywhere: bool) -> None:
        """Search in all folders, or in the open one, as the person did before."""
        self._scope.choose(everywhere=everywhere)

    @property
    def _where(self) -> Where:
        return () if self.everywhere else self._folder

    def _change_scope(self) -> None:
        self.refresh()
        self.search_again()
        self.prepare()
        self.scope_chosen.emit()

    def refresh(self) -> None:
        """Show what is indexed by now; asked during a look-up, look once more after it."""
        if self._listing is not None:
            self._list_again = True
            return
        self._list_again = False
        task = partial(_list_pictures, self._app, self._where)
        self._listing = self._worker.start_reporting(Lane.INTERACTIVE, task, self._show_ids, self.failed.emit)
        self._listing.ended.connect(self._listed)

    def _show_ids(self, listed: _Listed) -> None:
        if listed.where == self._where:
            self._model.set_ids(listed.ids)
            self._model.set_offline(listed.offline)
            self._scope.show_folders(self._folder, listed.folders)
            if self._pending is not None and len(listed.ids):
                self.search(self._pending)
            elif not self._indexing:
                self._wait_with(None)

    def _listed(self) -> None:
        self._listing = None
        if self._list_again:
            self.refresh()

    # Searching.

    def prepare(self) -> None:
        """Let the first search find everything ready."""
        if self._preparing is not None:
            self._preparing.cancel()
        task = partial(_prepare, self._app, self._where)
        self._preparing = self._worker.start_reporting(Lane.INSIGHT, task)

    def search(self, query: Query) -> None:
        """Search with a picture, a file or the content of one; a search under way is given up for it."""
        self._give_up_search()
        self._query = query
        self.asked.emit()
        task = partial(_find, self._app, query, self._where)
        self._searching = self._worker.start_reporting(Lane.SEARCH, task, self._show_result, self._not_found)

    def search_again(self) -> None:
        """Ask the last query again, if there is one: what answers it has changed."""
        if self._query is not None:
            self.search(self._query)

    def _give_up_search(self) -> None:
        """Take no answer any more to what was asked last."""
        self._wait_with(None)
        if self._searching is not None:
            self._searching.cancel()
            self._searching = None

    def _not_found(self, error: SimguiError) -> None:
        if self.sender() is not self._searching:
            return
        waits = isinstance(error, NothingToSearch) and self._indexing
        self._wait_with(self._query if waits else None)
        self._query = self._answered  # what is still shown
        if not waits:
            self.failed.emit(error)

    def show_indexing(self, *, indexing: bool) -> None:
        """Know whether there will soon be more to search in: until then, a query can wait for it."""
        self._indexing = indexing

    def _wait_with(self, query: Query | None) -> None:
        self._pending = query
        self._heading.setText(
            self.tr("Drop a picture to find similar ones")
            if query is None
            else self.tr("Your picture is searched with as soon as the first ones are indexed")
        )

    def _show_result(self, result: SearchResult) -> None:
        if self.sender() is not self._searching:
            return  # another query was asked since
        source = result.source
        self._query = self._answered = source
        self._upper.setCurrentIndex(1)
        self._panel.show_query(source)
        self._grid.show_query(result.picture)
        self._panel.show_result(result)
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(result.neighbours))
            if number < len(result.neighbours):
                card.show_neighbour(result.neighbours[number], name_folder=self.everywhere)
        self._tell_verdicts()

    def clear(self) -> None:
        """Show no answer any more; what is being searched is given up."""
        self._give_up_search()
        self._query = self._answered = None
        self._grid.show_query(None)
        self._upper.setCurrentIndex(0)
        self._model.set_verdicts({})

    def _tell_verdicts(self) -> None:
        """Let the library say of the neighbours what their cards say."""
        shown = [card for card in self._cards if card.isVisibleTo(self._upper)]
        self._model.set_verdicts(
            {card.neighbour.picture.id: card.verdict for card in shown if card.neighbour}
        )

    # The threshold.

    def _show_cutpoint(self, distance: float) -> None:
        for card in self._cards:
            card.apply_cutpoint(Cutpoint("custom", distance))
        self._tell_verdicts()

    def _choose_cutpoint(self, distance: float | None) -> None:
        task = partial(_choose, self._app, distance)
        self._worker.start_reporting(Lane.INTERACTIVE, task, self._use_chosen, self.failed.emit)

    def _use_chosen(self, cutpoint: Cutpoint) -> None:
        self.use_cutpoint(cutpoint)
        self.cutpoint_chosen.emit(cutpoint)

    def use_cutpoint(self, cutpoint: Cutpoint) -> None:
        """Show the verdicts of another active cutpoint."""
        self._panel.show_cutpoint(cutpoint)
        for card in self._cards:
            card.apply_cutpoint(cutpoint)
        self._tell_verdicts()


# The tasks: they run off the GUI thread and touch no widget.


def _list_pictures(app: App, where: Where, _progress: Progress) -> _Listed:
    return _Listed(where, app.pictures.ids(where), app.pictures.offline_ids(where), len(app.folders.paths()))


def _prepare(app: App, where: Where, progress: Progress) -> None:
    app.searches.prepare(where, progress)


def _find(app: App, query: Query, where: Where, _progress: Progress) -> SearchResult:
    return app.searches.find(query, where, NEIGHBOURS)


def _choose(app: App, distance: float | None, _progress: Progress) -> Cutpoint:
    return app.models.choose_cutpoint(distance)
