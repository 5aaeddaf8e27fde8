"""The groups as cards, one below the other: fluid with ten thousand, since only what is seen is drawn."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from simgui.gui.duplicates.group_layout import GAP_PX, GroupLayout
from simgui.gui.duplicates.group_model import GroupModel, Index
from simgui.gui.duplicates.group_painter import heading_px, words_px
from simgui.gui.look.fonts import columns_px

TILE_PX = 208
"""The width of a picture in a window of usual width, unless the person wants another."""
SMALLEST_PX, LARGEST_PX = 120, 480
_BOX_SHARE = 0.9
_USUAL_WIDTH_PX, _MOST_LARGER = 1200, 1.5
"""In a wider window, pictures are larger."""
_LEAST_BOX_PX = 120
"""With less height for a picture, its words stand beside it."""
_BESIDE = 25
"""Figures of the text."""


class GroupView(QListView):
    """Cards with pictures in lines, as wide as the window; a line is never higher than what is in sight.

    Args:
        model: The pictures of the groups.
        parent: Owner.
    """

    def __init__(self, model: GroupModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = model
        self._tile_px = TILE_PX
        self._laid_out = self._layout()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        model.modelReset.connect(self._measure)

    @property
    def groups(self) -> GroupModel:
        """The pictures of the groups."""
        return self._groups

    @property
    def tile_px(self) -> int:
        """The width of a picture."""
        return self._tile_px

    def set_tile_px(self, tile_px: int) -> None:
        """Show pictures larger or smaller; the one that keys act on stays in sight."""
        self._tile_px = min(max(tile_px, SMALLEST_PX), LARGEST_PX)
        self._measure()
        self.scrollTo(self.currentIndex())

    def minimumSizeHint(self) -> QSize:
        """Show a line of small pictures, with their words beside them."""
        height = heading_px(self.font()) + words_px(self.font()) + 2 * GAP_PX
        return QSize(super().minimumSizeHint().width(), height)

    # Layout.

    @property
    def cells(self) -> GroupLayout:
        """Where everything lies in the content, which may be higher than the viewport."""
        return self._laid_out

    def _layout(self) -> GroupLayout:
        viewport, font = self.viewport().size(), self.font()
        heading, words = heading_px(font), words_px(font)
        starts, width = self._groups.starts, viewport.width()
        tile = round(self._tile_px * min(max(width / _USUAL_WIDTH_PX, 1.0), _MOST_LARGER))
        wanted = round(_BOX_SHARE * tile)
        room = viewport.height() - heading - 3 * GAP_PX
        if room - words >= _LEAST_BOX_PX:
            return GroupLayout(starts, width, tile, min(wanted, room - words), words, heading)
        box, beside = max(words, min(wanted, room)), columns_px(font, _BESIDE)
        return GroupLayout(starts, width, box + beside, box, words, heading, beside)

    def _measure(self) -> None:
        self._laid_out = self._layout()
        bar, viewport = self.verticalScrollBar(), self.viewport()
        bar.setRange(0, max(0, self._laid_out.height_px - viewport.height()))
        bar.setPageStep(viewport.height())
        bar.setSingleStep(self._laid_out.line_px // 3)
        viewport.update()

    def doItemsLayout(self) -> None:  # noqa: N802 - Qt's own name
        """Lay out nothing: a list would place every picture, seen or not."""
        self._measure()

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's own name
        """Give the scroll bar its range."""
        self._measure()

    # What QAbstractItemView asks of a view.

    def visualRect(self, index: Index) -> QRect:
        """Give the place of a picture with its words, in the viewport."""
        if not index.isValid() or index.row() >= self._laid_out.count:
            return QRect()
        return self._laid_out.frame(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Find the picture under a point of the viewport."""
        row = self._laid_out.row_at(point + QPoint(0, self.verticalOffset()))
        return QModelIndex() if row is None else self._groups.index(row, 0)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a picture into view: its whole group, if there is room for that."""
        del hint
        if not index.isValid() or index.row() >= self._laid_out.count:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        card = self._laid_out.card(self._laid_out.group_of(index.row()))
        frame = self._laid_out.frame(index.row())
        part = (
            card if card.height() + GAP_PX <= height else frame.adjusted(0, -self._laid_out.heading_px, 0, 0)
        )
        if part.top() - GAP_PX < bar.value():
            bar.setValue(part.top() - GAP_PX)
        elif part.bottom() + GAP_PX > bar.value() + height:
            bar.setValue(min(part.top() - GAP_PX, part.bottom() + GAP_PX - height))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Give the picture that a key moves to."""
        cells = self._laid_out
        if not cells.count:
            return QModelIndex()
        row = max(self.currentIndex().row(), 0)
        page = max(1, self.viewport().height() // (cells.line_px + cells.heading_px))
        lines = {
            action.MoveUp: -1,
            action.MoveDown: 1,
            action.MovePageUp: -page,
            action.MovePageDown: page,
        }
        if action in lines:
            target = cells.moved(row, lines[action])
        else:
            target = {
                action.MoveLeft: row - 1,
                action.MovePrevious: row - 1,
                action.MoveRight: row + 1,
                action.MoveNext: row + 1,
                action.MoveHome: 0,
                action.MoveEnd: cells.count - 1,
            }[action]
        return self._groups.index(min(max(target, 0), cells.count - 1), 0)

    def horizontalOffset(self) -> int:
        """Give 0: there is nothing to the right."""
        return 0

    def verticalOffset(self) -> int:
        """Give how far the view is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:
        """Give False: every picture is shown."""
        return False

    def setSelection(self, _area: QRect, _command: QItemSelectionModel.SelectionFlag) -> None:
        """Select nothing by an area."""

    def visualRegionForSelection(self, selection: object) -> QRegion:
        """Give the viewport: it is cheap to paint."""
        del selection
        return QRegion(self.viewport().rect())

    # Events.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew; the group that keys act on stays in sight."""
        super().resizeEvent(event)
        self._measure()
        self.scrollTo(self.currentIndex())

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draw what is in sight now."""
        self.viewport().update()
