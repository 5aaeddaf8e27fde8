"""The groups as cards, one below the other: fluid with ten thousand, since only what is seen is drawn."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from simgui.gui.duplicates.group_layout import GAP_PX, GroupLayout
from simgui.gui.duplicates.group_model import GroupModel
from simgui.gui.duplicates.group_painter import heading_px, words_px
from simgui.gui.look.fonts import columns_px
from simgui.gui.pictures.item_model import Index
from simgui.gui.pictures.laid_out_view import LaidOutView

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


class GroupView(LaidOutView):
    """Cards with pictures in lines, as wide as the window; a line is never higher than what is in sight.

    Args:
        model: The pictures of the groups.
        parent: Owner.
    """

    def __init__(self, model: GroupModel, parent: QWidget | None = None) -> None:
        super().__init__(model, TILE_PX, SMALLEST_PX, LARGEST_PX, parent)
        self._groups = model
        self._laid_out = self._layout()
        self._begin()

    @property
    def groups(self) -> GroupModel:
        """The pictures of the groups."""
        return self._groups

    def set_tile_px(self, tile_px: int) -> None:
        """Show pictures larger or smaller; the one that keys act on stays in sight."""
        super().set_tile_px(tile_px)
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

    @property
    def _line_px(self) -> int:
        return self._laid_out.line_px + self._laid_out.heading_px

    def _lay_out(self) -> int:
        self._laid_out = self._layout()
        return self._laid_out.line_px // 3

    # What QAbstractItemView asks of a view.

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

    # Events.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew; the group that keys act on stays in sight."""
        super().resizeEvent(event)
        self._measure()
        self.scrollTo(self.currentIndex())

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draw what is in sight now."""
        self.viewport().update()
