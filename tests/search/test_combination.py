import math

import numpy as np
import numpy.typing as npt
import pytest

from simgui.models.head import unit_length
from simgui.search.combination import UNLIKE_WEIGHT, combined, turned
from simgui.search.gallery import Gallery, NearestPictures

Floats = npt.NDArray[np.float32]


def at(*degrees: float) -> Floats:
    """Embeddings in the plane, at angles: (n, 1, 2), one variant each."""
    return np.array(
        [[[math.cos(math.radians(each)), math.sin(math.radians(each))]] for each in degrees], "f4"
    )


NONE = at()[:0].reshape(0, 1, 2)


def angle(query: Floats) -> float:
    return math.degrees(math.atan2(query[0, 1], query[0, 0]))


def test_one_picture_stays_as_it_is() -> None:
    one = at(33)
    assert np.array_equal(combined(one, NONE), one[0])


def test_two_pictures_are_their_middle() -> None:
    assert angle(combined(at(10, 50), NONE)) == pytest.approx(30)
    assert np.linalg.norm(combined(at(10, 50), NONE)) == pytest.approx(1)


def test_what_is_not_wanted_pushes_away() -> None:
    expected = math.degrees(math.atan2(-UNLIKE_WEIGHT, 1))  # (1, 0) - weight * (0, 1)
    assert angle(combined(at(0), at(90))) == pytest.approx(expected, abs=1e-4)
    assert angle(combined(at(0), at(90, 90, 90))) == pytest.approx(expected, abs=1e-4)  # their mean


def test_pictures_that_are_opposite_make_no_direction() -> None:
    assert np.isfinite(combined(at(0, 180), NONE)).all()


def test_the_order_of_several_is_that_of_the_mean_distance_by_a_slow_loop() -> None:
    draw = np.random.default_rng(0)
    gallery = unit_length(draw.normal(size=(80, 12)).astype(np.float32))
    examples = unit_length(draw.normal(size=(3, 12)).astype(np.float32))[:, None]
    query = combined(examples, np.empty((0, 1, 12), np.float32))
    ids, distances = NearestPictures(Gallery(np.arange(80), gallery), query, 20)(20)
    means = [sum(1 - float(each[0] @ picture) for each in examples) / 3 for picture in gallery]
    assert ids.tolist() == sorted(range(80), key=means.__getitem__)[:20]
    middle = sum(each[0] for each in examples) / 3
    shown = [1 - float(middle @ gallery[each]) / float(np.linalg.norm(middle)) for each in ids]
    assert np.allclose(distances, shown, atol=1e-6)


@pytest.mark.parametrize("k", [1, 5, 30, 200])
def test_of_several_variants_the_nearest_counts_by_a_slow_loop(k: int) -> None:
    draw = np.random.default_rng(1)
    gallery = unit_length(draw.normal(size=(60, 6)).astype(np.float32))
    variants = unit_length(draw.normal(size=(4, 6)).astype(np.float32))
    gallery[7] = gallery[8]  # at one distance
    nearest = NearestPictures(Gallery(np.arange(100, 160), gallery), variants, 2)
    ids, distances = nearest(k)
    least = {
        number: min(np.float32(1 - float(v.astype("f8") @ g.astype("f8"))) for v in variants)
        for number, g in zip(range(100, 160), gallery, strict=True)
    }
    assert ids.tolist() == sorted(least, key=lambda each: (least[each], each))[:k]
    assert np.allclose(distances, [least[each] for each in ids.tolist()], atol=1e-6)


def test_a_picture_is_turned_in_all_eight_ways() -> None:
    picture = np.arange(4 * 4 * 3, dtype=np.uint8).reshape(4, 4, 3)
    variants = turned(picture)
    assert variants.shape == (8, 4, 4, 3)
    assert np.array_equal(variants[0], picture)
    assert len({each.tobytes() for each in variants}) == 8
    again = {each.tobytes() for each in turned(variants[6])}
    assert again == {each.tobytes() for each in variants}  # whichever of them is asked with
