"""How near is near comes from the pictures: from how alike those with different labels are."""

import numpy as np
import numpy.typing as npt
import pytest

from simgui.duplicates.nearness import LEAST_NEAR, nearness
from simgui.models.head import unit_length


def at_degrees(*degrees: float) -> npt.NDArray[np.float32]:
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def test_how_near_is_near_lies_between_chance_and_the_same_picture() -> None:
    random = np.random.default_rng(0)
    labels = np.repeat(np.arange(10), 30)
    apart = unit_length(random.normal(size=(300, 64)).astype(np.float32))
    found = nearness(apart, labels)
    assert found.by_chance == pytest.approx(3.719 / np.sqrt(64), abs=0.02)  # the spread of a random cosine
    assert found.in_a_row == pytest.approx(3.090 / np.sqrt(64), abs=0.02)
    assert found.in_a_burst == pytest.approx(2.326 / np.sqrt(64), abs=0.02)
    assert found.near == LEAST_NEAR
    drawings = unit_length(apart + 2 * np.eye(1, 64, dtype=np.float32))  # all of them look much alike
    alike = nearness(drawings, labels)
    assert alike.near == pytest.approx(alike.by_chance + 0.4 * (1 - alike.by_chance))
    assert alike.by_chance > 0.9
    assert alike.in_a_burst < alike.in_a_row < alike.by_chance < alike.near < alike.copies < 1


def test_what_chance_does_is_counted_where_there_are_pairs_enough() -> None:
    """Pairs that are all equally far apart but for a few: a normal distribution would say more."""
    features = np.eye(600, dtype=np.float32)
    labels = np.arange(600)
    features[:300] = unit_length(features[:300] + features[300:])  # 300 pairs of 179,700 are alike: 0.71
    found = nearness(features, labels)
    slow = sorted(
        (features[one] @ features[other] for one in range(600) for other in range(one)), reverse=True
    )
    assert found.in_a_row == pytest.approx(min(slow[179], 3.09 * np.std(slow) + np.mean(slow)), abs=0.01)
    assert found.in_a_burst == pytest.approx(slow[1797], abs=1e-6)  # which is 0


def test_two_names_of_one_thing_do_not_raise_the_limit() -> None:
    """Hats are also called caps: those pairs do not tell what pictures of different things reach."""
    random = np.random.default_rng(0)
    kinds = random.normal(size=(6, 64))
    labels = np.repeat(np.arange(6), 40)
    features = unit_length((kinds[labels] + 0.5 * random.normal(size=(240, 64))).astype(np.float32))
    two_names = np.where(labels == 5, np.arange(240) % 2 + 5, labels)
    usual, doubled = nearness(features, labels), nearness(features, two_names)
    assert doubled.by_chance == pytest.approx(usual.by_chance, abs=0.02)
    assert doubled.near == pytest.approx(usual.near, abs=0.02)


def test_without_other_labels_all_pictures_are_compared_and_of_one_there_is_nothing_to_compare() -> None:
    one = np.zeros(3, np.int64)
    assert nearness(at_degrees(0, 1, 2), one).near > 0.999
    assert nearness(at_degrees(0), one[:1]).near == LEAST_NEAR
