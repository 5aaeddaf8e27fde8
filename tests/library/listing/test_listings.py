"""How pictures are listed: a small folder with names, labels and dates that are known."""

from pathlib import Path

import numpy as np
import pytest
from exif import TAKEN, exif_of
from pictures import make_picture

from simgui.app import App
from simgui.core.errors import OfflineFolder
from simgui.core.progress import Progress
from simgui.library.catalogue import Kind, PictureDecision, SubfolderLabel
from simgui.library.listing.records import Arrangement, Grouping, Listing, Order, QueryDistances

FILES = {
    "b/pic10.jpg": "2020:01:02 08:00:00",
    "b/pic9.jpg": "2020:01:01 23:59:59",
    "a/Pic1.jpg": "2020:01:02 00:00:00",
    "a/10/x.jpg": None,
    "a/9/x.jpg": "2019:12:31 12:00:00",
    "loose.jpg": None,
}
"""When each was taken."""


@pytest.fixture
def folder(app: App, tmp_path: Path) -> Path:
    for seed, (name, taken) in enumerate(FILES.items()):
        exif = exif_of({TAKEN: taken}) if taken else b""
        options = {"exif": b"Exif\0\0" + exif} if exif else {}
        make_picture(tmp_path / "pictures" / name, seed, **options)
    app.folders.index(tmp_path / "pictures", Progress())
    return tmp_path / "pictures"


def names(app: App, folder: Path, listing: Listing) -> list[str]:
    found = (app.pictures.file_of(number) for number in listing.ids.tolist())
    return [path.relative_to(folder).as_posix() for path in found if path]


def listed(app: App, folder: Path, *how: object, **more: object) -> list[str]:
    return names(app, folder, app.listings.list(folder, Arrangement(*how, **more)))  # type: ignore[arg-type]


def groups(listing: Listing) -> list[tuple[str, int]]:
    lengths = np.diff(listing.groups.starts, append=len(listing)).tolist()
    return [(listing.groups.name(group), length) for group, length in enumerate(lengths)]


def test_folders_come_first_each_before_what_lies_in_it(app: App, folder: Path) -> None:
    assert listed(app, folder) == [
        "loose.jpg", "a/Pic1.jpg", "a/9/x.jpg", "a/10/x.jpg", "b/pic9.jpg", "b/pic10.jpg"
    ]  # fmt: skip


def test_names_are_ordered_as_people_count_and_equal_ones_by_path(app: App, folder: Path) -> None:
    by_name = ["loose.jpg", "a/Pic1.jpg", "b/pic9.jpg", "b/pic10.jpg", "a/10/x.jpg", "a/9/x.jpg"]
    assert listed(app, folder, Order.NAME) == by_name
    backwards = ["a/10/x.jpg", "a/9/x.jpg", "b/pic10.jpg", "b/pic9.jpg", "a/Pic1.jpg", "loose.jpg"]
    assert listed(app, folder, Order.NAME, backwards=True) == backwards


def test_without_a_date_or_a_label_a_picture_is_last_in_both_directions(app: App, folder: Path) -> None:
    dated = ["a/9/x.jpg", "b/pic9.jpg", "a/Pic1.jpg", "b/pic10.jpg"]
    assert listed(app, folder, Order.TAKEN) == [*dated, "loose.jpg", "a/10/x.jpg"]
    assert listed(app, folder, Order.TAKEN, backwards=True) == [*dated[::-1], "loose.jpg", "a/10/x.jpg"]
    assert listed(app, folder, Order.LABEL)[-1] == "loose.jpg"
    backwards = listed(app, folder, Order.LABEL, backwards=True)
    assert (backwards[0], backwards[-1]) == ("b/pic9.jpg", "loose.jpg")


def test_groups_are_whole_and_say_what_they_are(app: App, folder: Path) -> None:
    by_label = app.listings.list(folder, Arrangement(Order.NAME, grouping=Grouping.LABEL))
    assert groups(by_label) == [("a", 3), ("b", 2), ("", 1)]
    assert names(app, folder, by_label)[:3] == ["a/Pic1.jpg", "a/10/x.jpg", "a/9/x.jpg"]
    assert [by_label.label(row) for row in range(6)] == ["a", "a", "a", "b", "b", ""]
    by_folder = app.listings.list(folder, Arrangement(grouping=Grouping.FOLDER))
    assert groups(by_folder) == [("pictures", 1), ("a", 1), ("a/9", 1), ("a/10", 1), ("b", 2)]
    assert len(app.listings.list(folder).groups) == 0


def test_the_newest_day_comes_first_unless_the_oldest_is_wanted(app: App, folder: Path) -> None:
    days = [("2020-01-02", 2), ("2020-01-01", 1), ("2019-12-31", 1), ("", 2)]
    assert groups(app.listings.list(folder, Arrangement(grouping=Grouping.DAY))) == days
    oldest = Arrangement(Order.TAKEN, grouping=Grouping.DAY)
    assert groups(app.listings.list(folder, oldest)) == [*days[2::-1], days[3]]


