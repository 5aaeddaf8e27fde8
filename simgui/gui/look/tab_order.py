"""Where the Tab key comes to what is made later than what stands below it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_before(widgets: Sequence[QWidget], stop: QWidget) -> None:
    """Let the Tab key come to widgets, one after the other, just before it comes to another one.

    Qt itself can only put a widget behind another one, and behind none that takes no focus.

    Args:
        widgets: They, in the window of the other one.
        stop: The other one.
    """
    before = stop.previousInFocusChain()
    while before is not None and before is not stop and (before in widgets or _takes_none(before)):
        before = before.previousInFocusChain()
    if before is None or before is stop:
        return
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget


def _takes_none(widget: QWidget) -> bool:
    return widget.focusPolicy() == Qt.FocusPolicy.NoFocus
