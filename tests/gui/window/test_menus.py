"""Menu bar, command palette and list of shortcuts: all made of the actions, and of nothing else."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QLineEdit,
    QMainWindow,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from seen import cards

from simgui.gui.look.actions import (
    MenuName,
    button_action,
    can_be_used,
    keys_of,
    menu_action,
    menu_actions,
    why_not,
)
from simgui.gui.viewer.viewer import Viewer
from simgui.gui.window.help import keys_page
from simgui.gui.window.main_window import MainWindow
from simgui.gui.window.menu_bar import MenuBar, without_mark
from simgui.gui.window.palette.palette import CommandPalette, Entry

CONTROL = Qt.KeyboardModifier.ControlModifier


def note(pressed: list[int], number: int) -> None:
    pressed.append(number)


def words(menu: QMenu) -> list[str]:
    """What a menu offers, a line as “-”."""
    return ["-" if each.isSeparator() else without_mark(each.text()) for each in menu.actions()]


def usable(menu: QMenu) -> list[str]:
    """What it offers that can be used now."""
    actions = (each for each in menu.actions() if each.isEnabled() and not each.isSeparator())
    return [without_mark(each.text()) for each in actions]


@pytest.fixture
def main(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setCentralWidget(QStackedWidget())
    made.show()
    return made


def page(main: QMainWindow) -> QWidget:
    pages = main.centralWidget()
    assert isinstance(pages, QStackedWidget)
    made = QWidget()
    pages.addWidget(made)
    return made


def test_the_bar_shows_every_action_and_those_of_the_page_in_sight_can_be_used(main: QMainWindow) -> None:
    pressed: list[str] = []
    first, second = page(main), page(main)
    menu_action(main, "file", "Quit", lambda: pressed.append("quit")).setMenuRole(QAction.MenuRole.QuitRole)
    menu_action(main, "file", "Open…", lambda: pressed.append("open"), "Ctrl+O", section="open")
    menu_action(first, "file", "Save…", lambda: pressed.append("save"), "Ctrl+S")
    menu_action(second, "train", "Train", lambda: pressed.append("train"))
    bar = MenuBar(main)
    assert words(bar.menu(MenuName.FILE)) == ["Open…", "-", "Save…", "-", "Quit"]
    assert [without_mark(each.text()) for each in bar.actions() if each.isVisible()] == ["File", "Train"]
    assert usable(bar.menu(MenuName.FILE)) == ["Open…", "Save…", "Quit"]
    assert usable(bar.menu(MenuName.TRAIN)) == []
    main.centralWidget().setCurrentWidget(second)  # type: ignore[attr-defined]
    assert usable(bar.menu(MenuName.FILE)) == ["Open…", "Quit"]
    assert usable(bar.menu(MenuName.TRAIN)) == ["Train"]
    bar.menu(MenuName.FILE).actions()[0].trigger()
    assert pressed == ["open"]


def test_of_actions_with_the_same_words_the_one_that_has_the_focus_is_meant(main: QMainWindow) -> None:
    pressed: list[int] = []
    whole = page(main)
    layout = QVBoxLayout(whole)
    for number in range(3):
        grid = QPushButton(str(number), whole)
        layout.addWidget(grid)
        menu_action(grid, "search", "Show large", partial(note, pressed, number))
    grids = whole.findChildren(QPushButton)
    grids[0].hide()
    for each in grids[1:]:
        each.show()
    bar = MenuBar(main)
    assert words(bar.menu(MenuName.SEARCH)) == ["Show large"]
    bar.menu(MenuName.SEARCH).actions()[0].trigger()
    grids[2].setFocus()
    bar.menu(MenuName.SEARCH).actions()[0].trigger()
    assert pressed == [1, 2]


def test_an_action_of_a_button_can_be_used_when_the_button_can_be_pressed(main: QMainWindow) -> None:
    pressed: list[int] = []
    button = QPushButton("Report…", page(main))
    button.clicked.connect(partial(note, pressed, 1))
    button_action(button, "file", "Save a report…")
    button.show()
    bar = MenuBar(main)
    bar.menu(MenuName.FILE).actions()[0].trigger()
    assert pressed == [1]
    button.setEnabled(False)
    assert usable(bar.menu(MenuName.FILE)) == []
    button.setEnabled(True)
    button.hide()
    assert usable(bar.menu(MenuName.FILE)) == []


def test_a_stand_in_shows_key_state_and_letter_and_takes_no_key_of_the_action(
    qtbot: QtBot, main: QMainWindow
) -> None:
    pressed: list[str] = []
    first, second = page(main), page(main)
    action = menu_action(first, "view", "Heat map", lambda: pressed.append("map"), "H")
    action.setCheckable(True)
    bar = MenuBar(main)
    other = menu_action(second, "view", "Hide", lambda: pressed.append("hide"), "H")
    main.setMenuBar(bar)
    shown = bar.menu(MenuName.VIEW).actions()[0]
    assert (shown.text(), keys_of(shown), shown.isCheckable()) == ("&Heat map", "H", True)
    qtbot.keyClick(first, Qt.Key.Key_H)
    assert pressed == ["map"]  # once, and not refused as ambiguous
    assert bar.menu(MenuName.VIEW).actions()[0].isChecked()
    action.setEnabled(False)
    assert not bar.menu(MenuName.VIEW).actions()[0].isEnabled()
    assert not can_be_used(other, main)


def test_keys_work_while_the_bar_has_the_focus(qtbot: QtBot, main: QMainWindow) -> None:
    pressed: list[int] = []
    menu_action(main, "file", "Open…", partial(note, pressed, 1), "Ctrl+O")
    bar = MenuBar(main)
    main.setMenuBar(bar)
    menu = bar.actions()[0].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert keys_of(menu.actions()[0]) == "Ctrl+O"
    menu.aboutToHide.emit()
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_O, CONTROL)
    assert pressed == [1]


def test_every_action_of_the_window_stands_in_the_bar_with_its_key(opened: MainWindow) -> None:
    bar, listed = opened.menus.bar, keys_page(menu_actions(opened))
    for action in menu_actions(opened):
        menu = bar.menu(MenuName(action.property("menu")))
        found = [each for each in menu.actions() if without_mark(each.text()) == without_mark(action.text())]
        assert len(found) == 1, action.text()
        assert found[0].shortcuts() == action.shortcuts()
        assert not action.shortcuts() or keys_of(action) in listed
    assert {"Undo", "Redo", "Paste"} <= set(words(bar.menu(MenuName.EDIT)))
    assert words(bar.menu(MenuName.VIEW))[:5] == ["Search", "Train", "Insight", "Library", "Duplicates"]


def test_no_two_actions_can_be_used_have_the_same_key(opened: MainWindow) -> None:
    for area in range(5):
        opened.show_area(area)
        keys = [
            key.toString()
            for each in menu_actions(opened)
            if can_be_used(each, opened)
            for key in each.shortcuts()
        ]
        assert len(keys) == len(set(keys)), sorted(keys)


def test_what_needs_a_folder_waits_for_one(window: MainWindow) -> None:
    (rescan,) = window.menus.bar.menu(MenuName.LIBRARY).actions()[:1]
    assert not rescan.isEnabled()
    (offered,) = [each for each in window.menus.palette._entries() if each.text == "Rescan"]
    assert offered.needs == "Open a folder first"


def test_the_system_knows_what_its_own_menu_holds(opened: MainWindow) -> None:
    roles = {
        each.menuRole(): without_mark(each.text())
        for name in MenuName
        for each in opened.menus.bar.menu(name).actions()
        if each.menu() is None and not each.isSeparator()
    }
    assert roles[QAction.MenuRole.QuitRole] == "Quit"
    assert roles[QAction.MenuRole.PreferencesRole] == "Settings…"
    assert roles[QAction.MenuRole.AboutRole] == "About SimGUI and licences…"
    assert QAction.MenuRole.TextHeuristicRole not in roles


# The palette.


def field(palette: CommandPalette) -> QLineEdit:
    return palette.findChildren(QLineEdit)[0]


def test_a_few_letters_and_enter_do_it(
    qtbot: QtBot, main: QMainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    palette = CommandPalette(main)
    palette.show_entries(
        [Entry(text, "", "", lambda text=text: done.append(text)) for text in ("Rescan", "Rules…")]
    )
    palette.ask()
    qtbot.keyClicks(field(palette), "rul")
    assert [each.text for each in palette.shown] == ["Rules…"]
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: done == ["Rules…"])
    assert not palette.isVisible()


def test_arrow_keys_go_through_the_list_while_the_field_is_typed_in(qtbot: QtBot, main: QMainWindow) -> None:
    done: list[str] = []
    palette = CommandPalette(main)
    palette.show_entries(
        [Entry(text, "", "", lambda text=text: done.append(text)) for text in ("a", "ab", "abc")]
    )
    palette.ask()
    qtbot.keyClicks(field(palette), "a")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(field(palette), key)
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: done == ["ab"])


def test_what_is_typed_stays_when_more_is_offered_and_is_gone_at_the_next_time(
    qtbot: QtBot, main: QMainWindow
) -> None:
    palette = CommandPalette(main)
    palette.show_entries([Entry("Rescan", "", "", int)])
    palette.ask()
    qtbot.keyClicks(field(palette), "use")
    assert not palette.shown
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)  # nothing to do
    assert palette.isVisible()
    palette.show_entries([Entry("Rescan", "", "", int), Entry("Use the model “x”", "", "", int)])
    assert [each.text for each in palette.shown] == ["Use the model “x”"]
    qtbot.keyClick(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    palette.ask()
    assert len(palette.shown) == 2


def test_the_palette_of_the_window_offers_what_can_be_done_now(qtbot: QtBot, opened: MainWindow) -> None:
    qtbot.keyClick(opened, Qt.Key.Key_K, CONTROL)
    palette = opened.menus.palette.palette
    assert palette.isVisible()
    texts = {each.text: each for each in palette.shown}
    assert texts["Rescan"].keys == "F5"
    assert texts["Settings…"].beside == "File"
    assert not texts["Rescan"].needs
    assert texts["Undo"].needs == "Nothing to undo"
    assert texts["Crop query"].needs == texts["Export as JSON…"].needs == "Search with a picture first"
    assert texts["Train on the open folder"].needs == "Only in Train"
    assert texts["Zoom in"].needs == "Show a picture large first"
    needed = [bool(each.needs) for each in palette.shown]
    assert needed == sorted(needed)  # what cannot be done now comes last
    qtbot.waitUntil(lambda: any(each.text.startswith("Use the model") for each in palette.shown))
    palette.close()


def test_what_cannot_be_done_now_is_listed_last_and_says_why(qtbot: QtBot, main: QMainWindow) -> None:
    done: list[str] = []
    palette = CommandPalette(main)
    palette.show_entries(
        [
            Entry("Crop query", "Search", "C", lambda: done.append("crop"), "Search with a picture first"),
            Entry("Scroll crops", "View", "", lambda: done.append("scroll")),
        ]
    )
    palette.ask()
    qtbot.keyClicks(field(palette), "crop")  # the first is the better find
    assert [each.text for each in palette.shown] == ["Scroll crops", "Crop query"]
    (listed,) = palette.findChildren(QTreeWidget)
    last = listed.topLevelItem(1)
    assert last is not None
    assert (last.text(1), last.text(2)) == ("Search with a picture first", "C")
    said = last.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Crop query, not available now: Search with a picture first"
    qtbot.keyClick(field(palette), Qt.Key.Key_Down)
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(field(palette), Qt.Key.Key_Up)
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: done == ["scroll"])


def test_every_command_says_why_it_cannot_be_used(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    def silent() -> list[str]:
        listed = (each for each in menu_actions(window) if not can_be_used(each, window))
        return [each.text() for each in listed if not why_not(each, window)]

    assert silent() == []  # the welcome
    window.open_folder(library)
    qtbot.waitUntil(lambda: not window.busy)
    for area in range(5):
        window.show_area(area)
        assert silent() == []
    window.search(library / "hats" / "0.png")
    qtbot.waitUntil(lambda: window.areas.search.query is not None and bool(cards(window)))
    assert silent() == []
    cards(window)[0].picture.setFocus()
    qtbot.keyClick(cards(window)[0].picture, Qt.Key.Key_Space)
    (viewer,) = window.findChildren(Viewer)
    qtbot.waitUntil(viewer.isVisible)
    assert silent() == []
    assert why_not(viewer.commands.before, window) == "This is the first picture"
    assert why_not(viewer.commands.blink, window) == "Compare two pictures first"
    assert why_not(window.areas.search._actions.turned, window) == "Go back to the window first"


# Keys.


def test_keys_are_listed_menu_by_menu(main: QMainWindow) -> None:
    menu_action(main, "view", "Show <large>", int, "Space")
    menu_action(main, "file", "&Open…", int, QKeySequence.StandardKey.Open)
    menu_action(main, "file", "Without a key", int)
    text = keys_page(menu_actions(main))
    assert text.index("File") < text.index("View")
    assert "Show &lt;large&gt;" in text
    assert "Open…" in text and "&amp;Open" not in text
    assert "Without a key" not in text
