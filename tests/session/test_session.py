import hashlib
import io
import os
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import FakeBackbone, fake_model
from pictures import LABELS, contents, make_library, make_picture
from PIL import Image
from versions import add_version

from simgui.core.errors import Cancelled, SimguiError
from simgui.core.labels import Labelling
from simgui.core.progress import Progress
from simgui.core.records import Cutpoint, FileEntry, FileState
from simgui.library.data_folder import DataFolder
from simgui.library.decoder import decode
from simgui.library.decoding_pool import DecodingPool
from simgui.search.model import Model
from simgui.session import Session, models


@pytest.fixture
def indexed(session: Session, library: Path) -> Session:
    """The session with the library indexed."""
    session.index_folder(library, Progress())
    return session


def forget_thumbnails(data_folder: DataFolder) -> None:
    """Empty the cache, as its bound or a person who makes room would."""
    with closing(sqlite3.connect(data_folder.thumbnails)) as connection, connection:
        connection.execute("DELETE FROM thumbnails")


def opened(jpeg: bytes | None) -> Image.Image:
    assert jpeg is not None
    with Image.open(io.BytesIO(jpeg)) as image:
        assert image.format == "JPEG"
        return image.copy()


# Search.


def test_the_nearest_of_a_new_picture_have_its_label(indexed: Session, library: Path, tmp_path: Path) -> None:
    query = make_picture(tmp_path / "query.png", 101, 9)  # another variant of the hats
    result = indexed.find_neighbours(query, library)
    assert (result.query, result.model, result.searched) == (str(query), "fake-model-1", 9)
    assert result.cutpoint == Cutpoint("starter", 0.3)
    assert [neighbour.rank for neighbour in result.neighbours] == [1, 2, 3, 4, 5]
    assert [neighbour.picture.label for neighbour in result.neighbours[:3]] == ["hats"] * 3
    assert [neighbour.match for neighbour in result.neighbours] == [True, True, True, False, False]
    distances = [neighbour.distance for neighbour in result.neighbours]
    assert distances == sorted(distances)
    assert result.match


def test_neighbours_and_distances_are_those_of_a_plain_loop(
    indexed: Session, library: Path, tmp_path: Path, model: Model
) -> None:
    query = make_picture(tmp_path / "query.png", 100, 7)

    def embedding(path: Path) -> Any:
        return model.embed_pixels(decode(path).pixels[None])[0]

    expected = sorted(
        (1 - float(embedding(query) @ embedding(path)), path) for path in library.rglob("*.png")
    )
    result = indexed.find_neighbours(query, library, k=9)
    assert [neighbour.picture.path for neighbour in result.neighbours] == [path for _, path in expected]
    found = [neighbour.distance for neighbour in result.neighbours]
    assert np.allclose(found, [distance for distance, _ in expected], atol=1e-3)


def test_a_picture_of_the_library_is_not_decoded_and_does_not_find_itself(
    indexed: Session, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DecodingPool, "decode", lambda pool, path, *_: pytest.fail(f"decoded {path}"))
    query = library / "shoes" / "1.png"
    result = indexed.find_neighbours(query, library, k=20)
    assert len(result.neighbours) == 8
    assert query not in [neighbour.picture.path for neighbour in result.neighbours]
    assert {neighbour.picture.path.name for neighbour in result.neighbours[:2]} == {"0.png", "2.png"}


