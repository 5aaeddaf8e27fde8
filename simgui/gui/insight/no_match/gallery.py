"""Pictures without a match as a gallery: each with its nearest picture in a corner, and the reason below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from simgui.gui.language import filled
from simgui.gui.look.theme import colours
from simgui.gui.pictures.item_list import ItemList, ItemPainter
from simgui.gui.pictures.item_model import ITEM_ROLE, Index, ItemModel
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_painter import outline

_PICTURE_PX, _NEAREST_PX, _GAP_PX = 148, 54, 9
_LINES = 3


@dataclass(frozen=True)
class Unmatched:
    """A picture without a match.

    Attributes:
        query: Its position among the queries.
        picture: Its id.
        label: Its label.
        nearest: Id of the nearest picture; None if there is no other at all.
        other: The label of that.
        distance: How far it is.
        here: Whether the library has the picture itself by now.
    """

    query: int
    picture: int
    label: str
    nearest: int | None
    other: str
    distance: float
    here: bool = False


class NoMatchGallery(ItemList[Unmatched]):
    """A gallery of pictures without a match, as many in a row as there is room for."""

    def __init__(self, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        self._unmatched = _UnmatchedModel()
        super().__init__(self._unmatched, _UnmatchedPainter(thumbnails), thumbnails, parent)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setAccessibleName(self.tr("Pictures without a match"))

    def show_pictures(self, pictures: Sequence[Unmatched], threshold: float) -> None:
        """Show other pictures, none within the threshold of another."""
        self._unmatched.threshold = threshold
        self._unmatched.show_items(pictures)


class _UnmatchedModel(ItemModel[Unmatched]):
    """The pictures of the gallery, and the words about them."""

    threshold = 0.0

    def words(self, item: Unmatched, role: int) -> object:
        """Give the words below the picture, or the reason in a sentence."""
        alone = item.nearest is None
        if role == Qt.ItemDataRole.DisplayRole:
            reason = self.tr("no other picture\n") if alone else self.tr("nearest: {0}\nat {1:.3f}")
            if item.here:
                reason += self.tr(", in the library")
            return f"{item.label}\n{filled(reason, item.other, item.distance)}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            if alone:
                return filled(self.tr("{0}: there is no other picture to compare it with."), item.label)
            return filled(
                self.tr(
                    "{0}: its nearest picture, {1}, lies at {2:.3f}. A match may lie at {3:.3f} at most."
                ),
                item.label,
                item.other,
                item.distance,
                self.threshold,
            )
        return None


class _UnmatchedPainter(ItemPainter):
    """Paints a picture with its nearest one in a corner, and three lines below."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give every picture the same room."""
        words = _LINES * option.fontMetrics.lineSpacing() + 6
        return QSize(_PICTURE_PX + 2 * _GAP_PX, _PICTURE_PX + words + 2 * _GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a picture."""
        shown, chosen = index.data(ITEM_ROLE), colours()
        corner = option.rect.topLeft()
        frame = QRect(corner.x() + _GAP_PX, corner.y() + _GAP_PX, _PICTURE_PX, _PICTURE_PX)
        self.paint_thumbnail(painter, frame, shown.picture)
        if shown.nearest is not None:
            inset = QRect(0, 0, _NEAREST_PX, _NEAREST_PX)
            inset.moveBottomRight(frame.bottomRight())
            painter.fillRect(inset.adjusted(-2, -2, 0, 0), QColor(chosen.ground))
            self.paint_thumbnail(painter, inset, shown.nearest)
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
