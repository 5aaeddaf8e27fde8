from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from seen import button

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.duplicates.records import Placement
from simgui.gui.look.actions import menu_action
from simgui.gui.pictures.menu.chosen import Chosen, ChosenPicture, LibraryPictures
from simgui.gui.pictures.menu.comparison import Comparison, QueryPictures
from simgui.gui.pictures.menu.picture_actions import PictureActions
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.state import WindowState
from simgui.gui.viewer.heat_overlay import HeatOverlay, heat_image
from simgui.gui.viewer.sharp_picture import MOST_PX, SharpPicture
from simgui.gui.viewer.viewer import Viewer
from simgui.gui.window.large_view import LargeView
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.worker import Worker
from simgui.library.catalogue import Where
from simgui.search.query import Region, Source
from simgui.search.similar_regions import RegionMap, SimilarRegions


class Told:
    """Regions that are known beforehand, and what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Source, Source]] = []
        self.warm = 1.0

    def find(
        self, first: Source, second: Source, where: Where, region: Region | None = None
    ) -> SimilarRegions:
        self.asked.append((first, second))
        if self.warm < 0:
            raise SimguiError("This model cannot show why", "It does not tell places apart.")
        region = RegionMap(np.full((3, 3), self.warm, np.float32), (0.25, 0.0, 0.75, 1.0))
        return SimilarRegions(region, region, 0.9)


@pytest.fixture
def told() -> Told:
    return Told()


class Placed:
    """Where pictures lie on each other, and which two were asked about."""

    def __init__(self) -> None:
        self.asked: list[tuple[Source, Source]] = []
        self.where: Placement | None = None

    def find(self, one: Source, other: Source) -> Placement | None:
        self.asked.append((one, other))
        return self.where


@pytest.fixture
def lies() -> Placed:
    return Placed()


@pytest.fixture
def viewer(
    qtbot: QtBot, indexed: App, worker: Worker, library: Path, told: Told, lies: Placed
) -> Iterator[Viewer]:
    host = QWidget()
    qtbot.addWidget(host)
    state = WindowState(host)
    state.open_folder(library)
    thumbnails = PictureLoader(worker, indexed.pictures.thumbnail, 1 << 20, host)
    view = Viewer(indexed.pictures, told, indexed.words, lies.find, state, worker, thumbnails, host)  # type: ignore[arg-type]
    view.resize(800, 600)
    host.resize(800, 600)
    host.show()
    qtbot.waitExposed(host)
    yield view


def chosen(app: App, library: Path, at: int = 0) -> Chosen:
    listed = LibraryPictures(app.pictures.ids(library))
    return Chosen((listed[at],), listed, at)


def query_pictures(app: App, library: Path, *at: int) -> QueryPictures:
    return QueryPictures(tuple(chosen(app, library, each).pictures[0] for each in at or (3,)))


def is_sharp(picture: SharpPicture) -> bool:
    return picture.is_sharp


def named(viewer: Viewer, name: str) -> bool:
    return viewer.bar.words.startswith(name)


def test_it_goes_through_the_list(qtbot: QtBot, viewer: Viewer, indexed: App, library: Path) -> None:
    ids = indexed.pictures.ids(library).tolist()
    names = [each.path.name for each in indexed.pictures.get(ids, library)]
    viewer.show_pictures(chosen(indexed, library), None)
    qtbot.waitUntil(lambda: viewer.bar.words == f"{names[0]} · 1 of {len(ids)}")
    assert not viewer.commands.before.isEnabled()
    viewer.go(1, 0)
    qtbot.waitUntil(lambda: viewer.bar.words == f"{names[1]} · 2 of {len(ids)}")
    qtbot.waitUntil(lambda: viewer._picture.is_sharp)
    viewer.canvas.zoom(5)
    viewer.go(1, 0)  # moves what is zoomed
    assert viewer.picture == chosen(indexed, library, 1).pictures[0]
    viewer.canvas.fit()
    for _ in ids:
        viewer.go(1, 0)
    assert viewer.picture == chosen(indexed, library, len(ids) - 1).pictures[0]
    assert not viewer.commands.after.isEnabled()


def test_several_chosen_pictures_are_a_list_of_their_own(viewer: Viewer, indexed: App, library: Path) -> None:
    listed = LibraryPictures(indexed.pictures.ids(library))
    viewer.show_pictures(Chosen((listed[1], listed[4]), listed, 4), None)
    viewer.step(1)
    assert viewer.picture == listed[4]
    assert not viewer.commands.after.isEnabled()


def test_a_large_picture_is_sharp_where_it_is_looked_at(qtbot: QtBot, viewer: Viewer, tmp_path: Path) -> None:
    rows, columns = np.mgrid[:3000, :6000]
    pixels = np.stack([columns % 256, rows % 256, (columns + rows) % 256], axis=2).astype(np.uint8)
    Image.fromarray(pixels).save(tmp_path / "large.png", compress_level=1)
    picture = ChosenPicture(tmp_path / "large.png", tmp_path / "large.png", in_library=False)
    viewer.show_pictures(Chosen((picture,)), None)
    qtbot.waitUntil(lambda: is_sharp(viewer._picture))
    whole = viewer._picture.layers[-1]
    assert max(whole.pixmap.width(), whole.pixmap.height()) <= MOST_PX
    assert viewer._picture.size.toSize().toTuple() == (6000, 3000)
    viewer.canvas.show_pixels()
    viewer.canvas.repaint()
    qtbot.waitUntil(lambda: len(viewer._picture.layers) == 2 and is_sharp(viewer._picture))
    detail = viewer._picture.layers[-1]
    assert detail.pixmap.width() == pytest.approx(detail.box.width() * 6000, abs=2)
    assert max(detail.pixmap.width(), detail.pixmap.height()) <= MOST_PX
    colour = detail.pixmap.toImage().pixelColor(0, 0)
    left, top = round(detail.box.left() * 6000), round(detail.box.top() * 3000)
    assert colour.red() == left % 256
    assert colour.green() == top % 256


def test_a_broken_file_says_why_and_a_missing_one_too(qtbot: QtBot, viewer: Viewer, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    for path in (broken, tmp_path / "gone.png"):
        viewer.show_pictures(Chosen((ChosenPicture(path, path, in_library=False),)), None)
        qtbot.waitUntil(lambda: "cannot be read" in viewer._said.text())
        assert not viewer._picture.layers
        viewer.canvas.zoom(1)


def test_of_an_offline_picture_what_is_kept_is_shown(
    qtbot: QtBot, viewer: Viewer, indexed: App, library: Path
) -> None:
    first = chosen(indexed, library)
    path = indexed.pictures.get([int(first.pictures[0].source)], library)[0].path  # type: ignore[arg-type]
    indexed.pictures.thumbnail(int(first.pictures[0].source))  # type: ignore[arg-type]
    path.rename(path.with_suffix(".away"))
    viewer.show_pictures(first, None)
    qtbot.waitUntil(lambda: "what is kept of it" in viewer._said.text())
    assert viewer._picture.layers


def test_what_is_known_is_plain_text(qtbot: QtBot, viewer: Viewer, indexed: App, library: Path) -> None:
    viewer.inform(chosen(indexed, library), None)
    qtbot.waitUntil(lambda: "pixels" in said(viewer).get("Size", ""))
    assert said(viewer)["Label"] == "bags"
    assert said(viewer)["Folder"] == str(library / "bags")
    assert "Camera" not in said(viewer)
    assert "Place" not in said(viewer)


def said(viewer: Viewer) -> dict[str, str]:
    """What the panel says, by the words above it."""
    values = viewer.information.findChildren(QTextEdit)
    return {each.accessibleName(): each.toPlainText() for each in values if not each.isHidden()}


def test_two_pictures_are_looked_at_in_step(
    qtbot: QtBot, viewer: Viewer, indexed: App, library: Path
) -> None:
    viewer.compare(chosen(indexed, library), query_pictures(indexed, library))
    assert viewer.query_canvas.isVisible()
    qtbot.waitUntil(lambda: is_sharp(viewer._picture) and is_sharp(viewer._query_picture))
    wheel(viewer.canvas, QPointF(40, 50))
    assert viewer.canvas.frame.look.zoom > 1
    assert viewer.query_canvas.frame.look == viewer.canvas.frame.look
    viewer.query_canvas.fit()
    assert viewer.canvas.frame.look.zoom == 1
    viewer.commands.overlay.trigger()
    assert not viewer.query_canvas.isVisible()
    assert viewer.bar.slider.isVisible()
    assert viewer.canvas.grab().toImage() != blinked(viewer)
    viewer.commands.compare.trigger()
    assert not viewer.bar.slider.isVisible()


def test_blinking_shows_the_one_then_the_other_and_names_what_is_in_sight(
    qtbot: QtBot, viewer: Viewer, indexed: App, library: Path
) -> None:
    viewer.compare(chosen(indexed, library), query_pictures(indexed, library))
    qtbot.waitUntil(lambda: is_sharp(viewer._picture) and is_sharp(viewer._query_picture))
    names = [each.path.name for each in indexed.pictures.get(indexed.pictures.ids(library).tolist(), library)]
    seen = []
    for _ in range(3):  # from side by side, too
        viewer.commands.blink.trigger()
        seen.append((viewer._panes._name.text(), viewer.canvas.grab().toImage()))
    assert [name for name, _ in seen] == [f"Query: {names[3]}", names[0], f"Query: {names[3]}"]
    assert seen[0][1] == seen[2][1] != seen[1][1]


def test_the_difference_of_two_pictures_is_shown_and_told(
    qtbot: QtBot, viewer: Viewer, indexed: App, library: Path
) -> None:
    viewer.compare(chosen(indexed, library), query_pictures(indexed, library))
    qtbot.waitUntil(lambda: is_sharp(viewer._picture) and is_sharp(viewer._query_picture))
    viewer.commands.difference.trigger()
    assert viewer._panes._name.text().startswith("Difference between ")
    qtbot.waitUntil(lambda: "On average they differ by " in viewer._said.text())
    assert not viewer.bar.slider.isVisible()
    assert not viewer.query_canvas.isVisible()
    viewer.commands.overlay.trigger()  # the one or the other
    assert not viewer.commands.difference.isChecked()
    assert viewer.bar.slider.isVisible()
    viewer.commands.difference.trigger()
    viewer.commands.difference.trigger()
    assert viewer.query_canvas.isVisible()


@pytest.mark.parametrize("of_search", [True, False])
def test_a_picture_is_laid_where_it_fits_on_the_other_one(
    qtbot: QtBot, viewer: Viewer, indexed: App, library: Path, lies: Placed, of_search: bool
) -> None:
    lies.where = Placement(-1, 0, 1, 0, 1, 0)  # mirrored
    picture, other = chosen(indexed, library), chosen(indexed, library, 3).pictures[0]
    if of_search:
        viewer.compare(picture, QueryPictures((other,)))
    else:
        viewer.compare_with(Comparison(picture, other, "Kept"))
    qtbot.waitUntil(lambda: is_sharp(viewer._picture) and is_sharp(viewer._query_picture))
    assert lies.asked == []  # side by side
    viewer.commands.overlay.trigger()
    viewer.bar.slider.setValue(100)
    qtbot.waitUntil(lambda: viewer._laid.transform is not None)
    laid = viewer.canvas.grab().toImage()
    viewer.canvas.lay(None)
    assert viewer.canvas.grab().toImage() != laid
    viewer.commands.difference.trigger()
    qtbot.waitUntil(lambda: "laid on the other" in viewer._said.text())
    assert lies.asked == [(picture.pictures[0].source, other.source)]
    viewer.show_pictures(picture, QueryPictures((other,)))
    assert viewer._laid.transform is None


def test_files_of_the_same_content_differ_nowhere(
    qtbot: QtBot, viewer: Viewer, indexed: App, library: Path
) -> None:
    picture = chosen(indexed, library).pictures[0]
    viewer.compare(Chosen((picture,)), QueryPictures((picture,)))
    viewer.commands.difference.trigger()
    qtbot.waitUntil(lambda: "nothing differs" in viewer._said.text())


def test_a_comparison_brings_its_own_words_and_actions(
    qtbot: QtBot, viewer: Viewer, indexed: App, library: Path
) -> None:
    page, pressed = QWidget(viewer.parentWidget()), []
    action = menu_action(page, "view", "Choose this", lambda: pressed.append(viewer.picture), "Ctrl+J")
    file = indexed.pictures.file_of(int(chosen(indexed, library).pictures[0].source))  # type: ignore[arg-type]
    picture = ChosenPicture(file, file)
    other = chosen(indexed, library, 3).pictures[0]
    notes = {file: "40 by 30"}
    comparison = Comparison(Chosen((picture,)), other, "Kept", "Group 3 of 12", "Done.", notes, (action,))
    viewer.compare_with(comparison)
    qtbot.waitUntil(
        lambda: (
            viewer._panes._query_name.text().startswith("Kept: ") and "40 by 30" in viewer._panes._name.text()
        )
    )
    assert viewer.bar.words == f"{file.name} · Group 3 of 12"
    assert viewer._said.text() == "Done."
    assert viewer.commands.compare.text() == "Compare with the other picture"
    qtbot.mouseClick(button(viewer, "Choose this"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(viewer, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [picture, picture]
    viewer.commands.overlay.trigger()
    viewer.compare_with(comparison)
    assert viewer.bar.slider.isVisible()  # as it was
    viewer.show_pictures(chosen(indexed, library), None)
    assert action not in viewer.actions()
    assert viewer.commands.compare.text() == "Compare with the query"
    page.deleteLater()


def blinked(viewer: Viewer) -> object:
    viewer.commands.blink.trigger()
    return viewer.canvas.grab().toImage()


def wheel(widget: QWidget, place: QPointF) -> None:
    event = QWheelEvent(
        place,
        widget.mapToGlobal(place),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_why_two_pictures_are_close(
    qtbot: QtBot, viewer: Viewer, indexed: App, library: Path, told: Told
) -> None:
    query = query_pictures(indexed, library).pictures[0]
    viewer.show_pictures(chosen(indexed, library), QueryPictures((query,)))
    viewer.commands.heat.trigger()
    assert viewer.compares
    qtbot.waitUntil(lambda: viewer.canvas.heat is not None)
    assert viewer.query_canvas.heat is not None
    assert told.asked == [(query.source, chosen(indexed, library).pictures[0].source)]
    assert "The bright regions make them close" in viewer._said.text()
    viewer.step(1)
    qtbot.waitUntil(lambda: len(told.asked) == 2 and viewer.canvas.heat is not None)
    viewer.commands.heat.trigger()
    assert viewer.canvas.heat is None
    for warm, words in ((0.0, "No region by itself"), (-1.0, "cannot show why")):
        told.warm = warm
        viewer.commands.heat.setChecked(True)
        viewer.arrange()
        qtbot.waitUntil(lambda words=words: words in viewer._said.text())  # type: ignore[misc]
        assert viewer.canvas.heat is None


def test_of_several_examples_the_nearest_is_compared_and_named(
    qtbot: QtBot, viewer: Viewer, indexed: App, library: Path, told: Told
) -> None:
    first, second = query_pictures(indexed, library, 2, 3).pictures
    asked: list[Source] = []

    def nearest(picture: Source) -> int:
        asked.append(picture)
        return len(asked) % 2

    viewer.compare(chosen(indexed, library), QueryPictures((first, second), nearest), why=True)
    qtbot.waitUntil(lambda: viewer.canvas.heat is not None)
    assert told.asked == [(second.source, chosen(indexed, library).pictures[0].source)]
    assert viewer._query_picture.picture == second
    assert viewer._panes._query_name.text().startswith("Nearest of 2 examples")
    viewer.step(1)  # another picture, another example
    qtbot.waitUntil(lambda: len(told.asked) == 2)
    assert told.asked[-1][0] == first.source
    assert viewer._query_picture.picture == first
    viewer.commands.overlay.trigger()  # is not asked again for the same picture
    assert len(asked) == 2


def test_of_several_examples_that_cannot_be_told_apart_the_first_is_compared(
    qtbot: QtBot, viewer: Viewer, indexed: App, library: Path
) -> None:
    def unreadable(_picture: Source) -> int:
        raise SimguiError("It cannot be read", "Its drive is away.")

    examples = query_pictures(indexed, library, 2, 3).pictures
    viewer.compare(chosen(indexed, library), QueryPictures(examples, unreadable))
    qtbot.waitUntil(lambda: viewer._query_picture.picture == examples[0])


def test_without_a_query_there_is_nothing_to_compare(viewer: Viewer, indexed: App, library: Path) -> None:
    viewer.show_pictures(chosen(indexed, library), None)
    assert not viewer.commands.compare.isEnabled()
    assert not viewer.commands.heat.isEnabled()


def test_what_the_model_does_not_see_is_not_coloured() -> None:
    heat = np.zeros((4, 4), np.float32)
    heat[1, 2], heat[3, 3] = 2.0, -5.0
    image = heat_image(RegionMap(heat, (0, 0, 1, 1)))
    warm, cold = image.pixelColor(60, 36), image.pixelColor(12, 12)
    assert warm.red() > warm.blue()
    assert (cold.red(), cold.green(), cold.blue()) == (0, 0, 0)
    assert image.pixelColor(90, 90) == cold
    overlay = HeatOverlay(RegionMap(heat, (0.25, 0.0, 0.75, 1.0)))
    assert overlay.box.left() == 0.25
    assert overlay.box.width() == 0.5


def test_the_arrow_keys_of_the_slider_are_its_own(viewer: Viewer) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(viewer.bar.slider, event)
    assert event.isAccepted()


def test_the_window_shows_large_and_comes_back_to_where_the_keyboard_was(
    qtbot: QtBot, opened: MainWindow, library: Path
) -> None:
    large = opened.findChildren(LargeView)[0]
    actions = opened.findChildren(PictureActions)[0]
    field = opened.findChildren(QWidget, options=Qt.FindChildOption.FindChildrenRecursively)
    before = next(each for each in field if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isVisible())
    before.setFocus()
    file = next((library / "bags").iterdir())
    actions.large_wanted.emit(Chosen((ChosenPicture(file, file),)))
    assert large.is_large
    assert QApplication.focusWidget() is opened.findChildren(Viewer)[0].canvas
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not large.is_large
    assert QApplication.focusWidget() is before
