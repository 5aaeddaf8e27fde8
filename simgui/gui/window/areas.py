"""The five areas: made of the services that each uses, and connected with each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from simgui.app import App
from simgui.core.garbage import nothing_to_collect_so_far
from simgui.gui.language import filled
from simgui.gui.look.actions import set_needs
from simgui.gui.look.scrolled import Scrolled
from simgui.gui.pictures.grid.picture_colours import PictureColours
from simgui.gui.pictures.grid.picture_names import PictureNames
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.search.search_page import SearchPage
from simgui.gui.search.services import SearchServices
from simgui.gui.settings import Settings
from simgui.gui.sharing.libraries import SharedLibraries
from simgui.gui.state import WindowState
from simgui.gui.window.area_names import area_names
from simgui.gui.window.late import Late
from simgui.gui.work.jobs import LongJobs
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Lane, Worker

if TYPE_CHECKING:
    from simgui.gui.duplicates.page import DuplicatesPage
    from simgui.gui.insight.page import InsightPage
    from simgui.gui.insight.view import InsightView
    from simgui.gui.library.ledger_page import LedgerPage
    from simgui.gui.train.page import TrainPage

_THUMBNAIL_BYTES = 192 << 20
"""Of all areas together; a picture costs about a quarter of a megabyte."""


class Areas(QStackedWidget):
    """Search, Train, Insight, Library and Duplicates, one of them in sight.

    Search is there at once. The others are made when they are first looked at or asked for, or when `prepare`
    finds the time.

    Args:
        app: The services of the library.
        state: What the window is about.
        settings: What the window remembers.
        worker: Does everything that may take longer than a frame.
        undo: Writes what the person decides.
        shared: Shared libraries.
        parent: Owner.
    """

    asked = Signal()
    """A search has begun."""
    search_wanted = Signal(object)
    """A `Source` or a `Query`, of another area than Search."""
    picture_wanted = Signal()
    """The person is to choose a picture to search with."""
    folder_wanted = Signal(object)
    """A folder, `Path`, to open."""
    choice_wanted = Signal()
    """The person is to choose a folder to open."""
    area_wanted = Signal(int)
    """The place of an area to be shown."""
    rescan_wanted = Signal()
    stop_wanted = Signal()
    """The training is to be stopped."""
    indexing_stop_wanted = Signal()
    """The indexing of the open folder is to be stopped."""
    comparison_wanted = Signal(object)
    """A `Comparison` to be shown large; None to come back from there."""
    restored = Signal()
    """A backup is restored: folders, labels, models and the numbers of pictures may be others."""
    failed = Signal(object)
    """A `SimguiError`."""
    made = Signal()
    """Another area is there."""

    def __init__(
        self,
        app: App,
        state: WindowState,
        settings: Settings,
        worker: Worker,
        undo: Undo,
        shared: SharedLibraries,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._state = state
        self._settings = settings
        self._worker = worker
        self._undo = undo
        self._preparing: _Preparing | None = None
        self.thumbnails = PictureLoader(worker, app.pictures.thumbnail, _THUMBNAIL_BYTES, self)
        """Pictures of the library by id, small."""
        self.search = self._make_search(shared)
        scrolled = Scrolled(self.search)
        scrolled.room_changed.connect(self.search.show_room)
        self.late_train: Late[TrainPage] = Late(self._make_train)
        self.late_insight: Late[InsightPage] = Late(self._make_insight)
        self.late_library: Late[LedgerPage] = Late(self._make_library, Scrolled)
        self.late_duplicates: Late[DuplicatesPage] = Late(self._make_duplicates, _scrolled_duplicates)
        self._late = (self.late_train, self.late_insight, self.late_library, self.late_duplicates)
        set_needs(self, self.tr("Open a folder first"))
        places: tuple[QWidget, ...] = (scrolled, *self._late)
        for area, name in zip(places, area_names(), strict=True):
            set_needs(area, filled(self.tr("Only in {0}"), name))
            self.addWidget(area)
        for late in self._late:
            late.made.connect(self.made)

    @property
    def train(self) -> "TrainPage":
        """The Train area."""
        return self.late_train.page

    @property
    def insight(self) -> "InsightPage":
        """The Insight area."""
        return self.late_insight.page

    @property
    def library(self) -> "LedgerPage":
        """The Library area."""
        return self.late_library.page

    @property
    def duplicates(self) -> "DuplicatesPage":
        """The Duplicates area."""
        return self.late_duplicates.page

    def prepare(self, jobs: LongJobs) -> None:
        """Make the areas before they are asked for, once: one at a time, with imports off the GUI thread.

        Args:
            jobs: What takes longest is made while none of them runs.
        """
        if self._preparing is None:
            self._preparing = _Preparing(jobs)
            self._worker.start(Lane.INSIGHT, _import_areas, self._begin_making)

    def _begin_making(self, _done: object) -> None:
        assert self._preparing is not None
        self._preparing.jobs.rested.connect(self._make_next)  # what was left because a job was running
        self._make_next()

    def _make_next(self) -> None:
        for late in self._late:
            if not late.is_made:
                _ = late.page
                QTimer.singleShot(0, self, self._make_next)  # what has happened meanwhile comes first
                return
        preparing = self._preparing
        if preparing is None or preparing.is_done or preparing.jobs.busy:
            return
        if self.insight.make_next():
            QTimer.singleShot(0, self, self._make_next)
        else:
            preparing.is_done = True
            nothing_to_collect_so_far()

    def _make_search(self, shared: SharedLibraries) -> SearchPage:
        app = self._app
        services = SearchServices(
            app.listings,
            app.searches,
            app.result_groups,
            app.pictures,
            app.folders,
            app.models,
            lambda: app.teaching,
            app.words,
            shared,
        )
        page = SearchPage(services, self._state, self._settings, self._worker, self._undo, self.thumbnails)
        page.failed.connect(self.failed)
        page.asked.connect(self.asked)
        page.open_picture_wanted.connect(self.picture_wanted)
        return page

    def _make_train(self) -> "TrainPage":
        from simgui.gui.train.look_up import TrainServices
        from simgui.gui.train.page import TrainPage

        app = self._app
        services = TrainServices(
            app.trainings,
            app.training_parts,
            app.models,
            app.packages,
            app.decisions,
            app.folders,
            app.pictures,
            self._undo,
        )
        page = TrainPage(services, self._state, self._worker, self.thumbnails)
        page.failed.connect(self.failed)
        page.index_wanted.connect(self.rescan_wanted)
        page.search_wanted.connect(partial(self.area_wanted.emit, 0))
        page.reasons_wanted.connect(partial(self.area_wanted.emit, 2))
        page.rules_wanted.connect(self.ask_rules)
        page.cancel_wanted.connect(self.stop_wanted)
        return page

    def _make_insight(self) -> "InsightPage":
        from simgui.gui.insight.measuring import InsightServices
        from simgui.gui.insight.page import InsightPage

        app = self._app
        services = InsightServices(app.measurements, app.models, self._undo, app.folders, app.reports)
        make_views = partial(_insight_views, app, self._worker, self.thumbnails)
        page = InsightPage(services, self._state, self._worker, self.thumbnails, make_views)
        page.failed.connect(self.failed)
        page.search_wanted.connect(self.search_wanted)
        page.index_wanted.connect(self.rescan_wanted)
        return page

    def _make_library(self) -> "LedgerPage":
        from simgui.gui.library.ledger_page import LedgerPage

        app = self._app
        page = LedgerPage(
            app.ledger,
            app.pictures,
            app.folders,
            app.storage,
            self._undo,
            self._state,
            self._worker,
            self.thumbnails,
        )
        page.failed.connect(self.failed)
        page.folder_wanted.connect(self.folder_wanted)
        page.add_wanted.connect(self.choice_wanted)
        page.rescan_wanted.connect(self.rescan_wanted)
        page.stop_wanted.connect(self.indexing_stop_wanted)
        page.restored.connect(self.restored)
        return page

    def _make_duplicates(self) -> "DuplicatesPage":
        from simgui.gui.duplicates.page import DuplicatesPage
        from simgui.gui.duplicates.services import DuplicatesServices

        app = self._app
        services = DuplicatesServices(app.duplicates, app.pictures, app.folders, self._undo)
        page = DuplicatesPage(services, self._state, self._settings, self._worker, self.thumbnails)
        page.failed.connect(self.failed)
        page.comparison_wanted.connect(self.comparison_wanted)
        page.folder_wanted.connect(self.choice_wanted)
        page.rescan_wanted.connect(self.rescan_wanted)
        return page

    def ask_rules(self, folder: Path) -> None:
        """Show the rules of a folder and let the person change them."""
        self.library.ask_rules(folder)

    def forget_pictures(self) -> None:
        """Load pictures and names anew: their numbers may stand for others."""
        for loader in self.findChildren(PictureLoader):
            loader.forget()
        for names in self.findChildren(PictureNames):
            names.forget()
        for colours in self.findChildren(PictureColours):
            colours.forget()
        self.search.forget_ids()
        self.late_duplicates.tell(lambda page: page.forget())


@dataclass
class _Preparing:
    """How far the areas are made before they are asked for.

    Attributes:
        jobs: Long jobs, one of which may be running.
        is_done: Whether there is nothing left to make.
    """

    jobs: LongJobs
    is_done: bool = False


def _scrolled_duplicates(page: "DuplicatesPage") -> Scrolled:
    scrolled = Scrolled(page)
    scrolled.room_changed.connect(page.show_room)
    return scrolled


def _insight_views(app: App, worker: Worker, thumbnails: PictureLoader) -> "Iterator[InsightView]":
    """Make the views of the Insight area one by one; that loads what plots need."""
    from simgui.gui.insight.views import make_views

    yield from make_views(app, worker, thumbnails)


def _import_areas() -> None:
    """Import what the areas are made of, plots, and what shows pictures large: half a second."""
    import simgui.gui.duplicates.page
    import simgui.gui.insight.page
    import simgui.gui.insight.views
    import simgui.gui.library.ledger_page
    import simgui.gui.train.curve_chart
    import simgui.gui.train.page
    import simgui.gui.viewer.viewer  # noqa: F401
