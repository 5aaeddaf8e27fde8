"""Points on an image: a hundred thousand discs in milliseconds, where a painter takes a second.

Every disc of one image has the same size, so it is a list of offsets into the image; all pixels of all discs
are written by one NumPy assignment. Measured by `benchmarks/map_frames.py` against a scatter plot of
pyqtgraph.
"""

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from simgui.gui.insight.map_frame import Points

_SOFT = 0.5
"""How much of its colour a pixel at the edge of a disc gets."""


class PointImage:
    """An image that is used again and again, as large as the last one asked for."""

    def __init__(self) -> None:
        self._pixels = np.empty((0, 0), np.uint32)

    def draw(
        self,
        points: Points,
        colours: npt.NDArray[np.uint8],
        palette: list[str],
        ground: str,
        radius: float,
        size: tuple[int, int],
    ) -> tuple[QImage, int]:
        """Draw points; what comes later lies on top.

        Args:
            points: Floating (n, 2), across and down, in pixels of the image.
            colours: uint8 (n,), positions in `palette`.
            palette: Colours, `#rrggbb`.
            ground: What lies beneath.
            radius: Of a disc, in pixels.
            size: Width and height of what is seen.

        Returns:
            The image, valid until the next is drawn, and how many pixels it is larger than what is seen, on
            every side.
        """
        cores, edges = _stamp(radius)
        reach = int(np.ceil(radius))
        border = 2 * reach  # so the whole disc of a point that reaches into what is seen lies in the image
        width, height = size[0] + 2 * border, size[1] + 2 * border
        if self._pixels.shape != (height, width):
            self._pixels = np.empty((height, width), np.uint32)
        self._pixels.fill(_number(ground))
        places = np.floor(points).astype(np.int64)
        seen = np.flatnonzero(((places >= -reach) & (places < np.array(size) + reach)).all(axis=1))
        starts = (places[seen] + border) @ [1, width]
        flat, chosen = self._pixels.reshape(-1), colours[seen]
        for offsets, share in ((edges, _SOFT), (cores, 1.0)):
            steps = offsets @ [1, width]
            table = np.array([_number(_mixed(colour, ground, share)) for colour in palette], np.uint32)
            flat[(starts[:, None] + steps).ravel()] = np.repeat(table[chosen], len(steps))
        image = QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        return image, border


def _stamp(radius: float) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Give the offsets of the pixels that a disc covers wholly, and of those that it covers partly."""
    reach = int(np.ceil(radius))
    across, down = np.meshgrid(np.arange(-reach, reach + 1), np.arange(-reach, reach + 1))
    covered = radius + 0.5 - np.hypot(across, down)
    offsets = np.stack([across, down], axis=-1)
    return offsets[covered >= 0.7], offsets[(covered >= 0.2) & (covered < 0.7)]


def _number(colour: str) -> int:
    return QColor(colour).rgb()


def _mixed(colour: str, ground: str, share: float) -> str:
    over, under = QColor(colour), QColor(ground)
    return QColor(
        round(share * over.red() + (1 - share) * under.red()),
        round(share * over.green() + (1 - share) * under.green()),
        round(share * over.blue() + (1 - share) * under.blue()),
    ).name()
