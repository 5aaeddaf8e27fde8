"""One measurement shows the same figures in Train, Insight, `evaluate`, the report and the model card."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from measured import measured
from pytestqt.qtbot import QtBot
from seen import texts

from simgui.cli.commands.evaluate import evaluate
from simgui.cli.commands.models import models
from simgui.cli.commands.train import train
from simgui.core.progress import Progress
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.metric_words import METRICS
from simgui.evaluation.metrics import summarise
from simgui.evaluation.report.content import make_report
from simgui.evaluation.report.records import Subject
from simgui.evaluation.report.service import evaluation_of
from simgui.evaluation.views.threshold_curve import threshold_curve
from simgui.gui.train.figures_table import FiguresTable
from simgui.models.metrics import TrainingMetrics
from simgui.models.records import ModelReport, ModelVersion, Split
from simgui.training.decision import Reason
from simgui.training.records import Training

VERSION = ModelVersion("measured-1", "Measured", "quick", "", False)


@pytest.fixture
def measurement() -> Measurement:
    """Sixty queries of fifteen scenes, so that an interval that counts queries is another one."""
    found = measured()
    scenes = np.arange(len(found.query_ids)) // 4
    object.__setattr__(found.figures, "scenes", scenes)
    return found


@pytest.fixture
def metrics(measurement: Measurement) -> TrainingMetrics:
    return TrainingMetrics(**vars(summarise(measurement.figures, measurement.cutpoint.distance)))


def plain(document: Any) -> dict[str, Any]:
    """Give rates, intervals and counts of a document of JSON."""
    rates = {each.code: document[each.code] for each in METRICS}
    intervals = {each.code: tuple(document["intervals"][each.code]) for each in METRICS}
    return {"rates": rates, "intervals": intervals, "counts": dict(document["counts"])}


def test_the_documents_of_evaluate_train_and_the_model_are_the_same(
    measurement: Measurement, metrics: TrainingMetrics
) -> None:
    reports = SimpleNamespace(evaluate=lambda *_: evaluation_of(measurement))
    asked = Namespace(folder=Path(), test=None, model=None, report=None)
    evaluated = evaluate(reports, asked, Progress()).document  # type: ignore[arg-type]
    training = Training("measured-1", Reason.BETTER, metrics, metrics, 1.0)
    trainings = SimpleNamespace(resume=lambda _progress: training)
    trained = train(
        trainings, SimpleNamespace(next=None), Namespace(resume=True, folder=None), Progress()
    ).document  # type: ignore[arg-type]
    card = ModelReport(VERSION, "", {}, {}, Split(), metrics, None, (), {})
    known = SimpleNamespace(report=lambda _id: card)
    shown = models(known, None, Namespace(action="show", id="measured-1")).document  # type: ignore[arg-type]
    assert plain(evaluated) == plain(trained["after"]) == plain(shown["figures"])
    assert plain(evaluated)["rates"] == {each.code: metrics.rate(each.code) for each in METRICS}


def test_the_report_says_the_same(measurement: Measurement, metrics: TrainingMetrics) -> None:
    subject = Subject(VERSION, {}, Path(), None)
    report = make_report(
        measurement, subject, evaluation_of(measurement), (), lambda _id: None, datetime.now(UTC)
    )
    for rate in report.rates:
        code = rate.metric.code
        assert rate.value == metrics.rate(code)
        assert (rate.interval, rate.of) == (metrics.intervals[code], metrics.counts[code])


def test_the_threshold_view_says_the_same(measurement: Measurement, metrics: TrainingMetrics) -> None:
    curve, threshold = threshold_curve(measurement.figures), measurement.cutpoint.distance
    assert curve.at(threshold) == pytest.approx((metrics.precision, metrics.recall, metrics.f1))
    assert curve.margins(threshold) == (metrics.intervals["precision"], metrics.intervals["recall"])


def test_the_table_of_the_window_shows_them_with_their_margins(
    qtbot: QtBot, metrics: TrainingMetrics
) -> None:
    table = FiguresTable("before", "after")
    qtbot.addWidget(table)
    table.show_metrics(None, metrics)
    table.show()
    shown = texts(table)
    for metric in METRICS:
        value, (low, high) = metrics.rate(metric.code), metrics.intervals[metric.code]
        assert value is not None
        assert metric.sentence in shown
        assert f"{value:.0%}" in shown
        assert f"{100 * low:.0f} to {100 * high:.0f}, of {metrics.counts[metric.code]:,}" in shown


def test_the_arrow_points_at_what_got_better(qtbot: QtBot, metrics: TrainingMetrics) -> None:
    table = FiguresTable("before", "after")
    qtbot.addWidget(table)
    rates = {"recall_at_1": 0.5, "false_accept_rate": 0.5}
    better = {"recall_at_1": 0.9, "false_accept_rate": 0.1}
    worse, best = (TrainingMetrics(**(vars(metrics) | each)) for each in (rates, better))
    table.show_metrics(worse, best)
    table.show()
    shown = texts(table)
    assert {"50%", "▸ 90%", "▸ 10%"} <= set(shown)
    assert any("lower is better" in text for text in shown)
