"""What becomes of pictures that are not kept: asked about once, moved, taken back, said."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from folder_trash import FolderTrash
from pictures import contents
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from seen import button, command, says

from simgui.app import App
from simgui.core.progress import Progress
from simgui.duplicates.moving.journal import Step
from simgui.gui.duplicates.page import DuplicatesPage
from simgui.gui.viewer.viewer import Viewer
from simgui.gui.window.main_window import MainWindow

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
Files = dict[Path, tuple[bytes, int]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that were asked; each was answered with yes."""
    questions: list[str] = []

    def answer(box: QMessageBox) -> QMessageBox.StandardButton:
        questions.append(box.text())
        return QMessageBox.StandardButton.Yes

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return questions


def kept(page: DuplicatesPage) -> list[Path]:
    return [each.members[place].path for each in page.review.entries for place in each.kept]


def rested(opened: MainWindow, page: DuplicatesPage) -> Callable[[], bool]:
    """Give what tells whether files have been moved, and the library has seen it."""
    return lambda: not page._acting.running and not opened.busy


def test_extras_go_to_the_trash_after_one_question_and_come_back(
    qtbot: QtBot,
    listed: DuplicatesPage,
    opened: MainWindow,
    library: Path,
    trash: FolderTrash,
    asked: list[str],
) -> None:
    before, stay = contents(library), kept(listed)
    size = listed._totals.text.rpartition(", ")[2]
    qtbot.mouseClick(button(listed, "Move to trash…"), LEFT)
    qtbot.waitUntil(lambda: says(listed, f"3 pictures ({size}) moved to the trash."))
    assert asked == [f"Move 3 pictures ({size}) to the trash?\n\nOne of each group stays."]
    assert sorted(trash.names) == ["again.png", "bag.png", "two.png"]
    assert all(path.exists() for path in stay)
    qtbot.waitUntil(lambda: says(listed, "2 groups reviewed"))
    qtbot.waitUntil(lambda: says(listed, f"3 pictures moved, {size}."))
    qtbot.waitUntil(rested(opened, listed))
    qtbot.mouseClick(button(listed, "Undo"), LEFT)
    qtbot.waitUntil(lambda: says(listed, "Put back: 3 pictures.") and len(listed.review.entries) == 2)
    assert contents(library) == before
    qtbot.waitUntil(rested(opened, listed))
    qtbot.keyClick(listed.groups, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)  # and again
    qtbot.waitUntil(lambda: says(listed, "2 groups reviewed"))
    assert len(trash.names) == 3
    qtbot.waitUntil(rested(opened, listed))


def test_what_the_area_moves_itself_does_not_make_it_old(
    qtbot: QtBot, listed: DuplicatesPage, opened: MainWindow, asked: list[str], library: Path
) -> None:
    listed.groups.go(1)
    qtbot.keyClick(listed.groups, Qt.Key.Key_Delete)
    assert len(asked) == 1
    qtbot.waitUntil(lambda: len(listed.review.entries) == 1)
    assert "One stays: 2.png" in asked[0]
    qtbot.waitUntil(rested(opened, listed))
    qtbot.waitUntil(lambda: not listed.finding._own and not listed.finding._check._run.running)
    assert not listed.finding.stale
    (library / "hats" / "0.png").unlink()  # but what others do, does
    opened.rescan()
    qtbot.waitUntil(lambda: says(listed, "since these were found"))


def test_who_says_no_moves_nothing(
    qtbot: QtBot, listed: DuplicatesPage, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(library)
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Cancel)
    qtbot.mouseClick(button(listed, "Move to trash…"), LEFT)
    assert not listed._acting.running
    assert contents(library) == before


def test_what_cannot_be_moved_is_named_and_the_rest_goes_on(
    qtbot: QtBot,
    listed: DuplicatesPage,
    opened: MainWindow,
    trash: FolderTrash,
    asked: list[str],
    library: Path,
) -> None:
    trash.refused["again.png"] = "It is open in another program"
    (library / "shoes" / "2.png").write_bytes(b"something else")  # what was to be kept is no copy any more
    qtbot.mouseClick(button(listed, "Move to trash…"), LEFT)
    qtbot.waitUntil(lambda: says(listed, "1 picture ("))
    said = listed._notice.text
    assert "2 pictures could not be moved (" in said
    assert "again.png: It is open in another program" in said
    assert "two.png: Nothing would be left of the group" in said
    assert trash.names == ["bag.png"]
    qtbot.waitUntil(rested(opened, listed))


def test_where_only_the_system_knows_its_trash_one_is_told_to_look_there(
    qtbot: QtBot, listed: DuplicatesPage, opened: MainWindow, trash: FolderTrash, asked: list[str]
) -> None:
    trash.secret = True
    qtbot.mouseClick(button(listed, "Move to trash…"), LEFT)
    qtbot.waitUntil(lambda: says(listed, "To take it back, open the system trash."))
    qtbot.waitUntil(rested(opened, listed))
    assert opened._undo.texts[0] == ""


