"""The thresholds that a calibration names, always in this order of distance: strict, balanced, lenient.

A calibration finds three distances: the largest with at most 1 % false accepts, the one with the best F1, and
the smallest at which 95 % of the right nearest pictures are matches. Which of them is the largest depends on
the pictures, so the names follow the order: the smallest is *strict*, the middle one *balanced*, the largest
*lenient*. What the outer two promise stays true, since a smaller distance accepts no more and a larger one
loses no more: strict has at most 1 % false accepts, lenient keeps at least 95 %. Balanced is the best F1
unless that lies outside of the other two; then it is the nearer of those, and keeps its promise instead.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from simgui.models.metrics import Metrics, TrainingMetrics, UnknownLabelRate

NAMES = ("strict", "balanced", "lenient")
_FORMER_NAMES = {"optimal": "balanced"}
"""What models of earlier versions call them."""
_APART = 0.05
_LEAST = 0.01
"""Below this, distances say nothing: copies lie as far apart once features are rounded."""


@dataclass(frozen=True)
class Cutpoint:
    """The distance at or below which a neighbour is a match.

    Attributes:
        name: How it was found: "starter", "strict", "balanced", "lenient" or "custom".
        distance: Cosine distance in [0, 2].
    """

    name: str
    distance: float

    def accepts(self, distance: float) -> bool:
        """Tell whether a neighbour at `distance` is a match."""
        return distance <= self.distance


@dataclass(frozen=True)
class NamedCutpoint:
    """A cutpoint that a calibration named, with the metrics at it.

    Attributes:
        cutpoint: Name and distance.
        calibration: On the calibration pictures; None if a manifest does not say.
        test: On pictures that the version never saw; None if a manifest does not say.
        unknown_labels: How often pictures of labels that were not learnt are matches; None if that could not
            be measured.
        later: As `test`, when as many pictures have come in as are in the folder; None if a manifest does not
            say.
    """

    cutpoint: Cutpoint
    calibration: Metrics | None = None
    test: TrainingMetrics | None = None
    unknown_labels: UnknownLabelRate | None = None
    later: Metrics | None = None


def distance_of(text: str) -> float | None:
    """Read a distance; None if it is not a number, or not one that two unit vectors can have."""
    try:
        distance = float(text)
    except ValueError:
        return None
    return distance if math.isfinite(distance) and 0 <= distance <= 2 else None


def name_thresholds(found: tuple[float, float, float]) -> tuple[Cutpoint, ...]:
    """Name the three distances that a calibration found, in any order: strict, balanced, lenient.

    Where two of them are (nearly) the same, strict is made smaller and lenient larger, so that the three
    differ by at least 5 %; both still keep their promise.
    """
    smallest, middle, largest = sorted(found)
    balanced = max(middle, _LEAST)
    distances = min(smallest, balanced / (1 + _APART)), balanced, max(largest, balanced * (1 + _APART))
    return tuple(Cutpoint(*each) for each in zip(NAMES, distances, strict=True))


def in_order(thresholds: Sequence[NamedCutpoint]) -> tuple[NamedCutpoint, ...]:
    """Give the thresholds of a manifest, the strictest first, each with the name that belongs to its place.

    Models of earlier versions may call a larger distance *strict* and a smaller one *lenient*. The distances,
    and the metrics measured at each, stay as they are: so does what the person chose, which is a distance.
    """
    rising = sorted(thresholds, key=_distance)
    given = [current_name(each.cutpoint.name) for each in rising]
    names = iter([name for name in NAMES if name in given])
    return tuple(
        replace(each, cutpoint=Cutpoint(next(names, name) if name in NAMES else name, each.cutpoint.distance))
        for each, name in zip(rising, given, strict=True)
    )


def current_name(name: str) -> str:
    """Give what a threshold is called now."""
    return _FORMER_NAMES.get(name, name)


def _distance(threshold: NamedCutpoint) -> float:
    return threshold.cutpoint.distance
