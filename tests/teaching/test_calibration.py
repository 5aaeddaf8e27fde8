"""A threshold from answers: when there is one, what it is, and how far it can be trusted."""

from dataclasses import replace

import numpy as np
import pytest

from simgui.teaching.calibration import (
    ENOUGH,
    AnsweredPairs,
    Labelled,
    calibrate,
    fitted,
    groups_of,
    refusal,
)
from simgui.teaching.expected_rates import KnownDistances

NOT_LABELLED = Labelled(0.4, 0)


def answers(count: int, threshold: float = 0.2, *, low: float = 0.05, high: float = 0.35) -> AnsweredPairs:
    """Answer pairs at even distances: *same* up to a distance, as far as a person is sure."""
    distances = np.linspace(low, high, count, dtype=np.float32)
    return AnsweredPairs(distances, distances <= threshold, np.arange(2 * count).reshape(-1, 2))


@pytest.fixture
def known() -> KnownDistances:
    random = np.random.default_rng(0)
    return KnownDistances.of(np.sort(random.uniform(0.02, 0.4, (300, 8)), axis=1).astype(np.float32))


def test_too_few_answers_are_refused_with_what_is_missing() -> None:
    assert refusal(answers(ENOUGH - 1)) == "1 more answer, and the threshold follows what you said."
    assert refusal(answers(0)).startswith(f"{ENOUGH} more answers")
    assert refusal(answers(ENOUGH)) == ""


def test_answers_of_one_kind_are_refused() -> None:
    alike = answers(ENOUGH)
    assert "Only 0 of your 30 answers are “different”" in refusal(replace(alike, same=np.ones(ENOUGH, bool)))
    assert "Only 0 of your 30 answers are “same”" in refusal(replace(alike, same=np.zeros(ENOUGH, bool)))


def test_a_stricter_person_gets_a_smaller_threshold(known: KnownDistances) -> None:
    strict = calibrate(answers(50, 0.1), known, NOT_LABELLED)
    mild = calibrate(answers(50, 0.25), known, NOT_LABELLED)
    assert strict.distance < mild.distance
    assert (mild.answers, mild.same, mild.before) == (50, 33, 0.4)
    assert mild.f1 >= mild.f1_before


def test_the_intervals_hold_what_they_are_about_and_narrow(known: KnownDistances) -> None:
    few = calibrate(answers(ENOUGH), known, NOT_LABELLED)
    many = calibrate(answers(300), known, NOT_LABELLED)
    for each in (few, many):
        assert each.interval[0] <= each.distance <= each.interval[1]
        assert each.f1_interval[0] <= each.f1 <= each.f1_interval[1]
        assert each.right_interval[0] <= each.right <= each.right_interval[1]
        assert each.gain_interval[0] <= each.f1 - each.f1_before <= each.gain_interval[1]
    width = few.f1_interval[1] - few.f1_interval[0]
    assert many.f1_interval[1] - many.f1_interval[0] < width


@pytest.mark.slow
def test_where_pairs_were_chosen_does_not_move_the_threshold(known: KnownDistances) -> None:
    """A person of whom *same* is likely by a curve: asked near the threshold, or everywhere alike."""
    random = np.random.default_rng(3)

    def ask(distances: np.ndarray) -> AnsweredPairs:
        likely = 1 / (1 + np.exp((distances - 0.2) / 0.03))
        same = random.random(len(distances)) < likely
        return AnsweredPairs(distances.astype(np.float32), same, np.arange(2 * len(same)).reshape(-1, 2))

    everywhere = calibrate(ask(random.uniform(0.02, 0.4, 4000)), known, NOT_LABELLED)
    near = calibrate(ask(random.normal(0.2, 0.04, 4000).clip(0.02, 0.4)), known, NOT_LABELLED)
    assert near.distance == pytest.approx(everywhere.distance, abs=0.01)
    assert near.f1 == pytest.approx(everywhere.f1, abs=0.03)


def test_answers_are_added_to_labels_each_counted_as_often_as_it_has_cases(known: KnownDistances) -> None:
    alone = calibrate(answers(50), known, Labelled(0.3, 0)).distance
    both = calibrate(answers(50), known, Labelled(0.3, 150))
    assert both.distance == pytest.approx((150 * 0.3 + 50 * alone) / 200)
    assert (both.labelled, both.before) == (150, 0.3)


def test_pairs_that_share_a_picture_hang_together() -> None:
    pictures = np.array([[1, 2], [3, 4], [2, 5], [6, 7], [5, 9]])
    assert groups_of(pictures).tolist() == [0, 1, 0, 2, 0]


def test_answers_about_few_pictures_are_worth_less_than_about_many(known: KnownDistances) -> None:
    """Ten pictures with six answers each, all alike: ten cases rather than sixty."""
    of_ten = np.repeat(np.arange(10), 6)
    same = of_ten % 2 == 0
    distances = np.tile(np.linspace(0.1, 0.3, 6, dtype=np.float32), 10)
    apart = AnsweredPairs(distances, same, np.arange(120).reshape(-1, 2))
    together = replace(apart, pictures=np.stack([of_ten, np.arange(60) + 1000], axis=1))

    def width(answered: AnsweredPairs) -> float:
        low, high = calibrate(answered, known, NOT_LABELLED).right_interval
        return high - low

    assert width(together) > 1.5 * width(apart)


def test_the_same_answers_give_the_same_threshold(known: KnownDistances) -> None:
    assert calibrate(answers(40), known, NOT_LABELLED) == calibrate(answers(40), known, NOT_LABELLED)


def test_a_threshold_is_never_nothing(known: KnownDistances) -> None:
    flat = KnownDistances.of(np.full((30, 3), 1e-4, np.float32))
    assert calibrate(answers(40), flat, NOT_LABELLED).distance == 0.01
    assert len(fitted(answers(40), known)) == 1
