"""Drives and folders that come and go while, and between, they are indexed."""

import os
import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes import FakeBackbone
from pictures import make_picture

from simgui.core.errors import Cancelled, OfflineFolder
from simgui.core.progress import Progress, Step
from simgui.library.catalogue import Catalogue, ChangedFiles, Scan
from simgui.library.folders import file_reader, indexer, pipeline
from simgui.library.folders.indexer import index_folder
from simgui.library.records import FileState

PICTURES = 12
BATCH = 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(tmp_path / "pictures")


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer, "BATCH", BATCH)
    monkeypatch.setattr(pipeline, "AHEAD", BATCH)


@pytest.fixture
def mount() -> Iterator[Callable[[Path], Path]]:
    """Mount a small drive on a folder, which is made; skip the test where that is not allowed."""
    mounted: list[Path] = []

    def mount_one(point: Path) -> Path:
        point.mkdir(parents=True, exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", os.fspath(point)]
        if not shutil.which("mount") or subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("nothing can be mounted here")
        mounted.append(point)
        return point

    yield mount_one
    for point in mounted:
        subprocess.run(["umount", "-l", point], check=False, capture_output=True)


def fill(folder: Path, first: int = 0) -> Path:
    for number in range(PICTURES):
        make_picture(folder / ("hats", "shoes")[number % 2] / f"{number:02}.png", first + number)
    return folder


def unmount(point: Path) -> None:
    subprocess.run(["umount", "-l", point], check=True)


def index_until(
    catalogue: Catalogue, backbone: FakeBackbone, folder: Path, done: int, act: Callable[[], object]
) -> None:
    """Index a folder; act once, when so many files are done."""
    waiting = [act]

    def report(step: Step) -> None:
        if step.text == "Indexing" and step.done >= done and waiting:
            waiting.pop()()

    index_folder(folder, catalogue, backbone, Progress(report, clock=iter(range(10**6)).__next__))


def states(catalogue: Catalogue, folder: Path) -> set[FileState]:
    return {entry.state for entry in catalogue.ledger.entries(folder)}


def test_a_folder_that_is_moved_away_while_it_is_indexed_says_so_once(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone
) -> None:
    away = folder.with_name("away")
    with pytest.raises(OfflineFolder, match=r"went away.*stays searchable") as told:
        index_until(catalogue, backbone, folder, BATCH + 1, lambda: folder.rename(away))
    assert told.value.folder == folder
    kept = len(catalogue.pictures.ids(folder, backbone.id))
    assert kept >= BATCH
    assert f"({kept} pictures)" in told.value.message
    assert states(catalogue, folder) == {FileState.OFFLINE}
    (covered,) = catalogue.folders.all()
    assert (covered.offline, covered.unfinished, covered.pictures) == (True, True, kept)
    away.rename(folder)
    summary = index_folder(folder, catalogue, backbone, Progress())
    assert (summary.indexed, summary.unchanged) == (PICTURES - kept, kept)
    assert states(catalogue, folder) == {FileState.INDEXED}


@pytest.mark.process
def test_a_drive_that_is_unmounted_while_it_is_indexed(
    tmp_path: Path, catalogue: Catalogue, backbone: FakeBackbone, mount: Callable[[Path], Path]
) -> None:
    drive = fill(mount(tmp_path / "drive"))
    with pytest.raises(OfflineFolder, match="went away"):
        index_until(catalogue, backbone, drive, BATCH + 1, lambda: unmount(drive))
    assert states(catalogue, drive) == {FileState.OFFLINE}
    with pytest.raises(OfflineFolder, match="is not there"):
        index_folder(drive, catalogue, backbone, Progress())  # the empty place where it was
    assert states(catalogue, drive) == {FileState.OFFLINE}


@pytest.mark.process
def test_a_drive_within_the_folder_that_is_unmounted_while_it_is_indexed(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, mount: Callable[[Path], Path]
) -> None:
    drive = mount(folder / "hats" / "drive")
    for number in range(PICTURES):
        make_picture(drive / f"{number:02}.png", 100 + number)
    with pytest.raises(OfflineFolder) as told:
        index_until(catalogue, backbone, folder, 2 * BATCH + 1, lambda: unmount(drive))
    assert told.value.folder == drive
    assert states(catalogue, drive) == {FileState.OFFLINE}
    index_folder(folder, catalogue, backbone, Progress())
    assert states(catalogue, drive) == {FileState.OFFLINE}  # an empty place: nobody has deleted anything
    assert states(catalogue, folder) == {FileState.INDEXED, FileState.OFFLINE}


def test_pictures_deleted_from_a_drive_that_is_there_are_missing(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone
) -> None:
    index_folder(folder, catalogue, backbone, Progress())
    for picture in (folder / "hats").iterdir():
        picture.unlink()
    index_folder(folder, catalogue, backbone, Progress())
    assert states(catalogue, folder / "hats") == {FileState.MISSING}


def test_a_folder_that_comes_back_is_taken_back_without_being_read(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_folder(folder, catalogue, backbone, Progress())
    away = folder.rename(folder.with_name("away"))
    with pytest.raises(OfflineFolder):
        index_folder(folder, catalogue, backbone, Progress())
    away.rename(folder)
    monkeypatch.setattr(file_reader, "open_regular", lambda path: pytest.fail(f"opened {path}"))
    summary = index_folder(folder, catalogue, backbone, Progress())
    assert (summary.unchanged, states(catalogue, folder)) == (PICTURES, {FileState.INDEXED})
    assert [each.offline for each in catalogue.folders.all()] == [False]


@pytest.mark.parametrize("done", [0, BATCH + 1])
def test_a_run_that_was_stopped_is_known_until_one_goes_to_the_end(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, done: int
) -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        index_until(catalogue, backbone, folder, done, stop)
    assert [each.unfinished for each in catalogue.folders.all()] == [True]
    index_folder(folder / "hats", catalogue, backbone, Progress())
    assert [each.unfinished for each in catalogue.folders.all()] == [True]  # a part is not the whole
    index_folder(folder, catalogue, backbone, Progress())
    assert [each.unfinished for each in catalogue.folders.all()] == [False]
    index_folder(folder / "hats", catalogue, backbone, Progress())
    assert [each.unfinished for each in catalogue.folders.all()] == [False]


def test_a_run_that_is_stopped_while_it_looks_is_known_too(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone
) -> None:
    def stop(_: Step) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        index_folder(folder, catalogue, backbone, Progress(stop))
    assert [(each.path, each.unfinished) for each in catalogue.folders.all()] == [(folder, True)]


def test_a_folder_that_a_rule_leaves_out_can_be_opened_itself(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone
) -> None:
    snapshot = fill(folder / "#snapshot" / "monday", 50)
    assert index_folder(folder, catalogue, backbone, Progress()).files == PICTURES
    assert [
        (entry.path.name, entry.reason) for entry in catalogue.ledger.entries(folder, (FileState.EXCLUDED,))
    ] == [("#snapshot", "a snapshot or an old version of other files")]
    assert index_folder(snapshot, catalogue, backbone, Progress()).indexed == PICTURES
    index_folder(folder, catalogue, backbone, Progress())
    assert states(catalogue, snapshot) == {FileState.INDEXED}
    assert len(catalogue.pictures.ids(snapshot, backbone.id)) == PICTURES
    catalogue.folders.forget(snapshot)
    index_folder(folder, catalogue, backbone, Progress())
    assert len(catalogue.pictures.ids(folder, backbone.id)) == PICTURES


@pytest.mark.parametrize(
    ("name", "size", "reason"),
    [
        ("a.jpg", 8 << 40, "too large: 8,796,093,022,208 bytes"),
        ("a.jpg", 3 << 30, "too large: 3,221,225,472 bytes"),  # of so few pixels
        (
            "a.tif",
            17 << 30,
            "too large: 18,253,611,008 bytes",
        ),  # a stack of pictures may be large, not so large
        ("a.mp4", 8 << 40, "not a picture in a format that SimGUI reads"),
    ],
)
def test_a_file_that_claims_to_be_huge_is_not_read(
    tmp_path: Path,
    catalogue: Catalogue,
    backbone: FakeBackbone,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    size: int,
    reason: str,
) -> None:
    path = tmp_path / "pictures" / name
    path.parent.mkdir()
    path.write_bytes(b"ftyp") if name == "a.mp4" else make_picture(path, 1)
    try:
        os.truncate(path, size)  # no bytes on the drive
    except OSError:
        pytest.skip("this file system has no such files")
    monkeypatch.setattr(file_reader, "content_of", lambda *_: pytest.fail("it is hashed"))
    (problem,) = index_folder(path.parent, catalogue, backbone, Progress()).skipped
    assert problem.reason == reason


def test_a_large_picture_is_hashed_in_blocks_and_stopped_between_two(
    tmp_path: Path, catalogue: Catalogue, backbone: FakeBackbone, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_picture(tmp_path / "pictures" / "a.jpg", 1)
    os.truncate(path, 50 << 20)
    monkeypatch.setattr(pipeline, "_SECONDS_BETWEEN_CHECKS", 600)  # only the thread that hashes asks
    asked = iter([False] * 12 + [True] * 100)
    with pytest.raises(Cancelled):
        index_folder(path.parent, catalogue, backbone, Progress(is_cancelled=lambda: next(asked)))
    assert states(catalogue, path.parent) == set()


def test_a_pipe_that_takes_the_place_of_a_picture_does_not_stop_the_run(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes in folders")
    os.mkfifo(folder / "never a file.png")
    compare = Scan.compare

    def replace(scan: Scan, backbone: str) -> ChangedFiles:
        changed = compare(scan, backbone)
        (folder / "hats" / "00.png").unlink()
        os.mkfifo(folder / "hats" / "00.png")
        return changed

    monkeypatch.setattr(Scan, "compare", replace)
    (problem,) = index_folder(folder, catalogue, backbone, Progress()).skipped
    assert (problem.path.name, problem.reason) == ("00.png", "it is a pipe, not a file")


def test_what_may_not_be_listed_is_told_and_what_is_in_it_is_not_missing(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone
) -> None:
    if os.name == "nt" or not os.geteuid():
        pytest.skip("nothing is closed to this user")
    index_folder(folder, catalogue, backbone, Progress())
    hats, picture = folder / "hats", folder / "shoes" / "01.png"
    hats.chmod(0)
    picture.chmod(0)
    os.utime(picture)
    try:
        index_folder(folder, catalogue, backbone, Progress())
        found = {entry.path: entry.state for entry in catalogue.ledger.entries(folder)}
    finally:
        hats.chmod(stat.S_IRWXU)
    assert found[hats] is found[picture] is FileState.FAILED
    assert FileState.MISSING not in found.values()
