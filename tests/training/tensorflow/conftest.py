"""What tests share that train: by the trainer process, or with TensorFlow in their own."""

import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, Any

import pytest
from forked_trainer import use_small_trainers

from simgui.app import App
from simgui.child import client
from simgui.child.protocol import Event, Request
from simgui.core.progress import Progress, Step
from simgui.library.storage.data_folder import DataFolder
from simgui.training import service
from simgui.training.notes import event_of
from simgui.training.options import TrainingOptions
from simgui.training.requests import NewVersion, RequestedTraining
from simgui.training.runs import TrainingRun, TrainingRuns


@pytest.fixture
def training_stack(caplog: pytest.LogCaptureFixture) -> None:
    """Keras 2, chosen before TensorFlow is imported, without a thread of its own."""
    import tqdm

    import simgui.training.tensorflow  # noqa: F401

    tqdm.tqdm.monitor_interval = 0  # its thread would outlive the test
    caplog.handler.addFilter(_says_something)


def _says_something(record: logging.LogRecord) -> bool:
    """Ignore Keras when it finds a callback slow, as it does on a busy machine."""
    return "is slow compared to the batch time" not in record.getMessage()


@pytest.fixture
def trainer_here(training_stack: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Train in the process of the tests: for those that ask what comes out, not how a process fares."""
    monkeypatch.setattr(service, "run_trainer", _run_here)


def _run_here(
    request: Request, log: IO[bytes], progress: Progress, on_event: Callable[[Event], None] = client.ignore
) -> dict[str, Any]:
    from simgui import trainer

    def report(step: Step) -> None:
        progress.step(step.text, step.done, step.total, step.unit)

    def tell(note: Any) -> None:
        on_event(Event.from_line(event_of(note).to_line()))

    return trainer.answer(request.to_line(), Progress(report, tell=tell))


@pytest.fixture
def small_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the trainer process compute less, and begin at once: `tests/forked_trainer.py`."""
    use_small_trainers(monkeypatch)


@pytest.fixture
def shipped(data_folder: DataFolder) -> Iterator[App]:
    """A session on the model that comes with the program."""
    with closing(App(data_folder)) as opened:
        yield opened


@pytest.fixture
def run(tmp_path: Path) -> TrainingRun:
    """A training that has just begun."""
    version = NewVersion("quick-1", "Photos", "2026-03-01T12:00:00+00:00")
    requested = RequestedTraining(version, tmp_path / "photos", TrainingOptions())
    return TrainingRuns(tmp_path / "runs").begin(requested)
