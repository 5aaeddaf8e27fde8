"""The Insight area in the real window, driven as a person would."""

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from fakes import NoWindow, fake_model
from pictures import make_picture
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFileDialog, QListView, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from seen import button, cards, says

from simgui import cli
from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.evaluation.measurement import Measurement, MeasurementRequest
from simgui.gui.charts.exports import ExportButton
from simgui.gui.insight import label_changes
from simgui.gui.insight.column import InsightColumn
from simgui.gui.insight.confusion.view import ConfusionView
from simgui.gui.insight.no_match.view import NoMatchView
from simgui.gui.insight.page import InsightPage
from simgui.gui.insight.threshold.view import ThresholdView
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.work_row import WorkRow
from simgui.models.cutpoints import Cutpoint

INSIGHT = 2
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, opened: MainWindow) -> InsightPage:
    """The area of the nine pictures, measured."""
    opened.show_area(INSIGHT)
    found = opened.findChildren(InsightPage)[0]
    qtbot.waitUntil(lambda: says(found, "Tested on 9 pictures, among 9 of 3 labels."))
    return found


def column(page: InsightPage, number: int = 0) -> InsightColumn:
    """Give the column of the active model, or the one beside it."""
    columns = page.findChildren(InsightColumn)
    return sorted(columns, key=lambda each: page.view not in each.views)[number]


def shown(page: InsightPage, kind: type[QWidget]) -> QWidget:
    """Show a view by its chip's place and give it."""
    kinds = [type(view) for view in column(page).views]
    page.show_view(kinds.index(kind))
    assert isinstance(page.view, kind)
    return page.view


def button_that_starts(widget: QWidget, text: str) -> QPushButton | None:
    buttons = [each for each in widget.findChildren(QPushButton) if each.isVisible()]
    return next((each for each in buttons if each.text().startswith(text)), None)


def labels_in_matrix(view: QWidget) -> list[str]:
    assert isinstance(view, ConfusionView)
    model = view.matrix.model()
    return [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]


