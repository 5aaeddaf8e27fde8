from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableView
from pytestqt.qtbot import QtBot

from simgui.gui.main_window import MainWindow


def chip(window: MainWindow, name: str) -> QPushButton:
    return next(each for each in window.findChildren(QPushButton) if each.text().startswith(name))


def rows(window: MainWindow) -> list[tuple[str, ...]]:
    model = window.findChildren(QTableView)[0].model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_every_file_is_accounted_for(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    (library / "notes.txt").write_text("no picture")
    truncated = library / "hats" / "0.png"
    truncated.write_bytes(truncated.read_bytes()[:100])
    window.open_folder(library)
    qtbot.waitUntil(lambda: not window.busy)
    window.show_area(2)
    qtbot.waitUntil(lambda: any(each.text() == "Indexed  8" for each in window.findChildren(QPushButton)))
    assert chip(window, "Skipped").text() == "Skipped  1"
    assert chip(window, "Failed").text() == "Failed  1"
    assert len(rows(window)) == 8

    qtbot.mouseClick(chip(window, "Skipped"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: rows(window) == [("notes.txt", "skipped", "not a picture in a format that SimGUI reads")]
    )
    qtbot.mouseClick(chip(window, "Failed"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [row[:2] for row in rows(window)] == [(str(Path("hats", "0.png")), "failed")])
    assert rows(window)[0][2].startswith("the picture is damaged")


def test_a_deleted_file_is_missing_after_the_next_look(
    qtbot: QtBot, opened: MainWindow, library: Path
) -> None:
    (library / "hats" / "0.png").unlink()
    opened.show_area(2)
    opened.rescan()
    qtbot.waitUntil(lambda: any(each.text() == "Missing  1" for each in opened.findChildren(QPushButton)))
