"""Points on an image: a hundred thousand marks in milliseconds, where a painter takes a second.

Every mark of one shape has the same size, so it is a list of offsets into the image; all pixels of all marks
are written by one NumPy assignment. Measured by `benchmarks/map_frames.py` against a scatter plot of
pyqtgraph.
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from simgui.gui.insight.map.frame import Points
from simgui.gui.insight.map.label_palette import FARTHEST, SHAPES, shape_path

_SOFT = 0.5
"""How much of its colour a pixel at the edge of a mark gets."""
_COVERED, _TOUCHED = 0.7, 0.15
"""Shares of a pixel that make it one of the core of a mark, or of its edge."""

_LEAST_SHAPE = 2.0
"""Radius below which shapes cannot be told apart: all are discs there, which is twice as fast."""

Offsets = npt.NDArray[np.int64]


class PointImage:
    """An image that points are drawn into; its memory is used again as long as its size stays."""

    def __init__(self) -> None:
        self._pixels = np.empty((0, 0), np.uint32)

    def draw(
        self,
        points: Points,
        colours: npt.NDArray[np.uint8],
        shapes: npt.NDArray[np.uint8],
        palette: list[str],
        ground: str,
        radius: float,
        size: tuple[int, int],
    ) -> tuple[QImage, int]:
        """Draw points; what comes later lies on top.

        Args:
            points: Floating (n, 2), across and down, in pixels of the image.
            colours: uint8 (n,), positions in `palette`.
            shapes: uint8 (n,), those of `simgui.gui.insight.map.label_palette`.
            palette: Colours, `#rrggbb`.
            ground: What lies beneath.
            radius: Of a mark, in pixels.
            size: Width and height of what is seen.

        Returns:
            The image, valid until the next is drawn, and how many pixels it is larger than what is seen, on
            every side.
        """
        different = radius >= _LEAST_SHAPE
        cores, edges = _stamps(radius, SHAPES if different else 1)
        reach = _reach(radius)
        border = 2 * reach  # so the whole mark of a point that reaches into what is seen lies in the image
        width, height = size[0] + 2 * border, size[1] + 2 * border
        if self._pixels.shape != (height, width):
            self._pixels = np.empty((height, width), np.uint32)
        self._pixels.fill(_number(ground))
        places = np.floor(points).astype(np.int64)
        seen = np.flatnonzero(((places >= -reach) & (places < np.array(size) + reach)).all(axis=1))
        starts = ((places[seen] + border) @ [1, width]).astype(np.int32)
        flat, chosen = self._pixels.reshape(-1), colours[seen]
        shape = shapes[seen] if different else np.zeros(1, np.uint8)
        for offsets, share in ((edges, _SOFT), (cores, 1.0)):
            steps = (offsets @ [1, width]).astype(np.int32)
            table = np.array([_number(_mixed(colour, ground, share)) for colour in palette], np.uint32)
            flat[(starts[:, None] + steps[shape]).ravel()] = np.repeat(table[chosen], steps.shape[1])
        image = QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        return image, border


def _reach(radius: float) -> int:
    return int(np.ceil(FARTHEST * radius))


@lru_cache(maxsize=64)
def _stamps(radius: float, shapes: int) -> tuple[Offsets, Offsets]:
    """Give the offsets of the pixels that each of the first shapes covers wholly, and partly.

    Returns:
        int64 (shapes, m, 2) and (shapes, n, 2); what a shape has less than others is filled up with the first
        pixel of its core.
    """
    found = [_stamp(radius, shape) for shape in range(shapes)]
    cores, edges = ([pair[part] for pair in found] for part in (0, 1))
    firsts = [core[:1] for core in cores]
    return _filled_up(cores, firsts), _filled_up(edges, firsts)


def _stamp(radius: float, shape: int) -> tuple[Offsets, Offsets]:
    reach = _reach(radius)
    side = 2 * reach + 1
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape_path(shape, QPointF(reach + 0.5, reach + 0.5), radius), QColor("white"))
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(side, side)
    covered = (pixels >> 24) / 255
    across, down = np.meshgrid(np.arange(-reach, reach + 1), np.arange(-reach, reach + 1))
    offsets = np.stack([across, down], axis=-1)
    core = covered >= min(_COVERED, covered.max())  # a small mark covers no pixel wholly
    return offsets[core], offsets[(covered >= _TOUCHED) & ~core]


def _filled_up(parts: list[Offsets], filling: list[Offsets]) -> Offsets:
    most = max(map(len, parts))
    return np.stack(
        [
            np.concatenate([part, np.repeat(first, most - len(part), axis=0)])
            for part, first in zip(parts, filling, strict=True)
        ]
    )


def _number(colour: str) -> int:
    return QColor(colour).rgb()


def _mixed(colour: str, ground: str, share: float) -> str:
    over, under = QColor(colour), QColor(ground)
    return QColor(
        round(share * over.red() + (1 - share) * under.red()),
        round(share * over.green() + (1 - share) * under.green()),
        round(share * over.blue() + (1 - share) * under.blue()),
    ).name()
