"""What a report says, as typed data; the template in `resources/report` makes the page of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from simgui.core.sentences import Sentence
from simgui.evaluation.metric_words import MetricWords
from simgui.evaluation.report.curves import Curves
from simgui.models.cutpoints import Cutpoint
from simgui.models.metrics import Metrics, Outlook, UnknownLabelRate
from simgui.models.records import ModelVersion


@dataclass(frozen=True)
class Subject:
    """What was measured, and with what.

    Attributes:
        version: The model version.
        split: Pictures that the version was trained on, calibrated on and tested with; empty if unknown.
        folder: The gallery.
        test: The folder of the queries; None if they come from the gallery.
        metrics: What the training of the version measured at its own threshold; None if nothing.
        outlook: What it tells of what the version has yet to meet; None if it was not trained.
    """

    version: ModelVersion
    split: Mapping[str, int]
    folder: Path
    test: Path | None
    metrics: Metrics | None = None
    outlook: Outlook | None = None


@dataclass(frozen=True)
class LabelSizes:
    """How many pictures the labels of a gallery have.

    Attributes:
        labels: How many labels there are.
        fewest: Pictures of the smallest label.
        median: Half of the labels have at most so many.
        most: Pictures of the largest label.
    """

    labels: int
    fewest: int
    median: float
    most: int


@dataclass(frozen=True)
class Summary:
    """What the page says before the metrics.

    Attributes:
        subject: What was measured.
        model_name: What the person calls the model.
        pictures: Size of the gallery.
        label_sizes: How these pictures are spread over the labels.
        tested: Number of queries.
        learnt: Pictures that were no queries because the model has learnt from them.
        not_drawn: Pictures that were no queries because there were enough.
        split: How many pictures each part of the model's own split has, as far as that is known.
        threshold: Where the verdicts are drawn.
        remarks: What the metrics cannot tell, a sentence each.
        written: When.
    """

    subject: Subject
    model_name: str
    pictures: int
    label_sizes: LabelSizes
    tested: int
    learnt: int
    not_drawn: int
    split: tuple[Sentence, ...]
    threshold: Cutpoint
    remarks: tuple[Sentence, ...]
    written: datetime


@dataclass(frozen=True)
class Rate:
    """One metric with its value.

    Attributes:
        metric: What it is called.
        value: In [0, 1]; None where it cannot be measured.
        interval: Its 95 % interval.
        of: How many queries it is taken of.
    """

    metric: MetricWords
    value: float | None
    interval: tuple[float, float]
    of: int


@dataclass(frozen=True)
class LabelVerdictRates:
    """How far the verdicts by label hold that one matcher makes.

    Attributes:
        matcher: Its name.
        threshold: Where a label matches that has no threshold of its own.
        rates: The metrics.
    """

    matcher: str
    threshold: float
    rates: tuple[Rate, ...]


@dataclass(frozen=True)
class Cell:
    """One cell of the confusion table.

    Attributes:
        count: Queries of the row that are taken for the label of the column.
        share: The count as a share of the row.
        verdict: "right", "wrong" or "no-match".
    """

    count: int
    share: float
    verdict: str


@dataclass(frozen=True)
class ConfusionRow:
    """What the queries of one label are taken for.

    Attributes:
        label: Their label.
        cells: One for each label, then the queries without a match.
    """

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class MixUp:
    """How often one label is taken for another.

    Attributes:
        count: Number of queries.
        label: Their label.
        taken_for: The label of their nearest picture.
    """

    count: int
    label: str
    taken_for: str


@dataclass(frozen=True)
class ConfusionTable:
    """What each label is taken for: as a table, or as a list where that would be too wide.

    Attributes:
        labels: Names of all labels.
        rows: A row for each label; empty where the table would be too wide.
        mix_ups: The largest mix-ups where there is no table.
    """

    labels: tuple[str, ...]
    rows: tuple[ConfusionRow, ...]
    mix_ups: tuple[MixUp, ...]


@dataclass(frozen=True)
class LabelRow:
    """One label with its metrics.

    Attributes:
        label: Its name.
        pictures: How many of the gallery have it.
        tested: Number of its queries.
        rates: recall@1, recall@5, mAP and precision@k, each with its 95 % interval.
        advice: What would help it most.
    """

    label: str
    pictures: int
    tested: int
    rates: tuple[tuple[float, tuple[float, float]], ...]
    advice: Sentence


@dataclass(frozen=True)
class Query:
    """A picture that was tested.

    Attributes:
        label: Its label.
        jpeg: A small JPEG of it; None if it cannot be read.
    """

    label: str
    jpeg: bytes | None


@dataclass(frozen=True)
class Neighbour:
    """A picture that is near to a query.

    Attributes:
        label: Its label.
        jpeg: A small JPEG of it; None if it cannot be read.
        distance: From the query.
        right: Whether it has the label of the query.
    """

    label: str
    jpeg: bytes | None
    distance: float
    right: bool


@dataclass(frozen=True)
class QueryRow:
    """A query with the pictures that are nearest to it, nearest first."""

    query: Query
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True)
class Report:
    """All that a page says, in its order.

    Attributes:
        summary: What was measured.
        rates: The metrics.
        label_verdicts: Those of the verdicts by label, the matcher that decides first; empty without
            thresholds.
        unknown_labels: How often pictures of labels that the version has not learnt are matches.
        outlook: Why that is not known, and what changes when more pictures come in, a sentence each.
        curves: Precision, recall and F1 at every threshold; None if no picture has a neighbour.
        confusion: What each label is taken for.
        precision_at: Among how many nearest pictures the labels' precision is taken.
        labels: Label by label, the weakest first.
        worst_errors: Queries whose nearest picture is wrong, the nearest first.
        best_found: Queries with the most right neighbours.
    """

    summary: Summary
    rates: tuple[Rate, ...]
    label_verdicts: tuple[LabelVerdictRates, ...]
    unknown_labels: tuple[tuple[MetricWords, UnknownLabelRate], ...]
    outlook: tuple[Sentence, ...]
    curves: Curves | None
    confusion: ConfusionTable
    precision_at: int
    labels: tuple[LabelRow, ...]
    worst_errors: tuple[QueryRow, ...]
    best_found: tuple[QueryRow, ...]
