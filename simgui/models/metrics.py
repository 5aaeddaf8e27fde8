"""How well a model finds, as it is measured, kept in the manifest of a model and shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

Interval = tuple[float, float]

RATES = (
    "recall_at_1",
    "recall_at_5",
    "map",
    "precision",
    "recall",
    "f1",
    "binary_accuracy",
    "false_accept_rate",
)
"""The metrics that are rates, in the order in which they are shown."""
LABEL_RATES = ("recall_at_1", "precision", "recall", "f1", "binary_accuracy", "false_accept_rate")
"""Those of a verdict by label, in the order in which they are shown."""


@dataclass(frozen=True)
class LabelVerdictMetrics:
    """How far the verdicts of a model by label hold; every rate in [0, 1], None where it cannot be measured.

    Attributes:
        matcher: What takes a query for a label: one of `simgui.models.label_thresholds.MATCHERS`.
        queries: Number of labelled queries.
        threshold: Distance up to which a label without a threshold of its own is a match; None if the model
            was not calibrated for it: then only `recall_at_1` is known.
        recall_at_1: Share of queries that are taken for their own label, match or not.
        precision: Share of matches that have the right label.
        recall: Share of the queries taken for their own label that are matches.
        f1: Harmonic mean of precision and recall.
        binary_accuracy: Share of all queries that are matched with the right label. So TensorFlow Similarity
            defines it: true positives / queries (precision times the share of queries with a match).
        false_accept_rate: Share of queries still matched when every picture of their label is taken out of
            the gallery.
        intervals: 95 % interval of each rate, by its name.
        counts: Of how many queries each rate is taken, by its name.
    """

    matcher: str
    queries: int
    threshold: float | None
    recall_at_1: float | None
    precision: float | None
    recall: float | None
    f1: float | None
    binary_accuracy: float | None
    false_accept_rate: float | None
    intervals: Mapping[str, Interval]
    counts: Mapping[str, int]

    def rate(self, name: str) -> float | None:
        """Give one of `LABEL_RATES` by its name."""
        value: float | None = getattr(self, name)
        return value


@dataclass(frozen=True)
class Metrics:
    """How well a model finds; every rate in [0, 1], None where it cannot be measured (too few labels).

    Attributes:
        queries: Number of labelled queries.
        recall_at_1: Share of queries whose nearest neighbour has the query's label.
        recall_at_5: Share with the label among the five nearest.
        map: Mean, over queries, of the average precision of the whole ranked gallery.
        cutpoint: Distance at or below which the nearest neighbour is a match; None if that is not known.
        precision: Share of matches that have the right label.
        recall: Share of the queries whose nearest has the right label that are matches.
        f1: Harmonic mean of precision and recall.
        false_accept_rate: Share of queries still matched when every picture of their label is taken out
            of the gallery: how often an unknown thing is taken for a known one.
        intervals: 95 % interval of each rate, by its name.
        counts: Of how many queries each rate is taken, by its name.
        binary_accuracy: Share of all queries that are matched with the right label. So TensorFlow Similarity
            defines it: true positives / queries (precision times the share of queries with a match).
        label_verdict: How far the verdicts by label hold; None if that is not known.
        other_matchers: The same, had another matcher decided.
        scenes: How many scenes the queries show, which is what the intervals count; 0 if that is not known.
    """

    queries: int
    recall_at_1: float | None
    recall_at_5: float | None
    map: float | None
    cutpoint: float | None
    precision: float | None
    recall: float | None
    f1: float | None
    false_accept_rate: float | None
    intervals: Mapping[str, Interval]
    counts: Mapping[str, int]
    binary_accuracy: float | None = field(default=None, kw_only=True)
    label_verdict: LabelVerdictMetrics | None = field(default=None, kw_only=True)
    other_matchers: tuple[LabelVerdictMetrics, ...] = field(default=(), kw_only=True)
    scenes: int = field(default=0, kw_only=True)

    def rate(self, name: str) -> float | None:
        """Give one of `RATES` by its name."""
        value: float | None = getattr(self, name)
        return value


@dataclass(frozen=True)
class UnknownLabelRate:
    """How often pictures of a label that a model has not learnt are matches.

    Attributes:
        share: Of such pictures that are matches, in [0, 1]: the mean over the labels.
        interval: Its 95 % interval, which counts labels.
        queries: How many pictures were asked about.
        labels: How many labels they have.
    """

    share: float
    interval: Interval
    queries: int
    labels: int


@dataclass(frozen=True)
class Outlook:
    """What a training tells of what its model has yet to meet: labels that it has not learnt, more pictures.

    Attributes:
        threshold: Up to which distance a neighbour is a match in `unknown_labels` and `later`.
        labels: How many labels the training divided; 0 if that is not known.
        unknown_labels: How often pictures of labels that were not learnt are matches; None if that could not
            be measured.
        unknown_labels_by_label: The same by the label's verdict.
        later: How it finds when as many pictures have come in as there were; None if that is not known.
    """

    threshold: float
    labels: int = 0
    unknown_labels: UnknownLabelRate | None = None
    unknown_labels_by_label: UnknownLabelRate | None = None
    later: Metrics | None = None


@dataclass(frozen=True)
class HeldOutMatches:
    """How often pictures of labels that a training did not see are matches all the same.

    Attributes:
        queries: How many were asked about; 0 if no label was held out.
        accepted: Share that is a match, in [0, 1]; None of no queries.
        interval: Its 95 % interval; None if that is not known.
    """

    queries: int = 0
    accepted: float | None = None
    interval: Interval | None = None


@dataclass(frozen=True)
class TrainingMetrics(Metrics):
    """The metrics of a model in the comparison of a training, on pictures that it never saw.

    Attributes:
        held_out: What it makes of the labels that were held out; None if that is not known.
    """

    held_out: HeldOutMatches | None = field(default=None, kw_only=True)


MetricsType = TypeVar("MetricsType", bound=Metrics)

VERDICT_DIFFERENCES = ("recall", "false_accept_rate", "right_verdicts")
"""*Right verdicts* is the mean of two shares: of the queries with a right match, and of the queries without a
match when their label is taken out of the gallery."""
BY_LABEL = "label_"
"""Begins the name of a difference of verdicts by label."""
DIFFERENCES = ("recall_at_1", "map", *VERDICT_DIFFERENCES, *(BY_LABEL + each for each in VERDICT_DIFFERENCES))
"""What two models are compared by; those of verdicts by label only where both give such verdicts."""


@dataclass(frozen=True)
class Difference:
    """How much better a model finds than the one before it, on the same queries.

    Attributes:
        queries: How many queries both were asked.
        scenes: How many scenes those show: the intervals count these.
        rates: By the names of `DIFFERENCES`, in [-1, 1]: the rate after less the rate before; one that cannot
            be measured is missing.
        intervals: 95 % interval of each of them.
    """

    queries: int = 0
    scenes: int = 0
    rates: Mapping[str, float] = field(default_factory=dict)
    intervals: Mapping[str, Interval] = field(default_factory=dict)

    def rises(self, name: str) -> bool:
        """Tell whether a rate is higher beyond its interval."""
        return name in self.intervals and self.intervals[name][0] > 0

    def falls(self, name: str) -> bool:
        """Tell whether a rate is lower beyond its interval."""
        return name in self.intervals and self.intervals[name][1] < 0
