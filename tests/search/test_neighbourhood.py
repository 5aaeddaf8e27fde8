import numpy as np
import pytest

from simgui.core.errors import Cancelled
from simgui.core.progress import Progress
from simgui.models.head import unit_length
from simgui.search import neighbourhood
from simgui.search.gallery import Gallery
from simgui.search.neighbourhood import MOST_NEIGHBOURS, find_neighbourhood


def gallery(count: int) -> Gallery:
    vectors = np.random.default_rng(3).normal(size=(count, 5)).astype(np.float32)
    return Gallery(np.arange(count) * 7, unit_length(vectors))


def others(gallery: Gallery, picture: int) -> Gallery:
    """A gallery without one of its pictures."""
    return gallery.updated(gallery.ids[gallery.ids != picture], [])


@pytest.mark.parametrize("count", [1, 2, 10, 90])
def test_it_is_what_single_searches_find(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbourhood, "_DISTANCES_AT_ONCE", 300)  # several groups
    searched = gallery(count)
    found = find_neighbourhood(searched, "", Progress())
    assert found.neighbours.shape == (count, min(MOST_NEIGHBOURS, count - 1))
    for row in range(count):
        ids, distances = others(searched, int(searched.ids[row])).nearest(
            searched.embeddings[row], MOST_NEIGHBOURS
        )
        assert searched.ids[found.neighbours[row]].tolist() == ids.tolist()
        assert found.distances[row] == pytest.approx(distances, abs=1e-6)


def test_no_pictures() -> None:
    assert len(find_neighbourhood(gallery(0), "", Progress())) == 0


def test_it_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        find_neighbourhood(gallery(5), "", Progress(is_cancelled=lambda: True))