def test_the_labels_are_those_that_everything_else_goes_by(app: App, folder: Path) -> None:
    ids = dict(zip(listed(app, folder), app.listings.list(folder).ids.tolist(), strict=True))
    content = app.pictures.get([ids["b/pic9.jpg"]], folder)[0]
    assert content.label == "b"
    app.decisions.apply(
        [
            SubfolderLabel(folder, "a", "sea"),
            PictureDecision(ids["loose.jpg"], Kind.LABEL, "zoo"),
            PictureDecision(ids["b/pic9.jpg"], Kind.LABEL, "sea"),
        ]
    )
    listing = app.listings.list(folder, Arrangement(grouping=Grouping.LABEL))
    assert groups(listing) == [("b", 1), ("sea", 4), ("zoo", 1)]
    known = {picture.id: picture.label or "" for picture in app.pictures.get(listing.ids.tolist(), folder)}
    assert {number: listing.label(row) for row, number in enumerate(listing.ids.tolist())} == known


def test_by_distance_the_nearest_comes_first_and_the_unknown_last(app: App, folder: Path) -> None:
    ids = np.sort(app.listings.list(folder).ids)
    distances = QueryDistances(ids[1:], np.linspace(1, 0, 5).astype(np.float32))
    nearest = app.listings.list(folder, Arrangement(Order.DISTANCE), distances).ids.tolist()
    assert nearest == [*ids[:0:-1].tolist(), int(ids[0])]
    farthest = app.listings.list(folder, Arrangement(Order.DISTANCE, backwards=True), distances)
    assert farthest.ids.tolist() == [*ids[1:].tolist(), int(ids[0])]
    assert listed(app, folder, Order.DISTANCE) == listed(app, folder)  # no query: by folder


def test_what_is_new_is_listed_and_copies_are_one_picture(app: App, folder: Path) -> None:
    assert len(app.listings.list(folder)) == 6
    (folder / "c").mkdir()
    (folder / "c" / "copy.jpg").write_bytes((folder / "b" / "pic9.jpg").read_bytes())
    make_picture(folder / "c" / "new.jpg", 77)
    app.folders.index(folder, Progress())
    assert sorted(listed(app, folder)) == sorted([*FILES, "c/new.jpg"])
    (folder / "b" / "pic9.jpg").unlink()
    app.folders.index(folder, Progress())
    assert sorted({*FILES, "c/new.jpg", "c/copy.jpg"} - {"b/pic9.jpg"}) == sorted(listed(app, folder))


def test_several_folders_are_named_and_the_same_subfolder_of_two_is_not_one(
    app: App, folder: Path, tmp_path: Path
) -> None:
    make_picture(tmp_path / "other" / "a" / "1.jpg", 50)
    app.folders.index(tmp_path / "other", Progress())
    listing = app.listings.list((), Arrangement(grouping=Grouping.FOLDER))
    assert ("pictures/a", 1) in groups(listing)
    assert ("other/a", 1) in groups(listing)
    by_label = app.listings.list((), Arrangement(grouping=Grouping.LABEL))
    assert groups(by_label)[0] == ("a", 4)


def test_more_files_than_are_read_at_once_are_all_listed(
    app: App, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = listed(app, folder)
    monkeypatch.setattr("simgui.library.catalogue.columns.ROWS_AT_ONCE", 2)
    make_picture(folder / "b" / "pic11.jpg", 60)
    app.folders.index(folder, Progress())
    assert listed(app, folder) == [*expected, "b/pic11.jpg"]


def test_what_is_offline_is_listed_as_such(app: App, folder: Path) -> None:
    assert not app.listings.list(folder).offline.any()
    folder.rename(folder.with_name("away"))
    with pytest.raises(OfflineFolder):
        app.folders.index(folder, Progress())
    assert app.listings.list(folder).offline.all()


def test_nothing_indexed_is_an_empty_list(app: App, tmp_path: Path) -> None:
    listing = app.listings.list(tmp_path, Arrangement(Order.DISTANCE, grouping=Grouping.LABEL))
    assert (len(listing), listing.total, len(listing.groups)) == (0, 0, 0)


def test_pictures_that_were_found_are_listed_alone_the_best_first(app: App, folder: Path) -> None:
    ids = dict(zip(listed(app, folder), app.listings.list(folder).ids.tolist(), strict=True))
    wanted = ["b/pic9.jpg", "loose.jpg", "a/10/x.jpg", "a/Pic1.jpg"]
    gone = max(ids.values()) + 7  # it has left the library meanwhile
    found = np.array([gone, *(ids[name] for name in wanted)])
    best_first = app.listings.list(folder, Arrangement(Order.ANSWER), found=found)
    assert names(app, folder, best_first) == wanted
    assert best_first.total == len(FILES)
    by_name = app.listings.list(folder, Arrangement(Order.NAME), found=found)
    assert names(app, folder, by_name) == ["loose.jpg", "a/Pic1.jpg", "b/pic9.jpg", "a/10/x.jpg"]
    by_label = app.listings.list(folder, Arrangement(Order.ANSWER, grouping=Grouping.LABEL), found=found)
    assert groups(by_label) == [("a", 2), ("b", 1), ("", 1)]
    assert names(app, folder, by_label)[:2] == ["a/10/x.jpg", "a/Pic1.jpg"]
    assert not len(app.listings.list(folder, found=found[:0]))
    assert listed(app, folder, Order.ANSWER) == listed(app, folder)
