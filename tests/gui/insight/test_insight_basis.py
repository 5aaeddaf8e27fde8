"""What the Insight area measures, and when: never a part of a folder, and nothing again without need."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from fakes import FakeBackbone
from pictures import make_picture
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot
from seen import button, says
from versions import add_version

from simgui.app import App
from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress
from simgui.evaluation.measurement import Measurement, MeasurementRequest
from simgui.gui.insight.confusion.view import ConfusionView
from simgui.gui.insight.no_match.view import NoMatchView
from simgui.gui.insight.page import InsightPage
from simgui.gui.window.main_window import MainWindow
from simgui.library.catalogue import Change
from simgui.library.decisions import label_changes
from simgui.library.storage.data_folder import DataFolder

SEARCH, INSIGHT = 0, 2
LEFT = Qt.MouseButton.LeftButton
MEASURED = "Tested on 9 pictures, among 9 of 3 labels."


def page_of(window: MainWindow) -> InsightPage:
    window.show_area(INSIGHT)
    return window.findChildren(InsightPage)[0]


@pytest.fixture
def page(qtbot: QtBot, opened: MainWindow) -> InsightPage:
    found = page_of(opened)
    qtbot.waitUntil(lambda: says(found, MEASURED))
    return found


def show(page: InsightPage, kind: type[Any]) -> Any:
    while not isinstance(page.view, kind):
        page.show_view(page._shown._place + 1)
    return page.view


@pytest.fixture
def held(backbone: FakeBackbone, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Let the backbone look at four pictures, and at the others when the event is set."""
    go_on, look = Event(), backbone.features

    def wait(pixels: Any) -> Any:
        if backbone.calls >= 4:
            go_on.wait(20)
        return look(pixels)

    monkeypatch.setattr(backbone, "features", wait)
    yield go_on
    go_on.set()


