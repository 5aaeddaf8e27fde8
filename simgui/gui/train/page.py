"""Teach it your idea of similar: one button, what will happen, what came of it, and every version so far."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from simgui.core.errors import SimguiError
from simgui.core.names import shown
from simgui.core.progress import Step
from simgui.gui.language import filled
from simgui.gui.look.banner import Banner
from simgui.gui.look.columns import Columns
from simgui.gui.look.labels import styled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.state import WindowState
from simgui.gui.train.adding_training import AddingTraining
from simgui.gui.train.batch_preview import Batch, BatchPreview
from simgui.gui.train.before_after import BeforeAfter
from simgui.gui.train.example_pictures import ExamplePictures
from simgui.gui.train.indexing_line import IndexingLine
from simgui.gui.train.labels_section import LabelsSection
from simgui.gui.train.look_up import TrainAnswer, TrainServices, look_up
from simgui.gui.train.models_section import ModelsSection
from simgui.gui.train.moments import moment
from simgui.gui.train.plan_section import PlanSection
from simgui.gui.train.resume_card import ResumeCard
from simgui.gui.train.training_view import TrainingView
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.training.notes import Note
from simgui.training.options import TrainingOptions
from simgui.training.records import Training, Unfinished


class TrainPage(QWidget):
    """The Train area; it tells when the person wants to train, and the window does it.

    Args:
        services: What it asks, off the GUI thread.
        state: The open folder; what it shows is looked up again when labels, library or models have changed.
        worker: Looks up, and does what takes a moment.
        thumbnails: Pictures by id.
        parent: Owner.
    """

    train_wanted = Signal(object)
    """`TrainingOptions`."""
    resume_wanted = Signal(object)
    """The folder that was learnt from."""
    cancel_wanted = Signal()
    index_wanted = Signal()
    """The open folder is to be indexed to its end."""
    rules_wanted = Signal(object)
    """The folder, `Path`, of which the person wants to choose what its labels are."""
    preview_wanted = Signal(object)
    """`TrainingOptions`."""
    search_wanted = Signal()
    """The person wants to see what the model in use finds."""
    reasons_wanted = Signal()
    """The person wants to see what its figures rest on."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        services: TrainServices,
        state: WindowState,
        worker: Worker,
        thumbnails: PictureLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._state = state
        self._worker = worker
        self._thumbnails = thumbnails
        self._looking_up = Latest(worker, Lane.INTERACTIVE, self)
        self._unfinished: Unfinished | None = None
        self._has_news = False
        self._busy = False
        self._indexing = IndexingLine()
        self._indexing.go_on_wanted.connect(self.index_wanted)
        self._failure = Banner()
        self._resume = ResumeCard()
        self._resume.resume_wanted.connect(self._want_to_resume)
        self._adding = AddingTraining(services.parts, worker)
        self._adding.added.connect(self.refresh)
        self._resume.discard_wanted.connect(self._discard)
        self._plan = PlanSection(services.trainings, worker)
        self._plan.train_wanted.connect(self._want_training)
        self._plan.preview_wanted.connect(self._want_preview)
        self._running = TrainingView()
        self._running.cancel_wanted.connect(self.cancel_wanted)
        self._outcome = BeforeAfter(ExamplePictures(services.pictures, worker, thumbnails))
        self._outcome.thorough.wanted.connect(self._plan.want_thorough)
        self._plan.thorough_estimated.connect(self._outcome.thorough.show_estimate)
        self._plan.ready_changed.connect(self._outcome.thorough.show_ready)
        self._models = ModelsSection(services.models, services.packages, state, worker)
        self._outcome.use_wanted.connect(self._models.use)
        self._outcome.starter_wanted.connect(self._models.use_starter)
        self._outcome.search_wanted.connect(self.search_wanted)
        self._outcome.reasons_wanted.connect(self.reasons_wanted)
        self._models.other_in_use.connect(self._end_news)
        self._labels = LabelsSection(services.undo, state)
        self._labels.rules_wanted.connect(self._want_rules)
        for section in (self._plan, self._models):
            section.failed.connect(self.failed)
        self._before = QWidget()
        self._lay_out()
        state.folder_changed.connect(self._show_folder)
        for changed in (
            state.labels_changed,
            state.library_changed,
            state.model_changed,
            state.models_changed,
        ):
            changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        before = QVBoxLayout(self._before)
        before.setContentsMargins(0, 0, 0, 0)
        before.setSpacing(12)
        for widget in (self._failure, self._adding, self._resume, self._indexing, self._plan):
            before.addWidget(widget)
        left = QVBoxLayout()
        left.setSpacing(12)
        title = styled(self.tr("Teach it your idea of similar"), "title")
        title.setWordWrap(True)
        left.addWidget(title)
        left.addWidget(self._before)
        left.addWidget(self._running)
        left.addSpacing(12)
        left.addWidget(self._outcome)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._models)
        right.addSpacing(18)
        right.addWidget(self._labels)
        right.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(Columns(left, right))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    # What there is to learn from.

    def _show_folder(self) -> None:
        self._has_news = False
        self._indexing.forget()
        self._failure.hide()
        self._adding.forget()
        self._plan.forget()
        self._plan.show_incomplete(False)
        self.refresh()

    def refresh(self) -> None:
        """Look up labels, models and what was interrupted."""
        if self._state.folder is not None:
            task = partial(look_up, self._services, self._state.folder)
            self._looking_up.start(task, self._show, self.failed.emit)

    def _show(self, found: TrainAnswer) -> None:
        self._models.show_versions(found.versions)
        if not self._has_news and not self._before.isHidden():
            self._outcome.show_report(found.used)
        self._unfinished = found.unfinished
        self._resume.show_unfinished(self._interrupted(found.unfinished))
        if found.data is None:
            self._labels.show_unknown()
            self._plan.forget()
        else:
            self._labels.show_data(found.data, found.labelling)
            self._plan.show_data(found.folder, found.data)

    def _interrupted(self, unfinished: Unfinished | None) -> str:
        if unfinished is None:
            return ""
        return filled(
            self.tr(
                "The {0} training on “{1}”, begun {2}, is not finished. What it has reached is kept: it goes "
                "on from there, with the same pictures set aside."
            ),
            self._plan.name_of(unfinished.options.recipe),
            shown(unfinished.folder.name),
            moment(unfinished.started),
        )

    def _want_training(self, options: TrainingOptions) -> None:
        self._begin(partial(self.train_wanted.emit, options))

    def _want_preview(self, options: TrainingOptions) -> None:
        self._begin(partial(self.preview_wanted.emit, options))

    def _want_to_resume(self) -> None:
        if self._unfinished is not None:
            self._begin(partial(self.resume_wanted.emit, self._unfinished.folder))

    def _begin(self, begin: Callable[[], None]) -> None:
        """Begin what needs TensorFlow; where that is yet to be added, offer it, and begin then."""
        if not self._adding.before(partial(self._begin_if_free, begin)):
            begin()

    def _begin_if_free(self, begin: Callable[[], None]) -> None:
        if not self._busy:
            begin()

    def _want_rules(self) -> None:
        if self._state.folder is not None:
            self.rules_wanted.emit(self._state.folder)

    def _discard(self) -> None:
        discard = self._services.trainings.discard
        self._worker.start(Lane.INTERACTIVE, discard, self._discarded, self.failed.emit)

    def _discarded(self, _done: object) -> None:
        self.refresh()

    def use_model(self, model_id: str) -> None:
        """Let the open folder use a version."""
        self._models.use(model_id)

    def _end_news(self) -> None:
        """Speak no more of the last training, but of the model that is in use."""
        self._has_news = False

    # Indexing of the open folder.

    def show_indexing(self) -> None:
        """Show that the open folder is being indexed."""
        self._indexing.show_begin()
        self._plan.show_incomplete(self._indexing.unfinished)

    def show_indexed(self, step: Step) -> None:
        """Show how far that has come, and what is there by now if somebody looks."""
        self._indexing.show_step(step)
        if self._indexing.running and self.isVisible() and not self._looking_up.running:
            self.refresh()

    def show_indexing_ended(self, finished: bool) -> None:
        """Show that it has ended, or was stopped before."""
        self._indexing.show_end(finished)
        self._plan.show_incomplete(self._indexing.unfinished)

    def show_busy(self, busy: bool) -> None:
        """Take no wish to train while a long job is running."""
        self._busy = busy
        self._labels.show_busy(busy)
        self._resume.setEnabled(not busy)
        self._plan.show_busy(busy)

    # A running training.

    def show_begin(self, folder: Path) -> None:
        """Show that a training begins."""
        self._has_news = False
        self._before.hide()
        self._outcome.hide()
        self._failure.hide()
        self._running.begin(filled(self.tr("Learning from “{0}”"), shown(folder.name)))

    def show_step(self, step: Step) -> None:
        """Show how far it has come."""
        self._running.show_step(step)

    def show_note(self, note: Note) -> None:
        """Show what it tells."""
        self._running.show_note(note)

    def show_stopping(self) -> None:
        """Show that it is being stopped."""
        self._running.show_stopping()

    def show_end(self) -> None:
        """Show that no training runs any more."""
        self._running.end()
        self._before.show()

    def show_training(self, training: Training) -> None:
        """Show the results of a training."""
        self._has_news = True
        self._indexing.forget()  # a training looks at everything first
        self._plan.show_incomplete(False)
        self._outcome.show_training(training)

    def show_failure(self, error: SimguiError) -> None:
        """Show why a training came to nothing."""
        self._failure.show_error(error)

    def show_batch(self, rows: Batch) -> None:
        """Show one batch of training pictures in a window beside this one."""
        BatchPreview(rows, self._thumbnails, self).show()
