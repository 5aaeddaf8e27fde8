"""How results and library share the height, in high and low windows."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from seen import button, cards, command
from walk import settle

from simgui.gui.search.results.filter_bar import FilterBar
from simgui.gui.search.shared_room import SharedRoom
from simgui.gui.window.main_window import MainWindow

WANTED = 180


def room(qtbot: QtBot, height: int) -> SharedRoom:
    made = SharedRoom(QWidget(), QWidget(), lambda _width: WANTED)
    qtbot.addWidget(made)
    made.resize(400, height)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_library_has_all_of_it_until_there_are_results(qtbot: QtBot) -> None:
    made = room(qtbot, 400)
    assert made.widget(1).height() == 400
    made.show_results(True)
    assert made.sizes()[0] == WANTED
    made.show_results(False)
    settle()
    assert made.widget(1).height() == 400


def test_a_low_window_is_shared_apart_from_a_high_one(qtbot: QtBot) -> None:
    made = room(qtbot, 400)
    made.show_results(True)
    made.setSizes([300, 100])
    made.show_low(True)
    assert made.sizes()[0] == WANTED
    made.setSizes([100, 300])
    made.show_low(False)
    assert made.sizes()[0] == pytest.approx(300, abs=made.handleWidth())
    made.show_low(True)
    assert made.sizes()[0] == pytest.approx(100, abs=made.handleWidth())


def test_what_is_remembered_is_how_a_high_window_is_shared(qtbot: QtBot) -> None:
    made = room(qtbot, 400)
    made.show_results(True)
    made.setSizes([250, 150])
    made.show_low(True)
    made.setSizes([100, 300])
    other = room(qtbot, 400)
    other.restore(made.share)
    other.show_results(True)
    assert other.sizes()[0] == pytest.approx(250, abs=other.handleWidth())


def test_filters_stay_out_of_the_way_of_results_in_a_low_window_until_used(
    qtbot: QtBot, opened: MainWindow
) -> None:
    search = opened.areas.search
    search.show_room(200)
    opened.search(next(iter(opened._state.folder.rglob("*.png"))))
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    filters = search.findChildren(FilterBar)[0]
    assert filters.isHidden()
    button(search, "Filters").click()
    assert filters.isVisible()
    button(search, "Filters").click()
    assert filters.isHidden()
    command(opened, "Only matches").trigger()
    assert filters.isVisible()
    command(opened, "Clear filters").trigger()
    assert filters.isHidden()
    search.show_room(2000)
    assert filters.isVisible()
