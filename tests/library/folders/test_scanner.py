import errno
import inspect
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simgui.core.errors import SimguiError
from simgui.library.folders.scanner import find_files
from simgui.library.rules import Rules


def fill(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


def names(folder: Path) -> list[str]:
    return [str(file.path.relative_to(folder)) for file in find_files(folder) if not file.rule]


def left_out(folder: Path, rules: Rules | None = None) -> dict[str, str]:
    return {str(file.path.relative_to(folder)): file.rule for file in find_files(folder, rules) if file.rule}


def test_files_come_in_the_byte_order_of_their_whole_paths(tmp_path: Path) -> None:
    # '-' and '.' sort before the separator, '0' behind it: a folder does not sort by its bare name.
    fill(tmp_path, "a/z", "a-b", "a.jpg", "a0", "a/b/c", "a/b.jpg", "B", "b/1", "é", "z")
    assert names(tmp_path) == ["B", "a-b", "a.jpg", "a/b.jpg", "a/b/c", "a/z", "a0", "b/1", "z", "é"]


def test_order_of_random_trees(tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    parts = ["a", "a-", "a.", "a0", "A", "b", "ä", "b "]
    for tree in range(20):
        folder = tmp_path / str(tree)
        for _ in range(30):
            depth = int(random.integers(1, 4))
            path = folder.joinpath(*(parts[number] + "d" for number in random.integers(8, size=depth - 1)))
            fill(path, parts[int(random.integers(8))])
        expected = sorted(os.fsencode(path) for path in folder.rglob("*") if path.is_file())
        assert [os.fsencode(file.path) for file in find_files(folder)] == expected


def test_size_and_time_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"12345")
    os.utime(path, ns=(1, 1_234_567_891))
    (found,) = find_files(tmp_path)
    assert (found.path, found.size_bytes, found.mtime_ns, found.trouble) == (path, 5, 1_234_567_891, "")


def test_hidden_files_and_folders_are_left_out_and_told(tmp_path: Path) -> None:
    fill(tmp_path, ".hidden.jpg", ".thumbnails/a.jpg", "seen/.also hidden", "seen/b.jpg", "c..jpg")
    fill(tmp_path, "Thumbs.db", "$RECYCLE.BIN/d.jpg", ".Trash-1000/e.jpg")
    assert names(tmp_path) == ["c..jpg", "seen/b.jpg"]
    assert left_out(tmp_path) == {
        ".hidden.jpg": "hidden",
        ".thumbnails": "hidden",
        "seen/.also hidden": "hidden",
        "Thumbs.db": "belongs to the system",
        "$RECYCLE.BIN": "a recycle bin",
        ".Trash-1000": "a recycle bin",
    }
    assert set(left_out(tmp_path, Rules(hidden=True))) == {"$RECYCLE.BIN", ".Trash-1000"}


def test_bins_snapshots_and_previews_are_left_out_whatever_the_case_and_told_once_a_folder(
    tmp_path: Path,
) -> None:
    expected = {
        "a recycle bin": "@Recycle #recycle RECYCLER $Recycle.Bin .Trash-0 .Trashes .Trash"
        " Network\0Trash\0Folder Network\0Recycle\0Bin\x001 .recycle files_trashbin",
        "a snapshot or an old version of other files": "@Recently-Snapshot #snapshot ~snapshot .snapshot"
        " .snapshots .ZFS @GMT-2026.11.02-03.04.05 timeshift/snapshots Backups.backupdb .stversions"
        " .DocumentRevisions-V100",
        "previews that another program made": "@eaDir .@__thumb Catalog\0Previews.lrdata CaptureOne/Cache",
        "belongs to the system": "lost+found found.000 FOUND.012 System\0Volume\0Information .Spotlight-V100"
        " .fseventsd @tmp",
    }
    folders = {
        f"{place}{name}".replace("\0", " "): reason
        for reason, names in expected.items()
        for name in names.split()
        for place in ("", "2019/")
    }
    for folder in folders:
        fill(tmp_path, f"{folder}/a.jpg", f"{folder}/deep/b.jpg")
    pictures = [
        "a.jpg",
        "trash/a.jpg",
        "snapshots/a.jpg",
        "Recycled/a.jpg",
        "found.jpg",
        "previews/Cache/a.jpg",
    ]
    fill(tmp_path, *pictures)
    assert left_out(tmp_path) == folders
    assert names(tmp_path) == sorted(pictures)


@pytest.mark.parametrize(
    ("library", "originals", "others"),
    [
        ("Photos Library.photoslibrary", "originals", ("resources/derivatives", "database", "scopes")),
        ("Photos.PHOTOSLIBRARY", "Masters", ("Thumbnails", "resources")),
        ("iPhoto Library.photolibrary", "Originals", ("Previews", "Modified")),
        ("Aperture.aplibrary", "Masters", ("Previews", "Thumbnails")),
        ("Old.migratedphotolibrary", "Masters", ("Previews",)),
        ("Job.cocatalog", "Originals", ("Cache/Thumbnails",)),
    ],
)
def test_of_a_photo_library_only_the_originals_are_found(
    tmp_path: Path, library: str, originals: str, others: tuple[str, ...]
) -> None:
    inside = "inside a photo library, of which only the originals are indexed"
    fill(tmp_path / library, f"{originals}/0/a.heic", "b.jpg", *(f"{other}/c.jpg" for other in others))
    expected = {"b.jpg", *(other.partition("/")[0] for other in others)}
    assert names(tmp_path) == [f"{library}/{originals}/0/a.heic"]
    assert left_out(tmp_path) == {f"{library}/{name}": inside for name in expected}
    assert left_out(tmp_path / library) == dict.fromkeys(expected, inside)
    assert names(tmp_path / library / others[0]) == ["c.jpg"]


def test_patterns_leave_out_names_and_paths_whatever_the_case(tmp_path: Path) -> None:
    fill(tmp_path, "a.GIF", "b.jpg", "raw/c.jpg", "2019/raw/d.jpg", "2019/private/e.jpg", "private/f.jpg")
    rules = Rules(("*.gif", "Raw", "2019/private/*"))
    assert left_out(tmp_path, rules) == {
        "a.GIF": "left out by the rule *.gif",
        "raw": "left out by the rule Raw",
        "2019/raw": "left out by the rule Raw",
        "2019/private/e.jpg": "left out by the rule 2019/private/*",
    }


def test_the_rules_of_a_covered_folder_hold_below_it(tmp_path: Path) -> None:
    fill(tmp_path, "2019/private/e.jpg", "2019/f.jpg")
    found = list(find_files(tmp_path / "2019", Rules(("2019/private",)), tmp_path))
    assert [(file.path.name, bool(file.rule)) for file in found] == [("f.jpg", False), ("private", True)]


def test_a_file_is_known_by_its_drive_where_that_is_safe(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg", "b.jpg")
    os.utime(tmp_path / "a.jpg", ns=(1, 1_234_567_891))
    os.utime(tmp_path / "b.jpg", ns=(1, 2_000_000_000))  # as a drive that keeps whole seconds has it
    first, second = find_files(tmp_path)
    status = (tmp_path / "a.jpg").stat()
    assert (first.identity, second.identity) == (f"{status.st_dev}:{status.st_ino}", "")


def test_an_empty_folder_has_no_files(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert names(tmp_path) == []


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    fill(tmp_path, "elsewhere/a.jpg", "photos/b.jpg")
    (tmp_path / "elsewhere" / "a.jpg").write_bytes(b"1234567")
    (tmp_path / "photos" / "a.jpg").symlink_to(tmp_path / "elsewhere" / "a.jpg")
    assert [(file.path.name, file.size_bytes) for file in find_files(tmp_path / "photos")] == [
        ("a.jpg", 7),
        ("b.jpg", 1),
    ]


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.jpg")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert names(tmp_path) == ["a/1.jpg"]


def test_a_link_to_nothing_has_its_trouble(tmp_path: Path) -> None:
    (tmp_path / "gone.jpg").symlink_to(tmp_path / "nowhere.jpg")
    (found,) = find_files(tmp_path)
    assert found.trouble == "the link points to a file that does not exist"


def test_a_link_to_itself_has_its_trouble(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg", "c.jpg")
    (tmp_path / "b.jpg").symlink_to(tmp_path / "b.jpg")
    assert [(file.path.name, file.trouble) for file in find_files(tmp_path)] == [
        ("a.jpg", ""),
        ("b.jpg", os.strerror(errno.ELOOP)),
        ("c.jpg", ""),
    ]


def test_pipes_and_sockets_are_not_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    fill(tmp_path, "a.jpg")
    assert names(tmp_path) == ["a.jpg"]


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.jpg")
    fill(tmp_path, name, "cafz.jpg")
    assert names(tmp_path) == ["cafz.jpg", name]


def test_a_subfolder_that_cannot_be_listed_is_an_entry_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, "a/1.jpg", "locked/2.jpg", "z/3.jpg")
    listing = os.scandir

    def refusing(path: Any) -> Any:
        if Path(path) == tmp_path / "locked":
            raise PermissionError(errno.EACCES, "Permission denied")
        return listing(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert [(str(file.path.relative_to(tmp_path)), file.trouble) for file in find_files(tmp_path)] == [
        ("a/1.jpg", ""),
        ("locked", "you have no permission for it"),
        ("z/3.jpg", ""),
    ]


def test_the_depth_of_folders_is_no_limit(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["d"] * 150)
    folder.mkdir(parents=True)
    fill(folder, "deep.jpg")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        found = list(find_files(tmp_path))
    finally:
        sys.setrecursionlimit(limit)
    assert [file.path for file in found] == [folder / "deep.jpg"]


@pytest.mark.parametrize(("name", "said"), [("missing", "is not there"), ("file.jpg", "it is not a folder")])
def test_what_is_no_folder_is_an_error(tmp_path: Path, name: str, said: str) -> None:
    fill(tmp_path, "file.jpg")
    with pytest.raises(SimguiError) as caught:
        list(find_files(tmp_path / name))
    assert said in caught.value.message
    assert str(tmp_path / name) in caught.value.message
