"""Collect what a report says from a measurement."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

import numpy as np
import numpy.typing as npt

from simgui.core.sentences import Sentence, say
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.metric_words import LABEL_METRICS, METRICS, MetricWords
from simgui.evaluation.mislabelled.detection import MislabelledPicture
from simgui.evaluation.outlook import outlook_sentences, unknown_label_rates
from simgui.evaluation.records import Evaluation
from simgui.evaluation.remarks import remarks
from simgui.evaluation.report.curves import draw_curves
from simgui.evaluation.report.records import (
    Cell,
    ConfusionRow,
    ConfusionTable,
    LabelRow,
    LabelSizes,
    LabelVerdictRates,
    MixUp,
    Neighbour,
    Query,
    QueryRow,
    Rate,
    Report,
    Subject,
    Summary,
)
from simgui.evaluation.views.confusion import Confusion, confuse
from simgui.evaluation.views.label_metrics import PRECISION_AT, LabelMetrics, advise_each, metrics_by_label
from simgui.evaluation.views.neighbour_sheet import best_found, worst_errors
from simgui.models.metrics import LabelVerdictMetrics, Metrics
from simgui.search.records import NEIGHBOURS_SHOWN

_QUERIES_SHOWN = 6
_WIDEST_MATRIX = 24
"""A wider one does not fit on a page; then the largest mix-ups are listed."""
_MOST_MIX_UPS = 30

Thumbnail = Callable[[int], bytes | None]
"""Gives a small JPEG of a picture; None if it cannot be read."""


def make_report(
    measurement: Measurement,
    subject: Subject,
    evaluation: Evaluation,
    mislabelled: Sequence[MislabelledPicture],
    thumbnail: Thumbnail,
    written: datetime,
) -> Report:
    """Collect what a report says.

    Args:
        measurement: What was measured.
        subject: The model version and the folders.
        evaluation: The metrics, as `simgui evaluate` gives them.
        mislabelled: Pictures of the gallery that look mislabelled.
        thumbnail: Gives the pictures that are shown.
        written: When.
    """
    return Report(
        _summary(measurement, subject, written),
        tuple(_rate(each, evaluation) for each in METRICS),
        tuple(_label_verdicts(evaluation)),
        tuple(unknown_label_rates(subject.outlook)),
        tuple(outlook_sentences(subject.version.recipe, subject.metrics, subject.outlook)),
        draw_curves(measurement),
        _confusion(confuse(measurement)),
        PRECISION_AT,
        tuple(
            _label_row(figures, advice)
            for figures, advice in advise_each(metrics_by_label(measurement), measurement, mislabelled)
        ),
        _query_rows(measurement, worst_errors(measurement, _QUERIES_SHOWN), thumbnail),
        _query_rows(measurement, best_found(measurement, _QUERIES_SHOWN), thumbnail),
    )


def _summary(measurement: Measurement, subject: Subject, written: datetime) -> Summary:
    sizes = np.bincount(measurement.gallery_labels)
    sizes = sizes[sizes > 0]
    return Summary(
        subject,
        measurement.model_name,
        len(measurement.gallery_ids),
        LabelSizes(len(sizes), int(sizes.min()), float(np.median(sizes)), int(sizes.max())),
        len(measurement.query_ids),
        measurement.learnt,
        measurement.not_drawn,
        tuple(_split(subject.split)),
        measurement.cutpoint,
        remarks(measurement),
        written,
    )


def _split(parts: Mapping[str, int]) -> Iterator[Sentence]:
    if "train" in parts:
        yield say("{count:,} train", count=parts["train"])
    if "calibration" in parts:
        yield say("{count:,} calibration", count=parts["calibration"])
    if "test" in parts:
        yield say("{count:,} test", count=parts["test"])


def _rate(metric: MetricWords, found: Metrics | LabelVerdictMetrics) -> Rate:
    code = metric.code
    return Rate(metric, found.rate(code), found.intervals[code], found.counts[code])


def _label_verdicts(evaluation: Evaluation) -> Iterator[LabelVerdictRates]:
    """Collect the rates of verdicts by label: those of the matcher that decides first."""
    for found in (evaluation.label_verdict, *evaluation.other_matchers):
        if found is not None and found.threshold is not None:
            rates = tuple(_rate(each, found) for each in LABEL_METRICS)
            yield LabelVerdictRates(found.matcher, found.threshold, rates)


def _confusion(confusion: Confusion) -> ConfusionTable:
    names = confusion.names
    if len(names) > _WIDEST_MATRIX:
        mix_ups = (
            MixUp(int(confusion.counts[row, column]), names[row], names[column])
            for row, column in confusion.largest_errors(_MOST_MIX_UPS)
        )
        return ConfusionTable(names, (), tuple(mix_ups))
    shares = confusion.shares
    rows = (
        ConfusionRow(
            name,
            tuple(
                Cell(
                    int(confusion.counts[row, column]),
                    float(shares[row, column]),
                    "right" if row == column else "no-match" if column == confusion.no_match else "wrong",
                )
                for column in range(len(names) + 1)
            ),
        )
        for row, name in enumerate(names)
    )
    return ConfusionTable(names, tuple(rows), ())


def _label_row(figures: LabelMetrics, advice: Sentence) -> LabelRow:
    rates = (
        (figures.recall_at_1, figures.intervals["recall_at_1"]),
        (figures.recall_at_5, figures.intervals["recall_at_5"]),
        (figures.map, figures.intervals["map"]),
        (figures.precision_at_k, figures.intervals["precision_at_k"]),
    )
    return LabelRow(figures.label, figures.pictures, figures.queries, rates, advice)


def _query_rows(
    measurement: Measurement, rows: npt.NDArray[np.int64], thumbnail: Thumbnail
) -> tuple[QueryRow, ...]:
    return tuple(_query_row(measurement, row, thumbnail) for row in rows.tolist())


def _query_row(measurement: Measurement, row: int, thumbnail: Thumbnail) -> QueryRow:
    label = int(measurement.query_labels[row])
    near = zip(
        measurement.neighbour_ids[row, :NEIGHBOURS_SHOWN].tolist(),
        measurement.neighbour_labels[row, :NEIGHBOURS_SHOWN].tolist(),
        measurement.figures.neighbour_distances[row, :NEIGHBOURS_SHOWN].tolist(),
        strict=True,
    )
    return QueryRow(
        Query(measurement.names[label], thumbnail(int(measurement.query_ids[row]))),
        tuple(
            Neighbour(measurement.names[other], thumbnail(picture), distance, other == label)
            for picture, other, distance in near
            if picture >= 0
        ),
    )
