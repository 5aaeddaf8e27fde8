import gc
import weakref
from pathlib import Path

import numpy as np
import pytest
from pictures import make_picture
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from simgui.app import App
from simgui.gui.pictures.menu.chosen import Chosen, ChosenPicture, LibraryPictures
from simgui.gui.pictures.menu.picture_actions import PictureActions
from simgui.gui.pictures.menu.picture_drag import make_drag
from simgui.gui.pictures.menu.picture_gestures import PictureGestures
from simgui.gui.pictures.menu.picture_menu import PictureMenu
from simgui.gui.work.worker import Worker
from simgui.search.query import PictureId

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class View(QWidget):
    """A view of one picture, as the window has many."""

    def __init__(self, chosen: Chosen | None) -> None:
        super().__init__()
        self.chosen = chosen
        self.asked: list[QPoint | None] = []
        self.gestures = PictureGestures(self, self.chosen_at, drags=True)

    def chosen_at(self, place: QPoint | None) -> Chosen | None:
        self.asked.append(place)
        return self.chosen


@pytest.fixture
def view(qtbot: QtBot) -> View:
    shown = View(Chosen((ChosenPicture(PictureId(3)),)))
    qtbot.addWidget(shown)
    shown.resize(200, 200)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture
def actions(app: App, worker: Worker, view: View) -> PictureActions:
    return PictureActions(app.pictures, worker, view)


def offered(menu: QMenu) -> dict[str, QAction]:
    """What can be done, by its words without its key."""
    return {each.text().split("\t")[0]: each for each in menu.actions() if not each.isSeparator()}


def test_what_can_be_done_with_a_picture_of_the_library(app: App, worker: Worker, view: View) -> None:
    actions = PictureActions(app.pictures, worker, view, lambda: True)
    menu = PictureMenu(Chosen((ChosenPicture(PictureId(3)),)), actions, view)
    assert list(offered(menu)) == [
        "Search",
        "Add to the query",
        "Not like this",
        "Show large",
        "Compare with the query",
        "Why similar?",
        "Open in the default program",
        "Show in file manager",
        "Copy picture",
        "Copy path",
        "Label…",
        "Leave out…",
        "Information",
    ]
    assert all(each.isEnabled() for each in menu.actions())


def test_what_does_not_apply_says_why(view: View, actions: PictureActions) -> None:
    away = ChosenPicture(PictureId(3), Path("/there/a.png"), offline=True)
    found = offered(PictureMenu(Chosen((away,)), actions, view))
    disabled = {words for words, each in found.items() if not each.isEnabled()}
    assert disabled == {
        "a.png",
        "Add to the query (nothing is searched with yet)",
        "Not like this (nothing is searched with yet)",
        "Compare with the query (nothing is searched with yet)",
        "Why similar? (nothing is searched with yet)",
        "Open in the default program (not available now)",
        "Copy picture (not available now)",
    }


def test_a_pasted_picture_has_no_file_and_no_label(view: View, actions: PictureActions) -> None:
    pasted = ChosenPicture(b"...", in_library=False, is_query=True)
    found = offered(PictureMenu(Chosen((pasted,)), actions, view))
    assert [words for words, each in found.items() if each.isEnabled()] == [
        "Show large",
        "Copy picture",
        "Information",
    ]
    assert "Copy path" not in found
    assert "Label…" not in found


def test_several_pictures(view: View, actions: PictureActions) -> None:
    listed = LibraryPictures(np.array([5, 6, 7]), query=6)
    menu = PictureMenu(Chosen((listed[0], listed[2]), listed, 2), actions, view)
    found = offered(menu)
    assert "2 pictures" in found
    assert not {"Search", "Open in the default program", "Information"} & set(found)
    wanted: list[object] = []
    actions.together_wanted.connect(wanted.append)
    actions.large_wanted.connect(wanted.append)
    found["Search with these together"].trigger()
    found["Show large"].trigger()
    assert wanted == [(5, 7), Chosen((listed[0], listed[2]), listed, 2)]


def test_a_file_that_is_no_picture_is_only_a_file(view: View, actions: PictureActions) -> None:
    broken = ChosenPicture(Path("/x/a&b<b>.png"), Path("/x/a&b<b>.png"), in_library=False, readable=False)
    menu = PictureMenu(Chosen((broken,), more={"Try again": view.update}), actions, view)
    assert list(offered(menu)) == [
        "a&&b<b>.png",
        "Open in the default program",
        "Show in file manager",
        "Copy path",
        "Try again",
    ]


def test_names_are_plain_text_and_short(view: View, actions: PictureActions) -> None:
    path = Path("/x") / ("very " * 40 + "\u202egnp.exe")
    heading = PictureMenu(Chosen((ChosenPicture(path, path),)), actions, view).actions()[0].text()
    assert len(heading) < 60
    assert "\u202e" not in heading


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[PictureMenu]:
    """The menus that are opened; the platform of the tests has no pop-ups."""
    menus: list[PictureMenu] = []
    monkeypatch.setattr(PictureMenu, "popup", lambda menu, _place: menus.append(menu))
    return menus


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_the_keyboard_opens_the_menu(
    qtbot: QtBot,
    view: View,
    actions: PictureActions,
    opened: list[PictureMenu],
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
) -> None:
    qtbot.keyClick(view, key, modifier)
    assert len(opened) == 1
    assert view.asked == [None]


