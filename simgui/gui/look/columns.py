"""Two columns, which stand below each other where the window is too narrow for both."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

_BETWEEN_PX, _BELOW_PX = 56, 24


class Columns(QWidget):
    """A page of a wide column and a narrower one, for a scroll area that resizes it.

    Args:
        left: The wide one; it comes first.
        right: The narrower one.
        parent: Owner.
    """

    def __init__(self, left: QLayout, right: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._right = left, right
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(28, 26, 28, 18)
        self._row.addLayout(left)
        self._row.addLayout(right)
        self._arrange(beside=True)

    @property
    def beside(self) -> bool:
        """Whether they stand beside each other."""
        return self._row.direction() == QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        """Be content with the width of one column: they can stand below each other."""
        widest = max(self._left.minimumSize().width(), self._right.minimumSize().width())
        return QSize(widest + self._around_px(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand beside each other if there is the width for it."""
        super().resizeEvent(event)
        both = self._left.minimumSize().width() + _BETWEEN_PX + self._right.minimumSize().width()
        beside = both + self._around_px() <= self.width()
        if beside is not self.beside:
            self._arrange(beside=beside)

    def _around_px(self) -> int:
        margins = self._row.contentsMargins()
        return margins.left() + margins.right()

    def _arrange(self, *, beside: bool) -> None:
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._row.setSpacing(_BETWEEN_PX if beside else _BELOW_PX)
        for place, share in enumerate((3, 2)):
            self._row.setStretch(place, share if beside else 0)
