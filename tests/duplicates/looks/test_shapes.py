"""The shape of a picture does not change when it is turned, mirrored or lit."""

import numpy as np
from pictures import photograph

from simgui.duplicates.looks.shapes import shapes_of


def frame(seed: int) -> np.ndarray:
    return np.asarray(photograph(seed, (64, 64)).convert("L"))


def test_turned_mirrored_and_darker_pictures_have_the_shape_of_the_picture() -> None:
    one = frame(1)
    ways = [one, np.rot90(one), np.rot90(one, 2), one[:, ::-1], one.T, one // 2 + 20]
    shapes = shapes_of(np.stack(ways))
    assert (shapes @ shapes[0] > 0.995).all()


def test_other_pictures_have_another_shape_and_a_plain_one_has_none() -> None:
    shapes = shapes_of(np.stack([frame(1), frame(2), frame(3), np.full((64, 64), 90, np.uint8)]))
    assert (shapes[1:] @ shapes[0] < 0.95).all()
    assert np.abs(shapes[3]).max() < 1e-3