def test_a_relative_path_is_the_same_file(
    indexed: Session, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = indexed.find_neighbours(library / "shoes" / "1.png", library)
    monkeypatch.chdir(library / "hats")
    result = indexed.find_neighbours(Path("../shoes/1.png"), Path(".."))
    assert result.query == str(Path("../shoes/1.png"))
    assert result.neighbours == expected.neighbours


def test_a_link_in_the_library_does_not_find_itself(session: Session, library: Path, tmp_path: Path) -> None:
    target = make_picture(tmp_path / "elsewhere" / "linked.png", 300)
    (library / "hats" / "link.png").symlink_to(target)
    session.index_folder(library, Progress())
    result = session.find_neighbours(library / "hats" / "link.png", library, k=20)
    assert len(result.neighbours) == 9
    assert all(neighbour.distance > 0.1 for neighbour in result.neighbours)


def test_a_link_to_a_picture_of_the_library_is_that_picture(
    indexed: Session, library: Path, tmp_path: Path
) -> None:
    (tmp_path / "link.png").symlink_to(library / "hats" / "0.png")
    result = indexed.find_neighbours(tmp_path / "link.png", library, k=20)
    assert len(result.neighbours) == 8


def test_a_library_reached_through_a_link_is_the_same_library(
    indexed: Session, library: Path, tmp_path: Path
) -> None:
    (tmp_path / "door").symlink_to(library)
    result = indexed.find_neighbours(tmp_path / "door" / "hats" / "0.png", tmp_path / "door", k=20)
    assert len(result.neighbours) == 8
    assert indexed.counts(tmp_path / "door") == indexed.counts(library)


def test_a_copy_from_elsewhere_finds_its_like_at_no_distance(
    indexed: Session, library: Path, tmp_path: Path
) -> None:
    shutil.copyfile(library / "hats" / "2.png", tmp_path / "copy.png")
    nearest = indexed.find_neighbours(tmp_path / "copy.png", library).neighbours[0]
    assert nearest.picture.path == library / "hats" / "2.png"
    assert nearest.distance == pytest.approx(0, abs=1e-3)
    assert nearest.match


def test_a_pasted_picture(indexed: Session, library: Path) -> None:
    result = indexed.find_neighbours((library / "hats" / "2.png").read_bytes(), library)
    assert result.query == "pasted picture"
    assert result.neighbours[0].picture.path == library / "hats" / "2.png"


def test_a_stranger_is_no_match(indexed: Session, library: Path, tmp_path: Path) -> None:
    result = indexed.find_neighbours(make_picture(tmp_path / "stranger.png", 555), library)
    assert len(result.neighbours) == 5
    assert not result.match


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no picture", "not a picture in a format that SimGUI reads"),
        (b"", "not a picture in a format that SimGUI reads"),
        (None, "No such file or directory"),
    ],
)
def test_a_query_that_cannot_be_read(
    content: bytes | None, said: str, indexed: Session, library: Path, tmp_path: Path
) -> None:
    query = tmp_path / "query.jpg"
    if content is not None:
        query.write_bytes(content)
        with pytest.raises(SimguiError, match=f"The pasted picture: {said}"):
            indexed.find_neighbours(content, library)
    with pytest.raises(SimguiError, match="This picture cannot be read") as caught:
        indexed.find_neighbours(query, library)
    assert caught.value.message == f"{query}: {said}. Choose another picture."


def test_nothing_is_indexed(session: Session, library: Path) -> None:
    with pytest.raises(SimguiError, match="Nothing to search in") as caught:
        session.find_neighbours(library / "hats" / "0.png", library)
    assert f"simgui index {library}" in caught.value.message


def test_a_single_picture_has_no_neighbours(session: Session, tmp_path: Path) -> None:
    query = make_picture(tmp_path / "one" / "a.png", 1)
    session.index_folder(tmp_path / "one", Progress())
    result = session.find_neighbours(query, tmp_path / "one")
    assert (result.neighbours, result.match, result.searched) == ((), False, 1)


def test_each_folder_has_a_gallery_of_its_own(indexed: Session, library: Path) -> None:
    query = library / "hats" / "0.png"
    for folder, count in ((library / "hats", 2), (library, 8), (library / "shoes", 3), (library, 8)):
        result = indexed.find_neighbours(query, folder, k=20)
        assert len(result.neighbours) == count
        assert all(neighbour.picture.path.is_relative_to(folder) for neighbour in result.neighbours)


@pytest.fixture
def several(session: Session, library: Path, tmp_path: Path) -> tuple[Path, ...]:
    """Three indexed folders, one of them within another."""
    cups = tmp_path / "kitchen"
    for number in range(2):
        make_picture(cups / "cups" / f"{number}.png", 200, number)
    for folder in (library / "hats", library, cups):
        session.index_folder(folder, Progress())
    return library, cups, library / "hats"


def test_all_folders_are_searched_at_once(
    session: Session, several: tuple[Path, ...], library: Path, tmp_path: Path
) -> None:
    _, cups, hats = several
    shutil.copyfile(library / "shoes" / "0.png", cups / "cups" / "copy.png")
    session.index_folder(cups, Progress())
    session.relabel(cups, Labelling({"cups": "mugs"}))
    for where in ((), several):
        result = session.find_neighbours(make_picture(tmp_path / "query.png", 100, 9), where, k=50)
        assert result.searched == len(result.neighbours) == 11
        found = {each.picture.path: each.picture for each in result.neighbours}
        assert found[cups / "cups" / "0.png"].label == "mugs"
        assert found[cups / "cups" / "0.png"].folder == cups
        assert found[hats / "0.png"].label == "hats"  # of the outer folder
        assert found[hats / "0.png"].folder == library
        assert found[cups / "cups" / "copy.png"].places == 2  # its first place, in the order of paths
        ids = session.picture_ids(where)
        paths = [picture.path for picture in session.pictures(ids.tolist(), where)]
        assert len(paths) == 11
        assert paths == sorted(paths)


