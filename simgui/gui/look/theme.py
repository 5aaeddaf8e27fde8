"""How SimGUI looks: sets of colours, one style sheet. Pictures carry the page, controls recede."""

from collections.abc import Iterator
from contextlib import contextmanager
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from simgui.core.garbage import nothing_collected
from simgui.core.resources import resource
from simgui.gui.look.colours import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Colours
from simgui.gui.look.fonts import columns_px, lines_px

_CHOSEN = "colourScheme"
_SCHEMES = {
    "light": LIGHT,
    "dark": DARK,
    "light contrast": LIGHT_CONTRAST,
    "dark contrast": DARK_CONTRAST,
}
_LEAST_TEXT_PX = 14
_SIZES = {"title": 30 / 14, "heading": 16 / 14, "distance": 20 / 14, "tab": 15 / 14}
"""Sizes of text, as shares of that of the body."""
STYLE = Template("""
* { outline: none; dialogbuttonbox-buttons-have-icons: 0; }
QWidget { background: $ground; color: $text; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 6px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading}px; font-weight: 600; }
QLabel[role="faint"] { color: $faint; }
QLabel[role="distance"] { font-size: ${distance}px; font-weight: 600; }

QPushButton { background: transparent; border: 1px solid $line; border-radius: 8px; padding: 7px 14px; }
QPushButton:hover { background: $raised; border-color: $faint; }
QPushButton:focus { border: 2px solid $accent; padding: 6px 13px; }
QPushButton:disabled { color: $faint; }
QPushButton[role="primary"]
    { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { border-color: $text; }
QPushButton[role="primary"]:focus { border: 2px solid $text; padding: 6px 13px; }
QPushButton[role="primary"]:disabled { background: $line; color: $faint; border-color: $line; }
QPushButton[role="quiet"] { border-color: $line; color: $faint; padding: 4px 9px; }
QPushButton[role="quiet"]:hover { color: $text; border-color: $faint; }
QPushButton[role="quiet"]:focus { color: $text; border: 2px solid $accent; padding: 3px 8px; }
QPushButton[role="quiet"]:disabled { border-color: transparent; }
QPushButton[role="tool"] { border-color: transparent; padding: 4px; }
QPushButton[role="tool"]:hover { border-color: $line; }
QPushButton[role="tool"]:checked { background: $raised; border-color: $accent; }
QPushButton[role="tool"]:focus { border: 2px solid $accent; padding: 3px; }
QPushButton::menu-indicator { width: 0; image: none; }
QPushButton[role="chip"] { border-radius: 12px; padding: 4px 12px; color: $faint; }
QPushButton[role="chip"]:checked { background: $raised; color: $text; border-color: $accent; }
QPushButton[role="chip"]:disabled { border-color: transparent; }
QPushButton[role="chip"]:focus { border: 2px solid $accent; padding: 3px 11px; }
QPushButton[role="term"] { background: $raised; border-radius: 12px; padding: 4px 12px; }
QPushButton[role="term"]:focus { border: 2px solid $accent; padding: 3px 11px; }
QPushButton[role="doubtful"] { background: $no_match_ground; border-color: $no_match_ground; color: $no_match;
    border-radius: 12px; padding: 4px 12px; }
QPushButton[role="doubtful"]:hover { border-color: $no_match; }
QPushButton[role="doubtful"]:focus { border: 2px solid $no_match; padding: 3px 11px; }

QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $faint; border: 2px solid transparent;
    padding: 12px 2px 12px 2px; margin-right: 22px; font-size: ${tab}px; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { border-color: $accent; border-radius: 6px; }

#header { border-bottom: 1px solid $line; }
#statusStrip { border-top: 1px solid $line; }
#banner { background: $error_ground; border-radius: 10px; }
#banner QLabel { color: $error; }
#banner QPushButton { color: $error; }
#notice { background: $raised; border: 1px solid $line; border-radius: 10px; }
#divider { background: $faint; }
#palette { background: $ground; border: 1px solid $faint; }
#suggestions { background: $raised; border: 1px solid $faint; border-radius: 7px; padding: 3px; }
#card { background: $raised; border: 1px solid $line; border-radius: 12px; }
#dropTarget { border: 2px dashed $line; border-radius: 14px; }

QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider:horizontal { min-height: 24px; }
QSlider::groove:horizontal { background: $line; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $raised; border: 2px solid $accent; width: 14px; height: 14px;
    margin: -7px 0; border-radius: 9px; }
QSlider::handle:horizontal:focus { background: $accent; }
QSplitter::handle { background: $line; }
QSplitter::handle:vertical { height: 1px; }
QAbstractScrollArea { border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; min-height: 40px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: $faint; }
QScrollBar::handle:vertical:disabled { background: transparent; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: 4px; min-width: 40px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page
    { background: transparent; border: none; width: 0; height: 0; }
QHeaderView::section { background: $ground; color: $faint; border: none; border-bottom: 1px solid $line;
    padding: 6px 8px; }
QSpinBox, QDoubleSpinBox, QComboBox, QLineEdit { background: $raised; border: 1px solid $line;
    border-radius: 7px; padding: 4px 8px; min-height: ${field_height}px; min-width: ${field_width}px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $faint; }
QAbstractSpinBox QLineEdit { border: none; padding: 0 8px; background: transparent; min-width: 0;
    min-height: 0; }
QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QLineEdit:focus { border-color: $accent; }
QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: $faint; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button
    { width: 0; border: none; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$down_arrow"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line;
    selection-background-color: $line; selection-color: $text; }
QRadioButton, QCheckBox { spacing: 8px; font-weight: 600; background: transparent; }
QRadioButton::indicator { width: 14px; height: 14px; border: 2px solid $faint; border-radius: 9px; }
QRadioButton::indicator:checked { border-color: $accent; background: qradialgradient(cx: 0.5, cy: 0.5,
    radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 $accent, stop: 0.5 $accent, stop: 0.6 $ground, stop: 1 $ground); }
QRadioButton:focus { color: $accent; }
QListWidget, QPlainTextEdit
    { background: $raised; border: 1px solid $line; border-radius: 7px; padding: 4px; }
QTableView, QListView { border: 1px solid transparent; border-radius: 7px; }
QListWidget { border-color: $line; }
QTableView:focus, QListView:focus, QListWidget:focus, QPlainTextEdit:focus { border-color: $accent; }
PictureGrid, PictureGrid:focus, GroupList, GroupList:focus { border: none; }
QListWidget::item { padding: 3px; }
QListWidget::item:selected { background: $line; color: $text; border-radius: 5px; }
QCheckBox::indicator { width: 14px; height: 14px; border: 2px solid $faint; border-radius: 4px; }
QCheckBox::indicator:checked { border-color: $accent; background: $accent; }
QCheckBox:focus { color: $accent; }
QListWidget::indicator { width: 14px; height: 14px; border: 2px solid $faint; border-radius: 4px; }
QListWidget::indicator:checked { border-color: $accent; background: $accent; }
QTableCornerButton::section { background: transparent; border: none; }
QTableView { gridline-color: transparent; selection-background-color: $line; selection-color: $text; }
QTableView::item { padding: 4px 8px; }
QMenuBar { background: $ground; color: $faint; padding: 2px 10px 0 10px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 5px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $line; color: $text; }
QMenu { background: $raised; border: 1px solid $line; padding: 4px; }
QMenu::item { background: transparent; padding: 6px 22px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $line; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QTreeWidget { background: $ground; border: 1px solid transparent; border-radius: 7px; }
QTreeWidget:focus { border-color: $accent; }
QTreeWidget::item { padding: 5px 6px; }
QTreeWidget::item:selected { background: $line; color: $text; }
QTextBrowser { background: $ground; border: 1px solid transparent; border-radius: 7px; }
QTextBrowser:focus { border-color: $accent; }
""")


