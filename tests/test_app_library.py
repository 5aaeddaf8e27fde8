import io
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pictures import LABELS, contents, make_picture
from PIL import Image

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.library.catalogue import SubfolderLabel
from simgui.library.decisions import confirmations, dismissals, label_changes
from simgui.library.decoding.pool import DecodingPool
from simgui.library.records import FileEntry, FileState
from simgui.library.storage.data_folder import DataFolder
from simgui.models.model import Model


def forget_thumbnails(data_folder: DataFolder) -> None:
    """Empty the cache, as its bound or a person who makes room would."""
    with closing(sqlite3.connect(data_folder.thumbnails)) as connection, connection:
        connection.execute("DELETE FROM thumbnails")


def opened(jpeg: bytes | None) -> Image.Image:
    assert jpeg is not None
    with Image.open(io.BytesIO(jpeg)) as image:
        assert image.format == "JPEG"
        return image.copy()


def test_the_ledger_and_the_counts(indexed: App, library: Path) -> None:
    (library / "hats" / "notes.txt").write_text("no picture")
    (library / "bags" / "0.png").unlink()
    indexed.folders.index(library, Progress())
    assert indexed.ledger.counts(library) == {
        FileState.INDEXED: 8,
        FileState.OFFLINE: 0,
        FileState.SKIPPED: 1,
        FileState.EXCLUDED: 0,
        FileState.FAILED: 0,
        FileState.MISSING: 1,
    }
    assert [entry for entry in indexed.ledger.entries(library) if entry.state is not FileState.INDEXED] == [
        FileEntry(library / "bags" / "0.png", FileState.MISSING, "no longer in the folder"),
        FileEntry(
            library / "hats" / "notes.txt", FileState.SKIPPED, "not a picture in a format that SimGUI reads"
        ),
    ]
    missing = list(indexed.ledger.entries(library, (FileState.MISSING,)))
    assert [entry.path.name for entry in missing] == ["0.png"]


def test_pictures_come_in_the_order_of_their_paths(indexed: App, library: Path) -> None:
    ids = indexed.pictures.ids(library)
    pictures = indexed.pictures.get(ids.tolist(), library)
    assert [picture.path for picture in pictures] == sorted(library.rglob("*.png"))
    assert {picture.label for picture in pictures} == set(LABELS)
    assert indexed.pictures.get([int(ids[3]), 999], library) == [pictures[3]]


def test_a_thumbnail_is_made_while_indexing_and_never_again(
    indexed: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DecodingPool, "shrink", lambda *_: pytest.fail("decoded for its thumbnail"))
    make_picture(library / "hats" / "large.png", 42, size=(1200, 600))
    indexed.folders.index(library, Progress())
    (number,) = [
        picture.id
        for picture in indexed.pictures.get(indexed.pictures.ids(library).tolist(), library)
        if picture.path.name == "large.png"
    ]
    jpeg = indexed.pictures.thumbnail(number)
    assert opened(jpeg).size == (256, 128)
    assert indexed.pictures.thumbnail(number) == jpeg


