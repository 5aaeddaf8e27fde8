"""Trainings that are stopped or killed on the way, and go on later."""

import json
import shutil
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from lessons import FEW, STARTER, TESTED, Stopper, assert_nothing_was_made, make_lesson

from simgui.app import App
from simgui.child import client
from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress, Step
from simgui.library.storage.data_folder import DataFolder
from simgui.training.options import TrainingOptions
from simgui.training.records import Training

pytestmark = pytest.mark.usefixtures("small_networks")


@dataclass(frozen=True)
class Stopped:
    """A person stops the training as soon as a phase is reported."""

    phase: str


@dataclass(frozen=True)
class Killed:
    """The trainer is killed as soon as a phase has got so far; a power cut leaves as little warning."""

    phase: str
    done: int


WAYS: dict[str, tuple[Stopped | Killed, ...]] = {
    "quick": (
        Stopped("Looking through the folder:"),
        Killed("Preparing", 1),
        Stopped("Training the head"),
        Killed("Training the head", 10),
        Killed("Choosing the best mix", 1),
        Killed("Calibrating and comparing", 1),
    ),
    "thorough": (
        Killed("Preparing views of the pictures", 16),
        Killed("Training the backbone", 10),
        Killed("Looking at the pictures again", 48),
    ),
    "scratch": (Killed("Training the network", 10),),
}


class Killer:
    """Kills the trainer that was started last."""

    def __init__(self, when: Killed, monkeypatch: pytest.MonkeyPatch) -> None:
        self._when = when
        self._processes: list[subprocess.Popen[str]] = []
        start = client._start
        monkeypatch.setattr(
            client, "_start", lambda *given: self._processes.append(start(*given)) or self._processes[-1]
        )

    def __call__(self, step: Step) -> None:
        if step.text == self._when.phase and step.done >= self._when.done:
            self._processes[-1].kill()


def interrupt(start: Callable[[Progress], Training], way: Stopped | Killed) -> None:
    """Start a training, or go on with it, and see that it is interrupted where it is meant to be."""
    if isinstance(way, Stopped):
        stopper = Stopper(way.phase)
        with pytest.raises(Cancelled):
            start(stopper)
        assert stopper.texts[-1] == way.phase
        return
    ended = pytest.raises(SimguiError, match="The trainer ended early")
    with pytest.MonkeyPatch.context() as patch, ended:
        start(Progress(Killer(way, patch)))


@pytest.mark.parametrize("recipe", WAYS)
def test_a_training_that_is_interrupted_again_and_again_comes_to_its_end(
    shipped: App, tmp_path: Path, recipe: str
) -> None:
    folder = make_lesson(tmp_path / "pictures")
    options = TrainingOptions(recipe, seed=3, **FEW)

    def start(progress: Progress) -> Training:
        return shipped.trainings.train(folder, options, progress)

    for way in WAYS[recipe]:
        interrupt(start, way)
        assert shipped.models.of().id == STARTER
        assert list(shipped.data_folder.models.glob("*")) == []
        unfinished = shipped.trainings.unfinished()
        assert unfinished is not None
        assert (unfinished.folder, unfinished.options) == (folder, options)
        assert_it_can_be_given_up(shipped, tmp_path / "given up")
        start = shipped.trainings.resume
    training = start(Progress())
    manifest = json.loads((shipped.data_folder.models / training.model / "model.json").read_text("utf-8"))
    assert TrainingOptions.from_json(manifest["options"]) == options
    assert training.after.queries == TESTED
    assert shipped.trainings.unfinished() is None
    assert shipped.models.of().id == (training.model if training.activated else STARTER)


def assert_it_can_be_given_up(app: App, place: Path) -> None:
    """Discard the interrupted training of a copy of the library."""
    shutil.copytree(app.data_folder.root, place)
    with closing(App(DataFolder.open(place))) as copy:
        assert copy.trainings.unfinished() is not None
        copy.trainings.discard()
        assert_nothing_was_made(copy)
        with pytest.raises(SimguiError, match="Nothing to resume"):
            copy.trainings.resume(Progress())
    shutil.rmtree(place)
