"""A view of pictures in which they are selected: by keys, clicks, and told to a screen reader."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from simgui.gui.pictures.grid.grid_selection import GridSelection
from simgui.gui.pictures.grid.grid_view import GridView
from simgui.gui.pictures.grid.picture_model import PICTURE_ID_ROLE, PictureModel
from simgui.gui.pictures.item_model import Index
from simgui.gui.pictures.menu.chosen import Chosen, LibraryPictures
from simgui.gui.pictures.menu.picture_gestures import PictureGestures
from simgui.library.listing.records import Listing, Rows
from simgui.library.records import Ids
from simgui.search.query import PictureId

_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate


class SelectingGrid(GridView):
    """A click or Enter searches; with Ctrl or Shift, a click or a key selects.

    The keyboard's place is apart from what is selected.

    Args:
        model: The pictures.
        parent: Owner.
    """

    chosen = Signal(object)
    """A picture to search with: a `PictureId`."""
    selection_changed = Signal(object)
    """The ids of the selected pictures: int64 (n,), in the order of the rows."""

    def __init__(self, model: PictureModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        selected = QItemSelectionModel(model, self)
        self._selection = GridSelection(model, selected)
        self._by_keyboard = False
        self._pressed: int | None = None
        self.setModel(model)
        self.setSelectionModel(selected)
        self._gestures = PictureGestures(self, self._chosen_at, self._middle_of_current, drags=True)

    def show_listing(self, listing: Listing, *, anew: bool = False) -> None:
        """Show other pictures, or the same in another order: the same ones stay selected.

        Args:
            listing: The pictures.
            anew: Whether to begin at the top; else the picture at the top stays there.
        """
        before, offset = self.pictures.listing, self.verticalOffset()
        selected, current = before.ids[self._selection.rows], self.currentIndex().data(PICTURE_ID_ROLE)
        top = before.ids[self.top_row : self.top_row + 1] if offset and not anew else before.ids[:0]
        below = offset - self.cells.frame(self.top_row).top() if len(top) else 0
        self.pictures.show(listing)
        if not self.currentIndex().isValid() and current is not None:
            self._return_to(listing.rows_of(np.array([current])))
        if len(selected) and not self._selection:
            self._selection.restore(listing.rows_of(selected))
            if not self._selection:
                self.selection_changed.emit(selected[:0])
        if anew:
            self.verticalScrollBar().setValue(0)
        for row in listing.rows_of(top)[:1].tolist():
            self.verticalScrollBar().setValue(self.cells.frame(row).top() + below)

    def _return_to(self, rows: Rows) -> None:
        """Let the keyboard be at a picture again, without scrolling to it."""
        self.setAutoScroll(False)
        for row in rows[:1].tolist():
            self.selectionModel().setCurrentIndex(self.pictures.index(row, 0), _NO_UPDATE)
        self.setAutoScroll(True)

    # What is selected.

    @property
    def selected_ids(self) -> Ids:
        """The ids of the selected pictures: int64 (n,), in the order of the rows."""
        return self.pictures.ids[self._selection.rows]

    def clear_selection(self) -> bool:
        """Select nothing; tell whether anything was selected."""
        had = bool(self._selection)
        self._selection.clear()
        return had

    def selectionCommand(  # noqa: N802 - Qt's own name
        self, _index: Index, _event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Leave the selection to the keys and clicks below: the keyboard's place is not selected as such."""
        return _NO_UPDATE

    def selectionChanged(  # noqa: N802 - Qt's own name
        self, _selected: QItemSelection, _deselected: QItemSelection
    ) -> None:
        """Tell who does something with it; a list would tell each of a million pictures."""
        self.viewport().update()
        self.selection_changed.emit(self.selected_ids)
        row = self.currentIndex().row()
        if row >= 0:
            self._tell(QAccessible.Event.SelectionWithin, row)

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search on Enter; with Shift, movements select, with Ctrl, Space does; everything else moves."""
        self._by_keyboard = True
        row, modifiers = self.currentIndex().row(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER:
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and control and row >= 0:
            self._selection.toggle(row)
        elif event.text().isprintable() and event.text() and not control:
            event.ignore()  # a key of the page, not the name of a picture to look for
        else:
            super().keyPressEvent(event)
            self._follow(row, bool(modifiers & Qt.KeyboardModifier.ShiftModifier))

    def _follow(self, before: int, selects: bool) -> None:
        now = self.currentIndex().row()
        if now >= 0 and selects:
            if not self._selection:
                self._selection.begin_at(max(before, 0))
            self._selection.extend(now)
        elif now != before:
            self._selection.begin_at(max(now, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave the keyboard for the mouse; select with Ctrl and Shift."""
        self._by_keyboard = False
        index, modifiers = self.indexAt(event.position().toPoint()), event.modifiers()
        self._pressed = None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if not index.isValid():
            self._selection.clear()
            return
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._selection.extend(index.row(), add=bool(modifiers & Qt.KeyboardModifier.ControlModifier))
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self._selection.toggle(index.row())
        else:
            self._pressed = index.row()
            self._selection.begin_at(index.row())
        self.selectionModel().setCurrentIndex(index, _NO_UPDATE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select nothing by dragging."""
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Search with the picture that was clicked."""
        pressed, self._pressed = self._pressed, None
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.row() == pressed:
            self._selection.clear()
            self._choose(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second click as another one."""
        self.mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is to a person who comes by keyboard."""
        self._by_keyboard = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)
        if self._by_keyboard and not self.currentIndex().isValid():
            self.selectionModel().setCurrentIndex(self.pictures.index(self.top_row, 0), _NO_UPDATE)

    def _chosen_at(self, place: QPoint | None) -> Chosen | None:
        """Give the picture at a place, or with None where the keyboard is; all selected ones if it is one."""
        index = self.currentIndex() if place is None else self.indexAt(place)
        if not index.isValid():
            return None
        listed = LibraryPictures(self.pictures.ids, self.pictures.offline, self.pictures.query)
        is_selected = self.selectionModel().isSelected(index)
        rows = self._selection.rows if is_selected else np.array([index.row()])
        return Chosen(listed.of_rows(rows), listed, index.row())

    def _middle_of_current(self) -> QPoint:
        return self.visualRect(self.currentIndex()).center()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(PictureId(index.data(PICTURE_ID_ROLE)))

    # What a screen reader is told.

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's own name
        """Tell which picture the keyboard has come to."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self._tell(QAccessible.Event.Focus, current.row())

    def dataChanged(  # noqa: N802 - Qt's own name
        self, first: Index, last: Index, roles: Sequence[int] = ()
    ) -> None:
        """Tell what is known now of the picture that it is at."""
        super().dataChanged(first, last, roles)
        row = self.currentIndex().row()
        if first.row() <= row <= last.row() and Qt.ItemDataRole.AccessibleTextRole in roles:
            self._tell(QAccessible.Event.NameChanged, row)
