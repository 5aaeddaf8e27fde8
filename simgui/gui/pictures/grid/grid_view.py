"""A list view whose items lie where a `GridLayout` says: nothing is laid out but what is asked for."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from simgui.gui.pictures.grid.grid_layout import GAP_PX, GridLayout
from simgui.gui.pictures.grid.picture_model import Index, PictureModel
from simgui.gui.pictures.grid.tile_painter import heading_px

TILE_PX = 116
"""The least side of a picture, unless the person wants another."""
SMALLEST_PX, LARGEST_PX = 72, 288


class GridView(QListView):
    """Square cells in lines as wide as the window, with a heading above each group.

    The heading of the group at the top stays in sight. Who inherits calls `setModel` when it is complete.

    Args:
        model: The pictures.
        parent: Owner.
    """

    def __init__(self, model: PictureModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = model
        self._tile_px = TILE_PX
        self._top_row = 0
        self._laid_out = GridLayout(0, 0, self._tile_px, model.listing.groups.starts, 0)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        model.rowsInserted.connect(self._measure)
        model.modelReset.connect(self._measure)
        model.layoutChanged.connect(self._measure)

    @property
    def pictures(self) -> PictureModel:
        """The pictures."""
        return self._pictures

    @property
    def tile_px(self) -> int:
        """The least side of a picture."""
        return self._tile_px

    def set_tile_px(self, tile_px: int) -> None:
        """Show pictures larger or smaller; the one at the top stays at the top."""
        self._tile_px = min(max(tile_px, SMALLEST_PX), LARGEST_PX)
        self._keep_top()

    def minimumSizeHint(self) -> QSize:
        """Show a row of pictures of the usual size."""
        return QSize(super().minimumSizeHint().width(), TILE_PX + 2 * GAP_PX)

    # Layout.

    @property
    def cells(self) -> GridLayout:
        """Where everything lies in the content, which may be higher than the viewport."""
        return self._laid_out

    def _measure(self) -> None:
        listing, viewport = self._pictures.listing, self.viewport()
        self._laid_out = GridLayout(
            len(listing), viewport.width(), self._tile_px, listing.groups.starts, heading_px(self.font())
        )
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._laid_out.height_px - viewport.height()))
        bar.setPageStep(viewport.height())
        bar.setSingleStep(self._laid_out.pitch_px // 2)
        viewport.update()

    def _keep_top(self) -> None:
        """Measure anew; the pictures at the top stay at the top."""
        top_row = self._top_row
        self._measure()
        self.show_at_top(top_row)

    def show_at_top(self, row: int) -> None:
        """Scroll so that the line of a picture is the first one in sight, below its heading."""
        if row < self._laid_out.count:
            frame = self._laid_out.frame(row)
            self.verticalScrollBar().setValue(frame.top() - GAP_PX - self._laid_out.above_px)

    @property
    def top_row(self) -> int:
        """The first picture in sight."""
        return self._top_row

    @property
    def in_sight(self) -> QRect:
        """The part of the content that the viewport shows."""
        return self.viewport().rect().translated(0, self.verticalOffset())

    def doItemsLayout(self) -> None:  # noqa: N802 - Qt's own name
        """Lay out nothing: a list would place every picture, seen or not."""
        self._measure()

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's own name
        """Give the scroll bar its range."""
        self._measure()

    def sticky_heading(self) -> tuple[int, QRect] | None:
        """Give the group at the top and where its heading is in the viewport; the next one moves it up."""
        groups = self._laid_out.groups_between(self.verticalOffset(), self.verticalOffset())
        if not groups:
            return None
        place = self._laid_out.heading(groups[0]).translated(0, -self.verticalOffset())
        if place.top() < 0:
            place.moveTop(0)
            if groups[0] + 1 < len(self._laid_out.starts):
                below = self._laid_out.heading(groups[0] + 1).top() - self.verticalOffset()
                place.moveTop(min(0, below - place.height()))
        return groups[0], place

    # What QAbstractItemView asks of a view.

    def visualRect(self, index: Index) -> QRect:
        """Give the place of a picture, in the viewport."""
        if not index.isValid() or index.row() >= self._laid_out.count:
            return QRect()
        return self._laid_out.frame(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Find the picture under a point of the viewport."""
        heading = self.sticky_heading()
        if heading is not None and heading[1].contains(point):
            return QModelIndex()
        row = self._laid_out.row_at(point + QPoint(0, self.verticalOffset()))
        return QModelIndex() if row is None else self._pictures.index(row, 0)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a picture into view."""
        frame, bar, height = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        above = GAP_PX + self._laid_out.above_px
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + frame.center().y() - height // 2)
        elif frame.top() < above:
            bar.setValue(bar.value() + frame.top() - above)
        elif frame.bottom() > height - GAP_PX:
            bar.setValue(bar.value() + frame.bottom() - height + GAP_PX)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Give the picture that a key moves to."""
        cells = self._laid_out
        if not cells.count:
            return QModelIndex()
        page = max(1, self.viewport().height() // cells.pitch_px)
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
        return self._pictures.index(min(max(target, 0), cells.count - 1), 0)

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
        """Lay out anew."""
        top_row = self._top_row
        super().resizeEvent(event)
        self._top_row = top_row
        self._keep_top()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Remember which picture is at the top."""
        top = self.verticalOffset() + GAP_PX + self._laid_out.above_px
        rows = self._laid_out.rows_between(top, top)
        self._top_row = min(rows.start, max(self._laid_out.count - 1, 0))
        self.viewport().update()
