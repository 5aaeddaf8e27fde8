"""Several galleries searched as one answer as one gallery of all their pictures does."""

from collections import Counter

import numpy as np
import numpy.typing as npt
import pytest

from simgui.search.gallery import Gallery, NearestPictures
from simgui.search.label_verdict import PictureLabels, judge
from simgui.sharing import joint
from simgui.sharing.gallery import Among, Entry
from simgui.sharing.joint import JointSearch, Place
from simgui.sharing.local import EditableLocalGallery

WIDTH, PICTURES = 6, 400
NAMES = ("bags", "caps", "hats", "rare")


def content(number: int) -> bytes:
    return number.to_bytes(16, "big")


def pictures(seed: int) -> tuple[npt.NDArray[np.float32], list[str | None]]:
    """Embeddings by chance, with labels: every fifth has none, three have one that is rare."""
    chance = np.random.default_rng(seed)
    vectors = chance.normal(size=(PICTURES, WIDTH)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    labels = [None if number % 5 == 0 else NAMES[int(chance.integers(3))] for number in range(PICTURES)]
    for number in (7, 77, 177):
        labels[number] = "rare"
    return vectors, labels


def places(vectors: npt.NDArray[np.float32], labels: list[str | None]) -> list[Place]:
    """Put the pictures into two galleries, some into both."""
    found = []
    for rows in (range(PICTURES // 2 + 20), range(PICTURES // 2, PICTURES)):
        gallery = EditableLocalGallery(WIDTH)
        entries = [Entry(content(row), "/a", (f"/a/{row}.jpg",), labels[row]) for row in rows]
        gallery.put(entries, vectors[list(rows)])
        found.append(Place(gallery, Among(), gallery.label_counts()))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_the_nearest_of_two_galleries_are_the_nearest_of_all(seed: int) -> None:
    vectors, labels = pictures(seed)
    query = vectors[seed]
    ids, distances = Gallery(np.arange(PICTURES), vectors).nearest(query, 12)
    hits = JointSearch(places(vectors, labels), query[None]).hits(12)
    assert [int.from_bytes(hit.entry.content, "big") for hit in hits] == ids.tolist()
    assert [hit.distance for hit in hits] == distances.tolist()


def test_of_several_variants_of_a_query_the_nearest_counts() -> None:
    vectors, labels = pictures(9)
    variants = vectors[[3, 300]]
    ids, distances = NearestPictures(Gallery(np.arange(PICTURES), vectors), variants, 9)(9)
    hits = JointSearch(places(vectors, labels), variants).hits(9)
    assert {int.from_bytes(hit.entry.content, "big") for hit in hits} == set(ids.tolist())
    assert [hit.distance for hit in hits] == distances.tolist()


def test_what_was_found_has_its_distance_to_each_example() -> None:
    vectors, labels = pictures(4)
    search = JointSearch(places(vectors, labels), vectors[[3]])
    hits, examples = search.hits(12), vectors[[3, 300]]
    away = search.distances_of(hits, examples)
    assert len(away) == 12
    for each, distances in away.items():
        there = vectors[int.from_bytes(each, "big")]
        assert distances == pytest.approx(1 - examples @ there, abs=1e-6)
    assert search.distances_of(hits, examples[:0]) == {}


@pytest.mark.parametrize("most", [joint.MOST_CANDIDATES, 60])
@pytest.mark.parametrize("seed", range(6))
def test_the_verdict_by_label_is_that_of_one_gallery(
    seed: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joint, "MOST_CANDIDATES", most)  # as if the server gave no more at once
    vectors, labels = pictures(seed)
    query = np.random.default_rng([seed, 1]).normal(size=WIDTH).astype(np.float32)
    query /= np.linalg.norm(query)
    gallery = Gallery(np.arange(PICTURES), vectors)
    labelled = [number for number, label in enumerate(labels) if label is not None]
    known = PictureLabels(
        np.array(labelled), np.array([NAMES.index(labels[each] or "") for each in labelled]), NAMES
    )
    true = judge(lambda k: gallery.nearest(query, k), known, None)
    split = places(vectors, labels)
    # What is in both galleries is counted twice: only whether there are enough matters.
    search = JointSearch(split, query[None])
    found = judge(search.nearest, search, None)
    assert true is not None
    assert found is not None
    assert found.label == true.label
    assert found.distance == pytest.approx(true.distance, abs=1e-7)
    assert Counter(labels)["rare"] == 3
