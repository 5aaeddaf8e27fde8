"""A list view whose items lie where a layout says, of any number: nothing is placed but what is asked for."""

from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QRegion, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from simgui.gui.pictures.item_model import Index

_STEP_OF_WHEEL = 120
_LARGER = 1.15


class Cells(Protocol):
    """Where items lie in the content, in pixels; it may be higher than the viewport."""

    @property
    def count(self) -> int:
        """How many items there are."""
        ...

    @property
    def height_px(self) -> int:
        """The height of all of it."""
        ...

    def frame(self, row: int) -> QRect:
        """Give the place of an item."""
        ...

    def row_at(self, point: QPoint) -> int | None:
        """Find the item at a point."""
        ...

    def moved(self, row: int, lines: int) -> int:
        """Give the item so many lines below another."""
        ...


class LaidOutView(QListView):
    """Items that keys move among, line by line, and that can be made larger and smaller.

    Who inherits says where they lie, and calls `_begin` as soon as it can.

    Args:
        model: The items.
        tile_px: How wide each is.
        least_px: The smallest that they can be made.
        most_px: The largest.
        parent: Owner.
    """

    tile_px_changed = Signal(int)
    """The person has made items larger or smaller."""

    def __init__(
        self,
        model: QAbstractItemModel,
        tile_px: int,
        least_px: int,
        most_px: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._items = model
        self._tile_px = tile_px
        self._least_px, self._most_px = least_px, most_px

    def _begin(self) -> None:
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._items.modelReset.connect(self._measure)

    # What those who inherit say.

    @property
    def cells(self) -> Cells:
        """Where everything lies in the content, which may be higher than the viewport."""
        raise NotImplementedError

    @property
    def _line_px(self) -> int:
        """The height of a line, with what may stand above it."""
        raise NotImplementedError

    def _lay_out(self) -> int:
        """Find out where everything lies; give how far a step of the scroll bar goes, in pixels."""
        raise NotImplementedError

    # Layout.

    @property
    def tile_px(self) -> int:
        """The width of an item."""
        return self._tile_px

    def set_tile_px(self, tile_px: int) -> None:
        """Show items larger or smaller."""
        self._tile_px = min(max(tile_px, self._least_px), self._most_px)
        self._measure()

    def resize_tiles(self, factor: float) -> None:
        """Make items larger or smaller, by one pixel at least."""
        wanted = round(self.tile_px * factor)
        self.set_tile_px(wanted if wanted != self.tile_px else self.tile_px + (1 if factor > 1 else -1))
        self.tile_px_changed.emit(self.tile_px)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, make items larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.resize_tiles(_LARGER ** (event.angleDelta().y() / _STEP_OF_WHEEL))
            event.accept()
        else:
            super().wheelEvent(event)

    def _measure(self) -> None:
        step_px = self._lay_out()
        bar, viewport = self.verticalScrollBar(), self.viewport()
        bar.setRange(0, max(0, self.cells.height_px - viewport.height()))
        bar.setEnabled(bar.maximum() > 0)  # it stays, so that nothing is laid out anew, and shows no handle
        bar.setPageStep(viewport.height())
        bar.setSingleStep(step_px)
        viewport.update()

    def doItemsLayout(self) -> None:  # noqa: N802 - Qt's own name
        """Lay out nothing: a list would place every item, seen or not."""
        self._measure()

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's own name
        """Give the scroll bar its range."""
        self._measure()

    # What QAbstractItemView asks of a view.

    def visualRect(self, index: Index) -> QRect:
        """Give the place of an item, in the viewport."""
        if not index.isValid() or index.row() >= self.cells.count:
            return QRect()
        return self.cells.frame(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Find the item under a point of the viewport."""
        row = self.cells.row_at(point + QPoint(0, self.verticalOffset()))
        return QModelIndex() if row is None else self._items.index(row, 0)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Give the item that a key moves to."""
        cells = self.cells
        if not cells.count:
            return QModelIndex()
        page = max(1, self.viewport().height() // self._line_px)
        row = self.currentIndex().row()
        lines = {
            action.MoveUp: -1,
            action.MoveDown: 1,
            action.MovePageUp: -page,
            action.MovePageDown: page,
        }
        if action in lines:
            target = cells.moved(max(row, 0), lines[action])
        else:
            target = {
                action.MoveLeft: row - 1,
                action.MovePrevious: row - 1,
                action.MoveRight: row + 1,
                action.MoveNext: row + 1,
                action.MoveHome: 0,
                action.MoveEnd: cells.count - 1,
            }[action]
        return self._items.index(min(max(target, 0), cells.count - 1), 0)

    def horizontalOffset(self) -> int:
        """Give 0: there is nothing to the right."""
        return 0

    def verticalOffset(self) -> int:
        """Give how far the view is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:
        """Give False: every item is shown."""
        return False

    def setSelection(self, _area: QRect, _command: QItemSelectionModel.SelectionFlag) -> None:
        """Select nothing by an area."""

    def visualRegionForSelection(self, selection: object) -> QRegion:
        """Give the viewport: it is cheap to paint."""
        del selection
        return QRegion(self.viewport().rect())

    # What a screen reader is told.

    def _tell(self, what: QAccessible.Event, row: int) -> None:
        if QAccessible.isActive():
            event = QAccessibleEvent(self, what)
            event.setChild(row)
            QAccessible.updateAccessibility(event)
