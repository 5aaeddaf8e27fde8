"""How well a model finds and how far its verdicts can be trusted, from embeddings and labels."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.evaluation.intervals import Scenes, bootstrap_interval
from simgui.evaluation.matchers import take_with_and_without
from simgui.evaluation.verdict_rates import Rates, Verdicts, shares, verdict_rates
from simgui.models.metrics import Metrics
from simgui.search.gallery import Gallery

Labels = npt.NDArray[np.int64]
NEIGHBOURS_KEPT = 10
"""So many neighbours of each query are kept, to be shown."""
_DISTANCES_AT_ONCE = 4_000_000
"""Bounds the memory of a comparison: about 40 bytes a distance."""


@dataclass(frozen=True)
class QueryFigures:
    """What was measured for each of q queries.

    Attributes:
        rank_of_first: int64 (q,), rank (from 1) of the nearest picture with the query's label; 0 if none has.
        average_precision: float64 (q,), over the whole ranked gallery; 0 if no picture has the label.
        nearest: float32 (q,), distance of the nearest picture.
        nearest_is_right: bool (q,), whether that picture has the query's label.
        nearest_other: float32 (q,), distance of the nearest picture with another label: what a query finds
            when its own label is taken out of the gallery; inf if there is no other label.
        neighbours: int64 (q, k), rows of the gallery, nearest first; k is `NEIGHBOURS_KEPT`, or the size of a
            smaller gallery; -1 at the end where a query is in such a gallery itself.
        neighbour_distances: float32 (q, k), their distances; inf where there is none.
        scenes: int64 (q,), the scene that the query shows: the intervals count these.
        taken_for: int64 (q, m), the label that each of m `MATCHERS` takes a query for; -1 where there is
            none.
        taken_distances: float32 (q, m), how far away that label is; inf where there is none.
        other_taken_for: int64 (q, m), the same with every picture of the query's label out of the gallery.
        other_taken_distances: float32 (q, m), how far away that one is.
    """

    rank_of_first: npt.NDArray[np.int64]
    average_precision: npt.NDArray[np.float64]
    nearest: npt.NDArray[np.float32]
    nearest_is_right: npt.NDArray[np.bool_]
    nearest_other: npt.NDArray[np.float32]
    neighbours: npt.NDArray[np.int64]
    neighbour_distances: npt.NDArray[np.float32]
    scenes: Scenes
    taken_for: npt.NDArray[np.int64]
    taken_distances: npt.NDArray[np.float32]
    other_taken_for: npt.NDArray[np.int64]
    other_taken_distances: npt.NDArray[np.float32]

    def rows(self, rows: npt.NDArray[np.int64]) -> "QueryFigures":
        """Give the figures of some queries: rows int64, at least one."""
        return QueryFigures(*(getattr(self, column.name)[rows] for column in fields(self)))


def measure(
    queries: Gallery,
    query_labels: Labels,
    gallery: Gallery,
    gallery_labels: Labels,
    progress: Progress,
    query_scenes: Scenes | None = None,
    gallery_scenes: Scenes | None = None,
) -> QueryFigures:
    """Rank the whole gallery for each query; a picture that is both is not found by itself.

    Nor are others of its scene: near copies of a picture would be found by any model.

    Args:
        queries: The pictures to find neighbours of.
        query_labels: int64 (q,), numbers of labels.
        gallery: The pictures to find, at least one besides the query.
        gallery_labels: int64 (n,), with the same numbers.
        progress: Told after each group of queries.
        query_scenes: int64 (q,), the scene of each query; each is a scene of its own if None.
        gallery_scenes: int64 (n,), with the same numbers; a query finds pictures of its scene, too, if None.
    """
    scenes = np.arange(len(queries)) if query_scenes is None else query_scenes
    parts = []
    for rows in _groups(len(queries), len(gallery)):
        distances = gallery.distances(queries.embeddings[rows])
        distances[queries.ids[rows, None] == gallery.ids[None]] = np.inf
        if query_scenes is not None and gallery_scenes is not None:
            distances[scenes[rows, None] == gallery_scenes[None]] = np.inf
        parts.append(_measure(distances, query_labels[rows], gallery_labels, scenes[rows]))
        progress.step(say("Comparing"), int(rows[-1]) + 1, len(queries))
    return QueryFigures(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _groups(queries: int, pictures: int) -> Iterator[npt.NDArray[np.int64]]:
    at_once = max(1, _DISTANCES_AT_ONCE // max(1, pictures))
    for start in range(0, queries, at_once):
        yield np.arange(start, min(start + at_once, queries))


def _measure(
    distances: npt.NDArray[np.float32], query_labels: Labels, gallery_labels: Labels, scenes: Scenes
) -> tuple[npt.NDArray[Any], ...]:
    order = np.argsort(distances, axis=1, kind="stable")
    finite = np.isfinite(np.take_along_axis(distances, order, axis=1))
    right = (gallery_labels[order] == query_labels[:, None]) & finite
    ranks = np.arange(1, right.shape[1] + 1)
    found = np.cumsum(right, axis=1)
    any_right = right.any(axis=1)
    precision_at_hits = np.where(right, found / ranks, 0.0).sum(axis=1)
    nearest = np.take_along_axis(distances, order[:, :1], axis=1)[:, 0]
    others = np.where(gallery_labels[None] == query_labels[:, None], np.inf, distances)
    first = order[:, :NEIGHBOURS_KEPT]
    taken, taken_without = take_with_and_without(distances, query_labels, gallery_labels)
    return (
        np.where(any_right, right.argmax(axis=1) + 1, 0),
        precision_at_hits / np.maximum(found[:, -1], 1),
        nearest,
        right[:, 0],
        others.min(axis=1).astype(np.float32),
        np.where(finite[:, :NEIGHBOURS_KEPT], first, -1),
        np.take_along_axis(distances, first, axis=1),
        scenes,
        np.stack([each.labels for each in taken], axis=1),
        np.stack([each.distances for each in taken], axis=1),
        np.stack([each.labels for each in taken_without], axis=1),
        np.stack([each.distances for each in taken_without], axis=1),
    )


def found_within(k: int, figures: QueryFigures) -> npt.NDArray[np.bool_]:
    """Tell, bool (q,), which queries have a picture of their label among the k nearest."""
    return np.asarray((figures.rank_of_first >= 1) & (figures.rank_of_first <= k), np.bool_)


def recall_at(k: int, figures: QueryFigures) -> float:
    """Give the share of queries with a picture of their label among the k nearest."""
    return float(np.mean(found_within(k, figures)))


def mean_average_precision(figures: QueryFigures) -> float:
    """Give the mean of the average precisions (mAP)."""
    return float(np.mean(figures.average_precision))


def verdicts_by_picture(figures: QueryFigures, cutpoint: float) -> Verdicts:
    """Give the verdicts by the nearest picture: a match if it is at most `cutpoint` away."""
    return Verdicts(
        figures.nearest <= cutpoint,
        figures.nearest_is_right,
        figures.nearest_other <= cutpoint,
        np.isfinite(figures.nearest_other),
    )


def summarise(figures: QueryFigures, cutpoint: float) -> Metrics:
    """Give the metrics over all queries, each with its 95 % interval and its number of queries.

    A query has a match if its nearest picture is at most `cutpoint` away; the match is right if that picture
    has the query's label. Recall is, as in TensorFlow Similarity's calibration, the share of right nearest
    pictures that are matches. Shares have Wilson's interval for the number of scenes, means and F1 an
    interval by the cluster bootstrap over scenes.
    """
    count, everything = len(figures.nearest), np.ones(len(figures.nearest), np.bool_)
    precisions = np.stack([figures.average_precision, np.ones(count)], axis=1)
    found = {
        "recall_at_1": (found_within(1, figures), everything),
        "recall_at_5": (found_within(5, figures), everything),
    }
    rates = (
        shares(found, figures.scenes)
        | Rates(
            {"map": mean_average_precision(figures)},
            {"map": bootstrap_interval(lambda sums: sums[:, 0] / sums[:, 1], precisions, figures.scenes)},
            {"map": count},
        )
        | verdict_rates(verdicts_by_picture(figures, cutpoint), figures.scenes)
    )
    return Metrics(
        queries=count,
        cutpoint=cutpoint,
        recall_at_1=rates.values["recall_at_1"],
        recall_at_5=rates.values["recall_at_5"],
        map=rates.values["map"],
        precision=rates.values["precision"],
        recall=rates.values["recall"],
        f1=rates.values["f1"],
        binary_accuracy=rates.values["binary_accuracy"],
        false_accept_rate=rates.values["false_accept_rate"],
        intervals=rates.intervals,
        counts=rates.counts,
        scenes=len(np.unique(figures.scenes)),
    )
