import csv
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pyqtgraph as pg
import pytest
from languages import pseudo_language
from measured import measured
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from seen import button, says

from simgui.app import App
from simgui.core.progress import Progress
from simgui.evaluation.label_verdicts import measured_by_label
from simgui.evaluation.measurement import Measurement, MeasurementRequest
from simgui.evaluation.metrics import summarise
from simgui.gui.charts.exports import ExportButton
from simgui.gui.charts.plots import Plot
from simgui.gui.insight.evidence import Evidence
from simgui.gui.insight.threshold.label_rates import out_of
from simgui.gui.insight.threshold.picture_strip import PictureStrip, StripPair
from simgui.gui.insight.threshold.plots import ThresholdPlots
from simgui.gui.insight.threshold.view import ThresholdView
from simgui.gui.look.colours import DARK, LIGHT
from simgui.gui.look.fonts import columns_px, lines_px
from simgui.gui.look.theme import apply_theme
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.work.worker import Worker
from simgui.models.cutpoints import Cutpoint
from simgui.models.label_thresholds import LabelThresholds, MatcherThresholds
from simgui.search.neighbourhood import Neighbourhood


@pytest.fixture
def measurement(app: App, library: Path) -> Measurement:
    """The real measurement of the nine pictures: none is farther than 0.2 from its nearest."""
    app.folders.index(library, Progress())
    return app.measurements.measure(MeasurementRequest(library), Progress())


@pytest.fixture
def view(qtbot: QtBot, app: App, worker: Worker) -> ThresholdView:
    made = ThresholdView(app.neighbourhoods, worker, PictureLoader(worker, app.pictures.thumbnail, 1 << 20))
    qtbot.addWidget(made)
    made.resize(columns_px(made.font(), 130), lines_px(made.font(), 50))
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def shown(qtbot: QtBot, view: ThresholdView, measurement: Measurement) -> ThresholdView:
    view.show_measurement(measurement)
    qtbot.waitUntil(lambda: len(view.strip.items) > 0)  # the library is compared
    return view


