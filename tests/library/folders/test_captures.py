"""When and with what pictures were taken is kept when they are indexed, and asked once of older ones."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from exif import MAKE, MODEL, TAKEN, exif_at, exif_of
from fakes import FakeBackbone
from pictures import make_picture

from simgui.app import App
from simgui.core.errors import Cancelled, UnreadablePicture
from simgui.core.progress import Progress, Step
from simgui.library.capture import Capture, Place
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders import captures
from simgui.library.folders.captures import read_captures
from simgui.library.folders.indexer import index_folder
from simgui.library.folders.place import Place as Drive
from simgui.library.records import Picture
from simgui.models.store import ModelStore

NOON = int(datetime(2019, 7, 4, 12, tzinfo=UTC).timestamp())


def photograph(path: Path, seed: int, second: int = 0) -> Path:
    exif = exif_of({MAKE: "Canon", MODEL: "Canon EOS 5D", TAKEN: f"2019:07:04 12:00:{second:02d}"})
    return make_picture(path, seed, exif=b"Exif\0\0" + exif)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for second in range(4):
        photograph(tmp_path / "pictures" / f"{second}.jpg", second, second)
    make_picture(tmp_path / "pictures" / "plain.png", 9)
    return tmp_path / "pictures"


class Asked:
    """Counts the files that are asked, and fails where a test wants it to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        self.trouble: Exception | None = None
        ask = DecodingPool.capture

        def capture(pool: DecodingPool, source: Path | bytes) -> Capture:
            assert isinstance(source, Path)
            self.names.append(source.name)
            if self.trouble is not None:
                raise self.trouble
            return ask(pool, source)

        monkeypatch.setattr(DecodingPool, "capture", capture)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(monkeypatch)


def pictures(catalogue: Catalogue, folder: Path) -> list[Picture]:
    return catalogue.pictures.get(catalogue.pictures.ids(folder, FakeBackbone().id).tolist(), folder)


def times(catalogue: Catalogue, folder: Path) -> list[int | None]:
    return [each.taken for each in pictures(catalogue, folder)]


def of_an_older_version(catalogue: Catalogue, folder: Path) -> None:
    """Index a folder as a version did that asked no file when its picture was taken."""
    index_folder(folder, catalogue, FakeBackbone(), Progress())
    with closing(sqlite3.connect(catalogue.path)) as connection, connection:
        connection.execute("UPDATE pictures SET taken = NULL, camera = '', capture_read = 0")
        connection.execute("UPDATE pictures SET latitude = NULL, longitude = NULL")


def place(app: App, file: Path) -> Place | None:
    number = app.pictures.at(file)
    assert number is not None
    return app._catalogue.captures.place_of(number)


def test_it_comes_with_the_pixels(app: App, folder: Path, asked: Asked) -> None:
    app.folders.index(folder, Progress())
    found = app.pictures.get(app.pictures.ids(folder).tolist(), folder)
    assert [each.taken for each in found] == [NOON, NOON + 1, NOON + 2, NOON + 3, None]
    assert [each.camera for each in found] == ["Canon EOS 5D"] * 4 + [""]
    assert asked.names == []


def test_what_an_older_version_has_indexed_is_asked_at_the_next_look_and_only_once(
    app: App, folder: Path, asked: Asked
) -> None:
    of_an_older_version(app._catalogue, folder)
    app.folders.keep_up(folder, Progress())
    assert times(app._catalogue, folder) == [NOON, NOON + 1, NOON + 2, NOON + 3, None]
    assert sorted(asked.names) == ["0.jpg", "1.jpg", "2.jpg", "3.jpg", "plain.png"]
    app.folders.index(folder, Progress())
    assert len(asked.names) == 5


def test_the_place_is_kept_with_the_pixels_and_asked_of_older_pictures(app: App, folder: Path) -> None:
    make_picture(folder / "here.jpg", 40, exif=b"Exif\0\0" + exif_at(-33.5, 151.26))
    app.folders.index(folder, Progress())
    here = place(app, folder / "here.jpg")
    assert here is not None
    assert (here.latitude, here.longitude) == pytest.approx((-33.5, 151.26))
    assert place(app, folder / "0.jpg") is None
    of_an_older_version(app._catalogue, folder)
    assert place(app, folder / "here.jpg") is None
    app.folders.index(folder, Progress())
    assert place(app, folder / "here.jpg") == here


def test_what_is_known_of_a_file_stays_when_it_cannot_be_asked_again(
    catalogue: Catalogue, folder: Path, asked: Asked
) -> None:
    index_folder(folder, catalogue, FakeBackbone(), Progress())
    with closing(sqlite3.connect(catalogue.path)) as connection, connection:
        connection.execute("UPDATE pictures SET capture_read = 0")  # as the step to schema 10 does
    asked.trouble = UnreadablePicture("Permission denied", may_pass=True)
    read_captures(folder, catalogue, Progress())
    assert times(catalogue, folder)[:2] == [NOON, NOON + 1]
    assert catalogue.captures.count_unread(folder) == 0


