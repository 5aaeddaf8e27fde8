"""Near copies: pictures of one label that show the same scene, by their looks and by how they were taken."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from simgui.core.progress import Progress
from simgui.duplicates.linking import Groups, Rows
from simgui.duplicates.nearness import STANDS_OUT, STANDS_OUT_IN_A_ROW, Features, Nearness

LEAST_SCENES = 3
"""To be measured, a label needs a scene each to train, to calibrate and to test with."""
_NEIGHBOUR = 16
"""The nearest picture of the label, counted from 1, that is taken to show another scene."""
_NEARER = 0.8
_NEAREST = 0.9999
_SIMILARITIES_AT_ONCE = 4_000_000


def _no_pairs() -> Rows:
    return np.empty((0, 2), np.int64)


@dataclass(frozen=True)
class Links:
    """Pairs of rows that may be of one scene for a reason besides their looks: int64 (k, 2) each.

    Attributes:
        in_a_row: Their files follow each other.
        in_a_burst: One camera took them in quick succession.
    """

    in_a_row: Rows = field(default_factory=_no_pairs)
    in_a_burst: Rows = field(default_factory=_no_pairs)


_NO_LINKS = Links()


def group_near_copies(features: Features, labels: Rows, nearness: Nearness, links: Links = _NO_LINKS) -> Rows:
    """Group pictures of one label that are near copies, or near copies of near copies.

    Two pictures are, if their cosine is at least `near`. With less, they have to stand out: a label may hold
    many pictures that are much alike and show different things, as a catalogue of shirts does.

    A chain may hold pictures that have nothing in common. So a group of more than a third of its label stays
    whole only if its pictures are near on average; otherwise it is grouped by `near` alone, then more
    strictly. Bursts stay whole.

    Args:
        features: float32 (n, d), unit length.
        labels: int64 (n,); pictures with different labels are never grouped.
        nearness: How near is near.
        links: Rows that may be of one scene for another reason.

    Returns:
        int64 (n,): the group of each row, named by its first row.
    """
    groups = Groups(len(labels))
    in_a_row, in_a_burst = (_by_label(each, labels) for each in (links.in_a_row, links.in_a_burst))
    for label in np.unique(labels).tolist():
        rows = np.flatnonzero(labels == label)
        within = (np.searchsorted(rows, each.get(label, _no_pairs())) for each in (in_a_row, in_a_burst))
        groups.join(rows, rows[_grouped(features[rows], nearness, *within)])
    return groups.numbers


def measurable_groups(
    features: Features, labels: Rows, nearness: Nearness, least: int, links: Links = _NO_LINKS
) -> tuple[Rows, bool]:
    """Group near copies so that labels can be measured, if any has the pictures for it.

    Where every label is one or two scenes, each is taken ever more strictly until no scene holds more than a
    third of its pictures: such figures flatter, but there are no others.

    Args:
        features: As in `group_near_copies`.
        labels: As in `group_near_copies`.
        nearness: As in `group_near_copies`.
        least: Pictures that a label needs to be measured.
        links: As in `group_near_copies`.

    Returns:
        int64 (n,) as `group_near_copies` gives it; whether scenes had to be cut for it.
    """
    groups = group_near_copies(features, labels, nearness, links)
    sizes, scenes = np.bincount(labels), np.bincount(labels[np.unique(groups)])
    enough = np.flatnonzero(sizes >= least)
    if (scenes[enough] >= LEAST_SCENES).any():
        return groups, False
    for label in enough.tolist():
        rows, nearer = np.flatnonzero(labels == label), nearness.near
        largest = len(rows)
        while largest > len(rows) / LEAST_SCENES:
            nearer = _stricter(nearer)
            found = _linked(features[rows], nearer)
            groups[rows] = rows[found]
            largest = int(np.bincount(found).max())
    return groups, bool(len(enough))


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


def _by_label(pairs: Rows, labels: Rows) -> dict[int, Rows]:
    """Give the pairs of each label; those with different labels are left out."""
    pairs = pairs[labels[pairs[:, 0]] == labels[pairs[:, 1]]]
    pairs = pairs[np.argsort(labels[pairs[:, 0]], kind="stable")]
    found, begins = np.unique(labels[pairs[:, 0]], return_index=True)
    return dict(zip(found.tolist(), np.split(pairs, begins[1:]), strict=True)) if len(found) else {}


def _grouped(features: Features, nearness: Nearness, in_a_row: Rows, in_a_burst: Rows) -> Rows:
    """Group the rows of one label: int64 (n,), the first row of each group."""
    others = _distance_to_others(features)
    groups = Groups(len(features))
    for start, alike in _blocks(features):
        most = STANDS_OUT * np.minimum(others[start : start + len(alike), None], others[None, start:])
        one, other = np.nonzero(
            (alike >= nearness.near) | ((alike >= nearness.by_chance) & (1 - alike <= most))
        )
        groups.join(start + one, start + other)
    alike = _cosines(features, in_a_row)
    most = STANDS_OUT_IN_A_ROW * others[in_a_row].min(axis=1, initial=np.inf)
    groups.join(*in_a_row[(alike >= nearness.in_a_row) & (1 - alike <= most)].T)
    found = groups.numbers
    for group in _too_large(found, features, nearness.near, len(features) / LEAST_SCENES):
        found[group] = group[_without_chains(features[group], nearness.near, len(features) / LEAST_SCENES)]
    joined = Groups(len(features))
    joined.join(np.arange(len(features)), found)
    joined.join(*in_a_burst[_cosines(features, in_a_burst) >= nearness.in_a_burst].T)
    return joined.numbers


def _distance_to_others(features: Features) -> Features:
    """Tell how far each row is from what shows another scene, its `_NEIGHBOUR`th nearest: float32 (n,).

    A label of fewer pictures has its farthest one in that place.
    """
    place = min(_NEIGHBOUR, len(features) - 1)
    found = np.zeros(len(features), np.float32)
    at_once = max(1, _SIMILARITIES_AT_ONCE // max(1, len(features)))
    for start in range(0, len(features) if place > 0 else 0, at_once):
        block = slice(start, start + at_once)
        distances = 1 - features[block] @ features.T
        found[block] = np.partition(distances, place, axis=1)[:, place]  # its own place is the first
    return found


def _cosines(features: Features, pairs: Rows) -> Features:
    cosines: Features = np.einsum("kd,kd->k", features[pairs[:, 0]], features[pairs[:, 1]])
    return cosines


def _too_large(groups: Rows, features: Features, near: float, large: float) -> Iterator[Rows]:
    """Yield the rows of each group of more than `large` rows that are not near on average."""
    for group in np.flatnonzero(np.bincount(groups, minlength=1) > max(1, large)).tolist():
        rows = np.flatnonzero(groups == group)
        if _mean_similarity(features[rows]) < near:
            yield rows


def _without_chains(features: Features, near: float, large: float) -> Rows:
    """Group rows by single linkage; groups of more than `large` rows that are not near on average, anew."""
    groups = _linked(features, near)
    if near >= _NEAREST:
        return groups
    for rows in _too_large(groups, features, near, large):
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
