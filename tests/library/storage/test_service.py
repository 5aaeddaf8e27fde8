import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from versions import add_version

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder
from simgui.models.model import Model

STARTER = "starter-2"

_KILLED = """
import os, signal, sys
from pathlib import Path
from fakes import fake_model
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder
from simgui.app import App
app = App(DataFolder.open(Path(sys.argv[1])), fake_model())
app.folders.index(Path(sys.argv[2]), Progress())
app.models.choose_cutpoint(0.125)
os.kill(os.getpid(), signal.SIGKILL)
"""


def kill_one(data_folder: DataFolder, library: Path) -> None:
    house = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(house), *filter(None, sys.path)])}
    command = [sys.executable, "-c", _KILLED, data_folder.root, library]
    assert subprocess.run(command, env=environment, check=False).returncode == -signal.SIGKILL


@pytest.mark.process
def test_after_a_kill_the_library_is_checked_and_found_well(
    data_folder: DataFolder, library: Path, model: Model
) -> None:
    kill_one(data_folder, library)
    with closing(App(data_folder, model)) as app:
        assert app.storage.settle(Progress()) is None
        assert len(app.pictures.ids(library)) == 9
        assert app.models.cutpoint_of(app.models.of()).distance == 0.125


@pytest.mark.process
def test_damage_from_a_crash_is_found_at_the_next_start(
    data_folder: DataFolder, library: Path, model: Model, caplog: pytest.LogCaptureFixture
) -> None:
    kill_one(data_folder, library)
    with closing(App(data_folder, model)) as app:  # brings what lay beside the file into it
        app._catalogue._database.query("PRAGMA wal_checkpoint(TRUNCATE)")
        app._running.unclean = True
        pages = app._catalogue._database.query("PRAGMA page_count").fetchone()[0]
    with data_folder.catalogue.open("r+b") as file:
        file.seek((pages - 2) * 16384)
        file.write(b"\xff" * 2 * 16384)
    kill_nothing_but_say_so(data_folder)
    with closing(App(data_folder, model)) as app:
        told = app.storage.settle(Progress())
        assert told is not None
        assert told.title == "The catalogue was damaged"
        assert app.models.cutpoint_of(app.models.of()).distance == 0.125
        app.folders.index(library, Progress())
        assert len(app.pictures.ids(library)) == 9
    assert len(list(data_folder.root.glob("catalogue-damaged-*"))) >= 1
    caplog.clear()


def kill_nothing_but_say_so(data_folder: DataFolder) -> None:
    """Leave behind what a program leaves that is killed."""
    (data_folder.root / "running" / "1-x.lock").touch()


def test_a_backup_cannot_be_written_into_the_data_folder(app: App, data_folder: DataFolder) -> None:
    for file in (data_folder.catalogue, data_folder.root / "models" / "backup.sqlite"):
        with pytest.raises(SimguiError, match="Choose a place on another drive"):
            app.storage.back_up(file)
    with pytest.raises(SimguiError, match="is a folder"):
        app.storage.back_up(data_folder.root.parent)


def test_a_backup_can_be_restored(app: App, library: Path, tmp_path: Path) -> None:
    app.folders.index(library, Progress())
    file = app.storage.back_up(tmp_path / "backup.sqlite")
    app.folders.remove(library)
    assert app.pictures.ids(library).tolist() == []
    kept = app.storage.restore(file)
    assert len(app.pictures.ids(library)) == 9
    assert kept.is_file()


def test_the_model_in_use_comes_back_with_its_backup(
    data_folder: DataFolder, library: Path, tmp_path: Path
) -> None:
    folder = add_version(data_folder, "mine-1")
    with closing(App(data_folder)) as app:
        app.models.use("mine-1")
        file = app.storage.back_up(tmp_path / "backup.sqlite")
        app.models.use(STARTER)
        app.models.delete("mine-1")
        assert not folder.exists()
        app.storage.restore(file)
        assert app.models.of().id == "mine-1"
    with closing(App(data_folder)) as app:
        assert app.models.of().id == "mine-1"


def test_a_backup_whose_model_is_nowhere_leaves_the_starter_in_use(
    data_folder: DataFolder, tmp_path: Path
) -> None:
    add_version(data_folder, "mine-1")
    with closing(App(data_folder)) as app:
        app.models.use("mine-1")
        file = app.storage.back_up(tmp_path / "backup.sqlite")
        with closing(sqlite3.connect(file)) as older, older:
            older.execute("DROP TABLE packed_models")  # as older versions wrote it
        app.models.use(STARTER)
        app.models.delete("mine-1")
        app.storage.restore(file)
        assert app.models.of().id == STARTER


def test_after_a_restore_no_picture_is_mistaken_for_another(app: App, library: Path, tmp_path: Path) -> None:
    app.folders.index(library / "hats", Progress())
    file = app.storage.back_up(tmp_path / "backup.sqlite")
    app.folders.remove(library / "hats")
    app.folders.index(library, Progress())
    query = library / "hats" / "0.png"
    expected = app.searches.find(query, library, k=9).neighbours
    app.storage.restore(file)
    app.folders.remove(library / "hats")
    app.folders.index(library / "shoes", Progress())
    app.folders.index(library, Progress())
    found = app.searches.find(query, library, k=9).neighbours
    assert [each.picture.path for each in found] == [each.picture.path for each in expected]


def test_the_data_folder_can_be_moved(data_folder: DataFolder, library: Path, model: Model) -> None:
    with closing(App(data_folder, model)) as app:
        app.folders.index(library, Progress())
        app.models.choose_cutpoint(0.125)
    moved = data_folder.root.rename(data_folder.root.with_name("elsewhere"))
    with closing(App(DataFolder.open(moved), model)) as app:
        assert len(app.pictures.ids(library)) == 9
        assert app.models.cutpoint_of(app.models.of()).distance == 0.125
