"""The library in the Search area: every picture there is to search in, or those that answer words."""

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from simgui.core.errors import SimguiError
from simgui.gui.look.actions import menu_action
from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.pictures.grid.picture_colours import PictureColours
from simgui.gui.pictures.grid.picture_grid import PictureGrid
from simgui.gui.pictures.grid.picture_model import PictureModel
from simgui.gui.pictures.grid.picture_names import PictureNames
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.search.grid_tools import GridTools
from simgui.gui.search.nothing_listed import NothingListed
from simgui.gui.search.scope_bar import ScopeBar
from simgui.gui.search.services import SearchServices
from simgui.gui.search.words.answers import Answers
from simgui.gui.settings import Settings
from simgui.gui.state import WindowState
from simgui.gui.work.look_up import LookUp
from simgui.gui.work.worker import Lane, Task, Worker
from simgui.library.catalogue import Where
from simgui.library.listing.records import Arrangement, Listing, Order
from simgui.models.records import ModelVersion
from simgui.search.query import PictureId, Query

_MARGIN_PX, _ABOVE_PX, _BELOW_PX, _SPACING_PX = 18, 8, 4, 8
_STRIP_PX = 36


@dataclass(frozen=True)
class _Question:
    """How pictures are to be listed, the query that they may be ordered by, and what answers words."""

    arrangement: Arrangement
    query: Query | None
    answer: Answers | None


@dataclass(frozen=True)
class _Listed:
    """What there is to search in: the pictures, and the number of covered folders.

    And, of searches in all of these, the versions that can answer; and what was asked for.
    """

    question: _Question
    listing: Listing
    folders: int
    versions: tuple[ModelVersion, ...]


