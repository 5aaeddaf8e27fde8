import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from fakes import CountingHead, FakeBackbone, fake_model
from pictures import contents, make_library, make_picture
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressBar, QWidget
from pytestqt.qtbot import QtBot
from seen import button, cards, says, verdicts
from versions import add_version

from simgui.app import App
from simgui.core.resources import resource
from simgui.gui.pictures.grid.picture_grid import PictureGrid
from simgui.gui.pictures.grid.picture_model import PICTURE_ID_ROLE
from simgui.gui.pictures.picture_view import PictureView
from simgui.gui.settings import Settings
from simgui.gui.window.main_window import MainWindow
from simgui.gui.window.welcome import Welcome
from simgui.gui.work.status_strip import StatusStrip
from simgui.gui.work.worker import Worker
from simgui.library.storage.data_folder import DataFolder


def grid(window: MainWindow) -> PictureGrid:
    return window.findChildren(PictureGrid)[0]


def click(qtbot: QtBot, window: MainWindow, row: int) -> int:
    """Click a picture of the library and give its id."""
    index = grid(window).model().index(row, 0)
    place = grid(window).visualRect(index).center()
    qtbot.mouseClick(grid(window).viewport(), Qt.MouseButton.LeftButton, pos=place)
    return int(index.data(PICTURE_ID_ROLE))


