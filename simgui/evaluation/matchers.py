"""What every query is taken for, by each matcher, with its own label in the gallery and without it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.models.label_thresholds import MATCH_LABEL, MATCH_MAJORITY_VOTE, MATCH_NEAREST, MATCHERS
from simgui.search.label_verdict import PICTURES_ASKED, majority

Labels = npt.NDArray[np.int64]
Distances = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Taken:
    """What each of q queries is taken for.

    Attributes:
        labels: int64 (q,), numbers of labels; -1 where there is none.
        distances: float32 (q,), how far away each is; inf where there is none.
    """

    labels: Labels
    distances: Distances


def take_with_and_without(
    distances: Distances, query_labels: Labels, gallery_labels: Labels
) -> tuple[tuple[Taken, ...], tuple[Taken, ...]]:
    """Take queries for labels by each of `MATCHERS`: what a search would, with the same distances.

    Args:
        distances: float32 (q, n), of the pictures of a gallery; inf where one is not to be found by the
            query.
        query_labels: int64 (q,), numbers of labels from 0.
        gallery_labels: int64 (n,), with the same numbers.

    Returns:
        What each is taken for, and what if every picture of its own label is taken out of the gallery.
    """
    without = np.where(gallery_labels[None] == query_labels[:, None], np.float32(np.inf), distances)
    by_label = label_distances(
        distances, gallery_labels, 1 + int(max(gallery_labels.max(), query_labels.max()))
    )
    others = by_label.copy()
    others[np.arange(len(query_labels)), query_labels] = np.inf
    taken = {
        MATCH_LABEL: (_smallest(by_label), _smallest(others)),
        MATCH_NEAREST: (_nearest(distances, gallery_labels), _nearest(without, gallery_labels)),
        MATCH_MAJORITY_VOTE: (_vote(distances, gallery_labels), _vote(without, gallery_labels)),
    }
    return tuple(taken[name][0] for name in MATCHERS), tuple(taken[name][1] for name in MATCHERS)


def label_distances(distances: Distances, gallery_labels: Labels, labels: int) -> Distances:
    """Give the mean distance of each query to the nearest pictures of each label.

    Args:
        distances: float32 (q, n); inf where a picture is not to be found by the query.
        gallery_labels: int64 (n,), from 0.
        labels: How many labels there are.

    Returns:
        float32 (q, labels); inf where there is no picture.
    """
    found = np.full((len(distances), labels), np.inf, np.float32)
    by_label = np.argsort(gallery_labels, kind="stable")
    bounds = np.searchsorted(gallery_labels[by_label], np.arange(labels + 1))
    for label in np.unique(gallery_labels).tolist():
        near = _sorted_first(distances[:, by_label[bounds[label] : bounds[label + 1]]], PICTURES_ASKED)
        found[:, label] = _mean(near)
    return found


def _sorted_first(distances: Distances, count: int) -> Distances:
    """Give the `count` smallest of each row, rising."""
    if distances.shape[1] > count:
        distances = np.partition(distances, count - 1, axis=1)[:, :count]
    return np.sort(distances, axis=1)


def _mean(near: Distances) -> Distances:
    """Give the mean of what is finite in each row; inf where nothing is."""
    there = np.isfinite(near)
    counts = there.sum(axis=1)
    sums = np.where(there, near, 0).sum(axis=1, dtype=np.float64)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.inf).astype(np.float32)


def _smallest(by_label: Distances) -> Taken:
    best = by_label.argmin(axis=1)
    distances = by_label[np.arange(len(best)), best]
    return Taken(np.where(np.isfinite(distances), best, -1), distances)


def _nearest(distances: Distances, gallery_labels: Labels) -> Taken:
    best = distances.argmin(axis=1)
    near = distances[np.arange(len(best)), best]
    return Taken(np.where(np.isfinite(near), gallery_labels[best], -1), near)


def _vote(distances: Distances, gallery_labels: Labels) -> Taken:
    """Let the nearest pictures vote; the distance is the mean of theirs (as in TensorFlow Similarity)."""
    count = min(PICTURES_ASKED, distances.shape[1])
    near = np.argpartition(distances, count - 1, axis=1)[:, :count]
    of_near = np.take_along_axis(distances, near, axis=1)
    order = np.lexsort((near, of_near), axis=1)
    near, of_near = np.take_along_axis(near, order, axis=1), np.take_along_axis(of_near, order, axis=1)
    counts = np.isfinite(of_near).sum(axis=1)
    chosen = [
        majority(gallery_labels[row[:known]].tolist()) if known else -1
        for row, known in zip(near, counts.tolist(), strict=True)
    ]
    return Taken(np.array(chosen, np.int64), _mean(of_near))
