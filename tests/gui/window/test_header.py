"""The upper edge, in wide and narrow windows."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot
from walk import settle

from simgui.gui.look.buttons import NameButton
from simgui.gui.window.header import Header

MODEL = "clothing, thorough, 2026-11-22"


@pytest.fixture
def header(qtbot: QtBot) -> Header:
    made = Header(["Search", "Train", "Insight", "Library", "Duplicates"], QMenu())
    qtbot.addWidget(made)
    made.show_folder(Path("/photos/a folder with a name of some length"))
    made.show_model(MODEL)
    made.show()
    return made


def resize(header: Header, width: int) -> None:
    header.resize(width, header.height())
    settle()


def width_of(header: Header, words: str) -> int:
    """How wide words of the header are."""
    return header.fontMetrics().horizontalAdvance(words)


def shown(header: Header) -> tuple[str, str, str]:
    """What stands on the buttons, and the model."""
    picture, folder = header.findChildren(NameButton)
    (model,) = header.findChildren(QLabel)
    return picture.shown, folder.shown, model.text()


def test_where_there_is_room_everything_is_said(header: Header) -> None:
    resize(header, 10 * width_of(header, MODEL))
    picture, folder, model = shown(header)
    assert (picture, model) == (" Open picture…", f"model: {MODEL}")
    assert folder.startswith(" a folder")


def test_in_a_narrow_window_the_name_of_the_model_is_the_last_to_give_way(header: Header) -> None:
    (label,) = header.findChildren(QLabel)
    said: list[tuple[str, str, str]] = []
    for width in range(10 * width_of(header, MODEL), 0, -20):
        resize(header, width)
        if header.width() > width or label.width() < width_of(header, MODEL):
            break
        if not said or shown(header) != said[-1]:
            said.append(shown(header))
    pictures, folders, models = zip(*said, strict=True)
    assert models[-1] == MODEL
    assert (pictures[0], pictures[-1]) == (" Open picture…", "")
    assert 0 < len(folders[-1]) < len(folders[0])  # shorter, before the model is
    assert list(dict.fromkeys(models)) == [f"model: {MODEL}", MODEL]


def test_what_is_not_written_can_be_read_at_the_pointer_and_by_a_screen_reader(header: Header) -> None:
    resize(header, header.minimumSizeHint().width())
    picture, folder = header.findChildren(NameButton)
    (model,) = header.findChildren(QLabel)
    assert picture.accessibleName() == "Open picture…"
    assert "Open picture…" in picture.toolTip()
    assert "a folder with a name of some length" in folder.toolTip()
    assert MODEL in model.toolTip()