def test_nothing_is_measured_before_it_is_looked_at(
    qtbot: QtBot, opened: MainWindow, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[Path] = []
    measure = app.measurements.measure

    def watched(request: MeasurementRequest, progress: Progress, last: Measurement | None) -> object:
        measured.append(request.folder)
        return measure(request, progress, last)

    monkeypatch.setattr(app.measurements, "measure", watched)
    opened.show_area(1)
    opened.show_area(0)
    page = opened.areas.insight
    assert measured == []
    for _ in range(2):  # looked at again, nothing has changed
        opened.show_area(INSIGHT)
        qtbot.waitUntil(lambda: says(page, "Tested on 9 pictures"))
        opened.show_area(0)
    assert len(measured) == 1


def test_a_folder_without_labels_is_told_what_it_needs(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    for variant in range(3):
        make_picture(tmp_path / "flat" / f"{variant}.png", 1, variant)
    window.open_folder(tmp_path / "flat")
    qtbot.waitUntil(lambda: not window.busy)
    window.show_area(INSIGHT)
    page = window.findChildren(InsightPage)[0]
    qtbot.waitUntil(lambda: says(page, "No labelled pictures"))
    assert says(page, "needs pictures in subfolders, one subfolder a label")
    assert not page.findChildren(QProgressBar)[0].isVisible()
    (tmp_path / "flat" / "hats").mkdir()
    for variant in range(2):
        make_picture(tmp_path / "flat" / "hats" / f"{variant}.png", 2, variant)
    qtbot.waitUntil(lambda: button_that_starts(page, "Measure again") is not None)
    qtbot.mouseClick(button(page, "Measure again"), LEFT)
    qtbot.waitUntil(lambda: says(page, "Tested on 2 pictures"))


def test_pictures_behind_a_figure_are_labelled_and_all_is_measured_anew(
    qtbot: QtBot, page: InsightPage, app: App, library: Path
) -> None:
    view = shown(page, ConfusionView)
    assert labels_in_matrix(view) == ["bags", "hats", "shoes", "no match"]
    view.matrix.cell_chosen.emit(0, 0)
    assert page.evidence.title == "3 pictures: bags, found right"
    pictures = [each.picture for each in page.evidence.evidence]
    assert {each.path.parent.name for each in app.pictures.get(pictures, library)} == {"bags"}
    listed = page.evidence.findChildren(QListView)[0]
    listed.setCurrentIndex(listed.model().index(0, 0))
    listed.selectAll()
    menu = page.evidence.menu()
    assert menu is not None
    labels = next(action.menu() for action in menu.actions() if action.text() == "Label as")
    next(action for action in labels.actions() if action.text() == "shoes").trigger()
    qtbot.waitUntil(lambda: labels_in_matrix(view) == ["hats", "shoes", "no match"])
    assert view.matrix.model().index(1, 1).data() == "6"
    assert all("→ shoes" in each.caption for each in page.evidence.evidence)


def test_a_click_behind_a_figure_searches_with_the_picture(
    qtbot: QtBot, opened: MainWindow, page: InsightPage
) -> None:
    shown(page, ConfusionView).matrix.cell_chosen.emit(1, 1)
    found = page.evidence.findChildren(QListView)[0]
    place = found.visualRect(found.model().index(0, 0)).center()
    qtbot.mouseClick(found.viewport(), LEFT, pos=place)
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    assert [card.neighbour.picture.label for card in cards(opened)[:2] if card.neighbour] == ["hats"] * 2


def test_a_threshold_is_used_kept_taken_back_and_reset(
    qtbot: QtBot, opened: MainWindow, page: InsightPage, app: App
) -> None:
    view = shown(page, ThresholdView)
    assert isinstance(view, ThresholdView)
    view.move_line(0.01)
    qtbot.mouseClick(button(view, "Use this threshold"), LEFT)
    qtbot.waitUntil(lambda: app.models.cutpoint_of(app.models.of()) == Cutpoint("custom", 0.01))
    matrix = shown(page, ConfusionView)
    qtbot.waitUntil(lambda: says(matrix, "0 of 9 right, 0 taken for another label, 9 no match."))
    shown(page, ThresholdView)
    view.move_line(0.02)
    qtbot.mouseClick(button(view, "Use this threshold"), LEFT)
    qtbot.waitUntil(lambda: opened._undo.texts[0] == "threshold 0.020")
    for expected in (Cutpoint("custom", 0.01), Cutpoint("starter", 0.3)):
        opened._undo.undo()
        qtbot.waitUntil(lambda expected=expected: app.models.cutpoint_of(app.models.of()) == expected)
        qtbot.waitUntil(lambda expected=expected: view.line == expected.distance)
    assert opened._undo.texts == ("", "threshold 0.010")
    view.move_line(0.02)
    qtbot.mouseClick(button(view, "Use this threshold"), LEFT)
    qtbot.waitUntil(lambda: button(view, "Reset").isEnabled())
    qtbot.mouseClick(button(view, "Reset"), LEFT)
    qtbot.waitUntil(lambda: app.models.cutpoint_of(app.models.of()) == Cutpoint("starter", 0.3))


def test_a_cutpoint_chosen_at_a_search_is_drawn(qtbot: QtBot, opened: MainWindow, page: InsightPage) -> None:
    view = shown(page, ThresholdView)
    assert isinstance(view, ThresholdView)
    opened.search(page.evidence.evidence[0].picture if page.evidence.evidence else 1)
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    panel = opened.findChildren(QWidget, "")  # the slider lives in the search area
    slider = next(each for each in panel if each.accessibleName() == "Match up to this distance")
    slider.setValue(20)
    qtbot.waitUntil(lambda: view.line == 0.1)


def test_another_model_stands_beside(qtbot: QtBot, page: InsightPage) -> None:
    assert [len(each.views) for each in (column(page), column(page, 1))] == [6, 0]  # built when it is wanted
    compare = next(
        each for each in page.findChildren(QComboBox) if each.accessibleName() == "Compare with another model"
    )
    qtbot.waitUntil(lambda: compare.isEnabled())
    assert not column(page, 1).isVisible()
    compare.setCurrentIndex(compare.findText("Starter"))
    compare.activated.emit(compare.currentIndex())
    assert column(page, 1).isVisible()
    qtbot.waitUntil(lambda: says(column(page, 1), "Not the model in use"), timeout=30_000)
    assert says(column(page), "Fake")
    assert says(column(page, 1), "Starter")
    view = column(page, 1).views[0]
    assert button_that_starts(view, "library: only for the model in use")
    compare.setCurrentIndex(0)
    compare.activated.emit(0)
    assert not column(page, 1).isVisible()


@pytest.fixture
def held(app: App, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Let every measurement wait until it is given up, or the event is set."""
    go_on, measure = Event(), app.measurements.measure

    def wait(request: MeasurementRequest, progress: Progress, last: Measurement | None) -> object:
        while not go_on.wait(0.01):
            progress.check()
        return measure(request, progress, last)

    monkeypatch.setattr(app.measurements, "measure", wait)
    yield go_on
    go_on.set()


def test_a_measurement_is_given_up_and_begun_again(qtbot: QtBot, opened: MainWindow, held: Event) -> None:
    opened.show_area(INSIGHT)
    page = opened.findChildren(InsightPage)[0]
    qtbot.waitUntil(lambda: says(page, "Measuring…"))
    qtbot.mouseClick(button(page, "Cancel"), LEFT)
    qtbot.waitUntil(lambda: says(page, "Nothing is measured yet."))
    held.set()
    qtbot.mouseClick(button(page, "Measure again"), LEFT)
    qtbot.waitUntil(lambda: says(page, "Tested on 9 pictures"))


def test_measured_anew_the_old_figures_stay_and_say_so(qtbot: QtBot, page: InsightPage, held: Event) -> None:
    page.set_stale()
    qtbot.waitUntil(lambda: says(page, "Measuring again…"))
    assert page.view.isVisible()
    # A view may have a line about work of its own, with a Cancel of its own.
    (row,) = (each for each in page.findChildren(WorkRow) if says(each, "Measuring again…"))
    button(row, "Cancel").click()
    qtbot.waitUntil(lambda: says(page, "what is shown may be older than the library"))
    assert page.view.isVisible()
    held.set()
    qtbot.mouseClick(button(page, "Measure again"), LEFT)
    qtbot.waitUntil(lambda: not says(page, "what is shown may be older") and not says(page, "Measuring"))


def test_a_comparison_is_given_up(qtbot: QtBot, page: InsightPage, held: Event) -> None:
    compare = next(
        each for each in page.findChildren(QComboBox) if each.accessibleName() == "Compare with another model"
    )
    qtbot.waitUntil(lambda: compare.isEnabled())
    compare.setCurrentIndex(compare.findText("Starter"))
    compare.activated.emit(compare.currentIndex())
    assert says(column(page, 1), "Starter")
    qtbot.waitUntil(lambda: says(column(page, 1), "Measuring…"))
    button(column(page, 1), "Cancel").click()
    qtbot.waitUntil(lambda: not column(page, 1).isVisible())
    assert compare.currentText() == "Compare with…"
    held.set()
    qtbot.waitUntil(lambda: says(page, "Tested on 9 pictures") and not says(page, "Measuring again"))


def test_what_cannot_be_measured_is_not_reported(
    qtbot: QtBot, page: InsightPage, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> object:
        raise SimguiError("The catalogue is in use", "Close the other program.")

    assert button(page, "Report…").isEnabled()
    monkeypatch.setattr(app.measurements, "measure", fail)
    page.set_stale()
    qtbot.waitUntil(lambda: says(page, "Close the other program."))
    assert not button(page, "Report…").isEnabled()
    assert not says(page, "Tested on 9 pictures")


def test_pictures_behind_a_figure_are_put_away(qtbot: QtBot, page: InsightPage) -> None:
    shown(page, ConfusionView).matrix.cell_chosen.emit(1, 1)
    assert page.evidence.isVisible()
    qtbot.mouseClick(button(page.evidence, "✕"), LEFT)
    assert not page.evidence.isVisible()


def test_pictures_without_a_match_are_listed_farthest_first(
    qtbot: QtBot,
    opened: MainWindow,
    app: App,
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    queries = tmp_path / "queries"
    for number in range(3):
        make_picture(queries / "strange" / f"{number}.png", 900 + number)
    known = make_picture(queries / "hats" / "known.png", 101, variant=8)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(queries))
    opened.show_area(INSIGHT)
    page = opened.findChildren(InsightPage)[0]
    qtbot.mouseClick(button(page, "Test with another folder…"), LEFT)
    qtbot.waitUntil(lambda: says(page, "Tested on 4 pictures of “queries”, among 9 of 3 labels."))
    view = shown(page, NoMatchView)
    assert isinstance(view, NoMatchView)
    distances = {}
    for path in [known, *sorted(queries.glob("strange/*"))]:
        nearest = app.searches.find(path, library, 1).neighbours[0]
        distances[path.name] = (nearest.distance, nearest.picture)
    assert says(view, "No match for 3 of 4 tested pictures: nothing lies within 0.300.")
    farthest = sorted((found for name, found in distances.items() if name != "known.png"), key=first)[::-1]
    assert [each.distance for each in view.gallery.items] == pytest.approx(
        [distance for distance, _ in farthest], abs=1e-6
    )
    for each, (_, nearest) in zip(view.gallery.items, farthest, strict=True):
        assert (each.label, each.nearest, each.other) == ("strange", nearest.id, nearest.label)
    reason = view.gallery.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert f"its nearest picture, {farthest[0][1].label}, lies at {farthest[0][0]:.3f}" in reason
    # one is clicked: its neighbours are shown; searching with it leads on, though it lies elsewhere
    view.gallery.setCurrentIndex(view.gallery.model().index(0, 0))
    assert page.evidence.title == "Nearest to this strange"
    assert page.evidence.evidence[0].picture == farthest[0][1].id
    qtbot.mouseClick(button(view, "Search with it"), LEFT)
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    assert cards(opened)[0].neighbour.distance == pytest.approx(farthest[0][0], abs=1e-6)


def test_pictures_without_a_match_are_added_to_the_library(
    qtbot: QtBot,
    opened: MainWindow,
    page: InsightPage,
    app: App,
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view = shown(page, NoMatchView)
    assert isinstance(view, NoMatchView)
    assert button_that_starts(view, "Add to the library") is None  # what is asked about is in it
    strange = make_picture(tmp_path / "queries" / "strange" / "odd.png", 900)
    page.test_with(strange.parents[1])
    qtbot.waitUntil(lambda: len(view.gallery.items) == 1)
    view.gallery.setCurrentIndex(view.gallery.model().index(0, 0))
    asked: list[str] = []

    def answer(_parent: object, _title: str, question: str) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr(label_changes, "ask", answer)
    qtbot.mouseClick(button(view, "Add to the library…"), LEFT)
    assert not (library / "strange").exists()  # no was the answer
    qtbot.mouseClick(button(view, "Add to the library…"), LEFT)
    assert "Copy 1 picture into" in asked[1]
    qtbot.waitUntil(lambda: len(app.pictures.ids(library)) == 10)
    assert (library / "strange" / "odd.png").read_bytes() == strange.read_bytes()
    qtbot.waitUntil(lambda: view.gallery.items[0].here)
    view.gallery.setCurrentIndex(view.gallery.model().index(0, 0))
    assert not button(view, "Add to the library…").isEnabled()
    assert "in the library" in view.gallery.model().index(0, 0).data()


def first(pair: tuple[float, object]) -> float:
    return pair[0]


@pytest.fixture
def strict_page(qtbot: QtBot, page: InsightPage, app: App) -> InsightPage:
    """The area at a cutpoint that nothing matches."""
    page._state.use_threshold(app.models.choose_cutpoint(0.001))
    return page


def test_what_is_left_is_not_listed_again_until_wanted(
    qtbot: QtBot, strict_page: InsightPage, app: App
) -> None:
    view = shown(strict_page, NoMatchView)
    assert isinstance(view, NoMatchView)
    everything = [each.picture for each in view.gallery.items]
    assert len(everything) == 9
    view.gallery.setCurrentIndex(view.gallery.model().index(4, 0))
    qtbot.mouseClick(button(view, "Dismiss"), LEFT)
    qtbot.waitUntil(lambda: len(view.gallery.items) == 8)
    assert app.decisions.dismissed() == {everything[4]}
    qtbot.mouseClick(button(view, "Dismissed: 1"), LEFT)
    assert [each.picture for each in view.gallery.items] == [everything[4]]
    view.gallery.selectAll()
    qtbot.mouseClick(button(view, "List again"), LEFT)
    qtbot.waitUntil(lambda: [each.picture for each in view.gallery.items] == everything)
    assert app.decisions.dismissed() == set()
    qtbot.mouseClick(button(strict_page, "Undo"), LEFT)
    qtbot.waitUntil(lambda: app.decisions.dismissed() == {everything[4]})
    qtbot.waitUntil(lambda: len(view.gallery.items) == 8)


def test_pictures_without_a_match_are_labelled(
    qtbot: QtBot, strict_page: InsightPage, app: App, library: Path
) -> None:
    view = shown(strict_page, NoMatchView)
    assert isinstance(view, NoMatchView)
    chosen = view.gallery.items[0]
    view.gallery.setCurrentIndex(view.gallery.model().index(0, 0))
    label = "bags" if chosen.label != "bags" else "hats"
    menu = button(view, "Label as…").menu()
    next(action for action in menu.actions() if action.text() == label).trigger()
    qtbot.waitUntil(
        lambda: next(each.label for each in view.gallery.items if each.picture == chosen.picture) == label
    )
    assert app.pictures.get([chosen.picture], library)[0].label == label


def test_where_everything_matches_it_says_so(page: InsightPage) -> None:
    view = shown(page, NoMatchView)
    assert says(view, "Every tested picture has a match up to 0.300.")
    assert not button(view, "Dismiss").isEnabled()


def test_the_figures_are_those_of_the_command(
    qtbot: QtBot,
    page: InsightPage,
    app: App,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_picture(library / "bags" / "lost.png", 101, variant=5)  # a hat among the bags
    make_picture(library / "shoes" / "strange.png", 950)
    app.folders.index(library, Progress())
    page._state.use_threshold(app.models.choose_cutpoint(0.02))
    page.set_stale()
    qtbot.waitUntil(lambda: says(page, "Tested on 11 pictures"))
    monkeypatch.setattr(cli, "App", lambda data_folder: App(data_folder, fake_model()))
    monkeypatch.setattr(cli, "keep_log", lambda data_folder: None)
    assert cli.main(["evaluate", str(library), "--json"], NoWindow()) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["cutpoint"] == 0.02
    threshold = shown(page, ThresholdView)
    assert says(threshold, f"Precision {told['precision']:.1%}")
    assert says(threshold, f"recall {told['recall']:.1%}")
    assert says(threshold, f"F1 {told['f1']:.1%}")
    confusion = shown(page, ConfusionView)
    assert isinstance(confusion, ConfusionView)
    counts = np.array(
        [
            [int(confusion.matrix.model().index(row, cell).data() or 0) for cell in range(4)]
            for row in range(3)
        ]
    )
    assert counts.sum() == told["queries"]
    assert np.trace(counts) / counts[:, :3].sum() == pytest.approx(told["precision"])
    unmatched = shown(page, NoMatchView)
    assert isinstance(unmatched, NoMatchView)
    assert len(unmatched.gallery.items) == counts[:, 3].sum() > 0


def test_what_fails_is_said_above(qtbot: QtBot, opened: MainWindow, page: InsightPage) -> None:
    page.view.failed.emit(SimguiError("This cannot be saved", "The disk is full. Choose another place."))
    qtbot.waitUntil(lambda: says(opened, "The disk is full. Choose another place."))


def test_what_a_view_has_saved_is_said_where_it_was_asked_with_a_button_that_opens_it(
    qtbot: QtBot, page: InsightPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = shown(page, ConfusionView)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "table.csv"), ""))
    view.findChildren(ExportButton)[0].save_figures()
    qtbot.waitUntil(lambda: says(page, f"Saved as {tmp_path / 'table.csv'}"))
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    qtbot.mouseClick(button(page, "Open"), LEFT)
    assert [each.toLocalFile() for each in opened] == [str(tmp_path / "table.csv")]
