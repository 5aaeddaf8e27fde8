from pathlib import Path
from threading import Event

import pytest
from pictures import make_library
from pytestqt.qtbot import QtBot
from seen import button, says

from simgui.app import App
from simgui.core.progress import Progress, Step
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.status_strip import StatusStrip


@pytest.fixture
def strip(qtbot: QtBot) -> StatusStrip:
    made = StatusStrip()
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_has_ended_gives_way_to_how_the_folder_stands(strip: StatusStrip) -> None:
    strip.show_folder("9 pictures ready to search")
    strip.show_step(Step("Training", 1, 2, "steps"))
    assert strip.busy
    strip.show_ended("Training is done.")
    assert (strip.text, strip.busy) == ("Training is done.", False)
    assert strip._passing.isActive()
    strip._passing.timeout.emit()  # after a while
    assert strip.text == "9 pictures ready to search"


def test_a_screen_reader_hears_once_of_each_piece_of_work_and_of_its_end(strip: StatusStrip) -> None:
    told: list[str] = []
    strip.told.connect(told.append)
    for _job in range(2):
        for text in ("Looking through the folder:", "Indexing"):
            for done in (0, 1, 2):
                strip.show_step(Step(text, done, 2, "pictures"))
        strip.show_ended("2 pictures ready to search")
    assert told == ["Looking through the folder:", "Indexing", "2 pictures ready to search"] * 2


def test_a_job_that_begins_is_not_overwritten_by_what_ended_before(strip: StatusStrip) -> None:
    strip.show_ended("Training is done.")
    strip.show_step(Step("Indexing", 1, 2, "pictures"))
    assert not strip._passing.isActive()
    assert strip.text.startswith("Indexing")


def test_what_ends_without_a_word_leaves_the_folder(strip: StatusStrip) -> None:
    strip.show_folder("9 pictures ready to search")
    strip.show_step(Step("Drawing a batch", 0, 0, ""))
    strip.show_ended("")
    assert strip.text == "9 pictures ready to search"


def test_the_strip_does_not_go_on_about_another_folder(
    qtbot: QtBot, opened: MainWindow, app: App, tmp_path: Path
) -> None:
    strip = opened.findChildren(StatusStrip)[0]
    other = make_library(tmp_path / "other", labels=("cups",), each=2)
    app.folders.index(other, Progress())
    opened._rescans.rescan_changed(other)
    qtbot.waitUntil(lambda: says(strip, "other is up to date"))
    strip._passing.timeout.emit()
    assert strip.text == "9 pictures ready to search"


def test_another_folder_does_not_inherit_the_sentence_of_the_last(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    strip = opened.findChildren(StatusStrip)[0]
    assert strip.text == "9 pictures ready to search"
    opened.open_folder(tmp_path / "empty")
    qtbot.waitUntil(lambda: says(opened, "No pictures here"))
    assert strip.text == "0 pictures ready to search"


def test_how_long_a_training_takes_is_said_once_by_its_own_area(qtbot: QtBot, opened: MainWindow) -> None:
    go_on = Event()

    def work(progress: Progress) -> None:
        progress._report(Step("Training", 5, 10, "steps", 90.0))
        go_on.wait(30)

    strip = opened.findChildren(StatusStrip)[0]
    opened._jobs.start("Starting the training", work, lambda _done: "Training is done.", precious=True)
    qtbot.waitUntil(lambda: strip.text == "Training 5 of 10 steps")
    go_on.set()
    qtbot.waitUntil(lambda: strip.text == "Training is done.")


def test_a_folder_that_was_not_indexed_to_its_end_says_so_and_offers_to_go_on(
    qtbot: QtBot, strip: StatusStrip
) -> None:
    strip.show_folder("Indexing was stopped.", is_cut=True)
    with qtbot.waitSignal(strip.go_on_wanted):
        button(strip, "Go on indexing").click()
    strip.show_step(Step("Training", 1, 2, "steps"))
    assert says(strip, "Training") and not strip._go_on.isVisible()
    strip.show_ended("Training is done.")
    assert strip._go_on.isVisible()  # it is still not whole
    strip.forget_folder()
    assert not strip._go_on.isVisible()
    strip.show_folder("9 pictures ready to search")
    assert not strip._go_on.isVisible()
