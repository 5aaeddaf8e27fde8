import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from simgui.gui.look.theme import colours
from simgui.gui.train import curve_chart
from simgui.gui.train.curve_chart import CurveChart, _above
from simgui.training.notes import CurvePoint


@pytest.fixture
def chart(qtbot: QtBot) -> CurveChart:
    made = CurveChart()
    qtbot.addWidget(made)
    made.resize(500, 220)
    made.show()
    return made


def painted(chart: CurveChart, colour: str) -> set[int]:
    """The columns in which a colour is painted."""
    image, wanted = chart.grab().toImage(), QColor(colour).rgb()
    return {
        column
        for column in range(image.width())
        if any(image.pixel(column, row) == wanted for row in range(image.height()))
    }


def test_an_empty_chart_can_be_painted(chart: CurveChart) -> None:
    assert chart.grab().toImage().width() >= 500
    assert list(chart.points) == []


def test_another_network_goes_on_where_the_last_one_ended(chart: CurveChart) -> None:
    for network, step in (("backbone", 100), ("backbone", 200), ("head", 100), ("head", 200)):
        chart.add_point(CurvePoint(network, step, 1.0, 0.5))
    assert [shown.steps for shown in chart.points] == [100, 200, 300, 400]
    chart.clear()
    chart.add_point(CurvePoint("head", 100, 1.0, 0.5))
    assert [shown.steps for shown in chart.points] == [100]


def test_the_curve_reaches_from_side_to_side(chart: CurveChart) -> None:
    for number in range(1, 6):
        chart.add_point(CurvePoint("head", 100 * number, 1 / number, 0.5 + number / 20))
    columns = painted(chart, colours().accent)
    assert len([column for column in columns if 60 < column < 440]) > 300


def test_the_newest_figures_are_told_in_words(chart: CurveChart) -> None:
    chart.add_point(CurvePoint("head", 1200, 0.25, 0.875))
    assert chart.accessibleName() == "After 1,200 steps: loss 0.25, the nearest picture is right for 87.5%"
    chart.add_point(CurvePoint("head", 1300, 0.25, None))
    assert chart.accessibleName() == "After 1,300 steps: loss 0.25"


def test_a_long_training_does_not_fill_the_memory(chart: CurveChart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curve_chart, "_MOST_POINTS", 20)
    for number in range(1, 60):
        chart.add_point(CurvePoint("head", number, 1.0, 0.5))
        assert len(chart.points) <= 20
    assert chart.points[-1].steps == 59
    steps = [shown.steps for shown in chart.points]
    assert steps == sorted(set(steps))


@pytest.mark.parametrize(
    ("value", "above"), [(0.0, 1.0), (0.7, 0.8), (1.0, 1.0), (1.87, 2.0), (3.2, 4), (61, 80), (0.03, 0.04)]
)
def test_an_axis_ends_at_a_round_number(value: float, above: float) -> None:
    assert _above(value) == pytest.approx(above)


def test_the_share_is_read_from_an_axis_in_percent(chart: CurveChart) -> None:
    for number in range(1, 6):
        chart.add_point(CurvePoint("head", 100 * number, 1.0, 0.5 + number / 20))
    axis = chart._plot.view.getPlotItem().getAxis("right")
    assert axis.tickStrings([0.5, 0.75], 1, 1) == ["50%", "75%"]
    assert axis.range == pytest.approx([0.49, 1.01])  # all that was found lies above one half


def test_the_figures_under_the_pointer_are_told(chart: CurveChart, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: told.append(text))
    for step, loss in ((100, 1.0), (200, 0.5)):
        chart.add_point(CurvePoint("head", step, loss, None))
    chart._plot.pointed.emit(120.0)
    chart._plot.pointed.emit(180.0)
    assert told == ["After 100 steps: loss 1", "After 200 steps: loss 0.5"]
