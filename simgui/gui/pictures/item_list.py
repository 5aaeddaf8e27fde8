"""A list of things that have a picture: painted as they come into sight, searched with on Enter."""

from collections.abc import Callable, Sequence
from typing import Generic

import numpy as np
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from simgui.gui.look.theme import colours
from simgui.gui.pictures.item_model import ITEM_ROLE, Item, ItemModel
from simgui.gui.pictures.menu.chosen import Chosen, LibraryPictures, More
from simgui.gui.pictures.menu.picture_gestures import PictureGestures
from simgui.gui.pictures.menu.picture_menu import PictureMenu
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_painter import paint_picture
from simgui.search.query import PictureId


class ItemPainter(QStyledItemDelegate):
    """What painters of items have in common."""

    def __init__(self, thumbnails: PictureLoader) -> None:
        super().__init__()
        self._thumbnails = thumbnails

    def paint_thumbnail(self, painter: QPainter, frame: QRect, picture: int) -> None:
        """Fill a frame with a picture, by its id."""
        paint_picture(painter, frame, self._thumbnails.get(picture), fill=True)

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Mark the room of an item that is selected."""
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours().line))


class ItemList(QListView, Generic[Item]):
    """A list of items with an attribute `picture`; Enter or a double click searches with that picture.

    Args:
        model: The items.
        painter: Paints one, all of them of the same size.
        thumbnails: What the painter paints with.
        parent: Owner.
    """

    search_wanted = Signal(object)
    """A picture to search with: a `PictureId`."""

    def __init__(
        self,
        model: ItemModel[Item],
        painter: ItemPainter,
        thumbnails: PictureLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        model.setParent(self)
        painter.setParent(self)
        self.setModel(model)
        self.setItemDelegate(painter)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._search)
        thumbnails.loaded.connect(self._repaint)
        self._more: Callable[[], More] | None = None
        self._gestures = PictureGestures(self, self.chosen_at, self._middle_of_current)

    @property
    def items(self) -> Sequence[Item]:
        """What is shown, in its order."""
        return self._model.items

    @property
    def selected(self) -> list[Item]:
        """What is selected, in its order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._model.items[row] for row in rows]

    def chosen_at(self, place: QPoint | None) -> Chosen | None:
        """Give the picture at a place, or with None where the keyboard is; all selected ones if it is one."""
        index = self.currentIndex() if place is None else self.indexAt(place)
        if not index.isValid():
            return None
        every = [self._picture_of(row) for row in range(self._model.rowCount())]
        listed = LibraryPictures(np.array(every, np.int64))
        selected = sorted(each.row() for each in self.selectionModel().selectedIndexes())
        rows = selected if index.row() in selected else [index.row()]
        pictures = listed.of_rows(np.array(rows))
        return Chosen(pictures, listed, index.row(), self._more() if self._more is not None else {})

    def menu(self) -> PictureMenu | None:
        """Make the menu of the pictures where the keyboard is."""
        return self._gestures.menu()

    def offer(self, more: Callable[[], More]) -> None:
        """Offer more in the menu: the labels that pictures may have here, for example."""
        self._more = more

    def _picture_of(self, row: int) -> int:
        return int(self._model.index(row).data(ITEM_ROLE).picture)

    def _middle_of_current(self) -> QPoint:
        return self.visualRect(self.currentIndex()).center()

    def _search(self, index: QModelIndex) -> None:
        self.search_wanted.emit(PictureId(index.data(ITEM_ROLE).picture))

    def _repaint(self) -> None:
        self.viewport().update()
