"""Going through groups by keys: what is kept, what is said of them, and the comparison."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from seen import button, command, says

from simgui.gui.duplicates.group_painter import tick_place
from simgui.gui.duplicates.page import DuplicatesPage
from simgui.gui.look.actions import menu_actions
from simgui.gui.viewer.viewer import Viewer
from simgui.gui.window.help import keys_page
from simgui.gui.window.large_view import LargeView
from simgui.gui.window.main_window import MainWindow

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Press = Callable[..., None]


@pytest.fixture
def press(qtbot: QtBot, listed: DuplicatesPage) -> Press:
    """Press a key where the keyboard is."""

    def press_one(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        qtbot.keyClick(QApplication.focusWidget() or listed.groups, key, modifiers)

    listed.groups.setFocus()
    return press_one


def kept(page: DuplicatesPage) -> list[set[int]]:
    return [set(each.kept) for each in page.review.entries]


def spoken(page: DuplicatesPage) -> str:
    """What a screen reader says of the picture that keys act on."""
    whole = QAccessible.queryAccessibleInterface(page.groups)
    return whole.child(page.groups.currentIndex().row()).text(QAccessible.Text.Name)


def large(opened: MainWindow) -> LargeView:
    return opened.findChildren(LargeView)[0]


def viewer(opened: MainWindow) -> Viewer:
    return opened.findChildren(Viewer)[0]


def test_keys_go_from_picture_to_picture_and_from_group_to_group(
    listed: DuplicatesPage, press: Press
) -> None:
    assert len(listed.review.entries[0].members) == 3
    assert spoken(listed).startswith("0.png, picture 1 of 3: Keep, first by name, ")
    assert spoken(listed).endswith(", in pictures/bags. Group 1 of 2: 3 copies")
    press(KEY.Key_Right)
    assert spoken(listed).startswith("again.png, picture 2 of 3: Move, ")
    for key, at in (
        (KEY.Key_N, (1, 0)),
        (KEY.Key_N, (1, 0)),  # there is no other
        (KEY.Key_P, (0, 0)),
        (KEY.Key_End, (1, 1)),
        (KEY.Key_Left, (1, 0)),
        (KEY.Key_Left, (0, 2)),
        (KEY.Key_Home, (0, 0)),
        (KEY.Key_Down, (1, 0)),
    ):
        press(key)
        assert listed.groups.current == at


def test_keys_choose_what_is_kept(listed: DuplicatesPage, press: Press) -> None:
    press(KEY.Key_Right)
    press(KEY.Key_K)
    assert kept(listed)[0] == {1}
    assert "Keep, your choice" in spoken(listed)
    press(KEY.Key_Right)
    press(KEY.Key_K, SHIFT)
    assert kept(listed)[0] == {1, 2}
    assert says(listed, "2 pictures in 2 groups ticked to be moved")
    press(KEY.Key_T)
    assert says(listed, "1 picture in 1 group ticked to be moved")
    press(KEY.Key_A, CONTROL | SHIFT)
    assert says(listed, "No group is ticked.")
    assert not button(listed, "Move to trash…").isEnabled()
    press(KEY.Key_A, CONTROL)
    assert button(listed, "Move to trash…").isEnabled()


def test_a_click_ticks_a_group_and_a_double_click_compares(
    qtbot: QtBot, listed: DuplicatesPage, opened: MainWindow
) -> None:
    groups = listed.groups
    box = tick_place(groups.cells.heading(0)).center()
    for ticked in (False, True):
        qtbot.mouseClick(groups.viewport(), Qt.MouseButton.LeftButton, pos=box)
        assert listed.review.entries[0].ticked is ticked
    third = groups.visualRect(groups.model().index(2, 0)).center()
    qtbot.mouseClick(groups.viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert groups.current == (0, 2)
    qtbot.mouseDClick(groups.viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert large(opened).is_large


def test_a_group_that_is_called_different_is_gone_until_that_is_taken_back(
    qtbot: QtBot, listed: DuplicatesPage, opened: MainWindow, press: Press
) -> None:
    press(KEY.Key_D)
    qtbot.waitUntil(lambda: says(listed, "Not listed together again."))
    qtbot.waitUntil(lambda: len(listed.review.entries) == 1)
    assert listed.groups.current == (0, 0)
    listed.find_duplicates()
    qtbot.waitUntil(lambda: not listed.finding.running)
    assert len(listed.review.entries) == 1  # never asked again


def test_what_was_said_is_taken_back_and_said_again(
    qtbot: QtBot, listed: DuplicatesPage, opened: MainWindow, press: Press
) -> None:
    press(KEY.Key_N)
    press(KEY.Key_R)
    qtbot.waitUntil(lambda: len(listed.review.entries) == 1)
    qtbot.waitUntil(lambda: "review 2 pictures" in opened._undo.texts[0])
    press(KEY.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(listed.review.entries) == 2)
    qtbot.waitUntil(lambda: listed.groups.current == (1, 0))
    press(KEY.Key_Z, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(listed.review.entries) == 1)


def test_when_all_are_reviewed_it_says_how_many(qtbot: QtBot, listed: DuplicatesPage, press: Press) -> None:
    press(KEY.Key_R)
    qtbot.waitUntil(lambda: len(listed.review.entries) == 1 and listed.groups.hasFocus())
    press(KEY.Key_R)
    qtbot.waitUntil(lambda: says(listed, "2 groups reviewed"))
    assert says(listed, "Nothing is left to review.")
    qtbot.mouseClick(button(listed, "Find again"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(listed, "No copies among 9 pictures."))


def test_a_rule_says_which_one_is_suggested(
    qtbot: QtBot, listed: DuplicatesPage, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(library / "hats"))
    choice = listed._bar.keep
    actions = {each.text(): each for each in choice.menu().actions()}
    actions["Prefer a folder…"].trigger()
    entry = listed.review.entries[0]
    place = [each.path for each in entry.members].index(library / "hats" / "bag.png")
    qtbot.waitUntil(lambda: kept(listed)[0] == {place} and "Keep those in “hats”" in choice.text())
    listed.groups.go(0, place)
    assert "Keep, preferred folder" in spoken(listed)
    (no_longer,) = [each for each in choice.menu().actions() if "Stop preferring" in each.text()]
    no_longer.trigger()
    qtbot.waitUntil(lambda: kept(listed)[0] == {0})
    actions["The oldest: taken or saved first"].trigger()
    assert "Keep the oldest" in choice.text()


def test_pictures_are_compared_and_decided_about_side_by_side(
    qtbot: QtBot, listed: DuplicatesPage, opened: MainWindow, press: Press
) -> None:
    press(KEY.Key_C)
    assert large(opened).is_large
    shown = viewer(opened)
    assert shown.compares
    qtbot.waitUntil(lambda: shown._query_name.text().startswith("Kept: 0.png · "))
    qtbot.waitUntil(lambda: shown.bar.words == "again.png · Group 1 of 2, 1 of 2")
    qtbot.waitUntil(lambda: "pictures/bags" in shown._name.text())
    press(KEY.Key_PageDown)
    assert listed.groups.current == (0, 2)
    press(KEY.Key_K)
    assert kept(listed)[0] == {2}
    qtbot.waitUntil(lambda: shown._query_name.text().startswith("Kept: bag.png · "))
    press(KEY.Key_N)
    qtbot.waitUntil(lambda: shown.bar.words == "two.png · Group 2 of 2")
    press(KEY.Key_R)
    qtbot.waitUntil(lambda: shown.bar.words.endswith("Group 1 of 1, 1 of 2"))
    qtbot.waitUntil(lambda: says(shown, "Group reviewed: all of it stays. Ctrl+Z takes it back."))
    press(KEY.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: shown.bar.words == "two.png · Group 2 of 2")
    press(KEY.Key_Escape)
    assert not large(opened).is_large
    assert listed.groups.hasFocus()


def test_when_nothing_is_left_to_compare_the_list_is_there_again(
    qtbot: QtBot, listed: DuplicatesPage, opened: MainWindow, press: Press
) -> None:
    press(KEY.Key_Return)
    press(KEY.Key_D)
    qtbot.waitUntil(lambda: len(listed.review.entries) == 1)
    press(KEY.Key_D)
    qtbot.waitUntil(lambda: not large(opened).is_large and says(listed, "2 groups reviewed"))


def test_the_menu_of_a_picture_has_what_keys_do(listed: DuplicatesPage) -> None:
    listed.groups.go(0, 1)
    menu = listed.groups.menu()
    assert menu is not None
    offered = {each.text(): each for each in menu.actions()}
    of_group = {"Keep this", "These are different", "Group reviewed", "Move others to trash…"}
    assert of_group | {"Show in file manager"} <= set(offered)
    offered["Keep this"].trigger()
    assert kept(listed)[0] == {1}
    offered["Prefer the folder “bags”"].trigger()
    assert "Keep those in “bags”" in listed._bar.keep.text()


def test_every_key_is_listed_in_the_help(listed: DuplicatesPage, opened: MainWindow) -> None:
    listed_keys = keys_page(menu_actions(opened))
    for text in ("Keep this", "These are different", "Group reviewed", "Move others to trash…", "Next group"):
        action = command(opened, text)
        assert action.shortcut().toString() in listed_keys
        assert text in listed_keys
    tip = listed.groups.model().index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "again.png" in tip


def test_pictures_are_as_large_as_the_person_and_the_window_want(
    listed: DuplicatesPage, opened: MainWindow
) -> None:
    before = listed.groups.tile_px
    command(opened, "Larger pictures in groups").trigger()
    assert listed.groups.tile_px > before
    assert opened._settings["duplicates_px"] == listed.groups.tile_px
    listed.groups.set_tile_px(10_000)
    assert listed.groups.tile_px == 480
    opened.resize(860, 480)  # in which a line of pictures is still seen whole
    QApplication.processEvents()
    cells = listed.groups.cells
    assert cells.beside_px or cells.box_px >= 120
    assert cells.heading_px + cells.line_px <= listed.groups.viewport().height()
