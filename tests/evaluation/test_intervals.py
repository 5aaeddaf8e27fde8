import numpy as np
import pytest

from simgui.evaluation.intervals import bootstrap_interval, share_interval


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
    low, high = bootstrap_interval(lambda rows: values[rows].mean(axis=1), 400)
    error = values.std(ddof=1) / 20
    assert low == pytest.approx(values.mean() - 1.96 * error, abs=0.3 * error)
    assert high == pytest.approx(values.mean() + 1.96 * error, abs=0.3 * error)
    assert (low, high) == bootstrap_interval(lambda rows: values[rows].mean(axis=1), 400)  # seeded


def test_the_bootstrap_of_nothing_says_nothing() -> None:
    assert bootstrap_interval(lambda rows: np.ones(len(rows)), 0) == (0.0, 1.0)
    assert bootstrap_interval(lambda rows: np.full(len(rows), np.nan), 3) == (0.0, 1.0)
