"""Near copies: pictures of one label whose features are nearly the same."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.duplicates.linking import Groups, Rows

Features = npt.NDArray[np.float32]
LEAST_SCENES = 3
"""To be measured, a label needs a scene each to train, to calibrate and to test with."""
LEAST_NEAR = 0.85
"""Below this cosine of the features, two pictures are never near copies by their looks alone."""
_ONE_IN_10_000 = 3.719
_QUARTILE = 0.6745
"""How far the quartiles of a normal distribution lie from its middle, in standard deviations."""
_NEAR = 0.4
"""Found on bursts: nearer to 1, shots of a moved camera are missed; nearer to 0, scenes run together."""
_MOST_COMPARED = 1500
_NEARER = 0.8
_NEAREST = 0.9999
_SIMILARITIES_AT_ONCE = 4_000_000


@dataclass(frozen=True)
class Nearness:
    """From which cosine on two pictures of a label show the same scene.

    Attributes:
        by_chance: What one in 10,000 pairs with different labels reaches.
        near: For any two pictures: `_NEAR` of the way from there to the same picture.
    """

    by_chance: float
    near: float

    @property
    def in_a_row(self) -> float:
        """For pictures that follow each other, which is a reason of its own: halfway to `near`."""
        return (self.by_chance + self.near) / 2

    @property
    def copies(self) -> float:
        """For pictures with different labels: halfway from `near` to the same picture."""
        return (self.near + 1) / 2


def nearness(features: Features, labels: Rows) -> Nearness:
    """Find how near is near, for a backbone and a kind of pictures.

    Pictures with different labels show different things: how alike they are says what chance does. One
    backbone finds all pictures more alike than another, and all find drawings or scans much alike.

    Args:
        features: float32 (n, d), unit length.
        labels: int64 (n,); if there is one label only, all of its pictures are compared.
    """
    asked = np.linspace(0, len(labels) - 1, min(len(labels), _MOST_COMPARED)).astype(np.int64)
    different = labels[asked][:, None] != labels[asked][None]
    if not different.any():
        different = ~np.eye(len(asked), dtype=bool)
    if not different.any():
        return Nearness(LEAST_NEAR, LEAST_NEAR)
    alike = (features[asked] @ features[asked].T)[different].astype(np.float64)
    return _nearness(float(alike.mean() + _ONE_IN_10_000 * alike.std()))


def nearness_without_labels(features: Features) -> Nearness:
    """Find how near is near among pictures that may be copies of one another, without labels that say so.

    What chance does is read off the less alike half of the pairs, where no copies are.

    Args:
        features: float32 (n, d), unit length, n at least 2.
    """
    asked = np.linspace(0, len(features) - 1, min(len(features), _MOST_COMPARED)).astype(np.int64)
    alike = (features[asked] @ features[asked].T)[~np.eye(len(asked), dtype=bool)].astype(np.float64)
    quarter, middle = np.quantile(alike, (0.25, 0.5)).tolist()
    return _nearness(middle + _ONE_IN_10_000 * (middle - quarter) / _QUARTILE)


def _nearness(by_chance: float) -> Nearness:
    by_chance = min(1.0, by_chance)
    return Nearness(by_chance, max(LEAST_NEAR, by_chance + _NEAR * (1 - by_chance)))


def group_near_copies(features: Features, labels: Rows, near: float, links: Rows | None = None) -> Rows:
    """Group pictures of one label that are near copies, or near copies of near copies.

    Such a chain may hold pictures that have nothing in common. So a group of more than a third of its label
    stays whole only if its pictures are near on average, and is grouped more strictly otherwise.

    Args:
        features: float32 (n, d), unit length.
        labels: int64 (n,); pictures with different labels are never grouped.
        near: Cosine from which two pictures are near copies.
        links: int64 (k, 2), rows that are of one scene for another reason.

    Returns:
        int64 (n,): the group of each row, named by its first row.
    """
    groups = Groups(len(labels))
    for label in np.unique(labels):
        rows = np.flatnonzero(labels == label)
        found = rows[_without_chains(features[rows], near, len(rows) / LEAST_SCENES)]
        groups.join(rows, found)
    if links is not None:
        groups.join(*links[labels[links[:, 0]] == labels[links[:, 1]]].T)
    return groups.numbers


def measurable_groups(
    features: Features, labels: Rows, near: float, least: int, links: Rows | None = None
) -> Rows:
    """Group near copies so that labels can be measured, if any has the pictures for it.

    Where every label is one or two scenes, each is taken ever more strictly until no scene holds more than a
    third of its pictures: such figures flatter, but there are no others.

    Args:
        features: As in `group_near_copies`.
        labels: As in `group_near_copies`.
        near: As in `group_near_copies`.
        least: Pictures that a label needs to be measured.
        links: As in `group_near_copies`.

    Returns:
        As `group_near_copies` does.
    """
    groups = group_near_copies(features, labels, near, links)
    sizes, scenes = np.bincount(labels), np.bincount(labels[np.unique(groups)])
    enough = np.flatnonzero(sizes >= least)
    if (scenes[enough] >= LEAST_SCENES).any():
        return groups
    for label in enough.tolist():
        rows, nearer = np.flatnonzero(labels == label), near
        largest = len(rows)
        while largest > len(rows) / LEAST_SCENES:
            nearer = _stricter(nearer)
            found = _linked(features[rows], nearer)
            groups[rows] = rows[found]
            largest = int(np.bincount(found).max())
    return groups


def copies_across_labels(
    features: Features, labels: Rows, near: float, most: int, progress: Progress | None = None
) -> Rows:
    """Find near copies with different labels: at least one of the two labels is wrong, or both are one.

    Args:
        features: float32 (n, d), unit length.
        labels: int64 (n,).
        near: Cosine from which they are near copies.
        most: At most so many pairs, the nearest first.
        progress: Asked whether to stop.

    Returns:
        int64 (k, 2): rows, the lower first; each row stands in its nearest pair only.

    Raises:
        Cancelled: if the person asked to stop.
    """
    pairs, nearest = [], []
    for start, alike in _blocks(features):
        (progress or Progress()).check()
        alike[labels[start : start + len(alike), None] == labels[None, start:]] = -1
        alike[np.tril_indices(len(alike))] = -1  # each pair once
        best = alike.argmax(axis=1)
        found = np.flatnonzero(alike[np.arange(len(alike)), best] >= near)
        pairs.append(np.stack([start + found, start + best[found]], axis=1))
        nearest.append(alike[found, best[found]])
    if not pairs:
        return np.empty((0, 2), np.int64)
    order = np.argsort(-np.concatenate(nearest), kind="stable")[:most]
    return np.asarray(np.concatenate(pairs)[order], np.int64)


def _without_chains(features: Features, near: float, large: float) -> Rows:
    """Group rows by single linkage; groups of more than `large` rows that are not near on average, anew."""
    groups = _linked(features, near)
    if near >= _NEAREST:
        return groups
    for group in np.flatnonzero(np.bincount(groups, minlength=1) > max(1, large)).tolist():
        rows = np.flatnonzero(groups == group)
        if _mean_similarity(features[rows]) < near:
            groups[rows] = rows[_without_chains(features[rows], _stricter(near), large)]
    return groups


def _linked(features: Features, near: float) -> Rows:
    """Group rows by single linkage: float32 (n, d), unit length → int64 (n,), the first row of each group."""
    groups = Groups(len(features))
    for start, alike in _blocks(features):
        one, other = np.nonzero(alike >= near)
        groups.join(start + one, start + other)
    return groups.numbers


def _blocks(features: Features) -> Iterator[tuple[int, Features]]:
    """Yield the first row and the cosines, float32 (b, n - first), of some rows with all from there on."""
    at_once = max(1, _SIMILARITIES_AT_ONCE // max(1, len(features)))
    for start in range(0, len(features), at_once):
        yield start, features[start : start + at_once] @ features[start:].T


def _mean_similarity(features: Features) -> float:
    """Give the mean cosine of two different rows, at least two: of all pairs, from the sum of the rows."""
    count = len(features)
    summed = features.sum(axis=0, dtype=np.float64)
    return float((summed @ summed - (features.astype(np.float64) ** 2).sum()) / (count * (count - 1)))


def _stricter(near: float) -> float:
    """Give the next cosine on the way to 1; infinity at its end, where each picture is alone."""
    return 1 - _NEARER * (1 - near) if near < _NEAREST else math.inf
