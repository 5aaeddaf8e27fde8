import numpy as np
import pytest

from simgui.evaluation.label_problems.next_labels import find_next_labels, label_distances
from simgui.models.head import unit_length

NONE = -1


def at_angles(*degrees: float) -> np.ndarray:
    radians = np.radians(degrees)
    return np.stack([np.cos(radians), np.sin(radians)], axis=1).astype(np.float32)


def test_distances_are_those_of_a_slow_loop() -> None:
    random = np.random.default_rng(3)
    labelled = unit_length(random.normal(size=(40, 6)).astype(np.float32))
    labels = random.integers(0, 3, 40) * 2  # the labels 1 and 3 have no picture
    own = np.array([4, NONE, 11])
    candidates = np.stack(
        [labelled[4], unit_length(random.normal(size=(1, 6)).astype(np.float32))[0], labelled[11]]
    )
    found = label_distances(candidates, own, labelled, labels)
    for row, candidate in enumerate(candidates):
        for label in range(5):
            apart = [
                1 - float(candidate @ labelled[other])
                for other in range(40)
                if labels[other] == label and other != own[row]
            ]
            assert found[row, label] == pytest.approx(min(apart, default=np.inf), abs=1e-6)


def test_the_picture_between_two_labels_is_asked_for_first() -> None:
    labelled, labels = at_angles(0, 90), np.array([0, 1])
    candidates = at_angles(10, 44, 80)
    found = find_next_labels(candidates, np.full(3, NONE), labelled, labels)
    assert [each.row for each in found] == [1, 0, 2]
    assert (found[0].first, found[0].second) == (0, 1)
    assert found[0].distance == pytest.approx(1 - np.cos(np.radians(44)), abs=1e-6)
    assert found[0].margin == pytest.approx(np.cos(np.radians(44)) - np.cos(np.radians(46)), abs=1e-6)


def test_of_pictures_that_are_alike_one_is_asked_for() -> None:
    labelled, labels = at_angles(0, 90), np.array([0, 1])
    found = find_next_labels(at_angles(44, 43, 42, 60), np.full(4, NONE), labelled, labels)
    assert [each.row for each in found] == [0]
    alone = find_next_labels(at_angles(44, 43, 42, 60), np.full(4, NONE), labelled, labels, most=1)
    assert len(alone) == 1


def test_nothing_is_asked_where_there_is_nothing_to_tell_apart() -> None:
    assert find_next_labels(at_angles(), np.empty(0, np.int64), at_angles(0, 90), np.array([0, 1])) == ()
    assert find_next_labels(at_angles(3), np.array([NONE]), at_angles(0, 90), np.array([0, 0])) == ()
