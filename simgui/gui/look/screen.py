"""How large a window may be: no larger than what is free of the screen that it opens on."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(12, 40)
"""What the frame of a window adds, nearly: the system tells it only once the window is seen."""


def within_screen(window: QWidget, size: QSize) -> QSize:
    """Give the size, as far as there is room for it on the screen."""
    return size.boundedTo(window.screen().availableGeometry().size() - _FRAME)
