"""How a group is drawn: a card with a box to tick, and its pictures with what is said of them."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from simgui.core.names import plain
from simgui.gui.duplicates.group_layout import GAP_PX
from simgui.gui.duplicates.group_review import GroupReview
from simgui.gui.duplicates.member_words import (
    Line,
    extras_words,
    kind_words,
    lines_of,
    reason_words,
    verdict_words,
)
from simgui.gui.look.fonts import lines_px, small
from simgui.gui.look.icons import icon_pixmap
from simgui.gui.look.theme import colours
from simgui.gui.pictures.picture_painter import outline, paint_picture, rounded

TICK_PX = 18
_RADIUS_PX = 12
_LINES = 4
_ABOVE_WORDS_PX = 6
_PILL_PADDING_PX, _ICON_PX = 8, 13
_HEADING_PADDING_PX = 9
_BETWEEN = " · "
_FADED = 0.55


def heading_px(font: QFont) -> int:
    """Give the height of the heading of a card."""
    return max(lines_px(font, 1), TICK_PX) + 2 * _HEADING_PADDING_PX


def words_px(font: QFont) -> int:
    """Give the height of what is written below a picture."""
    return _ABOVE_WORDS_PX + _pill_px(font) + 4 + _LINES * QFontMetrics(small(font)).lineSpacing()


def tick_place(heading: QRect) -> QRect:
    """Give where the box to tick stands in a heading."""
    return QRect(heading.left(), heading.center().y() - TICK_PX // 2 + 1, TICK_PX, TICK_PX)


def paint_card(painter: QPainter, card: QRect, *, current: bool) -> None:
    """Draw the ground of a group; the one that keys act on has a strong edge and a bar."""
    chosen = colours()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS_PX, _RADIUS_PX)
    painter.fillPath(path, QColor(chosen.raised))
    painter.setPen(QPen(QColor(chosen.accent if current else chosen.line), 2 if current else 1))
    painter.drawPath(path)


def paint_heading(painter: QPainter, place: QRect, entry: GroupReview, number: str) -> None:
    """Draw the box to tick, what the group is, and its number."""
    chosen, plain_font = colours(), painter.font()
    _paint_tick(painter, tick_place(place), ticked=entry.ticked)
    bold = QFont(plain_font)
    bold.setWeight(QFont.Weight.DemiBold)
    line = place.adjusted(TICK_PX + 10, 0, 0, 0)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(QColor(chosen.faint))
    painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, number)
    room = line.width() - QFontMetrics(plain_font).horizontalAdvance(number) - GAP_PX
    title = kind_words(entry)
    painter.setFont(bold)
    painter.setPen(QColor(chosen.text))
    painter.drawText(line, middle, title)
    used = QFontMetrics(bold).horizontalAdvance(title) + GAP_PX
    painter.setFont(plain_font)
    painter.setPen(QColor(chosen.faint))
    beside = QRect(line.left() + used, line.top(), max(0, room - used), line.height())
    said = QFontMetrics(plain_font).elidedText(
        extras_words(entry), Qt.TextElideMode.ElideRight, beside.width()
    )
    painter.drawText(beside, middle, said)


def paint_member(
    painter: QPainter,
    box: QRect,
    words: QRect,
    entry: GroupReview,
    place: int,
    pixmap: QPixmap | None,
    root: Path | None,
    *,
    current: bool,
    focused: bool,
) -> None:
    """Draw a picture of a group with its words.

    Args:
        painter: Paints in logical pixels.
        box: Where the picture stands.
        words: Where its words stand.
        entry: The group.
        place: Of the picture in it.
        pixmap: As in `paint_picture`.
        root: As in `lines_of`.
        current: Whether keys act on it.
        focused: Whether the keyboard is here.
    """
    chosen, font = colours(), painter.font()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(rounded(box), QColor(chosen.place))
    goes = entry.ticked and place not in entry.kept
    painter.setOpacity(_FADED if goes else 1.0)
    paint_picture(painter, box, pixmap, fill=False)
    painter.setOpacity(1.0)
    if current:
        outline(painter, box.adjusted(1, 1, -1, -1), 3, "" if focused else chosen.faint)
    verdict = QRect(words.left(), words.top() + _ABOVE_WORDS_PX, words.width(), _pill_px(font))
    _paint_verdict(painter, verdict, entry, place)
    painter.setFont(small(font))
    step = painter.fontMetrics().lineSpacing()
    top = verdict.bottom() + 5
    for number, line in enumerate(lines_of(entry, place, root)):
        room = QRect(words.left(), top + number * step, words.width(), step)
        _paint_line(painter, room, line, strong=not number)
    painter.setFont(font)


def _paint_verdict(painter: QPainter, room: QRect, entry: GroupReview, place: int) -> None:
    """Draw what becomes of a picture as a pill with word and icon, and why beside it."""
    chosen, font = colours(), painter.font()
    is_kept = place in entry.kept
    goes = entry.ticked and not is_kept
    colour = chosen.match if is_kept else chosen.no_match if goes else chosen.faint
    ground = chosen.match_ground if is_kept else chosen.no_match_ground if goes else chosen.place
    icon = "check" if is_kept else "forward" if goes else ""
    painter.setFont(small(font))
    metrics, word = painter.fontMetrics(), verdict_words(entry, place)
    icon_px = _ICON_PX + 4 if icon else 0
    width = min(room.width(), metrics.horizontalAdvance(word) + 2 * _PILL_PADDING_PX + icon_px)
    pill = QRect(room.left(), room.top(), width, room.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(pill, room.height() / 2, room.height() / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left = pill.left() + _PILL_PADDING_PX
    if icon:
        device = painter.device()
        drawn = _icon(icon, colour, device.devicePixelRatio() if device else 1.0)
        painter.drawPixmap(left, pill.center().y() - _ICON_PX // 2 + 1, drawn)
    painter.setPen(QColor(colour))
    text = pill.adjusted(_PILL_PADDING_PX + icon_px, 0, 0, 0)
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, word)
    reason = room.adjusted(width + 8, 0, 0, 0)
    painter.setPen(QColor(chosen.text if is_kept else chosen.faint))
    said = metrics.elidedText(reason_words(entry, place), Qt.TextElideMode.ElideRight, reason.width())
    painter.drawText(reason, Qt.AlignmentFlag.AlignVCenter, said)
    painter.setFont(font)


def _paint_line(painter: QPainter, room: QRect, line: Line, *, strong: bool) -> None:
    """Draw a line of parts; what is the best of its group is bold, what does not fit is shortened."""
    chosen, font = colours(), painter.font()
    left, right = room.left(), room.right() + 1
    mode = Qt.TextElideMode.ElideMiddle if len(line) == 1 else Qt.TextElideMode.ElideRight
    for number, part in enumerate(line):
        if number:
            painter.setPen(QColor(chosen.faint))
            painter.drawText(QRect(left, room.top(), max(0, right - left), room.height()), 0, _BETWEEN)
            left += painter.fontMetrics().horizontalAdvance(_BETWEEN)
        drawn = QFont(font)
        drawn.setWeight(QFont.Weight.DemiBold if part.best else QFont.Weight.Normal)
        painter.setFont(drawn)
        painter.setPen(QColor(chosen.text if strong or part.best else chosen.faint))
        text = painter.fontMetrics().elidedText(plain(part.text), mode, max(0, right - left))
        painter.drawText(QRect(left, room.top(), right - left, room.height()), 0, text)
        left += painter.fontMetrics().horizontalAdvance(text)
        painter.setFont(font)


def _paint_tick(painter: QPainter, place: QRect, *, ticked: bool) -> None:
    chosen = colours()
    path = QPainterPath()
    path.addRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 4, 4)
    painter.setPen(QPen(QColor(chosen.accent if ticked else chosen.faint), 2))
    painter.setBrush(QColor(chosen.accent) if ticked else Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if ticked:
        device = painter.device()
        icon = _icon("check", chosen.on_accent, device.devicePixelRatio() if device else 1.0)
        inset = (TICK_PX - _ICON_PX) // 2
        painter.drawPixmap(place.left() + inset, place.top() + inset, icon)


def _pill_px(font: QFont) -> int:
    return lines_px(small(font), 1) + 6


@lru_cache(maxsize=16)
def _icon(name: str, colour: str, ratio: float) -> QPixmap:
    return icon_pixmap(name, colour, _ICON_PX, ratio)
