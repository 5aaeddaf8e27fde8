"""Validation, with a network that gives back what it is given."""

import numpy as np
import pytest

# TensorFlow warns of many things.
pytestmark = [pytest.mark.usefixtures("training_stack"), pytest.mark.filterwarnings("ignore")]


def _at(*degrees: float) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    """Give points of the unit circle: the nearer two angles, the less the cosine distance."""
    angles = np.deg2rad(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def _unchanged(examples: object, training: bool) -> object:
    assert not training
    return examples


def test_calibration_pictures_are_found_as_well_as_those_that_are_trained_on() -> None:
    """Worked by hand: rows 0 (label 0) and 1 (label 1) are asked, 2 (label 0) and 3 (label 1) are learnt.

    Row 0, at 0 degrees, finds row 1 (10 degrees, wrong), row 2 (20, right), row 3 (90, wrong): precision
    1/2. Row 1, at 10 degrees, finds rows 0 and 2 (10 away, wrong), then row 3 (80 away, right): precision
    1/3. Among the learnt alone, row 0 would have found row 2 first.
    """
    from simgui.training.tensorflow.fitting.validation import validator

    rows, labels = np.arange(4), np.array([0, 1, 0, 1])
    validate = validator(_unchanged, _at(0, 10, 20, 90), labels, rows, rows[:2], rows[2:])
    assert validate is not None
    found = validate()
    assert found.recall_at_1 == 0
    assert found.map == pytest.approx((1 / 2 + 1 / 3) / 2)


def test_no_picture_is_found_by_one_of_its_scene() -> None:
    """As before, but rows 0 and 1 show one scene: row 0 finds row 2 first, row 1 row 2 and then row 3."""
    from simgui.training.tensorflow.fitting.validation import validator

    rows, labels = np.arange(4), np.array([0, 1, 0, 1])
    validate = validator(_unchanged, _at(0, 10, 20, 90), labels, np.array([7, 7, 8, 9]), rows[:2], rows[2:])
    assert validate is not None
    found = validate()
    assert found.recall_at_1 == 0.5
    assert found.map == pytest.approx((1 + 1 / 2) / 2)


def test_without_calibration_pictures_there_is_no_validation() -> None:
    from simgui.training.tensorflow.fitting.validation import validator

    rows = np.arange(2)
    assert validator(_unchanged, _at(0, 10), rows, rows, rows[:0], rows) is None
