import numpy as np
import numpy.typing as npt
import pytest

from simgui.maps.projection import inside, label_places, principal_places


def vectors(count: int, width: int, seed: int = 0) -> npt.NDArray[np.float32]:
    random = np.random.default_rng(seed)
    return (random.normal(size=(count, width)) * np.arange(1, width + 1) + 3).astype(np.float32)


def test_it_is_the_plane_of_the_two_largest_singular_values() -> None:
    given = vectors(200, 6)
    centred = given - given.mean(axis=0)
    directions = np.linalg.svd(centred, full_matrices=False)[2][:2]
    for direction in directions:
        direction *= np.sign(direction[np.abs(direction).argmax()])
    assert principal_places(given) == pytest.approx(centred @ directions.T, abs=1e-3)


def test_the_mirrored_pictures_give_the_mirrored_map() -> None:
    given = vectors(50, 4)
    assert principal_places(-given) == pytest.approx(-principal_places(given), abs=1e-3)


def test_more_pictures_than_are_looked_at_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    given = vectors(100, 5)
    at_once = principal_places(given)
    monkeypatch.setattr("simgui.maps.projection._ROWS_AT_ONCE", 7)
    assert principal_places(given) == pytest.approx(at_once, abs=1e-4)


@pytest.mark.parametrize(("count", "width"), [(0, 0), (0, 5), (1, 5), (2, 5), (3, 1)])
def test_too_little_for_a_plane(count: int, width: int) -> None:
    places = principal_places(vectors(count, width))
    assert places.shape == (count, 2)
    assert np.isfinite(places).all()


def crosses(x: float, y: float, outline: list[tuple[float, float]]) -> bool:
    """The even-odd rule, one edge after the other."""
    odd = False
    for number, (ax, ay) in enumerate(outline):
        bx, by = outline[(number + 1) % len(outline)]
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            odd = not odd
    return odd


@pytest.mark.parametrize("seed", range(5))
def test_inside_is_what_a_plain_loop_says(seed: int) -> None:
    random = np.random.default_rng(seed)
    outline = random.uniform(0, 10, (9, 2))  # crosses itself
    places = random.uniform(-1, 11, (400, 2)).astype(np.float32)
    expected = [crosses(x, y, outline.tolist()) for x, y in places.tolist()]
    assert inside(places, outline).tolist() == expected
    assert 0 < sum(expected) < 400


def test_a_name_stands_above_the_thickest_of_its_pictures_not_in_the_middle_of_nothing() -> None:
    left = np.tile([[0.0, 0.0]], (30, 1))
    right = np.tile([[10.0, 0.0]], (20, 1))
    other = np.array([[5.0, 5.0]])
    places = np.concatenate([left, right, other]).astype(np.float32)
    labels = np.array([0] * 50 + [1])
    found = label_places(places, labels, 3)
    assert found[:2].tolist() == [[0, 0], [5, 5]]
    assert np.isnan(found[2]).all()
