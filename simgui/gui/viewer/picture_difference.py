"""How far two pictures differ: drawn where they lie over each other, and in one figure."""

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QTransform

_WANTED = 0.08
"""How bright a difference is drawn on average, nearly: that of a copy saved again would hardly be seen."""
_MOST_DOUBLINGS = 5
_COMPARED_PX = 384
"""Longer side at which the figure is taken: a copy of other size is not sharp to the pixel."""

_HARDLY_LARGER = 1.05
_MOST_KEPT = 4

Paint = Callable[[QPainter], None]


def times_brighter(mean: float) -> int:
    """Give how many times as bright as it is a difference is drawn: 1, 2, 4 up to 32.

    Args:
        mean: As `mean_difference` gives it.
    """
    return 1 << max(0, min(_MOST_DOUBLINGS, round(math.log2(_WANTED / max(mean, 1e-6)))))


def draw_difference(size: QSize, ratio: float, under: Paint, over: Paint, times: int) -> QImage:
    """Draw where two pictures differ: black where they are the same.

    Args:
        size: Of the view, in its pixels.
        ratio: Pixels of the screen for one of the view.
        under: Paints the one.
        over: Paints the other.
        times: How many times as bright as it is: a power of two.
    """
    image, other = (_painted(size, ratio, each) for each in (under, over))
    _combine(image, other, QPainter.CompositionMode.CompositionMode_Difference)
    for _ in range(times.bit_length() - 1):
        _combine(image, image.copy(), QPainter.CompositionMode.CompositionMode_Plus)
    return image


def _painted(size: QSize, ratio: float, paint: Paint) -> QImage:
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def _combine(image: QImage, other: QImage, mode: QPainter.CompositionMode) -> None:
    painter = QPainter(image)
    painter.setCompositionMode(mode)
    painter.drawImage(0, 0, other)
    painter.end()


class Shrunk:
    """Pictures made smaller as smoothly as can be: what a painter does leaves traces of its own."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, int, int], QPixmap] = {}

    def get(self, pixmap: QPixmap, width_px: float, height_px: float) -> QPixmap:
        """Give a picture at a size; itself if it is hardly larger."""
        width, height = max(1, round(width_px)), max(1, round(height_px))
        if pixmap.width() <= _HARDLY_LARGER * width:
            return pixmap
        key = pixmap.cacheKey(), width, height
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            smooth = Qt.TransformationMode.SmoothTransformation
            self._kept[key] = pixmap.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        return self._kept[key]


def mean_difference(first: QPixmap, second: QPixmap, laid: QTransform | None = None) -> float:
    """Give how far two pictures differ on average: 0 for the same, 1 for black and white.

    Both are brought to one small size first; one of another shape is stretched.

    Args:
        first: The one.
        second: The other.
        laid: From shares of the second to shares of the first, where it is laid; then what both show counts.
    """
    size = first.size().scaled(_COMPARED_PX, _COMPARED_PX, Qt.AspectRatioMode.KeepAspectRatio)
    one, other = (_pixels(each, size) for each in (first, second))
    if laid is None:
        return float(np.abs(one.astype(np.int16) - other).mean() / 255)
    there = _laid(second, size, laid), _laid(second, size, laid, ground=Qt.GlobalColor.white)
    shown = (there[0] == there[1]).all(axis=2)
    if not shown.any():
        return 1.0
    return float(np.abs(one.astype(np.int16) - there[0])[shown].mean() / 255)


def same_shape(first: QPixmap, second: QPixmap) -> bool:
    """Tell whether two pictures have the same proportions, to a hundredth."""
    one, other = (max(1, each.width()) / max(1, each.height()) for each in (first, second))
    return abs(one / other - 1) < 0.01


def _laid(
    pixmap: QPixmap, size: QSize, laid: QTransform, ground: Qt.GlobalColor = Qt.GlobalColor.black
) -> npt.NDArray[np.uint8]:
    """Give the pixels of a picture that is laid on a ground: uint8 (height, width, 3)."""
    drawn = QPixmap(size)
    drawn.fill(ground)
    smooth = Qt.TransformationMode.SmoothTransformation
    small = pixmap.scaled(size * 2, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(laid * QTransform.fromScale(size.width(), size.height()))
    painter.drawPixmap(QRectF(0, 0, 1, 1), small, QRectF(small.rect()))
    painter.end()
    return _pixels(drawn, size)


def _pixels(pixmap: QPixmap, size: QSize) -> npt.NDArray[np.uint8]:
    """Give the pixels at a size: uint8 (height, width, 3)."""
    image = pixmap.toImage().scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    image = image.convertToFormat(QImage.Format.Format_RGBX8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)[..., :3]
    return pixels.copy()  # the memory is that of the image, which goes
