"""Differences of two models on the same queries: worked by hand, and against a slow loop."""

import numpy as np
import pytest

from simgui.evaluation.metrics import QueryFigures, verdicts_by_picture
from simgui.evaluation.paired import compare_pairwise as compare_verdicts
from simgui.evaluation.paired import scenes_to_tell, smallest_gain
from simgui.evaluation.verdict_rates import Verdicts
from simgui.models.metrics import DIFFERENCES, Difference

pytestmark = pytest.mark.slow

BY_PICTURE = DIFFERENCES[:5]


def figures(
    right: list[int], nearest: list[float], other: list[float], precision: list[float], scenes: list[int]
) -> QueryFigures:
    count = len(right)
    nobody, nowhere = np.full((count, 3), -1), np.full((count, 3), np.inf, np.float32)
    return QueryFigures(
        rank_of_first=np.where(np.array(right, bool), 1, 2).astype(np.int64),
        average_precision=np.array(precision, np.float64),
        nearest=np.array(nearest, np.float32),
        nearest_is_right=np.array(right, np.bool_),
        nearest_other=np.array(other, np.float32),
        neighbours=np.zeros((count, 1), np.int64),
        neighbour_distances=np.array(nearest, np.float32)[:, None],
        scenes=np.array(scenes, np.int64),
        taken_for=nobody,
        taken_distances=nowhere,
        other_taken_for=nobody,
        other_taken_distances=nowhere,
    )


def compare_pairwise(before: QueryFigures, after: QueryFigures, one: float, other: float) -> Difference:
    """Compare by the nearest picture alone."""
    return compare_verdicts(
        before, after, [verdicts_by_picture(before, one)], [verdicts_by_picture(after, other)]
    )


def verdicts(matches: list[int], right: list[int], other_matches: list[int], others: list[int]) -> Verdicts:
    return Verdicts(*(np.array(column, bool) for column in (matches, right, other_matches, others)))


def random_figures(seed: int, scenes: list[int], skill: float) -> QueryFigures:
    random = np.random.default_rng(seed)
    count = len(scenes)
    return figures(
        (random.random(count) < skill).astype(int).tolist(),
        random.random(count).tolist(),
        (random.random(count) + 0.3).tolist(),
        random.random(count).tolist(),
        scenes,
    )


def test_each_difference_by_hand() -> None:
    inf = float("inf")
    before = figures(
        [1, 1, 0, 0], [0.1, 0.4, 0.2, 0.6], [0.2, 0.6, 0.2, inf], [0.5, 0.5, 0.0, 0.0], [0, 1, 2, 3]
    )
    after = figures(
        [1, 1, 1, 0], [0.1, 0.2, 0.5, 0.6], [0.5, 0.6, 0.7, inf], [1.0, 0.5, 0.5, 0.0], [0, 1, 2, 3]
    )
    found = compare_pairwise(before, after, 0.3, 0.4)
    assert (found.queries, found.scenes) == (4, 4)
    assert found.rates["recall_at_1"] == pytest.approx(3 / 4 - 2 / 4)
    assert found.rates["map"] == pytest.approx(2 / 4 - 1 / 4)
    assert found.rates["recall"] == pytest.approx(2 / 3 - 1 / 2)
    assert found.rates["false_accept_rate"] == pytest.approx(0 / 3 - 2 / 3)
    # of the three queries that have another label: right matches, and no match without their own
    assert found.rates["right_verdicts"] == pytest.approx((2 / 3 + 3 / 3) / 2 - (1 / 3 + 1 / 3) / 2)
    for name, (low, high) in found.intervals.items():
        assert low <= found.rates[name] <= high


