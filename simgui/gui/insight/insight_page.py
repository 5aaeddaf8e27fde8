"""See why to trust it: one measurement, seen from several sides, and the pictures behind every figure."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.records import Cutpoint, ModelVersion
from simgui.gui.insight.evidence_panel import Evidence, EvidencePanel
from simgui.gui.insight.insight_column import InsightColumn
from simgui.gui.insight.insight_view import InsightView
from simgui.gui.look.buttons import Chips
from simgui.gui.look.labels import styled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.questions import ask
from simgui.gui.worker import Lane, Worker
from simgui.search.measurement import Measurement
from simgui.session import Session

MOST_QUERIES = 5000
"""So many tell every figure to a point; the sentence above the views says when there were more."""

MakeView = Callable[[Session, Worker, PictureLoader], InsightView]
LoadViews = Callable[[], Sequence[MakeView]]


class InsightPage(QWidget):
    """Measures when it is looked at and something has changed since.

    Args:
        session: The library and its models.
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
    files_added = Signal()
    """The open folder has new files."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        session: Session,
        worker: Worker,
        thumbnails: PictureLoader,
        load_views: LoadViews,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._thumbnails = thumbnails
        self._folder: Path | None = None
        self._test: Path | None = None
        self._stale = True
        self._measurement: Measurement | None = None
        self._other_model: str | None = None
        self._load_views = load_views
        self._columns: list[InsightColumn] = []

    def _build(self) -> None:
        """Make what the page holds, when it is first looked at: plots take a while to load."""
        views = self._load_views()
        self._columns = [
            InsightColumn(
                self._worker, [make(self._session, self._worker, self._thumbnails) for make in views]
            )
            for _ in range(2)
        ]
        for column in self._columns:
            column.measure_wanted.connect(self._measure_again)
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
        self._columns[1].stopped.connect(self._end_comparison)
        self._columns[1].setContentsMargins(12, 0, 0, 0)
        self._columns[1].hide()
        self._evidence = EvidencePanel(self._thumbnails)
        self._evidence.hide()
        self._evidence.search_wanted.connect(self.search_wanted)
        self._evidence.label_wanted.connect(self._label)
        self._sentence = styled("", "faint")
        self._sentence.setWordWrap(True)
        self._compare = QComboBox()
        self._compare.setAccessibleName(self.tr("Compare with another model"))
        self._compare.activated.connect(self._choose_other)
        self._asked = QPushButton(self.tr("Ask with…"))
        self._asked.setToolTip(
            self.tr(
                "Measure with the pictures of a folder of their own, whose subfolders are the same labels"
            )
        )
        self._asked.clicked.connect(self._choose_test)
        self._report = QPushButton(self.tr("Report…"))
        self._report.setToolTip(self.tr("Save all of it as one page to send to somebody"))
        self._report.setEnabled(False)
        self._report.clicked.connect(self._ask_report)
        self._chips = Chips([view.title() for view in self._columns[0].views])
        self._chips.chosen.connect(self.show_view)
        self._lay_out()

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.addWidget(self._chips)
        chips.addStretch(1)
        about = QHBoxLayout()
        about.setSpacing(8)
        about.addWidget(self._sentence, 1)
        for control in (self._compare, self._asked, self._report):
            about.addWidget(control)
        body = QSplitter(Qt.Orientation.Horizontal)
        for column in self._columns:
            body.addWidget(column)
        body.addWidget(self._evidence)
        body.setChildrenCollapsible(False)
        for number, stretch in enumerate((3, 3, 0)):
            body.setStretchFactor(number, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 8)
        layout.setSpacing(10)
        layout.addLayout(chips)
        layout.addLayout(about)
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
        """Show the view of a chip."""
        self._chips.choose(number)
        for column in self._columns:
            column.show_view(number)

    # What is measured.

    def show_folder(self, folder: Path) -> None:
        """Measure another folder, when it is looked at."""
        self._folder, self._test, self._measurement = folder, None, None
        if self._columns:
            self._show_measurement(None)
            self._evidence.hide()
        self.set_stale()

    def set_stale(self) -> None:
        """Measure anew, at once if it is looked at: pictures, labels or the model have changed."""
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

    def refresh(self, *, rescan: bool = False) -> None:
        """Measure; a person who asks for it expects new files to be found."""
        if self._folder is None or not self._columns:
            return
        self._stale = False
        self._worker.start(Lane.INTERACTIVE, partial(_versions, self._session), self._show_versions)
        models = (None, self._other_model)
        for column, model_id in zip(self._columns, models, strict=True):
            if column is self._columns[0] or model_id is not None:
                column.show_folder(self._folder, model_id)
                other = self._other_model
                task = partial(_measure, self._session, self._folder, self._test, model_id, other, rescan)
                column.measure(task)

    def _measure_again(self) -> None:
        self.refresh(rescan=True)

    def _show_measurement(self, measurement: Measurement | None) -> None:
        self._measurement = measurement
        self._report.setEnabled(measurement is not None)
        if measurement is None:
            self._sentence.clear()
            return
        asked = self.tr("{0:,} pictures were asked about").format(len(measurement.query_ids))
        if measurement.learnt:
            asked += self.tr(", none that “{0}” has learnt from").format(measurement.model_name)
        if measurement.left_over:
            asked += self.tr(", drawn evenly from {0:,}").format(
                len(measurement.query_ids) + measurement.left_over
            )
        found = self.tr(", among {0:,} of {1} labels.").format(
            len(measurement.gallery_ids), len(measurement.names)
        )
        self._sentence.setText(asked + found)
        self._evidence.show_labels(measurement.names)

    # The other model.

    def _show_versions(self, versions: Sequence[ModelVersion]) -> None:
        self._compare.clear()
        self._compare.addItem(self.tr("Compare with…"), None)
        for version in versions:
            if not version.active and not version.problem:
                self._compare.addItem(version.name, version.id)
        self._compare.setCurrentIndex(max(0, self._compare.findData(self._other_model)))
        self._compare.setEnabled(self._compare.count() > 1)
        if self._other_model is not None and self._compare.currentData() is None:
            self._choose_other()

    def _choose_other(self) -> None:
        self._other_model = self._compare.currentData()
        one, other = self._columns
        if self._other_model is None:
            one.hide_name()
            other.give_up()
        else:
            one.show_name(self._measurement.model_name if self._measurement else "")
            other.show_name(self._compare.currentText())
        other.setVisible(self._other_model is not None)
        self.refresh()  # both: each is asked only what neither has learnt from

    def _end_comparison(self) -> None:
        self._compare.setCurrentIndex(0)
        self._choose_other()

    def _choose_test(self) -> None:
        start = str(self._test or self._folder or Path.home())
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder to ask with"), start)
        if chosen:
            self.ask_with(Path(chosen))

    def ask_with(self, test: Path) -> None:
        """Measure with the pictures of another folder; with the open folder itself, as at first."""
        self._test = None if test == self._folder else test
        self._show_measurement(None)
        self.refresh()

    # What the person wants.

    def _show_evidence(self, evidence: Evidence) -> None:
        self._evidence.show_evidence(evidence)
        self._evidence.show()

    def _choose_cutpoint(self, distance: float | None) -> None:
        self._start(partial(_choose_cutpoint, self._session, distance), self._use_cutpoint)

    def use_cutpoint(self, cutpoint: Cutpoint) -> None:
        """Draw the views of the active model at another cutpoint."""
        if self._measurement is not None:
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
        self._report.setEnabled(False)
        task = partial(_save_report, self._session, self._measurement, self._folder, self._test, file)
        self._worker.start(Lane.INSIGHT, task, self._report_saved, self._report_failed)

    def _report_saved(self, file: Path) -> None:
        self._report.setEnabled(True)
        self._report.setToolTip(self.tr("Saved as {0}").format(file))

    def _report_failed(self, error: SimguiError) -> None:
        self._report.setEnabled(True)
        self._fail(error)

    def _label(self, pictures: list[int], label: str | None) -> None:
        self._start(partial(_label, self._session, pictures, label), self._relabelled)

    def _confirm(self, labels: dict[int, str]) -> None:
        self._start(partial(_confirm, self._session, labels), self._relabelled)

    def _ask_to_add(self, labels: dict[int, str]) -> None:
        folder = self._folder
        if folder is None:
            return
        what = self.tr("{0:,} pictures").format(len(labels)) if len(labels) > 1 else self.tr("this picture")
        question = self.tr(
            "Copy {0} into {1}, to where its label belongs? Originals stay where they are, and as they are."
        )
        if ask(self, self.tr("Add to the library"), question.format(what, folder)):
            self._start(partial(_add, self._session, labels, folder), self._added)

    def _added(self, _copies: object) -> None:
        self.files_added.emit()

    def _relabelled(self, _done: object) -> None:
        self.labels_changed.emit()
        self.set_stale()

    def _start(self, task: Callable[[Progress], object], on_done: Callable[..., None]) -> None:
        self._worker.start(Lane.INTERACTIVE, task, on_done, self._fail)

    def _fail(self, error: SimguiError) -> None:
        self.failed.emit(error)


# The tasks: they run off the GUI thread and touch no widget.


def _versions(session: Session, _progress: Progress) -> Sequence[ModelVersion]:
    return session.models.list()


def _measure(
    session: Session,
    folder: Path,
    test: Path | None,
    model_id: str | None,
    other: str | None,
    rescan: bool,
    progress: Progress,
) -> Measurement:
    """Measure the active model, or the other one, each asked only what neither has learnt from."""
    return session.measurements.measure(
        folder,
        progress,
        test=test,
        model_id=model_id,
        beside=other if model_id is None else session.model.id,
        most_queries=MOST_QUERIES,
        rescan=rescan,
    )


def _save_report(
    session: Session,
    measurement: Measurement,
    folder: Path,
    test: Path | None,
    file: Path,
    progress: Progress,
) -> Path:
    session.save_report(measurement, folder, test, file, progress)
    return file


def _choose_cutpoint(session: Session, distance: float | None, _progress: Progress) -> Cutpoint:
    return session.models.choose_cutpoint(distance)


def _label(session: Session, pictures: list[int], label: str | None, _progress: Progress) -> None:
    session.label_pictures(pictures, label)


def _add(session: Session, labels: dict[int, str], folder: Path, progress: Progress) -> list[Path]:
    return session.add_copies(labels, folder, progress)


def _confirm(session: Session, labels: dict[int, str], _progress: Progress) -> None:
    session.confirm_labels(labels)
