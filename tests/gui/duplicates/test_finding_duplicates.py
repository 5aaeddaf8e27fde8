"""Finding: begun, waited for, stopped, failed, and no longer true."""

import shutil
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from seen import button, command, says, texts

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress, Step
from simgui.duplicates.records import DuplicateGroup, Level, LevelFigures
from simgui.duplicates.service import Duplicates
from simgui.gui.duplicates.page import DuplicatesPage
from simgui.gui.duplicates.services import DuplicatesServices
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.settings import Settings
from simgui.gui.state import WindowState
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Worker

LEFT = Qt.MouseButton.LeftButton


def files(page: DuplicatesPage) -> list[list[str]]:
    return [[each.path.name for each in entry.members] for entry in page.review.entries]


def test_one_click_finds_what_is_there_twice(qtbot: QtBot, page: DuplicatesPage) -> None:
    assert says(page, "Find duplicates among your pictures")
    qtbot.mouseClick(button(page, "Find duplicates"), LEFT)
    qtbot.waitUntil(lambda: len(page.review.entries) == 2)
    assert sorted(map(sorted, files(page))) == [["0.png", "again.png", "bag.png"], ["2.png", "two.png"]]
    qtbot.waitUntil(lambda: page.groups.hasFocus())
    assert page.groups.current == (0, 0)
    qtbot.waitUntil(lambda: says(page, "3 pictures in 2 groups ticked to be moved"))


def test_what_was_found_is_there_after_a_look_elsewhere(
    qtbot: QtBot, listed: DuplicatesPage, opened: MainWindow
) -> None:
    listed.groups.go(1, 1)
    opened.show_area(0)
    opened.rescan()
    qtbot.waitUntil(lambda: not opened.busy)
    opened.show_area(4)
    assert listed.groups.current == (1, 1)
    assert listed.groups.hasFocus()
    qtbot.waitUntil(lambda: not listed.finding._check._run.running)
    assert not says(listed, "since these were found")  # a rescan alone changes nothing


def test_a_file_that_comes_makes_it_old_and_one_click_finds_again(
    qtbot: QtBot, listed: DuplicatesPage, opened: MainWindow, library: Path
) -> None:
    shutil.copy(library / "hats" / "1.png", library / "hats" / "one.png")
    opened.rescan()
    qtbot.waitUntil(lambda: says(listed, "Pictures were added, removed or changed since these were found."))
    assert len(listed.review.entries) == 2  # they stay until then
    command(opened, "Find duplicates").trigger()
    qtbot.waitUntil(lambda: len(listed.review.entries) == 3 and not says(listed, "since these were found"))


def test_another_folder_begins_anew(
    qtbot: QtBot, listed: DuplicatesPage, opened: MainWindow, library: Path
) -> None:
    opened.open_folder(library / "hats")
    qtbot.waitUntil(lambda: says(listed, "Find duplicates among your pictures"))
    qtbot.waitUntil(lambda: not opened.busy)


def test_where_nothing_is_twice_it_says_so_and_offers_to_look_closer(
    qtbot: QtBot, page: DuplicatesPage, opened: MainWindow, library: Path
) -> None:
    opened.open_folder(library / "shoes" / "..")
    for name in ("bags/again.png", "hats/bag.png", "shoes/two.png"):
        (library / name).unlink()
    opened.rescan()
    qtbot.waitUntil(lambda: not opened.busy)
    page.find_duplicates()
    qtbot.waitUntil(lambda: says(page, "No copies among 9 pictures."))
    qtbot.mouseClick(button(page, "Find near copies"), LEFT)
    qtbot.waitUntil(lambda: page.finding.result is not None and page.finding.result.level is Level.NEAR)


class Slow:
    """Finds nothing until it may go on; satisfies what the area uses of `Duplicates`."""

    def __init__(self) -> None:
        self.go_on = Event()
        self.error: SimguiError | None = None

    def find(
        self, _where: object, _level: Level, progress: Progress, _rule: object
    ) -> tuple[DuplicateGroup, ...]:
        while not self.go_on.wait(0.01):
            progress.step("Comparing pictures", 3, 9)
        if self.error is not None:
            raise self.error
        return ()


