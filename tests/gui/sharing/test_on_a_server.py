"""The window on a real Milvus server: a library is opened, searched, lost and found again."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from key_store import keys_in_memory
from milvus_server import RunningServer
from odd_servers import Relay, answering
from pictures import make_picture
from pytestqt.qtbot import QtBot
from seen import button, cards, command, says, verdicts
from walk import last_dialog

from simgui.app import App
from simgui.core.progress import Progress
from simgui.gui.search.shared_words import SharedWords
from simgui.gui.search.words.words_field import WordsField
from simgui.gui.settings import Settings
from simgui.gui.sharing.library_dialog import LibraryDialog
from simgui.gui.state import SharedPlace
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.worker import Worker
from simgui.library.decoding.content import content_in
from simgui.library.storage.data_folder import DataFolder
from simgui.sharing.address import Address
from simgui.sharing.connection import connect

_READS = ("Search", "Query", "Load", "GetLoadState", "GetStatistics")
_ASKS = ("DescribeCollection", "ShowCollections", "DescribeAlias", "ListAliases")


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[App]:
    with keys_in_memory(), closing(App(DataFolder.open(tmp_path / "publisher"))) as app:
        yield app


@pytest.fixture
def desk(qtbot: QtBot, publisher: App, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on another computer, without any folder."""
    del publisher
    folder = DataFolder.open(tmp_path / "desk")
    with closing(App(folder)) as app:
        window = MainWindow(app, Worker(), Settings(folder.root / "window.ini"))
        qtbot.addWidget(window)
        window.show()
        window.begin(())
        yield window
        window.close()


def open_library(qtbot: QtBot, desk: MainWindow, port: int, user: str, token: str) -> LibraryDialog:
    """Write all of it into the dialog."""
    command(desk, "Open shared library…").trigger()
    dialog = last_dialog(desk)
    assert isinstance(dialog, LibraryDialog)
    qtbot.waitUntil(lambda: not dialog.busy)
    dialog.form.server.setText("")
    dialog.form.server.insert(str(Address("127.0.0.1", port, "gui")))
    dialog.form.user.setText(user)
    dialog.form.token.setText(token)
    dialog.ask()
    return dialog


def test_a_library_on_a_server_is_opened_searched_lost_and_found_again(
    qtbot: QtBot,
    publisher: App,
    desk: MainWindow,
    milvus_server: RunningServer,
    library: Path,
    tmp_path: Path,
) -> None:
    address = milvus_server.address("gui")
    publisher.sharing.add(address, milvus_server.user, milvus_server.token)
    publisher.sharing.publications.publish(library, address, Progress())
    query = make_picture(tmp_path / "query.png", 101, 7)
    local = publisher.searches.find(query, library)
    relay = Relay(milvus_server.port)
    with closing(relay), answering(relay) as port:
        dialog = open_library(qtbot, desk, port, milvus_server.user, "wrong")
        qtbot.waitUntil(lambda: says(dialog, "The server refused user and token"))
        dialog.form.token.setText(milvus_server.token)
        dialog.ask()
        qtbot.waitUntil(lambda: button(desk, "gui").isChecked())
        desk.search(query)
        qtbot.waitUntil(lambda: len(cards(desk)) == 5)
        found = [each.neighbour for each in cards(desk) if each.neighbour is not None]
        assert [each.picture.label for each in found] == [each.picture.label for each in local.neighbours]
        assert [round(each.distance, 5) for each in found] == [round(e.distance, 5) for e in local.neighbours]
        assert verdicts(desk) == ["match" if each.match else "no match" for each in local.neighbours]
        assert all(isinstance(each.picture.source, bytes) for each in cards(desk))
        qtbot.waitUntil(lambda: says(desk, "about 100.0 % of the true neighbours are found"))
        write_words(desk, "hats")
        qtbot.waitUntil(lambda: says(desk, "Also ordered by words"))
        write_words(desk, "")
        qtbot.waitUntil(lambda: len(cards(desk)) == 5 and bool(verdicts(desk)[0]))
        cards(desk)[0]._answers.say_different()
        qtbot.waitUntil(lambda: verdicts(desk)[0] == "you said: different")
        name = add_reader(milvus_server)
        open_library(qtbot, desk, port, name, "reads-only")
        qtbot.waitUntil(lambda: not any(each._answers.isVisible() for each in cards(desk)))
        assert (
            len(publisher.sharing.decisions.history(address, content_in(query))) == 1
        )  # looking wrote nothing
    desk.search(make_picture(tmp_path / "other.png", 102, 7))
    qtbot.waitUntil(lambda: says(desk, "Nothing answers at ") and cards(desk) == [])
    with closing(Relay(milvus_server.port)) as back, answering(back, port):
        button(desk, "Try again").click()
        qtbot.waitUntil(lambda: len(cards(desk)) == 5)


def write_words(desk: MainWindow, line: str) -> None:
    field = desk.findChild(WordsField)
    assert field is not None
    field.show_line(line)
    field.done.emit(line)


def test_words_are_asked_where_no_folder_is_open(
    qtbot: QtBot, publisher: App, desk: MainWindow, lite_server: RunningServer, library: Path
) -> None:
    address = lite_server.address("gui_words")
    publisher.sharing.publications.publish(library, address, Progress())
    desk._state.share(SharedPlace(str(address), address.name, chosen=True))
    write_words(desk, "hats")
    wall = desk.findChild(SharedWords)
    assert wall is not None
    qtbot.waitUntil(lambda: says(desk, "3 of 9 pictures found, best first"))
    shown = [card.neighbour.picture.label for card in wall._wall.cards if card.neighbour]
    assert shown[:3] == ["hats"] * 3
    assert not says(desk, "Searching…")
    write_words(desk, "shoes")
    qtbot.waitUntil(
        lambda: [each.neighbour.picture.label for each in wall._wall.cards if each.neighbour][:1] == ["shoes"]
    )
    write_words(desk, "")
    qtbot.waitUntil(wall.isHidden)


def add_reader(server: RunningServer) -> str:
    """Add a user who may do all that a search needs, and nothing else."""
    name = f"r{uuid4().hex[:8]}"
    with closing(connect(server.address(), server.user, server.token)) as connection:
        connection.ask("create_user", name, "reads-only")
        connection.ask("create_role", name)
        for kind, privileges in (("Collection", _READS), ("Global", _ASKS)):
            for privilege in privileges:
                connection.ask("grant_privilege", name, kind, privilege, "*")
        connection.ask("grant_role", name, name)
    return name
