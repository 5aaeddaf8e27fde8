import shutil
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import FakeBackbone, fake_model
from pictures import LABELS, make_library, make_picture

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.library.catalogue import SubfolderLabel
from simgui.library.decoding.decoder import decode
from simgui.library.decoding.pool import DecodingPool
from simgui.library.pictures import Pictures
from simgui.library.storage.data_folder import DataFolder
from simgui.models.cutpoints import Cutpoint
from simgui.models.model import Model
from simgui.search.filters import Filter
from simgui.search.query import PictureId, as_query


def test_the_nearest_of_a_new_picture_have_its_label(indexed: App, library: Path, tmp_path: Path) -> None:
    query = make_picture(tmp_path / "query.png", 101, 9)  # another variant of the hats
    result = indexed.searches.find(query, library)
    assert (result.query, result.model, result.searched) == (as_query(query), "fake-model-1", 9)
    assert result.cutpoint == Cutpoint("starter", 0.3)
    assert [neighbour.rank for neighbour in result.neighbours] == [1, 2, 3, 4, 5]
    assert [neighbour.picture.label for neighbour in result.neighbours[:3]] == ["hats"] * 3
    assert [neighbour.match for neighbour in result.neighbours] == [True, True, True, False, False]
    distances = [neighbour.distance for neighbour in result.neighbours]
    assert distances == sorted(distances)
    assert result.match


def test_neighbours_and_distances_are_those_of_a_plain_loop(
    indexed: App, library: Path, tmp_path: Path, model: Model
) -> None:
    query = make_picture(tmp_path / "query.png", 100, 7)

    def embedding(path: Path) -> Any:
        return model.embed_pixels(decode(path).pixels[None])[0]

    expected = sorted(
        (1 - float(embedding(query) @ embedding(path)), path) for path in library.rglob("*.png")
    )
    result = indexed.searches.find(query, library, k=9)
    assert [neighbour.picture.path for neighbour in result.neighbours] == [path for _, path in expected]
    found = [neighbour.distance for neighbour in result.neighbours]
    assert np.allclose(found, [distance for distance, _ in expected], atol=1e-3)


def test_a_picture_of_the_library_is_not_decoded_and_does_not_find_itself(
    indexed: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DecodingPool, "decode", lambda pool, path, *_: pytest.fail(f"decoded {path}"))
    query = library / "shoes" / "1.png"
    result = indexed.searches.find(query, library, k=20)
    assert len(result.neighbours) == 8
    assert query not in [neighbour.picture.path for neighbour in result.neighbours]
    assert {neighbour.picture.path.name for neighbour in result.neighbours[:2]} == {"0.png", "2.png"}


