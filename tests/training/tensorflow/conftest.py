"""What tests share that load TensorFlow into their own process."""

import logging
from pathlib import Path

import pytest

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
def run(tmp_path: Path) -> TrainingRun:
    """A training that has just begun."""
    version = NewVersion("quick-1", "Photos", "2026-03-01T12:00:00+00:00")
    requested = RequestedTraining(version, tmp_path / "photos", TrainingOptions())
    return TrainingRuns(tmp_path / "runs").begin(requested)