def test_it_shows_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, listed: DuplicatesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow()
    monkeypatch.setattr(Duplicates, "find", lambda _self, *given: slow.find(*given))
    qtbot.mouseClick(button(listed, "Near copies"), LEFT)
    qtbot.waitUntil(lambda: says(listed, "Comparing pictures 3 of 9 pictures"))
    assert len(listed.review.entries) == 2  # what was found before is there meanwhile
    qtbot.mouseClick(button(listed, "Cancel"), LEFT)
    qtbot.waitUntil(lambda: not says(listed, "Comparing pictures"))
    assert len(listed.review.entries) == 2
    qtbot.waitUntil(lambda: button(listed, "Copies").isChecked())  # as is listed


def test_the_first_time_one_is_told_to_go_on_working(
    qtbot: QtBot, page: DuplicatesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow()
    monkeypatch.setattr(Duplicates, "find", lambda _self, *given: slow.find(*given))
    page.find_duplicates()
    qtbot.waitUntil(lambda: says(page, "Looking for copies…") and says(page, "You can go on working"))
    slow.go_on.set()
    qtbot.waitUntil(
        lambda: says(page, "No copies among 10 pictures.") or says(page, "No copies among 9 pictures.")
    )


def test_a_failure_says_why_and_offers_to_try_again(
    qtbot: QtBot, page: DuplicatesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow()
    slow.go_on.set()
    slow.error = SimguiError("The features are damaged", "Rescan the folder, then try again.")
    with monkeypatch.context() as patched:
        patched.setattr(Duplicates, "find", lambda _self, *given: slow.find(*given))
        page.find_duplicates()
        qtbot.waitUntil(lambda: says(page, "The features are damaged"))
        assert says(page, "Rescan the folder, then try again.")
    qtbot.mouseClick(button(page, "Try again"), LEFT)
    qtbot.waitUntil(lambda: len(page.review.entries) == 2 and not says(page, "The features are damaged"))


def test_what_was_measured_of_a_level_stands_beside_it(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = (
        LevelFigures(Level.COPIES, 1.0, 0.98, 500, 500, 0),
        LevelFigures(Level.NEAR, 0.995, 0.96, 5500, 500, 2),
    )
    monkeypatch.setattr(Duplicates, "figures", lambda _self: figures)
    opened.show_area(4)
    page = opened.areas.duplicates
    qtbot.waitUntil(lambda: says(page, "Tested on 500 pairs, it found 98% of them; 100% of what"))
    qtbot.mouseClick(button(page, "Near copies"), LEFT)
    assert says(page, "Tested on 5,500 pairs, it found 96% of them; 99.5% of what")


def test_all_folders_are_searched_if_the_person_wants_that(
    qtbot: QtBot, listed: DuplicatesPage, opened: MainWindow, app: App, library: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(library / "hats" / "1.png", other / "elsewhere.png")
    app.folders.index(other, Progress())
    opened.rescan()
    qtbot.waitUntil(
        lambda: any(
            "In all 2 folders" in each.text() for each in listed.findChildren(type(button(listed, "Copies")))
        )
    )
    qtbot.mouseClick(button(listed, "In all 2 folders"), LEFT)
    qtbot.waitUntil(lambda: says(listed, "you now search elsewhere"))
    qtbot.waitUntil(lambda: not opened.busy)
    command(opened, "Find duplicates").trigger()
    qtbot.waitUntil(lambda: len(listed.review.entries) == 3)


def test_without_a_folder_it_asks_for_one(qtbot: QtBot, app: App, worker: Worker, settings: Settings) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    state = WindowState(host)
    thumbnails = PictureLoader(worker, app.pictures.thumbnail, 1 << 20, host)
    undo = Undo(app.decisions, state, worker, host)
    services = DuplicatesServices(app.duplicates, app.pictures, app.folders, undo)
    page = DuplicatesPage(services, state, settings, worker, thumbnails, host)
    host.show()
    assert says(page, "No folder is open")
    with qtbot.waitSignal(page.folder_wanted):
        qtbot.mouseClick(button(page, "Choose folder…"), LEFT)
    assert not page.finding.running


def test_while_a_folder_is_indexed_it_says_so(qtbot: QtBot, page: DuplicatesPage) -> None:
    page.show_indexing(running=True)
    page.show_step(Step("Indexing", 4, 12, "pictures"))
    assert says(page, "SimGUI is still reading your pictures")
    assert says(page, "4 of 12 pictures are indexed so far.")
    qtbot.mouseClick(button(page, "Find among these"), LEFT)
    qtbot.waitUntil(lambda: len(page.review.entries) == 2)
    page.show_indexing(running=False)
    assert "SimGUI is still reading your pictures" not in texts(page)
