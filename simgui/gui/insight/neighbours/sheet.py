"""A sheet of queries, each with its nearest pictures: drawn in the window, and on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from simgui.gui.language import filled, number_text
from simgui.gui.look.colours import Colours
from simgui.gui.look.fonts import lines_px, small
from simgui.gui.look.icons import icon_pixmap
from simgui.gui.look.questions import tool_tip
from simgui.gui.look.spoken import Painted
from simgui.gui.look.theme import colours
from simgui.gui.pictures.menu.chosen import Chosen, LibraryPictures
from simgui.gui.pictures.menu.picture_gestures import PictureGestures
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_painter import outline, paint_picture
from simgui.search.query import PictureId

_tr = partial(QCoreApplication.translate, "neighbours")

_GAP_PX, _ICON_PX = 8, 14
_SMALLEST_PX, _LARGEST_PX = 36, 150
_QUERY_GAP_PX = 22
_WORDS_GAP_PX = 3
_LEAST_LINES = 8


@dataclass(frozen=True)
class SheetPicture:
    """A picture of a sheet.

    Attributes:
        picture: Its id.
        label: Its label.
        distance: From the query; None for the query itself.
        right: Whether it has the query's label; None for the query itself.
    """

    picture: int
    label: str
    distance: float | None = None
    right: bool | None = None


SheetRow = Sequence[SheetPicture]
"""The query, then its neighbours, the nearest first."""


class NeighbourSheet(QScrollArea):
    """A sheet that scrolls. Click or Enter searches with a picture; the arrow keys go to the next."""

    search_wanted = Signal(object)
    """A picture to search with: a `PictureId`."""

    def __init__(self, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = _Sheet(thumbnails)
        self.sheet.search_wanted.connect(self.search_wanted)
        self.sheet.moved.connect(self._follow)
        self.setWidget(self.sheet)
        self.setWidgetResizable(True)
        self.setMinimumHeight(lines_px(self.font(), _LEAST_LINES))
        self.setFocusProxy(self.sheet)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def rows(self) -> Sequence[SheetRow]:
        """What is shown, from top to bottom."""
        return self.sheet.rows

    def show_rows(self, rows: Sequence[SheetRow]) -> None:
        """Show other queries."""
        self.sheet.show_rows(rows)
        self.verticalScrollBar().setValue(0)

    def _follow(self, place: QPoint) -> None:
        self.ensureVisible(place.x(), place.y(), 0, self.sheet.tile_px)


class _Sheet(Painted, QWidget):
    """Paints the whole sheet, as wide as there is room."""

    search_wanted = Signal(object)
    moved = Signal(QPoint)
    """Where the keyboard has gone to."""

    def __init__(self, thumbnails: PictureLoader) -> None:
        super().__init__()
        self.rows: Sequence[SheetRow] = []
        self._thumbnails = thumbnails
        self._current = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        thumbnails.loaded.connect(self._repaint)
        PictureGestures(self, self._chosen_at, self._middle_of_current, drags=True)

    @property
    def tile_px(self) -> int:
        """Side of a picture."""
        return _tile_px(self.width())

    def show_rows(self, rows: Sequence[SheetRow]) -> None:
        self.rows, self._current = rows, (0, 0)
        self.setAccessibleName("; ".join(_in_words(row) for row in rows))
        self._fit()
        self.update()

    @property
    def complete(self) -> bool:
        """Whether every picture is loaded, or known to be unreadable."""
        return all(self._thumbnails.get(each.picture) is not None for row in self.rows for each in row)

    def draw(self, painter: QPainter, width_px: int, chosen: Colours) -> None:
        """Draw the whole sheet, `width_px` wide."""
        painter.fillRect(QRect(0, 0, width_px, self.height_at(width_px)), QColor(chosen.ground))
        for number, row in enumerate(self.rows):
            for column, each in enumerate(row):
                self._draw_picture(painter, self.frame(width_px, number, column), each, chosen)

    def _draw_picture(self, painter: QPainter, where: QRect, each: SheetPicture, chosen: Colours) -> None:
        paint_picture(painter, where, self._thumbnails.get(each.picture), fill=True)
        font = small(self.font())
        font.setWeight(QFont.Weight.DemiBold if each.right is None else QFont.Weight.Normal)
        painter.setFont(font)
        line = painter.fontMetrics().lineSpacing()
        first = QRect(where.left(), where.bottom() + _WORDS_GAP_PX, where.width(), line)
        second = first.translated(0, line)
        faint, elide = QColor(chosen.faint), Qt.TextElideMode.ElideMiddle
        label = painter.fontMetrics().elidedText
        if each.right is None or each.distance is None:
            painter.setPen(QColor(chosen.text))
            painter.drawText(first, Qt.AlignmentFlag.AlignLeft, label(each.label, elide, first.width()))
            font.setWeight(QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(faint)
            said = label(self.tr("tested"), elide, second.width())
            painter.drawText(second, Qt.AlignmentFlag.AlignLeft, said)
            return
        colour = chosen.match if each.right else chosen.error
        device = painter.device()
        ratio = device.devicePixelRatio() if device else 1.0
        icon = icon_pixmap("check" if each.right else "cross", colour, _ICON_PX, max(2.0, ratio))
        painter.drawPixmap(first.left(), first.top() + (line - _ICON_PX) // 2, icon)
        painter.setPen(QColor(colour))
        words = first.adjusted(_ICON_PX + 3, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, label(each.label, elide, words.width()))
        painter.setPen(faint)
        verdict = self.tr("{0:.3f} right") if each.right else self.tr("{0:.3f} wrong")
        said = _that_fits(
            painter, second.width(), filled(verdict, each.distance), number_text(each.distance, ".3f")
        )
        painter.drawText(second, Qt.AlignmentFlag.AlignLeft, said)

    def _chosen_at(self, place: QPoint | None) -> Chosen | None:
        """Give the picture at a place, or with None where the keyboard is, among those of its row."""
        hit = self._current if place is None else self._hit(place)
        if hit is None or self._at(*hit) is None:
            return None
        listed = LibraryPictures(np.array([each.picture for each in self.rows[hit[0]]], np.int64))
        return Chosen((listed[hit[1]],), listed, hit[1])

    def _middle_of_current(self) -> QPoint:
        return self.frame(self.width(), *self._current).center()

    # Where a picture stands: the query, a wider gap, five neighbours; two lines of words below each.

    def height_at(self, width_px: int) -> int:
        """Give the height of the whole sheet at a width."""
        return _GAP_PX + len(self.rows) * self._row_px(width_px)

    def frame(self, width_px: int, row: int, column: int) -> QRect:
        """Give the place of a picture on a sheet of this width; column 0 is the query."""
        side = _tile_px(width_px)
        left = column * (side + _GAP_PX) + (_QUERY_GAP_PX if column else 0)
        return QRect(2 + left, _GAP_PX + row * self._row_px(width_px), side, side)

    def _row_px(self, width_px: int) -> int:
        words_px = _WORDS_GAP_PX + 2 * QFontMetrics(small(self.font())).lineSpacing()
        return _tile_px(width_px) + words_px + 2 * _GAP_PX

    # Qt.

    def sizeHint(self) -> QSize:
        """Take as much height as the rows need at this width."""
        return QSize(400, self.height_at(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take more height for wider pictures."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.height_at(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet, and where the keyboard is."""
        painter = QPainter(self)
        self.draw(painter, self.width(), colours())
        if self.hasFocus() and self._at(*self._current) is not None:
            outline(painter, self.frame(self.width(), *self._current), 2)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over a picture."""
        over = self._hit(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Search with the picture that was clicked."""
        hit = self._hit(event.position().toPoint())
        if hit is not None and event.button() == Qt.MouseButton.LeftButton:
            self._current = hit
            self.update()
            self._search()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from picture to picture, or search."""
        steps = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._search()
        elif event.key() in steps:
            down, across = steps[Qt.Key(event.key())]
            there = self._current[0] + down, self._current[1] + across
            if self._at(*there) is not None:
                self._current = there
                self.moved.emit(self.frame(self.width(), *there).center())
                self.update()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say in words what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = self._hit(event.pos())
            each = self._at(*hit) if hit is not None else None
            QToolTip.showText(event.globalPos(), tool_tip(_picture_in_words(each)) if each else "")
            return True
        return super().event(event)

    def _search(self) -> None:
        each = self._at(*self._current)
        if each is not None:
            self.search_wanted.emit(PictureId(each.picture))

    def _at(self, row: int, column: int) -> SheetPicture | None:
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None

    def _hit(self, place: QPoint) -> tuple[int, int] | None:
        for row, pictures in enumerate(self.rows):
            for column in range(len(pictures)):
                if self.frame(self.width(), row, column).contains(place):
                    return row, column
        return None

    def _repaint(self) -> None:
        self.update()


def _that_fits(painter: QPainter, width_px: int, words: str, fewer: str) -> str:
    """Give the words, or where there is no room for them fewer; the icon above says the rest."""
    return words if painter.fontMetrics().horizontalAdvance(words) <= width_px else fewer


def _tile_px(width_px: int) -> int:
    """Give the side of a picture on a sheet of this width."""
    room = (width_px - _QUERY_GAP_PX - 6 * _GAP_PX) // 6
    return max(_SMALLEST_PX, min(_LARGEST_PX, room))


def _picture_in_words(each: SheetPicture) -> str:
    if each.distance is None:
        return filled(_tr("Tested: {0}"), each.label)
    right = _tr("right") if each.right else _tr("wrong")
    return filled(_tr("{0}: {1}, distance {2:.3f}"), right, each.label, each.distance)


def _in_words(row: SheetRow) -> str:
    return ", ".join(_picture_in_words(each) for each in row)
