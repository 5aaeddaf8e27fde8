import numpy as np
import numpy.typing as npt
import pytest

from simgui.models.head import unit_length
from simgui.search.gallery import Gallery, NearestPictures
from simgui.search.parts import PartInMemory


def random_units(seed: int, count: int, width: int = 16) -> npt.NDArray[np.float32]:
    return unit_length(np.random.default_rng(seed).normal(size=(count, width)).astype(np.float32))


def at_angles(*degrees: float) -> npt.NDArray[np.float32]:
    """Unit vectors in the plane: the distance of two is 1 - cos of the angle between them."""
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def test_distances_worked_by_hand() -> None:
    gallery = Gallery(np.array([10, 20, 30, 40]), at_angles(0, 60, 90, 180))
    distances = gallery.distances(at_angles(0, 90))
    expected = [[0, 0.5, 1, 2], [1, 1 - np.sqrt(3) / 2, 0, 1]]
    assert np.allclose(distances, expected, atol=1e-6)
    assert distances.dtype == np.float32


def test_rounding_never_leaves_the_range_of_a_distance() -> None:
    embeddings = random_units(0, 500, 3)
    gallery = Gallery(np.arange(500), np.concatenate([embeddings[:250], -embeddings[:250]]))
    distances = gallery.distances(embeddings[:250])
    assert distances.min() >= 0
    assert distances.max() <= 2


def test_the_nearest_are_those_of_a_plain_loop() -> None:
    for seed in range(40):
        random = np.random.default_rng(seed)
        count, k = int(random.integers(1, 60)), int(random.integers(1, 12))
        ids = random.permutation(1000)[:count]
        embeddings = random_units(seed, count)
        query = random_units(1000 + seed, 1)[0]

        expected = []
        for number, embedding in zip(ids.tolist(), embeddings, strict=True):
            dot = sum(float(a) * float(b) for a, b in zip(query, embedding, strict=True))
            expected.append((1 - dot, number))
        expected = sorted(expected)[:k]

        found, distances = Gallery(ids, embeddings).nearest(query, k)
        assert found.tolist() == [number for _, number in expected]
        assert np.allclose(distances, [distance for distance, _ in expected], atol=1e-5)


def test_at_equal_distance_the_lower_id_comes_first() -> None:
    # Five at 60 degrees, on either side of the query, one nearer: the tie is cut at any k.
    gallery = Gallery(np.array([9, 4, 7, 2, 5, 8]), at_angles(60, 60, -60, 60, 30, -60))
    for k in range(1, 7):
        found, distances = gallery.nearest(at_angles(0)[0], k)
        assert found.tolist() == [5, 2, 4, 7, 8, 9][:k]
        assert np.allclose(distances, [1 - np.sqrt(3) / 2, 0.5, 0.5, 0.5, 0.5, 0.5][:k], atol=1e-6)


def test_a_picture_that_is_taken_out_makes_room_for_another() -> None:
    gallery = Gallery(np.array([1, 2, 3]), at_angles(0, 10, 20))
    assert gallery.nearest(at_angles(0)[0], 2)[0].tolist() == [1, 2]
    without = gallery.updated(np.array([2, 3]), [])
    assert without.nearest(at_angles(0)[0], 2)[0].tolist() == [2, 3]


@pytest.mark.parametrize(("k", "found"), [(1, 1), (3, 3), (4, 3), (50, 3)])
def test_no_more_than_there_is(k: int, found: int) -> None:
    gallery = Gallery(np.array([1, 2, 3]), at_angles(0, 10, 20))
    ids, distances = gallery.nearest(at_angles(0)[0], k)
    assert len(ids) == len(distances) == found


def test_an_empty_gallery_has_nothing_to_find() -> None:
    ids, distances = Gallery(np.empty(0, np.int64), at_angles()).nearest(at_angles(0)[0], 5)
    assert ids.tolist() == distances.tolist() == []


def test_an_update_is_the_gallery_made_anew() -> None:
    embeddings = random_units(3, 30)
    numbers = np.arange(30)
    gallery = Gallery.of_parts([])
    for seed in range(60):
        random = np.random.default_rng(seed)
        wanted = random.permutation(numbers)[: int(random.integers(0, 31))]
        added = np.setdiff1d(wanted, gallery.ids)
        gallery = gallery.updated(wanted, [PartInMemory(added, embeddings[added])])
        assert gallery.ids.tolist() == sorted(wanted.tolist())
        assert len(gallery) == len(wanted)
        if len(wanted):
            assert np.array_equal(gallery.embeddings, embeddings[gallery.ids])


def test_what_was_found_is_not_looked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    gallery, query = Gallery(np.arange(50), random_units(1, 50)), random_units(2, 1)[0]
    expected = {k: gallery.nearest(query, k) for k in (1, 5, 20, 50, 80)}
    looks: list[int] = []
    whole = Gallery.nearest
    monkeypatch.setattr(Gallery, "nearest", lambda *given: looks.append(given[2]) or whole(*given))
    nearest = NearestPictures(gallery, query[None], 10)
    for k in (5, 1, 20, 5, 80, 50, 80):
        ids, distances = nearest(k)
        assert ids.tolist() == expected[k][0].tolist()
        assert distances.tolist() == expected[k][1].tolist()
    assert looks == [10, 20, 80]


def test_distances_to_the_nearest_of_several_queries_are_those_of_a_plain_loop() -> None:
    embeddings, queries = random_units(3, 30_000, 8), random_units(4, 3, 8)
    ids = np.random.default_rng(5).permutation(30_000)
    gallery = Gallery(ids, embeddings)
    parts = [PartInMemory(ids[:10], embeddings[:10]), PartInMemory(ids[10:], embeddings[10:])]
    for each in (gallery, Gallery.of_parts(parts)):
        found = each.least_distances(queries)
        assert found.dtype == np.float32
        for row in (0, 1, 9_999, 29_999):
            embedding = embeddings[int(np.flatnonzero(ids == row)[0])]
            expected = min(1 - float(embedding @ query) for query in queries)
            assert found[row] == pytest.approx(expected, abs=1e-5)
    assert len(Gallery.of_parts([]).least_distances(queries)) == 0
