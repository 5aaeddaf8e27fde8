from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from seen import button, says

from simgui.core.progress import Step
from simgui.gui.work.work_row import WorkRow

STEP = Step("Comparing", 1, 9, "pictures", 60.0)


def shown(qtbot: QtBot) -> WorkRow:
    row = WorkRow()
    qtbot.addWidget(row)
    return row


def test_only_one_line_says_how_long_it_takes(qtbot: QtBot) -> None:
    row, quiet = shown(qtbot), shown(qtbot)
    row.show_work("")
    quiet.show_work("", estimate=False)
    for each in (row, quiet):
        each.show_step(STEP)
    assert says(row, "Comparing 1 of 9 pictures, about 60 seconds left")
    assert says(quiet, "Comparing 1 of 9 pictures")
    assert not says(quiet, "left")


def test_the_button_stops_work_and_begins_it_again(qtbot: QtBot) -> None:
    row = shown(qtbot)
    row.show_work("Comparing…")
    with qtbot.waitSignal(row.stop_wanted):
        qtbot.mouseClick(button(row, "Cancel"), Qt.MouseButton.LeftButton)
    assert not button(row, "Cancel").isEnabled()
    row.show_rest("Not compared.", "Compare")
    with qtbot.waitSignal(row.begin_wanted):
        qtbot.mouseClick(button(row, "Compare"), Qt.MouseButton.LeftButton)
