"""The window for who cannot see it, or has no mouse: names, the way of the Tab key, and what is in focus."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from seen import button, cards, says
from walk import pages, settle

from simgui.gui.pictures.grid.picture_grid import PictureGrid
from simgui.gui.window.main_window import MainWindow


def grid_of(window: MainWindow) -> PictureGrid:
    return window.findChildren(PictureGrid)[0]


def picture(window: MainWindow, row: int) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(grid_of(window)).child(row)


def name(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name)


def test_the_pictures_of_the_library_are_there_for_a_screen_reader(qtbot: QtBot, opened: MainWindow) -> None:
    grid = grid_of(opened)
    qtbot.waitUntil(lambda: grid.model().rowCount() == 9)
    whole = QAccessible.queryAccessibleInterface(grid)
    assert (whole.role(), name(whole), whole.childCount()) == (QAccessible.Role.List, "Library", 9)
    qtbot.waitUntil(lambda: name(picture(opened, 4)) == "hats/1.png, label hats, picture 5 of 9")
    place = grid.visualRect(grid.model().index(4, 0))
    assert picture(opened, 4).rect() == place.translated(grid.viewport().mapToGlobal(QPoint(0, 0)))
    middle = picture(opened, 4).rect().center()
    assert name(whole.childAt(middle.x(), middle.y())) == name(picture(opened, 4))


def test_a_screen_reader_hears_of_keyboard_selection_and_verdict(qtbot: QtBot, opened: MainWindow) -> None:
    grid = grid_of(opened)
    qtbot.waitUntil(lambda: grid.model().rowCount() == 9)
    grid.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right):
        qtbot.keyClick(grid, key)
    assert [picture(opened, row).state().focused for row in range(3)] == [False, True, False]
    assert not any(picture(opened, row).state().selected for row in range(3))
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert [picture(opened, row).state().selected for row in range(4)] == [False, True, True, False]
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    shown = {card.neighbour.picture.id: card.verdict for card in cards(opened) if card.neighbour}
    ids = grid.model().ids.tolist()
    qtbot.waitUntil(lambda: all(name(picture(opened, row)).count(",") > 1 for row in range(9)))
    for row, picture_id in enumerate(ids):
        told = name(picture(opened, row)).split(", ")
        query = ["query"] if row == 2 else []
        assert told[3:] == query + ([shown[picture_id]] if picture_id in shown else [])


def stops(shown: QWidget) -> list[QWidget]:
    """Find what the Tab key should come to."""
    return [
        each
        for each in shown.findChildren(QWidget)
        if each.isVisibleTo(shown)
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not each.focusProxy()
    ]


def round_trip(qtbot: QtBot, shown: QWidget) -> tuple[list[QWidget], list[tuple[str, str]]]:
    """Go once around with the Tab key, from what stands first; what has the focus has to look different.

    Returns:
        What it came to, and the names of those between which it did not go as the eye goes.
    """
    first = min(stops(shown), key=lambda each: place(each, shown).topLeft().toTuple()[::-1])
    first.setFocus(Qt.FocusReason.TabFocusReason)
    came_to: list[QWidget] = []
    unseen: list[QWidget] = []
    jumps: list[tuple[str, str]] = []
    while (now := QApplication.focusWidget()) not in came_to:
        came_to.append(now)
        with_focus = shown.grab(place(now, shown)).toImage()
        qtbot.keyClick(now, Qt.Key.Key_Tab)
        if is_only := QApplication.focusWidget() is now:
            now.clearFocus()
        if shown.grab(place(now, shown)).toImage() == with_focus:
            unseen.append(now)
        if is_only:
            break
        then = QApplication.focusWidget()
        if then not in came_to and not follows(place(now, shown), place(then, shown)):
            jumps.append((spoken(now), spoken(then)))
    assert unseen == []
    return came_to, jumps


def place(widget: QWidget, shown: QWidget) -> QRect:
    """Give the part of a widget that is in sight, in the window."""
    part = widget.visibleRegion().boundingRect() or widget.rect()
    return part.translated(widget.mapTo(shown, QPoint(0, 0)))


def follows(one: QRect, other: QRect) -> bool:
    """Tell whether the eye goes from one to the other: to the right, down, or up to the next column."""
    if other.bottom() < one.top():
        return other.left() > one.right()
    return other.top() > one.bottom() or other.left() >= one.left()


def test_the_tab_key_follows_the_eye_and_every_stop_has_a_name(
    qtbot: QtBot, themed: QApplication, window: MainWindow, tmp_path: Path
) -> None:
    window.resize(1240, 1000)
    for page, shown in pages(qtbot, window, tmp_path):
        settle()
        came_to, jumps = round_trip(qtbot, shown)
        assert set(stops(shown)) <= set(came_to), page
        assert [each for each in came_to if not spoken(each)] == [], page
        assert jumps == [], page


def spoken(widget: QWidget) -> str:
    return name(QAccessible.queryAccessibleInterface(widget))


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, opened: MainWindow) -> None:
    opened.show_area(1)
    advanced = button(opened, "▸  Advanced")
    advanced.setFocus()
    qtbot.keyClick(advanced, Qt.Key.Key_Return)
    assert advanced.isChecked()
    qtbot.keyClick(advanced, Qt.Key.Key_Enter)
    assert not advanced.isChecked()


def test_escape_clears_the_query(qtbot: QtBot, opened: MainWindow) -> None:
    grid = grid_of(opened)
    qtbot.waitUntil(lambda: grid.model().rowCount() == 9)
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert cards(opened) == []
    assert says(opened, "Drop a picture to find similar ones")


def test_one_key_goes_from_the_library_to_the_neighbours_and_back(qtbot: QtBot, opened: MainWindow) -> None:
    grid = grid_of(opened)
    qtbot.waitUntil(lambda: grid.model().rowCount() == 9)
    assert QApplication.focusWidget() is grid  # from the start
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    qtbot.keyClick(grid, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is cards(opened)[0].picture
    qtbot.keyClick(cards(opened)[0].picture, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is cards(opened)[1].picture
    qtbot.keyClick(cards(opened)[1].picture, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is grid


def test_who_has_searched_by_words_goes_on_to_the_pictures_by_keys(qtbot: QtBot, opened: MainWindow) -> None:
    grid = grid_of(opened)
    qtbot.waitUntil(lambda: grid.model().rowCount() == 9)
    qtbot.keyClick(grid, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "hats")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: grid.model().rowCount() == 3)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is grid


def test_a_screen_reader_hears_name_label_and_state_of_each_neighbour(
    qtbot: QtBot, opened: MainWindow
) -> None:
    grid = grid_of(opened)
    qtbot.waitUntil(lambda: grid.model().rowCount() == 9)
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    for rank, card in enumerate(cards(opened), 1):
        told, picture = spoken(card.picture), card.neighbour.picture
        assert told.startswith(f"Neighbour {rank}: {picture.label}/")
        assert f", label {picture.label}, " in told
        assert told.endswith(card.verdict)
    first = cards(opened)[0]
    qtbot.keyClick(first.picture, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: spoken(cards(opened)[0].picture).endswith("you said: different"))
