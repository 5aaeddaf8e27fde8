import csv
from collections import Counter
from pathlib import Path

import pytest
from measured import measured
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from seen import button, says

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.evaluation.measurement import Measurement
from simgui.gui.charts.exports import ExportButton, painted
from simgui.gui.insight.confusion.view import ConfusionView
from simgui.gui.insight.evidence_panel import Evidence
from simgui.gui.work.worker import Worker


@pytest.fixture
def view(qtbot: QtBot, app: App, worker: Worker) -> ConfusionView:
    made = ConfusionView(worker)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def cell_of(measurement: Measurement, number: int) -> tuple[int, int]:
    """Give the cell of a query, the slow way."""
    match = measurement.figures.nearest[number] <= measurement.cutpoint.distance
    taken_for = int(measurement.neighbour_labels[number, 0]) if match else len(measurement.names)
    return int(measurement.query_labels[number]), taken_for


def test_fewer_labels_and_more_again(qtbot: QtBot, view: ConfusionView) -> None:
    for labels in (4, 1, 120, 2, 5):  # each smaller one used to end the program
        view.show_measurement(measured(labels=labels))
        assert view.matrix.model().columnCount() == labels + 1
        assert not painted(view.matrix).isNull()


@pytest.mark.parametrize("labels", [2, 4, 120])
def test_a_click_on_a_cell_shows_exactly_its_pictures(qtbot: QtBot, view: ConfusionView, labels: int) -> None:
    measurement = measured(labels=labels, cutpoint=0.3)
    view.show_measurement(measurement)
    shown: list[Evidence] = []
    view.evidence_wanted.connect(shown.append)
    cells = Counter(cell_of(measurement, number) for number in range(len(measurement.query_ids)))
    for (row, column), count in cells.items():
        index = view.matrix.model().index(row, column)
        view.matrix.scrollTo(index)
        place = view.matrix.visualRect(index).center()
        qtbot.mouseClick(view.matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert index.data() == str(count)
        expected = {
            (int(measurement.query_ids[number]), int(measurement.neighbour_ids[number, 0]))
            for number in range(len(measurement.query_ids))
            if cell_of(measurement, number) == (row, column)
        }
        assert {(each.picture, each.beside) for each in shown[-1].exhibits} == expected
        assert len(shown[-1].exhibits) == count
        assert shown[-1].title.startswith(f"{count} picture")
        assert measurement.names[row] in shown[-1].title
    assert len(shown) == len(cells)


def test_the_keyboard_reaches_a_cell(qtbot: QtBot, view: ConfusionView) -> None:
    view.show_measurement(measured(cutpoint=2.0))
    chosen: list[tuple[int, int]] = []
    view.matrix.cell_chosen.connect(lambda row, column: chosen.append((row, column)))
    view.matrix.setFocus()
    view.matrix.setCurrentIndex(view.matrix.model().index(0, 0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(view.matrix, key)
    assert chosen == [(1, 2)]


def test_shares_of_a_row(qtbot: QtBot, view: ConfusionView) -> None:
    measurement = measured(cutpoint=0.3)
    view.show_measurement(measurement)
    qtbot.mouseClick(button(view, "Shares"), Qt.MouseButton.LeftButton)
    asked = [cell_of(measurement, n) for n in range(len(measurement.query_ids))]
    share = asked.count((1, 1)) / sum(row == 1 for row, _ in asked)
    assert view.matrix.model().index(1, 1).data() == f"{share:.0%}"


def test_the_sentence_says_how_many(view: ConfusionView) -> None:
    measurement = measured(cutpoint=0.3)
    view.show_measurement(measurement)
    cells = [cell_of(measurement, number) for number in range(len(measurement.query_ids))]
    right = sum(row == column for row, column in cells)
    without = sum(column == len(measurement.names) for _, column in cells)
    wrong = len(cells) - right - without
    assert says(view, f"{right} of 60 right, {wrong} taken for another label, {without} no match.")


def test_the_largest_mix_up_is_offered_by_name(view: ConfusionView) -> None:
    measurement = measured(cutpoint=2.0)
    view.show_measurement(measurement)
    shown: list[Evidence] = []
    view.evidence_wanted.connect(shown.append)
    first = button(view, "Largest mix-ups").menu().actions()[0]
    first.trigger()
    cells = Counter(cell_of(measurement, number) for number in range(len(measurement.query_ids)))
    largest = max(count for (row, column), count in cells.items() if row != column)
    assert len(shown[0].exhibits) == largest
    assert first.text().startswith(f"{largest} ")


def test_the_matrix_is_saved_as_a_table_and_as_a_whole_picture(
    qtbot: QtBot, view: ConfusionView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measurement = measured(labels=60, cutpoint=0.3)
    view.show_measurement(measurement)
    export = view.findChildren(ExportButton)[0]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "table"), ""))
    export.save_figures()
    qtbot.waitUntil((tmp_path / "table.csv").exists)
    with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["tested", *measurement.names, "no match"]
    cells = Counter(cell_of(measurement, number) for number in range(len(measurement.query_ids)))
    for row, values in enumerate(rows[1:]):
        assert [int(value) for value in values[1:]] == [cells[row, column] for column in range(61)]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "matrix.png"), ""))
    export.save_picture()
    qtbot.waitUntil((tmp_path / "matrix.png").exists)
    saved = QImage(str(tmp_path / "matrix.png"))
    assert saved.width() > 2 * view.matrix.horizontalHeader().length()  # all columns, twice as fine
    assert saved.width() > 2 * view.width()


def test_what_cannot_be_saved_says_so(
    qtbot: QtBot, view: ConfusionView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.show_measurement(measured())
    told: list[SimguiError] = []
    view.failed.connect(told.append)
    for number, suffix in enumerate(("csv", "png"), start=1):
        path = tmp_path / "nowhere" / f"file.{suffix}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), ""))
        export = view.findChildren(ExportButton)[0]
        export.save_figures() if suffix == "csv" else export.save_picture()
        qtbot.waitUntil(lambda number=number: len(told) == number)
        assert str(path) in told[-1].message
        assert told[-1].message.endswith("the name is right.")