def test_a_thumbnail_that_is_lost_is_made_again_once(
    indexed: App, library: Path, data_folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (number,) = indexed.pictures.ids(library)[:1].tolist()
    forget_thumbnails(data_folder)
    jpeg = indexed.pictures.thumbnail(number)
    assert opened(jpeg).size == (96, 72)
    monkeypatch.setattr(DecodingPool, "shrink", lambda *_: pytest.fail("made again"))
    assert indexed.pictures.thumbnail(number) == jpeg


def test_a_picture_that_is_away_keeps_its_thumbnail(indexed: App, library: Path) -> None:
    (number,) = indexed.pictures.ids(library)[:1].tolist()
    shutil.rmtree(library)
    assert opened(indexed.pictures.thumbnail(number)).size == (96, 72)


def test_a_thumbnail_is_made_from_any_file_that_can_be_read(
    indexed: App, library: Path, data_folder: DataFolder
) -> None:
    copy = library / "shoes" / "copy.png"
    shutil.copyfile(library / "hats" / "0.png", copy)
    indexed.folders.index(library, Progress())
    (number,) = [
        picture.id
        for picture in indexed.pictures.get(indexed.pictures.ids(library).tolist(), library)
        if picture.places == 2
    ]
    (library / "hats" / "0.png").unlink()
    forget_thumbnails(data_folder)
    assert opened(indexed.pictures.thumbnail(number)).size == (96, 72)


def test_no_thumbnail_of_what_cannot_be_read(indexed: App, library: Path, data_folder: DataFolder) -> None:
    (number,) = indexed.pictures.ids(library)[:1].tolist()
    (path,) = [picture.path for picture in indexed.pictures.get([number], library)]
    path.unlink()
    forget_thumbnails(data_folder)
    assert indexed.pictures.thumbnail(number) is None
    assert indexed.pictures.thumbnail(999) is None


def test_a_damaged_thumbnail_cache_stops_nothing(
    data_folder: DataFolder, model: Model, library: Path
) -> None:
    data_folder.thumbnails.write_bytes(b"no database " * 500)
    with closing(App(data_folder, model)) as app:
        app.folders.index(library, Progress())
        assert opened(app.pictures.thumbnail(int(app.pictures.ids(library)[0]))).size == (96, 72)


def test_a_preview(app: App, tmp_path: Path) -> None:
    path = make_picture(tmp_path / "large.png", 1, size=(3000, 1500))
    assert opened(app.pictures.preview(path)).size == (900, 450)
    assert opened(app.pictures.preview(path.read_bytes())).size == (900, 450)
    with pytest.raises(SimguiError, match=r"gone\.png: there is no such file"):
        app.pictures.preview(tmp_path / "gone.png")
    with pytest.raises(SimguiError, match="The pasted picture: not a picture"):
        app.pictures.preview(b"no picture")


def test_originals_stay_as_they_are(app: App, library: Path, tmp_path: Path) -> None:
    (library / "hats" / "broken.png").write_bytes((library / "hats" / "0.png").read_bytes()[:90])
    before = contents(library)
    app.folders.index(library, Progress())
    for path in before:
        if path.name != "broken.png":
            app.searches.find(path, library)
            app.pictures.preview(path)
    for number in app.pictures.ids(library).tolist():
        app.pictures.thumbnail(number)
    app.reports.evaluate(library, None, Progress())
    assert contents(library) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "pictures"]


def test_a_name_that_is_no_text(app: App, library: Path) -> None:
    path = library / os.fsdecode(b"caf\xe9") / os.fsdecode(b"\xff.png")
    make_picture(path, 1)
    app.folders.index(library, Progress())
    assert path in [
        neighbour.picture.path
        for neighbour in app.searches.find(library / "hats" / "0.png", library, 20).neighbours
    ]
    assert app.searches.find(path, library).source == path


def test_a_label_that_a_person_gives_and_takes_back(app: App, library: Path) -> None:
    app.folders.index(library, Progress())
    number = int(app.pictures.ids(library)[0])
    app.decisions.apply(label_changes({number: "socks"}))
    assert app.pictures.get([number], library)[0].label == "socks"
    assert app.trainings.data(library).labels["socks"] == 1
    app.decisions.apply(label_changes({number: None}))
    assert app.pictures.get([number], library)[0].label == "bags"
    app.decisions.apply(confirmations({number: "bags"}))
    assert app.decisions.confirmed_labels() == {number: "bags"}


def test_changes_of_many_kinds_are_made_and_taken_back_together(app: App, library: Path) -> None:
    app.folders.index(library, Progress())
    one, other, *_ = app.pictures.ids(library).tolist()
    undo = app.decisions.apply(
        [
            *label_changes({one: "socks", other: "socks"}),
            *confirmations({one: "socks"}),
            *dismissals([other], dismiss=True),
            SubfolderLabel(library, "hats", None),
        ]
    )
    assert app.trainings.data(library).labels == {"bags": 1, "shoes": 3, "socks": 2}
    assert app.decisions.confirmed_labels() == {one: "socks"}
    assert app.decisions.dismissed() == {other}
    app.decisions.apply(undo)
    assert app.trainings.data(library).labels == {"bags": 3, "hats": 3, "shoes": 3}
    assert app.decisions.confirmed_labels() == {}
    assert app.decisions.dismissed() == set()


def test_a_picture_that_is_gone_lets_nothing_be_changed(app: App, library: Path) -> None:
    app.folders.index(library, Progress())
    first = int(app.pictures.ids(library)[0])
    with pytest.raises(SimguiError, match="no longer in the library"):
        app.decisions.apply(label_changes({first: "socks", 10_000: "socks"}))
    assert app.pictures.get([first], library)[0].label == "bags"
