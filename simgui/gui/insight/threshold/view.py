"""Where a match ends: the rates at every distance, a line to drag, and which verdicts it would change."""

from functools import partial

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from simgui.core.sentences import say_count
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.views.nearest_pairs import NearestPairs, pair_up
from simgui.gui.charts.exports import ExportButton, TableRows, painted
from simgui.gui.insight.evidence import Evidence, Exhibit, query_exhibits
from simgui.gui.insight.threshold.bar import ThresholdBar
from simgui.gui.insight.threshold.label_rates import LabelRates, margin, out_of, percent
from simgui.gui.insight.threshold.library_comparison import LibraryComparison
from simgui.gui.insight.threshold.plot_page import PlotPage
from simgui.gui.insight.threshold.plots import ThresholdPlots, cutpoint_promise, cutpoint_word
from simgui.gui.insight.threshold.verdict_counts import VerdictCounts
from simgui.gui.insight.view import InsightView
from simgui.gui.language import filled, number_text, translated
from simgui.gui.look.buttons import chip
from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.labels import styled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.work.worker import Worker
from simgui.models.cutpoints import Cutpoint
from simgui.models.taught import NAME as TAUGHT
from simgui.search.neighbourhoods import Neighbourhoods

_WIDE, _TIGHT = 92, 50
"""From so many figures of the text on, the view is as wide as that."""
_MOST_SHOWN = 300
"""So many pictures are listed at most; those nearest to the line tell the most."""
_NEXT_TO_A_CLICK = 20


