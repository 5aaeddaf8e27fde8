"""How far the verdicts by label hold: the same figures for commands, window, report and trainings."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from simgui.evaluation.measurement import Measurement
from simgui.evaluation.metrics import Labels, QueryFigures
from simgui.evaluation.verdict_rates import Verdicts, shares, verdict_rates
from simgui.models.label_thresholds import MATCHERS, LabelThresholds, MatcherThresholds
from simgui.models.metrics import LABEL_RATES, LabelVerdictMetrics, MetricsType


def measured_by_label(measurement: Measurement) -> LabelVerdictMetrics:
    """Give the figures of the verdicts by label of a measurement, by the matcher that decides."""
    thresholds = measurement.label_thresholds
    return label_verdict_metrics(
        measurement.figures,
        measurement.query_labels,
        measurement.names,
        thresholds.matcher if thresholds else MATCHERS[0],
        thresholds.deciding if thresholds else None,
    )


def with_label_verdicts(
    metrics: MetricsType,
    figures: QueryFigures,
    query_labels: Labels,
    names: Sequence[str],
    thresholds: LabelThresholds | None,
) -> MetricsType:
    """Add to the metrics of a model how far its verdicts by label hold, and by the other matchers.

    Args:
        metrics: By the nearest picture.
        figures: What was measured of q queries.
        query_labels: int64 (q,), their labels, positions in `names`.
        names: The labels.
        thresholds: Of the model; None if it has none.
    """
    by_matcher = {
        matcher: label_verdict_metrics(
            figures, query_labels, names, matcher, thresholds.by_matcher.get(matcher) if thresholds else None
        )
        for matcher in MATCHERS
    }
    deciding = by_matcher.pop(thresholds.matcher if thresholds else MATCHERS[0])
    return replace(metrics, label_verdict=deciding, other_matchers=tuple(by_matcher.values()))


def label_verdict_metrics(
    figures: QueryFigures,
    query_labels: Labels,
    names: Sequence[str],
    matcher: str,
    thresholds: MatcherThresholds | None,
) -> LabelVerdictMetrics:
    """Give the figures of the verdicts by one matcher.

    A query is a match if the label that it is taken for is at most that label's threshold away; the match is
    right if that is its own label.

    Args:
        figures: What was measured of q queries.
        query_labels: int64 (q,), their labels, positions in `names`.
        names: The labels.
        matcher: One of `MATCHERS`.
        thresholds: Its thresholds; None if the model has none: then nothing is said of matches.
    """
    right = figures.taken_for[:, MATCHERS.index(matcher)] == query_labels
    rates = shares({"recall_at_1": (right, np.ones(len(right), np.bool_))}, figures.scenes)
    if thresholds is not None:
        verdicts = verdicts_by_label(figures, query_labels, names, matcher, thresholds)
        rates |= verdict_rates(verdicts, figures.scenes)
    return LabelVerdictMetrics(
        matcher=matcher,
        queries=len(right),
        threshold=None if thresholds is None else thresholds.threshold,
        **{name: rates.values.get(name) for name in LABEL_RATES},
        intervals=rates.intervals,
        counts=rates.counts,
    )


def verdicts_by_label(
    figures: QueryFigures,
    query_labels: Labels,
    names: Sequence[str],
    matcher: str,
    thresholds: MatcherThresholds,
) -> Verdicts:
    """Give the verdicts by one matcher, with the arguments of `label_verdict_metrics`."""
    column = MATCHERS.index(matcher)
    taken_for, other = figures.taken_for[:, column], figures.other_taken_for[:, column]
    limits = np.array([thresholds.of(name) for name in names])
    return Verdicts(
        (taken_for >= 0) & (figures.taken_distances[:, column] <= limits[taken_for]),
        taken_for == query_labels,
        (other >= 0) & (figures.other_taken_distances[:, column] <= limits[other]),
        other >= 0,
    )
