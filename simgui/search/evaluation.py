"""How well a model finds, and how honest its verdicts are, from embeddings and labels."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.search.gallery import Gallery

Labels = npt.NDArray[np.int64]
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
    """

    rank_of_first: npt.NDArray[np.int64]
    average_precision: npt.NDArray[np.float64]
    nearest: npt.NDArray[np.float32]
    nearest_is_right: npt.NDArray[np.bool_]
    nearest_other: npt.NDArray[np.float32]


@dataclass(frozen=True)
class VerdictFigures:
    """Rates at a cutpoint, in [0, 1]; None where there is nothing to divide by."""

    precision: float | None
    recall: float | None
    f1: float | None
    false_accept_rate: float | None


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
    return (
        np.where(any_right, right.argmax(axis=1) + 1, 0),
        precision_at_hits / np.maximum(found[:, -1], 1),
        nearest,
        right[:, 0],
        others.min(axis=1).astype(np.float32),
    )


def recall_at(k: int, figures: QueryFigures) -> float:
    """Give the share of queries with a picture of their label among the k nearest."""
    return float(np.mean((figures.rank_of_first >= 1) & (figures.rank_of_first <= k)))


def mean_average_precision(figures: QueryFigures) -> float:
    """Give the mean of the average precisions."""
    return float(np.mean(figures.average_precision))


def at_cutpoint(distance: float, figures: QueryFigures) -> VerdictFigures:
    """Give the rates of the verdict "the nearest picture lies at or below `distance`".

    A match is right if the nearest picture has the query's label. Recall is, as in TensorFlow Similarity's
    calibration, the share of right nearest pictures that are matches.
    """
    accepted = figures.nearest <= distance
    right = int((accepted & figures.nearest_is_right).sum())
    precision = _ratio(right, int(accepted.sum()))
    recall = _ratio(right, int(figures.nearest_is_right.sum()))
    f1 = _harmonic_mean(precision, recall)
    known = np.isfinite(figures.nearest_other)
    false_accepts = int((figures.nearest_other[known] <= distance).sum())
    return VerdictFigures(precision, recall, f1, _ratio(false_accepts, int(known.sum())))


def _harmonic_mean(one: float | None, other: float | None) -> float | None:
    if one is None or other is None:
        return None
    return 2 * one * other / (one + other) if one + other else 0.0


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
