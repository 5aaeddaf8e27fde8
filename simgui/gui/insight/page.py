"""See why to trust it: one measurement, seen from several sides, and the pictures behind every figure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from simgui.core.names import shown
from simgui.core.progress import Step
from simgui.evaluation.measurement import Measurement, MeasurementRequest
from simgui.gui.insight.area import InsightArea
from simgui.gui.insight.column import InsightColumn
from simgui.gui.insight.evidence_panel import EvidencePanel
from simgui.gui.insight.label_changes import LabelChanges
from simgui.gui.insight.measuring import MOST_QUERIES, InsightServices, measure
from simgui.gui.insight.report_saving import ReportSaving
from simgui.gui.insight.view import InsightView
from simgui.gui.language import filled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.state import WindowState
from simgui.gui.threshold_choice import ThresholdChoice
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.library.catalogue import Change, Choice
from simgui.models.records import ModelVersion

MakeViews = Callable[[], Iterable[InsightView]]


class InsightPage(QWidget):
    """The Insight area; it measures when it is looked at and something has changed since.

    Args:
        services: What it asks, off the GUI thread.
        state: The folder, the model and the threshold that it is about.
        worker: Measures, on a lane of its own.
        thumbnails: Pictures by id.
        make_views: Makes the views of one model, in the order of their chips; asked when the area is first
            looked at or made ready, and for another model when one is first compared.
        parent: Owner.
    """

    search_wanted = Signal(object)
    """A picture to search with: a `PictureId`."""
    index_wanted = Signal()
    """The open folder is to be indexed to its end: it has new files, or that was stopped."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        services: InsightServices,
        state: WindowState,
        worker: Worker,
        thumbnails: PictureLoader,
        make_views: MakeViews,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._state = state
        self._worker = worker
        self._thumbnails = thumbnails
        self._make_views = make_views
        self._views: list[InsightView] = []
        self._one: InsightColumn | None = None
        self._test: Path | None = None
        self._stale = True
        self._indexing, self._finished = False, True
        self._other_model: str | None = None
        self._model_of_folder: str | None = None
        self._area: InsightArea | None = None
        self._threshold = ThresholdChoice(services.models, state, worker, services.undo, self)
        self._threshold.failed.connect(self.failed)
        self._listing = Latest(worker, Lane.INTERACTIVE, self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        state.folder_changed.connect(self._show_folder)
        state.model_changed.connect(self.set_stale)
        state.labels_changed.connect(self.set_stale)
        state.library_changed.connect(self.set_stale)
        state.models_changed.connect(self._list_versions)

    @cached_property
    def _coming(self) -> Iterator[InsightView]:
        """The views of the model in use that are yet to be made."""
        return iter(self._make_views())

    def make_next(self) -> bool:
        """Make a part of what the page holds before it is looked at; tell whether there is more to make."""
        if self._area is None:
            view = next(self._coming, None)
            if view is not None:
                view.setParent(self)  # it goes with the page, should that go first
                self._views.append(view)
            elif self._one is None:
                self._one = self._make_column()
            else:
                self._area = self._build()
        return self._area is None

    def _make_column(self) -> InsightColumn:
        self._views.extend(self._coming)
        return InsightColumn(self._worker, self._views, self._state, self)

    def _build(self) -> InsightArea:
        """Make what the page holds, when it is first looked at: plots take a while to load."""
        one = self._one = self._one or self._make_column()
        other = InsightColumn(self._worker)
        area = InsightArea(one, other, self._thumbnails)
        area.search_wanted.connect(self.search_wanted)
        for column in (one, other):
            column.index_wanted.connect(self.index_wanted)
            column.measure_wanted.connect(self.refresh)
        for view in one.views:  # only the threshold of the model in use is the person's to choose
            view.threshold_wanted.connect(self._choose_threshold)
        one.measured.connect(self._show_measurement)
        one.show_indexing(running=self._indexing, finished=self._finished)
        other.stopped.connect(self._end_comparison)
        area.bar.other_chosen.connect(self._choose_other)
        area.bar.test_wanted.connect(self._choose_test)
        area.bar.back_wanted.connect(self._end_test)
        area.bar.report_wanted.connect(self._ask_report)
        self._state.threshold_changed.connect(area.evidence.hide)  # it shows what another one makes of them
        self._report = ReportSaving(self._services.reports, self._worker, area.notice)
        self._report.writing.connect(area.bar.show_writing)
        self._report.failed.connect(self.failed)
        self._changes = self._label_changes(area)
        self._connect_views(one.views)
        self._layout.addWidget(area)
        return area

    def _label_changes(self, area: InsightArea) -> LabelChanges:
        services = self._services
        changes = LabelChanges(services.undo, services.folders, self._state, self._worker, area.notice)
        area.evidence.label_wanted.connect(changes.label)
        changes.labelled.connect(area.evidence.show_labelled)
        changes.copied.connect(self.index_wanted)
        changes.failed.connect(self.failed)
        services.undo.applied.connect(self._follow_choices)
        return changes

    def _connect_views(self, views: Sequence[InsightView]) -> None:
        for view in views:
            view.label_wanted.connect(self._changes.label)
            view.confirm_wanted.connect(self._changes.confirm)
            view.changes_wanted.connect(self._changes.apply)
            view.copies_wanted.connect(self._changes.ask_to_copy)
            view.saved.connect(self._say_saved)
            view.failed.connect(self.failed)
            self._changes.decided.connect(view.show_decided)

    @property
    def evidence(self) -> EvidencePanel:
        """The pictures beside the views."""
        return self._shown.evidence

    @property
    def view(self) -> InsightView:
        """The view that is shown, of the model in use."""
        return self._shown.view

    def show_view(self, number: int) -> None:
        """Show the view of a chip."""
        self._shown.show_view(number)

    @property
    def _shown(self) -> InsightArea:
        """What the page holds; there is nothing to be asked before it is looked at."""
        if self._area is None:
            self._area = self._build()
        return self._area

    # What is measured.

    def _show_folder(self) -> None:
        self._test = self._model_of_folder = None
        if self._area is not None:
            self._begin_anew(self._area)
        self.set_stale()

    def show_indexing(self, *, running: bool, finished: bool = True) -> None:
        """Say that the open folder is being indexed, or measure what there is now.

        Args:
            running: Whether it is being indexed now.
            finished: Whether it has been indexed to its end, if not.
        """
        self._indexing, self._finished = running, finished
        if self._area is not None:
            self._area.one.show_indexing(running=running, finished=finished)
        if not running:
            self.set_stale()

    def show_step(self, step: Step) -> None:
        """Say how far the indexing has come."""
        if self._indexing and self._area is not None:
            self._area.one.show_step(step)

    def set_stale(self) -> None:
        """Look, at once if it is looked at, whether pictures, labels or the model have changed."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def setVisible(self, visible: bool) -> None:
        """Make what the page holds before it is seen for the first time."""
        if visible and self._area is None:
            self._area = self._build()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure if something has changed since."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Measure what has changed since it was measured last."""
        folder, area = self._state.folder, self._area
        if folder is None or area is None:
            return
        self._stale = False
        self._list_versions()
        self._measure(area.one, folder, None, beside=self._other_model)
        if self._other_model is not None:
            self._measure(area.other, folder, self._other_model, beside=None)

    def _measure(
        self, column: InsightColumn, folder: Path, model_id: str | None, *, beside: str | None
    ) -> None:
        column.show_folder(folder, model_id)
        request = MeasurementRequest(
            folder,
            self._test,
            model_id,
            beside=beside,
            most_queries=MOST_QUERIES,
            # the window indexes it, for the model in use; another one may look with other eyes
            may_index=model_id is not None and not self._indexing,
        )
        column.measure(partial(measure, self._services, request, last=column.measurement))

    def _begin_anew(self, area: InsightArea) -> None:
        """Show nothing of what was measured of another folder, or with other pictures."""
        for column in (area.one, area.other):
            column.forget()
        area.bar.show_test(self._test, self._state.folder or Path())
        self._show_measurement(None)

    def _show_measurement(self, measurement: Measurement | None) -> None:
        area = self._shown
        area.show_model(measurement)
        area.bar.show_measurement(measurement, self._test, area.bar.other_name)

    # The other model.

    def _list_versions(self) -> None:
        if self._area is not None:
            list_versions = partial(self._services.models.list, self._state.folder or ())
            self._listing.start(list_versions, self._show_versions)

    def _show_versions(self, versions: Sequence[ModelVersion]) -> None:
        active = next((each.id for each in versions if each.active), None)
        if self._model_of_folder not in (None, active):  # searches may look elsewhere, with another model
            self.set_stale()
        self._model_of_folder = active
        chosen = self._shown.bar.show_versions(versions, self._other_model)
        if chosen != self._other_model:
            self._choose_other(chosen)

    def _choose_other(self, model_id: str | None) -> None:
        self._other_model = model_id
        if model_id is not None and not self._shown.other.views:
            views = tuple(self._make_views())
            self._connect_views(views)
            self._shown.add_other(views)
        self._shown.show_other(shown=model_id is not None)
        self.refresh()  # both: each is tested only with what neither has learnt from

    def _end_comparison(self) -> None:
        self._shown.bar.choose_none()
        self._choose_other(None)

    # The folder of the test pictures.

    def _choose_test(self) -> None:
        start = str(self._test or self._state.folder or Path.home())
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of test pictures"), start)
        if chosen:
            self.test_with(Path(chosen))

    def test_with(self, test: Path) -> None:
        """Measure with the pictures of another folder; with the open folder itself, as at first."""
        self._test = None if test == self._state.folder else test
        self._begin_anew(self._shown)
        self.refresh()

    def _end_test(self) -> None:
        if self._state.folder is not None:
            self.test_with(self._state.folder)

    # What the person wants.

    def _choose_threshold(self, distance: float | None) -> None:
        calibrated = self.tr("The calibrated threshold is used.")
        said = calibrated if distance is None else filled(self.tr("The threshold {0:.3f} is used."), distance)
        self._threshold.choose(distance, self._state.folder or (), partial(self._say, said))

    def _say_saved(self, file: Path) -> None:
        self._shown.notice.say_with_open(filled(self.tr("Saved as {0}"), shown(file)), file)

    def _say(self, said: str, _changes: Sequence[Change]) -> None:
        self._services.undo.offer(self._shown.notice, said)

    def _follow_choices(self, changes: Sequence[Change]) -> None:
        """Look anew if a threshold is another one, or a problem of labels was dismissed."""
        if any(isinstance(each, Choice) for each in changes):
            self.set_stale()

    def _ask_report(self) -> None:
        measurement = self._shown.one.measurement
        if measurement is not None and self._state.folder is not None:
            self._report.ask(measurement, self._state.folder, self._test)

    def save_report(self, file: Path) -> None:
        """Write a page about what is measured of the model in use."""
        measurement = self._shown.one.measurement
        if measurement is not None and self._state.folder is not None:
            self._report.save(measurement, self._state.folder, self._test, file)
