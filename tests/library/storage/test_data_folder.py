import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import ENVIRONMENT_VARIABLE, DataFolder


def test_the_folder_that_is_asked_for_comes_before_the_environment(tmp_path: Path, data_dir: Path) -> None:
    assert DataFolder.open(tmp_path / "asked").root == tmp_path / "asked"
    assert DataFolder.open().root == data_dir


def test_the_platforms_own_folder_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENVIRONMENT_VARIABLE)
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda name, author: str(tmp_path / "default" / name))
    assert DataFolder.open().root == tmp_path / "default" / "simgui"


def test_the_data_folder_is_made_with_a_folder_for_logs(tmp_path: Path) -> None:
    folder = DataFolder.open(tmp_path / "new" / "place")
    assert folder.logs.is_dir()
    for path in (folder.catalogue, folder.thumbnails, folder.logs):
        assert path.parent == folder.root
    assert DataFolder.open(folder.root) == folder  # and it may be there already


def test_home_and_relative_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert DataFolder.open(Path("~/mine")).root == tmp_path / "mine"
    assert DataFolder.open(Path("here")).root == tmp_path / "here"


def test_a_place_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SimguiError, match="it is not a folder"):
        DataFolder.open(tmp_path / "file" / "data")


@pytest.mark.process
def test_a_folder_that_is_closed_to_writing_is_refused_at_once(
    data_folder: DataFolder, close_folder: Callable[[Path], None]
) -> None:
    before = sorted(data_folder.root.rglob("*"))
    close_folder(data_folder.root)
    with pytest.raises(SimguiError, match="Change its permissions or choose another place"):
        DataFolder.open(data_folder.root)
    assert sorted(data_folder.root.rglob("*")) == before


def test_a_folder_on_a_full_disk_is_opened(data_folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    assert DataFolder.open(data_folder.root) == data_folder


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights another way")
def test_only_the_owner_can_read_the_data_folder(data_folder: DataFolder, app: App, library: Path) -> None:
    before = os.umask(0)
    try:
        app.folders.index(library, Progress())
        app.models.choose_cutpoint(0.1)
        list(map(app.pictures.thumbnail, app.pictures.ids(library).tolist()))
        backup = app.storage.back_up(data_folder.root.parent / "backup.sqlite")
        kept = app.storage.restore(backup)
        (data_folder.maps / "older").mkdir(parents=True)
        (data_folder.maps / "older" / "map.npz").touch()
    finally:
        os.umask(before)
    made = (data_folder.catalogue, data_folder.thumbnails, data_folder.root / "decisions.json", backup, kept)
    assert {rights(path) for path in made} == {0o600}
    DataFolder.open(data_folder.root)
    for path in data_folder.root.rglob("*"):
        assert rights(path) == (0o700 if path.is_dir() else 0o600)
    assert rights(data_folder.root) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights another way")
def test_a_shared_folder_that_was_there_before_stays_shared(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    picture = tmp_path / "a picture.jpg"
    picture.touch()
    picture.chmod(0o644)
    for _ in range(2):
        DataFolder.open(tmp_path)
        assert rights(tmp_path) == 0o755
        assert rights(picture) == 0o644
        assert rights(tmp_path / "logs") == 0o700


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
