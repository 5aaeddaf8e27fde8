import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from simgui.gui.viewer.look_frame import Look, LookFrame

ROOM, WIDE = QSizeF(400, 300), QSizeF(4000, 1000)


def close(one: QRectF, other: QRectF) -> bool:
    return all(
        abs(getattr(one, side)() - getattr(other, side)()) < 1e-6
        for side in ("left", "top", "width", "height")
    )


def test_a_picture_fits_and_stands_in_the_middle() -> None:
    frame = LookFrame(ROOM, WIDE)
    assert frame.scale == 0.1
    assert close(frame.place, QRectF(0, 100, 400, 100))
    assert close(frame.visible, QRectF(0, 0, 1, 1))


def test_what_is_under_the_pointer_stays_there() -> None:
    frame, about = LookFrame(ROOM, WIDE), QPointF(100, 150)
    zoomed = frame.zoomed(8, about)
    assert zoomed.look.zoom == 8
    place = zoomed.place
    assert (about.x() - place.left()) / place.width() == pytest.approx(0.25)
    assert (about.y() - place.top()) / place.height() == pytest.approx(0.5)
    back = zoomed.zoomed(1 / 100, about)
    assert close(back.place, frame.place)


def test_no_gap_is_left_beside_the_picture() -> None:
    frame = LookFrame(ROOM, WIDE, Look(8, 0.5, 0.5)).moved(1e6, 1e6)
    assert close(frame.visible, QRectF(0, 0, 400 / 3200, 300 / 800))
    frame = frame.moved(-1e6, -1e6)
    assert frame.visible.right() == pytest.approx(1)
    assert frame.visible.bottom() == pytest.approx(1)
    assert LookFrame(ROOM, WIDE, Look(2, 0, 0)).place.top() == pytest.approx(50)  # lower than the view


def test_a_pixel_for_a_pixel() -> None:
    frame = LookFrame(ROOM, WIDE).at_scale(1)
    assert frame.scale == pytest.approx(1)
    assert frame.visible.width() == pytest.approx(0.1)
    assert LookFrame(ROOM, QSizeF(40, 30)).at_scale(1).look.zoom == 1  # smaller than the view


def test_zoom_ends_where_pixels_are_large() -> None:
    frame = LookFrame(ROOM, WIDE).zoomed(1e9, QPointF(1, 1))
    assert frame.scale == pytest.approx(16)
    tiny = LookFrame(ROOM, QSizeF(8, 8)).zoomed(1e9, QPointF(1, 1))
    assert tiny.look.zoom == 8


@pytest.mark.parametrize("size", [QSizeF(0, 0), QSizeF(1, 100_000), QSizeF(100_000, 1)])
@pytest.mark.parametrize("room", [QSizeF(0, 0), QSizeF(1, 1), QSizeF(4000, 10)])
def test_no_size_is_too_odd(size: QSizeF, room: QSizeF) -> None:
    frame = LookFrame(room, size).zoomed(3, QPointF(1, 1)).moved(5, 5).at_scale(1)
    assert frame.scale > 0
    assert frame.visible.width() <= 1 + 1e-9
