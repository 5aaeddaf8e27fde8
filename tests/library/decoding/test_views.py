from pathlib import Path

import numpy as np
import pytest
from pictures import make_picture, pattern
from PIL import Image

from simgui.library.decoding.decoder import central_square, decode, small_pixels
from simgui.library.decoding.views import augmented, views
from simgui.models.backbone import LITE0_INPUT


@pytest.mark.parametrize("size", [(96, 72), (40, 200), (10, 10), (1, 300)])
def test_a_view_has_the_size_that_the_network_wants(size: tuple[int, int]) -> None:
    view = augmented(pattern(1, size=size), 224, np.random.default_rng(0))
    assert (view.shape, view.dtype) == ((224, 224, 3), np.uint8)


def test_views_differ_and_the_same_seed_gives_the_same() -> None:
    picture = pattern(1)
    first, again, other = (augmented(picture, 64, np.random.default_rng(seed)) for seed in (0, 0, 1))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_light_changes_by_no_more_than_it_may() -> None:
    grey = np.full((50, 80, 3), 100, np.uint8)
    values = [augmented(grey, 8, np.random.default_rng(seed)).mean() for seed in range(200)]
    assert 80 - 1 <= min(values) < 90
    assert 110 < max(values) <= 120 + 1


def test_training_and_search_cut_out_the_same_square(tmp_path: Path) -> None:
    path = make_picture(tmp_path / "a.png", 3, size=(400, 300))
    same = np.asarray(central_square(Image.fromarray(small_pixels(path, 448)), LITE0_INPUT), int)
    assert np.abs(same - decode(path).pixels.astype(int)).max() <= 1


def test_the_first_view_is_the_central_one_and_the_others_are_drawn(tmp_path: Path) -> None:
    path = make_picture(tmp_path / "a.png", 3, size=(400, 300))
    drawn, again, other = (views(path, LITE0_INPUT, 3, seed) for seed in ((0, 1), (0, 1), (0, 2)))
    assert (drawn.shape, drawn.dtype) == ((3, 224, 224, 3), np.uint8)
    central = central_square(Image.fromarray(small_pixels(path, 448)), LITE0_INPUT)
    assert np.array_equal(drawn[0], np.asarray(central))
    assert np.array_equal(drawn, again)
    assert not np.array_equal(drawn[1], other[1])
