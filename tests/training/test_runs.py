import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simgui.core.errors import SimguiError
from simgui.training.options import TrainingOptions
from simgui.training.requests import NewVersion, RequestedTraining
from simgui.training.runs import TrainingRuns

VERSION = NewVersion("quick-1", "photos, 2026-03-01 12:00", "2026-03-01T12:00:00+00:00")
REQUESTED = RequestedTraining(VERSION, Path("photos"), TrainingOptions(seed=3))
UNUSABLE = json.dumps(REQUESTED.to_json() | {"options": {"recipe": "unheard of"}})
NO_OPTIONS = json.dumps(REQUESTED.to_json() | {"options": 3})


@pytest.fixture
def runs(tmp_path: Path) -> TrainingRuns:
    return TrainingRuns(tmp_path / "trainings")


def test_what_was_asked_is_there_after_a_kill(runs: TrainingRuns) -> None:
    run = runs.begin(REQUESTED)
    found = runs.unfinished()
    assert found is not None
    assert (found.folder, found.request) == (run.folder, REQUESTED)
    assert found.version.is_dir()


def test_nothing_is_unfinished_before_anything_began(runs: TrainingRuns) -> None:
    assert runs.unfinished() is None


def test_a_part_is_kept_and_replaced(runs: TrainingRuns) -> None:
    run = runs.begin(REQUESTED)
    assert not run.begun
    assert run.kept("head") is None
    run.keep("head", {"weights": np.arange(3), "names": np.array(["bags", "hüte"])})
    run.keep("head", {"weights": np.arange(4), "names": np.array(["bags", "hüte"])})
    kept = run.kept("head")
    assert kept is not None
    assert kept["weights"].tolist() == [0, 1, 2, 3]
    assert kept["names"].tolist() == ["bags", "hüte"]
    assert run.begun
    run.forget("head")
    assert run.kept("head") is None


def test_a_part_that_was_cut_off_while_it_was_written_leaves_the_old_one(runs: TrainingRuns) -> None:
    run = runs.begin(REQUESTED)
    run.keep("head", {"weights": np.arange(3)})
    (run.folder / "head.part").write_bytes(b"PK\x03\x04 cut off")
    kept = run.kept("head")
    assert kept is not None
    assert kept["weights"].tolist() == [0, 1, 2]


def test_a_damaged_part_is_done_again(runs: TrainingRuns, caplog: pytest.LogCaptureFixture) -> None:
    run = runs.begin(REQUESTED)
    (run.folder / "head.npz").write_bytes(b"no numbers")
    assert run.kept("head") is None
    assert "is done again" in caplog.text
    caplog.clear()


def test_pickled_objects_are_never_read(runs: TrainingRuns, caplog: pytest.LogCaptureFixture) -> None:
    run = runs.begin(REQUESTED)
    np.savez(run.folder / "head.npz", weights=np.array([{"a": 1}], object))
    assert run.kept("head") is None
    caplog.clear()


def test_a_full_disk_is_said_and_the_old_part_stays(
    runs: TrainingRuns, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = runs.begin(REQUESTED)
    run.keep("head", {"weights": np.arange(3)})

    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(SimguiError, match="the disk is full"):
        run.keep("head", {"weights": np.arange(9)})
    kept = run.kept("head")
    assert kept is not None
    assert kept["weights"].tolist() == [0, 1, 2]


def test_the_newest_is_offered_first_and_the_others_after_it(runs: TrainingRuns) -> None:
    made = {name: runs.begin(replace(REQUESTED, folder=Path(name))) for name in ("a", "b", "c")}
    for name, stamp in {"a": 100.0, "b": 300.0, "c": 200.0}.items():
        os.utime(made[name].folder / "request.json", (stamp, stamp))
    for name in ("b", "c", "a"):
        found = runs.unfinished()
        assert found is not None
        assert found.request.folder == Path(name)
        runs.discard(found)
    assert runs.unfinished() is None


def test_a_run_of_an_earlier_version_is_understood(runs: TrainingRuns) -> None:
    run = runs.begin(REQUESTED)
    written = {
        "version": {
            "id": "quick-1",
            "name": "photos, 2026-03-01 12:00",
            "created": "2026-03-01T12:00:00+00:00",
        },
        "folder": "photos",
        "options": {"recipe": "quick", "seed": 3, "loss": None, "epochs": None, "held_out": []},
    }
    (run.folder / "request.json").write_text(json.dumps(written), "utf-8")
    found = runs.unfinished()
    assert found is not None
    assert found.request == REQUESTED


@pytest.mark.parametrize(
    "content",
    ["{cut off", "[]", '{"folder": "photos"}', '{"version": 3}', UNUSABLE, NO_OPTIONS, "[" * 100_000],
)
def test_what_cannot_be_understood_is_thrown_away(runs: TrainingRuns, content: str) -> None:
    run = runs.begin(REQUESTED)
    (run.folder / "request.json").write_text(content, "utf-8")
    assert runs.unfinished() is None
    assert not run.folder.exists()


@pytest.mark.process
def test_what_another_process_works_on_is_left_alone_until_that_ends(runs: TrainingRuns) -> None:
    run = runs.begin(REQUESTED)
    script = (
        "import sys; from pathlib import Path; from simgui.training.runs import TrainingRun\n"
        "with TrainingRun(Path(sys.argv[1])).working():\n"
        "    print('working', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, run.folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"working\n"
        assert runs.unfinished() is None
        with pytest.raises(SimguiError, match="Another SimGUI works on it"), run.working():
            pass
        assert run.folder.exists()
        other.kill()
    assert runs.unfinished() is not None