def test_other_folders_are_not_asked(
    catalogue: Catalogue, folder: Path, tmp_path: Path, asked: Asked
) -> None:
    other = photograph(tmp_path / "other" / "b.jpg", 20).parent
    of_an_older_version(catalogue, folder)
    of_an_older_version(catalogue, other)
    read_captures(other, catalogue, Progress())
    assert asked.names == ["b.jpg"]
    assert catalogue.captures.count_unread(folder) == 5


def test_a_cancel_costs_nothing_that_was_read(catalogue: Catalogue, folder: Path, asked: Asked) -> None:
    of_an_older_version(catalogue, folder)

    def stop_after_two() -> bool:
        return len(asked.names) == 2

    with pytest.raises(Cancelled):
        read_captures(folder, catalogue, Progress(is_cancelled=stop_after_two))
    read_captures(folder, catalogue, Progress())
    assert len(asked.names) == 5
    assert times(catalogue, folder)[:4] == [NOON, NOON + 1, NOON + 2, NOON + 3]


def test_each_batch_is_kept_by_itself(
    catalogue: Catalogue, folder: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_an_older_version(catalogue, folder)
    monkeypatch.setattr(captures, "_AT_ONCE", 2)
    steps: list[Step] = []
    left: list[int] = []

    def told(step: Step) -> None:
        steps.append(step)
        left.append(catalogue.captures.count_unread(folder))

    read_captures(folder, catalogue, Progress(told))
    assert left[0] == 5
    assert set(left) <= {5, 3, 1}
    assert steps[0].line == "Reading the dates of 0 of 5 pictures"
    assert catalogue.captures.count_unread(folder) == 0
    assert len(asked.names) == 5


def test_a_file_that_cannot_be_read_is_not_asked_again(
    catalogue: Catalogue, folder: Path, asked: Asked
) -> None:
    of_an_older_version(catalogue, folder)
    asked.trouble = UnreadablePicture("Permission denied", may_pass=True)
    read_captures(folder, catalogue, Progress())
    asked.trouble = None
    read_captures(folder, catalogue, Progress())
    assert len(asked.names) == 5
    assert times(catalogue, folder) == [None] * 5


def test_a_drive_that_goes_away_is_waited_for(
    catalogue: Catalogue, folder: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_an_older_version(catalogue, folder)
    asked.trouble = UnreadablePicture("No such device", may_pass=True)
    with monkeypatch.context() as gone:
        gone.setattr(Drive, "lost", lambda place, _file: place.folder)
        read_captures(folder, catalogue, Progress())
    assert len(asked.names) == 1
    asked.trouble = None
    read_captures(folder, catalogue, Progress())
    assert times(catalogue, folder)[0] == NOON


def test_a_file_whose_content_changes_brings_its_own(app: App, folder: Path) -> None:
    app.folders.index(folder, Progress())
    photograph(folder / "0.jpg", 30, 59)
    app.folders.index(folder, Progress())
    assert times(app._catalogue, folder)[0] == NOON + 59


def test_a_backup_takes_it_along(app: App, folder: Path, tmp_path: Path, asked: Asked) -> None:
    app.folders.index(folder, Progress())
    before = pictures(app._catalogue, folder)
    backup = app.storage.back_up(tmp_path / "backup.sqlite")
    app.storage.restore(backup)
    assert pictures(app._catalogue, folder) == before
    app.folders.index(folder, Progress())
    assert asked.names == []


@pytest.mark.parametrize(
    "damage",
    [
        "taken = 'yesterday'",
        "taken = 1.5",
        "taken = 9999999999999",
        "taken = x'00'",
        "camera = x'41'",
        "camera = char(27) || '[31m'",
        "camera = 'a' || char(10) || 'b'",
        "camera = char(8238) || 'ab'",
        "camera = replace(hex(zeroblob(200)), '00', 'ab')",
        "capture_read = 7",
        "latitude = 5.0",
        "latitude = 91.0, longitude = 0.0",
        "latitude = x'00', longitude = 1.0",
    ],
)
def test_what_is_damaged_is_found_in_a_backup_and_asked_again(
    catalogue: Catalogue, folder: Path, tmp_path: Path, damage: str
) -> None:
    index_folder(folder, catalogue, FakeBackbone(), Progress())
    models, backup = ModelStore(tmp_path / "models"), tmp_path / "backup.sqlite"
    catalogue.backups.write(backup, models)
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute(f"UPDATE pictures SET {damage} WHERE id = 2")
    catalogue.backups.restore(backup, models, lambda _folder: None)
    assert catalogue.health.problems() == []
    assert catalogue.captures.count_unread(folder) == 1
    read_captures(folder, catalogue, Progress())
    assert times(catalogue, folder)[:4] == [NOON, NOON + 1, NOON + 2, NOON + 3]


def test_what_is_damaged_in_the_library_is_said(catalogue: Catalogue, folder: Path) -> None:
    index_folder(folder, catalogue, FakeBackbone(), Progress())
    with closing(sqlite3.connect(catalogue.path)) as connection, connection:
        connection.execute("UPDATE pictures SET taken = 'yesterday' WHERE id IN (1, 3)")
    assert catalogue.health.problems() == ["2 pictures have an impossible time or camera"]
