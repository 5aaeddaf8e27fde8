import errno
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from simgui.core.errors import SimguiError
from simgui.library.data_folder import ENVIRONMENT_VARIABLE, DataFolder


def test_what_is_asked_for_comes_before_the_environment(tmp_path: Path, data_dir: Path) -> None:
    assert DataFolder.open(tmp_path / "asked").root == tmp_path / "asked"
    assert DataFolder.open().root == data_dir


def test_the_platforms_own_folder_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENVIRONMENT_VARIABLE)
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda name, author: str(tmp_path / "default" / name))
    assert DataFolder.open().root == tmp_path / "default" / "simgui"


def test_it_is_made_with_a_folder_for_logs(tmp_path: Path) -> None:
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
