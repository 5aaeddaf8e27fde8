"""The place of a distance beside the threshold, as it is painted and as it is read out."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simgui.gui.look.theme import apply_theme, colours
from simgui.gui.search.results.distance_scale import DistanceScale


def shown(qtbot: QtBot, distance: float, threshold: float) -> DistanceScale:
    scale = DistanceScale()
    qtbot.addWidget(scale)
    scale.resize(200, 16)
    scale.show_distance(distance, threshold, match=distance <= threshold)
    return scale


@pytest.mark.parametrize(
    ("distance", "threshold", "share"),
    [(0.0, 0.2, 0.0), (0.1, 0.2, 0.25), (0.2, 0.2, 0.5), (0.4, 0.2, 1.0), (1.9, 0.2, 1.0), (0.5, 0.0, 1.0)],
)
def test_the_threshold_stands_in_the_middle(
    qtbot: QtBot, distance: float, threshold: float, share: float
) -> None:
    assert shown(qtbot, distance, threshold).share == pytest.approx(share)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dot_and_threshold_are_painted_where_they_are(
    qtbot: QtBot, themed: QApplication, scheme: str
) -> None:
    apply_theme(themed, scheme)
    for distance, colour in ((0.1, colours().match), (0.3, colours().no_match)):
        scale = shown(qtbot, distance, 0.2)
        image = scale.grab().toImage()
        ratio, middle = image.devicePixelRatio(), image.height() // 2
        radius = scale.height() / 2
        at = int((radius + (scale.width() - 2 * radius) * scale.share) * ratio)
        assert image.pixelColor(at, middle) == QColor(colour)
        assert image.pixelColor(image.width() // 2, 1) == QColor(colours().text)


def test_a_screen_reader_says_both(qtbot: QtBot) -> None:
    assert shown(qtbot, 0.123, 0.2).accessibleName() == "Distance 0.12; pictures match up to 0.20"