def test_a_picture_asked_by_its_id_is_neither_decoded_nor_looked_up_by_its_path(
    indexed: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_path = indexed.searches.find(library / "shoes" / "1.png", library)
    assert by_path.picture is not None
    monkeypatch.setattr(DecodingPool, "decode", lambda pool, path, *_: pytest.fail(f"decoded {path}"))
    monkeypatch.setattr(Pictures, "at", lambda pictures, path: pytest.fail(f"looked up {path}"))
    by_id = indexed.searches.find(by_path.picture, library)
    assert by_id.neighbours == by_path.neighbours
    assert by_id.query == as_query(by_path.picture)
    assert (by_id.source, by_id.picture) == (by_path.source, by_path.picture)


def test_a_relative_path_is_the_same_file(
    indexed: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = indexed.searches.find(library / "shoes" / "1.png", library)
    monkeypatch.chdir(library / "hats")
    result = indexed.searches.find(Path("../shoes/1.png"), Path(".."))
    assert result.name == str(Path("../shoes/1.png"))
    assert result.neighbours == expected.neighbours


def test_a_link_in_the_library_does_not_find_itself(app: App, library: Path, tmp_path: Path) -> None:
    target = make_picture(tmp_path / "elsewhere" / "linked.png", 300)
    (library / "hats" / "link.png").symlink_to(target)
    app.folders.index(library, Progress())
    result = app.searches.find(library / "hats" / "link.png", library, k=20)
    assert len(result.neighbours) == 9
    assert all(neighbour.distance > 0.1 for neighbour in result.neighbours)


def test_a_link_to_a_picture_of_the_library_is_that_picture(
    indexed: App, library: Path, tmp_path: Path
) -> None:
    (tmp_path / "link.png").symlink_to(library / "hats" / "0.png")
    result = indexed.searches.find(tmp_path / "link.png", library, k=20)
    assert len(result.neighbours) == 8


def test_a_library_reached_through_a_link_is_the_same_library(
    indexed: App, library: Path, tmp_path: Path
) -> None:
    (tmp_path / "door").symlink_to(library)
    result = indexed.searches.find(tmp_path / "door" / "hats" / "0.png", tmp_path / "door", k=20)
    assert len(result.neighbours) == 8
    assert indexed.ledger.counts(tmp_path / "door") == indexed.ledger.counts(library)


def test_a_copy_from_elsewhere_finds_its_like_at_no_distance(
    indexed: App, library: Path, tmp_path: Path
) -> None:
    shutil.copyfile(library / "hats" / "2.png", tmp_path / "copy.png")
    nearest = indexed.searches.find(tmp_path / "copy.png", library).neighbours[0]
    assert nearest.picture.path == library / "hats" / "2.png"
    assert nearest.distance == pytest.approx(0, abs=1e-3)
    assert nearest.match


@pytest.fixture
def copied(app: App, library: Path) -> App:
    """A session on the library in which two hats are copies of the first."""
    for name in ("copy.png", "deep/another.png"):
        (library / "hats" / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(library / "hats" / "0.png", library / "hats" / name)
    app.folders.index(library, Progress())
    return app


def test_a_picture_of_the_library_finds_its_copies_but_not_its_own_file(copied: App, library: Path) -> None:
    paths = [library / "hats" / name for name in ("0.png", "copy.png", "deep/another.png")]
    for path in paths:
        result = copied.searches.find(path, library, k=20)
        first = result.neighbours[0]
        others = [other for other in paths if other != path]
        assert (first.picture.path, first.picture.places) == (others[0], 2)
        assert first.distance == pytest.approx(0, abs=1e-3)
        assert first.match
        assert len(result.neighbours) == 9
        assert [each.rank for each in result.neighbours] == list(range(1, 10))
        assert (result.source, result.picture) == (path, first.picture.id)


def test_a_picture_asked_by_its_id_finds_its_copies_but_not_the_file_that_is_shown(
    copied: App, library: Path
) -> None:
    (twice,) = (
        each
        for each in copied.pictures.get(copied.pictures.ids(library).tolist(), library)
        if each.places > 1
    )
    result = copied.searches.find(PictureId(twice.id), library)
    assert (result.name, result.source) == (str(library / "hats" / "0.png"), library / "hats" / "0.png")
    assert result.neighbours[0].picture.path == library / "hats" / "copy.png"
    assert len(result.neighbours) == 5


def test_a_file_of_another_folder_finds_its_copy(copied: App, library: Path) -> None:
    result = copied.searches.find(library / "hats" / "copy.png", library / "hats" / "deep")
    assert [each.picture.path.name for each in result.neighbours] == ["another.png"]
    assert result.match


@pytest.mark.parametrize("link", ["symlink_to", "hardlink_to"])
def test_another_name_of_the_same_file_is_no_copy(link: str, app: App, library: Path) -> None:
    getattr(library / "bags" / "link.png", link)(library / "hats" / "0.png")
    app.folders.index(library, Progress())
    for name in ("hats/0.png", "bags/link.png"):
        result = app.searches.find(library / name, library, k=20)
        assert len(result.neighbours) == 8
        assert all(each.distance > 1e-3 for each in result.neighbours)


def test_what_a_changed_file_held_before_is_not_found_under_its_name(indexed: App, library: Path) -> None:
    make_picture(library / "hats" / "0.png", 101, 9)
    result = indexed.searches.find(library / "hats" / "0.png", library, k=20)
    assert result.picture is None
    assert len(result.neighbours) == 8


def test_a_picture_that_has_left_the_library_is_told(indexed: App, library: Path) -> None:
    with pytest.raises(SimguiError, match="no longer in the library"):
        indexed.searches.find(PictureId(99), library)


def test_a_pasted_picture(indexed: App, library: Path) -> None:
    result = indexed.searches.find((library / "hats" / "2.png").read_bytes(), library)
    assert result.name == "pasted picture"
    assert result.neighbours[0].picture.path == library / "hats" / "2.png"


def test_a_stranger_is_no_match(indexed: App, library: Path, tmp_path: Path) -> None:
    result = indexed.searches.find(make_picture(tmp_path / "stranger.png", 555), library)
    assert len(result.neighbours) == 5
    assert not result.match


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no picture", "not a picture in a format that SimGUI reads"),
        (b"", "empty"),
        (None, "there is no such file"),
    ],
)
def test_a_query_that_cannot_be_read(
    content: bytes | None, said: str, indexed: App, library: Path, tmp_path: Path
) -> None:
    query = tmp_path / "query.jpg"
    if content is not None:
        query.write_bytes(content)
        with pytest.raises(SimguiError, match=f"The pasted picture: {said}"):
            indexed.searches.find(content, library)
    with pytest.raises(SimguiError, match="This picture cannot be read") as caught:
        indexed.searches.find(query, library)
    assert caught.value.message == f"{query}: {said}. Choose another picture."


def test_nothing_is_indexed(app: App, library: Path) -> None:
    with pytest.raises(SimguiError, match="Nothing to search in") as caught:
        app.searches.find(library / "hats" / "0.png", library)
    assert f"simgui index {library}" in caught.value.message


def test_a_single_picture_has_no_neighbours(app: App, tmp_path: Path) -> None:
    query = make_picture(tmp_path / "one" / "a.png", 1)
    app.folders.index(tmp_path / "one", Progress())
    result = app.searches.find(query, tmp_path / "one")
    assert (result.neighbours, result.match, result.searched) == ((), False, 1)


def test_each_folder_has_a_gallery_of_its_own(indexed: App, library: Path) -> None:
    query = library / "hats" / "0.png"
    for folder, count in ((library / "hats", 2), (library, 8), (library / "shoes", 3), (library, 8)):
        result = indexed.searches.find(query, folder, k=20)
        assert len(result.neighbours) == count
        assert all(neighbour.picture.path.is_relative_to(folder) for neighbour in result.neighbours)


@pytest.fixture
def several(app: App, library: Path, tmp_path: Path) -> tuple[Path, ...]:
    """Three indexed folders, one of them within another."""
    cups = tmp_path / "kitchen"
    for number in range(2):
        make_picture(cups / "cups" / f"{number}.png", 200, number)
    for folder in (library / "hats", library, cups):
        app.folders.index(folder, Progress())
    return library, cups, library / "hats"


def test_all_folders_are_searched_at_once(
    app: App, several: tuple[Path, ...], library: Path, tmp_path: Path
) -> None:
    _, cups, hats = several
    shutil.copyfile(library / "shoes" / "0.png", cups / "cups" / "copy.png")
    app.folders.index(cups, Progress())
    app.decisions.apply([SubfolderLabel(cups, "cups", "mugs")])
    for where in ((), several):
        result = app.searches.find(make_picture(tmp_path / "query.png", 100, 9), where, k=50)
        assert result.searched == len(result.neighbours) == 11
        found = {each.picture.path: each.picture for each in result.neighbours}
        assert found[cups / "cups" / "0.png"].label == "mugs"
        assert found[cups / "cups" / "0.png"].folder == cups
        assert found[hats / "0.png"].label == "hats"  # of the outer folder
        assert found[hats / "0.png"].folder == library
        assert found[cups / "cups" / "copy.png"].places == 2  # its first place, in the order of paths
        ids = app.pictures.ids(where)
        paths = [picture.path for picture in app.pictures.get(ids.tolist(), where)]
        assert len(paths) == 11
        assert paths == sorted(paths)


def test_some_folders_are_searched(app: App, several: tuple[Path, ...], library: Path) -> None:
    _, cups, hats = several
    result = app.searches.find(library / "hats" / "0.png", (cups, hats), k=50)
    folders = {each.picture.path.parent.name for each in result.neighbours}
    assert (folders, result.searched) == ({"cups", "hats"}, 5)
    assert len(app.searches.find(library / "hats" / "0.png", hats, k=50).neighbours) == 2


def test_a_folder_of_several_that_holds_nothing_is_named(
    app: App, several: tuple[Path, ...], library: Path, tmp_path: Path
) -> None:
    query = library / "hats" / "0.png"
    with pytest.raises(SimguiError, match=r"typo: it is not there"):
        app.searches.find(query, (library, tmp_path / "typo"))
    (tmp_path / "new pictures").mkdir()
    with pytest.raises(SimguiError, match=r"new pictures is indexed yet.* index '.*pictures'"):
        app.searches.find(query, (library, tmp_path / "new pictures"))
    for folder in several:
        app.folders.remove(folder)
    with pytest.raises(SimguiError, match="No picture is indexed yet"):
        app.searches.find(query, ())


def test_of_all_folders_what_is_away_is_offline(app: App, several: tuple[Path, ...], library: Path) -> None:
    _, cups, _ = several
    cups.rename(cups.with_name("away"))
    with pytest.raises(SimguiError, match="is offline"):
        app.folders.index(cups, Progress())
    listing = app.listings.list(())
    offline = set(listing.ids[listing.offline].tolist())
    pictures = app.pictures.get(app.pictures.ids(()).tolist(), ())
    assert {each.folder for each in pictures if each.id in offline} == {cups}
    assert {each.id for each in pictures if each.offline} == offline


def test_the_gallery_keeps_in_step_with_the_folder(app: App, library: Path, tmp_path: Path) -> None:
    query = make_picture(tmp_path / "query.png", 102, 9)

    def found(k: int = 50) -> set[str]:
        app.folders.index(library, Progress())
        neighbours = app.searches.find(query, library, k).neighbours
        return {str(neighbour.picture.path.relative_to(library)) for neighbour in neighbours}

    everything = {f"{label}/{number}.png" for label in LABELS for number in range(3)}
    assert found() == everything
    make_picture(library / "shoes" / "new.png", 102, 8)
    assert found() == everything | {"shoes/new.png"}
    (library / "hats" / "0.png").unlink()
    assert found() == (everything | {"shoes/new.png"}) - {"hats/0.png"}
    (library / "shoes" / "new.png").rename(library / "bags" / "new.png")
    assert found() == (everything | {"bags/new.png"}) - {"hats/0.png"}
    for path in library.rglob("*.png"):
        path.unlink()
    app.folders.index(library, Progress())
    with pytest.raises(SimguiError, match="Nothing to search in"):
        app.searches.find(query, library)


def test_copies_in_the_library_are_one_neighbour(app: App, library: Path, tmp_path: Path) -> None:
    shutil.copyfile(library / "hats" / "0.png", library / "bags" / "copy.png")
    app.folders.index(library, Progress())
    query = make_picture(tmp_path / "query.png", 101, 9)
    pictures = [neighbour.picture for neighbour in app.searches.find(query, library, 50).neighbours]
    assert len(pictures) == 9
    (twice,) = [picture for picture in pictures if picture.places == 2]
    assert (twice.path, twice.label) == (library / "bags" / "copy.png", "bags")


def test_a_file_that_another_model_has_seen_is_looked_at_by_this_one(
    indexed: App, data_folder: DataFolder, library: Path
) -> None:
    # Only the hats are known to the second backbone; the query is among the shoes.
    other = fake_model(FakeBackbone("fake-2", grid=2), "other-model")
    with closing(App(data_folder, other)) as app:
        app.folders.index(library / "hats", Progress())
        shoe = PictureId(indexed.searches.find(library / "shoes" / "0.png", library).picture or 0)
        for query in (library / "shoes" / "0.png", shoe):
            result = app.searches.find(query, library, k=20)
            assert result.model == "other-model"
            assert [neighbour.picture.label for neighbour in result.neighbours] == ["hats"] * 3


@pytest.mark.slow
def test_one_thread_searches_while_another_indexes(app: App, tmp_path: Path) -> None:
    library = make_library(tmp_path / "many", each=40)
    app.folders.index(library / "hats", Progress())
    troubles: list[BaseException] = []
    running = threading.Event()
    searched: list[int] = []

    def search() -> None:
        try:
            while True:
                last = running.is_set()
                searched.append(app.searches.find(library / "hats" / "7.png", library).searched)
                if last:
                    return
        except BaseException as error:  # noqa: BLE001 - handed to the thread that judges
            troubles.append(error)

    thread = threading.Thread(target=search)
    thread.start()
    app.folders.index(library, Progress())
    running.set()
    thread.join()
    assert troubles == []
    assert searched[-1] == 120
    assert searched == sorted(searched)


def test_the_persons_cutpoint_holds_until_it_is_taken_back(
    indexed: App, library: Path, data_folder: DataFolder, model: Model
) -> None:
    query = library / "hats" / "0.png"
    assert indexed.models.cutpoint_of(indexed.models.of()) == Cutpoint("starter", 0.3)
    nearest = indexed.searches.find(query, library).neighbours[0].distance
    assert indexed.models.choose_cutpoint(nearest) == Cutpoint("custom", nearest)
    assert indexed.searches.find(query, library).match
    indexed.models.choose_cutpoint(nearest * 0.99)
    assert not indexed.searches.find(query, library).match
    with closing(App(data_folder, model)) as later:
        assert later.models.cutpoint_of(later.models.of()) == Cutpoint("custom", nearest * 0.99)
    with closing(App(data_folder, fake_model(model_id="other-model"))) as other:
        assert other.models.cutpoint_of(other.models.of()) == Cutpoint("starter", 0.3)
    assert indexed.models.choose_cutpoint(None) == Cutpoint("starter", 0.3)


def test_all_pictures_have_the_distances_that_neighbours_have(
    indexed: App, library: Path, tmp_path: Path
) -> None:
    query = make_picture(tmp_path / "query.png", 101, 9)
    found = indexed.searches.distances(query, library)
    neighbours = indexed.searches.find(query, library, k=9).neighbours
    assert len(found.ids) == len(neighbours) == 9
    expected = np.array([each.distance for each in neighbours], np.float32)
    assert np.allclose(found.of(np.array([each.picture.id for each in neighbours])), expected, atol=1e-6)
    assert len(indexed.searches.distances(query, tmp_path / "empty").ids) == 0


def test_words_give_neighbours_another_order_and_take_the_verdict(indexed: App, library: Path) -> None:
    found = indexed.searches.find(library / "hats" / "0.png", library, k=3)
    assert found.has_verdict
    ids = indexed.listings.list(library).ids
    order = np.array([found.picture, *ids[[8, 0, 5, 4]].tolist()], np.int64)
    other = indexed.searches.in_order(found, order, library)
    assert [each.picture.id for each in other.neighbours] == ids[[8, 0, 5]].tolist()
    assert [each.rank for each in other.neighbours] == [1, 2, 3]
    assert not other.has_verdict
    assert not any(each.match for each in other.neighbours)
    distances = indexed.searches.distances(found.query, library)
    expected = distances.of(ids[[8, 0, 5]]).tolist()
    assert [each.distance for each in other.neighbours] == pytest.approx(expected, abs=1e-6)
    gone = np.append(order, 10**6)  # that the words have found, and that has left the library since
    assert len(indexed.searches.in_order(replace(found, wanted=9), gone, library).neighbours) == 4
    assert all(other.rate_of(each) is None for each in other.neighbours)


def test_what_passes_a_filter_is_known_without_a_query(indexed: App, library: Path) -> None:
    assert indexed.searches.passing(library, Filter()) is None
    assert indexed.searches.passing(library, Filter(within_km=5)) is None  # of no picture
    hats = indexed.searches.passing(library, Filter(labels=frozenset(["hats"])))
    assert hats is not None
    assert sorted(hats.tolist()) == sorted(indexed.listings.list(library).ids[3:6].tolist())
    with pytest.raises(SimguiError, match="where it was taken"):
        indexed.searches.passing(library, Filter(within_km=5), library / "hats" / "0.png")
