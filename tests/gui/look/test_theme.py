import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from simgui.gui.look.theme import DARK, LIGHT, Colours, apply_theme, colours


def luminance(name: str) -> float:
    """Relative luminance by WCAG 2.2."""
    channels = QColor(name).getRgbF()[:3]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("text", "ground"),
        ("faint", "ground"),
        ("text", "raised"),
        ("on_accent", "accent"),
        ("match", "match_ground"),
        ("no_match", "no_match_ground"),
        ("error", "error_ground"),
    ],
)
def test_every_text_is_readable(scheme: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(scheme, text), getattr(scheme, ground)) >= 4.5  # WCAG AA


@pytest.mark.parametrize(("name", "scheme"), [("light", LIGHT), ("dark", DARK)])
def test_the_chosen_scheme_is_painted(qtbot: QtBot, qapp: QApplication, name: str, scheme: Colours) -> None:
    before = qapp.styleSheet(), qapp.palette(), qapp.property("colourScheme")
    try:
        apply_theme(qapp, name)
        assert colours() == scheme
        label = QLabel("")
        qtbot.addWidget(label)
        label.setProperty("role", "none")
        window = QLabel().window()
        qtbot.addWidget(window)
        assert qapp.palette().window().color() == QColor(scheme.ground)
    finally:
        qapp.setStyleSheet(before[0])
        qapp.setPalette(before[1])
        qapp.setProperty("colourScheme", before[2])