def test_some_folders_are_searched(session: Session, several: tuple[Path, ...], library: Path) -> None:
    _, cups, hats = several
    result = session.find_neighbours(library / "hats" / "0.png", (cups, hats), k=50)
    folders = {each.picture.path.parent.name for each in result.neighbours}
    assert (folders, result.searched) == ({"cups", "hats"}, 5)
    assert len(session.find_neighbours(library / "hats" / "0.png", hats, k=50).neighbours) == 2


def test_a_folder_of_several_that_holds_nothing_is_named(
    session: Session, several: tuple[Path, ...], library: Path, tmp_path: Path
) -> None:
    query = library / "hats" / "0.png"
    with pytest.raises(SimguiError, match=r"No picture under .*typo is indexed yet"):
        session.find_neighbours(query, (library, tmp_path / "typo"))
    for folder in several:
        session.folders.remove(folder)
    with pytest.raises(SimguiError, match="No picture is indexed yet"):
        session.find_neighbours(query, ())


def test_of_all_folders_what_is_away_is_offline(
    session: Session, several: tuple[Path, ...], library: Path
) -> None:
    _, cups, _ = several
    cups.rename(cups.with_name("away"))
    with pytest.raises(SimguiError, match="is offline"):
        session.index_folder(cups, Progress())
    offline = session.offline_ids(())
    pictures = session.pictures(session.picture_ids(()).tolist(), ())
    assert {each.folder for each in pictures if each.id in offline} == {cups}
    assert {each.id for each in pictures if each.offline} == offline


def test_the_gallery_keeps_in_step_with_the_folder(session: Session, library: Path, tmp_path: Path) -> None:
    query = make_picture(tmp_path / "query.png", 102, 9)

    def found(k: int = 50) -> set[str]:
        session.index_folder(library, Progress())
        neighbours = session.find_neighbours(query, library, k).neighbours
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
    session.index_folder(library, Progress())
    with pytest.raises(SimguiError, match="Nothing to search in"):
        session.find_neighbours(query, library)


def test_copies_in_the_library_are_one_neighbour(session: Session, library: Path, tmp_path: Path) -> None:
    shutil.copyfile(library / "hats" / "0.png", library / "bags" / "copy.png")
    session.index_folder(library, Progress())
    query = make_picture(tmp_path / "query.png", 101, 9)
    pictures = [neighbour.picture for neighbour in session.find_neighbours(query, library, 50).neighbours]
    assert len(pictures) == 9
    (twice,) = [picture for picture in pictures if picture.places == 2]
    assert (twice.path, twice.label) == (library / "bags" / "copy.png", "bags")


def test_a_file_that_another_model_has_seen_is_looked_at_by_this_one(
    indexed: Session, data_folder: DataFolder, library: Path
) -> None:
    # Only the hats are known to the second backbone; the query is among the shoes.
    other = fake_model(FakeBackbone("fake-2", grid=2), "other-model")
    with closing(Session(data_folder, other)) as session:
        session.index_folder(library / "hats", Progress())
        result = session.find_neighbours(library / "shoes" / "0.png", library, k=20)
    assert result.model == "other-model"
    assert [neighbour.picture.label for neighbour in result.neighbours] == ["hats"] * 3


def test_one_thread_searches_while_another_indexes(session: Session, tmp_path: Path) -> None:
    library = make_library(tmp_path / "many", each=40)
    session.index_folder(library / "hats", Progress())
    troubles: list[BaseException] = []
    running = threading.Event()
    searched: list[int] = []

    def search() -> None:
        try:
            while True:
                last = running.is_set()
                searched.append(session.find_neighbours(library / "hats" / "7.png", library).searched)
                if last:
                    return
        except BaseException as error:  # noqa: BLE001 - handed to the thread that judges
            troubles.append(error)

    thread = threading.Thread(target=search)
    thread.start()
    session.index_folder(library, Progress())
    running.set()
    thread.join()
    assert troubles == []
    assert searched[-1] == 120
    assert searched == sorted(searched)


