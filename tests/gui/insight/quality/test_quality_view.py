import csv
from pathlib import Path
from typing import Any

import pytest
from pictures import make_library, make_picture
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from seen import button, says

from simgui.app import App
from simgui.core.files import write_csv
from simgui.evaluation.mislabelled import service as module
from simgui.gui.insight.page import InsightPage
from simgui.gui.insight.quality.label_table import LabelTable
from simgui.gui.insight.quality.view import QualityView
from simgui.gui.look.fonts import columns_px, small
from simgui.gui.window.main_window import MainWindow
from simgui.library.catalogue.decision_copy import DecisionCopy
from simgui.library.decisions import label_changes


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Hats among the bags: three of them."""
    folder = make_library(tmp_path / "pictures", each=8)
    for variant in (50, 51, 52):
        make_picture(folder / "bags" / f"planted {variant}.png", 101, variant)
    return folder


@pytest.fixture
def view(qtbot: QtBot, opened: MainWindow) -> QualityView:
    opened.show_area(2)
    page = opened.findChild(InsightPage)
    assert page is not None
    qtbot.mouseClick(button(page, "Quality"), Qt.MouseButton.LeftButton)
    shown = page.view
    assert isinstance(shown, QualityView)
    qtbot.waitUntil(lambda: len(shown.list.items) == 3)
    return shown


WRAP = int(Qt.TextFlag.TextWordWrap)


def cell(view: QualityView, row: int, column: int) -> str:
    return str(view.table.model().index(row, column).data())


def test_the_weakest_label_comes_first_with_its_intervals(view: QualityView) -> None:
    assert view.table.labels[0] == "bags"
    assert cell(view, 0, 1) == "11\n11 tested"
    low, high = cell(view, 0, 2).split("\n")[1].split(" to ")
    assert 0 <= float(low) <= float(cell(view, 0, 2).split("\n")[0]) <= float(high) <= 1


def test_a_click_on_a_heading_sorts(qtbot: QtBot, view: QualityView) -> None:
    header = view.table.horizontalHeader()
    for arrow, labels in (("↑", ["bags", "hats", "shoes"]), ("↓", ["shoes", "hats", "bags"])):
        place = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert view.table.labels == labels
        assert view.table.model().headerData(0, Qt.Orientation.Horizontal) == f"{arrow} Label"
    header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    assert view.table.labels[0] == "bags"


def test_a_click_on_a_label_shows_its_errors(qtbot: QtBot, opened: MainWindow, view: QualityView) -> None:
    page = opened.findChild(InsightPage)
    assert page is not None
    place = view.table.visualRect(view.table.model().index(0, 0)).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    measurement = page._shown.one.measurement
    assert measurement is not None
    number = measurement.names.index("bags")
    wrong = {
        int(measurement.query_ids[row])
        for row in range(len(measurement.query_ids))
        if measurement.query_labels[row] == number and measurement.neighbour_labels[row, 0] != number
    }
    assert {each.picture for each in page.evidence.evidence} == wrong
    assert page.evidence.title.startswith(f"bags: for {len(wrong)} of 11 pictures")


def test_relabel_takes_the_label_that_it_looks_like(
    qtbot: QtBot, opened: MainWindow, view: QualityView, app: App, library: Path
) -> None:
    qtbot.mouseClick(button(view, "Likely mislabelled  3"), Qt.MouseButton.LeftButton)
    first = view.list.items[0]
    assert view.list.selected == [first]
    qtbot.mouseClick(button(view, "Relabel as “hats”"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: first not in view.list.items)
    assert app.pictures.get([first.picture], library)[0].label == "hats"
    assert view.list.selected == [view.list.items[0]]  # the next one
    qtbot.waitUntil(lambda: says(opened, "bags") or len(view.list.items) == 2)
    assert first.picture not in [each.picture for each in view.list.items]


def test_it_is_right_is_kept(qtbot: QtBot, opened: MainWindow, view: QualityView, app: App) -> None:
    qtbot.mouseClick(button(view, "Likely mislabelled  3"), Qt.MouseButton.LeftButton)
    all_three = {each.picture: "bags" for each in view.list.items}
    view.list.selectAll()
    qtbot.mouseClick(button(view, "They are right"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.decisions.confirmed_labels() == all_three)
    qtbot.waitUntil(lambda: says(view, "No picture looks mislabelled."))
    assert not any(each.isVisible() for each in view.findChildren(QPushButton) if "right" in each.text())


def test_what_is_relabelled_is_written_at_once_said_and_taken_back(
    qtbot: QtBot,
    opened: MainWindow,
    view: QualityView,
    app: App,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = opened.findChild(InsightPage)
    assert page is not None
    qtbot.mouseClick(button(view, "Likely mislabelled  3"), Qt.MouseButton.LeftButton)
    pictures = [each.picture for each in view.list.items]
    app.decisions.apply(label_changes({pictures[0]: "caps"}))
    written: list[Path] = []
    write = DecisionCopy.write
    monkeypatch.setattr(
        DecisionCopy, "write", lambda self, connection: (written.append(self._path), write(self, connection))
    )
    page._shown.one.views[0].label_wanted.emit(dict(zip(pictures, ("hats", "gloves", "socks"), strict=True)))
    qtbot.waitUntil(lambda: says(page, "3 pictures relabelled."))
    assert len(written) == 1
    assert [each.label for each in app.pictures.get(pictures, library)] == ["hats", "gloves", "socks"]
    qtbot.mouseClick(button(page, "Undo"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: [each.label for each in app.pictures.get(pictures, library)] == ["caps", "bags", "bags"]
    )
    assert not says(page, "3 pictures relabelled.")


def test_the_search_for_wrong_labels_can_be_stopped_and_begun_again(
    qtbot: QtBot, opened: MainWindow, view: QualityView, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = module.find_mislabelled

    def wait(*given: Any) -> Any:
        given[-1].step("Looking for wrong labels", 3, 19)
        while True:
            given[-1].check()

    monkeypatch.setattr(module, "find_mislabelled", wait)
    make_picture(library / "bags" / "new.png", 7)
    opened.rescan()
    chips = view.findChildren(QPushButton)
    qtbot.waitUntil(lambda: "Likely mislabelled  …" in [each.text() for each in chips])
    qtbot.mouseClick(button(view, "Likely mislabelled  …"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(view, "Looking for wrong labels 3 of 19"))
    qtbot.mouseClick(button(view, "Cancel"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(view, "What is listed may be older than the library."))
    monkeypatch.setattr(module, "find_mislabelled", find)
    qtbot.mouseClick(button(view, "Look for them"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(view.list.items) == 4)  # the new one looks like shoes
    assert says(view, "Each picture is compared with all others")


def test_the_table_has_every_figure(view: QualityView, tmp_path: Path) -> None:
    write_csv(tmp_path / "quality.csv", view.table.rows())
    rows = list(csv.reader((tmp_path / "quality.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0][:4] == ["label", "pictures", "tested", "recall_at_1"]
    assert [row[0] for row in rows[1:]] == view.table.labels
    assert all(float(row[4]) <= float(row[3]) <= float(row[5]) for row in rows[1:])


def test_the_list_of_the_likely_mislabelled_can_be_saved(
    qtbot: QtBot, view: QualityView, tmp_path: Path
) -> None:
    qtbot.mouseClick(button(view, "Likely mislabelled  3"), Qt.MouseButton.LeftButton)
    write_csv(tmp_path / "mislabelled.csv", view._rows())
    heads, *rows = csv.reader((tmp_path / "mislabelled.csv").read_text("utf-8-sig").splitlines())
    assert heads == ["picture", "label", "looks like", "doubt", "nearest with that label", "of"]
    assert [int(row[0]) for row in rows] == [each.picture for each in view.list.items]
    assert {(row[1], row[2]) for row in rows} == {("bags", "hats")}
    assert all(0 < int(row[4]) <= int(row[5]) for row in rows)


def test_in_a_narrow_window_figures_give_way_and_nothing_scrolls_sideways(
    qtbot: QtBot, view: QualityView
) -> None:
    table = LabelTable()
    table.show_labels(view.table._model.labels)
    qtbot.addWidget(table)
    table.show()
    seen = []
    label_px, figure_px = columns_px(table.font(), 21), table.columnWidth(2)
    for figures in (5, 3, 1):
        table.resize(label_px + figures * figure_px + figure_px // 2, 300)
        assert table.horizontalHeader().length() <= table.viewport().width()
        words = QRect(0, 0, table.columnWidth(0) - 16, 0)
        metrics = QFontMetrics(small(table.font()))
        advice = [metrics.boundingRect(words, WRAP, text) for _, text in table._model.labels]
        assert table.rowHeight(0) >= table.fontMetrics().height() + max(each.height() for each in advice)
        seen.append([n for n in range(6) if not table.isColumnHidden(n)])
    assert seen[0] == [0, 1, 2, 3, 4, 5]
    assert seen[1] == [0, 1, 2, 4]
    assert seen[2] == [0, 2]
    said = str(table.model().index(0, 2).data(Qt.ItemDataRole.ToolTipRole))
    assert all(name in said for name in ("Pictures", "Recall@5", "mAP", "Precision@5"))
