"""Colours and shapes of labels, to be told apart on a light ground and on a dark one; each has its name too.

Twelve colours and nine shapes make 108 labels that differ in one or the other. Labels that follow each other
differ in both, so that whoever sees few colours still tells a dozen labels apart.
"""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

from simgui.gui.look.theme import colours

_ON_LIGHT = (
    *("#2f6db3", "#d26a12", "#23885a", "#c33a3a", "#7b52b8", "#8b5a3c"),
    *("#cf559f", "#66731f", "#128a9c", "#a8830a", "#2a2f6e", "#0e5f50"),
)
_ON_DARK = (
    *("#6fa8e8", "#f2a154", "#5fc98f", "#f07f7a", "#b597ea", "#c69a78"),
    *("#f09ad0", "#b3c15a", "#55cfdd", "#e8cf5a", "#6b74f2", "#278c72"),
)
COLOURS = len(_ON_LIGHT)
DISC, SQUARE, TRIANGLE, DIAMOND, PLUS, RING, WEDGE, CROSS, FRAME = range(9)
SHAPES = 9
FARTHEST = 1.4
"""No shape of radius 1 reaches farther from its middle."""


def label_colours(count: int) -> list[str]:
    """Give a colour to each of so many labels, `#rrggbb`; after twelve they come again, in other shapes."""
    palette = _ON_DARK if colours().is_dark else _ON_LIGHT
    return [palette[number % COLOURS] for number in range(count)]


def label_shape(number: int) -> int:
    """Give the shape of a label: from 0 to 8."""
    return (number + number // COLOURS) % SHAPES


def shape_path(shape: int, middle: QPointF, radius: float) -> QPainterPath:
    """Give a shape to be filled; all look about as large."""
    path = QPainterPath()
    if shape == DISC:
        path.addEllipse(QPointF(0, 0), 1, 1)
    elif shape == SQUARE:
        path.addRect(_around(0.9, 0.9))
    elif shape in (TRIANGLE, WEDGE):
        path.addPolygon(_corners(3, 1.35, -90 if shape == TRIANGLE else 90))
    elif shape == DIAMOND:
        path.addPolygon(_corners(4, 1.25, 0))
    elif shape in (PLUS, CROSS):
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRect(_around(1.2, 0.38))
        path.addRect(_around(0.38, 1.2))
        if shape == CROSS:
            path = QTransform().rotate(45).map(path)
    elif shape == RING:
        path.addEllipse(QPointF(0, 0), 1.15, 1.15)
        path.addEllipse(QPointF(0, 0), 0.55, 0.55)
    else:
        path.addRect(_around(1, 1))
        path.addRect(_around(0.5, 0.5))
    return QTransform().translate(middle.x(), middle.y()).scale(radius, radius).map(path)


def _around(half_width: float, half_height: float) -> QRectF:
    return QRectF(-half_width, -half_height, 2 * half_width, 2 * half_height)


def _corners(count: int, radius: float, first_degrees: float) -> QPolygonF:
    angles = [math.radians(first_degrees + 360 * number / count) for number in range(count)]
    return QPolygonF([QPointF(radius * math.cos(each), radius * math.sin(each)) for each in angles])
