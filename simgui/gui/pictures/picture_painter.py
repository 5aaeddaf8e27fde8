"""How a picture is drawn anywhere in the window: rounded, sharp, honest when it is missing."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from simgui.gui.look.fonts import lines_px
from simgui.gui.look.icons import icon_pixmap
from simgui.gui.look.theme import colours

_RADIUS_PX = 8
_ICON_PX = 28


def paint_picture(painter: QPainter, frame: QRect, pixmap: QPixmap | None, *, fill: bool) -> QRect:
    """Draw a picture in a frame.

    Args:
        painter: Paints in logical pixels.
        frame: Where.
        pixmap: The picture; None while it is being loaded, null if it cannot be read.
        fill: Cover the whole frame, cutting off what stands out, instead of showing all of the picture.

    Returns:
        The rectangle that the picture covers.
    """
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    if pixmap is None or pixmap.isNull():
        paint_place(painter, frame)
        if pixmap is not None:
            _paint_missing(painter, frame)
        return frame
    size = pixmap.size()
    if fill:
        part, target = _covering(size, frame.size()), frame
    else:
        part = QRect(0, 0, size.width(), size.height())
        target = QRect(frame.topLeft(), size.scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio))
        target.moveCenter(frame.center())
    painter.save()
    painter.setClipPath(rounded(target))
    painter.drawPixmap(target, pixmap, part)
    painter.restore()
    return target


def paint_box(painter: QPainter, frame: QRect) -> None:
    """Draw the ground that a picture lies on where all boxes have one size."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(rounded(frame), QColor(colours().raised))


def paint_badge(painter: QPainter, target: QRect, text: str) -> None:
    """Draw a short text in the upper left corner of a picture, readable on any."""
    side_px = lines_px(painter.font(), 1) + 8
    disc = QRect(target.left() + 8, target.top() + 8, side_px, side_px)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 150))
    painter.drawEllipse(disc)
    painter.setPen(QColor(Qt.GlobalColor.white))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def outline(
    painter: QPainter, target: QRect, width_px: int, colour: str = "", *, dashed: bool = False
) -> None:
    """Draw the ring around a picture that is chosen or has the focus, in the accent if no colour is given."""
    painter.save()
    pen = painter.pen()
    pen.setColor(QColor(colour or colours().accent))
    pen.setWidth(width_px)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawPath(rounded(target))
    painter.restore()


def _covering(size: QSize, frame: QSize) -> QRect:
    """Give the central part of a picture that has the proportions of the frame."""
    part = frame.scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    rectangle = QRect(0, 0, part.width(), part.height())
    rectangle.moveCenter(QRect(0, 0, size.width(), size.height()).center())
    return rectangle


def rounded(rectangle: QRect) -> QPainterPath:
    """Give the outline of a picture."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rectangle), _RADIUS_PX, _RADIUS_PX)
    return path


def paint_place(painter: QPainter, frame: QRect, colour: QColor | None = None) -> None:
    """Draw where a picture will be: in its own colour, or in a neutral one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(rounded(frame), colour or QColor(colours().place))


def _paint_missing(painter: QPainter, frame: QRect) -> None:
    device = painter.device()
    icon = icon_pixmap("missing", colours().faint, _ICON_PX, device.devicePixelRatio() if device else 1.0)
    where = QRect(0, 0, _ICON_PX, _ICON_PX)
    where.moveCenter(frame.center())
    painter.drawPixmap(where, icon)
