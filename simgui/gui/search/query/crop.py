"""The rectangle of a crop: drawn, moved and resized, in shares of the picture."""

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF

from simgui.search.query import Region

WHOLE = QRectF(0, 0, 1, 1)
LEAST = 0.03
"""The shortest side, as a share of the picture's."""


class Grip(Enum):
    """What the hand has hold of."""

    NEW = auto()
    INSIDE = auto()
    LEFT_TOP = auto()
    RIGHT_TOP = auto()
    LEFT_BOTTOM = auto()
    RIGHT_BOTTOM = auto()


def corners(rectangle: QRectF) -> dict[Grip, QPointF]:
    """Give the corners by their grips."""
    return {
        Grip.LEFT_TOP: rectangle.topLeft(),
        Grip.RIGHT_TOP: rectangle.topRight(),
        Grip.LEFT_BOTTOM: rectangle.bottomLeft(),
        Grip.RIGHT_BOTTOM: rectangle.bottomRight(),
    }


def grip_at(rectangle: QRectF, point: QPointF, reach: QPointF) -> Grip:
    """Tell what is taken hold of at a point: a corner within reach, the inside, or nothing yet.

    The whole picture has no inside: there, a new rectangle begins.
    """
    if rectangle == WHOLE:
        return Grip.NEW
    for grip, corner in corners(rectangle).items():
        away = point - corner
        if abs(away.x()) <= reach.x() and abs(away.y()) <= reach.y():
            return grip
    return Grip.INSIDE if rectangle.contains(point) else Grip.NEW


def dragged(rectangle: QRectF, grip: Grip, start: QPointF, now: QPointF) -> QRectF:
    """Give the rectangle after a drag from one point to another, within the picture.

    Args:
        rectangle: As it was when the drag began.
        grip: What the hand has hold of.
        start: Where the drag began.
        now: Where it is.
    """
    if grip is Grip.INSIDE:
        return moved(rectangle, now - start)
    if grip is Grip.NEW:
        fixed = start
    else:
        opposite = {
            Grip.LEFT_TOP: Grip.RIGHT_BOTTOM,
            Grip.RIGHT_TOP: Grip.LEFT_BOTTOM,
            Grip.LEFT_BOTTOM: Grip.RIGHT_TOP,
            Grip.RIGHT_BOTTOM: Grip.LEFT_TOP,
        }
        fixed = corners(rectangle)[opposite[grip]]
    return _large_enough(QRectF(_within(fixed), _within(now)).normalized())


def moved(rectangle: QRectF, by: QPointF) -> QRectF:
    """Move a rectangle as far as the picture allows."""
    left = min(max(0.0, rectangle.left() + by.x()), 1 - rectangle.width())
    top = min(max(0.0, rectangle.top() + by.y()), 1 - rectangle.height())
    return QRectF(left, top, rectangle.width(), rectangle.height())


def resized(rectangle: QRectF, by: QPointF) -> QRectF:
    """Move the lower right corner, as far as the picture allows."""
    width = min(max(LEAST, rectangle.width() + by.x()), 1 - rectangle.left())
    height = min(max(LEAST, rectangle.height() + by.y()), 1 - rectangle.top())
    return QRectF(rectangle.left(), rectangle.top(), width, height)


def region_of(rectangle: QRectF) -> Region | None:
    """Give the part of the picture; None if it is all of it."""
    if rectangle == WHOLE:
        return None
    return Region(rectangle.left(), rectangle.top(), rectangle.width(), rectangle.height())


def rectangle_of(region: Region | None) -> QRectF:
    """Give the rectangle of a part, or of the whole picture."""
    return QRectF(region.left, region.top, region.width, region.height) if region else QRectF(WHOLE)


def _within(point: QPointF) -> QPointF:
    return QPointF(min(max(0.0, point.x()), 1.0), min(max(0.0, point.y()), 1.0))


def _large_enough(rectangle: QRectF) -> QRectF:
    """Widen a rectangle that is hardly one, within the picture."""
    width, height = max(LEAST, rectangle.width()), max(LEAST, rectangle.height())
    return QRectF(min(rectangle.left(), 1 - width), min(rectangle.top(), 1 - height), width, height)
