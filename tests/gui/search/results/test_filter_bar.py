"""What narrows a search down is said on its chip, and can be taken back at once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot
from seen import button

from simgui.gui.look.actions import menu_actions
from simgui.gui.search.results.filter_bar import FilterBar
from simgui.search.filters import Filter, FilterChoices

LIBRARY = Path("/pictures")


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    shown = FilterBar()
    qtbot.addWidget(shown)
    shown.resize(1200, 60)
    shown.show()
    shown.show_choices(
        FilterChoices({"hats": 3, "shoes": 9}, {LIBRARY / "a": 7, LIBRARY / "a" / "b": 2}), LIBRARY
    )
    return shown


def tick(popup: object, text: str) -> None:
    (found,) = popup.findChildren(QListWidget)  # type: ignore[attr-defined]
    (item,) = found.findItems(text, Qt.MatchFlag.MatchStartsWith)
    item.setCheckState(
        Qt.CheckState.Unchecked if item.checkState() == Qt.CheckState.Checked else Qt.CheckState.Checked
    )


def said(bar: FilterBar) -> list[str]:
    return [
        each.accessibleName() or each.text() for each in bar.findChildren(QPushButton) if each.isVisible()
    ]


def test_labels_can_be_several_and_a_folder_is_one(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.waitSignal(bar.filter_changed) as changed:
        tick(bar._labels, "hats")
    assert changed.args == [Filter(labels=frozenset({"hats"}))]
    assert "hats" in said(bar)
    tick(bar._labels, "shoes")
    assert "2 labels" in said(bar)
    tick(bar._labels, "hats")
    tick(bar._folders, "a  (7)")
    tick(bar._folders, str(Path("a") / "b"))
    assert bar.filter == Filter(labels=frozenset({"shoes"}), folder=LIBRARY / "a" / "b")


def test_days_are_whole_days_by_the_clock_of_the_camera(qtbot: QtBot, bar: FilterBar) -> None:
    for number, day in enumerate((QDate(2024, 5, 30), QDate(2024, 5, 31))):
        bar._days._days[number].setDate(day)
        bar._days._ticks[number].setChecked(True)
    assert bar.filter.taken == (
        int(datetime(2024, 5, 30, tzinfo=UTC).timestamp()),
        int(datetime(2024, 6, 1, tzinfo=UTC).timestamp()),
    )
    assert "2024-05-30 to 2024-05-31" in said(bar)
    bar._days._ticks[0].setChecked(False)
    assert bar.filter.taken == (None, int(datetime(2024, 6, 1, tzinfo=UTC).timestamp()))
    assert "Until 2024-05-31" in said(bar)


def test_a_distance_from_the_query_is_chosen(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.waitSignal(bar.filter_changed):
        next(each for each in bar._places.actions() if "10 km" in each.text()).trigger()
    assert bar.filter == Filter(within_km=10)
    assert "Within 10 km" in said(bar)
    bar._places.actions()[0].trigger()
    assert bar.filter == Filter()


def test_clear_filters_takes_all_back_in_one_go(qtbot: QtBot, bar: FilterBar) -> None:
    assert "Clear filters" not in said(bar)
    tick(bar._labels, "hats")
    tick(bar._folders, "a  (7)")
    bar._days._ticks[0].setChecked(True)
    bar._choose_size(640)
    bar._choose_distance(10)
    button(bar, "Only matches").click()
    told: list[Filter] = []
    bar.filter_changed.connect(told.append)
    button(bar, "Clear filters").click()
    assert told == [Filter()]
    assert bar.filter == Filter()
    assert said(bar)[:6] == ["Show 5", "Label", "Folder", "Date taken", "Size", "Place"]
    assert not any(each.isChecked() for each in bar.findChildren(QPushButton))
    bar.clear()
    assert told == [Filter()]


def test_what_is_chosen_stays_though_the_choices_change(bar: FilterBar) -> None:
    tick(bar._labels, "hats")
    bar.show_choices(FilterChoices({"shoes": 9}), LIBRARY)
    assert bar.filter.labels == frozenset({"hats"})
    tick(bar._labels, "hats")
    assert bar.filter.labels is None


def test_a_long_list_is_narrowed_by_its_field(bar: FilterBar) -> None:
    bar.show_choices(FilterChoices({f"label {number}": 1 for number in range(101)}), LIBRARY)
    bar._labels._field.setText("LABEL 10")
    shown = [item.text() for item in bar._labels._items() if not item.isHidden()]
    assert shown == ["label 10  (1)", "label 100  (1)"]


def test_a_click_on_a_chip_marks_nothing(bar: FilterBar) -> None:
    bar._label.setChecked(True)
    assert not bar._label.isChecked()


def test_the_menus_offer_the_same(qtbot: QtBot, bar: FilterBar) -> None:
    actions = {action.text(): action for action in menu_actions(bar)}
    with qtbot.waitSignal(bar.filter_changed):
        actions["Only matches"].trigger()
    assert bar.filter.only_matches
    assert button(bar, "Only matches").isChecked()
    with qtbot.waitSignal(bar.grouping_chosen):
        actions["Group copies"].trigger()
    with qtbot.waitSignal(bar.more_wanted):
        actions["Show more neighbours"].trigger()
    actions["Clear filters"].trigger()
    assert not actions["Only matches"].isChecked()
