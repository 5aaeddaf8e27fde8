"""The curve of *same* is the best one by its own formula, found by a slow search."""

import math

import numpy as np
import pytest

from simgui.teaching.same_curve import Scale, fit

SCALE = Scale(0.2, 0.05)
DISTANCES = np.array([0.1, 0.14, 0.15, 0.19, 0.2, 0.24, 0.25, 0.31], np.float32)
SAME = np.array([True, True, True, False, True, False, False, False])


def loss(level: float, slope: float, weights: list[float]) -> float:
    """Give the negative logarithm of the posterior of one curve, in a plain loop."""
    total = level**2 / (2 * 3.0**2) + math.log(slope) ** 2 / (2 * 0.7**2)
    for distance, same, weight in zip(DISTANCES.tolist(), SAME.tolist(), weights, strict=True):
        z = level - slope * (distance - 0.2) / 0.05
        total += weight * math.log(1 + math.exp(-z if same else z))
    return total


def test_no_curve_near_it_is_better() -> None:
    weights = [1.0, 2.0, 0.0, 1.0, 1.0, 3.0, 1.0, 1.0]
    curves = fit(DISTANCES, SAME, SCALE, np.array([[1.0] * 8, weights]))
    for row, each in enumerate(([1.0] * 8, weights)):
        level, slope = float(curves.levels[row]), float(curves.slopes[row])
        best = loss(level, slope, each)
        for by_level in (-0.05, 0, 0.05):
            for by_slope in (0.97, 1, 1.03):
                assert best <= loss(level + by_level, slope * by_slope, each) + 1e-9


def test_without_answers_it_is_even_at_the_median_and_falls() -> None:
    curves = fit(DISTANCES[:0], SAME[:0], SCALE, np.ones((1, 0)))
    at = curves.at(np.array([0.0, 0.15, 0.2, 0.25, 2.0], np.float32))
    assert at[:3].tolist()[1:] == pytest.approx([1 / (1 + math.exp(-1)), 0.5], abs=1e-6)
    assert (np.diff(at) < 0).all()


def test_it_falls_even_where_all_answers_say_the_contrary() -> None:
    curves = fit(DISTANCES, ~SAME, SCALE, np.ones((1, 8)))
    assert curves.slopes[0] > 0
    assert np.isfinite(curves.levels).all()


def test_one_answer_a_thousand_times_is_still_a_curve() -> None:
    many = np.full(1000, 0.2, np.float32)
    curves = fit(many, np.ones(1000, bool), SCALE, np.ones((1, 1000)))
    assert 0.95 < curves.at(np.array([0.2], np.float32))[0] < 1


def test_equal_distances_have_a_scale_too() -> None:
    assert Scale.of(np.full((3, 2), 0.25, np.float32)).spread > 0
