import numpy as np
import numpy.typing as npt
import pytest

from simgui.core.progress import Progress
from simgui.evaluation.label_problems.split_labels import find_split_labels, gap_between, halves
from simgui.models.head import unit_length

Features = npt.NDArray[np.float32]


def around(centres: npt.NDArray[np.float64], each: int, noise: float = 0.5) -> Features:
    """Draw `each` pictures around every centre: float32 (centres * each, d), unit length."""
    random = np.random.default_rng(7)
    vectors = np.repeat(centres, each, axis=0) + noise * random.normal(
        size=(len(centres) * each, centres.shape[1])
    )
    return unit_length(vectors.astype(np.float32))


def far_apart(count: int, width: int = 16) -> npt.NDArray[np.float64]:
    return 3 * np.eye(width)[:count]


def test_the_gap_of_a_case_worked_by_hand() -> None:
    one, other = np.array([[0, 1], [0, 3]], np.float32), np.array([[4, 1], [4, 3]], np.float32)
    # Means 4 apart; each varies by 2 across, by 2 / 2 of its mean, in which they do not differ.
    gap = gap_between(one, other)
    assert gap.distance == pytest.approx(np.sqrt(16 - 1 - 1))
    assert gap.spreads > 1e6  # along the line between the means nothing varies
    wide = gap_between(one[:, ::-1], other[:, ::-1] + np.array([9, 0], np.float32))
    assert wide.spreads == pytest.approx(wide.distance / np.sqrt((1 * 2 + 1 * 2) / 4), rel=0.2)


def test_groups_of_the_same_pictures_have_no_gap() -> None:
    random = np.random.default_rng(2)
    gaps = [
        gap_between(*np.split(random.normal(size=(80, 200)).astype(np.float32), 2)).distance for _ in range(5)
    ]
    naive = np.sqrt(200 * 2 / 40)  # what the distance of the means would be
    assert max(gaps) < naive / 2


def test_halves_are_those_that_were_drawn() -> None:
    features = around(far_apart(2), 25)
    second = halves(features)
    assert len(set(second[:25].tolist())) == len(set(second[25:].tolist())) == 1
    assert second[0] != second[25]
    assert not halves(np.ones((40, 3), np.float32)).any()


def test_a_label_of_two_things_is_found() -> None:
    """Labels in pairs that lie near each other, but one that holds two of distant things."""
    centres = far_apart(6)
    centres[1], centres[3] = centres[0] + np.eye(16)[9], centres[2] + np.eye(16)[10]
    features = around(centres, 40)
    labels = np.repeat([0, 1, 2, 3, 4, 4], 40)
    (found,) = find_split_labels(features, labels, tuple("abcde"), Progress())
    assert found.label == "e"
    assert {tuple(sorted(found.larger)), tuple(sorted(found.smaller))} == {
        tuple(range(160, 200)),
        tuple(range(200, 240)),
    }
    assert found.gap.distance > found.usual.distance
    nearest = found.larger[0]
    mean = features[found.larger].mean(axis=0)
    assert np.argmin(((features[found.larger] - mean) ** 2).sum(axis=1)) == 0
    assert nearest in found.larger


def test_labels_of_one_thing_each_are_not_split() -> None:
    assert (
        find_split_labels(around(far_apart(5), 40), np.repeat(np.arange(5), 40), tuple("abcde"), Progress())
        == ()
    )


def test_few_pictures_or_one_label_are_not_split() -> None:
    assert find_split_labels(around(far_apart(2), 20), np.zeros(40, np.int64), ("a",), Progress()) == ()
    assert (
        find_split_labels(around(far_apart(4), 10), np.repeat([0, 0, 1, 2], 10), tuple("abc"), Progress())
        == ()
    )


def test_of_many_pictures_all_are_divided_by_what_some_tell() -> None:
    features = around(far_apart(2), 1500)
    second = halves(features)
    assert len(set(second[:1500].tolist())) == len(set(second[1500:].tolist())) == 1
    assert second[0] != second[-1]