def colours() -> Colours:
    """Give the colours of the scheme that the person has chosen, else those that the system asks for."""
    application = QApplication.instance()
    chosen = application.property(_CHOSEN) if application else ""
    return _SCHEMES.get(chosen or "") or _SCHEMES[_scheme_of_system()]


def _scheme_of_system() -> str:
    hints = QGuiApplication.styleHints()
    scheme = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    if not hasattr(hints, "accessibility"):  # Qt before 6.10 does not tell
        return scheme
    asks = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return f"{scheme} contrast" if asks else scheme


def apply_theme(application: QApplication, scheme: str = "") -> None:
    """Style the whole application, and again when the system's scheme changes.

    Args:
        application: What is dressed.
        scheme: "light", "dark", "light contrast" or "dark contrast" whatever the system says; empty to
            follow it.
    """
    application.setProperty(_CHOSEN, scheme)
    with nothing_collected():
        application.setStyle("Fusion")
        application.setFont(_body(application.font()))
    _restyle()
    hints = application.styleHints()
    hints.colorSchemeChanged.connect(_restyle)
    if hasattr(hints, "accessibility"):
        hints.accessibility().contrastPreferenceChanged.connect(_restyle)


@contextmanager
def dressed_at_the_end(application: QApplication) -> Iterator[None]:
    """Dress widgets that are made meanwhile once, when all are made: a window in a quarter of the time.

    Qt works out the looks of a widget anew each time that it, or one that it lies in, is put into another.
    Nothing may be in sight yet.
    """
    sheet = application.styleSheet()
    with nothing_collected():
        application.setStyleSheet("")
    try:
        yield
    finally:
        with nothing_collected():
            application.setStyleSheet(sheet)


def choose_scheme(scheme: str) -> None:
    """Dress the application anew, as in `apply_theme`."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_CHOSEN, scheme)
        _restyle()


def _body(font: QFont) -> QFont:
    """Give the font of the system in its size, but in none that is too small beside pictures."""
    body = QFont(font)
    body.setPixelSize(max(_LEAST_TEXT_PX, QFontInfo(font).pixelSize()))
    return body


def _restyle() -> None:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    chosen = colours()
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, chosen.ground),
        (QPalette.ColorRole.Base, chosen.ground),
        (QPalette.ColorRole.AlternateBase, chosen.raised),
        (QPalette.ColorRole.Button, chosen.raised),
        (QPalette.ColorRole.WindowText, chosen.text),
        (QPalette.ColorRole.Text, chosen.text),
        (QPalette.ColorRole.ButtonText, chosen.text),
        (QPalette.ColorRole.PlaceholderText, chosen.faint),
        (QPalette.ColorRole.Highlight, chosen.accent),
        (QPalette.ColorRole.HighlightedText, chosen.on_accent),
        (QPalette.ColorRole.Link, chosen.accent),
    ):
        palette.setColor(role, QColor(colour))
    with nothing_collected():
        application.setPalette(palette)
    font = application.font()
    sizes = {name: round(QFontInfo(font).pixelSize() * share) for name, share in _SIZES.items()}
    sizes |= {"field_height": lines_px(font, 1) + 4, "field_width": columns_px(font, 14)}
    arrow = resource("icons", "down.svg").as_posix()
    sheet = STYLE.substitute(vars(chosen), **sizes, down_arrow=arrow)
    with nothing_collected():
        application.setStyleSheet(sheet)
