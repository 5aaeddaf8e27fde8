import numpy as np
import pytest

from simgui.core.progress import Progress
from simgui.evaluation.views.nearest_pairs import NearestPairs, nearest_pairs, pair_up
from simgui.models.head import unit_length
from simgui.search.gallery import Gallery
from simgui.search.neighbourhood import find_neighbourhood


def gallery(count: int) -> Gallery:
    vectors = np.random.default_rng(3).normal(size=(count, 5)).astype(np.float32)
    return Gallery(np.arange(count) * 7, unit_length(vectors))


def others(gallery: Gallery, picture: int) -> Gallery:
    """A gallery without one of its pictures."""
    return gallery.updated(gallery.ids[gallery.ids != picture], [])


def pairs(distances: list[float]) -> NearestPairs:
    count = len(distances)
    return pair_up(np.arange(count), np.arange(count) + 100, np.array(distances, np.float32))


@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_every_picture_stands_beside_its_nearest_other(count: int) -> None:
    searched = gallery(count)
    found = nearest_pairs(find_neighbourhood(searched, "", Progress()))
    assert sorted(found.pictures.tolist()) == searched.ids.tolist()
    assert found.distances.tolist() == sorted(found.distances.tolist())
    for picture, other, distance in zip(found.pictures, found.others, found.distances, strict=True):
        row = searched.ids.tolist().index(picture)
        ids, nearest = others(searched, int(picture)).nearest(searched.embeddings[row], 1)
        assert [other] == (ids.tolist() or [-1])
        assert distance == pytest.approx(nearest[0] if len(nearest) else np.inf, abs=1e-6)


@pytest.mark.parametrize("before", [0.0, 0.2, 0.5, 2.0])
@pytest.mark.parametrize("after", [0.0, 0.2, 0.35, 0.5, 2.0])
def test_what_turns_is_what_a_plain_loop_finds(before: float, after: float) -> None:
    distances = [0.5, 0.1, 0.2, 0.35, 0.2, 1.7, float("inf"), 0.0]
    found = pairs(distances)
    turned = {
        number
        for number, distance in enumerate(np.array(distances, np.float32))
        if (distance <= np.float32(before)) != (distance <= np.float32(after))
    }
    rows = found.changed(before, after)
    assert set(found.pictures[rows].tolist()) == turned
    away = np.abs(found.distances[rows] - after).tolist()
    assert away == sorted(away)  # the nearest to the new threshold first
    assert found.matches(after) == sum(distance <= np.float32(after) for distance in distances)


def test_the_pictures_next_to_a_threshold_on_both_sides() -> None:
    found = pairs([0.5, 0.1, 0.2, 0.3, 0.4, float("inf")])
    matches, others = found.around(0.3, 2)
    assert found.distances[matches].tolist() == pytest.approx([0.2, 0.3])
    assert found.distances[others].tolist() == pytest.approx([0.4, 0.5])
    assert [len(rows) for rows in found.around(0.0, 3)] == [0, 3]
    assert [len(rows) for rows in found.around(2.0, 3)] == [3, 0]  # without another there is no place
    assert [len(rows) for rows in pairs([]).around(0.3, 3)] == [0, 0]
