"""How far two pictures differ: drawn where they lie over each other, and in one figure."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

BRIGHTER = 4
"""So many times as bright as it is a difference is drawn: that of a copy saved again is hardly seen else."""
_DOUBLINGS = 2
_COMPARED_PX = 384
"""Longer side at which the figure is taken: a copy of other size is not sharp to the pixel."""

Paint = Callable[[QPainter], None]


def draw_difference(size: QSize, ratio: float, under: Paint, over: Paint) -> QImage:
    """Draw where two pictures differ: black where they are the same.

    Args:
        size: Of the view, in its pixels.
        ratio: Pixels of the screen for one of the view.
        under: Paints the one.
        over: Paints the other.
    """
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    under(painter)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    over(painter)
    painter.end()
    for _ in range(_DOUBLINGS):
        once = image.copy()
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        painter.drawImage(0, 0, once)
        painter.end()
    return image


def mean_difference(first: QPixmap, second: QPixmap) -> float:
    """Give how far two pictures differ on average: 0 for the same, 1 for black and white.

    Both are brought to one small size first; one of another shape is stretched.
    """
    size = first.size().scaled(_COMPARED_PX, _COMPARED_PX, Qt.AspectRatioMode.KeepAspectRatio)
    one, other = (_pixels(each, size) for each in (first, second))
    return float(np.abs(one.astype(np.int16) - other).mean() / 255)


def same_shape(first: QPixmap, second: QPixmap) -> bool:
    """Tell whether two pictures have the same proportions, to a hundredth."""
    one, other = (max(1, each.width()) / max(1, each.height()) for each in (first, second))
    return abs(one / other - 1) < 0.01  # noqa: PLR2004


def _pixels(pixmap: QPixmap, size: QSize) -> npt.NDArray[np.uint8]:
    """Give the pixels at a size: uint8 (height, width, 3)."""
    image = pixmap.toImage().scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    image = image.convertToFormat(QImage.Format.Format_RGBX8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)[..., :3]
