"""Plots in the colours of the theme, sharp on any screen, with a legend in words."""

import html
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from simgui.gui.charts.exports import TableRows
from simgui.gui.charts.line_names import LineNames
from simgui.gui.charts.number_axis import NumberAxis
from simgui.gui.charts.right_axis import RightAxis
from simgui.gui.look.fonts import columns_px, lines_px, small
from simgui.gui.look.labels import styled
from simgui.gui.look.theme import colours

_PADDING = 0.02
_MOST_POINTS = 600
"""More are not seen on a line, and cost time at each repaint."""
_FILL_ALPHA = 70
_HANDLE_Z = 10
_DISC = "●"
_STROKES = {
    Qt.PenStyle.SolidLine: "━━",
    Qt.PenStyle.DashLine: "╍╍",
    Qt.PenStyle.DotLine: "┅┅",
}
Values = npt.NDArray[np.floating[Any]] | npt.NDArray[np.integer[Any]]


class Plot(QWidget):
    """Curves, bars and upright lines over two named axes, or over three: the third on the right, in percent.

    A colour is named as in `simgui.gui.look.theme.Colours`, so that the plot follows from light to dark.

    Args:
        across: What the horizontal axis shows, with its unit.
        up: What the vertical axis shows, with its unit.
        right: What the axis on the right shows; there is none if that is empty.
        names_on_top: Whether names of upright lines stand at the upper edge, not at the lower.
        parent: Owner.
    """

    handle_moved = Signal(float)
    """The handle is being dragged: its place on the horizontal axis."""
    clicked = Signal(float, float)
    """A place inside the axes was clicked, in their units."""
    pointed = Signal(float)
    """The pointer is at a place inside the axes: on the horizontal one, in its unit."""

    def __init__(
        self,
        across: str,
        up: str,
        right: str = "",
        *,
        names_on_top: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._restylers: list[Callable[[], None]] = []
        self._legend: list[tuple[str, str, str]] = []
        self._series: list[tuple[str, Values, Values]] = []
        self._names = across, up
        self._handle: Any = None
        self.view: Any = pg.PlotWidget(axisItems={side: NumberAxis(side) for side in ("bottom", "left")})
        self._item = self.view.getPlotItem()
        self._line_names = LineNames(self._item, on_top=names_on_top)
        self._item.setMenuEnabled(False)
        self._item.hideButtons()
        self._item.setMouseEnabled(x=False, y=False)
        self._item.setLabel("bottom", across)
        self._item.setLabel("left", up)
        self._sides = ["bottom", "left", "right"] if right else ["bottom", "left"]
        self._right = RightAxis(self._item, right) if right else None
        for side in self._sides:
            self._item.getAxis(side).enableAutoSIPrefix(False)
        self._item.getViewBox().sigResized.connect(self._resized)
        self.view.setAccessibleName(f"{up} / {across}")
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.view.scene().sigMouseClicked.connect(self._clicked)
        self.view.scene().sigMouseMoved.connect(self._moved)
        self._words = styled("", "")
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._words)
        layout.addWidget(self.view, 1)
        self.restyle()

    # What is drawn.

    def clear(self) -> None:
        """Draw nothing."""
        self._item.clear()
        if self._right is not None:
            self._right.clear()
        self._restylers.clear()
        self._legend.clear()
        self._series.clear()
        self._line_names.clear()
        self._handle = None
        self._words.clear()

    def add_curve(
        self,
        name: str,
        x: Values,
        y: Values,
        colour: str,
        *,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
        width_px: float = 2.0,
        on_right: bool = False,
    ) -> None:
        """Draw a line through points; all are kept for the table, as many as can be seen are drawn.

        Where a height is nan there is nothing to draw.

        Args:
            name: For the legend.
            x: (n,), rising.
            y: (n,).
            colour: Its name.
            style: Of the line.
            width_px: Of the line.
            on_right: Whether the heights are read from the axis on the right.
        """
        self._series.append((name, x, y))
        known = np.flatnonzero(np.isfinite(y))
        if not len(known):
            return
        rows = known[
            np.unique(np.linspace(0, len(known) - 1, min(len(known), _MOST_POINTS)).astype(np.int64))
        ]
        curve = pg.PlotCurveItem(x[rows], y[rows], antialias=True)

        def restyle() -> None:
            curve.setPen(pg.mkPen(getattr(colours(), colour), width=width_px, style=style))

        self._add(curve, restyle, on_right=on_right)
        self._name(name, colour, _STROKES[style])

    def add_bars(self, name: str, edges: Values, counts: Values, colour: str) -> None:
        """Draw a histogram: bars of (n,) counts between (n + 1,) edges, seen through."""
        bars = pg.PlotCurveItem(edges, counts, stepMode="center", fillLevel=0, antialias=False)

        def restyle() -> None:
            filling = QColor(getattr(colours(), colour))
            bars.setPen(pg.mkPen(filling, width=1.5))
            filling.setAlpha(_FILL_ALPHA)
            bars.setBrush(filling)

        self._add(bars, restyle)
        self._name(name, colour, _STROKES[Qt.PenStyle.SolidLine])
        self._series.append((name, edges[:-1], counts))

    def add_points(
        self,
        name: str,
        x: Values,
        y: Values,
        colour: str,
        size_px: float = 9.0,
        *,
        on_right: bool = False,
    ) -> Any:
        """Draw discs, but none that has no place (nan); give the item.

        Its points may be moved with `setData`, which draws only places that are known.
        """
        known = np.isfinite(x) & np.isfinite(y)
        points = pg.ScatterPlotItem(x=x[known], y=y[known], size=size_px)

        def restyle() -> None:
            chosen = colours()
            points.setPen(pg.mkPen(chosen.ground, width=1.5))
            points.setBrush(pg.mkBrush(getattr(chosen, colour)))

        self._add(points, restyle, on_right=on_right)
        self._name(name, colour, _DISC)
        if len(x):
            self._series.append((name, x, y))
        return points

    def add_mark(self, name: str, place: float, colour: str) -> None:
        """Draw an upright line with its name beside it, where no other name is."""
        line = pg.InfiniteLine(place, angle=90)
        words = self._line_names.add(name, place)

        def restyle() -> None:
            line.setPen(pg.mkPen(getattr(colours(), colour), width=1.2, style=Qt.PenStyle.DashLine))
            self._line_names.restyle(words, colour, self.font())

        self._add(line, restyle)
        self._line_names.arrange(self.font())

    def add_handle(self, place: float, lowest: float, highest: float) -> None:
        """Draw the line that can be dragged."""
        line = pg.InfiniteLine(place, angle=90, movable=True, bounds=(lowest, highest))
        line.addMarker("v", 1.0, 11)
        line.addMarker("^", 0.0, 11)
        line.setZValue(_HANDLE_Z)
        line.setCursor(Qt.CursorShape.SplitHCursor)
        line.sigDragged.connect(self._dragged)

        def restyle() -> None:
            line.setPen(pg.mkPen(colours().accent, width=2.5))
            line.setHoverPen(pg.mkPen(colours().text, width=3))

        self._add(line, restyle)
        self._handle = line

    def move_handle(self, place: float) -> None:
        """Put the handle somewhere, without telling anybody."""
        if self._handle is not None:
            self._handle.setValue(place)

    def show_range(
        self, x: tuple[float, float], y: tuple[float, float], right: tuple[float, float] | None = None
    ) -> None:
        """Show this part of the axes, and no other."""
        self._item.setRange(xRange=x, yRange=y, padding=_PADDING)
        if self._right is not None and right is not None:
            self._right.show_range(right, _PADDING)
        self._line_names.arrange(self.font())

    @property
    def name_rooms(self) -> dict[str, QRectF]:
        """Where the names of upright lines stand, in pixels of the plot."""
        return self._line_names.rooms

    @property
    def handle(self) -> float | None:
        """Where the handle is, if there is one."""
        return None if self._handle is None else float(self._handle.value())

    def rows(self) -> TableRows:
        """Yield what is drawn, a point a row, for a table."""
        yield ("series", *self._names)
        for name, x, y in self._series:
            for across, up in zip(x.tolist(), y.tolist(), strict=True):
                yield name, across, up

    def _add(self, item: Any, restyle: Callable[[], None], *, on_right: bool = False) -> None:
        restyle()
        self._restylers.append(restyle)
        if on_right and self._right is not None:
            self._right.add(item)
        else:
            self._item.addItem(item)

    def _name(self, name: str, colour: str, sign: str) -> None:
        if name:
            self._legend.append((name, colour, sign))
            self._write_legend()

    def _dragged(self, line: Any) -> None:
        self.handle_moved.emit(float(line.value()))

    def _clicked(self, event: Any) -> None:
        box = self._item.getViewBox()
        if event.button() == Qt.MouseButton.LeftButton and box.sceneBoundingRect().contains(event.scenePos()):
            place = box.mapSceneToView(event.scenePos())
            self.clicked.emit(float(place.x()), float(place.y()))

    def _moved(self, place: QPointF) -> None:
        box = self._item.getViewBox()
        if box.sceneBoundingRect().contains(place):
            self.pointed.emit(float(box.mapSceneToView(place).x()))

    # How it looks.

    def _resized(self) -> None:
        if self._right is not None:
            self._right.fit()
        self._line_names.arrange(self.font())

    def restyle(self) -> None:
        """Take the colours of the scheme."""
        chosen = colours()
        ticks = small(self.font())
        self.view.setBackground(chosen.ground)
        # Half a figure of each scale stands out.
        self._item.layout.setContentsMargins(1, lines_px(ticks, 0.5), columns_px(ticks, 2.5), 1)
        for side in self._sides:
            axis = self._item.getAxis(side)
            axis.setPen(chosen.line)
            axis.setTextPen(chosen.faint)
            axis.setTickFont(ticks)
            axis.label.setFont(ticks)
        for restyler in self._restylers:
            restyler()
        self._write_legend()

    def _write_legend(self) -> None:
        chosen = colours()
        parts = [
            f'<span style="color:{getattr(chosen, colour)}">{sign}</span> {html.escape(name)}'
            for name, colour, sign in self._legend
        ]
        self._words.setText(" &nbsp; ".join(f"<nobr>{part}</nobr>" for part in parts))
        self._words.setVisible(bool(self._legend))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark, and to another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.restyle()
            self._line_names.arrange(self.font())

    def showEvent(self, event: QShowEvent) -> None:
        """Take the colours that were chosen while nobody looked."""
        super().showEvent(event)
        self.restyle()
