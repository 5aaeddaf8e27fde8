from functools import partial

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QApplication

from simgui.gui.viewer.picture_difference import (
    Shrunk,
    draw_difference,
    mean_difference,
    same_shape,
    times_brighter,
)

SIZE = QSize(40, 20)


def fill(painter: QPainter, colour: QColor, right: QColor | None = None) -> None:
    painter.fillRect(QRect(0, 0, 40, 20), colour)
    if right is not None:
        painter.fillRect(QRect(20, 0, 20, 20), right)


def plain(colour: QColor, size: QSize = SIZE) -> QPixmap:
    pixmap = QPixmap(size)
    pixmap.fill(colour)
    return pixmap


def test_what_is_the_same_is_black_and_what_differs_is_as_bright_as_it_differs() -> None:
    grey, lighter = QColor(100, 100, 100), QColor(110, 104, 100)
    drawn = draw_difference(
        SIZE, 1.0, partial(fill, colour=grey), partial(fill, colour=grey, right=lighter), 4
    )
    assert drawn.pixelColor(5, 10) == QColor(0, 0, 0)
    assert drawn.pixelColor(35, 10) == QColor(40, 16, 0)
    turned = draw_difference(
        SIZE, 1.0, partial(fill, colour=grey, right=lighter), partial(fill, colour=grey), 1
    )
    assert turned.pixelColor(35, 10) == QColor(10, 4, 0)


def test_the_figure_is_the_mean_over_pixels_and_colours(qapp: QApplication) -> None:
    one, other = plain(QColor(0, 0, 0)), plain(QColor(255, 0, 51))
    assert mean_difference(one, one) == 0
    assert abs(mean_difference(one, other) - (255 + 51) / 3 / 255) < 1e-9
    assert mean_difference(one, plain(QColor(0, 0, 0), QSize(400, 200))) == 0


def test_a_small_difference_is_drawn_brighter_by_a_power_of_two() -> None:
    assert [times_brighter(mean) for mean in (0.5, 0.08, 0.04, 0.01, 0.0, 1e-4)] == [1, 1, 2, 8, 32, 32]


def test_shapes_are_compared_by_their_proportions(qapp: QApplication) -> None:
    black = QColor(0, 0, 0)
    assert same_shape(plain(black), plain(black, QSize(400, 201)))
    assert not same_shape(plain(black), plain(black, QSize(200, 400)))


def test_a_picture_is_made_smaller_once_and_never_larger(qapp: QApplication) -> None:
    shrunk, large = Shrunk(), plain(QColor(9, 9, 9), QSize(400, 200))
    assert shrunk.get(large, 39.6, 20).size() == SIZE
    assert shrunk.get(large, 40, 20).cacheKey() == shrunk.get(large, 40.2, 20.1).cacheKey()
    assert shrunk.get(large, 800, 400).cacheKey() == large.cacheKey()


def test_a_mirrored_picture_that_is_laid_where_it_fits_does_not_differ() -> None:
    picture = two_halves()
    mirrored = picture.transformed(QTransform.fromScale(-1, 1))
    assert mean_difference(picture, mirrored) > 0.2
    assert mean_difference(picture, mirrored, QTransform(-1, 0, 0, 1, 1, 0)) < 0.01


def test_only_what_both_pictures_show_is_compared() -> None:
    picture = two_halves()
    left = picture.copy(0, 0, picture.width() // 2, picture.height())
    assert mean_difference(picture, left, QTransform(0.5, 0, 0, 1, 0, 0)) < 0.01


def two_halves() -> QPixmap:
    picture = plain(QColor(200, 30, 30), QSize(80, 60))
    painter = QPainter(picture)
    painter.fillRect(40, 0, 40, 60, QColor(20, 160, 220))
    painter.end()
    return picture
