"""The window: wires header, areas, status strip, session and worker together."""

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from simgui.app import App
from simgui.core.counts import counted
from simgui.core.errors import SimguiError
from simgui.core.names import shown
from simgui.core.progress import Progress, Step
from simgui.core.resources import resource
from simgui.gui.insight.page import InsightPage, InsightServices
from simgui.gui.insight.view import InsightView
from simgui.gui.library.ledger_page import LedgerPage
from simgui.gui.library.rescans import Rescans
from simgui.gui.look.banner import Banner
from simgui.gui.look.notice import Notice
from simgui.gui.look.screen import within_screen
from simgui.gui.look.scrolled import Scrolled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_names import PictureNames
from simgui.gui.search.search_page import SearchPage
from simgui.gui.settings import Settings
from simgui.gui.state import ModelInUse, WindowState
from simgui.gui.train.batch_preview import Rows
from simgui.gui.train.page import TrainPage, TrainServices
from simgui.gui.train.stopping import Stopping
from simgui.gui.window.about import About
from simgui.gui.window.dropped import dropped
from simgui.gui.window.header import Header
from simgui.gui.window.opening import Opened, begin_with, look_at
from simgui.gui.window.welcome import Welcome
from simgui.gui.work.jobs import LongJobs
from simgui.gui.work.status_strip import StatusStrip
from simgui.gui.work.worker import Job, Lane, ReportingTask, Worker
from simgui.models.cutpoints import Cutpoint
from simgui.search.query import Query
from simgui.training.options import TrainingOptions
from simgui.training.records import Training

_SECONDS_BETWEEN_REFRESHES = 1.0
_SMALLEST = QSize(860, 480)
_FIRST = QSize(1240, 820)
"""Both as far as there is room for them on the screen."""
_THUMBNAIL_BYTES = 192 << 20
"""Of all areas together; a picture costs about a quarter of a megabyte."""


