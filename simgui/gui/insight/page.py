"""See why to trust it: one measurement, seen from several sides, and the pictures behind every figure."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from simgui.app import App
from simgui.core.counts import counted
from simgui.core.errors import SimguiError
from simgui.core.names import shown
from simgui.core.progress import Progress, Step
from simgui.evaluation.measurement import Measurement
from simgui.gui.insight import insight_tasks as tasks
from simgui.gui.insight.bar import InsightBar
from simgui.gui.insight.column import InsightColumn
from simgui.gui.insight.evidence_panel import Evidence, EvidencePanel
from simgui.gui.insight.view import InsightView
from simgui.gui.look.buttons import Chips
from simgui.gui.look.notice import Notice
from simgui.gui.look.questions import ask
from simgui.gui.look.scrolled import Scrolled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.work.worker import Lane, Worker
from simgui.models.cutpoints import Cutpoint
from simgui.models.records import ModelVersion

MakeView = Callable[[App, Worker, PictureLoader], InsightView]
LoadViews = Callable[[], Sequence[MakeView]]


class InsightPage(QWidget):
    """Measures when it is looked at and something has changed since.

    Args:
        app: The library and its models.
        worker: Measures, on a lane of its own.
        thumbnails: Pictures by id.
        load_views: Gives makers of the views, in the order of their chips, when it is first looked at.
        parent: Owner.
    """

    search_wanted = Signal(int)
    """Id of a picture."""
    cutpoint_changed = Signal(object)
    """The active `Cutpoint`."""
    labels_changed = Signal()
    index_wanted = Signal()
    """The open folder is to be indexed to its end: it has new files, or that was stopped."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        app: App,
        worker: Worker,
        thumbnails: PictureLoader,
        load_views: LoadViews,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._worker = worker
        self._thumbnails = thumbnails
        self._folder: Path | None = None
        self._test: Path | None = None
        self._stale = True
        self._indexing, self._finished = False, True
        self._measurement: Measurement | None = None
        self._other_model: str | None = None
        self._place = 0
        self._load_views = load_views
        self._columns: list[InsightColumn] = []

    def _build(self) -> None:
        """Make what the page holds, when it is first looked at: plots take a while to load."""
        views = self._load_views()
        self._columns = [
            InsightColumn(self._worker, [make(self._app, self._worker, self._thumbnails) for make in views])
            for _ in range(2)
        ]
        for column in self._columns:
            column.index_wanted.connect(self.index_wanted)
            column.measure_wanted.connect(self.refresh)
            for view in column.views:
                view.evidence_wanted.connect(self._show_evidence)
                view.search_wanted.connect(self.search_wanted)
                view.label_wanted.connect(self._label)
                view.labels_confirmed.connect(self._confirm)
                view.copies_wanted.connect(self._ask_to_add)
                view.failed.connect(self.failed)
        for view in self._columns[0].views:  # only the active model's cutpoint is the person's to choose
            view.cutpoint_wanted.connect(self._choose_cutpoint)
        self._columns[0].measured.connect(self._show_measurement)
        self._columns[0].show_indexing(running=self._indexing, finished=self._finished)
        self._columns[1].stopped.connect(self._end_comparison)
        self._columns[1].setContentsMargins(12, 0, 0, 0)
        self._columns[1].hide()
        self._evidence = EvidencePanel(self._thumbnails)
        self._evidence.hide()
        self._evidence.search_wanted.connect(self.search_wanted)
        self._evidence.label_wanted.connect(self._label)
        self._notice = Notice()
        self._bar = InsightBar()
        self._bar.other_chosen.connect(self._choose_other)
        self._bar.test_wanted.connect(self._choose_test)
        self._bar.back_wanted.connect(self._end_test)
        self._bar.report_wanted.connect(self._ask_report)
        self._chips = Chips([view.title() for view in self._columns[0].views])
        self._chips.chosen.connect(self.show_view)
        self._lay_out()

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.addWidget(self._chips)
        chips.addStretch(1)
        body = QSplitter(Qt.Orientation.Horizontal)
        for column in self._columns:
            body.addWidget(column)
        body.addWidget(self._evidence)
        body.setChildrenCollapsible(False)
        for number, stretch in enumerate((3, 3, 0)):
            body.setStretchFactor(number, stretch)
        page = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(page))
        layout = QVBoxLayout(page)
        layout.setContentsMargins(18, 14, 18, 8)
        layout.setSpacing(10)
        layout.addLayout(chips)
        layout.addWidget(self._bar)
        layout.addWidget(self._notice)
        layout.addWidget(body, 1)
        self.show_view(0)

    @property
    def evidence(self) -> EvidencePanel:
        """The pictures beside the views."""
        return self._evidence

    @property
    def view(self) -> InsightView:
        """The view that is shown, of the active model."""
        return self._columns[0].views[self._chips.place]

    def show_view(self, number: int) -> None:
        """Show the view of a chip; the pictures behind a figure of another view go with that."""
        if number != self._place:
            self._evidence.hide()
        self._place = number
        self._chips.choose(number)
        for column in self._columns:
            column.show_view(number)

    # What is measured.

    def show_folder(self, folder: Path) -> None:
        """Measure another folder, when it is looked at."""
        self._folder, self._test = folder, None
        if self._columns:
            self._begin_anew()
            self._notice.hide()
        self.set_stale()

    def show_indexing(self, *, running: bool, finished: bool = True) -> None:
        """Say that the open folder is being indexed, or measure what that brought.

        Args:
            running: Whether it is being indexed now.
            finished: Whether it has been indexed to its end, if not.
        """
        self._indexing, self._finished = running, finished
        for column in self._columns[:1]:
            column.show_indexing(running=running, finished=finished)
        if not running:
            self.set_stale()

    def show_step(self, step: Step) -> None:
        """Say how far the indexing has come."""
        if self._indexing and self._columns:
            self._columns[0].show_step(step)

    def set_stale(self) -> None:
        """Look, at once if it is looked at, whether pictures, labels or the model have changed."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def setVisible(self, visible: bool) -> None:
        """Make what the page holds before it is seen for the first time."""
        if visible and not self._columns:
            self._build()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure if something has changed since."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Measure what has changed since it was measured last."""
        if self._folder is None or not self._columns:
            return
        self._stale = False
        task = partial(tasks.versions, self._app)
        self._worker.start_reporting(Lane.INTERACTIVE, task, self._show_versions)
        models = (None, self._other_model)
        for column, model_id in zip(self._columns, models, strict=True):
            if column is self._columns[0] or model_id is not None:
                column.show_folder(self._folder, model_id)
                question = tasks.Question(
                    self._folder,
                    self._test,
                    model_id,
                    self._other_model,
                    # the window indexes it, for the model in use; another one may look with other eyes
                    may_index=model_id is not None and not self._indexing,
                    last=column.measurement,
                )
                column.measure(partial(tasks.measure, self._app, question))

    def _begin_anew(self) -> None:
        """Show nothing of what was measured of another folder, or with other pictures."""
        for column in self._columns:
            column.forget()
        self._bar.show_test(self._test, self._folder or Path())
        self._show_measurement(None)

    def _show_measurement(self, measurement: Measurement | None) -> None:
        before, self._measurement = self._measurement, measurement
        if measurement is None or before is None or measurement.model_id != before.model_id:
            self._evidence.hide()
            self._notice.hide()
        self._bar.show_measurement(measurement, self._test, self._bar.other_name)
        if measurement is not None:
            self._evidence.show_labels(measurement.names)

    # The other model.

    def _show_versions(self, versions: Sequence[ModelVersion]) -> None:
        chosen = self._bar.show_versions(versions, self._other_model)
        if chosen != self._other_model:
            self._choose_other(chosen)

    def _choose_other(self, model_id: str | None) -> None:
        self._other_model = model_id
        one, other = self._columns
        if model_id is None:
            one.hide_name()
            other.forget()
            self._evidence.hide()
        else:
            one.show_name(self._measurement.model_name if self._measurement else "")
            other.show_name(self._bar.other_name)
        other.setVisible(model_id is not None)
        self.refresh()  # both: each is tested only with what neither has learnt from

    def _end_comparison(self) -> None:
        self._bar.choose_none()
        self._choose_other(None)

    # The folder of the test pictures.

    def _choose_test(self) -> None:
        start = str(self._test or self._folder or Path.home())
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of test pictures"), start)
        if chosen:
            self.test_with(Path(chosen))

    def test_with(self, test: Path) -> None:
        """Measure with the pictures of another folder; with the open folder itself, as at first."""
        self._test = None if test.resolve() == self._folder else test
        self._begin_anew()
        self.refresh()

    def _end_test(self) -> None:
        if self._folder is not None:
            self.test_with(self._folder)

    # What the person wants.

    def _show_evidence(self, evidence: Evidence) -> None:
        view = self.sender()
        if isinstance(view, InsightView) and not view.isVisible():
            return  # of a view that was left meanwhile
        self._evidence.show_evidence(evidence)
        self._evidence.show()

    def _choose_cutpoint(self, distance: float | None) -> None:
        self._start(partial(tasks.choose_cutpoint, self._app, distance), self._use_cutpoint)

    def use_cutpoint(self, cutpoint: Cutpoint) -> None:
        """Draw the views of the active model at another cutpoint."""
        if self._measurement is not None and self._measurement.cutpoint != cutpoint:
            self._evidence.hide()  # it shows what another threshold makes of the pictures
            self._measurement = replace(self._measurement, cutpoint=cutpoint)
        for column in self._columns[:1]:
            column.use_cutpoint(cutpoint)

    def _use_cutpoint(self, cutpoint: Cutpoint) -> None:
        self.use_cutpoint(cutpoint)
        self.cutpoint_changed.emit(cutpoint)

    def _ask_report(self) -> None:
        start = Path.home() / f"{self._folder.name if self._folder else 'report'}.html"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), str(start), self.tr("Page (*.html)")
        )
        if chosen:
            path = Path(chosen)
            self.save_report(path if path.suffix else path.with_suffix(".html"))

    def save_report(self, file: Path) -> None:
        """Write a page about what is measured of the active model."""
        if self._measurement is None or self._folder is None:
            return
        self._bar.show_writing(writing=True)
        task = partial(tasks.save_report, self._app, self._measurement, self._folder, self._test, file)
        self._worker.start_reporting(Lane.FILES, task, self._report_saved, self._report_failed)

    def _report_saved(self, file: Path) -> None:
        self._bar.show_writing(writing=False)
        self._notice.say_with_open(self.tr("The report is saved as {0}").format(shown(file)), file)

    def _report_failed(self, error: SimguiError) -> None:
        self._bar.show_writing(writing=False)
        self._fail(error)

    def _label(self, labels: tasks.Labels) -> None:
        self._start(partial(tasks.label, self._app, labels), self._labelled)

    def _confirm(self, labels: tasks.Labels) -> None:
        self._start(partial(tasks.confirm, self._app, labels), self._confirmed)

    def _labelled(self, before: tasks.Labels) -> None:
        pictures = counted(len(before), self.tr("picture"), self.tr("pictures"))
        undo = partial(self._undo, tasks.label, before)
        self._notice.say_with_undo(self.tr("{0} relabelled.").format(pictures), undo)
        self._relabelled(None)

    def _confirmed(self, before: tasks.Labels) -> None:
        labels = counted(len(before), self.tr("label"), self.tr("labels"))
        undo = partial(self._undo, tasks.confirm, before)
        self._notice.say_with_undo(self.tr("{0} kept as right.").format(labels), undo)
        self._relabelled(None)

    def _undo(
        self, task: Callable[[App, tasks.Labels, Progress], tasks.Labels], before: tasks.Labels
    ) -> None:
        self._start(partial(task, self._app, before), self._relabelled)

    def _ask_to_add(self, labels: dict[int, str]) -> None:
        folder = self._folder
        if folder is None:
            return
        what = counted(len(labels), self.tr("picture"), self.tr("pictures"))
        question = self.tr(
            "Copy {0} into {1}, into the subfolder of its label? The originals stay as they are."
        )
        if ask(self, self.tr("Add to the library"), question.format(what, folder)):
            self._start(partial(tasks.add, self._app, labels, folder), self._added, Lane.FILES)

    def _added(self, copies: list[Path]) -> None:
        if copies:
            pictures = counted(len(copies), self.tr("picture"), self.tr("pictures"))
            text = self.tr("{0} copied into {1}.").format(pictures, shown(copies[0].parent))
            self._notice.say_with_open(text, copies[0].parent)
        self.index_wanted.emit()

    def _relabelled(self, _done: object) -> None:
        self.labels_changed.emit()
        self.set_stale()

    def _start(
        self,
        task: Callable[[Progress], object],
        on_done: Callable[..., None],
        lane: Lane = Lane.INTERACTIVE,
    ) -> None:
        self._worker.start_reporting(lane, task, on_done, self._fail)

    def _fail(self, error: SimguiError) -> None:
        self.failed.emit(error)
