from pathlib import Path

import pytest
from measured import measured
from pictures import make_library
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from seen import button, says

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.evaluation.measurement import MeasurementRequest
from simgui.evaluation.views.neighbour_sheet import worst_errors
from simgui.gui.insight.neighbours.view import NeighboursView
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.work.worker import Worker


@pytest.fixture
def view(qtbot: QtBot, app: App, worker: Worker) -> NeighboursView:
    made = NeighboursView(worker, PictureLoader(worker, app.pictures.thumbnail, 1 << 20))
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def asked(view: NeighboursView) -> list[int]:
    return [row[0].picture for row in view.sheet.rows]


def choose(view: NeighboursView, text: str) -> None:
    view.which.setCurrentIndex(view.which.findText(text))
    view.which.activated.emit(view.which.currentIndex())


def test_a_choice_that_is_not_there_any_more_is_at_random_again(view: NeighboursView) -> None:
    view.show_measurement(measured())
    assert view.which.currentText() == "At random"
    view.which.setCurrentIndex(view.which.count() - 1)
    view.show_measurement(measured(labels=2))
    assert view.which.currentText() == "At random"


def test_ten_queries_each_with_its_five_neighbours(view: NeighboursView) -> None:
    measurement = measured()
    view.show_measurement(measurement)
    assert len(view.sheet.rows) == 10
    places = {int(number): row for row, number in enumerate(measurement.query_ids)}
    right = 0
    for row in view.sheet.rows:
        place = places[row[0].picture]
        assert [each.picture for each in row[1:]] == measurement.neighbour_ids[place, :5].tolist()
        assert [each.distance for each in row[1:]] == pytest.approx(
            measurement.figures.neighbour_distances[place, :5].tolist()
        )
        for each, label in zip(row[1:], measurement.neighbour_labels[place].tolist(), strict=False):
            assert each.right == (label == measurement.query_labels[place])
            assert each.label == measurement.names[label]
            right += bool(each.right)
    assert says(view, f"{right} of 50 have its label")


def test_by_label_at_random_or_the_worst_errors(qtbot: QtBot, view: NeighboursView) -> None:
    measurement = measured()
    view.show_measurement(measurement)
    first = asked(view)
    qtbot.mouseClick(button(view, "Draw others"), Qt.MouseButton.LeftButton)
    assert asked(view) != first
    choose(view, "label 002")
    assert {row[0].label for row in view.sheet.rows} == {"label 002"}
    choose(view, "The worst errors")
    assert asked(view) == measurement.query_ids[worst_errors(measurement)].tolist()
    assert not button(view, "Draw others").isEnabled()
    view.show_measurement(measured(seed=4))  # the choice stays
    assert view.which.currentText() == "The worst errors"


def test_a_click_and_the_keyboard_search(qtbot: QtBot, view: NeighboursView) -> None:
    view.show_measurement(measured())
    searched: list[int] = []
    view.search_wanted.connect(searched.append)
    sheet = view.sheet.sheet
    place = sheet.frame(sheet.width(), 1, 2).center()
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=place)
    assert searched == [view.sheet.rows[1][2].picture]
    sheet.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(sheet, key)
    assert searched[1:] == [view.sheet.rows[2][3].picture]


@pytest.mark.parametrize("width", [300, 500, 1400])
def test_the_whole_sheet_fits_the_width(view: NeighboursView, width: int) -> None:
    view.resize(width + 40, 400)
    view.show_measurement(measured())
    sheet = view.sheet.sheet
    frames = [sheet.frame(sheet.width(), row, column) for row in range(10) for column in range(6)]
    assert all(sheet.rect().contains(frame) for frame in frames)


@pytest.mark.parametrize("name", ["sheet.png", "sheet.pdf", "sheet"])
def test_saved(qtbot: QtBot, view: NeighboursView, app: App, tmp_path: Path, name: str) -> None:
    folder = make_library(tmp_path / "pictures", each=4)
    view.show_measurement(app.measurements.measure(MeasurementRequest(folder), Progress()))
    qtbot.waitUntil(lambda: button(view, "Save…").isEnabled())
    view.save(tmp_path / name)
    qtbot.waitUntil((tmp_path / ("sheet.pdf" if name.endswith("pdf") else "sheet.png")).exists)
    if name.endswith("pdf"):
        assert (tmp_path / name).read_bytes().startswith(b"%PDF")
        return
    image = QImage(str(tmp_path / "sheet.png"))
    assert image.width() == 1800
    colours = {image.pixelColor(x, y).rgb() for x in range(0, 1800, 9) for y in range(0, image.height(), 9)}
    assert len(colours) > 30  # pictures, not their empty places


@pytest.mark.parametrize("name", ["missing/sheet.png", "missing/sheet.pdf"])
def test_a_place_that_cannot_be_written_is_said(
    qtbot: QtBot, view: NeighboursView, tmp_path: Path, name: str
) -> None:
    view.show_measurement(measured())
    failures: list[SimguiError] = []
    view.failed.connect(failures.append)
    view.save(tmp_path / name)
    qtbot.waitUntil(lambda: bool(failures))
    assert str(tmp_path / name) in failures[0].message


def test_without_errors_it_says_so(view: NeighboursView, app: App, library: Path) -> None:
    view.show_measurement(app.measurements.measure(MeasurementRequest(library), Progress()))
    choose(view, "The worst errors")
    assert says(view, "No errors: the nearest picture always has the right label.")
    assert not button(view, "Save…").isEnabled()
