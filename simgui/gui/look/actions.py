"""Commands of the window: each is a `QAction` that says in which menu it stands.

Menu bar, command palette and list of shortcuts are made of these actions alone.
"""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu, QMenuBar, QWidget

MENU = "menu"
"""The property of an action that names its menu."""
SECTION = "section"
"""The property that sets an action apart from others in its menu, if it has one."""

NEEDS = "needs"
"""The property of an action or a widget that says what must be the case before its actions can be used."""

Key = QKeySequence.StandardKey | str


class MenuName(StrEnum):
    """The menus, from left to right; the value is what actions have as their property `menu`."""

    FILE = "file"
    EDIT = "edit"
    SEARCH = "search"
    VIEW = "view"
    LIBRARY = "library"
    TRAIN = "train"
    DUPLICATES = "duplicates"
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
    needs: str = "",
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
        needs: What must be the case before it can be used, in a few words; as its widget says if empty.
    """
    action = QAction(text, widget)
    action.setProperty(MENU, MenuName(menu).value)
    action.setProperty(SECTION, section)
    action.setProperty(NEEDS, needs)
    action.setShortcut(QKeySequence(key))
    action.setStatusTip(tip)
    action.triggered.connect(slot)
    widget.addAction(action)
    return action


def button_action(
    button: QAbstractButton, menu: str, text: str, key: Key = "", *, section: str = "", needs: str = ""
) -> QAction:
    """Make an action that presses a button, as long as the button is in sight and can be pressed."""
    tip = button.toolTip()
    return menu_action(button, menu, text, button.click, key, tip=tip, section=section, needs=needs)


def menu_actions(window: QWidget) -> list[QAction]:
    """List the actions of a window that belong into a menu: its own, then those of the widgets in it.

    Where several widgets have an action of the same words, the one is meant that has the focus, else the
    first that can be used now.
    """
    found: dict[tuple[str, str], QAction] = {}
    for widget in (window, *window.findChildren(QWidget)):
        for action in widget.actions():
            if action.property(MENU):
                key = str(action.property(MENU)), action.text()
                if key not in found or _rank(action, window) > _rank(found[key], window):
                    found[key] = action
    return list(found.values())


def _rank(action: QAction, window: QWidget) -> tuple[bool, bool]:
    focused = window.focusWidget()
    has_focus = focused is not None and any(
        each is focused or each.isAncestorOf(focused) for each in homes(action) if each is not window
    )
    return can_be_used(action, window), has_focus


def homes(action: QAction) -> list[QWidget]:
    """List the widgets that have an action; a menu only shows it."""
    objects = action.associatedObjects()
    return [each for each in objects if isinstance(each, QWidget) and not isinstance(each, QMenu | QMenuBar)]


def can_be_used(action: QAction, window: QWidget) -> bool:
    """Tell whether an action can be triggered now: a widget that has it is in sight, and enabled."""
    return action.isEnabled() and any(
        each is window or (each.isVisibleTo(window) and each.isEnabledTo(window)) for each in homes(action)
    )


def set_needs(widget: QWidget, needs: str) -> None:
    """Say what must be the case before the actions of a widget, and of those in it, can be used."""
    widget.setProperty(NEEDS, needs)


def why_not(action: QAction, window: QWidget) -> str:
    """Say in a few words what must be the case before an action can be used; empty if nobody has said it.

    What keeps most away comes first: the area that is not in sight, what is hidden in it, then the action.
    """
    around = [_around(home, window) for home in homes(action)]
    widgets = min(around, key=lambda each: sum(widget.isHidden() for widget in each), default=[])
    hidden = [widget for widget in reversed(widgets) if widget.isHidden()]
    shown = [widget for widget in widgets if not widget.isHidden()]
    needs = [str(each.property(NEEDS) or "") for each in (*hidden, action, *shown)]
    return next(filter(None, needs), "")


def _around(widget: QWidget, window: QWidget) -> list[QWidget]:
    """List a widget and those that it stands in, up to the window."""
    found: list[QWidget] = []
    place: QWidget | None = widget
    while place is not None:
        found.append(place)
        place = None if place is window else place.parentWidget()
    return found


def keys_of(action: QAction) -> str:
    """Give the shortcuts of an action as the system writes them."""
    return ", ".join(each.toString(QKeySequence.SequenceFormat.NativeText) for each in action.shortcuts())
