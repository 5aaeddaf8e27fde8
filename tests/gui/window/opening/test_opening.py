"""What a start, a second start, a paste and a drop open."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pictures import make_library, make_picture
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from seen import cards, says

from simgui.gui.window.main_window import MainWindow
from simgui.gui.window.opening import opening
from simgui.gui.window.opening.single_window import SingleWindow
from simgui.library.storage.data_folder import DataFolder
from simgui.search.query import Example, Query


@pytest.fixture(autouse=True)
def never_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MainWindow, "raise_", lambda _window: None)  # which the offscreen platform cannot do


def paste(window: MainWindow, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)
    window.paste()
    QGuiApplication.clipboard().clear()


def query(window: MainWindow) -> str:
    """Give the name of the picture that the neighbours on the screen are those of."""
    asked = window.areas.search.query
    source = asked.examples[0].source if asked else None
    return source.name if isinstance(source, Path) and len(cards(window)) == 5 else ""


def test_a_picture_of_a_second_start_is_searched_with(
    qtbot: QtBot, opened: MainWindow, library: Path, tmp_path: Path
) -> None:
    for path in (library / "hats" / "0.png", make_picture(tmp_path / "elsewhere.png", 102, 7)):
        opened.show_area(2)
        opened.come_forward((path,))
        qtbot.waitUntil(lambda name=path.name: query(opened) == name)  # type: ignore[misc]
        assert opened.windowTitle() == "pictures - SimGUI"
        assert not opened._banner.isVisible()


def test_several_pictures_of_a_second_start_are_searched_with_together(
    qtbot: QtBot, opened: MainWindow, library: Path
) -> None:
    pictures = (library / "hats" / "1.png", library / "bags" / "0.png", library / "bags" / "1.png")
    opened.come_forward(pictures)
    qtbot.waitUntil(lambda: query(opened) == "1.png")
    assert opened.areas.search.query == Query(tuple(map(Example, pictures)))


def test_of_very_many_pictures_the_first_are_taken_and_the_window_says_so(
    qtbot: QtBot, opened: MainWindow, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_EXAMPLES", 2)
    opened.come_forward(tuple(sorted(library.rglob("*.png"))))
    qtbot.waitUntil(lambda: query(opened) == "0.png")
    assert says(opened, "Searching with the first 2 of 9 pictures.")


def test_a_folder_and_a_picture_of_a_second_start(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    other = make_library(tmp_path / "other", each=2)
    opened.come_forward((make_picture(tmp_path / "query.png", 100, 7), other))
    qtbot.waitUntil(lambda: says(opened, "6 pictures ready to search"))
    assert opened.windowTitle() == "other - SimGUI"
    opened.come_forward((tmp_path / "query.png",))
    qtbot.waitUntil(lambda: query(opened) == "query.png")


def test_a_picture_opens_its_folder_where_none_was_open(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    window.come_forward((library / "hats" / "0.png",))
    qtbot.waitUntil(lambda: window.windowTitle() == "hats - SimGUI")
    qtbot.waitUntil(lambda: not window.busy)
    qtbot.waitUntil(lambda: len(cards(window)) == 2)  # it waited for what is indexed
    assert not window._banner.isVisible()


def test_a_picture_at_a_start_is_searched_with_where_the_person_last_was(
    qtbot: QtBot, opened: MainWindow, open_window: object, tmp_path: Path
) -> None:
    opened.close()
    again: MainWindow = open_window()  # type: ignore[operator]
    again.begin((make_picture(tmp_path / "query.png", 100, 7),))
    qtbot.waitUntil(lambda: query(again) == "query.png")
    assert again.windowTitle() == "pictures - SimGUI"
    qtbot.waitUntil(lambda: not again.busy)


def test_a_last_folder_that_is_gone_leaves_the_welcome(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window._settings["last_folder"] = str(tmp_path / "gone")
    window.begin(())
    qtbot.waitUntil(lambda: says(window, "Find the pictures that look alike"))
    assert not window._banner.isVisible()


def test_what_is_not_there_is_said(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    opened.come_forward((tmp_path / "typo.png",))
    qtbot.waitUntil(lambda: says(opened, f"{tmp_path / 'typo.png'} was not found."))
    assert opened.windowTitle() == "pictures - SimGUI"


def test_a_picture_that_has_gone_from_a_known_folder_is_said_as_a_picture(
    qtbot: QtBot, opened: MainWindow, library: Path
) -> None:
    opened.come_forward((library / "hats" / "never-there.png",))
    qtbot.waitUntil(lambda: says(opened, "This picture cannot be read"))


@pytest.mark.process
def test_a_second_process_hands_over_paths_of_its_own_working_directory(
    qtbot: QtBot, tmp_path: Path, data_folder: DataFolder
) -> None:
    first = SingleWindow(data_folder.root)
    assert first.claim(())
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    names = [os.fsdecode(b"caf\xe9.png"), "b.png"] + [f"{number:0200}.png" for number in range(40)]
    with qtbot.waitSignal(first.called, timeout=60_000) as called:
        started = subprocess.Popen(
            [sys.executable, "-m", "simgui", "--data-dir", str(data_folder.root), *names],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "QT_QPA_PLATFORM": "offscreen"},
        )
    assert started.wait(60) == 0
    assert called.args == [tuple(folder / name for name in names)]
    first.close()


@pytest.mark.parametrize("form", ["{}", '"{}"', "'{}'", "file://{}"])
def test_a_pasted_path_searches(qtbot: QtBot, opened: MainWindow, tmp_path: Path, form: str) -> None:
    path = make_picture(tmp_path / "query.png", 100, 7)
    paste(opened, form.format(path.as_posix()))
    qtbot.waitUntil(lambda: query(opened) == "query.png")


def test_a_pasted_path_of_a_folder_opens_it(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    paste(window, str(library))
    qtbot.waitUntil(lambda: says(window, "9 pictures ready to search"))


def test_pasted_text_that_is_no_path_is_said_and_nothing_else_happens(
    qtbot: QtBot, opened: MainWindow
) -> None:
    paste(opened, "good morning")
    assert says(opened, "This text is no picture and no path")
    assert says(opened, "“good morning”")
    assert cards(opened) == []