def test_comparing_the_library_can_be_stopped_and_begun_again(
    qtbot: QtBot,
    view: ThresholdView,
    measurement: Measurement,
    app: App,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compare = app.neighbourhoods.get

    def wait(_folder: Path, progress: Progress) -> Neighbourhood:
        progress.step("Comparing", 3, 9)
        while True:
            progress.check()

    monkeypatch.setattr(app.neighbourhoods, "get", wait)
    view.show_measurement(measurement)
    qtbot.waitUntil(lambda: says(view, "Comparing 3 of 9 pictures"))
    assert not says_count(view, "library")
    qtbot.mouseClick(button(view, "Cancel"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(view, "How many pictures of the library change verdict is not counted."))
    monkeypatch.setattr(app.neighbourhoods, "get", compare)
    qtbot.mouseClick(button(view, "Count them"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says_count(view, "library") != "")
    assert len(view.strip.items) > 0
    assert not says(view, "not counted")


def says_count(view: ThresholdView, where: str) -> str:
    texts = [each.text() for each in view.findChildren(QPushButton) if each.isVisible()]
    return next((text for text in texts if text.startswith(where)), "")


def nearest_others(app: App, library: Path) -> list[float]:
    """Find the distance of each picture to its nearest other, the slow way."""
    paths = sorted(library.rglob("*.png"))
    return [app.searches.find(path, library, 1).neighbours[0].distance for path in paths]


def drag(qtbot: QtBot, plot: Plot, to: float) -> None:
    """Drag the line of a plot to a distance, by mouse."""
    box = plot.view.getPlotItem().getViewBox()
    middle = sum(box.viewRange()[1]) / 2

    def place(distance: float) -> QPoint:
        scene = box.mapViewToScene(QPointF(distance, middle))
        return plot.view.mapFromScene(scene)

    viewport, start = plot.view.viewport(), place(plot.handle or 0.0)
    qtbot.mouseMove(viewport, start)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for step in (0.3, 0.7, 1.0):
        between = place((plot.handle or 0.0) * (1 - step) + to * step)
        move(viewport, between)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place(to))


def move(viewport: QWidget, place: QPoint) -> None:
    """Move the mouse with the button held, which pytest-qt cannot."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(viewport.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


@pytest.mark.parametrize("plot", ["rates", "bars"])
@pytest.mark.parametrize("share", [0.3, 0.8])
def test_dragging_the_line_counts_what_a_plain_loop_counts(
    qtbot: QtBot,
    shown: ThresholdView,
    measurement: Measurement,
    app: App,
    library: Path,
    plot: str,
    share: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", 0)  # a test moves faster than any hand
    distances = sorted(nearest_others(app, library))
    to = distances[0] * (1 - share) + distances[-1] * share
    drag(qtbot, getattr(shown.plots, plot), to)
    assert shown.line == pytest.approx(to, abs=0.01)
    turned = sum(shown.line < distance <= measurement.cutpoint.distance for distance in distances)
    assert turned
    assert says_count(shown, "library") == f"library: {turned} of 9 pictures from match to no match"
    asked = measurement.figures.nearest
    turned = sum(shown.line < distance <= measurement.cutpoint.distance for distance in asked.tolist())
    assert says_count(shown, "tested") == f"tested: {turned} of 9 pictures from match to no match"
    assert shown.plots.rates.handle == shown.plots.bars.handle == pytest.approx(shown.line)
    below = [distance for distance in distances if distance <= shown.line]
    assert [pair.match for pair in shown.strip.items] == [True] * len(below) + [False] * (9 - len(below))
    assert [pair.distance for pair in shown.strip.items] == pytest.approx(distances, abs=1e-6)


@pytest.mark.parametrize("right_to_left", [False, True])
def test_matches_stand_on_the_left_where_their_distances_are_smaller(
    qtbot: QtBot, qapp: QApplication, app: App, worker: Worker, right_to_left: bool
) -> None:
    with pseudo_language(qapp, right_to_left=right_to_left):
        strip = PictureStrip(PictureLoader(worker, app.pictures.thumbnail, 1 << 20))
        qtbot.addWidget(strip)
        strip.resize(columns_px(strip.font(), 60), strip.height())
        strip.show()
        strip.show_pairs(
            [StripPair(1, 2, 0.1, match=True), StripPair(2, 1, 0.2, match=True)],
            [StripPair(3, 1, 0.4, match=False)],
        )
        model = strip.model()
        places = [strip.visualRect(model.index(row, 0)).left() for row in range(model.rowCount())]
    assert len(places) == 3
    assert places == sorted(places)


def test_the_rates_at_the_line_are_those_of_an_evaluation(view: ThresholdView) -> None:
    measurement = replace(measured(), active=False)
    view.show_measurement(measurement)
    for distance in (0.05, 0.2, 0.31, 1.5):
        view.move_line(distance)
        found = summarise(measurement.figures, distance)
        margins = {
            name: "{:.0%} to {:.0%}".format(*found.intervals[name]) for name in ("precision", "recall")
        }
        assert says(
            view,
            f"Precision {found.precision:.1%} ({margins['precision']}), "
            f"recall {found.recall:.1%} ({margins['recall']}), F1 {found.f1:.1%}",
        )
        assert says(view, f"At {distance:.3f}, {out_of(found.precision)} matches are right")
    view.move_line(0.0)
    assert says(view, "At 0.000, nothing is a match.")


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (1.0, "all"),
        (0.0, "no"),
        (0.9, "9 of 10"),
        (0.897, "9 of 10"),
        (0.893, "89 of 100"),
        (0.95, "19 of 20"),
        (0.925, "92 of 100"),
        (0.074, "7 of 100"),
        (0.997, "over 99 of 100"),
        (0.87, "87 of 100"),
        (0.999, "over 99 of 100"),
        (0.995, "over 99 of 100"),
        (0.004, "under 1 of 100"),
        (float("nan"), "-"),
    ],
)
def test_a_share_is_said_as_people_say_it_and_never_rounded_to_all_or_none(rate: float, words: str) -> None:
    assert out_of(rate) == words


def test_where_nothing_is_right_there_is_no_recall(view: ThresholdView) -> None:
    measurement = replace(measured(), active=False)
    wrong = replace(measurement.figures, nearest_is_right=np.zeros(60, bool))
    view.show_measurement(replace(measurement, figures=wrong))
    assert says(view, "recall -, F1 0.0%")


def test_what_turns_is_shown_beside_what_it_turns_on(
    qtbot: QtBot, shown: ThresholdView, measurement: Measurement
) -> None:
    evidence: list[Evidence] = []
    shown.evidence_wanted.connect(evidence.append)
    shown.move_line(0.0)
    for where in ("library", "tested"):
        qtbot.mouseClick(button(shown, says_count(shown, where)), Qt.MouseButton.LeftButton)
        pairs = {(each.picture, each.beside) for each in evidence[-1].exhibits}
        expected = zip(measurement.query_ids, measurement.neighbour_ids[:, 0], strict=True)
        assert pairs == {(int(picture), int(other)) for picture, other in expected}
        assert evidence[-1].title == "9 pictures change verdict"


def test_a_line_above_the_cutpoint_turns_pictures_to_matches(view: ThresholdView) -> None:
    measurement = replace(measured(cutpoint=0.1), active=False)
    view.show_measurement(measurement)
    view.move_line(0.3)
    turned = sum(0.1 < distance <= 0.3 for distance in measurement.figures.nearest.tolist())
    assert says_count(view, "tested") == f"tested: {turned} of 60 pictures from no match to match"


def test_the_number_moves_the_line_by_keyboard(qtbot: QtBot, shown: ThresholdView) -> None:
    number = shown.findChildren(QDoubleSpinBox)[0]
    number.setFocus()
    before = shown.line
    qtbot.keyClick(number, Qt.Key.Key_Up)
    assert shown.line == pytest.approx(before + 0.005)
    assert shown.plots.rates.handle == pytest.approx(shown.line)


def test_a_named_cutpoint_puts_the_line_exactly_there(qtbot: QtBot, view: ThresholdView) -> None:
    measurement = replace(measured(), active=False, cutpoints=(Cutpoint("strict", 0.123456),))
    view.show_measurement(measurement)
    qtbot.waitUntil(lambda: says_count(view, "strict") != "")
    qtbot.mouseClick(button(view, "strict 0.123"), Qt.MouseButton.LeftButton)
    assert view.line == 0.123456


def test_the_threshold_that_answers_gave_is_named(qtbot: QtBot, view: ThresholdView) -> None:
    named = (Cutpoint("strict", 0.1), Cutpoint("lenient", 0.3))
    view.show_measurement(
        replace(measured(), active=False, cutpoint=Cutpoint("taught", 0.234), cutpoints=named)
    )
    view.move_line(0.1)
    (taught,) = (each for each in view.findChildren(QPushButton) if each.text() == "taught 0.234")
    qtbot.waitUntil(taught.isVisible)
    qtbot.mouseClick(button(view, "taught 0.234"), Qt.MouseButton.LeftButton)
    assert view.line == 0.234


def test_a_click_on_a_bar_shows_the_queries_it_counts(view: ThresholdView) -> None:
    measurement = replace(measured(), active=False)
    view.show_measurement(measurement)
    evidence: list[Evidence] = []
    view.evidence_wanted.connect(evidence.append)
    bars = view.plots.distances
    assert bars is not None
    shown = 0
    for number, middle in enumerate((bars.edges[:-1] + bars.edges[1:]) / 2):
        view.plots.bars.clicked.emit(float(middle), 1.0)
        assert len(evidence[-1].exhibits) == bars.same_label[number] + bars.other_label[number]
        shown += len(evidence[-1].exhibits)
    assert shown == len(measurement.query_ids)


def test_a_click_on_the_balance_puts_the_line_there(view: ThresholdView) -> None:
    view.show_measurement(replace(measured(), active=False))
    curve = view.plots.curve
    assert curve is not None
    view.plots.balance.clicked.emit(float(curve.recall[9]), float(curve.precision[9]))
    assert (curve.at(view.line) or ())[:2] == (curve.precision[9], curve.recall[9])


def test_of_a_model_that_is_not_in_use_no_threshold_can_be_chosen(view: ThresholdView) -> None:
    view.show_measurement(replace(measured(), active=False))
    assert not [
        each
        for each in view.findChildren(QPushButton)
        if each.isVisible() and each.text() in ("Use this threshold", "Reset")
    ]
    assert says(view, "Not the model in use")
    assert says_count(view, "library: only for the model in use")


def test_the_rates_are_saved_as_a_table(
    qtbot: QtBot, view: ThresholdView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measurement = replace(measured(), active=False)
    view.show_measurement(measurement)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "rates.csv"), ""))
    view.findChildren(ExportButton)[0].save_figures()
    qtbot.waitUntil((tmp_path / "rates.csv").exists)
    with (tmp_path / "rates.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(set(measurement.figures.nearest.tolist()))
    for row in rows:
        found = summarise(measurement.figures, float(row["distance"]))
        assert float(row["precision"]) == pytest.approx(found.precision)
        assert float(row["recall"]) == pytest.approx(found.recall)


@pytest.mark.parametrize("width_px", [200, 280, 900])
@pytest.mark.parametrize("cuts", [(0.139, 0.24, 0.263), (0.2, 0.205, 0.21), (0.001, 0.5, 0.501)])
def test_names_of_cutpoints_hide_neither_each_other_nor_themselves(
    qtbot: QtBot, width_px: int, cuts: tuple[float, ...]
) -> None:
    named = tuple(Cutpoint(*each) for each in zip(("strict", "balanced", "lenient"), cuts, strict=True))
    plots = ThresholdPlots()
    for plot in (plots.rates, plots.bars):
        qtbot.addWidget(plot)
        plot.resize(width_px, 190)
        plot.show()
    qtbot.addWidget(plots.balance)
    plots.show_measurement(replace(measured(cutpoint=cuts[1]), cutpoints=named), cuts[1])
    for plot in (plots.rates, plots.bars):
        plot.view.grab()  # painted, the names know where they stand
        rooms = plot.name_rooms
        assert set(rooms) == {"strict", "in use, balanced", "lenient"}
        for one, other in combinations(rooms.values(), 2):
            shared = one.intersected(other)
            assert min(shared.width(), shared.height()) < 6  # margins may touch, words may not
        axes = plot.view.getPlotItem().getViewBox().sceneBoundingRect()
        assert all(axes.contains(room.center()) for room in rooms.values())
        assert all(room.left() >= 0 and room.right() <= plot.view.width() for room in rooms.values())


def test_points_without_a_place_are_not_drawn_and_are_in_the_table(qtbot: QtBot) -> None:
    plot = Plot("across", "up")
    qtbot.addWidget(plot)
    nowhere = np.full(3, np.nan)
    plot.add_points("none", nowhere, nowhere, "accent")
    plot.add_points("one", np.array([0.1, 0.2]), np.array([np.nan, 0.5]), "accent")
    plot.show()
    plot.grab()
    assert len(list(plot.rows())) == 1 + 3 + 2
    drawn = [item for item in plot.view.getPlotItem().items if isinstance(item, pg.ScatterPlotItem)]
    assert [len(item.points()) for item in drawn] == [0, 1]


def test_a_plot_follows_from_light_to_dark(qtbot: QtBot, themed: QApplication) -> None:
    plot = Plot("across", "up")
    qtbot.addWidget(plot)
    plot.add_curve("one", np.arange(3.0), np.arange(3.0), "accent")
    plot.show()
    (curve,) = plot.view.getPlotItem().listDataItems()

    def looks() -> tuple[str, str]:
        return plot.view.backgroundBrush().color().name(), curve.opts["pen"].color().name()

    for name, scheme in (("light", LIGHT), ("dark", DARK)):
        apply_theme(themed, name)
        assert looks() == (scheme.ground, scheme.accent)
        assert any(f"color:{scheme.accent}" in label.text() for label in plot.findChildren(QLabel))


def test_how_far_verdicts_by_label_hold_is_said(view: ThresholdView) -> None:
    plain = measured()
    view.show_measurement(plain)
    assert not says(view, "Verdicts by label")
    by_matcher = {"match_label": MatcherThresholds(0.4, {"label 001": 0.3})}
    with_thresholds = replace(plain, label_thresholds=LabelThresholds("match_label", by_matcher))
    view.show_measurement(with_thresholds)
    found = measured_by_label(with_thresholds)
    low, high = found.intervals["precision"]
    assert says(view, f"Verdicts by label: precision {found.precision:.1%} ({low:.0%} to {high:.0%}), recall")
    assert says(view, f"matches with its own label taken out {found.false_accept_rate:.1%}")
    view.move_line(0.0)
    assert says(view, f"Verdicts by label: precision {found.precision:.1%}")
    view.show_measurement(plain)
    assert not says(view, "Verdicts by label")


def test_a_view_that_was_wide_needs_no_more_room_than_one_that_was_not(view: ThresholdView) -> None:
    """It stays behind another view while the window becomes narrow, and then does not hold it wide."""
    view.resize(columns_px(view.font(), 100), view.height())
    view.show_measurement(measured())
    narrow = view.minimumSizeHint().width()
    view.resize(columns_px(view.font(), 160), view.height())
    assert view.minimumSizeHint().width() == narrow
