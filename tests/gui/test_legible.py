"""Every page of the real window, in a small and in a usual size: no text is cut, covered or out of sight."""

from pathlib import Path

import pytest
from legible import illegible
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from walk import pages, settle

from simgui.gui.window.main_window import MainWindow

SIZES = {"smallest": QSize(860, 480), "usual": QSize(1240, 820)}


@pytest.mark.parametrize("size", SIZES)
def test_every_text_can_be_read(
    qtbot: QtBot, themed: QApplication, window: MainWindow, tmp_path: Path, size: str
) -> None:
    window.resize(SIZES[size])
    found = {}
    for page, shown in pages(qtbot, window, tmp_path):
        settle()
        assert window.size() == SIZES[size], page
        if wrong := illegible(shown):
            found[page] = wrong
    assert not found
