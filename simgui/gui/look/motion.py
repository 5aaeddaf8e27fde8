"""Whether things may move: not where the system asks for rest, nor where there is no screen to see it."""

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

_WITHOUT_SCREEN = ("offscreen", "minimal")
_SPI_GETCLIENTAREAANIMATION = 0x1042


def moves() -> bool:
    """Tell whether a change may be shown little by little.

    Qt itself says from 6.12 on (`QAccessibilityHints`) whether the person asked the system for less motion;
    before, it can only be asked of Windows, and of a style that follows the system.
    """
    if QGuiApplication.platformName() in _WITHOUT_SCREEN:
        return False
    if sys.platform == "win32" and not animates(ctypes.windll.user32.SystemParametersInfoW):
        return False
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def animates(ask: Callable[..., int]) -> bool:
    """Tell whether Windows shows animations; if it does not say, it does.

    Args:
        ask: `SystemParametersInfoW`.
    """
    animated = ctypes.c_int(1)
    ask(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0)
    return bool(animated.value)
