"""What every gallery does: in memory, on Milvus Lite, and on a real server."""

from collections.abc import Iterator
from contextlib import closing

import numpy as np
import numpy.typing as npt
import pytest
from milvus_server import RunningServer

from simgui.sharing.address import Address
from simgui.sharing.connection import Connection, connect
from simgui.sharing.failures import SharedLibraryProblem
from simgui.sharing.gallery import Among, EditableGallery, Entry
from simgui.sharing.local import EditableLocalGallery
from simgui.sharing.milvus import MilvusGallery, create_collection

WIDTH = 8
_SERVED = (pytest.mark.server, pytest.mark.process)
KINDS = (
    "local",
    pytest.param("lite_server", marks=_SERVED),
    pytest.param("milvus_server", marks=[*_SERVED, pytest.mark.slow]),
)


@pytest.fixture(scope="module", params=KINDS)
def kept(request: pytest.FixtureRequest) -> Iterator[EditableGallery]:
    """One gallery for all tests here: a collection takes seconds to make."""
    if request.param == "local":
        yield EditableLocalGallery(WIDTH)
        return
    server = request.getfixturevalue(request.param)
    with closing(connect(server.address(), server.user, server.token)) as connection:
        create_collection(connection, "pictures", WIDTH)
        yield MilvusGallery(connection, "pictures", WIDTH)
        connection.write("drop_collection", "pictures")


@pytest.fixture
def gallery(kept: EditableGallery) -> EditableGallery:
    if isinstance(kept, MilvusGallery):
        kept.clear()
        return kept
    return EditableLocalGallery(WIDTH)


def content(number: int) -> bytes:
    return number.to_bytes(16, "big")


def entry(number: int, label: str | None = None, folder: str = "/srv/a", **more: object) -> Entry:
    return Entry(content(number), "/srv", (f"{folder}/{number}.jpg",), label, **more)  # type: ignore[arg-type]


def unit(*rows: list[float]) -> npt.NDArray[np.float32]:
    """Rows of unit length that begin with these numbers."""
    vectors = np.zeros((len(rows), WIDTH), np.float32)
    for row, numbers in enumerate(rows):
        vectors[row, : len(numbers)] = numbers
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


EAST = unit([1.0])[0]


def numbers(found: object) -> list[int]:
    return [int.from_bytes(each.content, "big") for each in found.entries]  # type: ignore[attr-defined]


def test_an_empty_gallery_finds_nothing(gallery: EditableGallery) -> None:
    assert gallery.count() == 0
    assert len(gallery.nearest(EAST, 5)) == 0
    assert gallery.get([content(1)]) == {}
    assert dict(gallery.label_counts()) == {}
    gallery.delete([entry(1).key])


def test_one_picture_is_found_as_it_was_put(gallery: EditableGallery) -> None:
    one = entry(7, 'a "label", \\ ü', '/srv/it\'s "b"', width_px=40, height_px=30, taken=-5, camera="Cam")
    gallery.put([one], unit([3.0, 4.0]))
    found = gallery.nearest(EAST, 5)
    assert found.entries == (one,)
    assert found.distances.tolist() == [pytest.approx(0.4, abs=1e-7)]
    assert gallery.count() == 1
    assert gallery.get([content(7), content(8)]) == {content(7): one}
    for among in (Among(frozenset({'a "label", \\ ü'})), Among(folder='/srv/it\'s "b"')):
        assert gallery.nearest(EAST, 5, among).entries == (one,)


def test_the_nearest_come_first_with_exact_distances(gallery: EditableGallery) -> None:
    vectors = unit([0.0, 1.0], [1.0, 0.1], [1.0, 1.0], [-1.0], [1.0, 0.3])
    gallery.put([entry(number) for number in range(5)], vectors)
    found = gallery.nearest(EAST, 3)
    assert numbers(found) == [1, 4, 2]
    by_hand = [1 - sum(float(a) * float(b) for a, b in zip(vectors[n], EAST, strict=True)) for n in (1, 4, 2)]
    assert found.distances.tolist() == [np.float32(each) for each in by_hand]
    assert numbers(gallery.nearest(EAST, 50)) == [1, 4, 2, 0, 3]
    assert gallery.nearest(EAST, 50).distances[-1] == 2


