"""The window: puts header, areas and status strip together, and connects them with the library."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMainWindow

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.names import shown
from simgui.core.resources import resource
from simgui.core.sentences import say
from simgui.gui.exchange.exchange_actions import ExchangeActions
from simgui.gui.library.preparing import Preparing
from simgui.gui.library.rescans import Rescans
from simgui.gui.look.banner import Banner
from simgui.gui.look.notice import Notice
from simgui.gui.look.screen import within_screen
from simgui.gui.pictures.menu.chosen import ChosenPicture
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.settings import Settings
from simgui.gui.sharing.libraries import SharedLibraries
from simgui.gui.sharing.sharing_actions import SharingActions
from simgui.gui.state import Changes, ModelInUse, WindowState
from simgui.gui.train.stopping import Stopping
from simgui.gui.window.area_names import area_names
from simgui.gui.window.areas import Areas
from simgui.gui.window.crash.crash_reports import CrashReports
from simgui.gui.window.frame import Frame
from simgui.gui.window.header import Header
from simgui.gui.window.job_reports import JobReports
from simgui.gui.window.large_view import LargeView
from simgui.gui.window.menus import Menus
from simgui.gui.window.model_look_up import ModelLookUp
from simgui.gui.window.opening.inputs import Inputs, is_welcome
from simgui.gui.window.opening.opening import Opened, Opening
from simgui.gui.window.picture_wiring import PictureWiring
from simgui.gui.window.recent_folders import RecentFolders
from simgui.gui.window.training_jobs import TrainingJobs
from simgui.gui.window.welcome import Welcome
from simgui.gui.work.jobs import LongJobs
from simgui.gui.work.status_strip import StatusStrip
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Lane, Worker
from simgui.search.query import Query, Source
from simgui.words.records import Keyword

if TYPE_CHECKING:
    from simgui.gui.viewer.viewer import Viewer

_SMALLEST = QSize(860, 480)
_FIRST = QSize(1240, 820)
"""Both as far as there is room for them on the screen."""
_MS_UNTIL_THE_REST = 2000
"""By then, the first pictures are shown."""


class MainWindow(QMainWindow):
    """Shows a library; takes a dropped file or folder anywhere.

    Args:
        app: The library and its model.
        worker: Does everything that may take longer than a frame.
        settings: What the window remembers.
    """

    def __init__(self, app: App, worker: Worker, settings: Settings) -> None:
        super().__init__()
        self._worker = worker
        self._settings = settings
        self._preparation = app.preparation
        self.setWindowTitle("SimGUI")
        self.setAcceptDrops(True)
        self.setMinimumSize(within_screen(self, _SMALLEST))
        self.resize(within_screen(self, _FIRST))
        self._state = WindowState(self)
        self._state.search_everywhere(settings["all_folders"])
        self._status = StatusStrip()
        self._jobs = LongJobs(worker, self._status, self)
        self._rescans = Rescans(app.folders, self._state, worker, self._jobs, self)
        self._opening = Opening(app.folders, app.ledger, worker, self)
        self._inputs = Inputs(self._state, settings, self)
        self._banner, self._notice = Banner(), Notice()
        self._crashes = CrashReports(self._banner, app.data_folder.logs, worker, self)
        self._recent = RecentFolders(settings, app.folders, self._state, worker, self)
        self._header = Header(area_names(), self._recent.menu)
        self._undo = Undo(app.decisions, self._state, worker, self)
        self._shared = SharedLibraries(lambda: app.sharing)
        self.areas = Areas(app, self._state, settings, worker, self._undo, self._shared)
        welcome = Welcome()
        welcome.folder_wanted.connect(self.choose_folder)
        welcome.samples_wanted.connect(self.open_samples)
        self._frame = Frame(self._header, self._banner, self._notice, welcome, self.areas, self._status)
        self._large = LargeView(
            self._frame, partial(_make_viewer, app, self._state, worker, self.areas.thumbnails)
        )
        self.setCentralWidget(self._large)
        self.training_jobs = TrainingJobs(
            lambda: app.trainings, self._state, self._jobs, self.areas.late_train, self
        )
        self._stopping = Stopping(lambda: app.trainings, self._jobs, self)
        ExchangeActions(lambda: app.exchange, self._undo, self._state, worker, self)
        self.menus = Menus(self, self, app, self._state, settings, worker, self._recent, self.areas)
        SharingActions(self._shared, self._state, settings, worker, self)
        self._connect_pictures(
            PictureWiring(
                app,
                self._state,
                worker,
                self._undo,
                self._notice,
                self._large,
                self._query,
                self._has_words,
                self,
            )
        )
        self._connect_work()
        self._connect_areas()
        self.restoreGeometry(settings["geometry"])
        self.areas.search.restore_splitter(settings["splitter"])
        ModelLookUp(app.models, self._state, worker, self._undo, self).failed.connect(self.tell)
        worker.start_reporting(Lane.BULK, app.storage.settle, self._settled, self.tell)

    # How it is put together.

    def _connect_work(self) -> None:
        preparing = Preparing(self._preparation, self._state, self._worker, self._jobs, self)
        reports = JobReports(self._jobs, self._rescans, self._state, self.areas, self)
        self._status.cancel_wanted.connect(self._rescans.cancel)
        self._status.go_on_wanted.connect(self.rescan)
        self._rescans.available.connect(self._banner.hide_offline)
        self._stopping.began.connect(self.training_jobs.show_stopping)
        self._stopping.close_wanted.connect(self.close)
        self._opening.opened.connect(self._show_opened)
        self._opening.failed.connect(self._show_not_opened)
        self._inputs.query_given.connect(self.search)
        self._inputs.places_given.connect(self.open_places)
        self._inputs.more_given.connect(self.areas.search.add)
        for each in (reports, preparing, self._rescans, self._inputs, self._undo, self.areas):
            each.failed.connect(self.tell)
        self._state.folder_changed.connect(self._show_folder)
        self._state.scope_changed.connect(self._remember_scope)
        self._state.shared_changed.connect(self._show_shared)
        self._state.model_changed.connect(self._show_model)

    def _connect_areas(self) -> None:
        self._header.area_chosen.connect(self.show_area)
        self._header.help_wanted.connect(self.menus.dialogs.show_help)
        self._recent.chosen.connect(self.open_folder)
        self._recent.choice_wanted.connect(self.choose_folder)
        self._header.picture_wanted.connect(self.choose_picture)
        self.areas.asked.connect(self._banner.hide)
        self.areas.asked.connect(self._notice.hide)
        self.areas.search_wanted.connect(self.search)
        self.areas.picture_wanted.connect(self.choose_picture)
        self.areas.search.more_wanted.connect(self._inputs.choose_more)
        self.areas.search.more_dropped.connect(self._inputs.take_more)
        self.areas.folder_wanted.connect(self.open_folder)
        self.areas.choice_wanted.connect(self.choose_folder)
        self.areas.area_wanted.connect(self.show_area)
        self.areas.rescan_wanted.connect(self.rescan)
        self.areas.restored.connect(self._forget_everything)
        self.areas.stop_wanted.connect(self._stopping.ask)

    def _connect_pictures(self, pictures: PictureWiring) -> None:
        pictures.search_wanted.connect(self.search)
        for wanted, does in (
            (pictures.actions.together_wanted, self.areas.search.search_together),
            (pictures.actions.add_wanted, self.areas.search.add),
            (pictures.actions.unlike_wanted, self.areas.search.unlike),
        ):
            wanted.connect(does)
            wanted.connect(self._show_search)
        pictures.keyword_wanted.connect(self._search_keyword)
        pictures.rescan_wanted.connect(self.rescan)
        pictures.failed.connect(self.tell)
        self.areas.comparison_wanted.connect(self._large.compare_with)
        self._large.looked_at.connect(self._follow_large)
        self._large.left.connect(self._leave_large)

    def _follow_large(self, picture: ChosenPicture) -> None:
        self.areas.late_duplicates.tell(lambda page: page.follow(picture))

    def _leave_large(self) -> None:
        self.areas.late_duplicates.tell(lambda page: page.come_back())

    def _show_search(self, _given: object) -> None:
        self.show_area(0)

    def _query(self) -> Query | None:
        return self.areas.search.query

    def _has_words(self) -> bool:
        return self.areas.search.has_words

    @property
    def busy(self) -> bool:
        """Whether a long job is running, or something is being opened."""
        return self._jobs.busy or self._opening.busy

    # What is opened.

    def choose_folder(self) -> None:
        """Let the person choose a folder and open it."""
        self._inputs.choose_folder()

    def open_samples(self) -> None:
        """Open the shipped sample pictures."""
        self.open_folder(resource("samples"))

    def begin(self, places: tuple[Path, ...], *, reopens: bool = True) -> None:
        """Show what the person has started the program with, else, if it may be, where they stopped."""
        last = self._settings["last_folder"] if reopens else ""
        self._frame.show_content(not (last or places))  # no welcome in the moment until a folder is shown
        self._banner.hide()
        self._opening.begin(places, Path(last) if last else None)

    def open_folder(self, folder: Path) -> None:
        """Show a folder and bring the library up to date with it."""
        self.open_places((folder,))

    def open_places(self, places: tuple[Path, ...]) -> None:
        """Open the folder among files and folders, and search with the pictures among them."""
        self._banner.hide()
        self._opening.open(places)

    def _show_not_opened(self, error: SimguiError) -> None:
        self._frame.show_content()
        self.tell(error)

    def _show_opened(self, opened: Opened) -> None:
        self._frame.show_content()
        if opened.folder is not None:
            if opened.asked_for:
                self._state.search_everywhere(False)
                self._state.search_here()
            self._state.open_folder(opened.folder)
            self.rescan()
        if opened.query is not None:
            self.search(opened.query)
        if said := self._opening.first_of_several(opened):
            self._notice.say(said)

    def _show_folder(self, folder: Path) -> None:
        self._status.forget_folder()
        self._settings["last_folder"] = str(folder)
        self.setWindowTitle(f"{shown(folder.name)} - SimGUI")
        self._header.show_folder(folder)
        self._frame.show_areas()
        prepare = partial(self.areas.prepare, self._jobs)
        QTimer.singleShot(_MS_UNTIL_THE_REST, self.areas, prepare)

    def _show_shared(self) -> None:
        if self._state.searched_library is not None:
            self._frame.show_areas()
            self.show_area(0)

    def rescan(self) -> None:
        """Bring the library up to date with the open folder."""
        self._rescans.rescan()

    # What is searched with.

    def choose_picture(self) -> None:
        """Let the person choose a picture file and search with it."""
        self._inputs.choose_picture()

    def paste(self) -> None:
        """Search with the picture, or open the folder, on the clipboard."""
        self._inputs.paste()

    def search(self, query: Source | Query) -> None:
        """Search with a picture where the person searches now."""
        if self._state.folder is None and self._state.searched_library is None:
            advice = say("Choose a folder to search in, then try again.")
            self.tell(SimguiError(say("No folder is open"), advice))
            return
        self.show_area(0)
        self.areas.search.search(query)

    def _search_keyword(self, keyword: Keyword) -> None:
        self.show_area(0)
        self.areas.search.search_keyword(keyword)

    # What has changed.

    def _remember_scope(self, everywhere: bool) -> None:
        self._settings["all_folders"] = everywhere

    def _show_model(self, model: ModelInUse) -> None:
        self._header.show_model(model.name)

    def _forget_everything(self) -> None:
        """Read anew what was known of another library: a backup is restored."""
        self._large.back()
        self._undo.forget()
        self.areas.forget_pictures()
        self._state.note(Changes.LABELS | Changes.LIBRARY | Changes.MODELS)

    def _settled(self, damage: SimguiError | None) -> None:
        if damage is not None:
            self.tell(damage)

    def tell(self, error: SimguiError) -> None:
        """Show what went wrong."""
        self._crashes.show(error)

    # The window itself.

    def show_area(self, number: int) -> None:
        """Show an area."""
        self.areas.setCurrentIndex(number)
        self._header.show_area(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus on Enter, as Space does."""
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused.click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept what can be searched with or opened."""
        if is_welcome(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Search with a dropped picture, open a dropped folder."""
        event.acceptProposedAction()
        self._inputs.take(event.mimeData())

    def come_forward(self, places: tuple[Path, ...]) -> None:
        """Show the window to a person who has started the program again, perhaps with something to open."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if self._state.folder is None:
            self.begin(places)
        elif places:
            self.open_places(places)

    def end_session(self) -> None:
        """Ask nothing when the window is closed: the person is logging out."""
        self._stopping.end_session()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark; look at the folders when the window comes to the front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._rescans.check_folders()
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._header.draw_icons()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, stop all work; a running training is asked about first."""
        if not self._stopping.may_close():
            event.ignore()
            return
        self._settings["geometry"] = self.saveGeometry()
        self._settings["splitter"] = self.areas.search.splitter_state
        self._rescans.close()
        self._shared.hang_up()
        self._worker.close()
        super().closeEvent(event)


def _make_viewer(app: App, state: WindowState, worker: Worker, thumbnails: PictureLoader) -> "Viewer":
    from simgui.gui.viewer.viewer import Viewer

    return Viewer(app.pictures, app.regions, app.words, app.duplicates.placement, state, worker, thumbnails)
