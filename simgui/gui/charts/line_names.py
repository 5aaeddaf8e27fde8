"""The names of upright lines in a plot: each beside its line, where it hides no other."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics

from simgui.gui.look.fonts import small
from simgui.gui.look.questions import tool_tip
from simgui.gui.look.theme import colours

_OFF_PX, _ALPHA = 7, 215
_MARGINS_PX = 5
"""The margins of two names, one below the other, may lie on each other as far as that."""
_Z = 20


class LineNames:
    """Names in rows at the lower or the upper edge of a plot.

    Args:
        item: The plot.
        on_top: Whether they stand at the upper edge.
    """

    def __init__(self, item: Any, *, on_top: bool) -> None:
        self._item = item
        self._on_top = on_top
        self._names: list[tuple[str, float, Any]] = []

    def clear(self) -> None:
        """Forget all names; the plot has taken them away."""
        self._names.clear()

    def add(self, name: str, place: float) -> Any:
        """Write a name beside a place on the horizontal axis, and give the item."""
        words = pg.TextItem(name)
        words.setZValue(_Z)
        self._item.addItem(words, ignoreBounds=True)
        self._names.append((name, place, words))
        return words

    def restyle(self, words: Any, colour: str, font: QFont) -> None:
        """Write a name in a colour of the scheme, on a ground that lets little through."""
        ground = QColor(colours().ground)
        ground.setAlpha(_ALPHA)
        words.fill = pg.mkBrush(ground)
        words.setFont(small(font))
        words.setColor(getattr(colours(), colour))

    def arrange(self, font: QFont) -> None:
        """Put each name beside its line, in the first row where it hides no other."""
        box = self._item.getViewBox()
        (left, right), (bottom, top) = box.viewRange()
        width, height = box.width(), box.height()
        if width < 1 or height < 1:
            return
        metrics, around_px = QFontMetrics(small(font)), 2 * _MARGINS_PX
        for name, _, words in self._names:
            words.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(width) - around_px))
            words.setToolTip(tool_tip(name))
        rooms = [words.textItem.boundingRect() for _, _, words in self._names]
        row_px = max((room.height() for room in rooms), default=0) - _MARGINS_PX
        ends: list[float] = []
        for _, place, words in sorted(self._names, key=_place):
            long = words.textItem.boundingRect().width()
            x = (place - left) / (right - left) * width
            sides = (x + _OFF_PX, x - _OFF_PX - long, width - long)
            begins = next((each for each in sides if 0 <= each <= width - long), 0.0)
            row = next((number for number, end in enumerate(ends) if begins >= end), len(ends))
            ends[row : row + 1] = [begins + long]
            down = (row + 0.5) * row_px / height
            words.setAnchor((0, 0.5))
            words.setPos(
                left + begins / width * (right - left),
                top - (top - bottom) * (down if self._on_top else 1 - down),
            )

    @property
    def rooms(self) -> dict[str, QRectF]:
        """Where the names stand, in pixels of the plot."""
        return {name: words.sceneBoundingRect() for name, _, words in self._names}


def _place(mark: tuple[str, float, Any]) -> float:
    return mark[1]
