import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from simgui.gui.look.colours import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Colours
from simgui.gui.look.labels import styled
from simgui.gui.look.theme import STYLE, apply_theme, colours, dressed_at_the_end


def luminance(name: str) -> float:
    """Relative luminance by WCAG 2.2."""
    channels = QColor(name).getRgbF()[:3]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


TEXTS = {
    "text": ("ground", "raised", "place", "line"),
    "faint": ("ground", "raised", "place", "line"),
    "accent": ("ground", "raised"),
    "on_accent": ("accent",),
    "match": ("ground", "raised", "match_ground"),
    "no_match": ("ground", "raised", "no_match_ground"),
    "error": ("ground", "raised", "error_ground"),
}
"""What each text stands on, in the style sheet and where it is painted."""


def on_each_ground(scheme: Colours) -> Iterator[tuple[str, str, float]]:
    for text, grounds in TEXTS.items():
        for ground in grounds:
            yield text, ground, contrast(getattr(scheme, text), getattr(scheme, ground))


@pytest.mark.parametrize("scheme", [LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST])
def test_every_text_is_readable(scheme: Colours) -> None:
    assert not [each for each in on_each_ground(scheme) if each[2] < 4.5]  # WCAG AA
    assert not [
        ground for ground in ("ground", "raised") if contrast(scheme.accent, getattr(scheme, ground)) < 3
    ]


@pytest.mark.parametrize("scheme", [LIGHT_CONTRAST, DARK_CONTRAST])
def test_high_contrast_is_high(scheme: Colours) -> None:
    assert not [each for each in on_each_ground(scheme) if each[1] != "line" and each[2] < 7]  # WCAG AAA
    assert contrast(scheme.line, scheme.ground) >= 3  # borders can be seen


def test_the_style_sheet_has_no_other_pair_of_text_and_ground() -> None:
    rules = re.findall(r"\{([^{}]*)\}", re.sub(r"\$\{\w+\}", "", STYLE.template))
    pairs = set()
    for rule in rules:
        text = re.search(r"(?<![-\w])color: \$(\w+)", rule)
        ground = re.search(r"(?<![-\w])background: \$(\w+)", rule)
        if text and ground:
            pairs.add((text[1], ground[1]))
        if selected := re.search(
            r"selection-background-color: \$(\w+).*selection-color: \$(\w+)", rule, re.DOTALL
        ):
            pairs.add((selected[2], selected[1]))
    assert len(pairs) > 5
    assert not [pair for pair in pairs if pair[1] not in TEXTS[pair[0]]]


@pytest.mark.parametrize(
    ("name", "scheme"),
    [
        ("light", LIGHT),
        ("dark", DARK),
        ("light contrast", LIGHT_CONTRAST),
        ("dark contrast", DARK_CONTRAST),
    ],
)
def test_the_chosen_scheme_is_painted(themed: QApplication, name: str, scheme: Colours) -> None:
    apply_theme(themed, name)
    assert colours() == scheme
    assert themed.palette().window().color() == QColor(scheme.ground)


def test_what_a_field_asks_for_is_readable(qtbot: QtBot, themed: QApplication) -> None:
    apply_theme(themed, "light")
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("Search")
    field.ensurePolished()
    assert field.palette().placeholderText().color() == QColor(LIGHT.faint)


@pytest.mark.parametrize(("system_px", "body_px"), [(12, 14), (14, 14), (19, 19)])
def test_text_is_as_large_as_the_system_says_but_never_tiny(
    qtbot: QtBot, themed: QApplication, system_px: int, body_px: int
) -> None:
    font = themed.font()
    font.setPixelSize(system_px)
    themed.setFont(font)
    apply_theme(themed)
    body, title = styled("words", "faint"), styled("words", "title")
    for label in (body, title):
        qtbot.addWidget(label)
        label.show()
    assert QFontInfo(body.font()).pixelSize() == body_px
    assert QFontInfo(title.font()).pixelSize() == round(body_px * 30 / 14)


def test_what_is_made_undressed_is_dressed_at_the_end(qtbot: QtBot, themed: QApplication) -> None:
    sheet = themed.styleSheet()
    with dressed_at_the_end(themed):
        made = styled("words", "title")
        qtbot.addWidget(made)
        assert themed.styleSheet() == ""
    assert themed.styleSheet() == sheet
    at_once = styled("words", "title")
    qtbot.addWidget(at_once)
    for label in (made, at_once):
        label.show()
    assert made.font() == at_once.font()
    assert made.grab().toImage() == at_once.grab().toImage()
