"""The keys that work everywhere in the window."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

Key = QKeySequence.StandardKey | str


def add_keys(window: QWidget, keys: Mapping[Key, Callable[[], object]]) -> None:
    """Let each key do something as long as the window is in front."""
    for key, slot in keys.items():
        action = QAction(window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(slot)
        window.addAction(action)
