import numpy as np
import pytest

from simgui.evaluation.labelled_gallery import LabelledGallery
from simgui.evaluation.metrics import summarise
from simgui.models.head import unit_length
from simgui.training.tensorflow.version.calibration import calibrate


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
