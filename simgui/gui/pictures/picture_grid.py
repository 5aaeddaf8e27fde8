"""The library as a grid of thumbnails: fluid with a million pictures, since only what is seen is laid out."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from simgui.gui.pictures.chosen import Chosen, LibraryPictures
from simgui.gui.pictures.picture_gestures import PictureGestures
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_model import OFFLINE_ROLE, PICTURE_ID_ROLE, PictureModel
from simgui.gui.pictures.picture_painter import outline, paint_picture
from simgui.search.query import PictureId

Index = QModelIndex | QPersistentModelIndex
_SMALLEST_CELL_PX = 116
_GAP_PX = 6
_MARGIN_PX = 18
_OFFLINE_OPACITY = 0.35
_INSIDE_QUERY_PX = 5
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class PictureGrid(QListView):
    """Square thumbnails in rows as wide as the window. Click or Enter: search with the picture.

    The query has a frame, be it asked here or elsewhere. A thin line shows where the keyboard is.
    """

    chosen = Signal(object)
    """A picture to search with: a `PictureId`."""

    def __init__(self, model: PictureModel, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Library"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._top_row = 0
        self._query: int | None = None
        self._by_keyboard = False
        self.clicked.connect(self._choose)
        model.rowsInserted.connect(self._measure)
        model.modelReset.connect(self._measure)
        thumbnails.loaded.connect(self._repaint)
        PictureGestures(self, self._chosen_at, self._middle_of_current, drags=True)

    def show_query(self, picture_id: int | None) -> None:
        """Frame the picture that is the query; None if there is no query, or it is not of the library."""
        self._query = picture_id
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """Show a row of pictures."""
        return QSize(super().minimumSizeHint().width(), _SMALLEST_CELL_PX + 2 * _GAP_PX)

    def _chosen_at(self, place: QPoint | None) -> Chosen | None:
        """Give the picture at a place, or with None where the keyboard is; all selected ones if it is one."""
        index = self.currentIndex() if place is None else self.indexAt(place)
        if not index.isValid():
            return None
        listed = LibraryPictures(self._pictures.ids, self._pictures.offline, self._query)
        selected = sorted(each.row() for each in self.selectionModel().selectedIndexes())
        rows = selected if index.row() in selected else [index.row()]
        return Chosen(tuple(listed[row] for row in rows), listed, index.row())

    def _middle_of_current(self) -> QPoint:
        return self.visualRect(self.currentIndex()).center()

    # Layout: a row of `_columns` cells of `_cell_px`, gaps between them; all of it is arithmetic.

    @property
    def _columns(self) -> int:
        room = self.viewport().width() - 2 * _MARGIN_PX + _GAP_PX
        return max(1, room // (_SMALLEST_CELL_PX + _GAP_PX))

    @property
    def _cell_px(self) -> int:
        room = self.viewport().width() - 2 * _MARGIN_PX + _GAP_PX
        return max(_SMALLEST_CELL_PX // 2, room // self._columns - _GAP_PX)

    @property
    def _pitch_px(self) -> int:
        return self._cell_px + _GAP_PX

    def _frame(self, row: int) -> QRect:
        line, column = divmod(row, self._columns)
        left = _MARGIN_PX + column * self._pitch_px
        top = _GAP_PX + line * self._pitch_px - self.verticalOffset()
        return QRect(left, top, self._cell_px, self._cell_px)

    def _rows_in(self, area: QRect) -> range:
        count = self.model().rowCount()
        first = max(0, (area.top() + self.verticalOffset() - _GAP_PX) // self._pitch_px)
        last = max(0, (area.bottom() + self.verticalOffset() - _GAP_PX) // self._pitch_px)
        return range(min(count, first * self._columns), min(count, (last + 1) * self._columns))

    def _measure(self) -> None:
        lines = -(-self.model().rowCount() // self._columns)
        height = lines * self._pitch_px + _GAP_PX
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, height - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._pitch_px // 2)
        self.viewport().update()

    def doItemsLayout(self) -> None:  # noqa: N802 - Qt's own name
        """Lay out nothing: a list would place every picture, seen or not."""
        self._measure()

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's own name
        """Give the scroll bar its range."""
        self._measure()

    # What QAbstractItemView asks of a view.

    def visualRect(self, index: Index) -> QRect:
        """Give the place of a picture, in the viewport."""
        return self._frame(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Find the picture under a point of the viewport."""
        for row in self._rows_in(QRect(point, QSize(1, 1))):
            if self._frame(row).contains(point):
                return self.model().index(row, 0)
        return QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a picture into view."""
        frame, bar, height = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + frame.center().y() - height // 2)
        elif frame.top() < _GAP_PX:
            bar.setValue(bar.value() + frame.top() - _GAP_PX)
        elif frame.bottom() > height - _GAP_PX:
            bar.setValue(bar.value() + frame.bottom() - height + _GAP_PX)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go on by keyboard."""
        count, columns = self.model().rowCount(), self._columns
        if not self.currentIndex().isValid():
            return self.model().index(0, 0)
        page = max(1, self.viewport().height() // self._pitch_px) * columns
        row = self.currentIndex().row()
        move = QAbstractItemView.CursorAction
        target = {
            move.MoveLeft: row - 1,
            move.MovePrevious: row - 1,
            move.MoveRight: row + 1,
            move.MoveNext: row + 1,
            move.MoveUp: row - columns if row >= columns else row,
            move.MoveDown: row + columns if row + columns < count else row,
            move.MovePageUp: row - page,
            move.MovePageDown: row + page,
            move.MoveHome: 0,
            move.MoveEnd: count - 1,
        }[action]
        return self.model().index(min(max(target, 0), count - 1), 0)

    def horizontalOffset(self) -> int:
        """Give 0: there is nothing to the right."""
        return 0

    def verticalOffset(self) -> int:
        """Give how far the view is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:
        """Give False: every picture is shown."""
        return False

    def setSelection(self, area: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the picture under the corner of the area."""
        self.selectionModel().select(self.indexAt(area.topLeft()), command)

    def visualRegionForSelection(self, selection: object) -> QRegion:
        """Give the viewport: it is cheap to paint."""
        del selection
        return QRegion(self.viewport().rect())

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's own name
        """Tell a screen reader which picture the keyboard has come to."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self._tell(QAccessible.Event.Focus, current.row())

    def dataChanged(  # noqa: N802 - Qt's own name
        self, first: Index, last: Index, roles: Sequence[int] = ()
    ) -> None:
        """Tell a screen reader what is known now of the picture that it is at."""
        super().dataChanged(first, last, roles)
        row = self.currentIndex().row()
        if first.row() <= row <= last.row() and Qt.ItemDataRole.AccessibleTextRole in roles:
            self._tell(QAccessible.Event.NameChanged, row)

    def _tell(self, what: QAccessible.Event, row: int) -> None:
        if QAccessible.isActive():
            event = QAccessibleEvent(self, what)
            event.setChild(row)
            QAccessible.updateAccessibility(event)

    # Events.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew; the pictures at the top stay at the top."""
        top_row = self._top_row
        super().resizeEvent(event)
        self._measure()
        self.verticalScrollBar().setValue(top_row // self._columns * self._pitch_px)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Remember which picture is at the top."""
        super().scrollContentsBy(dx, dy)
        self._top_row = self.verticalOffset() // self._pitch_px * self._columns
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search with the current picture on Enter; everything else moves."""
        self._by_keyboard = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pictures in sight."""
        painter = QPainter(self.viewport())
        for row in self._rows_in(event.rect()):
            index, frame = self.model().index(row, 0), self._frame(row)
            painter.setOpacity(_OFFLINE_OPACITY if index.data(OFFLINE_ROLE) else 1.0)
            paint_picture(painter, frame, index.data(Qt.ItemDataRole.DecorationRole), fill=True)
            painter.setOpacity(1.0)
            is_query = index.data(PICTURE_ID_ROLE) == self._query
            if is_query:
                outline(painter, frame.adjusted(1, 1, -1, -1), 3)
            if index == self.currentIndex() and self._by_keyboard and self.hasFocus():
                inside = _INSIDE_QUERY_PX if is_query else 0
                outline(painter, frame.adjusted(inside, inside, -inside, -inside), 1)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is to a person who comes by keyboard."""
        self._by_keyboard = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)
        if self._by_keyboard and not self.currentIndex().isValid():
            first = self.model().index(self._top_row, 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave the keyboard for the mouse."""
        self._by_keyboard = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select nothing by dragging."""
        event.ignore()

    def _repaint(self) -> None:
        self.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(PictureId(index.data(PICTURE_ID_ROLE)))
