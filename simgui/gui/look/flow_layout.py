"""Widgets in a row that goes on below where the window is narrow."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """A layout from left to right, then on the next line; each widget has its preferred size."""

    def __init__(self, spacing_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing_px)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's own name
        """Add at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Count the widgets."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's own name
        """Give one, None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's own name
        """Take one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's own name
        """Ask for no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own name
        """Say that narrow means tall."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own name
        """Give the height of all lines."""
        return self._arrange(self._inside(QRect(0, 0, width, 0)), move=False) + self._around().height()

    def setGeometry(self, rectangle: QRect) -> None:  # noqa: N802 - Qt's own name
        """Place all of them."""
        super().setGeometry(rectangle)
        self._arrange(self._inside(rectangle), move=True)

    def sizeHint(self) -> QSize:
        """Prefer all of them in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0)) + self._around()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's own name
        """Give the size of the widest one."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size + self._around()

    def _inside(self, rectangle: QRect) -> QRect:
        return rectangle.marginsRemoved(self.contentsMargins())

    def _around(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, area: QRect, *, move: bool) -> int:
        """Place the widgets, each in the middle of the height of its line; give the height of all lines."""
        left, top = area.left(), area.top()
        line: list[tuple[QLayoutItem, int, QSize]] = []
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(area.width(), item.minimumSize().width())))
            if line and left + size.width() > area.right() + 1:
                top += _place(line, top, move=move) + self.spacing()
                left, line = area.left(), []
            line.append((item, left, size))
            left += size.width() + self.spacing()
        return top + _place(line, top, move=move) - area.top()


def _place(line: list[tuple[QLayoutItem, int, QSize]], top: int, *, move: bool) -> int:
    """Place the widgets of a line, if they are to be moved, and give its height."""
    height = max((size.height() for _, _, size in line), default=0)
    for item, left, size in line if move else ():
        item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
    return height
