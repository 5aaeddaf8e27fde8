import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from simgui.core.temporary import sweep_temporary_folders, temporary_folder

_LIVING = """
import sys
from simgui.core.temporary import temporary_folder
with temporary_folder("test") as folder:
    (folder / "deep").mkdir()
    print(folder, flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's place for temporary files, of this test and the processes that it starts."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def test_a_temporary_folder_is_deleted_at_the_end(temporary: Path) -> None:
    with temporary_folder("test") as folder:
        assert folder.parent == temporary
        (folder / "a").touch()
        sweep_temporary_folders()
        assert (folder / "a").exists()
    assert not list(temporary.iterdir())


@pytest.mark.process
def test_only_leftovers_of_killed_programs_are_deleted(temporary: Path) -> None:
    others = [temporary / "simgui-notes", temporary / "elsewhere"]
    for other in others:
        other.mkdir()
    (others[1] / "lock").touch()
    (temporary / "simgui-link").symlink_to(others[1])
    before = set(temporary.iterdir())
    with subprocess.Popen(
        [sys.executable, "-c", _LIVING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        folder = Path(process.stdout.readline().strip())
        sweep_temporary_folders()
        assert (folder / "deep").is_dir()
        os.kill(process.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        process.wait()
    assert folder.is_dir()
    sweep_temporary_folders()
    assert set(temporary.iterdir()) == before
