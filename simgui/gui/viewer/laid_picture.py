"""A picture painted where it fits on another one: turned, mirrored, smaller."""

import math

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QTransform

from simgui.gui.viewer.picture_difference import Shrunk
from simgui.gui.viewer.sharp_picture import SharpPicture

_ALL = QRectF(0, 0, 1, 1)


def paint_laid(
    painter: QPainter,
    picture: SharpPicture,
    transform: QTransform,
    size: QSize,
    opacity: float,
    shrunk: Shrunk | None = None,
) -> None:
    """Paint a picture, and say what of it is in sight.

    Args:
        painter: Of the view.
        picture: The picture.
        transform: From shares of the picture to pixels of the view.
        size: Of the view, in its pixels.
        opacity: 0 to 1.
        shrunk: Makes it smaller where it is to be smooth.
    """
    back, can_be_seen = transform.inverted()
    if not picture.layers or not can_be_seen:
        return
    ratio = painter.device().devicePixelRatioF()
    across = math.hypot(transform.m11(), transform.m12()) * ratio
    down = math.hypot(transform.m21(), transform.m22()) * ratio
    seen = back.mapRect(QRectF(0, 0, size.width(), size.height())).intersected(_ALL)
    if not seen.isEmpty():
        picture.need(seen, across / max(1.0, picture.size.width()))
    painter.save()
    painter.setOpacity(opacity)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(transform, combine=True)
    for layer in picture.layers:
        pixmap, box = layer.pixmap, layer.box
        if shrunk is not None:
            pixmap = shrunk.get(pixmap, box.width() * across, box.height() * down)
        painter.drawPixmap(box, pixmap, QRectF(pixmap.rect()))
    painter.restore()
