"""Groups of a folder: found, decided about, undone, and found again."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from exif import MODEL, TAKEN, exif_of
from pictures import contents, photograph
from PIL import Image, ImageEnhance, ImageOps

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress, Step
from simgui.duplicates.records import DuplicateGroup, KeepReason, KeepRule, Level
from simgui.library.storage.data_folder import DataFolder
from simgui.models.model import Model
from simgui.search.query import PictureId

PROGRESS = Progress()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three pictures; of the first a copy, one saved again smaller and a lighter one."""
    place = tmp_path / "pictures"
    (place / "more").mkdir(parents=True)
    for seed, name in enumerate("abc"):
        photograph(seed).save(place / f"{name}.jpg", quality=92)
    shutil.copyfile(place / "a.jpg", place / "more" / "a copy.jpg")
    photograph(0, (320, 240)).resize((160, 120)).save(place / "more" / "small.jpg", quality=70)
    ImageEnhance.Brightness(photograph(0)).enhance(1.2).save(place / "more" / "light.jpg")
    for path in place.rglob("*.jpg"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    return place


@pytest.fixture
def app_of(app: App, folder: Path) -> Iterator[App]:
    app.folders.index(folder, PROGRESS)
    yield app


def names(groups: tuple[DuplicateGroup, ...]) -> list[list[str]]:
    return [[member.path.name for member in group.members] for group in groups]


def test_copies_are_files_of_one_content_and_the_same_picture_saved_again(app_of: App, folder: Path) -> None:
    (group,) = app_of.duplicates.find(folder, Level.COPIES, PROGRESS)
    assert names((group,)) == [["a.jpg", "a copy.jpg", "small.jpg"]]
    assert (group.kind, group.keep, group.why) == (Level.COPIES, 0, KeepReason.LARGER)
    first, second, small = group.members
    assert (first.distance, second.distance) == (0, 0)
    assert first.picture == second.picture != small.picture
    assert first.paths == second.paths == tuple(sorted((first.path, second.path)))
    assert (small.width_px, small.height_px) == (160, 120)
    assert small.size_bytes == (folder / "more" / "small.jpg").stat().st_size


def test_near_finds_copies_and_what_was_changed(app_of: App, folder: Path) -> None:
    (group,) = app_of.duplicates.find(folder, Level.NEAR, PROGRESS)
    assert {member.path.name for member in group.members} == {"a.jpg", "a copy.jpg", "small.jpg", "light.jpg"}
    assert group.kind is Level.NEAR
    assert len(app_of.duplicates.find(folder, Level.COPIES, PROGRESS)[0].members) == 3


def test_how_one_picture_lies_on_another_is_told(app: App, tmp_path: Path) -> None:
    place = tmp_path / "pictures"
    place.mkdir()
    photograph(1).save(place / "whole.png")
    ImageOps.mirror(photograph(1)).save(place / "mirrored.png")
    photograph(2).save(place / "other.png")
    app.folders.index(place, PROGRESS)
    listed = app.pictures.get(app.pictures.ids(place).tolist(), place)
    ids = {picture.path.stem: PictureId(picture.id) for picture in listed}
    outside = tmp_path / "outside.png"
    (place / "mirrored.png").rename(outside)
    for other in (ids["mirrored"], outside, outside.read_bytes()):  # of the library, a file, pasted
        found = app.duplicates.placement(ids["whole"], other)
        assert found is not None
        assert found.is_moved
        assert (found.a, found.c, found.e) == pytest.approx((-1, 1, 1), abs=0.02)
    assert app.duplicates.placement(ids["whole"], ids["other"]) is None
    assert app.duplicates.placement(ids["whole"], tmp_path / "missing.png") is None


def test_the_preferred_folder_is_kept(app_of: App, folder: Path) -> None:
    (group,) = app_of.duplicates.find(folder, Level.COPIES, PROGRESS, KeepRule(folder=folder / "more"))
    assert group.members[group.keep].path.name == "a copy.jpg"


def test_files_that_are_gone_or_changed_are_in_no_group(app_of: App, folder: Path) -> None:
    (folder / "a.jpg").unlink()
    photograph(9).save(folder / "more" / "small.jpg")
    assert app_of.duplicates.find(folder, Level.COPIES, PROGRESS) == ()


def test_pictures_called_different_are_never_grouped_again_until_that_is_undone(
    app_of: App, folder: Path
) -> None:
    (group,) = app_of.duplicates.find(folder, Level.NEAR, PROGRESS)
    back = app_of.decisions.apply(app_of.duplicates.set_different(group))
    for level in Level:
        assert app_of.duplicates.find(folder, level, PROGRESS) == ()
    shutil.copyfile(folder / "a.jpg", folder / "again.jpg")
    app_of.folders.index(folder, PROGRESS)
    assert app_of.duplicates.find(folder, Level.NEAR, PROGRESS) == ()
    app_of.decisions.apply(back)
    assert len(app_of.duplicates.find(folder, Level.NEAR, PROGRESS)) == 1


def test_a_reviewed_group_comes_back_with_a_new_member_alone(app_of: App, folder: Path) -> None:
    photograph(1).save(folder / "b again.jpg", quality=60)
    app_of.folders.index(folder, PROGRESS)
    groups = app_of.duplicates.find(folder, Level.NEAR, PROGRESS)
    assert len(groups) == 2
    for group in groups:
        app_of.decisions.apply(app_of.duplicates.set_reviewed(group))
    assert app_of.duplicates.find(folder, Level.NEAR, PROGRESS) == ()
    assert app_of.duplicates.find(folder, Level.COPIES, PROGRESS) == ()
    photograph(1).save(folder / "b once more.jpg", quality=50)
    app_of.folders.index(folder, PROGRESS)
    (group,) = app_of.duplicates.find(folder, Level.NEAR, PROGRESS)
    assert {member.path.name for member in group.members} == {"b.jpg", "b again.jpg", "b once more.jpg"}
    assert [group.members[place].path.name for place in group.fresh] == ["b once more.jpg"]


def test_decisions_outlive_the_catalogue(data_folder: DataFolder, model: Model, folder: Path) -> None:
    with closing(App(data_folder, model)) as app:
        app.folders.index(folder, PROGRESS)
        (group,) = app.duplicates.find(folder, Level.NEAR, PROGRESS)
        app.decisions.apply(app.duplicates.set_reviewed(group))
    for file in data_folder.root.glob("catalogue.sqlite*"):
        file.unlink()
    with closing(App(data_folder, model)) as app:
        app.folders.index(folder, PROGRESS)
        assert app.duplicates.find(folder, Level.NEAR, PROGRESS) == ()


def test_pictures_that_were_compared_are_not_compared_again(
    data_folder: DataFolder, model: Model, folder: Path
) -> None:
    compared = []

    def listen(step: Step) -> None:
        if step.text == "Comparing look-alikes":
            compared.append(step.total)

    found = []
    for number in range(3):
        with closing(App(data_folder, model)) as app:
            app.folders.index(folder, PROGRESS)
            found.append(app.duplicates.find(folder, Level.NEAR, Progress(listen)))
        if number == 0:
            assert compared == [10]  # each of five pictures with each
        elif number == 1:
            assert compared == [10]
            photograph(7).save(folder / "new.jpg")
    assert compared == [10, 5]  # the new one with each
    assert names(found[0]) == names(found[1]) == names(found[2])


def test_an_empty_folder_has_no_groups(app: App, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    app.folders.index(tmp_path / "empty", PROGRESS)
    assert app.duplicates.find(tmp_path / "empty", Level.NEAR, PROGRESS) == ()


def test_one_of_each_group_must_stay(app_of: App, folder: Path) -> None:
    groups = app_of.duplicates.find(folder, Level.COPIES, PROGRESS)
    members = groups[0].members
    with pytest.raises(SimguiError, match="must stay"):
        app_of.duplicates.removal(groups, members)
    members[0].path.unlink()
    with pytest.raises(SimguiError, match="must stay"):
        app_of.duplicates.removal(groups, members[1:])
    with pytest.raises(SimguiError, match="in no group"):
        app_of.duplicates.removal((), members[1:2])


def test_files_go_to_the_trash_and_come_back_byte_for_byte(
    app_of: App, folder: Path, own_trash: Path
) -> None:
    before = contents(folder)
    groups = app_of.duplicates.find(folder, Level.COPIES, PROGRESS)
    removal = app_of.duplicates.removal(groups, groups[0].members[1:])
    assert (removal.count, removal.size_bytes) == (2, sum(each.size_bytes for each in groups[0].members[1:]))
    moved = app_of.duplicates.trash(removal, PROGRESS)
    assert len(moved.files) == 2
    assert not moved.stayed
    assert not any(each.before.exists() for each in moved.files)
    assert app_of.duplicates.find(folder, Level.COPIES, PROGRESS) == ()
    assert moved.can_be_taken_back
    back = app_of.duplicates.take_back(moved, PROGRESS)
    assert len(back.files) == 2
    assert contents(folder) == before
    assert list((own_trash / "info").iterdir()) == []
    assert len(app_of.duplicates.find(folder, Level.COPIES, PROGRESS)) == 1


def test_files_are_moved_to_a_folder_where_nothing_is_overwritten(
    app_of: App, folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "moved"
    target.mkdir()
    (target / "small.jpg").write_bytes(b"mine")
    before = contents(folder)
    groups = app_of.duplicates.find(folder, Level.COPIES, PROGRESS)
    moved = app_of.duplicates.move(app_of.duplicates.removal(groups, groups[0].members[1:]), target, PROGRESS)
    assert (target / "small.jpg").read_bytes() == b"mine"
    assert (target / "small (2).jpg").exists()
    assert len(moved.files) == 2
    back = app_of.duplicates.take_back(moved, PROGRESS)
    assert not back.stayed
    assert contents(folder) == before
    assert [path.name for path in target.iterdir()] == ["small.jpg"]


def test_groups_are_written_as_a_table_and_as_json(app_of: App, folder: Path, tmp_path: Path) -> None:
    groups = app_of.duplicates.find(folder, Level.COPIES, PROGRESS)
    app_of.duplicates.export(groups, tmp_path / "list.csv")
    rows = (tmp_path / "list.csv").read_text("utf-8-sig").splitlines()
    assert rows[0] == "group,kind,keep,path,distance,width,height,bytes,taken"
    assert len(rows) == 4
    assert rows[1].startswith("1,copies,yes,")
    app_of.duplicates.export(groups, tmp_path / "list.json")
    (told,) = json.loads((tmp_path / "list.json").read_text("utf-8"))["groups"]
    assert told["kind"] == "copies"
    assert told["keep"] == str(groups[0].members[0].path)
    assert set(told["pictures"][0]) == {"path", "distance", "width", "height", "bytes"}


@pytest.mark.parametrize("dated", [True, False])
def test_shots_of_one_camera_in_quick_succession_are_near_but_no_copies(
    dated: bool, app: App, tmp_path: Path
) -> None:
    place = tmp_path / "shots"
    place.mkdir()
    for seed in range(10, 22):
        photograph(seed).save(place / f"{seed}.jpg")
    for second in (1, 2):
        shot = Image.blend(photograph(1), photograph(1 + second), 0.45)
        texts: dict[int, str | bytes] = {MODEL: "Camera", TAKEN: f"2024:05:31 12:00:0{second}"}
        shot.save(place / f"shot {second}.jpg", exif=b"Exif\0\0" + exif_of(texts if dated else {}))
    app.folders.index(place, PROGRESS)
    groups = app.duplicates.find(place, Level.NEAR, PROGRESS)
    assert [sorted(each) for each in names(groups)] == ([["shot 1.jpg", "shot 2.jpg"]] if dated else [])
    assert app.duplicates.find(place, Level.COPIES, PROGRESS) == ()