def test_distances_to_several_queries_are_told_of_what_is_there(gallery: EditableGallery) -> None:
    vectors, queries = unit([0.0, 1.0], [1.0, 0.1], [-1.0]), unit([1.0], [0.0, 1.0])
    gallery.put([entry(number) for number in range(3)], vectors)
    found = gallery.distances([content(2), content(7), content(0)], queries)
    assert set(found) == {content(2), content(0)}
    for number in (0, 2):
        assert np.allclose(found[content(number)], 1 - queries @ vectors[number], atol=1e-6)
    assert gallery.distances([], queries) == {}


def test_at_equal_distance_the_smaller_content_comes_first(gallery: EditableGallery) -> None:
    gallery.put([entry(number) for number in (9, 3, 12, 5, 8)], unit(*[[1.0, 0.5]] * 5))
    gallery.put([entry(1)], unit([0.0, 1.0]))
    assert numbers(gallery.nearest(EAST, 3)) == [3, 5, 8]
    assert numbers(gallery.nearest(EAST, 6)) == [3, 5, 8, 9, 12, 1]


def test_what_is_put_again_is_replaced(gallery: EditableGallery) -> None:
    gallery.put([entry(1, "hats"), entry(2, "bags")], unit([1.0], [0.0, 1.0]))
    gallery.put([entry(1, "caps", "/srv/b")], unit([-1.0]))
    assert gallery.count() == 2
    found = gallery.nearest(EAST, 5)
    assert numbers(found) == [2, 1]
    assert found.entries[1] == entry(1, "caps", "/srv/b")
    assert dict(gallery.label_counts()) == {"caps": 1, "bags": 1}
    assert gallery.count(Among(folder="/srv/b")) == 1
    assert gallery.count(Among(frozenset({"hats"}))) == 0


def test_what_is_deleted_is_gone(gallery: EditableGallery) -> None:
    gallery.put([entry(number) for number in range(4)], unit([1.0], [1.0, 1.0], [0.0, 1.0], [-1.0]))
    gallery.delete([entry(0).key, entry(2).key, entry(77).key])
    assert gallery.count() == 2
    assert numbers(gallery.nearest(EAST, 5)) == [1, 3]


def test_a_filter_leaves_pictures_out_before_the_nearest_are_counted(gallery: EditableGallery) -> None:
    gallery.put(
        [
            entry(1, "hats", "/srv/a", width_px=100, height_px=50, taken=1000),
            entry(2, "bags", "/srv/a/deep", width_px=100, height_px=100, taken=2000),
            entry(3, "hats", "/srv/ab", width_px=500, height_px=400),
            entry(4, None, "/srv/a", width_px=500, height_px=400, taken=0),
            entry(5, "hats", "/srv/a", width_px=500, height_px=400, taken=3000, disputed=True),
        ],
        unit([1.0], [1.0, 0.1], [1.0, 0.2], [1.0, 0.3], [1.0, 0.4]),
    )

    def passing(among: Among) -> list[int]:
        return numbers(gallery.nearest(EAST, 9, among))

    assert passing(Among(frozenset({"hats"}))) == [1, 3]
    assert gallery.count(Among(frozenset({"hats"}))) == 2
    assert passing(Among(frozenset({"hats", "bags"}))) == [1, 2, 3]
    assert passing(Among(folder="/srv/a")) == [1, 2, 4, 5]
    assert passing(Among(folder="/srv/a/deep")) == [2]
    assert passing(Among(folder="/nowhere")) == []
    assert passing(Among(least_px=100)) == [2, 3, 4, 5]
    assert passing(Among(taken=(0, 2000))) == [1, 4]
    assert passing(Among(taken=(None, 1))) == [4]
    assert passing(Among(taken=(1001, None))) == [2, 5]
    assert passing(Among(frozenset({"hats"}), "/srv/a")) == [1]
    assert numbers(gallery.nearest(EAST, 1, Among(frozenset({"bags"})))) == [2]
    assert dict(gallery.label_counts()) == {"hats": 2, "bags": 1}


