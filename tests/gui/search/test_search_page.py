from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from pictures import make_picture
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from seen import button, cards, command, says

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.gui.look.theme import colours
from simgui.gui.pictures.grid.picture_grid import PictureGrid
from simgui.gui.pictures.picture_view import PictureView
from simgui.gui.search.results.results import Results
from simgui.gui.settings import Settings
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.worker import Lane
from simgui.search.query import Example, Query, Region, Source, as_query
from simgui.search.service import Searches

LEFT = Qt.MouseButton.LeftButton


def grid(window: MainWindow) -> PictureGrid:
    return window.findChildren(PictureGrid)[0]


def place(window: MainWindow, app: App, path: Path) -> int:
    """Give the row of the picture that a file holds."""
    ids = [int(number) for number in window.areas.search._library._model.ids]
    return next(row for row, number in enumerate(ids) if app.pictures.file_of(number) == path)


def framed(window: MainWindow) -> list[int]:
    """List the rows that have the frame of the query, as it is painted."""
    view = grid(window)
    image = view.viewport().grab().toImage()
    scale = image.devicePixelRatio()
    accent = QColor(colours().accent)
    found = []
    for row in range(view.model().rowCount()):
        frame = view.visualRect(view.model().index(row, 0))
        corner = frame.center()
        inner = [image.pixelColor(int(corner.x() * scale), int((frame.top() + 1) * scale))]
        if view.viewport().rect().contains(frame.center()) and inner == [accent]:
            found.append(row)
    return found


def click(qtbot: QtBot, window: MainWindow, row: int) -> None:
    view = grid(window)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(row, 0)).center())


def paste(window: MainWindow, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(mime)
    window.paste()
    QGuiApplication.clipboard().clear()


@pytest.fixture
def filled(qtbot: QtBot, opened: MainWindow) -> MainWindow:
    qtbot.waitUntil(lambda: grid(opened).model().rowCount() == 9)
    return opened


def test_nothing_is_framed_before_something_is_asked(qtbot: QtBot, filled: MainWindow) -> None:
    assert framed(filled) == []
    grid(filled).setFocus()
    assert framed(filled) == []


def test_the_frame_follows_the_query_wherever_it_is_asked(
    qtbot: QtBot,
    filled: MainWindow,
    app: App,
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    click(qtbot, filled, 0)
    qtbot.waitUntil(lambda: framed(filled) == [0])

    hat, shoe = library / "hats" / "1.png", library / "shoes" / "2.png"
    paste(filled, hat)
    qtbot.waitUntil(lambda: framed(filled) == [place(filled, app, hat)])

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(shoe)], ""))
    filled.choose_picture()
    qtbot.waitUntil(lambda: framed(filled) == [place(filled, app, shoe)])

    nearest = cards(filled)[0].neighbour
    assert nearest is not None
    qtbot.mouseClick(cards(filled)[0].findChildren(PictureView)[0], LEFT)
    qtbot.waitUntil(lambda: framed(filled) == [place(filled, app, nearest.picture.path)])

    paste(filled, make_picture(tmp_path / "elsewhere.png", 100, 7))
    qtbot.waitUntil(lambda: framed(filled) == [])
    assert len(cards(filled)) == 5


