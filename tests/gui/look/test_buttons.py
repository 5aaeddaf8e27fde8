import pytest
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simgui.gui.look.buttons import NameButton
from simgui.gui.look.fonts import columns_px

LONG = "a name that is longer than there is room for it"


@pytest.fixture
def named(qtbot: QtBot, themed: QApplication) -> NameButton:
    made = NameButton(24)
    qtbot.addWidget(made)
    return made


def show(qtbot: QtBot, made: NameButton, name: str, columns: int | None = None) -> str:
    made.show_name(name)
    width = made.sizeHint().width() if columns is None else columns_px(made.font(), columns)
    made.resize(width, made.sizeHint().height())
    made.show()
    qtbot.waitExposed(made)
    made.grab()
    return made.shown


def test_a_name_is_shown_whole_where_it_fits(qtbot: QtBot, named: NameButton) -> None:
    assert show(qtbot, named, "pics") == "pics"
    assert show(qtbot, named, "ab") == "ab"


def test_a_long_name_ends_in_the_middle_and_is_told_whole(qtbot: QtBot, named: NameButton) -> None:
    shown = show(qtbot, named, LONG)
    assert shown.startswith("a name")
    assert "…" in shown
    assert len(shown) < len(LONG)
    assert LONG in named.toolTip()
    assert named.accessibleName() == LONG


def test_beside_an_icon_no_scrap_of_a_name_is_left(qtbot: QtBot, named: NameButton) -> None:
    named.setIcon(QIcon(QPixmap(8, 8)))
    assert show(qtbot, named, LONG, 8) == ""
    assert show(qtbot, named, "ab") == "ab"


def test_a_name_is_no_mnemonic(qtbot: QtBot, named: NameButton) -> None:
    assert show(qtbot, named, "cats & dogs") == "cats && dogs"  # painted as one