# The cutpoint.


def test_the_persons_cutpoint_holds_until_it_is_taken_back(
    indexed: Session, library: Path, data_folder: DataFolder, model: Model
) -> None:
    query = library / "hats" / "0.png"
    assert indexed.cutpoint == Cutpoint("starter", 0.3)
    nearest = indexed.find_neighbours(query, library).neighbours[0].distance
    assert indexed.models.choose_cutpoint(nearest) == Cutpoint("custom", nearest)
    assert indexed.find_neighbours(query, library).match
    indexed.models.choose_cutpoint(nearest * 0.99)
    assert not indexed.find_neighbours(query, library).match
    with closing(Session(data_folder, model)) as later:
        assert later.cutpoint == Cutpoint("custom", nearest * 0.99)
    with closing(Session(data_folder, fake_model(model_id="other-model"))) as other:
        assert other.cutpoint == Cutpoint("starter", 0.3)
    assert indexed.models.choose_cutpoint(None) == Cutpoint("starter", 0.3)


# The library.


def test_the_ledger_and_the_counts(indexed: Session, library: Path) -> None:
    (library / "hats" / "notes.txt").write_text("no picture")
    (library / "bags" / "0.png").unlink()
    indexed.index_folder(library, Progress())
    assert indexed.counts(library) == {
        FileState.INDEXED: 8,
        FileState.OFFLINE: 0,
        FileState.SKIPPED: 1,
        FileState.EXCLUDED: 0,
        FileState.FAILED: 0,
        FileState.MISSING: 1,
    }
    assert [entry for entry in indexed.ledger(library) if entry.state is not FileState.INDEXED] == [
        FileEntry(library / "bags" / "0.png", FileState.MISSING, "no longer in the folder"),
        FileEntry(
            library / "hats" / "notes.txt", FileState.SKIPPED, "not a picture in a format that SimGUI reads"
        ),
    ]
    missing = list(indexed.ledger(library, (FileState.MISSING,)))
    assert [entry.path.name for entry in missing] == ["0.png"]


def test_pictures_come_in_the_order_of_their_paths(indexed: Session, library: Path) -> None:
    ids = indexed.picture_ids(library)
    pictures = indexed.pictures(ids.tolist(), library)
    assert [picture.path for picture in pictures] == sorted(library.rglob("*.png"))
    assert {picture.label for picture in pictures} == set(LABELS)
    assert indexed.pictures([int(ids[3]), 999], library) == [pictures[3]]


def test_a_thumbnail_is_made_while_indexing_and_never_again(
    indexed: Session, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DecodingPool, "shrink", lambda *_: pytest.fail("decoded for its thumbnail"))
    make_picture(library / "hats" / "large.png", 42, size=(1200, 600))
    indexed.index_folder(library, Progress())
    (number,) = [
        picture.id
        for picture in indexed.pictures(indexed.picture_ids(library).tolist(), library)
        if picture.path.name == "large.png"
    ]
    jpeg = indexed.thumbnail(number)
    assert opened(jpeg).size == (256, 128)
    assert indexed.thumbnail(number) == jpeg


