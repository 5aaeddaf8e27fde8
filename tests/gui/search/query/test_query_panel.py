from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot
from seen import button, cards, says, verdicts

from simgui.app import App
from simgui.gui.search.query.query_panel import QueryPanel
from simgui.gui.window.main_window import MainWindow
from simgui.models.cutpoints import Cutpoint


def ask(qtbot: QtBot, window: MainWindow, library: Path) -> QSlider:
    window.search(library / "bags" / "0.png")
    qtbot.waitUntil(lambda: len(cards(window)) == 5)
    return window.findChildren(QueryPanel)[0].findChildren(QSlider)[0]


def test_the_calibrated_threshold_is_shown(qtbot: QtBot, opened: MainWindow, library: Path) -> None:
    ask(qtbot, opened, library)
    assert says(opened, "Match up to 0.30")


def test_dragging_changes_the_verdicts_at_once_and_letting_go_keeps_them(
    qtbot: QtBot, opened: MainWindow, library: Path, app: App
) -> None:
    slider = ask(qtbot, opened, library)
    slider.setSliderDown(True)
    slider.setValue(0)
    assert verdicts(opened) == ["no match"] * 5
    assert says(opened, "None of 9 is close enough.")
    assert app.models.cutpoint_of(app.models.of()).name == "starter"
    slider.setValue(slider.maximum())
    expected = ["match" if card.neighbour.distance <= 1 else "no match" for card in cards(opened)]
    assert verdicts(opened) == expected
    slider.setSliderDown(False)
    qtbot.waitUntil(lambda: app.models.cutpoint_of(app.models.of()).name == "custom")
    assert app.models.cutpoint_of(app.models.of()).distance == 1.0


def test_the_chosen_threshold_holds_for_the_next_query_and_reset_forgets_it(
    qtbot: QtBot, opened: MainWindow, library: Path, app: App
) -> None:
    slider = ask(qtbot, opened, library)
    slider.setValue(0)
    qtbot.waitUntil(lambda: app.models.cutpoint_of(app.models.of()).name == "custom")
    opened.search(library / "hats" / "0.png")
    qtbot.waitUntil(lambda: cards(opened)[0].neighbour.picture.label == "hats")
    # the neighbours may be there before the window has looked up which threshold is in use now
    qtbot.waitUntil(lambda: verdicts(opened) == ["no match"] * 5)
    qtbot.mouseClick(button(opened, "Reset"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: verdicts(opened)[0] == "match")
    assert app.models.cutpoint_of(app.models.of()).name == "starter"
    assert says(opened, "Match up to 0.30")


def test_a_threshold_that_calibration_named_is_chosen_by_its_name(
    qtbot: QtBot, opened: MainWindow, library: Path, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = (Cutpoint("strict", 0.0), Cutpoint("balanced", 0.3), Cutpoint("lenient", 2.0))
    monkeypatch.setattr(app.models._in_use, "_given", replace(app.models.of(), cutpoints=named))
    ask(qtbot, opened, library)
    (panel,) = opened.findChildren(QueryPanel)
    entries = {action.text(): action for action in panel.named_menu().actions()}
    assert list(entries) == [
        "Strict: few false matches, up to 0.00",
        "Balanced: the default, up to 0.30",
        "Lenient: few matches missed, up to 2.00",
    ]
    entries["Strict: few false matches, up to 0.00"].trigger()
    qtbot.waitUntil(lambda: verdicts(opened) == ["no match"] * 5)
    assert says(opened, "Match up to 0.00 · strict")
    assert [action.isChecked() for action in panel.named_menu().actions()] == [True, False, False]
    assert app.models.cutpoint_of(app.models.of()) == named[0]
    entries["Lenient: few matches missed, up to 2.00"].trigger()
    qtbot.waitUntil(lambda: verdicts(opened) == ["match"] * 5)
