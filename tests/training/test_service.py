"""On which starter a training stands: that in use when it began, also when it goes on later."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import pytest
from pictures import make_library
from versions import add_version

from simgui.app import App
from simgui.child.protocol import Request
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.resources import resource
from simgui.library.storage.data_folder import DataFolder
from simgui.models.layout import BACKBONE
from simgui.training import service
from simgui.training.options import TrainingOptions
from simgui.training.requests import NewVersion, RequestedTraining
from simgui.training.runs import TrainingRuns

pytestmark = pytest.mark.slow

FOLDERS = {"starter-1": "starter", "starter-2": "starter-2", "starter-fast-2": "starter-fast-2"}
FEATURES = {"starter-1": "efficientnet-lite0-f16-1", "starter-fast-2": "efficientnet-lite0-int8-1"}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Labelled pictures, enough to begin a training."""
    return make_library(tmp_path / "pictures", each=6)


@pytest.fixture
def shipped(data_folder: DataFolder) -> Iterator[App]:
    with closing(App(data_folder)) as opened:
        yield opened


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """What the trainer is asked for; it does nothing."""
    requests: list[Request] = []

    def run_trainer(request: Request, *_: Any) -> NoReturn:
        requests.append(request)
        raise SimguiError("Enough", "The trainer was asked.")

    monkeypatch.setattr(service, "run_trainer", run_trainer)
    return requests


def stood_on(asked: list[Request], act: Callable[[], object]) -> str:
    """Give the folder of the starter on which the trainer is to stand."""
    with pytest.raises(SimguiError, match="Enough"):
        act()
    return Path(asked[-1].options["backbone"]).parent.name


@pytest.mark.parametrize("starter", FOLDERS)
def test_a_training_stands_on_the_starter_in_use(
    shipped: App, library: Path, asked: list[Request], starter: str
) -> None:
    shipped.models.use(starter)
    folder = stood_on(asked, lambda: shipped.trainings.train(library, TrainingOptions(), Progress()))
    assert folder == FOLDERS[starter]
    assert asked[-1].options["active"] == str(resource("models", folder))


@pytest.mark.parametrize("starter", FEATURES)
def test_a_training_stands_on_the_starter_of_the_model_in_use(
    shipped: App, data_folder: DataFolder, library: Path, asked: list[Request], starter: str
) -> None:
    add_version(data_folder, "made-1", backbone=FEATURES[starter])
    shipped.models.use("made-1")
    folder = stood_on(asked, lambda: shipped.trainings.train(library, TrainingOptions(), Progress()))
    assert folder == FOLDERS[starter]


def interrupted(data_folder: DataFolder, folder: Path, starter: str) -> Path:
    """Leave a training that has come to its first part, and give the file that says what was asked for."""
    version = NewVersion("quick-1", "Photos", "2026-03-01")
    requested = RequestedTraining(version, folder.resolve(), TrainingOptions(), starter)
    run = TrainingRuns(data_folder.trainings).begin(requested)
    run.keep("head", {"step": np.zeros(1)})
    return run.folder / "request.json"


def test_it_goes_on_with_the_starter_with_which_it_began(
    shipped: App, data_folder: DataFolder, library: Path, asked: list[Request]
) -> None:
    interrupted(data_folder, library, "starter-fast-2")
    assert stood_on(asked, lambda: shipped.trainings.resume(Progress())) == "starter-fast-2"
    kept = shipped._catalogue.features.coverage(FEATURES["starter-fast-2"])
    assert (kept.kept, kept.lacking) == (18, 0)


def test_what_an_earlier_program_has_begun_goes_on_with_its_starter(
    shipped: App, data_folder: DataFolder, library: Path, asked: list[Request]
) -> None:
    file = interrupted(data_folder, library, "starter-2")
    request = json.loads(file.read_text("utf-8"))
    del request["starter"]  # it knew one only
    file.write_text(json.dumps(request), "utf-8")
    assert shipped.trainings.unfinished() is not None
    assert stood_on(asked, lambda: shipped.trainings.resume(Progress())) == "starter"
    assert asked[-1].options["backbone"] == str(resource("models", "starter", BACKBONE))