@pytest.fixture
def measured(app: App, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pictures each measurement was of that came to its end."""
    found: list[int] = []
    measure = app.measurements.measure

    def watched(request: MeasurementRequest, progress: Progress, last: Measurement | None) -> Measurement:
        made = measure(request, progress, last)
        if made is not last:
            found.append(len(made.gallery_ids))
        return made

    monkeypatch.setattr(app.measurements, "measure", watched)
    return found


def test_during_the_first_indexing_nothing_is_measured(
    qtbot: QtBot, window: MainWindow, library: Path, held: Event, measured: list[int]
) -> None:
    window.open_folder(library)
    page = page_of(window)
    qtbot.waitUntil(lambda: says(page, "This folder is being indexed"))
    qtbot.waitUntil(lambda: says(page, "Figures come when all of it is there"))
    assert measured == []
    held.set()
    qtbot.waitUntil(lambda: says(page, MEASURED))
    assert measured == [9]


def test_a_stopped_indexing_says_so_and_goes_on(
    qtbot: QtBot, window: MainWindow, library: Path, held: Event, measured: list[int]
) -> None:
    window.open_folder(library)
    page = page_of(window)
    qtbot.waitUntil(lambda: says(page, "This folder is being indexed"))
    window._jobs.cancel()
    held.set()
    qtbot.waitUntil(lambda: says(page, "Indexing stopped before its end"))
    assert measured == []
    qtbot.mouseClick(button(page, "Go on indexing"), LEFT)
    qtbot.waitUntil(lambda: says(page, MEASURED))


def test_an_indexing_that_was_stopped_before_the_area_was_looked_at_says_so(
    qtbot: QtBot, window: MainWindow, library: Path, backbone: FakeBackbone, held: Event
) -> None:
    window.open_folder(library)
    qtbot.waitUntil(lambda: backbone.calls >= 4)
    window._jobs.cancel()
    held.set()
    qtbot.waitUntil(lambda: not window.busy)
    page = page_of(window)
    qtbot.waitUntil(lambda: says(page, "Indexing stopped before its end"))
    assert button(page, "Go on indexing").isEnabled()


def test_pictures_that_a_stopped_rescan_has_not_read_are_spoken_of(
    qtbot: QtBot, opened: MainWindow, page: InsightPage, app: App, library: Path
) -> None:
    for number in range(6):
        make_picture(library / "hats" / f"new {number}.png", 101, variant=20 + number)
    index = app.folders.index

    def stop(folder: Path, progress: Progress) -> Any:
        raise Cancelled

    app.folders.index = stop  # type: ignore[method-assign]
    opened.rescan()
    qtbot.waitUntil(lambda: says(page, "new pictures are not in these figures"))
    app.folders.index = index  # type: ignore[method-assign]
    qtbot.mouseClick(button(page, "Go on indexing"), LEFT)
    qtbot.waitUntil(lambda: says(page, "Tested on 15 pictures"))
    assert not says(page, "new pictures are not in these figures")


def test_a_job_that_changes_nothing_measures_nothing(
    qtbot: QtBot, opened: MainWindow, page: InsightPage, measured: list[int]
) -> None:
    assert measured == []
    shown = page.view._measurement  # type: ignore[attr-defined]
    opened._jobs.start("Drawing a batch", lambda progress: None, lambda _: "")
    qtbot.waitUntil(lambda: not opened.busy)
    assert not says(page, "Measuring")
    opened.rescan()
    qtbot.waitUntil(lambda: not opened.busy and not says(page, "Measuring"))
    opened.show_area(SEARCH)
    opened.show_area(INSIGHT)
    qtbot.waitUntil(lambda: not says(page, "Measuring"))
    assert says(page, MEASURED)
    assert page.view._measurement.figures is shown.figures  # type: ignore[attr-defined]


def test_the_page_names_the_folder_tested_with_and_leads_back(
    qtbot: QtBot, page: InsightPage, tmp_path: Path
) -> None:
    make_picture(tmp_path / "queries" / "hats" / "new.png", 101, variant=8)
    page.test_with(tmp_path / "queries")
    assert not says(page, MEASURED)  # at once
    qtbot.waitUntil(lambda: says(page, "Tested on 1 picture of “queries”, among 9 of 3 labels."))
    assert says(page, f"Tested with the pictures of {tmp_path / 'queries'}")
    qtbot.mouseClick(button(page, "Back to “pictures”"), LEFT)
    qtbot.waitUntil(lambda: says(page, MEASURED))
    assert not says(page, "Tested with the pictures of")


def evidence(page: InsightPage) -> None:
    show(page, ConfusionView).matrix.cell_chosen.emit(1, 1)
    assert page.evidence.isVisible()


def another_view(page: InsightPage, _window: MainWindow, _place: Path) -> None:
    button(page, "Neighbours").click()


def another_folder(_page: InsightPage, window: MainWindow, place: Path) -> None:
    for number in range(2):
        make_picture(place / "hats" / f"{number}.png", 900, variant=number)
    window.open_folder(place)


def other_pictures(page: InsightPage, _window: MainWindow, place: Path) -> None:
    make_picture(place / "hats" / "0.png", 900)
    page.test_with(place)


def another_threshold(page: InsightPage, _window: MainWindow, _place: Path) -> None:
    page._choose_threshold(0.05)


def another_model(page: InsightPage, _window: MainWindow, _place: Path) -> None:
    page._services.models.use("starter-1")
    page._state.note_models()  # its features are made first, in the background


@pytest.mark.parametrize(
    "change", [another_view, another_folder, other_pictures, another_threshold, another_model]
)
def test_the_pictures_behind_a_figure_go_with_it(
    qtbot: QtBot,
    opened: MainWindow,
    page: InsightPage,
    tmp_path: Path,
    change: Callable[[InsightPage, MainWindow, Path], None],
) -> None:
    evidence(page)
    change(page, opened, tmp_path / "other")
    qtbot.waitUntil(lambda: not page.evidence.isVisible())
    qtbot.waitUntil(lambda: not opened.busy)


def test_a_view_that_was_left_shows_no_pictures(qtbot: QtBot, page: InsightPage, app: App) -> None:
    page._state.use_threshold(app.models.choose_cutpoint(0.001))
    view = show(page, NoMatchView)
    view.gallery.setCurrentIndex(view.gallery.model().index(0, 0))
    assert page.evidence.isVisible()
    page.show_view(0)
    view._draw()  # what the person dismissed is known now
    assert not page.evidence.isVisible()


def test_pictures_are_dismissed_after_the_last_dismissed_one_was_listed_again(
    qtbot: QtBot, page: InsightPage, app: App
) -> None:
    page._state.use_threshold(app.models.choose_cutpoint(0.001))
    view = show(page, NoMatchView)
    for _ in range(2):
        view.gallery.setCurrentIndex(view.gallery.model().index(0, 0))
        button(view, "Dismiss").click()
        qtbot.waitUntil(lambda: len(view.gallery.items) == 8)
        button(view, "Dismissed: 1").click()
        view.gallery.selectAll()
        button(view, "List again").click()
        qtbot.waitUntil(lambda: len(view.gallery.items) == 9)


def test_one_label_says_what_it_cannot_tell(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    for variant in range(3):
        make_picture(tmp_path / "one" / "hats" / f"{variant}.png", 101, variant)
    window.open_folder(tmp_path / "one")
    page = page_of(window)
    qtbot.waitUntil(lambda: says(page, "Tested on 3 pictures, among 3 of 1 label."))
    assert says(page, "There is one label only")
    assert says(page, "margin of error up to ±")
    button(page, "Quality").click()
    qtbot.waitUntil(lambda: "no other label" in page.view.table.model().index(0, 0).data())
    assert not says(page, "Found well")


def test_the_report_is_said_where_it_was_asked_for_and_opens(
    qtbot: QtBot, page: InsightPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", seen.append)
    page.save_report(tmp_path / "report.html")
    qtbot.waitUntil(lambda: says(page, f"The report is saved as {tmp_path / 'report.html'}"))
    button(page, "Open").click()
    assert seen == [QUrl.fromLocalFile(str(tmp_path / "report.html"))]


def test_labels_that_were_changed_elsewhere_are_measured(
    qtbot: QtBot, page: InsightPage, app: App, library: Path, measured: list[int]
) -> None:
    pictures = app.pictures.ids(library).tolist()
    app.decisions.apply(label_changes(dict.fromkeys(pictures[:3], "gloves")))
    page._state.note_labels()
    qtbot.waitUntil(lambda: measured == [9])
    view = show(page, ConfusionView)
    qtbot.waitUntil(lambda: "gloves" in view._confusion.names)


def test_models_that_come_or_go_are_offered_and_nothing_is_measured(
    qtbot: QtBot, page: InsightPage, data_folder: DataFolder, measured: list[int]
) -> None:
    compare = page.findChildren(QComboBox)[0]
    qtbot.waitUntil(lambda: compare.isEnabled())
    add_version(data_folder, "made-1")
    page._state.note_models()
    qtbot.waitUntil(lambda: compare.findText("Made made-1") > 0)
    assert not says(page, "Measuring")
    assert measured == []


def test_another_model_of_the_folder_is_looked_at_though_searches_keep_theirs(
    qtbot: QtBot, page: InsightPage, app: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: page.findChildren(QComboBox)[0].isEnabled())
    looked: list[MeasurementRequest] = []
    measure, listed = app.measurements.measure, app.models.list(library)

    def look(request: MeasurementRequest, *rest: Any) -> Measurement:
        looked.append(request)
        return measure(request, *rest)

    monkeypatch.setattr(app.measurements, "measure", look)
    for used in listed[:2]:
        versions = [replace(each, active=each is used) for each in listed]
        monkeypatch.setattr(app.models, "list", lambda *_where, versions=versions: versions)
        page._state.note_models()
        qtbot.waitUntil(lambda used=used: page._model_of_folder == used.id)
    qtbot.waitUntil(lambda: len(looked) == 1)


def test_labels_that_cannot_be_written_are_not_shown(
    qtbot: QtBot, opened: MainWindow, page: InsightPage, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_changes: object) -> object:
        raise SimguiError("The disk is full", "Make room, then try again.")

    evidence(page)
    before = [each.caption for each in page.evidence.evidence]
    monkeypatch.setattr(app.decisions, "apply", fail)
    picture = page.evidence.evidence[0].picture
    page.evidence.label_wanted.emit({picture: "gloves"})
    qtbot.waitUntil(lambda: says(opened, "Make room, then try again."))
    assert [each.caption for each in page.evidence.evidence] == before
    assert not says(page, "relabelled")


def test_labels_of_many_pictures_are_one_change_and_one_undo(
    qtbot: QtBot, page: InsightPage, app: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[list[Change]] = []
    write = app.decisions.apply

    def watched(changes: Sequence[Change]) -> object:
        written.append(sorted(changes, key=lambda each: each.picture))
        return write(changes)

    monkeypatch.setattr(app.decisions, "apply", watched)
    evidence(page)
    pictures = [each.picture for each in page.evidence.evidence]
    page.evidence.label_wanted.emit(dict.fromkeys(pictures, "gloves"))
    qtbot.waitUntil(lambda: says(page, "3 pictures relabelled."))
    assert all("→ gloves" in each.caption for each in page.evidence.evidence)
    button(page, "Undo").click()
    qtbot.waitUntil(lambda: all("→ folder name" in each.caption for each in page.evidence.evidence))
    assert written == [label_changes(dict.fromkeys(sorted(pictures), label)) for label in ("gloves", None)]
