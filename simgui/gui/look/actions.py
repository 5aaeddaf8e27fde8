"""Commands of the window: each is a `QAction` that says in which menu it stands.

Menu bar, command palette and list of shortcuts are made of these actions alone.
"""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

MENU = "menu"
"""The property of an action that names its menu."""
SECTION = "section"
"""The property that sets an action apart from others in its menu, if it has one."""

Key = QKeySequence.StandardKey | str


class MenuName(StrEnum):
    """The menus, from left to right; the value is what actions have as their property `menu`."""

    FILE = "file"
    EDIT = "edit"
    SEARCH = "search"
    VIEW = "view"
    LIBRARY = "library"
    TRAIN = "train"
    HELP = "help"


def menu_action(
    widget: QWidget,
    menu: str,
    text: str,
    slot: Callable[..., object],
    key: Key = "",
    *,
    tip: str = "",
    section: str = "",
) -> QAction:
    """Make an action of a widget: its key works wherever the widget is in sight, its menu shows it.

    Args:
        widget: What it belongs to; elsewhere than in sight of it, the action is not offered.
        menu: One of `MenuName`.
        text: In the words of a menu, with "…" if it asks something first.
        slot: What it does.
        key: What it is pressed with.
        tip: What it does, in a sentence.
        section: Actions of a menu that have another one are set apart by a line.
    """
    action = QAction(text, widget)
    action.setProperty(MENU, MenuName(menu).value)
    action.setProperty(SECTION, section)
    action.setShortcut(QKeySequence(key))
    action.setStatusTip(tip)
    action.triggered.connect(slot)
    widget.addAction(action)
    return action


def menu_actions(window: QWidget) -> list[QAction]:
    """List the actions of a window that belong into a menu, as its widgets made them."""
    return [each for each in window.findChildren(QAction) if each.property(MENU)]


def in_sight(action: QAction, window: QWidget) -> bool:
    """Tell whether a widget that has an action is in sight in a window."""
    homes = [each for each in action.associatedObjects() if isinstance(each, QWidget)]
    return any(each.isVisibleTo(window) for each in homes)


def keys_of(action: QAction) -> str:
    """Give the shortcuts of an action as the system writes them."""
    return ", ".join(each.toString(QKeySequence.SequenceFormat.NativeText) for each in action.shortcuts())
