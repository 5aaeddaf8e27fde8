"""A library in which some pictures are there twice."""

import shutil
from pathlib import Path

import pytest
from folder_trash import FolderTrash
from pytestqt.qtbot import QtBot

from simgui.duplicates.moving import trash as system_trash
from simgui.gui.duplicates.page import DuplicatesPage
from simgui.gui.window.main_window import MainWindow

DUPLICATES = 4


@pytest.fixture(autouse=True)
def trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FolderTrash:
    """A folder that is the trash of the system for this test."""
    folder = FolderTrash(tmp_path / "trash")
    monkeypatch.setattr(system_trash, "SystemTrash", lambda: folder)
    return folder


@pytest.fixture
def library(library: Path) -> Path:
    """Nine pictures; one of them is there three times, another one twice."""
    shutil.copy(library / "bags" / "0.png", library / "bags" / "again.png")
    shutil.copy(library / "bags" / "0.png", library / "hats" / "bag.png")
    shutil.copy(library / "shoes" / "2.png", library / "shoes" / "two.png")
    return library


@pytest.fixture
def page(opened: MainWindow) -> DuplicatesPage:
    """The area of the window, in sight."""
    opened.show_area(DUPLICATES)
    return opened.areas.duplicates


@pytest.fixture
def listed(qtbot: QtBot, page: DuplicatesPage) -> DuplicatesPage:
    """The area with what was found."""
    page.find_duplicates()
    qtbot.waitUntil(lambda: len(page.review.entries) == 2)
    return page