class ThresholdView(InsightView):
    """The rates of a measurement at every distance, and a line that stands at one of them.

    Dragging the line costs a look-up in two sorted lists, however many pictures there are.

    Args:
        neighbourhoods: Compares the library with itself.
        worker: Does so.
        thumbnails: Pictures by id.
        parent: Owner.
    """

    def __init__(
        self,
        neighbourhoods: Neighbourhoods,
        worker: Worker,
        thumbnails: PictureLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._measurement: Measurement | None = None
        self._queries: NearestPairs | None = None
        self._line = 0.0
        self.plots = ThresholdPlots(self)
        self.plots.line_moved.connect(self.move_line)
        self.plots.next_to_wanted.connect(self._show_next_to)
        self.plots.between_wanted.connect(self._show_between)
        self._bar = ThresholdBar()
        self._bar.line_wanted.connect(self.move_line)
        self._bar.use_wanted.connect(self._use)
        self._bar.reset_wanted.connect(partial(self.threshold_wanted.emit, None))
        self._named = QHBoxLayout()
        self._named.setContentsMargins(0, 0, 0, 0)
        self._named.setSpacing(6)
        self._sentence = styled("", "heading")
        self._sentence.setWordWrap(True)
        self._rates = styled("", "faint")
        self._rates.setWordWrap(True)
        self._by_label = LabelRates()
        self._counts = VerdictCounts()
        self._counts.library_wanted.connect(self._show_library)
        self._counts.tested_wanted.connect(self._show_tested)
        self._plot_page = PlotPage(self.plots, thumbnails)
        self.strip = self._plot_page.strip
        self.strip.search_wanted.connect(self.search_wanted)
        self._library = LibraryComparison(neighbourhoods, worker)
        self._library.compared.connect(self._count)
        self._library.failed.connect(self.failed)
        self._lay_out(worker)

    def _lay_out(self, worker: Worker) -> None:
        export = ExportButton("threshold", partial(painted, self._plot_page.page), self._rows, worker)
        export.saved.connect(self.saved)
        export.failed.connect(self.failed)
        self._named_row = QWidget()
        self._named_row.setLayout(self._named)
        self._named_row.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._named_row.setMinimumHeight(self._bar.sizeHint().height())
        chosen = FlowLayout(self._named.spacing())
        chosen.addWidget(self._bar)
        chosen.addWidget(self._named_row)
        top = QHBoxLayout()
        top.addLayout(chosen, 1)
        top.addWidget(export, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._sentence)
        layout.addWidget(self._rates)
        layout.addLayout(top)
        layout.addWidget(self._by_label)
        layout.addWidget(self._counts)
        layout.addWidget(self._library)
        layout.addWidget(self._plot_page, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the plots for the room there is."""
        super().resizeEvent(event)
        columns = self.width() / columns_px(self.font(), 1)
        self._plot_page.arrange(wide=columns >= _WIDE)
        tight = columns < _TIGHT
        self._bar.arrange(tight=tight)
        self._named_row.setVisible(not tight)
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
        """Draw another measurement; the line stays where it is unless another threshold is in use."""
        old, self._measurement = self._measurement, measurement
        if old is None or _subject(old) != _subject(measurement):
            self._line = measurement.cutpoint.distance
        if old is None or old.figures is not measurement.figures:
            numbers = np.arange(len(measurement.query_ids))
            nearest = measurement.neighbour_ids[:, 0]
            self._queries = pair_up(numbers, nearest, measurement.figures.nearest)
            self._library.compare(measurement.folder if measurement.active else None)
        self._bar.show_choice(measurement.cutpoint, active=measurement.active)
        self._name_cutpoints(measurement)
        self._by_label.show_measurement(measurement)
        self.plots.show_measurement(measurement, self._line)
        self.move_line(self._line)

    def _name_cutpoints(self, measurement: Measurement) -> None:
        """Offer the named thresholds: a click puts the line there."""
        while (item := self._named.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        in_use = measurement.cutpoint
        taught = (in_use,) if in_use.name == TAUGHT else ()
        for cutpoint in sorted((*measurement.cutpoints, *taught), key=_distance):
            button = chip(
                f"{cutpoint_word(cutpoint)} {number_text(cutpoint.distance, '.3f')}", checkable=False
            )
            button.setToolTip(cutpoint_promise(cutpoint))
            button.clicked.connect(partial(self.move_line, cutpoint.distance))
            self._named.addWidget(button)

    # The line.

    def move_line(self, distance: float) -> None:
        """Put the line somewhere, and say the rates there and which verdicts it would change."""
        measurement = self._measurement
        if measurement is None:
            return
        self._line = min(2.0, max(0.0, distance))
        self._bar.show_line(self._line, measurement.cutpoint)
        self._say(self.plots.move_line(self._line))
        self._count()

    def _say(self, rates: tuple[float, float, float] | None) -> None:
        """Say precision, recall and F1 at the line: in a sentence, then in figures with their margin."""
        self._rates.setVisible(rates is not None)
        if rates is None:
            self._sentence.setText(filled(self.tr("At {0:.3f}, nothing is a match."), self._line))
            return
        precision, recall, _ = rates
        words = (
            self.tr("At {0:.3f}, {1} matches are right.")
            if np.isnan(recall)
            else self.tr("At {0:.3f}, {1} matches are right, and {2} right neighbours are matches.")
        )
        self._sentence.setText(filled(words, self._line, out_of(precision), out_of(recall)))
        margins = map(margin, self.plots.margins(self._line))
        self._rates.setText(
            filled(self.tr("Precision {0}{3}, recall {1}{4}, F1 {2}"), *map(percent, rates), *margins)
        )

    def _count(self) -> None:
        """Say how many verdicts change, and show the pictures next to the line."""
        measurement, queries, library = self._measurement, self._queries, self._library.pairs
        if measurement is None or queries is None:
            return
        in_use, wide = measurement.cutpoint.distance, self._plot_page.wide
        self._counts.show_tested(queries, in_use, self._line, wide=wide)
        if library is None:
            self._counts.show_no_library(active=measurement.active)
        else:
            self._counts.show_library(library, in_use, self._line, wide=wide)
        self._plot_page.show_strip(library, self._line)

    def _use(self) -> None:
        if self._measurement is not None:
            self.threshold_wanted.emit(self._line)

    # The pictures behind it.

    def _show_library(self) -> None:
        library = self._library.pairs
        if self._measurement is None or library is None:
            return
        rows = library.changed(self._measurement.cutpoint.distance, self._line)
        pairs = zip(
            library.pictures[rows[:_MOST_SHOWN]].tolist(),
            library.others[rows[:_MOST_SHOWN]].tolist(),
            library.distances[rows[:_MOST_SHOWN]].tolist(),
            strict=True,
        )
        exhibits = [
            Exhibit(picture, number_text(distance, ".3f"), other) for picture, other, distance in pairs
        ]
        self.evidence_wanted.emit(Evidence(self._title(len(rows)), exhibits))

    def _show_tested(self) -> None:
        if self._measurement is None or self._queries is None:
            return
        rows = self._queries.changed(self._measurement.cutpoint.distance, self._line)
        numbers = self._queries.pictures[rows[:_MOST_SHOWN]].tolist()
        exhibits = query_exhibits(self._measurement, numbers)
        self.evidence_wanted.emit(Evidence(self._title(len(rows)), exhibits))

    def _title(self, count: int) -> str:
        title = translated(
            say_count("{count:,} picture changes verdict", "{count:,} pictures change verdict", count)
        )
        if count > _MOST_SHOWN:
            title += filled(self.tr(", the {0:,} nearest to the line"), _MOST_SHOWN)
        return title

    def _show_next_to(self, distance: float) -> None:
        """Put the line where a curve was clicked, and show the queries on both sides of it."""
        self.move_line(distance)
        if self._measurement is None or self._queries is None:
            return
        rows = np.concatenate(self._queries.around(self._line, _NEXT_TO_A_CLICK))
        exhibits = query_exhibits(self._measurement, self._queries.pictures[rows].tolist())
        shown = translated(say_count("{count:,} picture", "{count:,} pictures", len(exhibits)))
        title = filled(self.tr("{0} next to {1:.3f}"), shown, self._line)
        self.evidence_wanted.emit(Evidence(title, exhibits))

    def _show_between(self, low: float, high: float) -> None:
        """Show the queries of a bar; the last one has both its ends, as the histogram counts them."""
        if self._measurement is None or self._queries is None or self.plots.distances is None:
            return
        nearest = self._queries.distances.astype(np.float64)
        last = high == self.plots.distances.edges[-1]
        rows = np.flatnonzero((nearest >= low) & ((nearest <= high) if last else (nearest < high)))
        exhibits = query_exhibits(self._measurement, self._queries.pictures[rows].tolist())
        shown = translated(say_count("{count:,} picture", "{count:,} pictures", len(exhibits)))
        title = filled(self.tr("{0} from {1:.3f} to {2:.3f}"), shown, low, high)
        self.evidence_wanted.emit(Evidence(title, exhibits))

    def _rows(self) -> TableRows:
        curve = self.plots.curve
        yield ("distance", "precision", "recall", "F1")
        if curve is not None:
            yield from zip(
                curve.distances.tolist(),
                curve.precision.tolist(),
                curve.recall.tolist(),
                curve.f1.tolist(),
                strict=True,
            )


def _subject(measurement: Measurement) -> tuple[object, ...]:
    """Name what the line belongs to: where it has been dragged means nothing elsewhere."""
    return measurement.model_id, measurement.cutpoint, measurement.folder


def _distance(cutpoint: Cutpoint) -> float:
    return cutpoint.distance
