"""The live curve of a training: the loss falls, what is found rises."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from simgui.gui.look.fonts import columns_px, lines_px
from simgui.gui.look.theme import colours
from simgui.training.notes import CurvePoint

_GAP_PX = 8
_SCALE_COLUMNS = 5
"""Figures of the text that a figure of a scale may be long."""
_LEAST_CURVE_PX = 100
_GRID_LINES = 4
_SIGN_PX = 30
_MOST_POINTS = 2000


@dataclass(frozen=True)
class ShownPoint:
    """A point of the curve, and how many steps of all networks together it stands at."""

    steps: int
    point: CurvePoint


class CurveChart(QWidget):
    """Loss as a dashed line against the left axis, the share found as a solid line against the right one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[ShownPoint] = []
        self._before = 0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def points(self) -> Sequence[ShownPoint]:
        """What is shown, from left to right."""
        return self._points

    def clear(self) -> None:
        """Show nothing."""
        self._points = []
        self._before = 0
        self.update()

    def add_point(self, point: CurvePoint) -> None:
        """Go on with the curve; another network begins where the last one ended."""
        last = self._points[-1] if self._points else None
        if last and (last.point.network != point.network or point.step <= last.point.step):
            self._before = last.steps
        self._points.append(ShownPoint(self._before + point.step, point))
        if len(self._points) > _MOST_POINTS:
            self._points = [*self._points[:-1:2], self._points[-1]]
        self.setAccessibleName(self._in_words(self._points[-1]))
        self.update()

    def sizeHint(self) -> QSize:
        """Prefer a shape in which a slope can be read."""
        return self.minimumSizeHint().expandedTo(QSize(460, 210))

    def minimumSizeHint(self) -> QSize:
        """Stay readable in a small window."""
        side_px, above_px, below_px = self._margins()
        names_px = sum(self.fontMetrics().horizontalAdvance(name) for name in self._names())
        width_px = max(2 * side_px + _LEAST_CURVE_PX, names_px + 2 * _SIGN_PX + 2 * _GAP_PX)
        return QSize(width_px, above_px + _LEAST_CURVE_PX + below_px)

    # Painting.

    @property
    def _plot(self) -> QRectF:
        side_px, above_px, below_px = self._margins()
        return QRectF(self.rect()).adjusted(side_px, above_px, -side_px, -below_px)

    def _margins(self) -> tuple[int, int, int]:
        """Give the room left and right of the curve, above and below it: its scales and words fit."""
        font = self.font()
        above_px, below_px = lines_px(font, 1.5) + _GAP_PX // 2, lines_px(font, 1) + 2 * _GAP_PX
        return columns_px(font, _SCALE_COLUMNS) + _GAP_PX, above_px, below_px

    def _names(self) -> tuple[str, str]:
        return self.tr("loss"), self.tr("nearest picture is right")

    @property
    def _most_loss(self) -> float:
        return _above(max((shown.point.loss for shown in self._points), default=1.0))

    @property
    def _least_found(self) -> float:
        """The lower end of the right axis: 0, or one half where all that was found lies above."""
        found = [shown.point.recall_at_1 for shown in self._points if shown.point.recall_at_1 is not None]
        return 0.5 if found and min(found) >= 0.5 else 0.0

    def _x(self, steps: int) -> float:
        first, last = self._points[0].steps, self._points[-1].steps
        share = (steps - first) / (last - first) if last > first else 0.5
        return self._plot.left() + share * self._plot.width()

    def _loss_y(self, point: CurvePoint) -> float | None:
        return self._plot.bottom() - point.loss / self._most_loss * self._plot.height()

    def _found_y(self, point: CurvePoint) -> float | None:
        if point.recall_at_1 is None:
            return None
        share = (point.recall_at_1 - self._least_found) / (1 - self._least_found)
        return self._plot.bottom() - share * self._plot.height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint axes, legend and both lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter)
        if self._points:
            self._paint_line(painter, self._loss_y, colours().faint, Qt.PenStyle.DashLine)
            self._paint_line(painter, self._found_y, colours().accent, Qt.PenStyle.SolidLine)
        painter.end()

    def _paint_grid(self, painter: QPainter) -> None:
        chosen, plot = colours(), self._plot
        line = painter.fontMetrics().height()
        for number in range(_GRID_LINES + 1):
            share = number / _GRID_LINES
            y = plot.bottom() - share * plot.height()
            painter.setPen(QPen(QColor(chosen.line), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(chosen.faint))
            left = QRectF(0, y - line / 2, plot.left() - _GAP_PX, line)
            painter.drawText(left, Qt.AlignmentFlag.AlignRight, f"{share * self._most_loss:.3g}")
            right = QRectF(plot.right() + _GAP_PX, y - line / 2, self.width() - plot.right() - _GAP_PX, line)
            found = self._least_found + share * (1 - self._least_found)
            painter.drawText(right, Qt.AlignmentFlag.AlignLeft, f"{found:.0%}")
        below = QRectF(plot.left(), plot.bottom() + _GAP_PX, plot.width(), line)
        painter.setPen(QColor(chosen.faint))
        steps = self.tr("{0:,} steps").format(self._points[-1].steps) if self._points else self.tr("steps")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, steps)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, self.tr("batches shown"))
        self._paint_legend(painter, QRectF(0, 2, self.width(), line))

    def _paint_legend(self, painter: QPainter, above: QRectF) -> None:
        chosen, metrics = colours(), painter.fontMetrics()
        names = self._names()
        painter.setPen(QPen(QColor(chosen.faint), 2, Qt.PenStyle.DashLine))
        middle = above.center().y()
        painter.drawLine(QPointF(2, middle), QPointF(24, middle))
        painter.setPen(QColor(chosen.text))
        painter.drawText(above.adjusted(_SIGN_PX, 0, 0, 0), Qt.AlignmentFlag.AlignLeft, names[0])
        width = metrics.horizontalAdvance(names[1])
        left = above.right() - width - 4
        painter.drawText(
            QRectF(left, above.top(), width + 4, above.height()), Qt.AlignmentFlag.AlignLeft, names[1]
        )
        painter.setPen(QPen(QColor(chosen.accent), 2.5))
        painter.drawLine(QPointF(left - 28, middle), QPointF(left - 6, middle))

    def _paint_line(
        self,
        painter: QPainter,
        height: Callable[[CurvePoint], float | None],
        colour: str,
        style: Qt.PenStyle,
    ) -> None:
        solid = style == Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(colour), 2.5 if solid else 2, style))
        places = [
            QPointF(self._x(shown.steps), y)
            for shown in self._points
            if (y := height(shown.point)) is not None
        ]
        painter.drawPolyline(QPolygonF(places))
        if solid or len(places) == 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            for place in places[-1:]:
                painter.drawEllipse(place, 4, 4)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the figures under the pointer."""
        if self._points:
            nearest = min(self._points, key=lambda shown: abs(self._x(shown.steps) - event.position().x()))
            QToolTip.showText(event.globalPosition().toPoint(), self._in_words(nearest), self)

    def _in_words(self, shown: ShownPoint) -> str:
        found = shown.point.recall_at_1
        text = self.tr("After {0:,} steps: loss {1:.3g}").format(shown.steps, shown.point.loss)
        if found is None:
            return text
        return text + self.tr(", the nearest picture is right for {0:.1%}").format(found)


def _above(value: float) -> float:
    """Give a round number at or above a value, for the end of an axis."""
    if not value > 0:
        return 1.0
    unit = 10.0 ** (len(f"{int(value)}") - 1) if value >= 1 else 0.1
    while unit > value:
        unit /= 10
    for factor in (1, 2, 4, 6, 8, 10):
        if factor * unit >= value:
            return factor * unit
    return 10 * unit