def test_a_right_click_opens_the_menu_of_what_it_hits(
    view: View, actions: PictureActions, opened: list[PictureMenu]
) -> None:
    place = QPoint(7, 9)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place))
    QApplication.sendEvent(view, event)
    assert view.asked == [place]
    assert len(opened) == 1
    view.chosen = None
    QApplication.sendEvent(view, event)
    assert len(opened) == 1


def test_space_shows_large(qtbot: QtBot, view: View, actions: PictureActions) -> None:
    with qtbot.waitSignal(actions.large_wanted) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert asked.args == [view.chosen]


def test_paths_and_pictures_are_copied(
    qtbot: QtBot, indexed: App, worker: Worker, view: View, library: Path
) -> None:
    actions = PictureActions(indexed.pictures, worker, view)
    first, second = (PictureId(each) for each in indexed.pictures.ids(library)[:2].tolist())
    files = [indexed.pictures.file_of(each) for each in (first, second)]
    clipboard = QGuiApplication.clipboard()
    actions.copy_paths([ChosenPicture(first), ChosenPicture(second)])
    qtbot.waitUntil(lambda: clipboard.text() == "\n".join(map(str, files)))
    actions.copy_pictures([ChosenPicture(first)])
    qtbot.waitUntil(lambda: clipboard.mimeData().hasImage())
    assert [Path(each.toLocalFile()) for each in clipboard.mimeData().urls()] == files[:1]
    actions.copy_pictures([ChosenPicture(first), ChosenPicture(second)])
    qtbot.waitUntil(lambda: len(clipboard.mimeData().urls()) == 2)
    clipboard.setMimeData(QMimeData())


def test_a_picture_that_is_gone_says_so(
    qtbot: QtBot, indexed: App, worker: Worker, view: View, library: Path
) -> None:
    actions = PictureActions(indexed.pictures, worker, view)
    with qtbot.waitSignal(actions.failed) as failed:
        actions.copy_paths([ChosenPicture(PictureId(10_000))])
    assert "no longer in the library" in failed.args[0].title


def test_files_are_dragged_as_copies(view: View, tmp_path: Path) -> None:
    name = "ä b.png"
    make_picture(tmp_path / name, 1, 1)
    drag = make_drag(view, [tmp_path / name])
    assert [Path(each.toLocalFile()) for each in drag.mimeData().urls()] == [tmp_path / name]
    drag.deleteLater()


def test_a_drag_begins_after_a_few_pixels_and_its_release_is_no_click(
    view: View, actions: PictureActions, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[object] = []
    monkeypatch.setattr(actions, "find_files", lambda pictures, _found: dragged.append(list(pictures)))
    released: list[QMouseEvent] = []
    monkeypatch.setattr(view, "mouseReleaseEvent", released.append)

    def move(kind: QEvent.Type, x: int, held: Qt.MouseButton) -> None:
        button = held if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
        place = QPointF(x, 10)
        event = QMouseEvent(kind, place, view.mapToGlobal(place), button, held, NO_KEY)
        QApplication.sendEvent(view, event)

    move(QEvent.Type.MouseButtonPress, 10, LEFT)
    move(QEvent.Type.MouseMove, 11, LEFT)
    assert not dragged
    move(QEvent.Type.MouseButtonRelease, 11, LEFT)
    assert len(released) == 1
    move(QEvent.Type.MouseButtonPress, 10, LEFT)
    move(QEvent.Type.MouseMove, 10 + QApplication.startDragDistance(), LEFT)
    assert dragged == [list(view.chosen.pictures)] if view.chosen else False
    move(QEvent.Type.MouseButtonRelease, 60, LEFT)
    assert len(released) == 1


def test_a_dropped_view_is_gone_at_once(qtbot: QtBot) -> None:
    view = View(None)
    view.show()
    qtbot.waitExposed(view)
    kept = weakref.ref(view)
    gc.disable()
    try:
        del view
        assert kept() is None  # else Python would drop it at any time, in the middle of a paint, too
    finally:
        gc.enable()


def test_events_that_come_while_a_view_is_taken_down_are_left_to_it(view: View) -> None:
    press = QMouseEvent(QEvent.Type.MouseButtonPress, QPointF(5, 5), QPointF(5, 5), LEFT, LEFT, NO_KEY)
    vars(view.gestures).clear()  # as Python does, before Qt takes the object
    assert not view.gestures.eventFilter(view, press)
    assert not view.gestures.eventFilter(view, QEvent(QEvent.Type.Hide))


def test_what_stands_for_all_pictures_knows_those_that_are_away() -> None:
    some = Chosen(LibraryPictures(np.array([7, 8, 9]), offline=frozenset({8})))
    assert [each.source for each in some.kinds] == [7, 8]
    assert [each.source for each in some.there] == [7, 9]
    assert [each.source for each in Chosen(LibraryPictures(np.array([8]), frozenset({8}))).kinds] == [8]
    pasted = Chosen((ChosenPicture(b"content"), ChosenPicture(Path("/there/a.png"), Path("/there/a.png"))))
    assert pasted.kinds == pasted.pictures
    assert [each.source for each in pasted.there] == [Path("/there/a.png")]
