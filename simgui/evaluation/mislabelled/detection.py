"""Pictures whose label does not fit what they look like, told from features, not from trained embeddings.

A model that was trained on a wrong label has learnt it, and puts the picture where the label says. So each
label is compared with what the features of all *other* pictures say: a ridge regression of the labels on the
features, fitted without the picture. That costs no second fit: the residual divided by one minus the leverage
is the residual of the fit without it (Allen 1974, "PRESS"). On clothing with 30 pictures moved to a wrong
label, 24.3 of them are among the first 60 (mean of ten draws), against 19.2 by a vote of the fifteen nearest
neighbours (`benchmarks/planted_labels.py`); the neighbours are what a person is shown.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.evaluation.metrics import Labels
from simgui.models.head import signed_square_root, unit_length

MOST_FOUND = 200
"""More than a person looks through."""
_NEIGHBOURS_COMPARED = 15
_MOST_COMPARED = 3 * MOST_FOUND
_RIDGE = 1.0
_ROWS_AT_ONCE = 4096
_TEXT = say("Looking for wrong labels among")

Features = npt.NDArray[np.float32]
ReadFeatures = Callable[[npt.NDArray[np.int64]], Features]
"""Gives the features, float32 (len(rows), width of the backbone's features), of rows int64."""


@dataclass(frozen=True)
class MislabelledPicture:
    """A picture that looks like another label than its own.

    Attributes:
        picture: Its id.
        label: The label that it has.
        looks_like: The label that it looks like.
        doubt: How much more it looks like that one than like its own, above 0, about 1 at most.
        agreeing: How many of its nearest pictures have the label that it looks like.
        compared: How many nearest pictures were compared.
        nearest: Id of the nearest picture with the label that it looks like.
    """

    picture: int
    label: str
    looks_like: str
    doubt: float
    agreeing: int
    compared: int
    nearest: int

    @property
    def clear(self) -> bool:
        """Whether most of the nearest pictures have the label that it looks like."""
        return 2 * self.agreeing > self.compared


@dataclass(frozen=True)
class Doubts:
    """How far the label of each of n pictures is in doubt.

    Attributes:
        looks_like: int64 (n,), the other label that it looks like most.
        doubt: float64 (n,), how much more it looks like that one than like its own.
    """

    looks_like: Labels
    doubt: npt.NDArray[np.float64]


def doubt_labels(read: ReadFeatures, labels: Labels, progress: Progress) -> Doubts:
    """Compare every label with what the features of all other pictures say.

    Args:
        read: Gives the features of rows, a bounded number at once; each row is read twice.
        labels: int64 (n,), numbers of labels from 0, at least two different ones.
        progress: Told of each group of pictures.
    """
    count, classes = len(labels), int(labels.max()) + 1
    shares = np.bincount(labels, minlength=classes) / count
    mean: npt.NDArray[np.float64] = np.zeros(0)
    gram: npt.NDArray[np.float64] = np.zeros(0)
    towards: npt.NDArray[np.float64] = np.zeros(0)
    for rows in _groups(count):
        scaled = _scaled(read(rows))
        if not len(mean):
            width = scaled.shape[1]
            mean, gram, towards = np.zeros(width), np.zeros((width, width)), np.zeros((width, classes))
        mean += scaled.sum(axis=0, dtype=np.float64) / count
        gram += scaled.T @ scaled
        towards += scaled.T @ _one_hot(labels[rows], classes)
        progress.step(_TEXT, (int(rows[-1]) + 1) // 2, count)  # the first of two passes
    gram -= count * np.outer(mean, mean)
    towards -= count * np.outer(mean, shares)
    gram[np.diag_indices(len(gram))] += _RIDGE
    inverse = np.linalg.inv(gram)
    weights = inverse @ towards
    looks_like, doubt = np.empty(count, np.int64), np.empty(count)
    for rows in _groups(count):
        centred = _scaled(read(rows)) - mean
        leverage = 1 / count + np.einsum("ij,ij->i", centred @ inverse, centred)
        own = _one_hot(labels[rows], classes)
        fitted = shares + centred @ weights
        without = own - (own - fitted) / np.maximum(1 - leverage, 1e-6)[:, None]
        of_own = without[np.arange(len(rows)), labels[rows]].copy()
        without[np.arange(len(rows)), labels[rows]] = -np.inf
        looks_like[rows] = without.argmax(axis=1)
        doubt[rows] = without.max(axis=1) - of_own
        progress.step(_TEXT, (count + int(rows[-1]) + 1) // 2, count)
    return Doubts(looks_like, doubt)


def find_mislabelled(
    ids: npt.NDArray[np.int64],
    labels: Labels,
    names: tuple[str, ...],
    read: ReadFeatures,
    right: npt.NDArray[np.bool_],
    progress: Progress,
) -> tuple[MislabelledPicture, ...]:
    """Find the pictures that look like another label than their own, the most doubtful first.

    A picture is given only if more of its nearest pictures have the other label than its own.

    Args:
        ids: int64 (n,), distinct.
        labels: int64 (n,), positions in `names`.
        names: The labels.
        read: Gives the features of rows.
        right: bool (n,), labels that a person said are right: they are fitted, but never doubted.
        progress: Told of each group of pictures.
    """
    used, numbers = np.unique(labels, return_inverse=True)
    if len(used) < 2:
        return ()
    doubts = doubt_labels(read, numbers, progress)
    order = np.argsort(-doubts.doubt, kind="stable")
    rows = order[(doubts.doubt[order] > 0) & ~right[order]][:_MOST_COMPARED]
    if not len(rows):
        return ()
    nearest, of_other = _nearest(read, rows, numbers, doubts.looks_like[rows])
    found = numbers[nearest]
    agreeing = (found == doubts.looks_like[rows, None]).sum(axis=1)
    disagreeing = (found == numbers[rows, None]).sum(axis=1)
    return tuple(
        MislabelledPicture(
            int(ids[row]),
            names[used[numbers[row]]],
            names[used[doubts.looks_like[row]]],
            float(doubts.doubt[row]),
            int(agreeing[place]),
            nearest.shape[1],
            int(ids[of_other[place]]),
        )
        for place, row in enumerate(rows.tolist())
        if agreeing[place] > disagreeing[place]
    )[:MOST_FOUND]


def _nearest(
    read: ReadFeatures, rows: npt.NDArray[np.int64], labels: Labels, wanted: Labels
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Find the nearest pictures of some rows, and for each the nearest one with the label that it wants.

    Returns:
        rows int64 (len(rows), k), nearest first, and rows int64 (len(rows),).
    """
    queries, count = _scaled(read(rows)), len(labels)
    k = min(_NEIGHBOURS_COMPARED, count - 1)
    found, distances = np.empty((len(rows), 0), np.int64), np.empty((len(rows), 0), np.float32)
    least = np.full(len(rows), np.inf, np.float32)
    of_wanted = np.zeros(len(rows), np.int64)
    for group in _groups(count):
        apart = 1 - queries @ _scaled(read(group)).T
        apart[rows[:, None] == group] = np.inf
        others = np.where(labels[group] == wanted[:, None], apart, np.inf)
        closest = others.argmin(axis=1)
        distance = others[np.arange(len(rows)), closest]
        closer = distance < least
        least[closer], of_wanted[closer] = distance[closer], group[closest[closer]]
        found = np.concatenate([found, np.broadcast_to(group, apart.shape)], axis=1)
        distances = np.concatenate([distances, apart], axis=1)
        first = np.argsort(distances, axis=1, kind="stable")[:, :k]
        found = np.take_along_axis(found, first, axis=1)
        distances = np.take_along_axis(distances, first, axis=1)
    return found, of_wanted


def _scaled(features: Features) -> Features:
    return unit_length(signed_square_root(features))


def _one_hot(labels: Labels, classes: int) -> npt.NDArray[np.float32]:
    return np.eye(classes, dtype=np.float32)[labels]


def _groups(count: int) -> Iterator[npt.NDArray[np.int64]]:
    for start in range(0, count, _ROWS_AT_ONCE):
        yield np.arange(start, min(start + _ROWS_AT_ONCE, count))
