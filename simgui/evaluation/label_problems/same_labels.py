"""Pairs of labels that are one: queries of either find the other about as often as if the two were one label.

Of two names for one thing, the nearest picture has either name by chance. So for each pair two things are
asked. In both directions, is the other label found more often than a label of its size would be among the
errors (a binomial test, divided among all pairs; Bonferroni)? And is it found at least half as often as if
pictures were given one of the two names at random, in both directions, and by the lower end of the 95 %
interval of both together?
"""

import math
from dataclasses import dataclass

import numpy as np

from simgui.evaluation.intervals import share_interval
from simgui.evaluation.measurement import Measurement

_CHANCE = 0.01
"""How often a pair may be found by chance, among all pairs of a measurement."""
_MIXED = 0.5
"""Share of the errors that one label under two names would make, from which on a pair is one."""


@dataclass(frozen=True)
class SameLabels:
    """Two labels that look like one.

    Attributes:
        one: The label with fewer pictures.
        other: The label with more.
        taken: Queries of `one` whose nearest picture has the label `other`.
        of: Queries of `one` whose nearest picture has either label.
        taken_back: Queries of `other` whose nearest picture has the label `one`.
        of_back: Queries of `other` whose nearest picture has either label.
        mixed: How often the two are confused at least, as a share of what one label under two names would be:
            0 for labels that are never confused, 1 at most.
    """

    one: str
    other: str
    taken: int
    of: int
    taken_back: int
    of_back: int
    mixed: float


def find_same_labels(measurement: Measurement) -> tuple[SameLabels, ...]:
    """Find the pairs of labels that look like one, the most mixed first."""
    count = len(measurement.names)
    sizes = np.bincount(measurement.gallery_labels, minlength=count)
    nearest = measurement.neighbour_labels[:, 0]
    asked = nearest >= 0
    taken = np.zeros((count, count), np.int64)
    np.add.at(taken, (measurement.query_labels[asked], nearest[asked]), 1)
    pairs = count * (count - 1) // 2
    found = []
    for one in range(count):
        for other in range(one + 1, count):
            if not taken[one, other] or not taken[other, one]:
                continue
            beyond = all(
                _by_chance(taken, sizes, *way) < _CHANCE / pairs for way in ((one, other), (other, one))
            )
            mixed = _mixed(taken, sizes, one, other)
            if beyond and mixed >= _MIXED:
                few, many = sorted((one, other), key=lambda label: (sizes[label], label))
                found.append(_described(measurement, taken, few, many, mixed))
    return tuple(sorted(found, key=lambda pair: (-pair.mixed, pair.one)))


def _by_chance(taken: np.ndarray, sizes: np.ndarray, one: int, other: int) -> float:
    """Give the probability that so many errors of a label go to another if they go to any by its size."""
    errors = int(taken[one].sum() - taken[one, one])
    share = sizes[other] / max(1, sizes.sum() - sizes[one])
    if share == 1:
        return 0.0  # there is no third label that errors could go to
    return binomial_tail(int(taken[one, other]), errors, float(share))


def binomial_tail(least: int, of: int, share: float) -> float:
    """Give the probability of at least so many successes: P(X >= least) for X ~ Binomial(of, share)."""
    if least <= 0 or share >= 1:
        return 1.0
    if share <= 0:
        return 0.0
    logs = [
        math.lgamma(of + 1)
        - math.lgamma(each + 1)
        - math.lgamma(of - each + 1)
        + each * math.log(share)
        + (of - each) * math.log1p(-share)
        for each in range(least, of + 1)
    ]
    return min(1.0, math.fsum(math.exp(each) for each in logs))


def _mixed(taken: np.ndarray, sizes: np.ndarray, one: int, other: int) -> float:
    """Give how often two labels are confused at least, as a share of what chance would give: 0 to about 1.

    It is the least of three: either way, and the lower end of the interval of both together.
    """
    errors, within, by_chance = [], [], []
    for asked, found in ((one, other), (other, one)):
        errors.append(int(taken[asked, found]))
        within.append(int(taken[asked, asked] + taken[asked, found]))
        by_chance.append(
            float(sizes[found] / max(1, sizes[asked] - 1 + sizes[found]))
        )  # not the query itself
    ways = [error / of / share for error, of, share in zip(errors, within, by_chance, strict=True)]
    expected = sum(of * share for of, share in zip(within, by_chance, strict=True)) / sum(within)
    return min(*ways, share_interval(sum(errors), sum(within))[0] / expected)


def _described(measurement: Measurement, taken: np.ndarray, one: int, other: int, mixed: float) -> SameLabels:
    return SameLabels(
        measurement.names[one],
        measurement.names[other],
        int(taken[one, other]),
        int(taken[one, one] + taken[one, other]),
        int(taken[other, one]),
        int(taken[other, one] + taken[other, other]),
        min(1.0, mixed),
    )
