"""The library as a grid of thumbnails: fluid with a million pictures, since only what is seen is laid out."""

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simgui.gui.look.motion import moves
from simgui.gui.pictures.grid.fades import Fades
from simgui.gui.pictures.grid.group_headings import count_words, heading_words
from simgui.gui.pictures.grid.picture_colours import PictureColours
from simgui.gui.pictures.grid.picture_model import LABEL_ROLE, OFFLINE_ROLE, PICTURE_ID_ROLE, PictureModel
from simgui.gui.pictures.grid.selecting_grid import SelectingGrid
from simgui.gui.pictures.grid.tile_painter import Tile, paint_heading, paint_tile
from simgui.gui.pictures.picture_loader import PictureLoader


class PictureGrid(SelectingGrid):
    """Square thumbnails. A click or Enter searches; with Ctrl or Shift, a click or a key selects.

    The query has a frame, be it asked here or elsewhere; what is selected is smaller and has a tick; a dashed
    line shows where the keyboard is.

    Args:
        model: The pictures.
        thumbnails: Loads them.
        colours: Know their average colours; without, their places are of a neutral one.
        parent: Owner.
    """

    def __init__(
        self,
        model: PictureModel,
        thumbnails: PictureLoader,
        colours: PictureColours | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, parent)
        self.setAccessibleName(self.tr("Library"))
        self._colours = colours
        self._fades = Fades(self)
        self._fades.moved.connect(self._repaint)
        self._awaited: set[int] = set()
        self._labelled = False
        thumbnails.loaded.connect(self._show_loaded)
        if colours is not None:
            colours.loaded.connect(self._repaint)

    # What is shown.

    def show_query(self, picture_id: int | None) -> None:
        """Frame the picture that is the query; None if there is no query, or it is not of the library."""
        self.pictures.set_query(picture_id)
        self.viewport().update()

    def show_labels(self, shown: bool) -> None:
        """Let the label stand on each picture, or not."""
        self._labelled = shown
        self.viewport().update()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pictures in sight, and the headings of their groups."""
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        top, area, cells = self.verticalOffset(), event.rect(), self.cells
        awaited = set()
        for row in cells.rows_between(area.top() + top, area.bottom() + top):
            index = self.pictures.index(row, 0)
            tile = self._tile(index)
            if tile.pixmap is None:
                awaited.add(index.data(PICTURE_ID_ROLE))
            paint_tile(painter, cells.frame(row).translated(0, -top), tile)
        self._awaited = awaited
        self._paint_headings(painter)
        painter.end()

    def _tile(self, index: QModelIndex) -> Tile:
        picture_id, pixmap = index.data(PICTURE_ID_ROLE), index.data(Qt.ItemDataRole.DecorationRole)
        share = self._fades.share(picture_id)
        hidden = self._colours is not None and (pixmap is None or share < 1)
        return Tile(
            pixmap,
            self._colours.get(picture_id) if hidden and self._colours else None,
            share,
            index.data(LABEL_ROLE) if self._labelled else "",
            index.data(OFFLINE_ROLE),
            picture_id == self.pictures.query,
            self.selectionModel().isSelected(index),
            index == self.currentIndex() and self._by_keyboard and self.hasFocus(),
        )

    def _paint_headings(self, painter: QPainter) -> None:
        top, groups = self.verticalOffset(), self.pictures.listing.groups
        for group in self.cells.groups_between(top, top + self.viewport().height()):
            place = self.cells.heading(group).translated(0, -top)
            if place.top() >= 0:
                self._paint_heading(painter, group, place)
        sticky = self.sticky_heading()
        if sticky is not None and len(groups):
            self._paint_heading(painter, *sticky)

    def _paint_heading(self, painter: QPainter, group: int, place: QRect) -> None:
        name = heading_words(self.pictures.listing.groups, group)
        paint_heading(painter, place, name, count_words(self.cells.length(group)))

    def _show_loaded(self, key: object) -> None:
        if key in self._awaited:
            if moves():
                self._fades.begin(key)
            self.viewport().update()

    def _repaint(self) -> None:
        self.viewport().update()