def test_verdicts_by_label_are_compared_where_both_models_give_them() -> None:
    same = random_figures(3, [0, 1, 2, 3], 0.7)
    by_picture = verdicts_by_picture(same, 0.5)
    before = verdicts([1, 1, 0, 0], [1, 1, 1, 0], [1, 1, 0, 1], [1, 1, 1, 0])
    after = verdicts([1, 0, 0, 1], [1, 1, 1, 1], [0, 1, 0, 1], [1, 1, 1, 0])
    found = compare_verdicts(same, same, (by_picture, before), (by_picture, after))
    assert found.rates["recall"] == 0  # by the nearest picture both are the same
    assert found.rates["label_recall"] == pytest.approx(2 / 4 - 2 / 3)
    assert found.rates["label_false_accept_rate"] == pytest.approx(1 / 3 - 2 / 3)
    assert found.rates["label_right_verdicts"] == pytest.approx((1 / 3 + 2 / 3) / 2 - (2 / 3 + 1 / 3) / 2)
    assert set(found.intervals) == set(found.rates) == set(DIFFERENCES)
    for verdicts_of_starter, others in (([by_picture], [by_picture, after]), ([by_picture], [by_picture])):
        assert set(compare_verdicts(same, same, verdicts_of_starter, others).rates) == set(BY_PICTURE)


def test_the_intervals_are_those_of_a_slow_loop_over_scenes() -> None:
    scenes = [0, 0, 0, 1, 2, 2, 3, 4, 4, 4, 4, 5, 6, 7, 7, 8]
    before, after = random_figures(1, scenes, 0.5), random_figures(2, scenes, 0.9)
    found = compare_pairwise(before, after, 0.5, 0.6)
    random = np.random.default_rng(0)
    gains = []
    for drawn in random.integers(0, 9, (1000, 9)).tolist():
        rows = [row for scene in drawn for row, shown in enumerate(scenes) if shown == scene]
        firsts = [int(each.rank_of_first[row] == 1) for each in (after, before) for row in rows]
        gains.append((sum(firsts[: len(rows)]) - sum(firsts[len(rows) :])) / len(rows))
    assert found.intervals["recall_at_1"] == pytest.approx(tuple(np.percentile(gains, (2.5, 97.5))))


def test_a_model_is_no_better_than_itself() -> None:
    same = random_figures(3, list(range(40)), 0.7)
    found = compare_pairwise(same, same, 0.5, 0.5)
    assert found.rates == dict.fromkeys(BY_PICTURE, 0.0)
    assert found.intervals == dict.fromkeys(BY_PICTURE, (0.0, 0.0))


def test_copies_of_a_scene_add_nothing_to_what_is_known() -> None:
    before, after = random_figures(4, list(range(30)), 0.5), random_figures(5, list(range(30)), 0.8)
    once = compare_pairwise(before, after, 0.5, 0.5)
    five = np.repeat(np.arange(30), 5)
    copied = compare_pairwise(before.rows(five), after.rows(five), 0.5, 0.5)
    assert (copied.queries, copied.scenes) == (150, 30)
    for name in BY_PICTURE:
        assert copied.intervals[name] == pytest.approx(once.intervals[name])


def test_what_cannot_be_measured_is_left_out() -> None:
    inf = float("inf")
    nothing = figures([0, 0], [0.1, 0.2], [inf, inf], [0.0, 0.0], [0, 1])
    found = compare_pairwise(nothing, nothing, 0.3, 0.3)
    assert set(found.rates) == set(found.intervals) == {"recall_at_1", "map"}


def test_how_many_scenes_tell_which_gain() -> None:
    assert smallest_gain(4) == pytest.approx(0.490, abs=1e-3)
    assert scenes_to_tell(0.1) == 35
    for gain in (0.05, 0.1, 0.2, 0.5):
        scenes = scenes_to_tell(gain)
        assert smallest_gain(scenes) <= gain < smallest_gain(scenes - 1)


def test_chance_alone_is_seldom_taken_for_a_gain() -> None:
    """With two models that are equally good, a gain is told in about 2.5 % of the cases."""
    scenes, told = list(range(60)), 0
    for seed in range(150):
        before, after = (random_figures(seed + shift, scenes, 0.7) for shift in (0, 1000))
        told += compare_pairwise(before, after, 0.5, 0.5).rises("recall_at_1")
    assert told <= 12
