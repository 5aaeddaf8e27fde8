"""A list view whose items lie where a `GridLayout` says: nothing is laid out but what is asked for."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from simgui.gui.pictures.grid.grid_layout import GAP_PX, GridLayout
from simgui.gui.pictures.grid.picture_model import PictureModel
from simgui.gui.pictures.grid.tile_painter import heading_px
from simgui.gui.pictures.item_model import Index
from simgui.gui.pictures.laid_out_view import LaidOutView

TILE_PX = 116
"""The least side of a picture, unless the person wants another."""
SMALLEST_PX, LARGEST_PX = 72, 288


class GridView(LaidOutView):
    """Square cells in lines as wide as the window, with a heading above each group.

    The heading of the group at the top stays in sight. Who inherits calls `setModel` when it is complete.

    Args:
        model: The pictures.
        parent: Owner.
    """

    def __init__(self, model: PictureModel, parent: QWidget | None = None) -> None:
        super().__init__(model, TILE_PX, SMALLEST_PX, LARGEST_PX, parent)
        self._pictures = model
        self._top_row = 0
        self._laid_out = GridLayout(0, 0, self._tile_px, model.listing.groups.starts, 0)
        self._begin()
        model.rowsInserted.connect(self._measure)
        model.layoutChanged.connect(self._measure)

    @property
    def pictures(self) -> PictureModel:
        """The pictures."""
        return self._pictures

    def set_tile_px(self, tile_px: int) -> None:
        """Show pictures larger or smaller; the one at the top stays at the top."""
        top_row = self._top_row
        super().set_tile_px(tile_px)
        self.show_at_top(top_row)

    def minimumSizeHint(self) -> QSize:
        """Show a row of pictures of the usual size."""
        return QSize(super().minimumSizeHint().width(), TILE_PX + 2 * GAP_PX)

    # Layout.

    @property
    def cells(self) -> GridLayout:
        """Where everything lies in the content, which may be higher than the viewport."""
        return self._laid_out

    @property
    def _line_px(self) -> int:
        return self._laid_out.pitch_px

    def _lay_out(self) -> int:
        listing, width = self._pictures.listing, self.viewport().width()
        starts, heading = listing.groups.starts, heading_px(self.font())
        self._laid_out = GridLayout(len(listing), width, self._tile_px, starts, heading)
        return self._laid_out.pitch_px // 2

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

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Find the picture under a point of the viewport."""
        heading = self.sticky_heading()
        if heading is not None and heading[1].contains(point):
            return QModelIndex()
        return super().indexAt(point)

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