def test_a_query_that_cannot_be_read_leaves_frame_and_answer(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    click(qtbot, filled, 4)
    qtbot.waitUntil(lambda: framed(filled) == [4])
    (tmp_path / "notes.txt").write_text("no picture")
    filled.search(tmp_path / "notes.txt")
    qtbot.waitUntil(lambda: says(filled, "This picture cannot be read"))
    assert framed(filled) == [4]
    filled._state.note_labels()  # asks again: what is shown, not what failed
    qtbot.waitUntil(lambda: not says(filled, "This picture cannot be read"))


def test_keys_move_a_line_not_the_frame(qtbot: QtBot, filled: MainWindow) -> None:
    click(qtbot, filled, 0)
    qtbot.waitUntil(lambda: framed(filled) == [0])
    qtbot.keyClick(grid(filled), Qt.Key.Key_Right)
    assert grid(filled).currentIndex().row() == 1
    assert framed(filled) == [0]
    qtbot.keyClick(grid(filled), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: framed(filled) == [1])


def test_a_clicked_picture_that_has_left_the_library_is_told(
    qtbot: QtBot, filled: MainWindow, app: App, library: Path
) -> None:
    filled._rescans.close()
    (library / "bags" / "0.png").unlink()
    app.folders.index(library, Progress())  # which the grid has not heard of yet
    click(qtbot, filled, 0)
    qtbot.waitUntil(lambda: says(filled, "This picture is no longer in the library"))


@pytest.fixture
def slow_first(monkeypatch: pytest.MonkeyPatch) -> tuple[Event, Event]:
    """Let the first search wait: gives what tells that it has begun, and what lets it go on."""
    begun, go_on = Event(), Event()
    find = Searches.find

    def wait_once(self: Searches, *args: object, **options: object) -> object:
        if not begun.is_set():
            begun.set()
            go_on.wait(30)
        return find(self, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Searches, "find", wait_once)
    return begun, go_on


def test_a_slow_search_does_not_overwrite_a_newer_one(
    qtbot: QtBot, filled: MainWindow, slow_first: tuple[Event, Event]
) -> None:
    begun, go_on = slow_first
    click(qtbot, filled, 0)
    qtbot.waitUntil(begun.is_set)
    click(qtbot, filled, 4)
    second = filled.areas.search.query
    with qtbot.waitSignal(filled.areas.search._searching.answered) as answered:
        go_on.set()
    assert answered.args[0].query == second
    assert framed(filled) == [4]


def test_a_slow_search_that_fails_does_not_speak_into_a_newer_one(
    qtbot: QtBot, filled: MainWindow, slow_first: tuple[Event, Event], tmp_path: Path
) -> None:
    begun, go_on = slow_first
    (tmp_path / "notes.txt").write_text("no picture")
    filled.search(tmp_path / "notes.txt")
    qtbot.waitUntil(begun.is_set)
    click(qtbot, filled, 4)
    with qtbot.waitSignal(filled.areas.search._searching.answered):
        go_on.set()
    assert framed(filled) == [4]
    assert not says(filled, "This picture cannot be read")


@pytest.mark.parametrize("lane", [lane for lane in Lane if lane not in (Lane.SEARCH, Lane.PICTURES)])
def test_a_search_waits_for_no_other_work(qtbot: QtBot, filled: MainWindow, lane: Lane) -> None:
    go_on = Event()
    for _ in range(lane.value[1] + 1):
        filled._worker.start_reporting(lane, lambda _progress: go_on.wait(30))
    click(qtbot, filled, 2)
    qtbot.waitUntil(lambda: framed(filled) == [2])
    assert not go_on.is_set()
    go_on.set()


@pytest.mark.parametrize("action", ["Back up…", "Restore a backup…", "Export CSV…"])
def test_a_search_does_not_wait_for_what_the_library_writes(
    qtbot: QtBot,
    filled: MainWindow,
    app: App,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    action: str,
) -> None:
    begun, go_on = Event(), Event()

    def wait(*_: object) -> None:
        begun.set()
        go_on.wait(30)
        raise SimguiError("Stopped here", "Enough of it.")

    for owner, name in (
        (app.storage, "back_up"),
        (app.storage, "restore"),
        (app.ledger, "export"),
    ):
        monkeypatch.setattr(owner, name, wait)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "file"), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "file"), ""))
    filled.show_area(3)
    if action == "Export CSV…":
        qtbot.waitUntil(button(filled, action).isEnabled)
        qtbot.mouseClick(button(filled, action), LEFT)
    else:
        command(filled, action).trigger()
    qtbot.waitUntil(begun.is_set)
    filled.areas.library.refresh()  # what the page shows does not wait for it either
    filled.show_area(0)
    click(qtbot, filled, 3)
    qtbot.waitUntil(lambda: framed(filled) == [3])
    go_on.set()
    qtbot.waitUntil(lambda: says(filled, "Stopped here"))


def ask(qtbot: QtBot, window: MainWindow, query: Source | Query) -> None:
    with qtbot.waitSignal(window.areas.search._searching.answered):
        window.search(query)


def test_back_and_forward_restore_query_and_crop(qtbot: QtBot, filled: MainWindow, library: Path) -> None:
    page = filled.areas.search
    plain = as_query(library / "hats" / "0.png")
    cropped = Query((Example(library / "bags" / "0.png", Region(0, 0, 0.5, 1)),))
    for query in (plain, cropped):
        ask(qtbot, filled, query)
    for action, query in ((page._actions.back, plain), (page._actions.forward, cropped)):
        with qtbot.waitSignal(page._searching.answered):
            action.trigger()
        assert page.query == query
        assert page._view.picture.region == query.examples[0].region
    assert page._actions.back.isEnabled()
    assert not page._actions.forward.isEnabled()
    page.clear()
    assert page.query is None
    with qtbot.waitSignal(page._searching.answered):
        page._actions.back.trigger()
    assert page.query == cropped


