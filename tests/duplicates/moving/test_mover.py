"""Moving files, interrupted at every moment: each file is at one place, whole, and nothing is done twice."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.duplicates.moving import places
from simgui.duplicates.moving.journal import Journal, Step
from simgui.duplicates.moving.mover import Mover
from simgui.duplicates.records import GroupMember, Removal
from simgui.search.query import PictureId

PROGRESS = Progress()


class Killed(BaseException):
    """Stands for a kill: nothing after it runs."""


class FolderTrash:
    """A trash that is a folder; satisfies `Trash`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.refused: set[str] = set()

    def put(self, path: Path) -> None:
        if path.name in self.refused:
            raise PermissionError(13, "Permission denied")
        path.rename(self.folder / path.name)

    def find(self, path: Path, size_bytes: int, changed_ns: int) -> Path | None:
        found = self.folder / path.name
        return found if found.exists() else None

    def forget(self, path: Path) -> None:
        """Nothing is noted here."""


def member(path: Path) -> GroupMember:
    status = path.stat()
    return GroupMember(PictureId(1), path, (path,), 0.0, 4, 4, status.st_size, changed_ns=status.st_mtime_ns)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.jpg").write_bytes(bytes([number]) * 1000)
    return sorted(folder.iterdir())


@pytest.fixture
def removal(files: list[Path]) -> Removal:
    """All but the first."""
    going = tuple(member(path) for path in files[1:])
    return Removal(going, (((member(files[0]),),),) * len(going))


@pytest.fixture
def trash(tmp_path: Path) -> FolderTrash:
    return FolderTrash(tmp_path / "trash")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "moves.jsonl"


@pytest.fixture
def mover(journal: Path, trash: FolderTrash) -> Mover:
    return Mover(Journal(journal), trash)


def everything(*folders: Path) -> dict[bytes, list[str]]:
    """Give the names under which each content lies."""
    found: dict[bytes, list[str]] = {}
    for path in (path for folder in folders if folder.exists() for path in sorted(folder.iterdir())):
        found.setdefault(path.read_bytes(), []).append(path.name)
    return found


def test_what_the_system_refuses_stays_with_the_reason(
    mover: Mover, removal: Removal, trash: FolderTrash, journal: Path
) -> None:
    trash.refused = {"2.jpg"}
    moved = mover.trash(removal, PROGRESS)
    assert [each.before.name for each in moved.files] == ["1.jpg", "3.jpg"]
    assert [(each.path.name, each.reason) for each in moved.stayed] == [
        ("2.jpg", "you have no permission for it")
    ]
    assert moved.size_bytes == 2000
    assert not journal.exists()


def test_the_last_of_a_group_stays_also_if_the_others_go_meanwhile(
    mover: Mover, removal: Removal, files: list[Path]
) -> None:
    files[0].unlink()
    moved = mover.trash(removal, PROGRESS)
    assert not moved.files
    assert {each.reason for each in moved.stayed} == {"nothing else is left of its group"}


def test_a_file_that_has_changed_stays(mover: Mover, removal: Removal, files: list[Path]) -> None:
    files[2].write_bytes(b"another picture")
    moved = mover.trash(removal, PROGRESS)
    assert [each.path for each in moved.stayed] == [files[2]]


def test_who_stops_gets_what_was_moved_by_then(mover: Mover, removal: Removal, files: list[Path]) -> None:
    asked = iter([False, True, True, True])
    moved = mover.trash(removal, Progress(is_cancelled=lambda: next(asked)))
    assert [each.before for each in moved.files] == [files[1]]
    assert files[2].exists()


def test_two_do_not_move_files_at_once(
    mover: Mover, removal: Removal, journal: Path, files: list[Path]
) -> None:
    with Journal(journal).held() as alone:
        assert alone
        with pytest.raises(SimguiError, match="already"):
            mover.trash(removal, PROGRESS)
        assert mover.settle() is None
    assert all(path.exists() for path in files)