def test_extras_are_moved_to_a_folder_that_the_person_chooses(
    qtbot: QtBot, listed: DuplicatesPage, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "aside"))
    qtbot.mouseClick(button(listed, "Move to folder…"), LEFT)
    qtbot.waitUntil(lambda: says(listed, "moved to “"))
    assert sorted(each.name for each in (tmp_path / "aside").iterdir()) == ["again.png", "bag.png", "two.png"]
    qtbot.waitUntil(lambda: "move 3 pictures to “aside”" in opened._undo.texts[0])
    qtbot.waitUntil(rested(opened, listed))
    command(opened, "Undo move 3 pictures to “aside”").trigger()
    qtbot.waitUntil(lambda: len(listed.review.entries) == 2)
    assert not list((tmp_path / "aside").iterdir())
    qtbot.waitUntil(rested(opened, listed))


def test_of_what_is_put_back_only_in_part_the_rest_is_not_listed(
    qtbot: QtBot, listed: DuplicatesPage, opened: MainWindow, trash: FolderTrash, asked: list[str]
) -> None:
    qtbot.mouseClick(button(listed, "Move to trash…"), LEFT)
    qtbot.waitUntil(lambda: says(listed, "moved to the trash."))
    qtbot.waitUntil(rested(opened, listed))
    next(each for each in trash.folder.iterdir() if each.name.endswith("two.png")).unlink()
    opened._undo.undo()
    qtbot.waitUntil(lambda: len(listed.review.entries) == 1)
    assert len(listed.review.entries[0].members) == 3
    qtbot.waitUntil(lambda: says(listed, "Put back: 2 pictures. 1 picture could not be put back ("))
    qtbot.waitUntil(rested(opened, listed))


def test_nothing_that_comes_back_is_listed_among_other_groups(
    qtbot: QtBot, listed: DuplicatesPage, opened: MainWindow, asked: list[str]
) -> None:
    qtbot.mouseClick(button(listed, "Move to trash…"), LEFT)
    qtbot.waitUntil(lambda: says(listed, "2 groups reviewed"))
    qtbot.waitUntil(rested(opened, listed))
    listed.find_duplicates()
    qtbot.waitUntil(lambda: says(listed, "No copies among 9 pictures."))
    opened._undo.undo()
    qtbot.waitUntil(lambda: says(listed, "Put back: 3 pictures.") and opened._undo.texts[1] != "")
    qtbot.waitUntil(rested(opened, listed))
    assert listed.review.entries == []
    listed.find_duplicates()
    qtbot.waitUntil(lambda: len(listed.review.entries) == 2)


def test_in_the_large_view_it_is_said_there_and_the_next_group_follows(
    qtbot: QtBot, listed: DuplicatesPage, opened: MainWindow, asked: list[str]
) -> None:
    qtbot.keyClick(listed.groups, Qt.Key.Key_C)
    viewer = opened.findChildren(Viewer)[0]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "moved to the trash. Ctrl+Z takes it back." in viewer._said.text())
    qtbot.waitUntil(lambda: viewer.bar.words == "two.png · Group 1 of 1")
    qtbot.waitUntil(rested(opened, listed))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: viewer._said.text() == "Put back: 2 pictures.")
    qtbot.waitUntil(lambda: viewer.bar.words.endswith(" of 2"))
    qtbot.waitUntil(rested(opened, listed))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def test_the_list_is_exported_as_it_was_chosen(
    qtbot: QtBot, listed: DuplicatesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "groups.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    listed.review.keep(0, 2)
    qtbot.mouseClick(button(listed, "Export list…"), LEFT)
    qtbot.waitUntil(lambda: says(listed, "2 groups listed in "))
    with file.open(newline="", encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 5
    keep = {row["path"]: row["keep"] for row in rows if row["group"] == "1"}
    chosen = str(listed.review.entries[0].members[2].path)
    assert len({keep[path] for path in keep if path != chosen}) == 1
    assert keep[chosen] not in {keep[path] for path in keep if path != chosen}


def test_what_a_kill_interrupted_is_told_at_the_next_start(
    qtbot: QtBot, open_window: Callable[[], MainWindow], app: App, library: Path, trash: FolderTrash
) -> None:
    app.folders.index(library, Progress())
    file = library / "shoes" / "two.png"
    status = file.stat()
    app.duplicates._mover._journal.write(Step(file, None, status.st_size, status.st_mtime_ns))
    trash.put(file)  # and then the power went
    window = open_window()
    window.open_folder(library)
    window.show_area(4)
    page = window.areas.duplicates
    qtbot.waitUntil(lambda: says(page, "stopped while it moved pictures: 1 picture moved, none lost."))
    qtbot.waitUntil(lambda: not window.busy)
    qtbot.mouseClick(button(page, "Undo"), LEFT)
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: not window.busy)
