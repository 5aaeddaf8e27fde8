"""Near copies: pictures of one label whose features are nearly the same."""

import numpy as np
import numpy.typing as npt

from simgui.duplicates.linking import Groups, Rows

Features = npt.NDArray[np.float32]
NEAR = 0.87
"""Below this cosine of the features, two pictures are no near copies."""
CHANCE = 0.005
"""Of so many pictures, another is as near by chance as a near copy is."""
LEAST_SCENES = 3
"""To be measured, a label needs a scene each to train, to calibrate and to test with."""
_NEARER = 0.8
_NEAREST = 0.9999
_MOST_COMPARED = 2000
_SIMILARITIES_AT_ONCE = 4_000_000


def near_similarity(features: Features, labels: Rows) -> float:
    """Tell from which cosine on two pictures of a label are near copies.

    Pictures with different labels show different things. Where drawings or scans all look much alike to the
    backbone, that is seen from them: only what is nearer than all but `CHANCE` of the pictures are to any
    with another label is a near copy.

    Args:
        features: float32 (n, d), unit length.
        labels: int64 (n,).
    """
    if len(np.unique(labels)) < 2:
        return NEAR
    asked = np.linspace(0, len(labels) - 1, min(len(labels), _MOST_COMPARED)).astype(np.int64)
    nearest = np.empty(len(asked), np.float32)
    at_once = max(1, _SIMILARITIES_AT_ONCE // len(labels))
    for start in range(0, len(asked), at_once):
        rows = asked[start : start + at_once]
        alike = features[rows] @ features.T
        alike[labels[rows, None] == labels[None]] = -1
        nearest[start : start + at_once] = alike.max(axis=1)
    return max(NEAR, float(np.quantile(nearest, 1 - CHANCE)))


def group_near_copies(features: Features, labels: Rows, near: float) -> Rows:
    """Group pictures of one label that are near copies, or near copies of near copies.

    Args:
        features: float32 (n, d), unit length.
        labels: int64 (n,); pictures with different labels are never grouped.
        near: Cosine from which two pictures are near copies.

    Returns:
        int64 (n,): the group of each row, named by its first row.
    """
    groups = np.arange(len(labels))
    for label in np.unique(labels):
        rows = np.flatnonzero(labels == label)
        groups[rows] = rows[_linked(features[rows], near)]
    return groups


def measurable_groups(features: Features, labels: Rows, least: int) -> Rows:
    """Group near copies so that labels can be measured, if any has the pictures for it.

    Where every label is one or two scenes, each is taken ever more strictly until no scene holds more than a
    third of its pictures: such figures flatter, but there are no others.

    Args:
        features: As in `group_near_copies`.
        labels: As in `group_near_copies`.
        least: Pictures that a label needs to be measured.

    Returns:
        As `group_near_copies` does.
    """
    near = near_similarity(features, labels)
    groups = group_near_copies(features, labels, near)
    sizes, scenes = np.bincount(labels), np.bincount(labels[np.unique(groups)])
    enough = np.flatnonzero(sizes >= least)
    if (scenes[enough] >= LEAST_SCENES).any():
        return groups
    for label in enough.tolist():
        rows, nearer = np.flatnonzero(labels == label), near
        largest = len(rows)
        while largest > len(rows) / LEAST_SCENES:
            nearer = 1 - _NEARER * (1 - nearer)
            found = group_near_copies(features[rows], labels[rows], nearer if nearer < _NEAREST else np.inf)
            groups[rows] = rows[found]
            largest = int(np.bincount(found).max())
    return groups


def _linked(features: Features, near: float) -> Rows:
    """Group rows by single linkage: float32 (n, d), unit length → int64 (n,), the first row of each group."""
    count = len(features)
    groups = Groups(count)
    at_once = max(1, _SIMILARITIES_AT_ONCE // max(1, count))
    for start in range(0, count, at_once):
        block = features[start : start + at_once]
        alike = block @ features[start:].T >= near
        for row in np.flatnonzero(alike.sum(axis=1) > 1):
            groups.join(start + int(row), start + np.flatnonzero(alike[row]))
    return groups.numbers
