from dataclasses import replace

import numpy as np
import pytest
from measured import measured

from simgui.evaluation.metrics import summarise
from simgui.evaluation.views.threshold_curve import distance_bars, threshold_curve


@pytest.mark.slow
@pytest.mark.parametrize("labels", [1, 4, 30])
def test_every_rate_is_that_of_an_evaluation_at_the_distance(labels: int) -> None:
    figures = measured(labels=labels).figures
    curve = threshold_curve(figures)
    assert curve.distances.tolist() == sorted(set(figures.nearest.tolist()))
    for place, distance in enumerate(curve.distances.tolist()):
        summed = summarise(figures, distance)
        rates = curve.precision[place], curve.recall[place], curve.f1[place]
        assert rates == (
            pytest.approx(summed.precision),
            pytest.approx(summed.recall),
            pytest.approx(summed.f1),
        )
        assert curve.at(distance) == rates


def test_between_two_distances_nothing_changes() -> None:
    curve = threshold_curve(measured().figures)
    low, high = curve.distances[3:5].tolist()
    assert curve.at((low + high) / 2) == curve.at(low) != curve.at(high)
    assert curve.at(curve.distances[0] / 2) is None
    assert curve.at(2) == (curve.precision[-1], curve.recall[-1], curve.f1[-1])


def test_where_nothing_is_right_there_is_no_recall() -> None:
    figures = measured().figures
    curve = threshold_curve(replace(figures, nearest_is_right=np.zeros(60, bool)))
    assert np.isnan(curve.recall).all()
    assert not curve.precision.any()
    assert not curve.f1.any()


def test_a_query_without_a_neighbour_is_no_match_at_any_distance() -> None:
    figures = measured(queries=1, pictures=1, labels=1).figures
    assert threshold_curve(figures).at(2) is None
    assert not distance_bars(figures, 5).same_label.any()


def test_the_bars_count_what_a_plain_loop_counts() -> None:
    figures = measured(labels=5).figures
    bars = distance_bars(figures, 7)
    same, other, without = [0] * 7, [0] * 7, [0] * 7
    farthest = max(*figures.nearest.tolist(), *figures.nearest_other.tolist())
    for nearest, right, distance in zip(
        figures.nearest.tolist(),
        figures.nearest_is_right.tolist(),
        figures.nearest_other.tolist(),
        strict=True,
    ):
        (same if right else other)[min(6, int(nearest / farthest * 7))] += 1
        without[min(6, int(distance / farthest * 7))] += 1
    assert bars.edges == pytest.approx(np.linspace(0, farthest, 8))
    assert bars.same_label.tolist() == same
    assert bars.other_label.tolist() == other
    assert bars.without_own.tolist() == without
