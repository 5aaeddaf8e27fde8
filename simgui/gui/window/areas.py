"""The five areas: made of the services that each uses, and connected with each other."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from simgui.app import App
from simgui.gui.duplicates.page import DuplicatesPage
from simgui.gui.duplicates.services import DuplicatesServices
from simgui.gui.insight.measuring import InsightServices
from simgui.gui.insight.page import InsightPage
from simgui.gui.insight.view import InsightView
from simgui.gui.language import filled
from simgui.gui.library.ledger_page import LedgerPage
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
from simgui.gui.train.look_up import TrainServices
from simgui.gui.train.page import TrainPage
from simgui.gui.window.area_names import area_names
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Lane, Worker

_THUMBNAIL_BYTES = 192 << 20
"""Of all areas together; a picture costs about a quarter of a megabyte."""


class Areas(QStackedWidget):
    """Search, Train, Insight, Library and Duplicates, one of them in sight.

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
    comparison_wanted = Signal(object)
    """A `Comparison` to be shown large; None to come back from there."""
    restored = Signal()
    """A backup is restored: folders, labels, models and the numbers of pictures may be others."""
    failed = Signal(object)
    """A `SimguiError`."""

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
        self._worker = worker
        self._has_plots = False
        thumbnails = PictureLoader(worker, app.pictures.thumbnail, _THUMBNAIL_BYTES, self)
        self.thumbnails = thumbnails
        """Pictures of the library by id, small."""
        services = SearchServices(
            app.listings,
            app.searches,
            app.result_groups,
            app.pictures,
            app.folders,
            app.models,
            app.teaching,
            app.words,
            shared,
        )
        self.search = SearchPage(services, state, settings, worker, undo, thumbnails)
        self.train = TrainPage(
            TrainServices(
                app.trainings,
                app.training_parts,
                app.models,
                app.packages,
                app.decisions,
                app.folders,
                app.pictures,
                undo,
            ),
            state,
            worker,
            thumbnails,
        )
        self.insight = InsightPage(
            InsightServices(app.measurements, app.models, undo, app.folders, app.reports),
            state,
            worker,
            thumbnails,
            partial(_insight_views, app, worker, thumbnails),
        )
        self.library = LedgerPage(
            app.ledger, app.pictures, app.folders, app.storage, undo, state, worker, thumbnails
        )
        self.duplicates = DuplicatesPage(
            DuplicatesServices(app.duplicates, app.pictures, app.folders, undo),
            state,
            settings,
            worker,
            thumbnails,
        )
        scrolled, doubles = Scrolled(self.search), Scrolled(self.duplicates)
        scrolled.room_changed.connect(self.search.show_room)
        doubles.room_changed.connect(self.duplicates.show_room)
        set_needs(self, self.tr("Open a folder first"))
        pages = (scrolled, self.train, self.insight, Scrolled(self.library), doubles)
        for area, name in zip(pages, area_names(), strict=True):
            set_needs(area, filled(self.tr("Only in {0}"), name))
            self.addWidget(area)
        for page in (self.search, self.train, self.insight, self.library, self.duplicates):
            page.failed.connect(self.failed)
        self.search.asked.connect(self.asked)
        self.search.open_picture_wanted.connect(self.picture_wanted)
        self.train.index_wanted.connect(self.rescan_wanted)
        self.train.search_wanted.connect(partial(self.area_wanted.emit, 0))
        self.train.reasons_wanted.connect(partial(self.area_wanted.emit, 2))
        self.train.rules_wanted.connect(self.library.ask_rules)
        self.insight.search_wanted.connect(self.search_wanted)
        self.insight.index_wanted.connect(self.rescan_wanted)
        self.library.folder_wanted.connect(self.folder_wanted)
        self.library.add_wanted.connect(self.choice_wanted)
        self.library.rescan_wanted.connect(self.rescan_wanted)
        self.library.restored.connect(self.restored)
        self.duplicates.comparison_wanted.connect(self.comparison_wanted)
        self.duplicates.folder_wanted.connect(self.choice_wanted)
        self.duplicates.rescan_wanted.connect(self.rescan_wanted)

    def load_plots(self) -> None:
        """Load what plots need, once, off the GUI thread: it takes half a second."""
        if not self._has_plots:
            self._has_plots = True
            self._worker.start(Lane.INSIGHT, _load_plots)

    def forget_pictures(self) -> None:
        """Load pictures and names anew: their numbers may stand for others."""
        for loader in self.findChildren(PictureLoader):
            loader.forget()
        for names in self.findChildren(PictureNames):
            names.forget()
        for colours in self.findChildren(PictureColours):
            colours.forget()
        self.search.forget_ids()
        self.duplicates.forget()


def _insight_views(app: App, worker: Worker, thumbnails: PictureLoader) -> Sequence[InsightView]:
    """Make the views of the Insight area; that loads what plots need."""
    from simgui.gui.insight.views import make_views

    return make_views(app, worker, thumbnails)


def _load_plots() -> None:
    import simgui.gui.insight.views
    import simgui.gui.train.curve_chart  # noqa: F401