def test_a_thumbnail_that_is_lost_is_made_again_once(
    indexed: Session, library: Path, data_folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (number,) = indexed.picture_ids(library)[:1].tolist()
    forget_thumbnails(data_folder)
    jpeg = indexed.thumbnail(number)
    assert opened(jpeg).size == (96, 72)
    monkeypatch.setattr(DecodingPool, "shrink", lambda *_: pytest.fail("made again"))
    assert indexed.thumbnail(number) == jpeg


def test_a_picture_that_is_away_keeps_its_thumbnail(indexed: Session, library: Path) -> None:
    (number,) = indexed.picture_ids(library)[:1].tolist()
    shutil.rmtree(library)
    assert opened(indexed.thumbnail(number)).size == (96, 72)


def test_a_thumbnail_is_made_from_any_file_that_can_be_read(
    indexed: Session, library: Path, data_folder: DataFolder
) -> None:
    copy = library / "shoes" / "copy.png"
    shutil.copyfile(library / "hats" / "0.png", copy)
    indexed.index_folder(library, Progress())
    (number,) = [
        picture.id
        for picture in indexed.pictures(indexed.picture_ids(library).tolist(), library)
        if picture.places == 2
    ]
    (library / "hats" / "0.png").unlink()
    forget_thumbnails(data_folder)
    assert opened(indexed.thumbnail(number)).size == (96, 72)


def test_no_thumbnail_of_what_cannot_be_read(
    indexed: Session, library: Path, data_folder: DataFolder
) -> None:
    (number,) = indexed.picture_ids(library)[:1].tolist()
    (path,) = [picture.path for picture in indexed.pictures([number], library)]
    path.unlink()
    forget_thumbnails(data_folder)
    assert indexed.thumbnail(number) is None
    assert indexed.thumbnail(999) is None


def test_a_damaged_thumbnail_cache_stops_nothing(
    data_folder: DataFolder, model: Model, library: Path
) -> None:
    data_folder.thumbnails.write_bytes(b"no database " * 500)
    with closing(Session(data_folder, model)) as session:
        session.index_folder(library, Progress())
        assert opened(session.thumbnail(int(session.picture_ids(library)[0]))).size == (96, 72)


def test_a_preview(session: Session, tmp_path: Path) -> None:
    path = make_picture(tmp_path / "large.png", 1, size=(3000, 1500))
    assert opened(session.preview(path)).size == (900, 450)
    assert opened(session.preview(path.read_bytes())).size == (900, 450)
    with pytest.raises(SimguiError, match=r"gone\.png: No such file"):
        session.preview(tmp_path / "gone.png")
    with pytest.raises(SimguiError, match="The pasted picture: not a picture"):
        session.preview(b"no picture")


def test_originals_stay_as_they_are(session: Session, library: Path, tmp_path: Path) -> None:
    (library / "hats" / "broken.png").write_bytes((library / "hats" / "0.png").read_bytes()[:90])
    before = contents(library)
    session.index_folder(library, Progress())
    for path in before:
        if path.name != "broken.png":
            session.find_neighbours(path, library)
            session.preview(path)
    for number in session.picture_ids(library).tolist():
        session.thumbnail(number)
    session.evaluate(library, None, Progress())
    assert contents(library) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "pictures"]


def test_a_name_that_is_no_text(session: Session, library: Path) -> None:
    path = library / os.fsdecode(b"caf\xe9") / os.fsdecode(b"\xff.png")
    make_picture(path, 1)
    session.index_folder(library, Progress())
    assert path in [
        neighbour.picture.path
        for neighbour in session.find_neighbours(library / "hats" / "0.png", library, 20).neighbours
    ]
    assert session.find_neighbours(path, library).query == str(path)


# Evaluation.


def test_every_picture_in_turn(session: Session, library: Path) -> None:
    make_picture(library / "without a label.png", 9)
    evaluation = session.evaluate(library, None, Progress())
    assert (evaluation.model, evaluation.queries, evaluation.cutpoint) == ("fake-model-1", 9, 0.3)
    assert (evaluation.recall_at_1, evaluation.recall_at_5, evaluation.map) == (1, 1, 1)
    assert (evaluation.precision, evaluation.recall, evaluation.f1) == (1, 1, 1)
    assert evaluation.false_accept_rate == 0


def test_a_label_of_a_single_picture_is_never_found(session: Session, library: Path) -> None:
    make_picture(library / "gloves" / "0.png", 9)
    evaluation = session.evaluate(library, None, Progress())
    assert evaluation.queries == 10
    assert evaluation.recall_at_1 == evaluation.map == 0.9


def test_the_figures_are_those_of_single_searches(session: Session, tmp_path: Path) -> None:
    random = np.random.default_rng(4)
    train, test = tmp_path / "train", tmp_path / "test"
    for folder, count in ((train, 30), (test, 12)):
        for number in range(count):
            label = ("a", "b", "c")[int(random.integers(3))]
            make_picture(
                folder / label / f"{number}.png", int(random.integers(6)), int(random.integers(1000))
            )
    evaluation = session.evaluate(train, test, Progress())
    right_first = right_among_five = accepted = right_accepted = 0
    queries = sorted(test.rglob("*.png"))
    for query in queries:
        result = session.find_neighbours(query, train)
        right = [neighbour.picture.label == query.parent.name for neighbour in result.neighbours]
        right_first += right[0]
        right_among_five += any(right)
        accepted += result.match
        right_accepted += right[0] and result.match
    assert evaluation.queries == 12
    assert evaluation.recall_at_1 == pytest.approx(right_first / 12)
    assert evaluation.recall_at_5 == pytest.approx(right_among_five / 12)
    assert evaluation.precision == pytest.approx(right_accepted / accepted)
    assert evaluation.recall == pytest.approx(right_accepted / right_first)
    assert evaluation.f1 == pytest.approx(2 * right_accepted / (accepted + right_first))