class MainWindow(QMainWindow):
    """Takes a dropped file or folder anywhere.

    Args:
        app: The library and its model.
        worker: Does everything that may take longer than a frame.
        settings: What the window remembers.
    """

    def __init__(self, app: App, worker: Worker, settings: Settings) -> None:
        super().__init__()
        self._app = app
        self._worker = worker
        self._settings = settings
        self._folder: Path | None = None
        self._state = WindowState(self)
        self._opening: Job | None = None
        self._backbone = ""
        self._refreshed = 0.0
        self.setWindowTitle("SimGUI")
        self.setAcceptDrops(True)
        self.setMinimumSize(within_screen(self, _SMALLEST))
        self.resize(within_screen(self, _FIRST))

        thumbnails = PictureLoader(worker, app.pictures.thumbnail, _THUMBNAIL_BYTES, self)
        self._search = SearchPage(app, worker, thumbnails)
        self._search.open_picture_wanted.connect(self.choose_picture)
        self._search.failed.connect(self._fail)
        self._search.cutpoint_chosen.connect(self._state.use_threshold)
        self._state.threshold_changed.connect(self._search.use_cutpoint)
        self._state.labels_changed.connect(self._search.search_again)
        self._insight = InsightPage(
            InsightServices(app.measurements, app.models, app.decisions, app.folders, app.reports),
            self._state,
            worker,
            thumbnails,
            partial(_insight_views, app, worker, thumbnails),
        )
        self._insight.search_wanted.connect(self.search)
        self._insight.failed.connect(self._fail)
        train_services = TrainServices(app.trainings, app.models, app.decisions)
        self._train = TrainPage(train_services, self._state, worker, thumbnails)
        self._train.train_wanted.connect(self.train)
        self._train.resume_wanted.connect(self.resume)
        self._train.preview_wanted.connect(self.preview)
        self._train.index_wanted.connect(self.rescan)
        self._train.model_changed.connect(self._model_changed)
        self._train.failed.connect(self._fail)
        self._ledger = LedgerPage(app, worker)
        self._ledger.folder_wanted.connect(self.open_folder)
        self._ledger.add_wanted.connect(self.choose_folder)
        self._ledger.folders_changed.connect(self._folders_changed)
        self._ledger.restored.connect(self._restored)
        self._ledger.failed.connect(self._fail)
        self._welcome = Welcome()
        self._welcome.folder_wanted.connect(self.choose_folder)
        self._welcome.samples_wanted.connect(self.open_samples)
        self._areas = QStackedWidget()
        for area in (Scrolled(self._search), self._train, self._insight, Scrolled(self._ledger)):
            self._areas.addWidget(area)
        self._pages = QStackedWidget()
        self._pages.addWidget(Scrolled(self._welcome))
        self._pages.addWidget(self._areas)
        self._header = Header([self.tr("Search"), self.tr("Train"), self.tr("Insight"), self.tr("Library")])
        self._header.area_chosen.connect(self.show_area)
        self._header.folder_wanted.connect(self.choose_folder)
        self._header.picture_wanted.connect(self.choose_picture)
        self._header.about_wanted.connect(self.show_about)
        self._header.updates_wanted.connect(self.check_for_updates)
        self._banner = Banner()
        self._notice = Notice()
        self._search.asked.connect(self._banner.hide)
        self._search.asked.connect(self._notice.hide)
        self._status = StatusStrip()
        self._jobs = LongJobs(worker, self._status, self)
        self._jobs.began.connect(self._job_began)
        self._jobs.stepped.connect(self._job_stepped)
        self._jobs.told.connect(self._train.show_note)
        self._jobs.failed.connect(self._job_failed)
        self._jobs.rested.connect(self._job_rested)
        self._stopping = Stopping(app.trainings, self._jobs, self)
        self._stopping.began.connect(self._train.show_stopping)
        self._stopping.close_wanted.connect(self.close)
        self._train.cancel_wanted.connect(self._stopping.ask)
        self._rescans = Rescans(app, worker, self._jobs, self)
        self._rescans.failed.connect(self._fail)
        self._status.cancel_wanted.connect(self._rescans.cancel)
        self._rescans.indexing_began.connect(self._train.show_indexing)
        self._rescans.indexing_ended.connect(self._train.show_indexing_ended)
        self._ledger.rescan_wanted.connect(self.rescan)
        self._insight.index_wanted.connect(self.rescan)
        self._rescans.there.connect(self._banner.hide_offline)
        self._rescans.indexing_began.connect(self._indexing_began)
        self._rescans.indexing_ended.connect(self._indexing_ended)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        around = QVBoxLayout()
        around.setContentsMargins(18, 12, 18, 0)
        around.addWidget(self._banner)
        around.addWidget(self._notice)
        layout.addWidget(self._header)
        layout.addLayout(around)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._status)
        self.setCentralWidget(page)
        self._header.hide()  # the first start has nothing but the welcome
        self._status.hide()
        self._add_keys()
        self.restoreGeometry(settings["geometry"])
        self._search.restore_splitter(settings["splitter"])
        self._search.search_everywhere(everywhere=settings["all_folders"])
        self._rescans.search_everywhere(everywhere=settings["all_folders"])
        self._search.scope_chosen.connect(self._scope_chosen)
        worker.start_reporting(Lane.INTERACTIVE, partial(_active_model, app), self._show_model, self._fail)
        worker.start_reporting(Lane.BULK, app.storage.settle, self._settled, self._fail)

    def _settled(self, damage: SimguiError | None) -> None:
        if damage is not None:
            self._fail(damage)

    def _add_keys(self) -> None:
        keys = {
            QKeySequence(QKeySequence.StandardKey.Paste): self.paste,
            QKeySequence(QKeySequence.StandardKey.Open): self.choose_picture,
            QKeySequence("Ctrl+Shift+O"): self.choose_folder,
            QKeySequence("F5"): self.rescan,
            QKeySequence("Ctrl+1"): partial(self.show_area, 0),
            QKeySequence("Ctrl+2"): partial(self.show_area, 1),
            QKeySequence("Ctrl+3"): partial(self.show_area, 2),
            QKeySequence("Ctrl+4"): partial(self.show_area, 3),
            QKeySequence("F1"): self.show_about,
            QKeySequence(QKeySequence.StandardKey.Quit): self.close,
        }
        for sequence, slot in keys.items():
            action = QAction(self)
            action.setShortcut(sequence)
            action.triggered.connect(slot)
            self.addAction(action)

    @property
    def busy(self) -> bool:
        """Whether a long job is running, or something is being opened."""
        return self._jobs.busy or self._opening is not None

    # Folders.

    def choose_folder(self) -> None:
        """Let the person choose a folder and open it."""
        start = str(self._folder or Path.home())
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of pictures"), start)
        if chosen:
            self.open_folder(Path(chosen))

    def open_samples(self) -> None:
        """Open the shipped sample pictures."""
        self.open_folder(resource("samples"))

    def begin(self, places: tuple[Path, ...]) -> None:
        """Show what the person has started the program with, else where they stopped."""
        last = self._settings["last_folder"]
        self._pages.setVisible(not (last or places))  # no welcome in the moment until a folder is shown
        self._open(partial(begin_with, self._app, places, Path(last) if last else None))

    def open_folder(self, folder: Path) -> None:
        """Show a folder and bring the library up to date with it."""
        self.open_places((folder,))

    def open_places(self, places: tuple[Path, ...]) -> None:
        """Open the folder among files and folders, and search with the picture among them."""
        self._open(partial(look_at, self._app, places))

    def _open(self, task: ReportingTask[Any]) -> None:
        self._banner.hide()
        if self._opening is not None:
            self._opening.cancel()
        self._opening = self._worker.start_reporting(Lane.SEARCH, task, self._show_opened, self._not_opened)

    def _not_opened(self, error: SimguiError) -> None:
        if self.sender() is self._opening:
            self._opening = None
            self._pages.show()
            self._fail(error)

    def _show_opened(self, opened: Opened) -> None:
        if self.sender() is not self._opening:
            return  # something else was opened since
        self._opening = None
        self._pages.show()
        if opened.folder is not None:
            if opened.asked_for:
                self._search.search_everywhere(everywhere=False)
            self._show_folder(opened.folder)
        if opened.picture is not None:
            self.search(opened.picture)
        if max(opened.pictures, opened.folders) > 1:
            self._notice.say(self._first_of_several(opened))

    def _first_of_several(self, opened: Opened) -> str:
        if opened.pictures > 1 and opened.picture is not None:
            return self.tr("Searching with {0}, the first of {1}.").format(
                shown(opened.picture.name), counted(opened.pictures, self.tr("picture"), self.tr("pictures"))
            )
        return self.tr("Opened {0}, the first of {1}.").format(
            shown(opened.folder.name if opened.folder else ""),
            counted(opened.folders, self.tr("folder"), self.tr("folders")),
        )

    def _show_folder(self, folder: Path) -> None:
        if folder != self._folder:
            self._status.forget_folder()
        self._folder = folder
        self._settings["last_folder"] = str(self._folder)
        self.setWindowTitle(f"{shown(self._folder.name)} - SimGUI")
        self._header.show_folder(self._folder)
        self._pages.setCurrentWidget(self._areas)
        self._header.show()
        self._status.show()
        self._search.show_folder(self._folder)
        self._state.open_folder(self._folder)
        self._ledger.show_folder(self._folder)
        self._rescans.open_folder(self._folder)

    def rescan(self) -> None:
        """Bring the library up to date with the open folder."""
        self._rescans.rescan()

    def _scope_chosen(self) -> None:
        self._settings["all_folders"] = self._search.everywhere
        self._rescans.search_everywhere(everywhere=self._search.everywhere)

    def _folders_changed(self) -> None:
        self._search.refresh()
        self._state.note_library()
        self._rescans.watch()

    def _restored(self) -> None:
        for loader in self.findChildren(PictureLoader):
            loader.forget()
        for names in self.findChildren(PictureNames):
            names.forget()
        self._model_changed()
        self._folders_changed()

    def _indexing_began(self) -> None:
        if self._rescans.indexing is not None:
            self._ledger.show_indexing(self._rescans.indexing)
        self._insight.show_indexing(running=True)

    def _indexing_ended(self, finished: bool) -> None:
        self._ledger.end_indexing()
        self._insight.show_indexing(running=False, finished=finished)

    def _job_began(self) -> None:
        self._train.show_busy(True)
        self._search.show_indexing(indexing=True)

    def _job_stepped(self, step: Step) -> None:
        if self._jobs.precious:
            self._train.show_step(step)
        self._insight.show_step(step)
        if time.monotonic() - self._refreshed > _SECONDS_BETWEEN_REFRESHES:
            self._refreshed = time.monotonic()
            self._search.refresh()
            self._train.show_indexed(step)
            if self._ledger.isVisible():
                self._ledger.refresh()

    def _job_failed(self, error: SimguiError) -> None:
        if self._jobs.precious:
            self._train.show_failure(error)
        if not (self._jobs.precious and self._train.isVisible()):
            self._fail(error)

    def _job_rested(self, changes: bool) -> None:
        self._train.show_end()
        self._train.show_busy(False)
        self._search.show_indexing(indexing=False)
        if changes:
            self._search.refresh()
            self._search.prepare()
            self._train.refresh()
            self._ledger.refresh()
            self._rescans.watch()
        self._rescans.go_on()

    # Training.

    def train(self, options: TrainingOptions) -> None:
        """Learn from the open folder, and use what is learnt if it finds better."""
        if self._folder is not None and not self.busy:
            self._begin_training(partial(_train, self._app, self._folder, options), self._folder)

    def resume(self, folder: Path) -> None:
        """Go on with the training on a folder that was interrupted."""
        if not self.busy:
            self._begin_training(partial(_resume, self._app), folder)

    def _begin_training(self, task: ReportingTask[Any], folder: Path) -> None:
        self._train.show_begin(folder)
        self._jobs.start(
            self.tr("Starting the training"),
            task,
            self._trained,
            self.tr("Training was stopped; your model is as it was."),
            precious=True,
        )

    def _trained(self, training: Training) -> str:
        self._train.show_training(training)
        self._model_changed()
        return self.tr("Training is done.")

    def preview(self, options: TrainingOptions) -> None:
        """Show one batch as a training would see it."""
        if self._folder is not None and not self.busy:
            task = partial(_preview, self._app, self._folder, options)
            self._jobs.start(self.tr("Drawing a batch"), task, self._previewed, changes=False)

    def _previewed(self, rows: Rows) -> str:
        self._train.show_batch(rows)
        return ""

    def _model_changed(self) -> None:
        """Show the model that is used now, and what it makes of the last query."""
        self._worker.start_reporting(
            Lane.INTERACTIVE, partial(_active_model, self._app), self._show_model, self._fail
        )
        self._search.search_again()

    def _show_model(self, in_use: tuple[ModelInUse, Cutpoint]) -> None:
        model, threshold = in_use
        backbone = model.backbone
        self._header.show_model(model.name)
        self._state.use_model(model, threshold)
        if self._backbone not in ("", backbone):
            self.rescan()  # another backbone looks at what it has not seen yet
        elif self._folder is not None:
            self._search.prepare()
        self._backbone = backbone

    def _fail(self, error: SimguiError) -> None:
        self._banner.show_error(error)

    # Queries.

    def choose_picture(self) -> None:
        """Let the person choose a picture file and search with it."""
        if self._folder is None:
            self.choose_folder()
            return
        start = self._settings["query_folder"] or str(self._folder)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a picture"), start)
        if chosen:
            self._settings["query_folder"] = str(Path(chosen).parent)
            self.search(Path(chosen))

    def paste(self) -> None:
        """Search with the picture, or open the folder, on the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    def search(self, query: Query) -> None:
        """Search with a picture where the person searches now."""
        if self._folder is None:
            self._fail(
                SimguiError(
                    self.tr("No folder is open"), self.tr("Choose a folder to search in, then try again.")
                )
            )
            return
        self.show_area(0)
        self._search.search(query)

    def _take(self, mime: QMimeData) -> None:
        try:
            what = dropped(mime)
        except SimguiError as error:
            self._fail(error)
            return
        if isinstance(what, bytes):
            self.search(what)
        else:
            self.open_places(what)

    # Window.

    def show_area(self, number: int) -> None:
        """Show an area."""
        self._areas.setCurrentIndex(number)
        self._header.show_area(number)

    def show_about(self) -> None:
        """Show version and licences."""
        About(self._worker, self).open()

    def check_for_updates(self) -> None:
        """Say whether there is a newer version, and where."""
        about = About(self._worker, self)
        about.open()
        about.check()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus on Enter, as Space does."""
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused.click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome what can be searched with or opened."""
        mime = event.mimeData()
        if mime.hasUrls() or mime.hasImage() or mime.hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Search with a dropped picture, open a dropped folder."""
        event.acceptProposedAction()
        self._take(event.mimeData())

    def come_forward(self, places: tuple[Path, ...]) -> None:
        """Show the window to a person who has started the program again, perhaps with something to open."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if self._folder is None:
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
            self._rescans.glance()
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._header.dress()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, stop all work; a running training is asked about first."""
        if not self._stopping.may_close():
            event.ignore()
            return
        self._settings["geometry"] = self.saveGeometry()
        self._settings["splitter"] = self._search.splitter_state
        self._rescans.close()
        self._worker.close()
        super().closeEvent(event)


def _train(app: App, folder: Path, options: TrainingOptions, progress: Progress) -> Training:
    return app.trainings.train(folder, options, progress)


def _resume(app: App, progress: Progress) -> Training:
    return app.trainings.resume(progress)


def _preview(app: App, folder: Path, options: TrainingOptions, progress: Progress) -> Rows:
    return app.trainings.preview(folder, options, progress)


def _insight_views(app: App, worker: Worker, thumbnails: PictureLoader) -> Sequence[InsightView]:
    """Load and make the views of the Insight area, and with them what plots need."""
    from simgui.gui.insight.views import make_views

    return make_views(app, worker, thumbnails)


def _active_model(app: App, _progress: Progress) -> tuple[ModelInUse, Cutpoint]:
    model = app.models.active
    return ModelInUse(model.id, model.name, model.backbone.id), app.models.cutpoint
