"""Which regions make two pictures close, drawn over one of them."""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from simgui.search.similar_regions import RegionMap

_COLD_ALPHA, _WARM_ALPHA = 0.5, 0.38
_WARM = np.array([255, 120, 0], np.float64)
_SMOOTH_PX = 24
"""Pixels for a place of the map."""


class HeatOverlay:
    """Regions that make the pictures close stand out in their own light and warm; the others are dimmed.

    What lies outside of what the model sees is hatched.

    Args:
        regions: What each place contributes.
    """

    def __init__(self, regions: RegionMap) -> None:
        left, top, right, bottom = regions.box
        self.box = QRectF(left, top, right - left, bottom - top)
        """What the model sees, in shares of the picture."""
        self._image = heat_image(regions)

    def paint(self, painter: QPainter, place: QRectF) -> None:
        """Paint it over a picture that stands at a place."""
        seen = QRectF(
            place.left() + self.box.left() * place.width(),
            place.top() + self.box.top() * place.height(),
            self.box.width() * place.width(),
            self.box.height() * place.height(),
        )
        painter.save()
        hatch = QBrush(QColor(255, 255, 255, 60), Qt.BrushStyle.BDiagPattern)
        for outside in _around(place, seen):
            painter.fillRect(outside, QColor(0, 0, 0, round(255 * _COLD_ALPHA)))
            painter.fillRect(outside, hatch)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(seen, self._image)
        pen = QPen(QColor(255, 255, 255, 190))
        pen.setWidthF(1.5)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(seen)
        painter.restore()


def heat_image(regions: RegionMap) -> QImage:
    """Draw heat: the warmest place is 1; what makes the pictures less close is as cold as nothing."""
    warm = np.maximum(regions.heat.astype(np.float64), 0)
    most = warm.max(initial=0)
    warm = warm / most if most > 0 else warm
    alpha = _COLD_ALPHA * (1 - warm) + _WARM_ALPHA * warm
    colours = _WARM * (_WARM_ALPHA * warm)[..., None]  # multiplied with their share: the rest is black
    rows, columns = warm.shape
    pixels = np.zeros((rows, columns, 4), np.uint8)
    pixels[..., :3], pixels[..., 3] = np.rint(colours), np.rint(255 * alpha)
    image = QImage(
        pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_RGBA8888_Premultiplied
    ).copy()
    return image.scaled(
        columns * _SMOOTH_PX,
        rows * _SMOOTH_PX,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _around(place: QRectF, seen: QRectF) -> list[QRectF]:
    """Give what of a picture lies outside of what is seen: left, right, above and below."""
    return [
        QRectF(place.left(), place.top(), seen.left() - place.left(), place.height()),
        QRectF(seen.right(), place.top(), place.right() - seen.right(), place.height()),
        QRectF(seen.left(), place.top(), seen.width(), seen.top() - place.top()),
        QRectF(seen.left(), seen.bottom(), seen.width(), place.bottom() - seen.bottom()),
    ]
