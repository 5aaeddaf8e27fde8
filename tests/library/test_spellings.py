"""Drives that make no difference between `photos` and `Photos`: macOS, and what Windows and cameras use.

They look at the drive of the temporary folder: `pytest tests/library/test_spellings.py --basetemp DIR`.
"""

from pathlib import Path

import pytest
from pictures import contents, make_library

from simgui.app import App
from simgui.core.progress import Progress
from simgui.duplicates.moving.removal import still_there
from simgui.duplicates.records import GroupMember
from simgui.library.records import FileState
from simgui.search.query import PictureId


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = make_library(tmp_path / "Photos", ("Hats", "shoes"), 3)
    if not (tmp_path / "pHOTOS").exists():
        pytest.skip("this drive tells upper from lower case")
    return folder


def test_a_folder_is_one_however_it_is_typed(app: App, photos: Path) -> None:
    app.folders.index(photos, Progress())
    summary = app.folders.index(photos.with_name("photos"), Progress())
    assert (summary.indexed, summary.unchanged) == (0, 6)
    assert [each.path for each in app.folders.covered()] == [photos.resolve()]
    assert len(list(app.ledger.entries(photos.with_name("PHOTOS")))) == 6


def test_a_picture_is_no_copy_of_itself(app: App, photos: Path) -> None:
    app.folders.index(photos, Progress())
    found = app.searches.find(photos.with_name("photos") / "HATS" / "0.PNG", photos, 5)
    assert found.copies == ()
    assert all(neighbour.distance > 1e-6 for neighbour in found.neighbours)


def test_a_folder_that_is_renamed_in_its_case_alone_keeps_its_pictures(app: App, photos: Path) -> None:
    app.folders.index(photos, Progress())
    ids = app.pictures.ids(photos).tolist()
    before = sorted(contents(photos).values())
    (photos / "Hats").rename(photos / "between")
    (photos / "between").rename(photos / "hats")
    app.folders.index(photos, Progress())
    assert app.pictures.ids(photos).tolist() == ids
    entries = list(app.ledger.entries(photos))
    assert {entry.state for entry in entries} == {FileState.INDEXED}
    assert {entry.path.parent.name for entry in entries} == {"hats", "shoes"}
    assert sorted(contents(photos).values()) == before


def test_a_folder_that_an_earlier_version_listed_in_another_spelling_can_be_removed(
    app: App, photos: Path
) -> None:
    other = photos.resolve().with_name("photos")
    app.folders.index(photos, Progress())
    app._catalogue.folders.cover(other)
    app.folders.remove(other)
    assert [each.path for each in app.folders.covered()] == [photos.resolve()]


def test_a_duplicate_does_not_stay_by_another_spelling_of_what_goes(photos: Path) -> None:
    """A library of an earlier version may list a file twice: moved away, it would be gone by both names."""
    path = photos / "Hats" / "0.png"
    status = path.stat()
    one, other = (
        GroupMember(
            PictureId(1), each, (each,), 0.0, 8, 8, status.st_size, 0.5, None, b"", status.st_mtime_ns
        )
        for each in (path, photos.with_name("pHOTOS") / "hATS" / "0.PNG")
    )
    assert still_there([other], ())
    assert not still_there([other], [one.path])
