"""Where a match ends: the rates at every distance, a line to drag, and what it would turn."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from simgui.app import App
from simgui.core.counts import counted
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.nearest_pairs import NearestPairs, nearest_pairs, pair_up
from simgui.gui.charts.exports import ExportButton, Rows, painted
from simgui.gui.insight.confusion.view import query_exhibits
from simgui.gui.insight.evidence_panel import Evidence, Exhibit
from simgui.gui.insight.threshold.bar import ThresholdBar
from simgui.gui.insight.threshold.picture_strip import MOST_EACH_SIDE, PictureStrip, StripPair
from simgui.gui.insight.threshold.plots import ThresholdPlots, cutpoint_promise, cutpoint_word
from simgui.gui.insight.view import InsightView
from simgui.gui.look.buttons import chip, quiet
from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.fonts import columns_px, lines_px
from simgui.gui.look.labels import styled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.work.work_row import WorkRow
from simgui.gui.work.worker import Job, Lane, Worker
from simgui.models.cutpoints import Cutpoint

Rows64 = npt.NDArray[np.int64]
_ROOMY, _WIDE, _TIGHT = 124, 92, 50
"""From so many figures of the text on, the view is as wide as that."""
_CURVE_LINES, _BARS_LINES, _LEAST_LINES = 11, 10, 8
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_MOST_SHOWN = 300
"""So many pictures are listed at most; those nearest to the line tell the most."""
_NEXT_TO_A_CLICK = 20


class ThresholdView(InsightView):
    """Dragging costs a look-up in two sorted lists, however many pictures there are."""

    def __init__(
        self, app: App, worker: Worker, thumbnails: PictureLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._worker = worker
        self._measurement: Measurement | None = None
        self._queries: NearestPairs | None = None
        self._library: NearestPairs | None = None
        self._comparing: Job | None = None
        self._line = 0.0
        self._undo: list[float | None] = []
        self._wide: bool | None = None
        self.plots = ThresholdPlots(self)
        self.plots.line_moved.connect(self.move_line)
        self.plots.next_to_wanted.connect(self._show_next_to)
        self.plots.between_wanted.connect(self._show_between)
        self._bar = ThresholdBar()
        self._bar.line_wanted.connect(self.move_line)
        self._bar.use_wanted.connect(self._use)
        self._bar.undo_wanted.connect(self._take_back)
        self._bar.reset_wanted.connect(self._reset)
        self._named = QHBoxLayout()
        self._named.setContentsMargins(0, 0, 0, 0)
        self._named.setSpacing(6)
        self._rates = styled("", "")
        self._rates.setWordWrap(True)
        self._library_turned = self._counter(self._show_library)
        self._queries_turned = self._counter(self._show_queries)
        self.strip = PictureStrip(thumbnails)
        self.strip.search_wanted.connect(self.search_wanted)
        self._beside = styled(
            self.tr(
                "Library pictures next to the line, each above its nearest other: matches on the left, none "
                "on the right."
            ),
            "faint",
        )
        self._beside.setWordWrap(True)
        self.strip.setToolTip(self._beside.text())
        self._meaning = styled(
            self.tr(
                "Precision: of the matches, how many have the right label. Recall: of those whose nearest "
                "picture is right, how many are matches. F1 weighs both alike. In brackets: the margin of "
                "error (95 %). Dotted: the nearest picture of another label, which is what a picture of an "
                "unknown label would find."
            ),
            "faint",
        )
        self._meaning.setWordWrap(True)
        self._work = WorkRow()
        self._work.begin_wanted.connect(self._compare)
        self._page = QWidget()
        self._lay_out()

    def _counter(self, slot: Callable[[], None]) -> QPushButton:
        button = quiet()
        button.setToolTip(self.tr("Show these pictures"))
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        export = ExportButton("threshold", partial(painted, self._page), self._rows)
        export.failed.connect(self.failed)
        self._named_row = QWidget()
        self._named_row.setLayout(self._named)
        self._named_row.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._top = QHBoxLayout()
        self._top.addWidget(self._bar)
        self._top.addStretch(1)
        self._top.addWidget(export, 0, Qt.AlignmentFlag.AlignTop)
        self._counters = QWidget()
        flow = FlowLayout(0, self._counters)
        for counter in (self._library_turned, self._queries_turned):
            flow.addWidget(counter)
        self.plots.rates.setMinimumHeight(lines_px(self.font(), _CURVE_LINES))
        self.plots.balance.setMinimumHeight(lines_px(self.font(), _CURVE_LINES))
        self.plots.bars.setMinimumHeight(lines_px(self.font(), _BARS_LINES))
        self._strip_box = QWidget()
        column = QVBoxLayout(self._strip_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._beside)
        column.addWidget(self.strip)
        self._grid = QGridLayout(self._page)
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(10)
        scroll = QScrollArea()
        scroll.setWidget(self._page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(lines_px(self.font(), _LEAST_LINES))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._top)
        layout.addWidget(self._named_row)
        layout.addWidget(self._rates)
        layout.addWidget(self._counters)
        layout.addWidget(self._work)
        layout.addWidget(scroll, 1)
        self._arrange(wide=False)

    def _arrange(self, *, wide: bool) -> None:
        """Put the plots side by side where there is room, else below each other."""
        if wide == self._wide:
            return
        self._wide = wide
        grid = self._grid
        cells = (
            [(0, 0, 1), (1, 0, 2), (2, 0, 1), (0, 1, 1), (2, 1, 1)]
            if wide
            else [(0, 0, 1), (1, 0, 1), (2, 0, 1), (3, 0, 1), (4, 0, 1)]
        )
        widgets = (
            self.plots.rates,
            self._strip_box,
            self.plots.bars,
            self.plots.balance,
            self._meaning,
        )
        for widget, (row, column, span) in zip(widgets, cells, strict=True):
            grid.addWidget(widget, row, column, 1, span)
        self._beside.setVisible(wide)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3 if wide else 0)
        for row, stretch in enumerate((3, 0, 2, 0 if wide else 2, 0)):
            grid.setRowStretch(row, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the plots for the room there is."""
        super().resizeEvent(event)
        columns = self.width() / columns_px(self.font(), 1)
        self._arrange(wide=columns >= _WIDE)
        tight = columns < _TIGHT
        self._bar.arrange(tight=tight)
        self._named_row.setVisible(not tight)
        roomy = columns >= _ROOMY
        rows = self.layout()
        if roomy:
            self._top.insertWidget(1, self._named_row)
        elif isinstance(rows, QBoxLayout):
            rows.insertWidget(1, self._named_row)
        self._count()

    def title(self) -> str:
        """Give the word on its chip."""
        return self.tr("Threshold")

    @property
    def line(self) -> float:
        """The distance at which the line stands."""
        return self._line

    # What is measured.

    def show_measurement(self, measurement: Measurement) -> None:
        """Draw another measurement; the line stays where it is unless another cutpoint is in use."""
        old, self._measurement = self._measurement, measurement
        if old is None or old.model_id != measurement.model_id:
            self._undo.clear()
        if old is None or _subject(old) != _subject(measurement):
            self._line = measurement.cutpoint.distance
        if old is None or old.figures is not measurement.figures:
            figures = measurement.figures
            numbers = np.arange(len(measurement.query_ids))
            self._queries = pair_up(numbers, measurement.neighbour_ids[:, 0], figures.nearest)
            self._compare()
        self._bar.show_choice(measurement.cutpoint, self._undo, active=measurement.active)
        self._name_cutpoints(measurement)
        self.plots.show_measurement(measurement, self._line)
        self.move_line(self._line)

    def _compare(self) -> None:
        """Find the nearest other of every picture of the library, in the background."""
        self._library = None
        if self._comparing is not None:
            self._comparing.cancel()
            self._comparing = None
        self._work.hide()
        if self._measurement is None or not self._measurement.active:
            return
        task = partial(_pair_library, self._app, self._measurement.folder)
        self._comparing = self._worker.start_reporting(Lane.INSIGHT, task, self._compared, self._not_compared)
        self._comparing.stopped.connect(self._comparing_stopped)
        self._work.follow(self._comparing, self.tr("Comparing the library with itself…"), estimate=False)

    def _compared(self, pairs: NearestPairs) -> None:
        if self.sender() is self._comparing:
            self._comparing, self._library = None, pairs
            self._work.hide()
            self._count()

    def _not_compared(self, error: SimguiError) -> None:
        if self.sender() is self._comparing:
            self._rest()
            self.failed.emit(error)

    def _comparing_stopped(self) -> None:
        if self.sender() is self._comparing:
            self._rest()

    def _rest(self) -> None:
        self._comparing = None
        self._work.show_rest(
            self.tr("How many pictures of the library change verdict is not counted."), self.tr("Count them")
        )

    def _name_cutpoints(self, measurement: Measurement) -> None:
        """Offer the named cutpoints: a click puts the line there."""
        while (item := self._named.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for cutpoint in sorted(measurement.cutpoints, key=_distance):
            button = chip(f"{cutpoint_word(cutpoint)} {cutpoint.distance:.3f}", checkable=False)
            button.setToolTip(cutpoint_promise(cutpoint))
            button.clicked.connect(partial(self.move_line, cutpoint.distance))
            self._named.addWidget(button)

    # The line.

    def move_line(self, distance: float) -> None:
        """Put the line somewhere and say what that would turn."""
        measurement = self._measurement
        if measurement is None:
            return
        self._line = min(2.0, max(0.0, distance))
        self._bar.show_line(self._line, measurement.cutpoint)
        rates = self.plots.move_line(self._line)
        if rates is None:
            self._rates.setText(self.tr("Up to {0:.3f}, nothing is a match.").format(self._line))
        else:
            precision, recall, f1 = map(_percent, rates)
            margins = map(_margin, self.plots.margins(self._line))
            self._rates.setText(
                self.tr("Up to {0:.3f}: precision {1}{4}, recall {2}{5}, F1 {3}").format(
                    self._line, precision, recall, f1, *margins
                )
            )
        self._count()

    def _count(self) -> None:
        """Say what turns, and show the pictures next to the line."""
        measurement, queries, library = self._measurement, self._queries, self._library
        if measurement is None or queries is None:
            return
        self._show_count(self._queries_turned, self.tr("tested"), queries, measurement.cutpoint)
        self._strip_box.setVisible(library is not None)
        if library is None:
            self._library_turned.setText(self.tr("library: only for the model in use"))
            self._library_turned.setEnabled(False)
            self._library_turned.setVisible(not measurement.active)
            return
        self._show_count(self._library_turned, self.tr("library"), library, measurement.cutpoint)
        matches, others = library.around(self._line, MOST_EACH_SIDE)
        self.strip.show_pairs(_strip(library, matches, match=True), _strip(library, others, match=False))

    def _show_count(self, button: QPushButton, where: str, pairs: NearestPairs, cutpoint: Cutpoint) -> None:
        turned = len(pairs.turned(cutpoint.distance, self._line))
        stricter = self._line < cutpoint.distance
        if not turned:
            words = self.tr("{0}: no picture changes verdict")
        elif self._wide:
            words = (
                self.tr("{0}: {1:,} of {2} from match to no match")
                if stricter
                else self.tr("{0}: {1:,} of {2} from no match to match")
            )
        else:
            words = (
                self.tr("{0}: {1:,} of {2} to no match")
                if stricter
                else self.tr("{0}: {1:,} of {2} to match")
            )
        of_all = counted(len(pairs), self.tr("picture"), self.tr("pictures"))
        button.setText(words.format(where, turned, of_all))
        button.setEnabled(bool(turned))
        button.show()

    def _use(self) -> None:
        if self._measurement is not None:
            self._undo.append(_choice(self._measurement))
            self.cutpoint_wanted.emit(self._line)

    def _take_back(self) -> None:
        if self._undo:
            self.cutpoint_wanted.emit(self._undo.pop())

    def _reset(self) -> None:
        if self._measurement is not None:
            self._undo.append(_choice(self._measurement))
            self.cutpoint_wanted.emit(None)

    # The pictures behind it.

    def _show_library(self) -> None:
        if self._measurement is None or self._library is None:
            return
        rows = self._library.turned(self._measurement.cutpoint.distance, self._line)
        exhibits = [
            Exhibit(picture, f"{distance:.3f}", other)
            for picture, other, distance in zip(
                self._library.pictures[rows[:_MOST_SHOWN]].tolist(),
                self._library.others[rows[:_MOST_SHOWN]].tolist(),
                self._library.distances[rows[:_MOST_SHOWN]].tolist(),
                strict=True,
            )
        ]
        self.evidence_wanted.emit(Evidence(self._title(len(rows)), exhibits))

    def _show_queries(self) -> None:
        if self._measurement is None or self._queries is None:
            return
        rows = self._queries.turned(self._measurement.cutpoint.distance, self._line)
        numbers = self._queries.pictures[rows[:_MOST_SHOWN]].tolist()
        exhibits = query_exhibits(self._measurement, numbers)
        self.evidence_wanted.emit(Evidence(self._title(len(rows)), exhibits))

    def _title(self, count: int) -> str:
        title = counted(count, self.tr("picture changes verdict"), self.tr("pictures change verdict"))
        if count > _MOST_SHOWN:
            title += self.tr(", the {0:,} nearest to the line").format(_MOST_SHOWN)
        return title

    def _show_next_to(self, distance: float) -> None:
        """Put the line where a curve was clicked, and show the queries on both sides of it."""
        self.move_line(distance)
        if self._measurement is None or self._queries is None:
            return
        rows = np.concatenate(self._queries.around(self._line, _NEXT_TO_A_CLICK))
        exhibits = query_exhibits(self._measurement, self._queries.pictures[rows].tolist())
        shown = counted(len(exhibits), self.tr("picture"), self.tr("pictures"))
        title = self.tr("{0} next to {1:.3f}").format(shown, self._line)
        self.evidence_wanted.emit(Evidence(title, exhibits))

    def _show_between(self, low: float, high: float) -> None:
        """Show the queries of a bar; the last one has both its ends, as the histogram counts them."""
        if self._measurement is None or self._queries is None or self.plots.distances is None:
            return
        nearest = self._queries.distances.astype(np.float64)
        last = high == self.plots.distances.edges[-1]
        rows = np.flatnonzero((nearest >= low) & ((nearest <= high) if last else (nearest < high)))
        exhibits = query_exhibits(self._measurement, self._queries.pictures[rows].tolist())
        shown = counted(len(exhibits), self.tr("picture"), self.tr("pictures"))
        title = self.tr("{0} from {1:.3f} to {2:.3f}").format(shown, low, high)
        self.evidence_wanted.emit(Evidence(title, exhibits))

    def _rows(self) -> Rows:
        curve = self.plots.curve
        yield (self.tr("distance"), self.tr("precision"), self.tr("recall"), self.tr("F1"))
        if curve is not None:
            yield from zip(
                curve.distances.tolist(),
                curve.precision.tolist(),
                curve.recall.tolist(),
                curve.f1.tolist(),
                strict=True,
            )


def _strip(pairs: NearestPairs, rows: Rows64, *, match: bool) -> Sequence[StripPair]:
    return [
        StripPair(picture, other, distance, match)
        for picture, other, distance in zip(
            pairs.pictures[rows].tolist(),
            pairs.others[rows].tolist(),
            pairs.distances[rows].tolist(),
            strict=True,
        )
    ]


def _subject(measurement: Measurement) -> tuple[object, ...]:
    """Name what the line belongs to: where it has been dragged means nothing elsewhere."""
    return measurement.model_id, measurement.cutpoint, measurement.folder


def _choice(measurement: Measurement) -> float | None:
    """Give what brings the cutpoint of a measurement back; None if it is one that a model starts with."""
    cutpoint = measurement.cutpoint
    chosen = cutpoint.name == "custom" or cutpoint in measurement.cutpoints
    return cutpoint.distance if chosen else None


def _percent(rate: float) -> str:
    """Write a share; a dash where there is nothing to take it of."""
    return f"{rate:.1%}" if np.isfinite(rate) else "-"


def _margin(interval: tuple[float, float]) -> str:
    """Write the interval of a share; nothing where there is nothing to take the share of."""
    low, high = interval
    return "" if (low, high) == (0.0, 1.0) else f" ({low:.0%} to {high:.0%})"


def _distance(cutpoint: Cutpoint) -> float:
    return cutpoint.distance


# The task: it runs off the GUI thread and touches no widget.


def _pair_library(app: App, folder: Path, progress: Progress) -> NearestPairs:
    return nearest_pairs(app.neighbourhoods.of(folder, progress))
