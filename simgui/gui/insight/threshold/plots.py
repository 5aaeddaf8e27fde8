"""The plots of the Threshold view: rates against distance, precision against recall, and the distances."""

from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from simgui.evaluation.measurement import Measurement
from simgui.evaluation.views.threshold_curve import (
    DistanceBars,
    Interval,
    ThresholdCurve,
    distance_bars,
    threshold_curve,
)
from simgui.gui.charts.plots import Plot
from simgui.models.cutpoints import Cutpoint

_tr = partial(QCoreApplication.translate, "thresholds")

BARS = 40
_ROOM_BEYOND = 1.15
_ENOUGH = 0.05
"""Below this recall, precision rests on too few pictures: the scale leaves it out."""


class ThresholdPlots(QObject):
    """Three plots that share a line; their owner lays them out.

    Attributes:
        rates: Precision, recall and F1 against distance.
        balance: Precision against recall.
        bars: How far nearest pictures lie.
        curve: What `rates` and `balance` show.
        distances: What `bars` shows.
    """

    line_moved = Signal(float)
    """The line is being dragged, or a point of the balance was clicked: a distance."""
    next_to_wanted = Signal(float)
    """A curve was clicked: a distance."""
    between_wanted = Signal(float, float)
    """A bar was clicked: its lower and its upper distance."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        distance = self.tr("distance to the nearest picture (cosine, 0 to 2)")
        self.rates = Plot(distance, self.tr("share (0 to 1)"))
        self.balance = Plot(self.tr("recall (0 to 1)"), self.tr("precision (0 to 1)"))
        self.bars = Plot(distance, self.tr("pictures"), names_on_top=True)
        self.curve: ThresholdCurve | None = None
        self.distances: DistanceBars | None = None
        self._here: Any = None
        for plot in (self.rates, self.bars):
            plot.handle_moved.connect(self.line_moved)
        self.rates.clicked.connect(self._click_rates)
        self.bars.clicked.connect(self._click_bars)
        self.balance.clicked.connect(self._click_balance)

    def show_measurement(self, measurement: Measurement, line: float) -> None:
        """Draw another measurement, with the line at a distance."""
        curve, bars = threshold_curve(measurement.figures), distance_bars(measurement.figures, BARS)
        self.curve, self.distances = curve, bars
        known = (measurement.cutpoint, *measurement.cutpoints)
        farthest = max([line, *(each.distance for each in known), *curve.distances[-1:].tolist()])
        farthest = min(2.0, farthest * _ROOM_BEYOND) or 1.0
        self._draw_rates(curve, farthest)
        self._draw_bars(bars, farthest)
        for plot in (self.rates, self.bars):
            in_use = measurement.cutpoint.distance
            for cutpoint in measurement.cutpoints:
                if cutpoint.distance != in_use:
                    plot.add_mark(cutpoint_word(cutpoint), cutpoint.distance, "faint")
            same = [cutpoint_word(each) for each in measurement.cutpoints if each.distance == in_use]
            word = self.tr("in use") if measurement.active else self.tr("its own")
            plot.add_mark(", ".join([word, *same]), in_use, "text")
            plot.add_handle(line, 0.0, farthest)
        self._draw_balance(curve, measurement)

    def move_line(self, distance: float) -> tuple[float, float, float] | None:
        """Put the line somewhere, and give precision, recall and F1 there; None where nothing is a match."""
        self.rates.move_handle(distance)
        self.bars.move_handle(distance)
        rates = self.curve.at(distance) if self.curve is not None else None
        if self._here is not None:
            known = [] if rates is None or not np.isfinite(rates[1]) else [rates]
            self._here.setData([each[1] for each in known], [each[0] for each in known])
        return rates

    def margins(self, distance: float) -> tuple[Interval, Interval]:
        """Give the 95 % intervals of precision and recall at a distance."""
        return self.curve.margins(distance) if self.curve is not None else ((0.0, 1.0), (0.0, 1.0))

    def _draw_rates(self, curve: ThresholdCurve, farthest: float) -> None:
        self.rates.clear()
        distances = np.append(curve.distances, np.float32(farthest))
        for name, rate, colour, style in (
            (self.tr("precision"), curve.precision, "accent", Qt.PenStyle.SolidLine),
            (self.tr("recall"), curve.recall, "no_match", Qt.PenStyle.DashLine),
            (self.tr("F1"), curve.f1, "text", Qt.PenStyle.DotLine),
        ):
            if len(rate):
                self.rates.add_curve(name, distances, np.append(rate, rate[-1]), colour, style=style)
        self.rates.show_range((0, farthest), (0, 1.0))

    def _draw_bars(self, bars: DistanceBars, farthest: float) -> None:
        self.bars.clear()
        self.bars.add_bars(self.tr("nearest has the same label"), bars.edges, bars.same_label, "match")
        self.bars.add_bars(self.tr("nearest has another"), bars.edges, bars.other_label, "error")
        middles = (bars.edges[:-1] + bars.edges[1:]) / 2
        self.bars.add_curve(
            self.tr("nearest of another label"),
            middles,
            bars.without_own,
            "faint",
            style=Qt.PenStyle.DotLine,
            width_px=1.5,
        )
        highest = max(int(each.max()) for each in (bars.same_label, bars.other_label, bars.without_own))
        self.bars.show_range((0, farthest), (0, max(1, highest) * 1.05))

    def _draw_balance(self, curve: ThresholdCurve, measurement: Measurement) -> None:
        self.balance.clear()
        known = np.isfinite(curve.recall)
        recall, precision = curve.recall[known], curve.precision[known]
        if len(recall):
            self.balance.add_curve(self.tr("every threshold"), recall, precision, "accent")
        found = (curve.at(each.distance) for each in measurement.cutpoints)
        marks = [each for each in found if each is not None and np.isfinite(each[1])]
        if marks:
            self.balance.add_points(
                self.tr("strict, balanced, lenient"),
                np.array([each[1] for each in marks]),
                np.array([each[0] for each in marks]),
                "faint",
            )
        self._here = self.balance.add_points(self.tr("the line"), np.empty(0), np.empty(0), "text", 12)
        told = precision[recall >= _ENOUGH]
        lowest = float(np.floor(told.min() * 10) / 10) if len(told) else 0.0
        self.balance.show_range((0, 1.02), (min(lowest, 0.9), 1.0))

    def _click_rates(self, distance: float, _share: float) -> None:
        self.next_to_wanted.emit(distance)

    def _click_bars(self, distance: float, _count: float) -> None:
        if self.distances is not None:
            place = int(np.searchsorted(self.distances.edges, distance, side="right")) - 1
            if 0 <= place < BARS:
                self.between_wanted.emit(*self.distances.edges[place : place + 2].tolist())

    def _click_balance(self, recall: float, precision: float) -> None:
        curve = self.curve
        if curve is not None and np.isfinite(curve.recall).any():
            away = (curve.recall - recall) ** 2 + (curve.precision - precision) ** 2
            self.line_moved.emit(float(curve.distances[int(np.nanargmin(away))]))


def cutpoint_promise(cutpoint: Cutpoint) -> str:
    """Say what a named threshold promises, on the pictures that it was calibrated with."""
    promises = {
        "strict": _tr("Strict: at most 1 % of pictures with an unknown label are matches"),
        "balanced": _tr("Balanced: the best F1 between strict and lenient; models start with it"),
        "lenient": _tr("Lenient: at least 95 % of the right nearest pictures are matches"),
        "taught": _tr("Taught: found from your answers about pairs of pictures"),
    }
    return promises.get(cutpoint.name, cutpoint.name)


def cutpoint_word(cutpoint: Cutpoint) -> str:
    """Give the word of the window for a named threshold."""
    words = {
        "strict": _tr("strict"),
        "balanced": _tr("balanced"),
        "lenient": _tr("lenient"),
        "taught": _tr("taught"),
    }
    return words.get(cutpoint.name, cutpoint.name)
