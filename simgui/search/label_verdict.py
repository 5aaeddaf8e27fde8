"""The verdict of a query by label: which label it is taken for, how far away that is, and whether it matches.

The distance of a label is the mean distance to its nearest pictures, `PICTURES_ASKED` of them at most: one
picture that happens to be near does not decide, as it does where only the nearest one is asked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

from simgui.core.sentences import Sentence, figure
from simgui.library.records import Ids
from simgui.models.label_thresholds import (
    MATCH_LABEL,
    MATCH_MAJORITY_VOTE,
    MATCH_NEAREST,
    LabelThresholds,
)
from simgui.search.gallery import Distances

PICTURES_ASKED = 10
"""So many nearest pictures of a label, or of all labels, a matcher asks at most."""
_PLACES = range(2, 6)
FIRST_LOOK = 128
_GROWTH = 8
"""Each look goes so many times as far as the one before: five of them reach through 500,000 pictures."""

Nearest = Callable[[int], tuple[Ids, Distances]]
"""Gives so many nearest pictures of a gallery, or all of a smaller one: `Gallery.nearest` of one query."""


@dataclass(frozen=True)
class PictureLabels:
    """The pictures of a gallery that have a label.

    Attributes:
        ids: int64 (n,), sorted.
        numbers: int64 (n,), positions in `names`.
        names: The labels.
    """

    ids: Ids = field(default_factory=lambda: np.empty(0, np.int64))
    numbers: npt.NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    names: tuple[str, ...] = ()

    @cached_property
    def counts(self) -> npt.NDArray[np.int64]:
        """Pictures of each label: int64 (labels,)."""
        return np.bincount(self.numbers, minlength=len(self.names))

    def of(self, ids: Ids) -> npt.NDArray[np.int64]:
        """Give the labels of pictures as positions in `names`; -1 for one that has none."""
        if not len(self.ids):
            return np.full(len(ids), -1)
        rows = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        return np.where(self.ids[rows] == ids, self.numbers[rows], -1)


class KnowsLabels(Protocol):
    """What a matcher asks of the labels of a gallery: `PictureLabels`, or those of several galleries."""

    @property
    def names(self) -> tuple[str, ...]:
        """The labels."""

    @property
    def counts(self) -> npt.NDArray[np.int64]:
        """Pictures of each label: int64 (labels,)."""

    def of(self, ids: Ids) -> npt.NDArray[np.int64]:
        """Give the labels of pictures as positions in `names`; -1 for one that has none."""


@dataclass(frozen=True)
class LabelVerdict:
    """What a query is taken for.

    Attributes:
        label: The label.
        distance: Its distance from the query, in [0, 2].
        threshold: Up to which distance this label is a match; None if the model has not been calibrated for
            that: then there is a label, but no verdict.
    """

    label: str
    distance: float
    threshold: float | None

    @property
    def match(self) -> bool | None:
        """Whether it is a match; None if there is no threshold."""
        return None if self.threshold is None else self.distance <= self.threshold

    @property
    def figures(self) -> tuple[Sentence, Sentence]:
        """Distance and threshold in words: with two decimals, or as many more as tell them apart."""
        limit = self.distance if self.threshold is None else self.threshold
        written = [(figure(self.distance, places), figure(limit, places)) for places in _PLACES]
        return next((pair for pair in written if pair[0] != pair[1]), written[0])


def judge(
    nearest: Nearest, labels: KnowsLabels, thresholds: LabelThresholds | None, own: int | None = None
) -> LabelVerdict | None:
    """Take a query for a label, by the matcher of a model; None if no other picture has a label.

    Args:
        nearest: Finds pictures near the query.
        labels: Of the gallery.
        thresholds: Of the model; without any, the label is that of `match_label`.
        own: The picture that the query is, which is not asked.
    """
    matcher = _MATCHERS[thresholds.matcher if thresholds else MATCH_LABEL]
    taken = matcher(nearest, labels, own) if labels.names else None
    if taken is None:
        return None
    label = labels.names[taken[0]]
    return LabelVerdict(label, taken[1], thresholds.deciding.of(label) if thresholds else None)


def _match_label(nearest: Nearest, labels: KnowsLabels, own: int | None) -> tuple[int, float] | None:
    """Find the label with the smallest mean distance of its k nearest pictures, and that distance.

    It looks at the nearest pictures first, then at more of them. Of a label with fewer than its k pictures
    among the first m, each that lacks is at least as far away as the m-th, so its mean is bounded from below.
    Once the best complete label is nearer than every such bound, no picture farther away can change it.
    """
    counts = labels.counts.copy()
    if own is not None:
        of_own = int(labels.of(np.array([own]))[0])
        counts[of_own] -= of_own >= 0
    wanted = np.minimum(counts, PICTURES_ASKED)
    if not wanted.any():
        return None
    at_once = FIRST_LOOK
    while True:
        ids, distances = nearest(at_once)
        numbers, near = _labelled(ids, distances, labels, own)
        sums, found = _of_nearest(numbers, near, wanted)
        if len(ids) < at_once:  # that was all of the gallery
            wanted = found
        lacking = wanted - found
        with np.errstate(invalid="ignore", divide="ignore"):
            means = np.where(wanted > 0, sums / wanted, np.inf)
            bounds = np.where(wanted > 0, (sums + lacking * float(distances[-1])) / wanted, np.inf)
        complete = np.where(lacking == 0, means, np.inf)
        best = int(complete.argmin())
        if not lacking.any() or complete[best] < np.where(lacking > 0, bounds, np.inf).min():
            return best, float(complete[best])
        at_once *= _GROWTH


def _of_nearest(
    numbers: npt.NDArray[np.int64], distances: Distances, wanted: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
    """Sum the distances of the `wanted` nearest pictures of each label, and count them.

    Args:
        numbers: int64 (m,), labels of pictures, the nearest picture first.
        distances: float32 (m,), rising.
        wanted: int64 (labels,), how many pictures of each label.
    """
    by_label = np.argsort(numbers, kind="stable")
    sorted_numbers = numbers[by_label]
    starts = np.searchsorted(sorted_numbers, np.arange(len(wanted)))
    asked = np.arange(len(numbers)) - starts[sorted_numbers] < wanted[sorted_numbers]
    counted, near = sorted_numbers[asked], distances[by_label][asked].astype(np.float64)
    sums: npt.NDArray[np.float64] = np.bincount(counted, near, len(wanted)).astype(np.float64)
    return sums, np.bincount(counted, minlength=len(wanted))


def _match_nearest(nearest: Nearest, labels: KnowsLabels, own: int | None) -> tuple[int, float] | None:
    numbers, distances = _first_labelled(nearest, labels, own, 1)
    return (int(numbers[0]), float(distances[0])) if len(numbers) else None


def _match_majority_vote(nearest: Nearest, labels: KnowsLabels, own: int | None) -> tuple[int, float] | None:
    numbers, distances = _first_labelled(nearest, labels, own, PICTURES_ASKED)
    return (majority(numbers.tolist()), float(distances.mean(dtype=np.float64))) if len(numbers) else None


def majority(labels: Sequence[int]) -> int:
    """Give the most frequent label; of several, the one that comes first (as TensorFlow Similarity does)."""
    return max(dict.fromkeys(labels), key=labels.count)


def _first_labelled(
    nearest: Nearest, labels: KnowsLabels, own: int | None, count: int
) -> tuple[npt.NDArray[np.int64], Distances]:
    """Give labels and distances of the nearest `count` pictures that have a label, or of all of fewer."""
    at_once = FIRST_LOOK
    while True:
        ids, distances = nearest(at_once)
        numbers, near = _labelled(ids, distances, labels, own)
        if len(numbers) >= count or len(ids) < at_once:
            return numbers[:count], near[:count]
        at_once *= _GROWTH


def _labelled(
    ids: Ids, distances: Distances, labels: KnowsLabels, own: int | None
) -> tuple[npt.NDArray[np.int64], Distances]:
    """Leave out the query itself and the pictures without a label; give the labels of the others."""
    numbers = labels.of(ids)
    kept = (numbers >= 0) & (ids != (-1 if own is None else own))
    return numbers[kept], distances[kept]


_MATCHERS = {
    MATCH_LABEL: _match_label,
    MATCH_NEAREST: _match_nearest,
    MATCH_MAJORITY_VOTE: _match_majority_vote,
}
