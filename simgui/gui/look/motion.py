"""Whether things may move: not where the system asks for rest, nor where there is no screen to see it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

_WITHOUT_SCREEN = ("offscreen", "minimal")


def moves() -> bool:
    """Tell whether a change may be shown little by little."""
    if QGuiApplication.platformName() in _WITHOUT_SCREEN:
        return False
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
