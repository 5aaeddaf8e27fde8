import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from simgui.app import App
from simgui.child.protocol import Request
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress, Step
from simgui.installation import doctor
from simgui.installation.records import Finding
from simgui.library.decoding.process import processes
from simgui.library.storage.data_folder import DataFolder
from simgui.models.head import ProjectionHead
from simgui.models.layout import STARTERS
from simgui.models.model import Model

CHECKS = ["data folder", "catalogue", "picture formats", "model", "window", "training"]


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch, model: Model) -> None:
    """A trainer that answers at once, and the fake model as the shipped one."""

    def answer(request: Request, log: IO[bytes], progress: Progress) -> dict[str, Any]:
        assert request == Request("check")
        assert log.writable()
        return {"tensorflow": "2.21.0", "numpy": "2.3.5"}

    monkeypatch.setattr(doctor, "run_trainer", answer)
    monkeypatch.setattr(doctor, "load_model", lambda folder: model)


def findings(app: App) -> dict[str, Finding]:
    found = app.doctor.examine(Progress())
    assert [finding.check for finding in found] == CHECKS
    return {finding.check: finding for finding in found}


def test_all_is_well(app: App, library: Path, data_folder: DataFolder) -> None:
    app.folders.index(library, Progress())
    found = findings(app)
    assert [finding.ok for finding in found.values()] == [True] * len(CHECKS)
    assert found["data folder"].detail == str(data_folder.root)
    assert found["catalogue"].detail == f"9 pictures in {data_folder.catalogue}"
    assert "JPEG" in found["picture formats"].detail
    tried = "Fake (fake-model-1), embedding of 48"
    assert found["model"].detail == "; ".join([tried] * len(STARTERS))
    assert found["window"].detail.startswith("PySide6 6.")
    assert found["training"].detail == "numpy 2.3.5, tensorflow 2.21.0"
    assert [path.name for path in data_folder.root.glob(".*")] == []  # the probe is gone


def test_each_check_is_reported(app: App) -> None:
    steps: list[Step] = []
    ticks = iter(range(100))
    app.doctor.examine(Progress(steps.append, clock=lambda: next(ticks)))
    assert [(step.done, step.total) for step in steps] == [(number, 6) for number in range(6)]


def failing(title: str) -> Callable[..., Any]:
    def fail(*_: object) -> None:
        raise SimguiError(title, "Do this and that.")

    return fail


def test_a_check_that_fails_says_what_to_do_and_stops_no_other(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, check in (
        ("run_trainer", "training"),
        ("load_model", "model"),
        ("check_requirement", "window"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(doctor, name, failing(f"The {check} is not well"))
            found = findings(app)
        assert found[check] == Finding(check, False, f"The {check} is not well. Do this and that.")
        assert [finding.check for finding in found.values() if not finding.ok] == [check]


def test_an_inconsistent_catalogue_is_repaired(app: App, library: Path) -> None:
    app.folders.index(library, Progress())
    database = app._catalogue._database
    database.query("UPDATE features SET vector = x'00' WHERE picture_id = 1")
    database.query("UPDATE files SET picture_id = NULL WHERE picture_id = 2")
    finding = findings(app)["catalogue"]
    assert not finding.ok
    assert "1 indexed file has no picture" in finding.detail
    assert "1 set of features belongs to no picture or is damaged" in finding.detail
    assert "rescan your folders" in finding.detail
    app.folders.index(library, Progress())
    assert findings(app)["catalogue"].ok
    assert len(app.pictures.ids(library)) == 9


def test_a_damaged_catalogue_is_set_aside_and_what_was_decided_is_kept(
    app: App, library: Path, data_folder: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    app.folders.index(library, Progress())
    app.models.choose_cutpoint(0.123)
    app._catalogue._database.query("PRAGMA wal_checkpoint(TRUNCATE)")
    with data_folder.catalogue.open("r+b") as file:
        file.seek(2 * 16384)
        file.write(b"\xff" * 4 * 16384)
    finding = findings(app)["catalogue"]
    assert not finding.ok
    assert finding.detail.startswith("The catalogue was damaged")
    assert list(data_folder.root.glob("catalogue-damaged-*.sqlite"))
    assert findings(app)["catalogue"].ok
    assert app.models.cutpoint_of(app.models.of()).distance == 0.123
    app.folders.index(library, Progress())
    assert len(app.pictures.ids(library)) == 9
    assert {record.name for record in caplog.records} == {"simgui.installation.doctor"}
    caplog.clear()


def test_a_data_folder_that_went_away(app: App, data_folder: DataFolder) -> None:
    moved = data_folder.root.rename(data_folder.root.with_name("moved"))
    found = findings(app)
    assert not found["data folder"].ok
    assert str(data_folder.root) in found["data folder"].detail
    assert not found["training"].ok  # its log has no place
    shutil.rmtree(moved)


def test_a_log_that_cannot_be_written(app: App, data_folder: DataFolder) -> None:
    (data_folder.logs / "trainer.log").mkdir()
    finding = findings(app)["training"]
    assert not finding.ok
    assert "trainer.log" in finding.detail


def test_a_model_that_gives_no_numbers(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ProjectionHead, "embed", lambda self, features: features * float("nan"))
    finding = findings(app)["model"]
    assert not finding.ok
    assert "It gives no numbers" in finding.detail


@pytest.mark.process
@pytest.mark.parametrize(
    ("code", "ok", "detail"),
    [
        ("print('ok  window: painted'); print('ok  search: found')", True, "window: painted; search: found"),
        (
            "print('ok  window: painted'); print('BAD search: nothing'); raise SystemExit(1)",
            False,
            "The self-test failed. search: nothing",
        ),
        ("raise SystemExit('no such library')", False, "The self-test failed. no such library"),
    ],
)
def test_the_self_test_is_a_process_of_its_own(
    app: App, monkeypatch: pytest.MonkeyPatch, code: str, ok: bool, detail: str
) -> None:
    monkeypatch.setattr(doctor, "own_command", lambda *flags: [sys.executable, "-c", code])
    *_others, finding = app.doctor.examine(Progress(), thoroughly=True)
    assert (finding.check, finding.ok) == ("self-test", ok)
    # What went wrong last is said last, whichever stream it is on.
    assert finding.detail == detail


def test_a_decoder_that_does_not_start_is_found(
    decoding_processes: None, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "decoder_command", lambda: [sys.executable, "-c", "raise SystemExit(7)"])
    found = findings(app)["picture formats"]
    assert not found.ok
    assert "exit status 7" in found.detail
