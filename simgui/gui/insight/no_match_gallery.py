"""Pictures without a match as a gallery: each with its nearest picture in a corner, and the reason below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
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
from simgui.gui.pictures.item_model import ITEM_ROLE, Index, ItemModel
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_painter import outline, paint_picture

_PICTURE_PX, _NEAREST_PX, _GAP_PX = 148, 54, 9
_LINES = 3


@dataclass(frozen=True)
class Unmatched:
    """A picture that nothing is close enough to.

    Attributes:
        query: Its position among the queries.
        picture: Its id.
        label: Its label.
        nearest: Id of the nearest picture; None if there is no other at all.
        other: The label of that.
        distance: How far it is.
    """

    query: int
    picture: int
    label: str
    nearest: int | None
    other: str
    distance: float


class NoMatchGallery(QListView):
    """Enter or a double click: search with the picture."""

    search_wanted = Signal(int)
    """Id of a picture."""

    def __init__(self, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _UnmatchedModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_UnmatchedPainter(thumbnails, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Pictures without a match"))
        self.activated.connect(self._search)
        thumbnails.loaded.connect(self._repaint)

    @property
    def pictures(self) -> Sequence[Unmatched]:
        """What is shown, in its order."""
        return self._model.items

    @property
    def selected(self) -> list[Unmatched]:
        """What is selected, in its order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._model.items[row] for row in rows]

    def show_pictures(self, pictures: Sequence[Unmatched], cutpoint: float) -> None:
        """Show other pictures, none within `cutpoint` of another."""
        self._model.cutpoint = cutpoint
        self._model.show_items(pictures)

    def _search(self, index: QModelIndex) -> None:
        self.search_wanted.emit(index.data(ITEM_ROLE).picture)

    def _repaint(self) -> None:
        self.viewport().update()


class _UnmatchedModel(ItemModel[Unmatched]):
    """A row a picture."""

    cutpoint = 0.0

    def words(self, item: Unmatched, role: int) -> object:
        """Give the words below the picture, or the reason in a sentence."""
        alone = item.nearest is None
        if role == Qt.ItemDataRole.DisplayRole:
            reason = self.tr("no other picture\n") if alone else self.tr("nearest: {0}\nat {1:.3f}")
            return f"{item.label}\n{reason.format(item.other, item.distance)}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            if alone:
                return self.tr("{0}: there is no other picture to compare it with.").format(item.label)
            return self.tr(
                "{0}: its nearest picture, {1}, lies at {2:.3f}. A match may lie at {3:.3f} at most."
            ).format(item.label, item.other, item.distance, self.cutpoint)
        return None


class _UnmatchedPainter(QStyledItemDelegate):
    """The picture, its nearest in the corner, three lines below."""

    def __init__(self, thumbnails: PictureLoader, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give every picture the same room."""
        words = _LINES * option.fontMetrics.lineSpacing() + 6
        return QSize(_PICTURE_PX + 2 * _GAP_PX, _PICTURE_PX + words + 2 * _GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a picture."""
        shown, chosen = index.data(ITEM_ROLE), colours()
        corner = option.rect.topLeft()
        frame = QRect(corner.x() + _GAP_PX, corner.y() + _GAP_PX, _PICTURE_PX, _PICTURE_PX)
        paint_picture(painter, frame, self._thumbnails.get(shown.picture), fill=True)
        if shown.nearest is not None:
            inset = QRect(0, 0, _NEAREST_PX, _NEAREST_PX)
            inset.moveBottomRight(frame.bottomRight())
            painter.fillRect(inset.adjusted(-2, -2, 0, 0), QColor(chosen.ground))
            paint_picture(painter, inset, self._thumbnails.get(shown.nearest), fill=True)
        if option.state & QStyle.StateFlag.State_Selected:
            outline(painter, frame.adjusted(1, 1, -1, -1), 3)
        line = option.fontMetrics.lineSpacing()
        for number, (text, colour) in enumerate(
            zip(str(index.data()).split("\n"), (chosen.text, chosen.faint, chosen.faint), strict=True)
        ):
            words = QRect(frame.left(), frame.bottom() + 5 + number * line, frame.width() + _GAP_PX, line)
            painter.setPen(QColor(colour))
            elided = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideMiddle, words.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