def drop(window: MainWindow, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def distances(window: MainWindow) -> list[float]:
    return [card.neighbour.distance for card in cards(window) if card.neighbour]


def test_the_first_start_shows_the_welcome_alone(window: MainWindow) -> None:
    assert window.findChildren(Welcome)[0].isVisible()
    assert says(window, "Find the pictures that look alike")
    assert button(window, "Choose folder…").isEnabled()
    assert not grid(window).isVisible()


def test_the_sample_pictures_are_indexed_and_shown(qtbot: QtBot, window: MainWindow) -> None:
    before = contents(resource("samples"))
    qtbot.mouseClick(button(window, "Try the sample pictures"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(window, "60 pictures ready to search"))
    qtbot.waitUntil(lambda: grid(window).model().rowCount() == 60)
    assert contents(resource("samples")) == before


def test_choose_folder_opens_the_chosen_folder(
    qtbot: QtBot, window: MainWindow, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(library))
    qtbot.mouseClick(button(window, "Choose folder…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(window, "9 pictures ready to search"))
    assert window.windowTitle() == "pictures - SimGUI"


def test_a_click_on_a_library_picture_shows_its_five_neighbours(qtbot: QtBot, opened: MainWindow) -> None:
    qtbot.waitUntil(lambda: grid(opened).model().rowCount() == 9)
    clicked = click(qtbot, opened, 0)
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    shown = [card.neighbour for card in cards(opened)]
    assert [neighbour.rank for neighbour in shown] == [1, 2, 3, 4, 5]
    assert clicked not in [neighbour.picture.id for neighbour in shown]
    assert distances(opened) == sorted(distances(opened))
    # two other bags look like the clicked one, hats and shoes do not
    assert [neighbour.picture.label for neighbour in shown[:2]] == ["bags", "bags"]
    assert verdicts(opened) == ["match", "match", "no match", "no match", "no match"]
    assert says(opened, "Like the pictures in “bags”.")
    for neighbour in shown:
        assert says(opened, f"{neighbour.distance:.2f}")
        assert says(opened, str(Path(neighbour.picture.label or "") / neighbour.picture.path.name))


def test_a_dropped_file_is_searched_with(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    drop(opened, make_picture(tmp_path / "query.png", 101, variant=7))
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    assert [card.neighbour.picture.label for card in cards(opened)[:3] if card.neighbour] == ["hats"] * 3


def test_a_dropped_stranger_is_no_match(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    drop(opened, make_picture(tmp_path / "stranger.png", 999))
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    assert verdicts(opened) == ["no match"] * 5
    assert says(opened, "None of 9 is close enough.")


def test_a_dropped_folder_is_opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    drop(window, make_library(tmp_path / "others", labels=("cups",), each=2))
    qtbot.waitUntil(lambda: says(window, "2 pictures ready to search"))


def test_a_pasted_picture_is_searched_with(qtbot: QtBot, opened: MainWindow) -> None:
    pixels = np.full((40, 40, 3), 90, np.uint8)
    mime = QMimeData()
    mime.setImageData(QImage(pixels.tobytes(), 40, 40, 120, QImage.Format.Format_RGB888))
    QGuiApplication.clipboard().setMimeData(mime)
    opened.paste()
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    views = [view for view in opened.findChildren(PictureView) if isinstance(view.source, bytes)]
    assert len(views) == 1
    QGuiApplication.clipboard().clear()


def test_open_picture_searches_with_the_chosen_file(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = make_picture(tmp_path / "chosen.png", 102, variant=5)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(query)], ""))
    opened.choose_picture()
    qtbot.waitUntil(lambda: says(opened, "Like the pictures in “shoes”."))


def test_a_click_on_a_neighbour_searches_with_it(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    drop(opened, make_picture(tmp_path / "query.png", 101, variant=7))
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    nearest = cards(opened)[0].neighbour.picture.id
    qtbot.mouseClick(cards(opened)[0].findChildren(PictureView)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: nearest not in [card.neighbour.picture.id for card in cards(opened)])


def test_a_query_that_is_no_picture_is_said_and_the_last_answer_stays(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))  # else it would be read at once
    drop(opened, make_picture(tmp_path / "query.png", 101, variant=7))
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    broken = tmp_path / "notes.txt"
    broken.write_text("no picture")
    drop(opened, broken)
    qtbot.waitUntil(lambda: says(opened, "This picture cannot be read"))
    assert says(opened, f"{broken}: not a picture in a format that SimGUI reads. Choose another picture.")
    assert len(cards(opened)) == 5
    drop(opened, make_picture(tmp_path / "better.png", 102))
    qtbot.waitUntil(lambda: not says(opened, "This picture cannot be read"))


def test_a_folder_that_is_gone_is_said(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.open_folder(tmp_path / "gone")
    qtbot.waitUntil(lambda: says(window, f"{tmp_path / 'gone'} was not found."))
    assert window.findChildren(Welcome)[0].isVisible()


def test_a_folder_without_pictures_is_said(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "notes.txt").write_text("no picture")
    window.open_folder(tmp_path / "empty")
    qtbot.waitUntil(lambda: says(window, "No pictures here"))
    assert says(window, "1 file could not be used")


def test_the_query_before_a_folder_is_open_is_answered_with_what_to_do(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    drop(window, make_picture(tmp_path / "query.png", 1))
    qtbot.waitUntil(lambda: says(window, "Choose a folder to search in, then try again."))


class GatedBackbone(FakeBackbone):
    """Lets some pictures through, then waits until the gate is opened."""

    def __init__(self, free: int) -> None:
        super().__init__()
        self.gate = Event()
        self.waiting = Event()
        self._free = free

    def features(self, pixels: np.ndarray) -> np.ndarray:
        if self.calls >= self._free and not self.gate.is_set():
            self.waiting.set()
            self.gate.wait(30)
        return super().features(pixels)


class TestWhileIndexing:
    @pytest.fixture
    def backbone(self) -> GatedBackbone:
        return GatedBackbone(free=70)

    @pytest.fixture
    def library(self, tmp_path: Path) -> Path:
        return make_library(tmp_path / "pictures", labels=tuple("abcdefghij"), each=10)

    def test_searching_works_and_the_strip_shows_the_job(
        self, qtbot: QtBot, window: MainWindow, library: Path, backbone: GatedBackbone, app: App
    ) -> None:
        window.open_folder(library)
        qtbot.waitUntil(backbone.waiting.is_set)
        assert window.findChildren(StatusStrip)[0].findChildren(QProgressBar)[0].isVisible()
        qtbot.waitUntil(lambda: says(window, "of 100 pictures"))
        qtbot.waitUntil(lambda: len(app.pictures.ids(library)) >= 5)
        written = app.pictures.file_of(int(app.pictures.ids(library)[0]))  # it is found without the backbone
        assert written is not None
        window.search(written)
        qtbot.waitUntil(lambda: len(cards(window)) == 5)
        assert window.busy
        backbone.gate.set()
        qtbot.waitUntil(lambda: says(window, "100 pictures ready to search"))
        assert not window.findChildren(StatusStrip)[0].findChildren(QProgressBar)[0].isVisible()

    def test_a_query_waits_for_the_first_pictures(
        self, qtbot: QtBot, window: MainWindow, library: Path, backbone: GatedBackbone
    ) -> None:
        backbone._free = 0
        window.open_folder(library)
        qtbot.waitUntil(backbone.waiting.is_set)
        window.search(library / "a" / "0.png")
        qtbot.waitUntil(lambda: says(window, "Your search starts as soon as"))
        assert cards(window) == []
        backbone.gate.set()
        qtbot.waitUntil(lambda: len(cards(window)) == 5)
        assert not window._banner.isVisible()
        qtbot.waitUntil(lambda: not window.busy)

    def test_cancel_keeps_what_is_finished(
        self, qtbot: QtBot, window: MainWindow, library: Path, backbone: GatedBackbone
    ) -> None:
        window.open_folder(library)
        qtbot.waitUntil(backbone.waiting.is_set)
        qtbot.mouseClick(button(window, "Cancel"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: says(window, "Indexing was stopped; what is indexed by now can be searched."))
        backbone.gate.set()
        qtbot.waitUntil(lambda: 64 <= grid(window).model().rowCount() < 100)
        qtbot.mouseClick(button(window._status, "Go on indexing"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: says(window, "100 pictures ready to search"))


def test_the_window_comes_back_where_it_was(
    qtbot: QtBot, opened: MainWindow, open_window: Callable[[], MainWindow], library: Path
) -> None:
    opened.resize(880, 700)  # fits the offscreen platform's screen
    opened.close()
    again = open_window()
    again.begin(())
    assert not says(again, "Find the pictures that look alike")  # not even for a moment
    qtbot.waitUntil(lambda: says(again, "9 pictures ready to search"))
    assert (again.width(), again.height()) == (880, 700)


def test_originals_stay_as_they_are(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    before = contents(library)
    window.open_folder(library)
    qtbot.waitUntil(lambda: grid(window).model().rowCount() == 9)
    click(qtbot, window, 4)
    qtbot.waitUntil(lambda: len(cards(window)) == 5)
    assert contents(library) == before


def test_a_picture_that_is_gone_is_shown_as_missing_not_as_an_error(
    qtbot: QtBot, opened: MainWindow, library: Path
) -> None:
    qtbot.waitUntil(lambda: grid(opened).model().rowCount() == 9)
    (library / "bags" / "1.png").unlink()
    click(qtbot, opened, 0)
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    assert any(card.neighbour.picture.path == library / "bags" / "1.png" for card in cards(opened))


class Windows(QObject):
    """Notes the windows that are shown, even for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_no_part_of_an_area_is_a_window_of_its_own_even_for_a_moment(
    qtbot: QtBot, qapp: QApplication, open_window: Callable[[], MainWindow], library: Path
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    try:
        window = open_window()
        window.open_folder(library)
        qtbot.waitUntil(lambda: not window.busy)
        for area in (0, 2, 3, 4, 1):
            window.show_area(area)
        qtbot.waitUntil(lambda: says(window, "Starter (fast)"))
    finally:
        qapp.removeEventFilter(windows)
    assert windows.shown == [window]


def test_keys_reach_the_areas(qtbot: QtBot, opened: MainWindow) -> None:
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    qtbot.keyClick(opened, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not grid(opened).isVisible())
    qtbot.keyClick(opened, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: grid(opened).isVisible())


def test_a_picture_of_one_content_in_two_files_says_so(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    (library / "bags" / "copy.png").write_bytes((library / "bags" / "1.png").read_bytes())
    window.open_folder(library)
    qtbot.waitUntil(lambda: not window.busy)
    window.search(library / "bags" / "0.png")
    qtbot.waitUntil(lambda: says(window, "2 places"))


def test_where_the_model_in_use_is_lost_the_window_says_so_and_goes_on_with_the_starter(
    qtbot: QtBot, data_folder: DataFolder, library: Path
) -> None:
    version = add_version(data_folder, "made-1")
    add_version(data_folder, "made-2")
    with closing(App(data_folder)) as app:
        app.models.use("made-1")
    (version / "head.npz").write_bytes(b"damaged")
    with closing(App(data_folder)) as app:
        window = MainWindow(app, Worker(), Settings(data_folder.root / "window.ini"))
        qtbot.addWidget(window)
        window.show()
        window.open_folder(library)
        qtbot.waitUntil(lambda: says(window, "The starter is used from now on"))
        assert says(window, "“Made made-1” is lost or damaged")
        qtbot.waitUntil(lambda: not window.busy)
        window.show_area(1)
        qtbot.waitUntil(lambda: says(window, "Made made-2"))
        window.search(library / "hats" / "0.png")
        qtbot.waitUntil(lambda: len(cards(window)) == 5)
        window.close()


def test_the_first_search_finds_the_library_embedded(
    qtbot: QtBot, data_folder: DataFolder, library: Path
) -> None:
    model = fake_model()
    head = CountingHead(model.head)
    with closing(App(data_folder, replace(model, head=head))) as app:
        window = MainWindow(app, Worker(), Settings(data_folder.root / "window.ini"))
        qtbot.addWidget(window)
        window.show()
        window.open_folder(library)
        qtbot.waitUntil(lambda: head.embedded == 9)
        window.search(library / "hats" / "0.png")
        qtbot.waitUntil(lambda: len(cards(window)) == 5)
        assert head.embedded == 10  # the query alone
        window.close()


def test_the_keys_go_to_the_pictures_when_a_folder_is_opened_first(
    qtbot: QtBot, opened: MainWindow, library: Path
) -> None:
    qtbot.waitUntil(lambda: isinstance(opened.focusWidget(), PictureGrid))
    opened.areas.search._search_bar.field.setFocus()
    opened.open_folder(library)  # again: the person is somewhere else by now
    qtbot.waitUntil(lambda: not opened.busy)
    assert opened.focusWidget() is opened.areas.search._search_bar.field
