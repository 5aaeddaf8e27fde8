import numpy as np
import pytest

from simgui.core.progress import Progress
from simgui.evaluation.mislabelled import detection
from simgui.evaluation.mislabelled.detection import doubt_labels, find_mislabelled
from simgui.models.head import signed_square_root, unit_length


def clusters(each: int = 12, labels: int = 3, width: int = 8, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Features around a centre for each label."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(labels, width))
    numbers = np.repeat(np.arange(labels), each)
    features = centres[numbers] + random.normal(scale=0.2, size=(len(numbers), width))
    return features.astype(np.float32), numbers


@pytest.mark.parametrize("at_once", [5, 4096])
def test_leaving_out_is_what_a_fit_without_the_picture_gives(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(detection, "_ROWS_AT_ONCE", at_once)
    features, labels = clusters()
    found = doubt_labels(lambda rows: features[rows], labels, Progress())
    scaled = unit_length(signed_square_root(features)).astype(np.float64)
    for row in range(len(labels)):
        others = np.arange(len(labels)) != row
        mean, shares = scaled[others].mean(axis=0), np.eye(3)[labels[others]].mean(axis=0)
        # the shape of the whole is kept: the same ridge around the mean of those that are left
        centred = scaled[others] - mean
        weights = np.linalg.solve(
            centred.T @ centred + np.eye(len(mean)), centred.T @ (np.eye(3)[labels[others]] - shares)
        )
        says = shares + (scaled[row] - mean) @ weights
        own = says[labels[row]]
        says[labels[row]] = -np.inf
        assert found.looks_like[row] == says.argmax()
        assert found.doubt[row] == pytest.approx(says.max() - own, abs=1e-4)


def test_planted_pictures_come_first_and_are_explained() -> None:
    features, labels = clusters()
    wrong = labels.copy()
    wrong[3], wrong[20] = 2, 0
    ids = np.arange(len(labels)) * 10 + 7
    right = np.zeros(len(labels), np.bool_)
    found = find_mislabelled(ids, wrong, ("a", "b", "c"), lambda rows: features[rows], right, Progress())
    assert {(each.picture, each.label, each.looks_like) for each in found[:2]} == {
        (37, "c", "a"),
        (207, "a", "b"),
    }
    scaled = unit_length(signed_square_root(features))
    for each in found[:2]:
        row = (each.picture - 7) // 10
        distances = 1 - scaled @ scaled[row]
        distances[row] = np.inf
        nearest = np.argsort(distances)[:15]
        looks_like = "abc".index(each.looks_like)
        assert each.compared == 15
        assert each.agreeing == sum(wrong[other] == looks_like for other in nearest)
        assert each.nearest == ids[next(other for other in nearest if wrong[other] == looks_like)]


def test_what_a_person_said_is_right_is_not_doubted() -> None:
    features, labels = clusters()
    labels[3] = 2
    right = np.arange(len(labels)) == 3
    ids = np.arange(len(labels))
    found = find_mislabelled(ids, labels, ("a", "b", "c"), lambda rows: features[rows], right, Progress())
    assert 3 not in [each.picture for each in found]


@pytest.mark.parametrize("labels", [[0, 0, 0], [1, 1, 1]])
def test_one_label_leaves_nothing_to_doubt(labels: list[int]) -> None:
    features, _ = clusters()
    numbers = np.array(labels)
    right = np.zeros(3, np.bool_)
    assert not find_mislabelled(
        np.arange(3), numbers, ("a", "b"), lambda rows: features[rows], right, Progress()
    )
