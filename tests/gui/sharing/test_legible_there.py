"""What a shared library adds to the window, in the smallest size: no text is cut, covered or out of sight."""

from pathlib import Path

from legible import illegible
from pictures import make_picture
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from seen import button, cards, command, says
from shared_library import PRINTS, FakeSharing
from walk import last_dialog, settle

from simgui.gui.sharing.library_dialog import LibraryDialog
from simgui.gui.window.main_window import MainWindow
from simgui.sharing.failures import away
from simgui.sharing.places import Originals

SMALLEST = QSize(860, 480)


def test_every_text_can_be_read(
    qtbot: QtBot, themed: QApplication, desk: MainWindow, sharing: FakeSharing, tmp_path: Path
) -> None:
    found: dict[str, object] = {}

    def look(page: str, shown: QWidget) -> None:
        settle()
        assert shown is not desk or shown.size() == SMALLEST, page
        if wrong := illegible(shown):
            found[page] = wrong

    desk.resize(SMALLEST)
    sharing.add(PRINTS, "anna", "", Originals((("/srv/prints", "/mnt/prints"), ("/srv/maps", "/mnt/maps"))))
    command(desk, "Open shared library…").trigger()
    dialog = last_dialog(desk)
    assert isinstance(dialog, LibraryDialog)
    qtbot.waitUntil(lambda: not dialog.busy)
    look("known", dialog)
    sharing.problem = away(PRINTS, "the network does not know the way to the server")
    dialog.ask()
    qtbot.waitUntil(lambda: says(dialog, "Nothing answers"))
    look("failed", dialog)
    sharing.problem = None
    dialog.ask()
    qtbot.waitUntil(lambda: says(desk, "Pictures are searched for in “prints”"))
    look("chosen", desk)
    desk.search(make_picture(tmp_path / "query.png", 101, 9))
    qtbot.waitUntil(lambda: len(cards(desk)) == 5 and says(desk, "about 99.2 %"))
    look("results", desk)
    sharing.problem = away(PRINTS, "the network does not know the way to the server")
    desk.areas.search._searching.search_again()
    qtbot.waitUntil(lambda: says(desk, "Nothing answers"))
    look("away", desk)
    sharing.problem = None
    sharing.gate.clear()
    button(desk, "Try again").click()
    qtbot.waitUntil(lambda: says(desk, "Asking “prints”…"))
    look("asking", desk)
    sharing.gate.set()
    qtbot.waitUntil(lambda: len(cards(desk)) == 5)
    assert not found