def test_a_file_whose_name_is_taken_is_not_put_back(
    mover: Mover, removal: Removal, files: list[Path], trash: FolderTrash
) -> None:
    moved = mover.trash(removal, PROGRESS)
    files[1].write_bytes(b"new")
    back = mover.take_back(moved, PROGRESS)
    assert len(back.files) == 2
    assert [each.reason for each in back.stayed] == ["another file has its name now"]
    assert files[1].read_bytes() == b"new"
    assert (trash.folder / "1.jpg").exists()


def killing(monkeypatch: pytest.MonkeyPatch, target: object, name: str, number: int, after: bool) -> None:
    """Let a kill come with the so-manieth call of something, before or after it."""
    real: Callable[..., object] = getattr(target, name)
    calls = 0

    def killed(*arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls - 1 == number and not after:
            raise Killed
        result = real(*arguments, **options)
        if calls - 1 == number:
            raise Killed
        return result

    monkeypatch.setattr(target, name, killed)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("way", ["trash", "move"])
def test_a_kill_between_the_steps_loses_nothing(
    way: str,
    number: int,
    after: bool,
    mover: Mover,
    removal: Removal,
    trash: FolderTrash,
    files: list[Path],
    journal: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, target = everything(files[0].parent), tmp_path / "target"
    with monkeypatch.context() as patch:
        if way == "trash":
            killing(patch, trash, "put", number, after)
        else:
            killing(patch, Path, "replace", number, after)
        with pytest.raises(Killed):
            if way == "trash":
                mover.trash(removal, PROGRESS)
            else:
                mover.move(removal, target, PROGRESS)
    moved = Mover(Journal(journal), trash).settle()
    assert moved is not None
    assert len(moved.files) == number + after
    assert everything(files[0].parent, trash.folder, target) == before
    assert not journal.exists()
    back = mover.take_back(moved, PROGRESS)
    assert not back.stayed
    assert everything(files[0].parent) == before
    assert Mover(Journal(journal), trash).settle() is None


@pytest.mark.parametrize("begun", [b"", b"\1" * 300, b"\1" * 1000])
def test_a_copy_that_was_begun_is_taken_away(
    begun: bytes, mover: Mover, files: list[Path], journal: Path, tmp_path: Path
) -> None:
    place = tmp_path / "1.jpg"
    Journal(journal).write(Step(files[1], place, 1000, files[1].stat().st_mtime_ns))
    place.write_bytes(begun)
    moved = mover.settle()
    assert moved is not None
    assert not moved.files
    assert not place.exists()
    assert files[1].read_bytes() == b"\1" * 1000


def test_a_file_of_another_that_has_come_to_the_place_is_left(
    mover: Mover, files: list[Path], journal: Path, tmp_path: Path
) -> None:
    place = tmp_path / "1.jpg"
    Journal(journal).write(Step(files[1], place, 1000, files[1].stat().st_mtime_ns))
    place.write_bytes(b"another")
    mover.settle()
    assert place.read_bytes() == b"another"
    assert files[1].exists()


def test_on_another_drive_the_file_is_copied_with_its_time_and_the_first_one_goes(
    tmp_path: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def other_drive(self: Path, target: Path) -> Path:
        if self == files[1]:
            raise OSError(18, "Invalid cross-device link")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", other_drive)
    changed = files[1].stat().st_mtime_ns
    places.move(files[1], tmp_path / "there.jpg")
    assert not files[1].exists()
    assert (tmp_path / "there.jpg").read_bytes() == b"\1" * 1000
    assert (tmp_path / "there.jpg").stat().st_mtime_ns == changed


def test_a_place_that_is_taken_is_left_alone(tmp_path: Path, files: list[Path]) -> None:
    with pytest.raises(FileExistsError):
        places.move(files[1], files[2])
    assert files[2].read_bytes() == b"\2" * 1000
    assert files[1].exists()


def test_a_line_that_was_cut_off_is_passed_over(
    journal: Path, files: list[Path], caplog: pytest.LogCaptureFixture
) -> None:
    kept = Journal(journal)
    step = Step(files[1], Path(os.fsdecode(b"/odd\xff")), 1000, 5)
    kept.write(step)
    with journal.open("ab") as opened:
        opened.write(b'{"schema": 1, "bef')
    assert kept.read() == [step]
    assert "not understood" in caplog.text
    caplog.clear()
