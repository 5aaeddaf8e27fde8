"""A folder in a shared library: published, brought up to date, searched from another computer."""

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from pictures import contents, make_picture

from simgui.app import App
from simgui.core.errors import Cancelled, OfflineFolder
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder
from simgui.search.export import result_to_json
from simgui.search.filters import Filter
from simgui.search.records import SearchResult
from simgui.sharing.address import Address
from simgui.sharing.blobs import _FIELDS as BLOB_FIELDS
from simgui.sharing.failures import SharedLibraryProblem
from simgui.sharing.features import LocalFeatures
from simgui.sharing.places import Originals
from simgui.sharing.publishing import Published


def publish(app: App, folder: Path, address: Address) -> Published:
    return app.sharing.publications.publish(folder, address, Progress())


def same_answer(shared: SearchResult, local: SearchResult) -> bool:
    """Tell whether two results say the same; embeddings made in other batches differ in the last bits."""
    one, other = result_to_json(shared), result_to_json(local)
    for each in (one, other):
        each["distances"] = [round(neighbour.pop("distance"), 6) for neighbour in each["neighbours"]]
        each["label_distance"] = each["label_distance"] and round(each["label_distance"], 6)
    return one == other


def did(done: Published) -> tuple[int, int, int]:
    return done.written, done.unchanged, done.removed


def test_a_search_in_a_shared_library_answers_as_one_in_the_folder(
    publisher: App, desk: App, library: Path, address: Address, tmp_path: Path
) -> None:
    before = contents(library)
    done = publish(publisher, library, address)
    assert did(done) == (9, 0, 0)
    assert done.in_use
    assert done.true_neighbours is not None
    assert done.true_neighbours.share == 1
    query = make_picture(tmp_path / "query.png", 101, 7)
    local = publisher.searches.find(query, library)
    for app in (publisher, desk):
        found = app.sharing.searches.find(query, [address])
        assert same_answer(found.result, local)
        assert [each.library for each in found.origins] == [address] * 5
        assert found.true_neighbours[address].pictures == 9
        assert found.result.searched == 9
    opened = desk.sharing.open(address)
    assert opened.pictures == 9
    assert dict(opened.labels) == {"bags": 3, "hats": 3, "shoes": 3}
    assert opened.has_model
    assert contents(library) == before


def test_a_picture_of_the_library_is_not_its_own_neighbour_but_a_copy_is(
    publisher: App, desk: App, library: Path, address: Address, tmp_path: Path
) -> None:
    publish(publisher, library, address)
    query = library / "hats" / "1.png"
    local = publisher.searches.find(query, library)
    assert same_answer(publisher.sharing.searches.find(query, [address]).result, local)
    copy = shutil.copy(query, tmp_path / "copy.png")
    found = desk.sharing.searches.find(Path(copy), [address]).result
    assert found.neighbours[0].picture.path == query
    assert found.neighbours[0].copy
    assert found.copies == (query,)
    assert found.neighbours[0].picture.id < 0


def test_publishing_again_writes_only_what_has_changed(
    publisher: App, desk: App, library: Path, address: Address, tmp_path: Path
) -> None:
    publish(publisher, library, address)
    assert did(publish(publisher, library, address)) == (0, 9, 0)
    (library / "hats" / "0.png").unlink()
    make_picture(library / "hats" / "new.png", 101, 9)
    (library / "bags" / "0.png").rename(library / "shoes" / "moved.png")
    shutil.copy(library / "shoes" / "1.png", library / "shoes" / "copy.png")
    assert did(publish(publisher, library, address)) == (3, 6, 1)
    assert dict(desk.sharing.open(address).labels) == {"bags": 2, "hats": 3, "shoes": 4}
    query = make_picture(tmp_path / "query.png", 102, 7)
    local = publisher.searches.find(query, library, 9)
    assert same_answer(desk.sharing.searches.find(query, [address], k=9).result, local)


