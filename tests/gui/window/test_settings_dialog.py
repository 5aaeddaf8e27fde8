"""Settings: each declared once, found by its words, in force at once."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot
from seen import button, says

from simgui.app import App
from simgui.gui.look.colours import DARK, LIGHT
from simgui.gui.look.theme import colours
from simgui.gui.settings import DECLARED, Settings
from simgui.gui.window.main_window import MainWindow
from simgui.gui.window.settings_dialog import SettingsDialog


@pytest.fixture
def dialog(qtbot: QtBot, settings: Settings, tmp_path: Path) -> SettingsDialog:
    made = SettingsDialog(settings, tmp_path, "pictures")
    qtbot.addWidget(made)
    made.show()
    return made


def control(dialog: SettingsDialog, key: str) -> QWidget:
    return dialog._controls[key]


def test_every_setting_with_words_has_a_row_and_no_other(dialog: SettingsDialog) -> None:
    titles = {each.key: each.title for each in DECLARED if each.title}
    assert set(dialog._controls) == set(titles)
    for key, title in titles.items():
        assert says(dialog, title)
        assert control(dialog, key).accessibleName() == title


def test_a_setting_is_found_by_its_words(qtbot: QtBot, dialog: SettingsDialog) -> None:
    qtbot.keyClicks(dialog._find, "thumb size")
    assert control(dialog, "thumbnail_px").isVisible()
    assert not control(dialog, "colour_scheme").isVisible()
    dialog._find.setText("data-dir")
    assert button(dialog, "Open folder").isVisible()
    dialog._find.setText("xyzzy")
    assert says(dialog, "No setting contains this.")
    dialog._find.clear()
    assert control(dialog, "colour_scheme").isVisible()


def test_what_is_set_holds_at_once_and_can_be_reset(
    qtbot: QtBot, dialog: SettingsDialog, settings: Settings
) -> None:
    told: list[str] = []
    settings.changed.connect(told.append)
    theme, neighbours = control(dialog, "colour_scheme"), control(dialog, "neighbours")
    assert isinstance(theme, QComboBox) and isinstance(neighbours, QSpinBox)
    theme.setCurrentIndex(theme.findData("dark"))
    neighbours.setValue(50)
    assert (settings["colour_scheme"], settings["neighbours"]) == ("dark", 50)
    assert told == ["colour_scheme", "neighbours"]
    settings["last_folder"] = "/pictures"
    button(dialog, "Reset all").click()
    assert (settings["colour_scheme"], settings["neighbours"]) == ("", 5)
    assert (theme.currentData(), neighbours.value()) == ("", 5)
    assert settings["last_folder"] == "/pictures"  # what is remembered is no setting


def test_where_the_data_are_and_how_to_move_them_is_said(dialog: SettingsDialog, tmp_path: Path) -> None:
    assert says(dialog, str(tmp_path))
    assert says(dialog, "--data-dir") and says(dialog, "SIMGUI_DATA_DIR")


def test_the_rules_of_the_open_folder_are_one_click_away(
    qtbot: QtBot, dialog: SettingsDialog, settings: Settings, tmp_path: Path
) -> None:
    with qtbot.waitSignal(dialog.rules_wanted):
        button(dialog, "Rules…").click()
    without = SettingsDialog(settings, tmp_path, "")
    qtbot.addWidget(without)
    without.show()
    assert not button(without, "Rules…").isEnabled()


def test_the_theme_changes_at_once_and_threads_at_the_next_indexing(
    qtbot: QtBot, themed: object, window: MainWindow, app: App
) -> None:
    window._settings["colour_scheme"] = "dark"
    assert colours() == DARK
    window._settings["colour_scheme"] = "light"
    assert colours() == LIGHT
    window._settings["threads"] = 3
    assert app.folders._at_a_time == 3