def test_labels_that_people_gave_count_instead_of_its_own(gallery: EditableGallery) -> None:
    gallery.put([entry(n, "hats") for n in (1, 2, 3)], unit([1.0], [1.0, 0.1], [1.0, 0.2]))
    given = {content(1): "caps", content(2): None}
    assert numbers(gallery.nearest(EAST, 9, Among(frozenset({"hats"}), relabelled=given))) == [3]
    assert numbers(gallery.nearest(EAST, 9, Among(frozenset({"caps"}), relabelled=given))) == [1]


def test_the_query_itself_can_be_left_out(gallery: EditableGallery) -> None:
    gallery.put([entry(n) for n in (1, 2, 3)], unit([1.0], [1.0, 0.1], [1.0, 0.2]))
    without = Among(without=frozenset({content(1), content(9)}))
    assert numbers(gallery.nearest(EAST, 2, without)) == [2, 3]
    assert gallery.count(without) == 2


@pytest.mark.slow
def test_among_five_thousand_the_true_neighbours_are_found(gallery: EditableGallery) -> None:
    chance = np.random.default_rng(5)
    vectors = chance.normal(size=(5_000, WIDTH)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    gallery.put([entry(number, f"label {number % 7}") for number in range(5_000)], vectors)
    assert gallery.count() == 5_000
    assert sum(gallery.label_counts().values()) == 5_000
    right = 0
    for query in chance.choice(5_000, 20, replace=False):
        own = Among(without=frozenset({content(int(query))}))
        found = gallery.nearest(vectors[query], 5, own)
        distances = 1 - vectors.astype(np.float64) @ vectors[query]
        distances[query] = 9
        right += len({*numbers(found)} & {*np.argsort(distances)[:5].tolist()})
        assert found.distances.tolist() == sorted(found.distances.tolist())
    assert right >= (100 if isinstance(gallery, EditableLocalGallery) else 98)
    gallery.delete([entry(number).key for number in range(2_500)])
    assert gallery.count() == 2_500


def test_a_picture_under_two_roots_is_found_once_with_both_places(lite_server: RunningServer) -> None:
    with closing(connect(lite_server.address())) as connection:
        create_collection(connection, "two_roots", WIDTH)
        gallery = MilvusGallery(connection, "two_roots", WIDTH)
        here, there = (Entry(content(1), root, (f"{root}/x.jpg",), "hats") for root in ("/a", "/b"))
        gallery.put([here, there, entry(2)], unit([1.0], [1.0], [0.0, 1.0]))
        found = gallery.nearest(EAST, 2)
        assert numbers(found) == [1, 2]
        assert sorted(found.entries[0].places) == ["/a/x.jpg", "/b/x.jpg"]
        gallery.delete([here.key])
        assert gallery.get([content(1)]) == {content(1): there}
        assert [key for key, _ in gallery.stamps("/b")] == [there.key]
        connection.write("drop_collection", "two_roots")


def test_a_gallery_whose_server_is_gone_says_so() -> None:
    class Gone:
        def __getattr__(self, name: str) -> object:
            raise ConnectionError("failed to connect to all addresses")

    gallery = MilvusGallery(Connection(Address("far", 1, "name"), Gone()), "pictures", WIDTH)
    with pytest.raises(SharedLibraryProblem, match="Nothing answers at far:1"):
        gallery.nearest(EAST, 5)
