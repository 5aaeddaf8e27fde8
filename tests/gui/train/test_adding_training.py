"""Training is added from the Train area; the files are small, the network is this computer."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pictures import make_library
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from seen import button, says
from wheels import UNPACKED, WheelServer, files_below, make_parts, serving

from simgui.gui.train.adding_training import AddingTraining
from simgui.gui.window.main_window import MainWindow
from simgui.installation.training_parts.service import TrainingParts
from simgui.training import parts as module
from simgui.training.options import TrainingOptions

pytestmark = pytest.mark.server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[WheelServer]:
    with serving(tmp_path / "wheels") as served:
        yield served


@pytest.fixture
def search_only(tmp_path: Path, server: WheelServer, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that came without training; give the folder that it is added to."""
    parts = replace(make_parts(tmp_path / "wheels"), address=server.address)
    listed = tmp_path / "training.json"
    listed.write_text(json.dumps(parts.to_json()), "utf-8")
    monkeypatch.setattr(module, "resource", lambda *_names: listed)
    return tmp_path / "data" / "training-parts" / parts.digest


@pytest.fixture
def train_area(search_only: Path, qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    window.areas.train._adding._parts = TrainingParts.of_this_program()
    window.open_folder(make_library(tmp_path / "pictures", each=6))
    window.show_area(1)
    qtbot.waitUntil(lambda: button(window, "Train").isEnabled() and not window.busy)
    return window


def card(window: MainWindow) -> AddingTraining:
    return window.findChildren(AddingTraining)[0]


def click(qtbot: QtBot, wanted: QPushButton) -> None:
    qtbot.mouseClick(wanted, Qt.MouseButton.LeftButton)


@pytest.fixture
def begun(train_area: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[TrainingOptions]:
    """The trainings and previews that have begun."""
    found: list[TrainingOptions] = []
    for wanted in (train_area.areas.train.train_wanted, train_area.areas.train.preview_wanted):
        wanted.disconnect()
        wanted.connect(found.append)
    return found


def test_train_offers_what_it_lacks_and_trains_when_it_is_there(
    qtbot: QtBot,
    train_area: MainWindow,
    begun: list[TrainingOptions],
    search_only: Path,
    server: WheelServer,
) -> None:
    assert says(train_area, "Training is added once, when you first train: a download of 1 MB.")
    assert not card(train_area).isVisible()
    click(qtbot, button(train_area, "Train"))
    assert says(card(train_area), "Training is added once: a download of 1 MB from 127.0.0.1")
    assert (server.asked, begun) == ([], [])
    click(qtbot, button(card(train_area), "Download"))
    qtbot.waitUntil(lambda: begun == [TrainingOptions()])
    assert not card(train_area).isVisible()
    assert files_below(search_only) == UNPACKED
    qtbot.waitUntil(lambda: not says(train_area, "Training is added once"))
    click(qtbot, button(train_area, "Train"))
    assert len(begun) == 2


def test_it_can_be_cancelled_and_goes_on_later(
    qtbot: QtBot,
    train_area: MainWindow,
    begun: list[TrainingOptions],
    search_only: Path,
    server: WheelServer,
) -> None:
    click(qtbot, button(train_area, "Train"))
    click(qtbot, button(card(train_area), "Not now"))
    assert not card(train_area).isVisible()
    click(qtbot, button(train_area, "Train"))
    server.holds.clear()
    click(qtbot, button(card(train_area), "Download"))
    qtbot.waitUntil(lambda: len(server.asked) == 1)
    click(qtbot, button(card(train_area), "Cancel"))
    qtbot.waitUntil(lambda: button(card(train_area), "Download").isVisible())  # though nothing comes
    server.holds.set()
    assert (begun, search_only.exists()) == ([], False)
    click(qtbot, button(card(train_area), "Download"))
    qtbot.waitUntil(lambda: len(begun) == 1)
    assert search_only.is_dir()


def test_what_goes_wrong_stands_in_the_card(
    qtbot: QtBot, train_area: MainWindow, begun: list[TrainingOptions], server: WheelServer, tmp_path: Path
) -> None:
    for path in (tmp_path / "wheels").iterdir():
        path.rename(path.with_suffix(".away"))
    click(qtbot, button(train_area, "Train"))
    click(qtbot, button(card(train_area), "Download"))
    qtbot.waitUntil(lambda: says(card(train_area), "127.0.0.1 answered 404"))
    assert button(card(train_area), "Download").isVisible()
    assert begun == []


def test_a_folder_with_the_files_is_chosen(
    qtbot: QtBot,
    train_area: MainWindow,
    begun: list[TrainingOptions],
    server: WheelServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen: Callable[..., str] = lambda *_: str(tmp_path / "wheels")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", chosen)
    click(qtbot, button(train_area, "Preview training pictures…"))
    click(qtbot, button(card(train_area), "Choose a folder with the files…"))
    qtbot.waitUntil(lambda: begun == [TrainingOptions()])
    assert server.asked == []


def test_nothing_begins_in_a_folder_that_was_opened_meanwhile(
    qtbot: QtBot,
    train_area: MainWindow,
    begun: list[TrainingOptions],
    search_only: Path,
    server: WheelServer,
    tmp_path: Path,
) -> None:
    click(qtbot, button(train_area, "Train"))
    server.holds.clear()
    click(qtbot, button(card(train_area), "Download"))
    qtbot.waitUntil(lambda: len(server.asked) == 1)
    train_area.open_folder(make_library(tmp_path / "others", each=6))
    qtbot.waitUntil(lambda: says(train_area, "in “others”"))
    server.holds.set()
    qtbot.waitUntil(lambda: search_only.is_dir() and not card(train_area).isVisible())
    assert begun == []
