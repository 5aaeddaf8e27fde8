"""Folders that were open, offered again: those that are there, and those that the library knows."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from simgui.gui.settings import Settings
from simgui.gui.state import WindowState
from simgui.gui.window.recent_folders import RecentFolder, RecentFolders
from simgui.gui.work.worker import Worker


class Known:
    """Satisfies what recent folders use of `Folders`."""

    def __init__(self) -> None:
        self.paths: set[Path] = set()

    def knows(self, folder: Path) -> bool:
        return folder in self.paths


@pytest.fixture
def known() -> Known:
    return Known()


@pytest.fixture
def state() -> WindowState:
    return WindowState()


@pytest.fixture
def main(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def recent(
    main: QWidget, settings: Settings, known: Known, state: WindowState, worker: Worker
) -> RecentFolders:
    return RecentFolders(settings, known, state, worker, main)  # type: ignore[arg-type]


def folders(tmp_path: Path, count: int) -> list[Path]:
    made = [tmp_path / f"folder {number}" for number in range(count)]
    for each in made:
        each.mkdir()
    return made


def texts(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if not each.isSeparator()]


def test_the_newest_comes_first_and_the_open_one_is_not_offered(
    qtbot: QtBot, recent: RecentFolders, state: WindowState, tmp_path: Path
) -> None:
    first, second, third = folders(tmp_path, 3)
    for each in (first, second, third, first):
        state.open_folder(each)
    qtbot.waitUntil(lambda: recent.offered == (RecentFolder(third, False), RecentFolder(second, False)))
    assert texts(recent.menu) == [str(third), str(second), "Choose folder…", "Clear list"]
    with qtbot.waitSignal(recent.chosen) as told:
        recent.menu.actions()[1].trigger()
    assert told.args == [second]


def test_ten_are_offered(qtbot: QtBot, recent: RecentFolders, state: WindowState, tmp_path: Path) -> None:
    for each in folders(tmp_path, 14):
        state.open_folder(each)
    qtbot.waitUntil(lambda: len(recent.offered) == 10)
    assert recent.offered[0].path.name == "folder 12"


def test_one_that_is_gone_is_not_offered_unless_the_library_knows_it(
    qtbot: QtBot, recent: RecentFolders, state: WindowState, known: Known, tmp_path: Path
) -> None:
    gone, away, here = folders(tmp_path, 3)
    for each in (gone, away, here):
        state.open_folder(each)
    gone.rmdir()
    away.rmdir()
    known.paths = {away}
    recent.refresh()
    qtbot.waitUntil(lambda: recent.offered == (RecentFolder(away, True),))
    assert texts(recent.menu)[0] == f"{away} (offline)"


def test_the_list_is_kept_and_cleared(
    qtbot: QtBot, recent: RecentFolders, state: WindowState, settings: Settings, tmp_path: Path
) -> None:
    first, second = folders(tmp_path, 2)
    state.open_folder(first)
    assert settings["recent_folders"] == (str(first),)
    state.open_folder(second)
    assert settings["recent_folders"] == (str(second), str(first))
    qtbot.waitUntil(lambda: len(recent.offered) == 1)
    recent.menu.actions()[-1].trigger()
    assert settings["recent_folders"] == (str(second),)
    assert texts(recent.menu) == ["Choose folder…", "Clear list"]
    assert not recent.menu.actions()[-1].isEnabled()


def test_the_name_of_a_folder_is_shown_as_it_is(
    qtbot: QtBot, recent: RecentFolders, state: WindowState, tmp_path: Path
) -> None:
    (tmp_path / "R&B").mkdir()
    state.open_folder(tmp_path / "R&B")
    state.open_folder(tmp_path)
    qtbot.waitUntil(lambda: len(recent.offered) == 1)
    assert texts(recent.menu)[0].endswith("R&&B")  # a lone “&” would mark a key