def test_queries_of_labels_that_the_gallery_does_not_have(
    session: Session, library: Path, tmp_path: Path
) -> None:
    test = tmp_path / "test"
    make_picture(test / "hats" / "new.png", 101, 9)
    make_picture(test / "gloves" / "new.png", 999)
    evaluation = session.evaluate(library, test, Progress())
    assert (evaluation.queries, evaluation.recall_at_1, evaluation.map) == (2, 0.5, 0.5)
    assert (evaluation.precision, evaluation.recall, evaluation.false_accept_rate) == (1, 1, 0)


def test_one_query_is_enough(session: Session, library: Path, tmp_path: Path) -> None:
    make_picture(tmp_path / "test" / "hats" / "new.png", 101, 9)
    evaluation = session.evaluate(library, tmp_path / "test", Progress())
    assert (evaluation.queries, evaluation.recall_at_1) == (1, 1)


def test_a_picture_that_lies_in_both_folders_is_not_found_by_itself(
    session: Session, library: Path, tmp_path: Path
) -> None:
    test = tmp_path / "test"
    (test / "hats").mkdir(parents=True)
    (test / "shoes").mkdir()
    shutil.copyfile(library / "hats" / "0.png", test / "hats" / "same.png")
    shutil.copyfile(library / "hats" / "1.png", test / "shoes" / "same.png")  # labelled otherwise
    evaluation = session.evaluate(library, test, Progress())
    assert (evaluation.queries, evaluation.recall_at_1) == (2, 0.5)


def test_the_persons_cutpoint_is_the_one_that_is_measured(session: Session, library: Path) -> None:
    session.models.choose_cutpoint(0.0)
    evaluation = session.evaluate(library, None, Progress())
    assert (evaluation.cutpoint, evaluation.recall, evaluation.precision) == (0.0, 0, None)


@pytest.mark.parametrize("which", ["gallery", "test"])
def test_a_folder_without_labels(which: str, session: Session, library: Path, tmp_path: Path) -> None:
    flat = tmp_path / "flat"
    for number in range(3):
        make_picture(flat / f"{number}.png", number)
    with pytest.raises(SimguiError, match="No labelled pictures") as caught:
        session.evaluate(*((flat, None) if which == "gallery" else (library, flat)), Progress())
    assert str(flat) in caught.value.message
    assert "one subfolder a label" in caught.value.message


def test_an_evaluation_can_be_stopped(session: Session, library: Path) -> None:
    with pytest.raises(Cancelled):
        session.evaluate(library, None, Progress(is_cancelled=lambda: True))


# The files of the session.


