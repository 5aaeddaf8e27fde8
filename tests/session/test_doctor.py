import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress, Step
from simgui.core.records import Finding
from simgui.core.trainer_protocol import Request
from simgui.library import decoding_pool
from simgui.library.catalogue import Catalogue
from simgui.library.data_folder import DataFolder
from simgui.search.head import ProjectionHead
from simgui.search.model import Model
from simgui.session import Session, doctor

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


def findings(session: Session) -> dict[str, Finding]:
    found = session.examine(Progress())
    assert [finding.check for finding in found] == CHECKS
    return {finding.check: finding for finding in found}


def test_all_is_well(session: Session, library: Path, data_folder: DataFolder) -> None:
    session.index_folder(library, Progress())
    found = findings(session)
    assert [finding.ok for finding in found.values()] == [True] * len(CHECKS)
    assert found["data folder"].detail == str(data_folder.root)
    assert found["catalogue"].detail == f"9 pictures in {data_folder.catalogue}"
    assert "JPEG" in found["picture formats"].detail
    assert found["model"].detail == "Fake (fake-model-1), embedding of 48"
    assert found["window"].detail.startswith("PySide6 6.")
    assert found["training"].detail == "numpy 2.3.5, tensorflow 2.21.0"
    assert [path.name for path in data_folder.root.glob(".*")] == []  # the probe is gone


def test_each_check_is_reported(session: Session) -> None:
    steps: list[Step] = []
    ticks = iter(range(100))
    session.examine(Progress(steps.append, clock=lambda: next(ticks)))
    assert [(step.done, step.total) for step in steps] == [(number, 6) for number in range(6)]


def failing(title: str) -> Callable[..., Any]:
    def fail(*_: object) -> None:
        raise SimguiError(title, "Do this and that.")

    return fail


def test_a_check_that_fails_says_what_to_do_and_stops_no_other(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, check in (
        ("run_trainer", "training"),
        ("load_model", "model"),
        ("check_requirement", "window"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(doctor, name, failing(f"The {check} is not well"))
            found = findings(session)
        assert found[check] == Finding(check, False, f"The {check} is not well. Do this and that.")
        assert [finding.check for finding in found.values() if not finding.ok] == [check]


def test_a_catalogue_that_contradicts_itself(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Catalogue, "problems", lambda self: ["3 indexed files have no picture", "page 7"])
    finding = findings(session)["catalogue"]
    assert not finding.ok
    assert "3 indexed files have no picture; page 7" in finding.detail
    assert "index your folders again" in finding.detail


def test_a_data_folder_that_went_away(session: Session, data_folder: DataFolder) -> None:
    moved = data_folder.root.rename(data_folder.root.with_name("moved"))
    found = findings(session)
    assert not found["data folder"].ok
    assert str(data_folder.root) in found["data folder"].detail
    assert not found["training"].ok  # its log has no place
    shutil.rmtree(moved)


def test_a_log_that_cannot_be_written(session: Session, data_folder: DataFolder) -> None:
    (data_folder.logs / "trainer.log").mkdir()
    finding = findings(session)["training"]
    assert not finding.ok
    assert "trainer.log" in finding.detail


def test_a_model_that_gives_no_numbers(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ProjectionHead, "embed", lambda self, features: features * float("nan"))
    finding = findings(session)["model"]
    assert not finding.ok
    assert "It gives no numbers" in finding.detail


def test_a_decoder_that_does_not_start_is_found(
    decoding_processes: None, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        decoding_pool, "decoder_command", lambda: [sys.executable, "-c", "raise SystemExit(7)"]
    )
    found = findings(session)["picture formats"]
    assert not found.ok
    assert "exit status 7" in found.detail
