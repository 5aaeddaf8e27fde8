"""Precision, recall and F1 over distance as points of a drawing; the template makes the drawing of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.evaluation.measurement import Measurement
from simgui.evaluation.metric_words import F1, PRECISION, RECALL, MetricWords
from simgui.evaluation.views.threshold_curve import threshold_curve
from simgui.models.cutpoints import Cutpoint

_WIDTH_PX, _HEIGHT_PX = 960, 340
_LEFT_PX, _RIGHT_PX, _TOP_PX, _BOTTOM_PX = 52, 16, 34, 44
_NAME_PX = 160
"""Room for the name of a threshold."""
_MOST_POINTS = 400
_RATES = 5
_STEPS, _MOST_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5), 9


@dataclass(frozen=True)
class Frame:
    """Where the axes of a drawing stand, in px from its upper left corner.

    Attributes:
        width: Of the whole drawing.
        height: Of the whole drawing.
        left: The axis of rates.
        right: Where the axis of distances ends.
        top: A rate of 1.
        bottom: A rate of 0.
    """

    width: int = _WIDTH_PX
    height: int = _HEIGHT_PX
    left: int = _LEFT_PX
    right: int = _WIDTH_PX - _RIGHT_PX
    top: int = _TOP_PX
    bottom: int = _HEIGHT_PX - _BOTTOM_PX


@dataclass(frozen=True)
class Curve:
    """One rate over distance.

    Attributes:
        metric: Which rate it is.
        points: Pairs of x and y, in px.
    """

    metric: MetricWords
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Tick:
    """A number at an axis.

    Attributes:
        value: The number.
        place: Where it stands along the axis, in px.
    """

    value: float
    place: float


@dataclass(frozen=True)
class ThresholdMark:
    """A named threshold.

    Attributes:
        name: Its name.
        distance: The threshold.
        x: Where its line stands, in px.
        name_to_the_left: Whether its name stands left of its line: right of it there is no room.
    """

    name: str
    distance: float
    x: float
    name_to_the_left: bool


@dataclass(frozen=True)
class Curves:
    """The drawing of the rates at every threshold.

    Attributes:
        frame: Where its axes stand.
        rates: Ticks of the upright axis.
        distances: Ticks of the level axis.
        curves: Precision, recall and F1.
        marks: The thresholds, by distance.
    """

    frame: Frame
    rates: tuple[Tick, ...]
    distances: tuple[Tick, ...]
    curves: tuple[Curve, ...]
    marks: tuple[ThresholdMark, ...]


def draw_curves(measurement: Measurement) -> Curves | None:
    """Draw the rates of a measurement, with its thresholds; None if no picture has a neighbour."""
    curve = threshold_curve(measurement.figures)
    if not len(curve.distances):
        return None
    thresholds = _thresholds(measurement)
    farthest = max(float(curve.distances[-1]), *(each.distance for each in thresholds)) * 1.02 or 1.0
    scale = _Scale(Frame(), farthest)
    rates = ((PRECISION, curve.precision), (RECALL, curve.recall), (F1, curve.f1))
    return Curves(
        scale.frame,
        tuple(Tick(float(rate), scale.y(float(rate))) for rate in np.linspace(0, 1, _RATES)),
        tuple(Tick(distance, scale.x(distance)) for distance in _round_steps(farthest)),
        tuple(Curve(metric, scale.points(curve.distances, values)) for metric, values in rates),
        tuple(scale.mark(each) for each in thresholds),
    )


def _thresholds(measurement: Measurement) -> Sequence[Cutpoint]:
    """Give the threshold of a measurement and those of its model by distance, each name once."""
    by_name = {each.name: each for each in (*measurement.cutpoints, measurement.cutpoint)}
    return sorted(by_name.values(), key=_distance)


def _distance(threshold: Cutpoint) -> float:
    return threshold.distance


def _round_steps(farthest: float) -> Iterator[float]:
    step = next((each for each in _STEPS if farthest / each <= _MOST_STEPS), _STEPS[-1])
    for distance in np.arange(0, farthest, step):
        yield float(distance)


@dataclass(frozen=True)
class _Scale:
    """From distances and rates to places in a frame."""

    frame: Frame
    farthest: float

    def x(self, distance: float) -> float:
        return self.frame.left + (self.frame.right - self.frame.left) * distance / self.farthest

    def y(self, rate: float) -> float:
        return self.frame.bottom - (self.frame.bottom - self.frame.top) * rate

    def points(
        self, distances: npt.NDArray[np.float32], rates: npt.NDArray[np.float64]
    ) -> tuple[tuple[float, float], ...]:
        """Place the known ones of at most `_MOST_POINTS` rates; float (m,), nan where there is none."""
        count = len(distances)
        rows = np.unique(np.linspace(0, count - 1, min(count, _MOST_POINTS)).astype(np.int64))
        known = rows[np.isfinite(rates[rows])]
        return tuple((self.x(float(distances[row])), self.y(float(rates[row]))) for row in known)

    def mark(self, threshold: Cutpoint) -> ThresholdMark:
        x = self.x(threshold.distance)
        return ThresholdMark(
            threshold.name, threshold.distance, x, name_to_the_left=x > self.frame.width - _NAME_PX
        )
