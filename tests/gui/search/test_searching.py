"""Which query is asked, which is answered, and what becomes of them."""

from pathlib import Path

import pytest
from pictures import make_picture
from pytestqt.qtbot import QtBot

from simgui.app import App
from simgui.core.progress import Progress
from simgui.gui.search.searching import Searching
from simgui.gui.sharing.libraries import SharedLibraries
from simgui.gui.state import WindowState
from simgui.gui.work.worker import Worker
from simgui.search.query import PictureId, Source, as_query
from simgui.search.records import SearchResult


@pytest.fixture
def state(qtbot: QtBot, library: Path) -> WindowState:
    del qtbot
    opened = WindowState()
    opened.open_folder(library)
    return opened


@pytest.fixture
def searching(indexed: App, state: WindowState, worker: Worker) -> Searching:
    return Searching(indexed.searches, indexed.words, SharedLibraries(lambda: indexed.sharing), state, worker)


@pytest.fixture
def answers(searching: Searching) -> list[SearchResult]:
    given: list[SearchResult] = []
    searching.answered.connect(given.append)
    return given


def first(app: App, library: Path) -> PictureId:
    return PictureId(int(app.pictures.ids(library)[0]))


def test_every_kind_of_query_is_named_by_its_answer(
    qtbot: QtBot,
    searching: Searching,
    answers: list[SearchResult],
    indexed: App,
    library: Path,
    tmp_path: Path,
) -> None:
    file = make_picture(tmp_path / "query.png", 101, 9)
    queries: list[Source] = [first(indexed, library), file, file.read_bytes()]
    for query in queries:
        with qtbot.waitSignal(searching.answered):
            searching.search(query)
        assert searching.query == as_query(query)
    assert [answer.query for answer in answers] == [as_query(query) for query in queries]


def test_after_a_failure_the_query_is_the_one_that_is_still_answered(
    qtbot: QtBot, searching: Searching, answers: list[SearchResult], indexed: App, library: Path
) -> None:
    picture = first(indexed, library)
    with qtbot.waitSignal(searching.answered):
        searching.search(picture)
    with qtbot.waitSignal(searching.failed) as failed:
        searching.search(PictureId(99))
    assert failed.args[0].title == "This picture is no longer in the library"
    assert searching.query == as_query(picture)
    with qtbot.waitSignal(searching.answered):
        searching.search_again()
    assert [answer.query for answer in answers] == [as_query(picture)] * 2


def test_where_ids_may_stand_for_others_the_answered_picture_is_known_by_its_file(
    qtbot: QtBot, searching: Searching, answers: list[SearchResult], indexed: App, library: Path
) -> None:
    with qtbot.waitSignal(searching.answered):
        searching.search(first(indexed, library))
    searching.forget_ids()
    assert searching.query == as_query(library / "bags" / "0.png")
    with qtbot.waitSignal(searching.answered):
        searching.search_again()
    searching.search(PictureId(99))  # not answered when ids change
    searching.forget_ids()
    assert searching.query == as_query(library / "bags" / "0.png")
    with qtbot.waitSignal(searching.answered):
        searching.search_again()
    assert answers[0].neighbours == answers[1].neighbours == answers[2].neighbours


def test_a_query_waits_as_long_as_pictures_are_being_indexed(
    qtbot: QtBot, app: App, state: WindowState, worker: Worker, library: Path
) -> None:
    searching = Searching(app.searches, app.words, SharedLibraries(lambda: app.sharing), state, worker)
    searching.show_indexing(indexing=True)
    waits: list[bool] = []
    searching.waits.connect(waits.append)
    searching.search(library / "hats" / "0.png")
    qtbot.waitUntil(lambda: waits[-1])
    searching.search_waiting(0)  # nothing there yet: it goes on waiting
    app.folders.index(library, Progress())
    with qtbot.waitSignal(searching.answered):
        searching.search_waiting(9)


def test_what_is_cleared_is_not_answered(
    qtbot: QtBot, searching: Searching, answers: list[SearchResult], indexed: App, library: Path
) -> None:
    picture = first(indexed, library)
    searching.search(picture)
    searching.clear()
    assert searching.query is None
    searching.search_again()
    with qtbot.waitSignal(searching.answered):
        searching.search(picture)
    assert len(answers) == 1
