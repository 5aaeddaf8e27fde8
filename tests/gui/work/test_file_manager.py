import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from simgui.gui.work import file_manager
from simgui.gui.work.file_manager import FileManager
from simgui.gui.work.worker import Worker

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system selects files there")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that are opened."""
    folders: list[str] = []

    def open_url(url: QUrl) -> bool:
        folders.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return folders


def test_without_a_desktop_that_selects_files_the_folder_is_opened(
    qtbot: QtBot, worker: Worker, tmp_path: Path, opened: list[str]
) -> None:
    (tmp_path / "a.png").touch()
    manager = FileManager(worker)
    manager.show(tmp_path / "a.png")
    qtbot.waitUntil(lambda: opened == [str(tmp_path)])
    manager.show(tmp_path / "gone" / "deep" / "b.png")
    qtbot.waitUntil(lambda: opened == [str(tmp_path)] * 2)


def test_a_desktop_that_selects_files_is_asked_for_it(
    qtbot: QtBot, worker: Worker, tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    selected: list[Path] = []

    def select(path: Path) -> bool:
        selected.append(path)
        return True

    monkeypatch.setattr(file_manager, "_select", select)
    (tmp_path / "a.png").touch()
    FileManager(worker).show(tmp_path / "a.png")
    qtbot.waitUntil(lambda: selected == [tmp_path / "a.png"])
    assert not opened
