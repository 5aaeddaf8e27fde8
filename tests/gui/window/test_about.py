from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot
from seen import button, says

from simgui import __version__
from simgui.core.errors import SimguiError
from simgui.gui.window import about as module
from simgui.gui.window.about import About
from simgui.gui.window.main_window import MainWindow
from simgui.installation.updates import Published


@pytest.fixture
def show(qtbot: QtBot, opened: MainWindow) -> Callable[[], About]:
    def showing() -> About:
        opened.menus.dialogs.show_about()
        (about,) = opened.findChildren(About)
        qtbot.waitExposed(about)
        return about

    return showing


def answer(monkeypatch: pytest.MonkeyPatch, told: Published | SimguiError) -> list[bool]:
    asked: list[bool] = []

    def newest() -> Published:
        asked.append(True)
        if isinstance(told, SimguiError):
            raise told
        return told

    monkeypatch.setattr(module, "newest_version", newest)
    return asked


def test_it_shows_version_and_the_licence_of_each_part(show: Callable[[], About]) -> None:
    about = show()
    assert says(about, f"SimGUI {__version__}")
    names, text = about.findChildren(QListWidget)[0], about.findChildren(QPlainTextEdit)[0]
    row = next(row for row in range(names.count()) if names.item(row).text() == "Qt and Qt for Python")
    names.setCurrentRow(row)
    assert says(about, "LGPL-3.0-only")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text.toPlainText()


def test_it_asks_for_updates_only_when_clicked(
    qtbot: QtBot, show: Callable[[], About], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, Published("9.0", "https://example.org/9?a=1&b=2", True))
    about = show()
    assert asked == []
    button(about, "Check for updates").click()
    qtbot.waitUntil(lambda: says(about, "SimGUI 9.0 is available"))
    assert says(about, "https://example.org/9?a=1&amp;b=2")
    assert asked == [True]


def test_the_newest_version(qtbot: QtBot, show: Callable[[], About], monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, Published(__version__, "https://example.org", False))
    about = show()
    button(about, "Check for updates").click()
    qtbot.waitUntil(lambda: says(about, "This is the newest version."))


def test_offline_it_says_so_and_can_be_asked_again(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, SimguiError("No answer", "example.org cannot be reached."))
    opened.menus.dialogs.check_for_updates()
    (about,) = opened.findChildren(About)
    qtbot.waitUntil(lambda: says(about, "No answer. example.org cannot be reached."))
    assert button(about, "Check for updates").isEnabled()
    assert asked == [True]