class LibraryPanel(QWidget):
    """A grid of the pictures that are indexed by now, below a row that says how they are shown.

    Args:
        services: Of the library.
        state: Says where to search.
        settings: Keep how pictures are shown.
        worker: Does the looking up.
        thumbnails: Pictures by id.
        scope: The choice of where to search, which stands elsewhere.
        parent: Owner.
    """

    chosen = Signal(object)
    """A picture to search with: a `PictureId`."""
    words_over = Signal()
    """All pictures are wanted again, instead of those that answer."""
    rest_wanted = Signal()
    """Pictures that do not answer are wanted, too."""
    listed = Signal(int)
    """So many pictures are there to search in."""
    selection_changed = Signal(object)
    """The ids of the selected pictures: int64 (n,), in the order in which they are shown."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        services: SearchServices,
        state: WindowState,
        settings: Settings,
        worker: Worker,
        thumbnails: PictureLoader,
        scope: ScopeBar,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._worker = worker
        self._state = state
        self._query: Query | None = None
        self._answers: Answers | None = None
        self._shown: _Question | None = None
        self._indexing = self._low = self._begun = False
        self._focused: QWidget | None = None
        self._all = LookUp(worker, self, self._list, self._show, self.failed.emit)
        # A search waits for nothing: neither do the pictures that it has found.
        self._found = LookUp(worker, self, self._list, self._show, self.failed.emit, Lane.SEARCH)
        self._model = PictureModel(thumbnails, PictureNames(worker, services.pictures.file_of, self), self)
        colours = PictureColours(worker, services.pictures.colours, self)
        self._grid = PictureGrid(self._model, thumbnails, colours, self)
        self._tools = GridTools(settings, self)
        self._nothing = NothingListed(self)
        self._scope = scope
        self._scope.choose(everywhere=state.everywhere)
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self._grid.chosen.connect(self.chosen)
        self._grid.selection_changed.connect(self.selection_changed)
        self._grid.tile_px_changed.connect(self._tools.show_tile_px)
        self._tools.arranged.connect(self._arrange)
        self._tools.tile_px_chosen.connect(self._grid.set_tile_px)
        self._tools.labels_chosen.connect(self._grid.show_labels)
        self._nothing.clear_wanted.connect(self.words_over)
        self._nothing.rest_wanted.connect(self.rest_wanted)
        self._scope.show_shared(self._state.shared, everywhere=self._state.everywhere)
        self._scope.chosen.connect(self._state.search_everywhere)
        self._scope.shared_chosen.connect(self._choose_shared)
        self._state.shared_changed.connect(self._show_shared)
        self._scope.model_chosen.connect(self._use)
        self._state.folder_changed.connect(self._change_folder)
        self._state.model_changed.connect(self._list_anew)
        self._state.models_changed.connect(self.refresh)
        self._state.scope_changed.connect(self._change_scope)
        self._state.library_changed.connect(self.refresh)
        self._state.labels_changed.connect(self.refresh)
        select_all = QKeySequence.StandardKey.SelectAll
        menu_action(self, "edit", self.tr("Select all pictures"), self._select_all, select_all)
        menu_action(self, "edit", self.tr("Clear the selection"), self.clear_selection)

    def _lay_out(self) -> None:
        self._grid.set_tile_px(self._tools.tile_px)
        self._grid.show_labels(self._tools.labels_shown)
        self._row = QWidget(self)
        row = FlowLayout(_SPACING_PX, self._row)
        row.setContentsMargins(_MARGIN_PX, _ABOVE_PX, _MARGIN_PX, _BELOW_PX)
        for part in self._tools.parts:
            row.addWidget(part)
        self._views = QStackedLayout()
        self._views.addWidget(self._grid)
        self._views.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._row)
        layout.addLayout(self._views, 1)
        self.setTabOrder(self._tools.parts[-1], self._grid)  # made before the row, and below it

    def show_query(self, picture: PictureId | None, query: Query | None = None) -> None:
        """Show what is searched with.

        Args:
            picture: Gets a frame; None if the query is not of the library, or there is none.
            query: What pictures can be ordered by their distance to; None if there is none.
        """
        self._grid.show_query(picture)
        self._tools.allow_distance(query is not None)
        changed, self._query = query != self._query, query
        if changed and self._tools.arrangement.order is Order.DISTANCE:
            self.refresh()

    def show_answers(self, answers: Answers | None) -> None:
        """Show what answers words; None if nothing is asked in words."""
        if answers is not self._answers:
            self._listing.cancel()
            self._answers = answers
            self._tools.show_answers(answers is not None)
            self._listing.restart()

    def show_low(self, low: bool) -> None:
        """Leave out the row, as the menu has it, and be content with a strip of pictures, or do not."""
        self._low = low
        self._row.setHidden(low)
        self._fit_strip()

    def _fit_strip(self) -> None:
        shows_grid = self._views.currentWidget() is self._grid
        for view in (self._grid, self._nothing):
            view.setMinimumHeight(_STRIP_PX if self._low and shows_grid else 0)

    def take_focus(self) -> None:
        """Let the keys go to the pictures."""
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_verdicts(self, verdicts: dict[int, str]) -> None:
        """Let a screen reader say of neighbours what their cards say, by the ids of the pictures."""
        self._model.set_verdicts(verdicts)

    def clear_selection(self) -> None:
        """Select nothing."""
        self._grid.clear_selection()

    def go_back(self) -> bool:
        """Select nothing; tell whether anything was selected."""
        return self._grid.clear_selection()

    def show_indexing(self, *, indexing: bool) -> None:
        """Know whether there will soon be more pictures; with none, say so."""
        self._indexing = indexing
        if not len(self._model.ids):
            self.refresh()

    @property
    def _listing(self) -> LookUp:
        return self._all if self._answers is None else self._found

    def refresh(self) -> None:
        """List what is indexed by now."""
        self._listing.refresh()

    def _select_all(self) -> None:
        self._grid.selectAll()

    def _arrange(self, _arrangement: Arrangement) -> None:
        self.refresh()

    def _list(self) -> Task[_Listed] | None:
        where, arrangement = self._state.where, self._tools.arrangement
        query = self._query if arrangement.order is Order.DISTANCE else None
        if where is None:
            return None
        return partial(_list_pictures, self._services, where, _Question(arrangement, query, self._answers))

    def _show(self, listed: _Listed) -> None:
        listing, answers = listed.listing, listed.question.answer
        self._grid.show_listing(listing, anew=listed.question != self._shown)
        self._shown = listed.question
        if listing.total and answers is not None:
            self._nothing.say_unanswered(answers.asked.text, rest=len(answers.result.ids))
        else:
            self._nothing.say_empty(indexing=self._indexing)
        self._views.setCurrentWidget(self._grid if len(listing) else self._nothing)
        self._fit_strip()
        self._begin()
        self._scope.show_folders(self._state.folder or Path(), listed.folders)
        self._scope.show_versions(listed.versions)
        self.listed.emit(listing.total)

    def _begin(self) -> None:
        """Let the keys go to the first pictures of another folder, unless the person has gone elsewhere."""
        focused = self.window().focusWidget()
        if self._begun or not self._grid.isVisible():
            self._focused = focused
        elif len(self._model.ids):
            self._begun = True
            if focused is None or focused is self._focused:
                self.take_focus()

    def _choose_shared(self, chosen: bool, together: bool) -> None:
        place = self._state.shared
        if place is not None:
            self._state.share(replace(place, chosen=chosen, together=together))

    def _show_shared(self) -> None:
        self._scope.show_shared(self._state.shared, everywhere=self._state.everywhere)

    def _use(self, model_id: str) -> None:
        """Let a version answer searches in all folders."""
        task = partial(self._services.models.use, model_id, ())
        self._worker.start(Lane.INTERACTIVE, task, self._used, self.failed.emit)

    def _used(self, _model: object) -> None:
        self._state.note_models()

    def _list_anew(self, _model: object) -> None:
        """List what another model can search in."""
        self.refresh()

    def _change_folder(self) -> None:
        self._begun = False
        if not self._state.everywhere:
            self._grid.show_listing(Listing())
        self._listing.restart()

    def _change_scope(self) -> None:
        self._scope.choose(everywhere=self._state.everywhere)
        self._listing.restart()


def _list_pictures(services: SearchServices, where: Where, question: _Question) -> _Listed:
    distances = None
    if question.query is not None:
        with suppress(SimguiError):  # the search itself has said what is wrong with the query
            distances = services.searches.distances(question.query, where)
    versions = () if where else services.models.list(where)
    found = None if question.answer is None else question.answer.listed
    listing = services.listings.list(where, question.arrangement, distances, found)
    if question.answer is not None and question.arrangement.order is Order.ANSWER:
        listing = question.answer.set_apart(listing)
    return _Listed(question, listing, len(services.folders.paths()), versions)
