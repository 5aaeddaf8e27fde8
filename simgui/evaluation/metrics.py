"""How well a model finds, and how honest its verdicts are, from embeddings and labels."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.evaluation.intervals import bootstrap_interval, share_interval
from simgui.models.metrics import Metrics
from simgui.search.gallery import Gallery

Labels = npt.NDArray[np.int64]
NEIGHBOURS = 10
"""So many neighbours of each query are kept, for those who want to see them."""
_DISTANCES_AT_ONCE = 4_000_000
"""Bounds the memory of a comparison: about 40 bytes a distance."""


@dataclass(frozen=True)
class QueryFigures:
    """What is measured of each of q queries.

    Attributes:
        rank_of_first: int64 (q,), rank (from 1) of the nearest picture with the query's label; 0 if none has.
        average_precision: float64 (q,), of the whole ranked gallery; 0 if no picture has the label.
        nearest: float32 (q,), distance of the nearest picture.
        nearest_is_right: bool (q,), whether that picture has the query's label.
        nearest_other: float32 (q,), distance of the nearest picture with another label: what the query meets
            when its own label is left out of the gallery; inf if there is no other label.
        neighbours: int64 (q, k), rows of the gallery, nearest first; k is `NEIGHBOURS`, or fewer for a
            smaller gallery; -1 at the end where a query stands in the gallery and nothing else is left.
        neighbour_distances: float32 (q, k), their distances; inf where there is none.
    """

    rank_of_first: npt.NDArray[np.int64]
    average_precision: npt.NDArray[np.float64]
    nearest: npt.NDArray[np.float32]
    nearest_is_right: npt.NDArray[np.bool_]
    nearest_other: npt.NDArray[np.float32]
    neighbours: npt.NDArray[np.int64]
    neighbour_distances: npt.NDArray[np.float32]

    def of(self, rows: npt.NDArray[np.int64]) -> "QueryFigures":
        """Give the figures of some of the queries: rows int64, at least one."""
        return QueryFigures(*(getattr(self, column.name)[rows] for column in fields(self)))


def measure(
    queries: Gallery, query_labels: Labels, gallery: Gallery, gallery_labels: Labels, progress: Progress
) -> QueryFigures:
    """Rank the whole gallery for each query; a picture that is both is not found by itself.

    Args:
        queries: The pictures to ask about.
        query_labels: int64 (q,), a number a label.
        gallery: The pictures to find, at least one besides the query.
        gallery_labels: int64 (n,), with the same numbers.
        progress: Told after each group of queries.
    """
    parts = []
    for rows in _groups(len(queries), len(gallery)):
        distances = gallery.distances(queries.embeddings[rows])
        distances[queries.ids[rows, None] == gallery.ids[None]] = np.inf
        parts.append(_measure(distances, query_labels[rows], gallery_labels))
        progress.step("Comparing", int(rows[-1]) + 1, len(queries))
    return QueryFigures(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _groups(queries: int, pictures: int) -> Iterator[npt.NDArray[np.int64]]:
    at_once = max(1, _DISTANCES_AT_ONCE // max(1, pictures))
    for start in range(0, queries, at_once):
        yield np.arange(start, min(start + at_once, queries))


def _measure(
    distances: npt.NDArray[np.float32], query_labels: Labels, gallery_labels: Labels
) -> tuple[npt.NDArray[np.generic], ...]:
    order = np.argsort(distances, axis=1, kind="stable")
    finite = np.isfinite(np.take_along_axis(distances, order, axis=1))
    right = (gallery_labels[order] == query_labels[:, None]) & finite
    ranks = np.arange(1, right.shape[1] + 1)
    found = np.cumsum(right, axis=1)
    any_right = right.any(axis=1)
    precision_at_hits = np.where(right, found / ranks, 0.0).sum(axis=1)
    nearest = np.take_along_axis(distances, order[:, :1], axis=1)[:, 0]
    others = np.where(gallery_labels[None] == query_labels[:, None], np.inf, distances)
    first = order[:, :NEIGHBOURS]
    return (
        np.where(any_right, right.argmax(axis=1) + 1, 0),
        precision_at_hits / np.maximum(found[:, -1], 1),
        nearest,
        right[:, 0],
        others.min(axis=1).astype(np.float32),
        np.where(finite[:, :NEIGHBOURS], first, -1),
        np.take_along_axis(distances, first, axis=1),
    )


def recall_at(k: int, figures: QueryFigures) -> float:
    """Give the share of queries with a picture of their label among the k nearest."""
    return float(np.mean((figures.rank_of_first >= 1) & (figures.rank_of_first <= k)))


def mean_average_precision(figures: QueryFigures) -> float:
    """Give the mean of the average precisions."""
    return float(np.mean(figures.average_precision))


def summarise(figures: QueryFigures, cutpoint: float) -> Metrics:
    """Give the rates over all queries, each with its 95 % interval and the number of queries it is taken of.

    The verdict is "the nearest picture lies at or below `cutpoint`". A match is right if the nearest picture
    has the query's label. Recall is, as in TensorFlow Similarity's calibration, the share of right nearest
    pictures that are matches. Shares have Wilson's interval, means and F1 that of the bootstrap.
    """
    accepted = figures.nearest <= cutpoint
    right = figures.nearest_is_right
    known = np.isfinite(figures.nearest_other)
    rank = figures.rank_of_first
    shares = {
        "recall_at_1": _share(rank == 1),
        "recall_at_5": _share((rank >= 1) & (rank <= 5)),
        "precision": _share(right[accepted]),
        "recall": _share(accepted[right]),
        "false_accept_rate": _share(figures.nearest_other[known] <= cutpoint),
    }
    count = len(right)

    def f1(rows: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        both = (accepted & right)[rows].sum(axis=1)
        sides = accepted[rows].sum(axis=1) + right[rows].sum(axis=1)
        return np.where(sides > 0, 2 * both / np.maximum(sides, 1), np.nan)

    def mean_precision(rows: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        return np.asarray(figures.average_precision[rows].mean(axis=1), np.float64)

    values = {name: value for name, (value, _, _) in shares.items()}
    intervals = {name: interval for name, (_, interval, _) in shares.items()} | {
        "f1": bootstrap_interval(f1, count),
        "map": bootstrap_interval(mean_precision, count),
    }
    counts = {name: of for name, (_, _, of) in shares.items()} | {"f1": count, "map": count}
    return Metrics(
        queries=count,
        recall_at_1=values["recall_at_1"] or 0.0,
        recall_at_5=values["recall_at_5"] or 0.0,
        map=mean_average_precision(figures),
        cutpoint=cutpoint,
        precision=values["precision"],
        recall=values["recall"],
        f1=_harmonic_mean(values["precision"], values["recall"]),
        false_accept_rate=values["false_accept_rate"],
        intervals=intervals,
        counts=counts,
    )


def _share(hits: npt.NDArray[np.bool_]) -> tuple[float | None, tuple[float, float], int]:
    """Give the share of hits, its interval, and of how many it is taken; None of nothing."""
    of = len(hits)
    count = int(hits.sum())
    return (count / of if of else None), share_interval(count, of), of


def _harmonic_mean(one: float | None, other: float | None) -> float | None:
    if one is None or other is None:
        return None
    return 2 * one * other / (one + other) if one + other else 0.0
