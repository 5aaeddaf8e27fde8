import numpy as np
import numpy.typing as npt
import pytest

from simgui.evaluation.intervals import bootstrap_interval, effective_number, share_interval


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 1, 0.2065, 1.0),
        (50, 100, 0.4038, 0.5962),
    ],
)
def test_intervals_worked_by_hand(count: int, of: int, low: float, high: float) -> None:
    assert share_interval(count, of) == pytest.approx((low, high), abs=5e-5)


def test_nothing_counted_leaves_everything_open() -> None:
    assert share_interval(0, 0) == (0.0, 1.0)


def test_the_share_lies_in_its_interval_which_narrows_with_more_counted() -> None:
    for of in range(1, 60):
        for count in range(of + 1):
            low, high = share_interval(count, of)
            assert 0 <= low <= count / of <= high <= 1
            more_low, more_high = share_interval(10 * count, 10 * of)
            assert more_high - more_low < high - low
            assert share_interval(of - count, of) == pytest.approx((1 - high, 1 - low))


def test_the_bootstrap_of_a_mean_is_that_of_its_standard_error() -> None:
    values = np.random.default_rng(0).normal(5, 2, 400)
    low, high = bootstrap_interval(lambda sums: sums[:, 0] / 400, values[:, None])
    error = values.std(ddof=1) / 20
    assert low == pytest.approx(values.mean() - 1.96 * error, abs=0.3 * error)
    assert high == pytest.approx(values.mean() + 1.96 * error, abs=0.3 * error)
    assert (low, high) == bootstrap_interval(lambda sums: sums[:, 0] / 400, values[:, None])  # seeded


def test_the_bootstrap_of_nothing_says_nothing() -> None:
    assert bootstrap_interval(lambda sums: np.ones(len(sums)), np.empty((0, 1))) == (0.0, 1.0)
    assert bootstrap_interval(lambda sums: np.full(len(sums), np.nan), np.ones((3, 1))) == (0.0, 1.0)


def test_copies_of_queries_narrow_no_interval() -> None:
    random = np.random.default_rng(1)
    values, scenes = random.random((60, 1)), np.repeat(np.arange(60), 10)
    alone = bootstrap_interval(lambda sums: sums[:, 0] / 60, values)
    copied = bootstrap_interval(lambda sums: sums[:, 0] / 600, np.repeat(values, 10, axis=0), scenes)
    assert copied == pytest.approx(alone)
    as_if_independent = bootstrap_interval(lambda sums: sums[:, 0] / 600, np.repeat(values, 10, axis=0))
    assert as_if_independent[1] - as_if_independent[0] < (alone[1] - alone[0]) / 2


def test_a_scene_is_drawn_with_all_of_its_queries() -> None:
    # Two scenes, one of three hits and one of a single miss: a sample has both twice, or each once.
    hits, scenes = np.array([[1.0, 1], [1, 1], [0, 1], [1, 1]]), np.array([7, 7, 3, 7])
    seen: set[float] = set()

    def share(sums: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        seen.update((sums[:, 0] / sums[:, 1]).tolist())
        return sums[:, 0] / sums[:, 1]

    assert bootstrap_interval(share, hits, scenes) == (0.0, 1.0)
    assert seen == {0.0, 0.75, 1.0}


@pytest.mark.parametrize(
    ("scenes", "worth"),
    [([1, 2, 3, 4], 4), ([5, 5, 5, 5], 1), ([1, 1, 2, 2], 2), ([1, 1, 1, 2], 1.6), ([], 0)],
)
def test_how_many_independent_queries_some_are_worth(scenes: list[int], worth: float) -> None:
    assert effective_number(np.array(scenes, np.int64)) == pytest.approx(worth)


def test_a_share_of_few_scenes_has_the_interval_of_few_queries() -> None:
    assert share_interval(40, 50, 10) == share_interval(8, 10)
    assert share_interval(50, 50, 10) == share_interval(10, 10)