def test_two_publishers_keep_their_folders_apart(
    publisher: App, desk: App, library: Path, address: Address, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(library / "hats", other / "caps")
    publish(publisher, library, address)
    assert did(publish(desk, other, address)) == (3, 0, 0)
    found = publisher.sharing.searches.find(library / "bags" / "0.png", [address], k=20).result
    assert len(found.neighbours) == 8
    assert [each.picture.places for each in found.neighbours].count(2) == 3
    for file in (library / "hats").iterdir():
        file.unlink()
    assert did(publish(publisher, library, address)) == (0, 6, 3)
    assert desk.sharing.open(address).pictures == 9
    content = next(iter(desk._catalogue.pictures.contents_of(desk.pictures.ids(other).tolist()).values()))
    assert desk.sharing.searches.thumbnails(address, [content])[content].startswith(b"\xff\xd8")


def test_what_a_stopped_publishing_has_written_is_not_written_again(
    publisher: App, library: Path, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simgui.sharing.publishing.BATCH", 2)
    steps: list[int] = []

    def report(step: object) -> None:
        if step.line.startswith("Publishing"):
            steps.append(1)

    progress = Progress(report, lambda: len(steps) >= 3, clock=iter(range(10**6)).__next__)
    with pytest.raises(Cancelled):
        publisher.sharing.publications.publish(library, address, progress)
    done = publish(publisher, library, address)
    assert done.written + done.unchanged == 9
    assert 2 <= done.unchanged < 9


def test_pictures_of_a_folder_that_is_away_stay_in_the_library(
    publisher: App, library: Path, address: Address, tmp_path: Path
) -> None:
    publish(publisher, library, address)
    (library / "hats").rename(tmp_path / "away")
    assert did(publish(publisher, library, address)) == (0, 9, 0)
    library.rename(tmp_path / "all away")
    with pytest.raises(OfflineFolder):
        publish(publisher, library, address)
    assert publisher.sharing.open(address).pictures == 9


def test_a_collection_that_a_killed_publisher_has_not_loaded_is_loaded_by_the_next_one(
    publisher: App, library: Path, address: Address
) -> None:
    shared = publisher.sharing._open.get(address)
    asked = shared._connection
    for made in ("models", "thumbs"):
        schema = asked._schema(BLOB_FIELDS, "")
        asked.write("create_collection", f"simgui__{address.name}__{made}", schema=schema)
    assert did(publish(publisher, library, address)) == (9, 0, 0)
    asked.write("release_collection", f"simgui__{address.name}__models")
    with pytest.raises(SharedLibraryProblem, match="has not loaded it"):
        publisher.sharing.searches.find(library / "hats" / "0.png", [address])
    assert did(publish(publisher, library, address)) == (0, 9, 0)
    assert publisher.sharing.searches.find(library / "hats" / "0.png", [address]).result.neighbours


def test_features_of_another_source_make_the_same_library(
    publisher: App, library: Path, address: Address
) -> None:
    asked = []

    def source(backbone: object, thumbnail_px: int) -> LocalFeatures:
        asked.append(thumbnail_px)
        return LocalFeatures(backbone, thumbnail_px, publisher._decoders)  # type: ignore[arg-type]

    done = publisher.sharing.publications.publish(library, address, Progress(), source=source)
    assert did(done) == (9, 0, 0)
    assert done.index.indexed == 9
    assert asked[0] > 0


def test_files_that_are_no_pictures_stand_in_the_ledger(
    publisher: App, library: Path, address: Address
) -> None:
    (library / "notes.txt").write_text("no picture", "utf-8")
    done = publish(publisher, library, address)
    assert [each.path.name for each in done.index.skipped] == ["notes.txt"]
    assert done.pictures == 9


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="names are valid text there")
def test_a_name_that_is_no_valid_text_is_published_and_found(
    publisher: App, library: Path, address: Address
) -> None:
    odd = library / "hats" / os.fsdecode(b"odd \xff.png")
    make_picture(odd, 101, 8)
    publish(publisher, library, address)
    found = publisher.sharing.searches.find(library / "hats" / "0.png", [address], k=9).result
    assert odd in [each.picture.path for each in found.neighbours]


def test_filters_hold_in_a_shared_library(
    publisher: App, desk: App, library: Path, address: Address, tmp_path: Path
) -> None:
    publish(publisher, library, address)
    query = make_picture(tmp_path / "query.png", 101, 7)
    for chosen in (
        Filter(labels=frozenset({"bags", "shoes"})),
        Filter(folder=library / "shoes"),
        Filter(least_px=73),
        Filter(only_matches=True),
    ):
        local = publisher.searches.find(query, library, 9, chosen)
        assert same_answer(desk.sharing.searches.find(query, [address], k=9, chosen=chosen).result, local)


def test_originals_are_reached_where_the_folder_is_mounted_or_by_the_web(
    publisher: App, desk: App, library: Path, address: Address, tmp_path: Path
) -> None:
    publish(publisher, library, address)
    mount = tmp_path / "mount"
    shutil.copytree(library, mount)
    desk.sharing.add(
        address, originals=Originals(((str(library), str(mount)),), ((str(library), "https://p.org/x"),))
    )
    found = desk.sharing.searches.find(mount / "hats" / "1.png", [address], k=2)
    assert {each.picture.path for each in found.result.neighbours} == {
        mount / "hats" / "0.png",
        mount / "hats" / "2.png",
    }
    first, second = found.origins
    assert first.file == found.result.neighbours[0].picture.path
    assert desk.sharing.searches.shown(first) == first.file
    assert second.file is not None
    second.file.unlink()
    thumbnail = desk.sharing.searches.shown(second)
    assert isinstance(thumbnail, bytes)
    assert desk.sharing.searches.find(thumbnail, [address]).result.neighbours
    assert {each.url for each in found.origins} == {
        "https://p.org/x/hats/0.png",
        "https://p.org/x/hats/2.png",
    }


def test_folders_and_shared_libraries_are_searched_together(
    publisher: App, desk: App, library: Path, address: Address, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    shutil.copytree(library / "hats", own / "hats")
    shutil.rmtree(library / "hats")
    publish(publisher, library, address)
    desk.folders.index(own, Progress())
    query = make_picture(tmp_path / "query.png", 101, 7)
    found = desk.sharing.searches.find(query, [address], [own], k=9)
    assert [each.library for each in found.origins].count(None) == 3
    assert [each.library for each in found.origins][:3] == [None] * 3  # the hats are nearest
    distances = [each.distance for each in found.result.neighbours]
    assert distances == sorted(distances)
    assert len(distances) == 9
    with closing(App(DataFolder.open(tmp_path / "both"))) as both:
        shutil.copytree(own / "hats", library / "hats")
        both.folders.index(library, Progress())
        one = both.searches.find(query, library, 9)
    assert distances == pytest.approx([each.distance for each in one.neighbours], abs=1e-6)
    assert found.result.label is not None
    assert one.label is not None
    assert found.result.label.label == one.label.label == "hats"
