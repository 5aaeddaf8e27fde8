"""The live curve of a training: the loss falls, the share that is found rises."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from simgui.gui.charts.plots import Plot
from simgui.gui.language import filled
from simgui.gui.look.fonts import lines_px
from simgui.gui.look.spoken import PaintedChart
from simgui.training.notes import CurvePoint

_HEIGHT_LINES = 14
_MOST_POINTS = 2000
_DISC_PX = 8.0


@dataclass(frozen=True)
class ShownPoint:
    """A point of the curve, and how many steps of all networks together it stands at."""

    steps: int
    point: CurvePoint


class CurveChart(PaintedChart, QWidget):
    """Loss as a dashed line against the left axis, the share found as a solid line against the right one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[ShownPoint] = []
        self._before = 0
        self._plot = Plot(
            self.tr("steps (batches shown)"), self.tr("loss"), self.tr("nearest picture is right")
        )
        self._plot.pointed.connect(self._tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(lines_px(self.font(), _HEIGHT_LINES))

    @property
    def points(self) -> Sequence[ShownPoint]:
        """What is shown, from left to right."""
        return self._points

    def clear(self) -> None:
        """Show nothing."""
        self._points = []
        self._before = 0
        self._plot.clear()

    def add_point(self, point: CurvePoint) -> None:
        """Go on with the curve; another network begins where the last one ended."""
        last = self._points[-1] if self._points else None
        if last and (last.point.network != point.network or point.step <= last.point.step):
            self._before = last.steps
        self._points.append(ShownPoint(self._before + point.step, point))
        if len(self._points) > _MOST_POINTS:
            self._points = [*self._points[:-1:2], self._points[-1]]
        self.setAccessibleName(self._in_words(self._points[-1]))
        self._draw()

    def _draw(self) -> None:
        steps = np.array([shown.steps for shown in self._points], np.int64)
        loss = np.array([shown.point.loss for shown in self._points], np.float64)
        shares = [shown.point.recall_at_1 for shown in self._points]
        found = np.array([np.nan if share is None else share for share in shares], np.float64)
        self._plot.clear()
        self._plot.add_curve(self.tr("loss"), steps, loss, "faint", style=Qt.PenStyle.DashLine)
        name = self.tr("nearest picture is right")
        self._plot.add_curve(name, steps, found, "accent", width_px=2.5, on_right=True)
        if not np.isfinite(found).any():
            self._plot.add_points("", steps[-1:], loss[-1:], "faint", _DISC_PX)
        known = np.flatnonzero(np.isfinite(found))[-1:]
        self._plot.add_points("", steps[known], found[known], "accent", _DISC_PX, on_right=True)
        around = (steps[0] - 1, steps[0] + 1) if len(steps) == 1 else (steps[0], steps[-1])
        self._plot.show_range(around, (0, _above(float(loss.max()))), (_least(found), 1.0))

    def _tell(self, steps: float) -> None:
        """Tell the figures under the pointer."""
        if self._points:
            nearest = min(self._points, key=lambda shown: abs(shown.steps - steps))
            QToolTip.showText(QCursor.pos(), self._in_words(nearest), self)

    def _in_words(self, shown: ShownPoint) -> str:
        found = shown.point.recall_at_1
        text = filled(self.tr("After {0:,} steps: loss {1:.3g}"), shown.steps, shown.point.loss)
        if found is None:
            return text
        return text + filled(self.tr(", the nearest picture is right for {0:.1%}"), found)


def _least(found: npt.NDArray[np.float64]) -> float:
    """Give the lower end of the axis of shares: 0, or one half where all that was found lies above."""
    known = found[np.isfinite(found)]
    return 0.5 if len(known) and known.min() >= 0.5 else 0.0


def _above(value: float) -> float:
    """Give a round number at or above a value, for the end of an axis."""
    if not value > 0 or not math.isfinite(value):
        return 1.0
    unit = 10.0 ** (len(f"{int(value)}") - 1) if value >= 1 else 0.1
    while unit > value:
        unit /= 10
    for factor in (1, 2, 4, 6, 8, 10):
        if factor * unit >= value:
            return factor * unit
    return 10 * unit
