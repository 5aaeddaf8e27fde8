"""The first cell of a file: its picture, small, before its name."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from simgui.gui.look.fonts import lines_px
from simgui.gui.pictures.picture_painter import paint_picture

_LINES = 2.4
_GAP_PX = 4
Index = QModelIndex | QPersistentModelIndex


class ThumbnailCell(QStyledItemDelegate):
    """Paints the decoration of a cell, a pixmap of any size, as a square before its text.

    Args:
        table: Shows the cells; its font says how large the squares are.
    """

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self._side_px = lines_px(table.font(), _LINES)

    @property
    def row_px(self) -> int:
        """The height of a row."""
        return self._side_px + 2 * _GAP_PX

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's own name
        """Keep room for the picture; the style itself paints none."""
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.icon = QIcon()
        option.decorationSize = QSize(self._side_px, self._side_px)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell, then the picture."""
        super().paint(painter, option, index)
        found: QPixmap | None = index.data(Qt.ItemDataRole.DecorationRole)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        style = shown.widget.style()
        frame = style.subElementRect(QStyle.SubElement.SE_ItemViewItemDecoration, shown, shown.widget)
        painter.save()
        paint_picture(painter, frame, found, fill=True)
        painter.restore()
