from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from simgui.evaluation.labelled_gallery import LabelledGallery
from simgui.evaluation.metrics import summarise
from simgui.models.cutpoints import Cutpoint
from simgui.models.head import unit_length

pytestmark = pytest.mark.usefixtures("training_stack")


def calibrate(asked: LabelledGallery, gallery: LabelledGallery) -> Any:
    """Load TensorFlow Similarity only now, not while tests are collected."""
    from simgui.training.tensorflow.version.calibration import calibrate

    return calibrate(asked, gallery)


@pytest.mark.parametrize("noise", [0.02, 0.3, 0.8])
@pytest.mark.parametrize("labels", [2, 6])
def test_the_named_cutpoints_are_in_order_and_keep_their_promises(noise: float, labels: int) -> None:
    random = np.random.default_rng(labels)
    centres = random.normal(size=(labels, 8))

    def drawn(count: int, first: int) -> LabelledGallery:
        numbers = np.arange(count) % labels
        vectors = (centres[numbers] + noise * random.normal(size=(count, 8))).astype(np.float32)
        return LabelledGallery(first + np.arange(count), numbers, unit_length(vectors))

    calibration = calibrate(drawn(120, 1000), drawn(300, 0))
    strict, balanced, lenient = calibration.cutpoints
    assert [each.name for each in calibration.cutpoints] == ["strict", "balanced", "lenient"]
    assert strict.distance < balanced.distance < lenient.distance
    assert calibration.default == balanced
    of_strict, of_lenient = (summarise(calibration.figures, each.distance) for each in (strict, lenient))
    assert of_strict.false_accept_rate is not None
    assert of_strict.false_accept_rate <= 0.01
    assert of_lenient.recall is not None
    assert of_lenient.recall >= 0.95


def test_a_query_that_is_in_the_gallery_is_calibrated_against_all_others() -> None:
    """By hand: nearest other picture of each query, then F1 at every distance, in plain loops."""
    random = np.random.default_rng(4)
    labels = np.repeat(np.arange(3), 20)
    centres = random.normal(size=(3, 5))[labels]
    vectors = unit_length((centres + random.normal(0, 0.9, (60, 5))).astype(np.float32))
    asked = np.arange(0, 60, 3)
    gallery = LabelledGallery(np.arange(60), labels, vectors)
    calibration = calibrate(LabelledGallery(asked, labels[asked], vectors[asked]), gallery)
    nearest = []
    for query in asked:
        others = [other for other in range(60) if other != query]
        found = min(others, key=lambda other: 1 - float(vectors[query] @ vectors[other]))
        nearest.append((1 - float(vectors[query] @ vectors[found]), labels[found] == labels[query]))
    best, at = -1.0, 0.0
    for threshold, _ in sorted(nearest):
        right = sum(is_right for distance, is_right in nearest if distance <= threshold)
        matches = sum(distance <= threshold for distance, _ in nearest)
        f1 = 2 * right / (matches + sum(is_right for _, is_right in nearest))
        best, at = (f1, threshold) if f1 >= best else (best, at)
    curve = calibration.thresholds
    assert max(curve["f1"]) == pytest.approx(best, abs=1e-3)
    assert curve["distance"][int(np.argmax(curve["f1"][::-1])) * -1 - 1] == pytest.approx(at, abs=1e-3)
    assert min(curve["distance"]) > 0.001  # no query is answered by itself


def test_calibration_is_the_same_in_any_order_of_the_pictures() -> None:
    random = np.random.default_rng(5)
    labels = np.arange(80) % 4
    centres = random.normal(size=(4, 6))[labels]
    vectors = unit_length((centres + random.normal(0, 0.7, (80, 6))).astype(np.float32))
    shuffled = random.permutation(80)

    def found(rows: npt.NDArray[np.int64]) -> tuple[Cutpoint, ...]:
        asked = rows[np.isin(rows, np.arange(0, 80, 5))]
        return calibrate(
            LabelledGallery(asked, labels[asked], vectors[asked]),
            LabelledGallery(rows, labels[rows], vectors[rows]),
        ).cutpoints

    assert found(shuffled) == found(np.arange(80))


@pytest.mark.parametrize(("queries", "of_a_scene"), [(90, 1), (300, 1), (900, 1), (900, 10)])
def test_balanced_promises_nine_in_ten_and_asks_for_more_of_few_scenes(queries: int, of_a_scene: int) -> None:
    """The labels overlap so much that F1 alone would ask for less."""
    random = np.random.default_rng(6)
    centres = random.normal(size=(6, 8))

    def drawn(count: int, first: int) -> LabelledGallery:
        numbers, ids = np.arange(count) % 6, first + np.arange(count)
        vectors = (centres[numbers] + 0.8 * random.normal(size=(count, 8))).astype(np.float32)
        return LabelledGallery(ids, numbers, unit_length(vectors), ids // of_a_scene)

    calibration = calibrate(drawn(queries, 10_000), drawn(600, 0))
    right = int(calibration.figures.nearest_is_right.sum())
    scenes = len(np.unique(calibration.figures.scenes))
    standard_error = (0.9 * 0.1 / scenes) ** 0.5
    least = min(0.93, 0.9 + standard_error)
    reached = calibration.recall_at(calibration.default.distance)
    assert least - 0.005 <= reached <= least + 0.005 + 1 / right
