"""How well a model finds: its metrics."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    """The metrics of a model; every rate in [0, 1], None where it cannot be measured (too few labels).

    Attributes:
        queries: Number of labelled queries.
        recall_at_1: Share of queries whose nearest neighbour has the query's label.
        recall_at_5: Share with the label among the five nearest.
        map: Mean, over queries, of the average precision of the whole ranked gallery.
        cutpoint: The threshold: the distance up to which the nearest neighbour is a match.
        precision: Share of matches that have the right label.
        recall: Share of the queries whose nearest has the right label that are matches.
        f1: Harmonic mean of precision and recall.
        false_accept_rate: False matches among unknown labels (lower is better): the share of queries that
            still have a match when every picture of their label is taken out of the gallery.
        intervals: 95 % interval of each rate, by its name.
        counts: The number of queries behind each rate, by its name.
    """

    queries: int
    recall_at_1: float
    recall_at_5: float
    map: float
    cutpoint: float
    precision: float | None
    recall: float | None
    f1: float | None
    false_accept_rate: float | None
    intervals: Mapping[str, tuple[float, float]]
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Evaluation(Figures):
    """The metrics of a model version.

    Attributes:
        model: Its id.
        remarks: What the metrics cannot tell, a sentence each.
    """

    model: str
    remarks: tuple[str, ...] = ()