def test_a_damaged_catalogue_is_set_aside_and_what_was_decided_comes_back(
    data_folder: DataFolder, model: Model, library: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(Session(data_folder, model)) as session:
        session.index_folder(library, Progress())
        session.relabel(library, Labelling({"hats": "caps"}))
        picture = session.picture_ids(library)[:1].tolist()
        session._catalogue.decide(picture, "label", "mine")
    damaged = b"no database " * 500
    data_folder.catalogue.write_bytes(damaged)
    with closing(Session(data_folder, model)) as session:
        told = session.keeping.settle(Progress())
        assert told is not None
        assert told.title == "The catalogue was damaged"
        assert session.keeping.settle(Progress()) is None  # told once
        assert [each.path for each in session.folders.list()] == [library]
        assert session.labelling(library) == Labelling({"hats": "caps"})
        session.index_folder(library, Progress())
        first = session.picture_ids(library)[:1].tolist()
        assert [each.label for each in session.pictures(first, library)] == ["mine"]
    (kept,) = data_folder.root.glob("catalogue-damaged-*.sqlite")
    assert kept.read_bytes() == damaged
    assert kept.name in told.message
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    caplog.clear()


def test_the_shipped_model_is_loaded_when_it_is_needed(
    data_folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[Path] = []

    def load(folder: Path, _backbone: object) -> Model:
        loaded.append(folder)
        return fake_model()

    monkeypatch.setattr(models, "load_model", load)
    with closing(Session(data_folder)) as session:
        assert loaded == []
        assert session.model is session.model
        assert [folder.name for folder in loaded] == ["starter"]


def test_what_a_model_has_learnt_from_never_measures_it(
    data_folder: DataFolder, library: Path, backbone: FakeBackbone
) -> None:
    learnt = sorted((library / "hats").iterdir())[:2]
    hashes = [hashlib.blake2b(path.read_bytes(), digest_size=16).digest() for path in learnt]
    add_version(data_folder, fake_model(backbone).id, learnt=hashes)
    with closing(Session(data_folder, fake_model(backbone))) as session:
        measured = session.measurements.measure(library, Progress())
        assert (len(measured.query_ids), measured.learnt, len(measured.gallery_ids)) == (7, 2, 9)
        asked = session.pictures(measured.query_ids.tolist(), library)
        assert not {picture.path for picture in asked} & set(learnt)
        assert [measured.names[number] for number in measured.query_labels] == [each.label for each in asked]
        with pytest.raises(SimguiError, match="Nothing to measure honestly"):
            session.measurements.measure(library, Progress(), test=_folder_of(learnt[0], library))


def test_two_versions_side_by_side_are_asked_the_same(
    data_folder: DataFolder, library: Path, backbone: FakeBackbone
) -> None:
    learnt = sorted((library / "hats").iterdir())[:2]
    hashes = [hashlib.blake2b(path.read_bytes(), digest_size=16).digest() for path in learnt]
    add_version(data_folder, "other", learnt=hashes)
    with closing(Session(data_folder, fake_model(backbone))) as session:
        alone = session.measurements.measure(library, Progress())
        beside = session.measurements.measure(library, Progress(), beside="other")
        assert (len(alone.query_ids), len(beside.query_ids)) == (9, 7)
        asked = session.pictures(beside.query_ids.tolist(), library)
        assert not {picture.path for picture in asked} & set(learnt)


def test_what_is_indexed_is_measured_without_a_look_at_the_folder(
    session: Session, backbone: FakeBackbone, library: Path
) -> None:
    session.index_folder(library, Progress())
    make_picture(library / "hats" / "new.png", 101, variant=8)
    looked_at = backbone.calls
    library.rename(library.with_name("away"))  # whoever looks now finds nothing
    measured = session.measurements.measure(library, Progress())
    assert (len(measured.query_ids), backbone.calls) == (9, looked_at)
    library.with_name("away").rename(library)
    assert session.evaluate(library, None, Progress()).queries == 10  # the command looks for what is new


def test_a_version_with_eyes_of_its_own_looks_at_what_it_has_not_seen(
    indexed: Session, data_folder: DataFolder, library: Path
) -> None:
    eyes = FakeBackbone("fake-2", grid=2)
    with closing(Session(data_folder, fake_model(eyes, "other-model"))) as session:
        session.index_folder(library / "hats", Progress())
        assert eyes.calls == 3
        for _ in range(2):
            assert len(session.measurements.measure(library, Progress()).gallery_ids) == 9
            assert eyes.calls == 9


def test_a_folder_whose_first_pictures_are_on_their_way_says_so(session: Session, library: Path) -> None:
    session._catalogue.cover(library)
    with pytest.raises(SimguiError, match="Nothing is indexed yet"):
        session.measurements.measure(library, Progress())


def _folder_of(picture: Path, library: Path) -> Path:
    """Make a labelled folder of one picture."""
    folder = library.with_name("apart")
    (folder / "hats").mkdir(parents=True)
    shutil.copyfile(picture, folder / "hats" / "same.png")
    return folder


def test_of_many_queries_some_are_drawn(session: Session, library: Path) -> None:
    make_library(library, (*LABELS, "coats", "gloves"), 12)
    measured = session.measurements.measure(library, Progress(), most_queries=40)
    assert (len(measured.query_ids), measured.left_over) == (40, 20)
    assert set(measured.query_labels.tolist()) == set(range(5))


def test_a_label_that_a_person_gives_and_takes_back(session: Session, library: Path) -> None:
    session.index_folder(library, Progress())
    number = int(session.picture_ids(library)[0])
    session.label_pictures([number], "socks")
    assert session.pictures([number], library)[0].label == "socks"
    assert session.training_data(library).labels["socks"] == 1
    session.label_pictures([number], None)
    assert session.pictures([number], library)[0].label == "bags"
    session.confirm_labels({number: "bags"})
    assert session.confirmed_labels() == {number: "bags"}
