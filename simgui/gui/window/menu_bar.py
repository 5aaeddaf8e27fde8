"""The menu bar: every action of the window and of the page in sight, with its key."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from simgui.gui.look.actions import MENU, SECTION, MenuName, can_be_used, homes, menu_actions
from simgui.gui.look.mnemonics import with_mnemonics


def menu_titles() -> dict[MenuName, str]:
    """Give the words of the menus."""
    tr = partial(QCoreApplication.translate, "menu")
    return {
        MenuName.FILE: tr("File"),
        MenuName.EDIT: tr("Edit"),
        MenuName.SEARCH: tr("Search"),
        MenuName.VIEW: tr("View"),
        MenuName.LIBRARY: tr("Library"),
        MenuName.TRAIN: tr("Train"),
        MenuName.DUPLICATES: tr("Duplicates"),
        MenuName.HELP: tr("Help"),
    }


def without_mark(text: str) -> str:
    """Give the words of an action without the mark of its letter."""
    return re.sub(r"&(.)", r"\1", text)


class MenuBar(QMenuBar):
    """A row of menus made of the actions that name one: those that cannot be used now are faint.

    A menu holds stand-ins: an action's own key works only where its widget is in sight, and in a menu it
    would work everywhere. A stand-in has the key only while its menu is open, to show it: pressed while the
    bar has the focus, it would be that of two actions. They are made when the menu is opened; a bar that the
    system shows, not this program, is filled before.

    Args:
        window: Its widgets have the actions.
        actions: Lists all of them, for a menu that is opened; `menu_actions` of the window if none is given.
        expected: Menus that have something to offer even if nothing of it has been made yet.
    """

    def __init__(
        self,
        window: QMainWindow,
        actions: Callable[[], Sequence[QAction]] | None = None,
        expected: Collection[MenuName] = (),
    ) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions or partial(menu_actions, window)
        self._expected = expected
        titles = menu_titles()
        self._seen: dict[tuple[str, str], int] = {}
        self._menus: dict[MenuName, QMenu] = {}
        for name, title in zip(titles, with_mnemonics(list(titles.values())), strict=True):
            self._menus[name] = menu = self.addMenu(title)
            menu.aboutToShow.connect(partial(self._fill, name))
            menu.aboutToHide.connect(partial(self._take_keys, menu))
        self.refresh()

    def refresh(self) -> None:
        """Show the menus that have something to offer by now."""
        actions = menu_actions(self._window)
        for action in actions:
            self._note(action)
        offered = {each.property(MENU) for each in actions}
        for name, menu in self._menus.items():
            menu.menuAction().setVisible(name in offered or name in self._expected)
            if self.isNativeMenuBar():
                self._put(name, actions)

    def menu(self, name: MenuName) -> QMenu:
        """Give a menu as it would be shown now."""
        self._fill(name)
        return self._menus[name]

    @staticmethod
    def _take_keys(menu: QMenu) -> None:
        for shown in menu.actions():
            if shown.parent() is menu:
                shown.setShortcuts([])

    def _fill(self, name: MenuName) -> None:
        self._put(name, self._actions(), with_keys=True)

    def _put(self, name: MenuName, offered: Sequence[QAction], *, with_keys: bool = False) -> None:
        menu = self._menus[name]
        for shown in menu.actions():  # `clear` would delete what other widgets have too
            menu.removeAction(shown)
            if shown.parent() is menu:
                shown.deleteLater()
        actions = [each for each in offered if each.property(MENU) == name]
        actions.sort(key=self._place)
        before = None
        for action, text in zip(actions, with_mnemonics([each.text() for each in actions]), strict=True):
            group = self._window in homes(action) or homes(action), action.property(SECTION)
            if before not in (None, group):
                menu.addSeparator()
            before = group
            sub = action.menu()
            if isinstance(sub, QMenu):
                action.setText(text)
                menu.addMenu(sub)
            else:
                made = _stand_in(action, text, menu)
                made.setEnabled(can_be_used(action, self._window))
                if with_keys:
                    made.setShortcuts(action.shortcuts())
                menu.addAction(made)

    def _place(self, action: QAction) -> tuple[bool, int]:
        """Give the place in its menu: those of the window, others as they were seen first, *Quit* last."""
        is_last = action.menuRole() == QAction.MenuRole.QuitRole
        return is_last, 0 if self._window in homes(action) else self._note(action)

    def _note(self, action: QAction) -> int:
        """Give the number of an action: one for each menu and text, in the order in which they were seen."""
        key = str(action.property(MENU)), action.text()
        return self._seen.setdefault(key, len(self._seen) + 1)


def _stand_in(action: QAction, text: str, menu: QMenu) -> QAction:
    """Make an action that looks like another and triggers it."""
    made = QAction(text, menu)
    made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the action's own key does the work
    made.setStatusTip(action.statusTip())
    made.setCheckable(action.isCheckable())
    made.setChecked(action.isChecked())
    role = action.menuRole()
    by_words = role == QAction.MenuRole.TextHeuristicRole
    made.setMenuRole(QAction.MenuRole.NoRole if by_words else role)
    made.triggered.connect(action.trigger)
    return made
