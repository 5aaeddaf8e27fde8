"""What to label next: pictures that stand between two labels, and are unlike each other.

A model learns most from the label of a picture that it is least sure of: the one with the smallest margin
between its two nearest labels (Scheffer and others 2001, "margin sampling"). Of pictures that are alike, one
label tells of all. So a picture is left out if it lies no further from one that is asked for already than
from the nearest labelled picture.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.models.head import Embeddings

MOST_ASKED = 24
"""As many as a person labels in one go."""
_DISTANCES_AT_ONCE = 4_000_000

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class NextLabel:
    """A picture whose label would teach much.

    Attributes:
        row: Of the picture, among those that were asked about.
        first: The nearest label, as a number.
        second: The second nearest.
        distance: To the nearest picture of the nearest label, cosine distance in [0, 2].
        margin: How much further away the second label is, 0 or more.
    """

    row: int
    first: int
    second: int
    distance: float
    margin: float


def find_next_labels(
    candidates: Embeddings,
    own: npt.NDArray[np.int64],
    labelled: Embeddings,
    labels: npt.NDArray[np.int64],
    most: int = MOST_ASKED,
) -> tuple[NextLabel, ...]:
    """Find the pictures to label next, the smallest margin first.

    Args:
        candidates: float32 (c, d), unit length.
        own: int64 (c,), the row of each among `labelled`, which is not compared with itself; -1 if it has no
            label.
        labelled: float32 (n, d), unit length.
        labels: int64 (n,), numbers of labels from 0, at least two different ones.
        most: How many at most.
    """
    if not len(candidates) or len(np.unique(labels)) < 2:
        return ()
    distances = label_distances(candidates, own, labelled, labels)
    order = np.argsort(distances, axis=1, kind="stable")
    rows = np.arange(len(candidates))
    first, second = distances[rows, order[:, 0]], distances[rows, order[:, 1]]
    margins = np.where(np.isfinite(second), second - first, np.inf)
    chosen: list[NextLabel] = []
    answered = np.zeros(len(candidates), bool)
    for row in np.argsort(margins, kind="stable").tolist():
        if len(chosen) == most or not np.isfinite(margins[row]):
            break
        if answered[row]:
            continue
        one, other = order[row, :2].tolist()
        chosen.append(NextLabel(row, one, other, float(first[row]), float(margins[row])))
        answered |= 1 - candidates @ candidates[row] <= first
    return tuple(chosen)


def label_distances(
    candidates: Embeddings,
    own: npt.NDArray[np.int64],
    labelled: Embeddings,
    labels: npt.NDArray[np.int64],
) -> npt.NDArray[np.float32]:
    """Give the distance of pictures to the nearest picture of each label: float32 (c, labels), inf for none.

    The arguments are those of `find_next_labels`; a bounded number of distances is held at once.
    """
    count = int(labels.max()) + 1
    order = np.argsort(labels, kind="stable")
    there, starts = np.unique(labels[order], return_index=True)
    found = np.full((len(candidates), count), np.inf, np.float32)
    at_once = max(1, _DISTANCES_AT_ONCE // len(labelled))
    for start in range(0, len(candidates), at_once):
        rows = np.arange(start, min(start + at_once, len(candidates)))
        apart = 1 - candidates[rows] @ labelled.T
        itself = np.flatnonzero(own[rows] >= 0)
        apart[itself, own[rows][itself]] = np.inf
        found[rows[:, None], there] = np.minimum.reduceat(apart[:, order], starts, axis=1)
    return found