def test_pictures_are_added_and_not_wanted(qtbot: QtBot, filled: MainWindow, library: Path) -> None:
    page = filled.areas.search
    hat, other, bag = (library / name for name in ("hats/0.png", "hats/1.png", "bags/0.png"))
    ask(qtbot, filled, hat)
    for does, source in ((page.add, other), (page.unlike, bag), (page.add, hat)):
        with qtbot.waitSignal(page._searching.answered):
            does([source])
    assert page.query == Query((Example(hat), Example(other), Example(bag, unlike=True)))
    threshold = filled._state.threshold
    assert threshold is not None
    for card in cards(filled):
        assert card.neighbour is not None
        close = card.neighbour.examples_within(threshold)
        assert says(card, f"{close} of 2")
        assert card.verdict == ("match" if close == 2 else "no match")
        assert f", Close enough to {close} of 2 examples, by itself, " in card.picture.accessibleName()
    with qtbot.waitSignal(page._searching.answered):
        page._actions.turned.trigger()
    assert says(filled, "No verdict for pictures that are turned")
    assert {card.verdict for card in cards(filled)} == {""}


def test_removing_the_last_picture_clears_the_query(qtbot: QtBot, filled: MainWindow, library: Path) -> None:
    page = filled.areas.search
    ask(qtbot, filled, library / "hats" / "0.png")
    page._view._chips.chips[0].remove()
    assert page.query is None
    assert cards(filled) == []


def test_recent_queries_are_kept_for_the_next_window(
    qtbot: QtBot, filled: MainWindow, open_window: Callable[[], MainWindow], library: Path
) -> None:
    hat = library / "hats" / "0.png"
    ask(qtbot, filled, hat)
    ask(qtbot, filled, hat.read_bytes())  # pasted: not kept
    filled.close()
    again = open_window()
    assert [each.query for each in again.areas.search._recent.queries] == [as_query(hat)]


def shown_names(window: MainWindow) -> list[str]:
    """Name the neighbours that are shown, the nearest first."""
    found = sorted(cards(window), key=lambda card: card.neighbour.rank if card.neighbour else 0)
    return [card.neighbour.picture.path.parent.name for card in found if card.neighbour]


def test_more_neighbours_come_by_choice_and_at_the_end(qtbot: QtBot, filled: MainWindow) -> None:
    click(qtbot, filled, 0)
    qtbot.waitUntil(lambda: len(cards(filled)) == 5)
    results = filled.areas.search._results
    results.more_wanted.emit()
    qtbot.waitUntil(lambda: len(cards(filled)) == 8)  # all others that there are
    click(qtbot, filled, 4)
    qtbot.waitUntil(lambda: framed(filled) == [4])
    assert len(cards(filled)) == 5  # another query begins anew
    results.number_chosen.emit(20)
    qtbot.waitUntil(lambda: len(cards(filled)) == 8)
    click(qtbot, filled, 0)
    qtbot.waitUntil(lambda: framed(filled) == [0])
    assert len(cards(filled)) == 8


def test_filters_stay_while_queries_change_until_they_are_cleared(qtbot: QtBot, filled: MainWindow) -> None:
    click(qtbot, filled, 0)
    qtbot.waitUntil(lambda: len(cards(filled)) == 5)
    bar = filled.areas.search._results._bar
    bar.choices_wanted.emit()
    qtbot.waitUntil(lambda: len(bar._labels._items()) == 3)
    hats = next(item for item in bar._labels._items() if item.text().startswith("hats"))
    hats.setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: set(shown_names(filled)) == {"hats"})
    click(qtbot, filled, 8)
    qtbot.waitUntil(lambda: framed(filled) == [8])
    assert shown_names(filled) == ["hats"] * 3
    button(filled, "Clear filters").click()
    qtbot.waitUntil(lambda: len(cards(filled)) == 5)


def test_copies_are_grouped_in_the_window(qtbot: QtBot, opened: MainWindow, library: Path, app: App) -> None:
    for number in range(3):
        make_picture(library / "bags" / f"burst {number}.jpg", 4242, quality=60 + 10 * number)
    opened.rescan()
    qtbot.waitUntil(lambda: grid(opened).model().rowCount() == 12)
    opened.search(library / "bags" / "burst 0.jpg")
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    button(opened, "Group copies").click()
    qtbot.waitUntil(lambda: len(cards(opened)) == 2)  # the burst, and a label whose pictures are all alike
    nearest = cards(opened)[0]
    assert nearest.neighbour is not None
    assert nearest.neighbour.picture.path.name.startswith("burst")
    button(nearest, "2 alike  ▾").click()
    assert len(cards(opened)) == 3


def test_the_number_of_neighbours_is_a_setting(
    qtbot: QtBot, opened: MainWindow, library: Path, settings: Settings
) -> None:
    opened.areas.search.findChildren(Results)[0].number_chosen.emit(10)
    assert settings["neighbours"] == 10
    opened.search(library / "hats" / "0.png")
    qtbot.waitUntil(lambda: len(cards(opened)) == 8)  # all that there are
