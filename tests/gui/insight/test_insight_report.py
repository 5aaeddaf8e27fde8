from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from seen import button, says

from simgui.gui.insight.page import InsightPage
from simgui.gui.window.main_window import MainWindow


@pytest.fixture
def page(qtbot: QtBot, opened: MainWindow) -> InsightPage:
    opened.show_area(2)
    found = opened.findChild(InsightPage)
    assert found is not None
    qtbot.waitUntil(lambda: button(found, "Report…").isEnabled())
    return found


def test_the_report_is_saved_from_the_window(
    qtbot: QtBot, page: InsightPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = lambda *_: (str(tmp_path / "report"), "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    qtbot.mouseClick(button(page, "Report…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: button(page, "Report…").isEnabled())
    text = (tmp_path / "report.html").read_text("utf-8")
    assert "9 pictures from the same folder" in text
    assert says(page, f"The report is saved as {tmp_path / 'report.html'}")
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    qtbot.mouseClick(button(page, "Open"), Qt.MouseButton.LeftButton)
    assert opened == [QUrl.fromLocalFile(str(tmp_path / "report.html"))]


def test_a_report_that_cannot_be_saved_is_said(
    qtbot: QtBot, opened: MainWindow, page: InsightPage, tmp_path: Path
) -> None:
    page.save_report(tmp_path / "missing" / "report.html")
    qtbot.waitUntil(lambda: says(opened, "it is not there"))
    assert button(page, "Report…").isEnabled()
