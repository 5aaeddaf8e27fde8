"""A second vertical axis of a plot, on the right, for shares."""

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg

from simgui.gui.language import share_text


class RightAxis:
    """A view laid over that of a plot: the horizontal axis is shared, the vertical one is written in percent.

    Args:
        item: The plot.
        name: What the axis shows.
    """

    def __init__(self, item: Any, name: str) -> None:
        self._item = item
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False)
        axis = _PercentAxis("right")
        item.setAxisItems({"right": axis})
        item.showAxis("right")
        item.setLabel("right", name)
        item.scene().addItem(self._box)
        axis.linkToView(self._box)
        self._box.setXLink(item)

    def add(self, item: Any) -> None:
        """Draw a curve or points whose heights are read from this axis."""
        self._box.addItem(item)

    def clear(self) -> None:
        """Draw nothing."""
        self._box.clear()

    def show_range(self, up: tuple[float, float], padding: float) -> None:
        """Show this part of the axis, and no other."""
        self._box.setYRange(*up, padding=padding)

    def fit(self) -> None:
        """Lie where the view of the plot lies now."""
        self._box.setGeometry(self._item.getViewBox().sceneBoundingRect())


class _PercentAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis of shares, written in percent."""

    def tickStrings(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:  # noqa: N802 - pyqtgraph's name
        """Write the ticks."""
        return [share_text(value) for value in values]
