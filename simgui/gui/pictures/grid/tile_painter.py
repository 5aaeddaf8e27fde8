"""How a picture of a grid and the heading of a group are drawn."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap

from simgui.gui.look.fonts import lines_px, small
from simgui.gui.look.icons import icon_pixmap
from simgui.gui.look.theme import colours
from simgui.gui.pictures.grid.grid_layout import MARGIN_PX
from simgui.gui.pictures.picture_painter import outline, paint_picture, paint_place, rounded

_OFFLINE_OPACITY = 0.35
_QUERY_PX, _CURRENT_PX, _CURRENT_INSET_PX = 3, 2, 6
_SELECTED_INSET_PX, _MARK_PX, _TICK_PX = 7, 22, 14
_LABEL_GROUND = QColor(0, 0, 0, 165)
_LABEL_PADDING_PX = 6
_HEADING_PADDING_PX = 6
_BETWEEN_PX = 10


@dataclass(frozen=True)
class Tile:
    """A picture of a grid, as it is to be seen.

    Attributes:
        pixmap: As in `paint_picture`.
        ground: Its average colour; None if that is not known.
        share: How far it has come in over that, from 0 to 1.
        label: What stands on it; nothing if empty.
        offline: Whether no file of it is there now.
        query: Whether it is searched with: it has a frame.
        selected: Whether it is selected: it is smaller, with a tick.
        current: Whether the keyboard is there: it has a dashed line.
    """

    pixmap: QPixmap | None
    ground: QColor | None = None
    share: float = 1.0
    label: str = ""
    offline: bool = False
    query: bool = False
    selected: bool = False
    current: bool = False


def paint_tile(painter: QPainter, frame: QRect, tile: Tile) -> None:
    """Draw a picture of a grid."""
    inset = _SELECTED_INSET_PX if tile.selected else 0
    inside = frame.adjusted(inset, inset, -inset, -inset)
    opacity = _OFFLINE_OPACITY if tile.offline else 1.0
    painter.setOpacity(opacity)
    if tile.pixmap is None or (tile.share < 1 and not tile.pixmap.isNull()):
        paint_place(painter, inside, tile.ground)
    if tile.pixmap is not None:
        painter.setOpacity(opacity * (tile.share if not tile.pixmap.isNull() else 1))
        paint_picture(painter, inside, tile.pixmap, fill=True)
    painter.setOpacity(1.0)
    if tile.label:
        _paint_label(painter, inside, tile.label)
    if tile.query:
        outline(painter, frame.adjusted(1, 1, -1, -1), _QUERY_PX)
    if tile.selected:
        _paint_tick(painter, inside)
    if tile.current:
        ring = frame.adjusted(_CURRENT_INSET_PX, _CURRENT_INSET_PX, -_CURRENT_INSET_PX, -_CURRENT_INSET_PX)
        outline(painter, ring, _CURRENT_PX, colours().ground)
        outline(painter, ring, _CURRENT_PX, dashed=True)


def heading_px(font: QFont) -> int:
    """Give the height of the heading of a group."""
    return lines_px(font, 1) + 2 * _HEADING_PADDING_PX


def paint_heading(painter: QPainter, place: QRect, name: str, count: str) -> None:
    """Draw the heading of a group over what is scrolled below it."""
    chosen = colours()
    painter.fillRect(place, QColor(chosen.ground))
    line, middle = place.adjusted(MARGIN_PX, 0, -MARGIN_PX, 0), Qt.AlignmentFlag.AlignVCenter
    plain = painter.font()
    bold = QFont(plain)
    bold.setWeight(QFont.Weight.DemiBold)
    room = line.width() - QFontMetrics(plain).horizontalAdvance(count) - _BETWEEN_PX
    shown = QFontMetrics(bold).elidedText(name, Qt.TextElideMode.ElideMiddle, room)
    painter.setFont(bold)
    painter.setPen(QColor(chosen.text))
    painter.drawText(line, middle, shown)
    beside = line.adjusted(QFontMetrics(bold).horizontalAdvance(shown) + _BETWEEN_PX, 0, 0, 0)
    painter.setFont(plain)
    painter.setPen(QColor(chosen.faint))
    painter.drawText(beside, middle, count)


def _paint_label(painter: QPainter, frame: QRect, label: str) -> None:
    font = small(painter.font())
    height = lines_px(font, 1) + _LABEL_PADDING_PX
    if height > frame.height() // 2:
        return
    strip = QRect(frame.left(), frame.bottom() + 1 - height, frame.width(), height)
    painter.save()
    painter.setClipRect(strip)
    painter.fillPath(rounded(frame), _LABEL_GROUND)
    painter.setFont(font)
    painter.setPen(QColor(Qt.GlobalColor.white))
    text = strip.adjusted(_LABEL_PADDING_PX, 0, -_LABEL_PADDING_PX, 0)
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, _elided(label, font.toString(), text.width()))
    painter.restore()


@lru_cache(maxsize=2048)
def _elided(text: str, font: str, width_px: int) -> str:
    """Shorten a label; the same few are drawn in every frame."""
    made = QFont()
    made.fromString(font)
    return QFontMetrics(made).elidedText(text, Qt.TextElideMode.ElideRight, width_px)


def _paint_tick(painter: QPainter, frame: QRect) -> None:
    disc = QRect(frame.right() - _MARK_PX - 3, frame.top() + 4, _MARK_PX, _MARK_PX)
    chosen = colours()
    painter.save()
    painter.setPen(QColor(chosen.on_accent))
    painter.setBrush(QColor(chosen.accent))
    painter.drawEllipse(disc)
    device = painter.device()
    tick = _tick(chosen.on_accent, device.devicePixelRatio() if device else 1.0)
    inset = (_MARK_PX - _TICK_PX) // 2
    painter.drawPixmap(disc.left() + inset, disc.top() + inset, tick)
    painter.restore()


@lru_cache(maxsize=4)
def _tick(colour: str, ratio: float) -> QPixmap:
    return icon_pixmap("check", colour, _TICK_PX, ratio)
