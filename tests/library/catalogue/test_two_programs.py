"""A library that another program opens and closes meanwhile, as the trainer does at each training."""

import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from fakes import fake_model
from pictures import make_library

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.records import FileState
from simgui.library.storage.data_folder import DataFolder

pytestmark = pytest.mark.process

OTHER = """
import sys
from contextlib import closing
from pathlib import Path
from simgui.library.catalogue import Catalogue
with closing(Catalogue(Path(sys.argv[1]))) as catalogue:
    print(catalogue.decisions.choice("later"))
"""


def seen_by_another_program(file: Path) -> str:
    ended = subprocess.run([sys.executable, "-c", OTHER, file], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def on_another_thread(catalogue: Catalogue) -> None:
    thread = threading.Thread(target=catalogue.decisions.choose, args=("first", "1"))
    thread.start()
    thread.join()


def test_what_is_written_after_another_program_has_ended_is_seen_by_the_next(data_folder: DataFolder) -> None:
    file = data_folder.catalogue
    with closing(Catalogue(file)) as catalogue:
        on_another_thread(catalogue)
        assert seen_by_another_program(file) == "None"
        assert file.with_name(f"{file.name}-wal").exists()
        catalogue.decisions.choose("later", "2")
        assert seen_by_another_program(file) == "2"
        assert catalogue.health.problems() == []


def test_a_folder_that_holds_the_library_itself_is_indexed_without_harm(tmp_path: Path) -> None:
    make_library(tmp_path / "home" / "pictures")
    data = DataFolder.open(tmp_path / "home" / "data")
    with closing(App(data, fake_model())) as app:
        for _ in range(2):  # thumbnails have a file after the first time
            app.folders.index(tmp_path / "home", Progress())
        assert len(app.pictures.ids(tmp_path / "home")) == 9
        excluded = {
            entry.path.name: entry.reason
            for entry in app.ledger.entries(tmp_path / "home", (FileState.EXCLUDED,))
        }
        assert excluded["catalogue.sqlite"] == "a database of SimGUI's own"
        assert excluded["thumbnails.sqlite"] == "a database of SimGUI's own"
        seen_by_another_program(data.catalogue)
        app._catalogue.decisions.choose("later", "2")
        assert seen_by_another_program(data.catalogue) == "2"


def test_the_library_in_use_is_no_backup_of_itself(app: App, data_folder: DataFolder) -> None:
    with pytest.raises(SimguiError, match="This is the library itself"):
        app.storage.restore(data_folder.catalogue)
    app._catalogue.decisions.choose("later", "2")
    assert seen_by_another_program(data_folder.catalogue) == "2"
