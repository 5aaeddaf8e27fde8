"""Teach it your idea of similar: one button, what will happen, what came of it, and every version so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simgui.app import App
from simgui.core.counts import counted
from simgui.core.errors import SimguiError
from simgui.core.names import shown
from simgui.core.progress import Progress, Step, duration
from simgui.evaluation.comparison import compare
from simgui.gui.look.banner import Banner
from simgui.gui.look.labels import styled
from simgui.gui.look.notice import Notice
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.train.batch_preview import BatchPreview, Rows
from simgui.gui.train.before_after import BeforeAfter
from simgui.gui.train.indexing_line import IndexingLine
from simgui.gui.train.label_editor import LabelEditor
from simgui.gui.train.model_comparison import ModelComparison
from simgui.gui.train.model_list import ModelList
from simgui.gui.train.moments import moment
from simgui.gui.train.resume_card import ResumeCard
from simgui.gui.train.training_options import TrainingOptionsPanel
from simgui.gui.train.training_view import TrainingView
from simgui.gui.work.worker import Lane, ReportingTask, Worker
from simgui.library.labels import Labelling
from simgui.models.records import ModelReport, ModelVersion
from simgui.training.estimates import Estimate
from simgui.training.options import Note, TrainingOptions, Unfinished
from simgui.training.records import Training, TrainingData


@dataclass(frozen=True)
class _Found:
    """What the page shows of a folder and of the models."""

    folder: Path
    data: TrainingData
    labelling: Labelling
    versions: tuple[ModelVersion, ...]
    used: ModelReport | None
    unfinished: Unfinished | None


class TrainPage(QWidget):
    """Emits what the person wants; the window trains."""

    train_wanted = Signal(object)
    """`TrainingOptions`."""
    resume_wanted = Signal(object)
    """The folder that was learnt from."""
    cancel_wanted = Signal()
    index_wanted = Signal()
    """The open folder is to be indexed to its end."""
    preview_wanted = Signal(object)
    """`TrainingOptions`."""
    model_changed = Signal()
    """Another version is used now, or bears another name."""
    labels_changed = Signal()
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self, app: App, worker: Worker, thumbnails: PictureLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._worker = worker
        self._folder = Path()
        self._data: TrainingData | None = None
        self._estimates: Mapping[str, Estimate] = {}
        self._unfinished: Unfinished | None = None
        self._busy = False
        self._has_news = False
        self._looking_up = False
        self._thumbnails = thumbnails
        self._plan = styled("", "")
        self._plan.setWordWrap(True)
        self._remarks = styled("", "faint")
        self._remarks.setWordWrap(True)
        self._train = QPushButton(self.tr("Train"))
        self._train.setProperty("role", "primary")
        self._train.clicked.connect(self._want_training)
        self._preview = QPushButton(self.tr("Preview training pictures…"))
        self._preview.clicked.connect(self._want_preview)
        self._options = TrainingOptionsPanel()
        self._options.changed.connect(self._estimate)
        self._indexing = IndexingLine()
        self._indexing.go_on_wanted.connect(self.index_wanted)
        self._failure = Banner()
        self._resume = ResumeCard()
        self._resume.resume_wanted.connect(self._want_to_resume)
        self._resume.discard_wanted.connect(self._discard)
        self._running = TrainingView()
        self._running.cancel_wanted.connect(self.cancel_wanted)
        self._outcome = BeforeAfter()
        self._labels = LabelEditor()
        self._labels.relabelled.connect(self._relabel)
        self._models = ModelList()
        self._models.use_wanted.connect(self._use)
        self._models.delete_wanted.connect(self._delete)
        self._models.rename_wanted.connect(self._rename)
        self._models.compare_wanted.connect(self._compare)
        self._models.export_wanted.connect(self._export)
        self._models.import_wanted.connect(self._import)
        self._labels_said, self._models_said = Notice(), Notice()
        self._before = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._train)
        buttons.addWidget(self._preview)
        buttons.addStretch(1)
        before = QVBoxLayout(self._before)
        before.setContentsMargins(0, 0, 0, 0)
        before.setSpacing(12)
        before.addWidget(self._failure)
        before.addWidget(self._resume)
        before.addWidget(self._indexing)
        before.addWidget(self._plan)
        before.addLayout(buttons)
        before.addWidget(self._options)
        before.addWidget(self._remarks)
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
        right.addWidget(styled(self.tr("Models"), "heading"))
        right.addWidget(self._models_said)
        right.addWidget(self._models)
        right.addSpacing(18)
        right.addWidget(styled(self.tr("Pictures of each label"), "heading"))
        right.addWidget(self._labels_said)
        right.addWidget(self._labels)
        right.addStretch(1)
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setContentsMargins(28, 26, 28, 18)
        columns.setSpacing(56)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def show_folder(self, folder: Path) -> None:
        """Show what there is to learn from in another folder."""
        self._folder = folder
        self._data = None
        self._labels_said.hide()
        self._has_news = False
        self._indexing.forget()
        self._failure.hide()
        self._show_plan()
        self.refresh()

    def refresh(self) -> None:
        """Look up labels, models and what was interrupted."""
        self._looking_up = True
        task = partial(_look_up, self._app, self._folder)
        self._worker.start_reporting(Lane.INTERACTIVE, task, self._show, self._not_looked_up)

    def _not_looked_up(self, error: SimguiError) -> None:
        self._looking_up = False
        self.failed.emit(error)

    # Indexing of the open folder.

    def show_indexing(self) -> None:
        """Show that the open folder is being indexed."""
        self._indexing.show_begin()
        self._show_plan()

    def show_indexed(self, step: Step) -> None:
        """Show how far that has come, and what is there by now if somebody looks."""
        self._indexing.show_step(step)
        if self._indexing.running and self.isVisible() and not self._looking_up:
            self.refresh()

    def show_indexing_ended(self, finished: bool) -> None:
        """Show that it has ended, or was stopped before."""
        self._indexing.show_end(finished)
        self._show_plan()

    def show_busy(self, busy: bool) -> None:
        """Take no wish to train while a long job is running."""
        self._busy = busy
        self._labels.setEnabled(not busy)
        self._resume.setEnabled(not busy)
        self._show_plan()

    # A running training.

    def show_begin(self, folder: Path) -> None:
        """Show that a training begins."""
        self._has_news = False
        self._before.hide()
        self._outcome.hide()
        self._failure.hide()
        self._running.begin(self.tr("Learning from “{0}”").format(shown(folder.name)))

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
        """Show what a training has brought."""
        self._has_news = True
        self._indexing.forget()  # a training looks at everything first
        self._outcome.show_training(training)

    def show_failure(self, error: SimguiError) -> None:
        """Show why a training came to nothing."""
        self._failure.show_error(error)

    def show_batch(self, rows: Rows) -> None:
        """Show one batch in a window of its own."""
        BatchPreview(rows, self._thumbnails, self).show()

    # What there is to learn from.

    def _show(self, found: _Found) -> None:
        self._looking_up = False
        self._models.show_versions(found.versions)
        if not self._has_news and not self._before.isHidden():
            self._outcome.show_report(found.used)
        self._unfinished = found.unfinished
        self._resume.show_unfinished(self._interrupted(found.unfinished))
        if found.folder == self._folder:
            self._data = found.data
            self._labels.show_data(found.data, found.labelling)
            self._options.show_labels(sorted(found.data.labels))
            self._remarks.setText("\n".join(f"• {remark}" for remark in found.data.remarks))
            self._show_plan()
            self._estimate()

    def _interrupted(self, unfinished: Unfinished | None) -> str:
        if unfinished is None:
            return ""
        return self.tr(
            "The {0} training on “{1}”, begun {2}, is not finished. What it has reached is kept: it goes on "
            "from there, with the same pictures set aside."
        ).format(
            self._options.name_of(unfinished.options.recipe),
            shown(unfinished.folder.name),
            moment(unfinished.started),
        )

    def _estimate(self) -> None:
        """Estimate how long a training would take with what is chosen now."""
        self._show_plan()
        if self._data is not None and self._data.labels:
            pictures = sum(self._data.labels.values())
            task = partial(_estimate, self._app, pictures, self._options.options())
            self._start(task, self._show_estimates)

    def _show_estimates(self, estimates: Mapping[str, Estimate]) -> None:
        self._estimates = estimates
        self._options.show_estimates({recipe: self._said(each) for recipe, each in estimates.items()})
        self._show_plan()

    def _said(self, estimate: Estimate) -> str:
        said = duration(estimate.seconds)
        return said if estimate.measured else self.tr("{0} (a first guess)").format(said)

    def _show_plan(self) -> None:
        data = self._data
        ready = data is not None and not data.lacks and not self._busy
        self._train.setEnabled(ready)
        self._preview.setEnabled(ready)
        if data is None or (data.lacks and self._indexing.unfinished):
            self._plan.setText("")
        elif data.lacks:
            self._plan.setText(
                self.tr(
                    "SimGUI learns from labelled pictures: one subfolder of the open folder is one label. "
                    "Hundreds of pictures of each are best."
                )
                + f"\n\n{data.lacks}"
            )
        else:
            estimate = self._estimates.get(self._options.options().recipe)
            self._plan.setText(
                self.tr(
                    "Learns from {0} of {1} in “{2}”{3}. Some are set aside to measure "
                    "it honestly. Your model stays unless the new one finds better; you can go on searching "
                    "meanwhile."
                ).format(
                    counted(sum(data.labels.values()), self.tr("picture"), self.tr("pictures")),
                    counted(len(data.labels), self.tr("label"), self.tr("labels")),
                    shown(self._folder.name),
                    self.tr(", in {0}").format(self._said(estimate)) if estimate else "",
                )
            )

    def _want_training(self) -> None:
        self.train_wanted.emit(self._options.options())

    def _want_to_resume(self) -> None:
        if self._unfinished is not None:
            self.resume_wanted.emit(self._unfinished.folder)

    def _want_preview(self) -> None:
        self.preview_wanted.emit(self._options.options())

    # What is done at once.

    def _discard(self) -> None:
        self._start(partial(_discard, self._app), self._done)

    def _relabel(self, labelling: Labelling) -> None:
        self._start(partial(_relabel, self._app, self._folder, labelling), self._labels_kept)

    def _labels_kept(self, kept: tuple[Path, Labelling]) -> None:
        folder, before = kept
        if folder == self._folder:
            undo = partial(_relabel, self._app, folder, before)
            self._labels_said.say_with_undo(
                self.tr("The labels are changed; no file was touched."),
                partial(self._start, undo, self._relabelled),
            )
        self._relabelled(None)

    def _relabelled(self, _done: object) -> None:
        self.refresh()
        self.labels_changed.emit()

    def _use(self, model_id: str) -> None:
        self._start(partial(_use, self._app, model_id), self._changed)

    def _rename(self, model_id: str, name: str) -> None:
        self._start(partial(_rename, self._app, model_id, name), self._changed)

    def _delete(self, model_id: str) -> None:
        # in the same lane as an export, which may be under way
        self._start(partial(_delete, self._app, model_id), self._done, Lane.FILES)

    def _export(self, model_id: str, file: str) -> None:
        self._start(partial(_export, self._app, model_id, Path(file)), self._exported, Lane.FILES)

    def _exported(self, file: Path) -> None:
        self._models_said.say_with_place(self.tr("The model is saved as {0}").format(shown(file)), file)

    def _import(self, file: str) -> None:
        self._start(partial(_import, self._app, Path(file)), self._imported, Lane.FILES)

    def _imported(self, name: str) -> None:
        self._models_said.say(self.tr("“{0}” is imported. It is not used yet.").format(shown(name)))
        self.refresh()

    def _compare(self, model_id: str) -> None:
        self._start(partial(_reports, self._app, model_id), self._show_comparison)

    def _show_comparison(self, reports: tuple[ModelReport, ModelReport]) -> None:
        ModelComparison(*reports, self).show()

    def _changed(self, _done: object) -> None:
        self._has_news = False
        self.refresh()
        self.model_changed.emit()

    def _done(self, _done: object) -> None:
        self.refresh()

    def _start(self, task: ReportingTask[Any], on_done: object, lane: Lane = Lane.INTERACTIVE) -> None:
        self._worker.start_reporting(lane, task, on_done, self.failed.emit)  # type: ignore[arg-type]


# The tasks: they run off the GUI thread and touch no widget.


def _look_up(app: App, folder: Path, _progress: Progress) -> _Found:
    versions = app.models.list()
    used = next((version.id for version in versions if version.active), None)
    return _Found(
        folder,
        app.trainings.data(folder),
        app.decisions.labelling(folder),
        versions,
        None if used is None else app.models.report(used),
        app.trainings.unfinished(),
    )


def _estimate(
    app: App, pictures: int, options: TrainingOptions, _progress: Progress
) -> Mapping[str, Estimate]:
    return app.trainings.estimates(pictures, options)


def _discard(app: App, _progress: Progress) -> None:
    app.trainings.discard()


def _relabel(app: App, folder: Path, labelling: Labelling, _progress: Progress) -> tuple[Path, Labelling]:
    return folder, app.decisions.relabel(folder, labelling)


def _use(app: App, model_id: str, _progress: Progress) -> None:
    app.models.use(model_id)


def _rename(app: App, model_id: str, name: str, _progress: Progress) -> None:
    app.models.rename(model_id, name)


def _delete(app: App, model_id: str, _progress: Progress) -> None:
    app.models.delete(model_id)


def _export(app: App, model_id: str, file: Path, _progress: Progress) -> Path:
    app.models.export(model_id, file)
    return file


def _import(app: App, file: Path, _progress: Progress) -> str:
    imported = app.models.import_file(file)
    return next(version.name for version in app.models.list() if version.id == imported)


def _reports(app: App, model_id: str, _progress: Progress) -> tuple[ModelReport, ModelReport]:
    return compare(app.models, app.models.active.id, model_id)
