"""One model in the Insight area: its views, or what stands in their way."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from simgui.core.errors import SimguiError, UnfinishedIndex
from simgui.core.progress import Step
from simgui.evaluation.measurement import Measurement
from simgui.gui.insight.view import InsightView
from simgui.gui.language import filled, translated
from simgui.gui.look.labels import ElidedLabel, styled
from simgui.gui.state import WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.work_row import WorkRow
from simgui.gui.work.worker import Lane, ReportingTask, Worker

_WAITING, _VIEWS = 0, 1


class InsightColumn(QWidget):
    """The views of one model, one at a time, and the measurement that they draw.

    Args:
        worker: Measures.
        views: All views of this model; `add_views` adds them later.
        state: Where the threshold of the model in use is found; None for another model, which has its own.
        parent: Owner.
    """

    measured = Signal(object)
    """A `Measurement`; None if it failed."""
    measure_wanted = Signal()
    index_wanted = Signal()
    """The folder is to be indexed to its end, and measured then."""
    stopped = Signal()
    """The person has given up a measurement."""

    def __init__(
        self,
        worker: Worker,
        views: Sequence[InsightView] = (),
        state: WindowState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.views: list[InsightView] = []
        self._state = state
        self._measuring = Latest(worker, Lane.INSIGHT, self)
        self._subject: tuple[Path, str | None] | None = None
        self._measurement: Measurement | None = None
        self._shown: set[int] = set()
        self._indexing = ""
        self._unfinished = False
        self._was_cut = False
        self._given_up = False
        self._name = ElidedLabel("heading")
        self._name.hide()
        self._said = styled("", "heading")
        self._why = styled("", "faint")
        self._again = QPushButton(self.tr("Measure again"))
        self._again.clicked.connect(self._go_on)
        self._first_work, self._work, self._rest = WorkRow(), WorkRow(), WorkRow()
        for work in (self._first_work, self._work):
            work.stop_wanted.connect(self._measuring.stop)
        self._work.begin_wanted.connect(self.measure_wanted)
        self._rest.begin_wanted.connect(self.index_wanted)
        self._stack = QStackedWidget()
        self.add_views(views)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._waiting_page())
        self._pages.addWidget(self._stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(8)
        layout.addWidget(self._name)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._work)
        layout.addWidget(self._rest)
        if state is not None:
            state.threshold_changed.connect(self._draw_anew)

    def _waiting_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setSpacing(10)
        layout.addStretch(1)
        for label in (self._said, self._why):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addWidget(self._first_work, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._again, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return page

    def add_views(self, views: Sequence[InsightView]) -> None:
        """Add views behind those that there are."""
        self.views += views
        for view in views:
            self._stack.addWidget(view)

    def show_view(self, number: int) -> None:
        """Show another view."""
        self._stack.setCurrentIndex(number)
        self._draw()

    def show_name(self, name: str) -> None:
        """Write the name of the model above its views: where there are two, one has to know."""
        self._name.show_text(name)
        self._name.show()

    def hide_name(self) -> None:
        """Leave the name away."""
        self._name.hide()

    # What is measured.

    @property
    def measurement(self) -> Measurement | None:
        """What was measured last."""
        return self._measurement

    def forget(self) -> None:
        """Give up what is under way, and forget what was measured."""
        self.give_up()
        self._rest.hide()
        self._measurement, self._unfinished = None, False

    def show_indexing(self, *, running: bool, finished: bool) -> None:
        """Say that the folder is being indexed, or that this was stopped before its end."""
        self._indexing = self.tr("Looking through the folder…") if running else ""
        self._was_cut = not running and not finished
        self._rest.hide()
        if self._was_cut and self._measurement is not None:
            self._rest.show_rest(
                self.tr("Indexing stopped before its end: new pictures are not in these figures."),
                self.tr("Go on indexing"),
            )
        if self._unfinished and (running or self._was_cut):
            self._wait_for_index()

    def show_step(self, step: Step) -> None:
        """Say how far the indexing has come."""
        self._indexing = str(replace(step, seconds_left=None))  # the strip below says how long it takes
        if self._unfinished:
            self._wait_for_index()

    def show_folder(self, folder: Path, model_id: str | None) -> None:
        """Let the views draw that need no measurement; what was measured of something else is forgotten."""
        if self._subject != (folder, model_id):
            self._subject, self._measurement = (folder, model_id), None
        for view in self.views:
            view.show_folder(folder, model_id)

    def measure(self, task: ReportingTask[Measurement]) -> None:
        """Measure; the views stay as they are until it is done."""
        self.give_up()
        self._unfinished = False
        if self._measurement is None:
            self._wait(
                self.tr("Measuring…"), self.tr("How near the right pictures are, and how far the others.")
            )
            self._again.hide()
            work = self._first_work
            work.show_work("")
        else:
            work = self._work
            work.show_work(self.tr("Measuring again…"), estimate=False)
        self._measuring.start_reporting(
            task, self._done, self._failed, on_stopped=self._was_stopped, on_step=work.show_step
        )

    def give_up(self) -> None:
        """Measure no longer."""
        self._measuring.cancel()
        self._hide_work()

    def _hide_work(self) -> None:
        self._first_work.hide()
        self._work.hide()

    def _done(self, measurement: Measurement) -> None:
        self._hide_work()
        self._take(measurement)
        self.measured.emit(self._measurement)

    def _failed(self, error: SimguiError) -> None:
        self._hide_work()
        self._measurement = None
        self._unfinished = isinstance(error, UnfinishedIndex)
        if self._unfinished:
            self._wait_for_index()
        else:
            self._wait(translated(error.title), translated(error.message))
        self.measured.emit(None)

    def _was_stopped(self) -> None:
        self._hide_work()
        if self._measurement is None:
            self._wait(self.tr("Stopped"), self.tr("Nothing is measured yet."))
            self._given_up = True
        else:
            text = self.tr("Stopped: what is shown may be older than the library.")
            self._work.show_rest(text, self.tr("Measure again"))
        self.stopped.emit()

    # What is shown.

    def _take(self, measurement: Measurement) -> None:
        self._measurement = self._at_threshold_in_use(measurement)
        self._shown.clear()
        self._name.show_text(translated(measurement.model_name))
        self._draw()

    def _draw_anew(self) -> None:
        """Draw the views at the threshold that is in use now."""
        if self._measurement is not None:
            self._take(self._measurement)

    def _at_threshold_in_use(self, measurement: Measurement) -> Measurement:
        state = self._state
        if state is None or state.model is None or state.threshold is None:
            return measurement
        in_use = state.model.id == measurement.model_id and state.threshold != measurement.cutpoint
        return replace(measurement, cutpoint=state.threshold) if in_use else measurement

    def _draw(self) -> None:
        """Draw the view in sight, if it has not drawn this measurement yet, or say why there is none."""
        number = self._stack.currentIndex()
        if self._stack.count():
            shown = self._measurement is not None or not self.views[number].needs_labels
            self._pages.setCurrentIndex(_VIEWS if shown else _WAITING)
        if self._measurement is not None and number not in self._shown:
            self._shown.add(number)
            self.views[number].show_measurement(self._measurement)

    def _wait(self, said: str, why: str) -> None:
        self._given_up = False
        self._said.setText(said)
        self._why.setText(why)
        self._again.setText(self.tr("Measure again"))
        self._again.show()
        self._draw()

    def _wait_for_index(self) -> None:
        """Say that nothing is measured before the folder is indexed to its end."""
        if self._indexing:
            why = self.tr("{0}. Figures come when all of it is there: those of a part would mislead.")
            self._wait(self.tr("This folder is being indexed"), filled(why, self._indexing.rstrip("….")))
            self._again.hide()
        else:
            why = self.tr("Figures of a part of the folder would mislead, so none are shown.")
            cut = self.tr("Indexing stopped before its end"), self.tr("This folder is not indexed yet")
            self._wait(cut[0] if self._was_cut else cut[1], why)
            self._again.setText(self.tr("Go on indexing"))

    def _go_on(self) -> None:
        """Measure again what was given up; after anything else, look first whether the folder has changed."""
        (self.measure_wanted if self._given_up else self.index_wanted).emit()
