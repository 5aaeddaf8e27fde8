"""*Open shared library…*: what is written there, and what is said where it does not open."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from seen import button, command, says
from shared_library import PRINTS, FakeSharing

from simgui.core.errors import SimguiError
from simgui.gui.sharing.library_dialog import LibraryDialog
from simgui.gui.window.main_window import MainWindow
from simgui.sharing.failures import away, refused
from simgui.sharing.places import Originals


@pytest.fixture
def open_dialog(qtbot: QtBot, desk: MainWindow) -> Callable[[], LibraryDialog]:
    def opened() -> LibraryDialog:
        command(desk, "Open shared library…").trigger()
        (dialog,) = (each for each in desk.findChildren(LibraryDialog) if each.isVisible())
        qtbot.waitUntil(lambda: not dialog.busy)
        return dialog

    return opened


def write(dialog: LibraryDialog, address: str, **fields: str) -> None:
    dialog.form.server.setText("")
    dialog.form.server.insert(address)  # as if pasted
    for name, text in fields.items():
        getattr(dialog.form, name).setText(text)


def test_a_library_that_answers_is_open_and_searched(
    qtbot: QtBot, desk: MainWindow, sharing: FakeSharing, open_dialog: Callable[[], LibraryDialog]
) -> None:
    dialog = open_dialog()
    assert not dialog.button.isEnabled()
    write(dialog, f"  {PRINTS} ", user="anna", token="s3cret", folder="/srv/prints/", here="/mnt/prints")
    assert (dialog.form.server.text(), dialog.form.name.text()) == ("far.example.org:19530", "prints")
    assert dialog.form.token.echoMode() is QLineEdit.EchoMode.Password
    qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: button(desk, "prints").isChecked())
    (known,) = sharing.known()
    assert (known.address, known.user) == (PRINTS, "anna")
    assert known.originals == Originals((("/srv/prints", "/mnt/prints"),))
    assert sharing.tokens == ["s3cret"]
    assert "s3cret" not in desk._settings["shared_library"]
    said = "Pictures are searched for in “prints”. Those below are on this computer."
    qtbot.waitUntil(lambda: says(desk, said))


def test_encryption_and_a_web_address_are_taken(
    qtbot: QtBot, sharing: FakeSharing, open_dialog: Callable[[], LibraryDialog]
) -> None:
    dialog = open_dialog()
    write(dialog, str(PRINTS), folder="/srv/prints", here="https://prints.example.org")
    assert dialog.form.written.address == "milvus://far.example.org:19530/prints"
    dialog.form.encrypted.setChecked(True)
    assert dialog.form.written.address == "milvus+tls://far.example.org:19530/prints"
    dialog.form.encrypted.setChecked(False)
    dialog.ask()
    qtbot.waitUntil(lambda: bool(sharing.known()))
    assert sharing.known()[0].originals.web == (("/srv/prints", "https://prints.example.org"),)


@pytest.mark.parametrize(
    "problem",
    [
        away(PRINTS),
        refused(PRINTS),
        SimguiError(
            "Shared libraries need another package",
            "pymilvus is not installed. Install it with: pip install 'simgui[shared]'",
        ),
    ],
    ids=["away", "refused", "not installed"],
)
def test_what_is_wrong_is_said_and_the_form_stays(
    qtbot: QtBot,
    desk: MainWindow,
    sharing: FakeSharing,
    open_dialog: Callable[[], LibraryDialog],
    problem: SimguiError,
) -> None:
    sharing.problem = problem
    dialog = open_dialog()
    write(dialog, str(PRINTS))
    dialog.ask()
    qtbot.waitUntil(lambda: says(dialog, f"{problem.title}. {problem.message}"))
    assert dialog.form.name.text() == "prints"
    assert sharing.known() == ()  # a new one that does not answer is not kept
    assert desk._state.shared is None
    sharing.problem = None
    qtbot.mouseClick(button(dialog, "Open"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk._state.shared is not None)


def test_an_address_that_is_none_is_said(qtbot: QtBot, open_dialog: Callable[[], LibraryDialog]) -> None:
    dialog = open_dialog()
    write(dialog, "far.example.org", name="My Prints!")
    dialog.ask()
    qtbot.waitUntil(lambda: says(dialog, "This is not the address of a shared library."))


def test_known_libraries_are_chosen_changed_and_removed(
    qtbot: QtBot, desk: MainWindow, sharing: FakeSharing, open_dialog: Callable[[], LibraryDialog]
) -> None:
    more = (("/srv/prints", "/mnt/prints"), ("/srv/maps", "/mnt/maps"))
    sharing.add(PRINTS, "anna", "", Originals(more))
    dialog = open_dialog()
    assert dialog.form.user.text() == "anna"
    assert dialog.form.token.placeholderText() == "the one that is kept"
    assert says(dialog, "/srv/maps is at /mnt/maps")
    dialog.form.user.setText("ben")
    dialog.ask()
    qtbot.waitUntil(lambda: desk._state.shared is not None)
    assert sharing.known()[0].user == "ben"
    assert sharing.known()[0].originals.mounts == more
    assert sharing.tokens == []
    again = open_dialog()
    qtbot.mouseClick(button(again, "Remove"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(again, f"{PRINTS} is forgotten here. On the server nothing has changed."))
    assert sharing.known() == ()
    assert desk._state.shared is None
    qtbot.waitUntil(lambda: not says(desk, "Search in"))


def test_a_library_is_closed_and_stays_known(
    qtbot: QtBot, desk: MainWindow, sharing: FakeSharing, open_dialog: Callable[[], LibraryDialog]
) -> None:
    assert not command(desk, "Close shared library").isEnabled()
    dialog = open_dialog()
    write(dialog, str(PRINTS))
    dialog.ask()
    qtbot.waitUntil(lambda: desk._state.shared is not None)
    command(desk, "Close shared library").trigger()
    assert desk._state.shared is None
    assert desk._settings["shared_library"] == ""
    assert len(sharing.known()) == 1
