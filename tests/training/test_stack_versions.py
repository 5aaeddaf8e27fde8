"""A SimGUI without TensorFlow, as on a Python that TensorFlow does not come for: all but training works."""

import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from fakes import NoWindow, fake_model
from pictures import make_library

from simgui import cli
from simgui.app import App
from simgui.core import requirements
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.training import stack_versions as module
from simgui.training.options import TrainingOptions
from simgui.training.stack_versions import PACKAGES, missing_stack, stack_versions

ELSEWHERE = ["numpy>=2.0", *(f"{package}==1.* ; python_version < '3.0'" for package in PACKAGES[:3])]


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """Declare TensorFlow for another Python, and have none here."""

    def version(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(requirements, "requires", lambda package: ELSEWHERE)
    monkeypatch.setattr(module, "version", version)


@pytest.fixture
def folder(app: App, tmp_path: Path) -> Path:
    folder = make_library(tmp_path / "photos", ("hats", "shoes", "coats"), 6, spread=90)
    app.folders.index(folder, Progress())
    return folder


def test_training_says_in_a_sentence_what_it_needs(without: None) -> None:
    with pytest.raises(SimguiError) as caught:
        stack_versions()
    assert caught.value.title == "Training needs Python 3.11, 3.12 or 3.13"
    assert "install SimGUI with one of these" in caught.value.message
    assert missing_stack() == f"{caught.value.title}. {caught.value.message}"


def test_no_training_begins_without_it(without: None, app: App, folder: Path) -> None:
    begin = (
        lambda: app.trainings.train(folder, TrainingOptions(), Progress()),
        lambda: app.trainings.resume(Progress()),
        lambda: app.trainings.preview(folder, TrainingOptions(), Progress()),
    )
    for each in begin:  # no process is started: this test has no mark that lets it
        with pytest.raises(SimguiError, match="Training needs Python"):
            each()
    assert app.trainings.unfinished() is None
    assert app.trainings.data(folder).lacks == missing_stack()


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="TensorFlow does not come for this Python")
def test_nothing_is_said_where_it_is_installed(app: App, folder: Path) -> None:
    assert missing_stack() == ""
    assert "Python" not in app.trainings.data(folder).lacks


def test_the_command_fails_with_the_sentence(
    without: None, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "App", lambda data_folder: App(data_folder, fake_model()))
    monkeypatch.setattr(cli, "keep_log", lambda data_folder: None)
    assert cli.main(["train", str(folder)], NoWindow()) == 1
    assert capsys.readouterr().err.strip().startswith("Training needs Python 3.11, 3.12 or 3.13. TensorFlow")
    assert cli.main(["search", str(folder / "hats" / "0.png"), "--in", str(folder)], NoWindow()) == 0


def test_what_somebody_has_installed_all_the_same_is_taken(
    without: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "version", lambda package: "2.22.0")
    monkeypatch.setattr(requirements, "version", lambda package: "2.22.0")
    assert stack_versions()["tensorflow"] == "2.22.0"
