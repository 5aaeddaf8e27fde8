"""`simgui dataset`, on the mock data of TensorFlow Datasets, in the process of its own."""

import json
import os
import sys
from importlib.metadata import PackageNotFoundError
from importlib.util import find_spec
from pathlib import Path

import pytest
from cli_runs import Run, runner

from simgui.child.executable import own_command
from simgui.child.flags import DATASETS_FLAG
from simgui.child.protocol import Request
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.datasets import process, service
from simgui.datasets.records import Download
from simgui.datasets.service import datasets_command

SCRIPT = Path(__file__).parents[1] / "small_datasets.py"
needs_it = pytest.mark.skipif(
    not all(map(find_spec, ("importlib_resources", "tensorflow", "tensorflow_datasets"))),
    reason="tensorflow-datasets, importlib-resources or tensorflow is not installed",
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


@needs_it
@pytest.mark.process
@pytest.mark.slow
def test_a_set_becomes_folders_that_can_be_indexed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-P", os.fspath(SCRIPT), os.fspath(tmp_path / "known")]
    monkeypatch.setattr(service, "datasets_command", lambda: command)
    folder = tmp_path / "cifar10"
    status, out, err = run("dataset", "cifar10", folder, "--json")
    assert status == 0, err
    document = json.loads(out)
    assert document["folder"] == str(folder)
    assert {name: sum(labels.values()) for name, labels in document["pictures"].items()} == {
        "train": 12,
        "test": 12,
    }
    assert sorted(path.name for path in folder.iterdir()) == ["test", "train"]
    known = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]
    assert {path.name for path in (folder / "train").iterdir()} <= set(known)
    indexed = json.loads(run("index", folder / "train", "--json")[1])
    assert (indexed["files"], indexed["skipped"]) == (12, [])
    refused = f"The folder exists already. {folder}: name a folder that does not exist yet.\n"
    assert run("dataset", "cifar10", folder) == (1, "", refused)


@needs_it
@pytest.mark.process
@pytest.mark.slow
def test_nothing_is_downloaded_unasked(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TFDS_DATA_DIR", os.fspath(tmp_path / "none"))
    status, out, err = run("dataset", "cifar10", tmp_path / "cifar10")
    assert (status, out) == (1, "")
    assert "'cifar10' needs 170 MB from www.cs.toronto.edu. To allow that, add --yes." in err
    assert not (tmp_path / "cifar10").exists()


def test_a_missing_package_is_named_before_a_process_starts(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def version(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(service, "version", version)
    status, out, err = run("dataset", "cifar10", tmp_path / "cifar10", "--yes")
    assert (status, out) == (1, "")
    assert "TensorFlow Datasets is missing. " in err
    assert 'python -m pip install "simgui[datasets]"' in err
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "install SimGUI from source" in run("dataset", "cifar10", tmp_path / "cifar10", "--yes")[2]


@pytest.mark.parametrize("line", ["", "no request", Request("juggle").to_line()])
def test_what_the_process_cannot_do_is_told(line: str) -> None:
    with pytest.raises(SimguiError, match="cannot be done with a data set"):
        process.answer(line, Progress())


@pytest.mark.parametrize("name", ["huggingface:mnist", "../mnist", "", "Cifar10"])
def test_names_of_other_places_are_refused(name: str) -> None:
    with pytest.raises(SimguiError, match="TensorFlow Datasets has no"):
        process.answer(Request("look at data set", {"name": name}).to_line(), Progress())


def test_the_process_is_this_program() -> None:
    assert datasets_command() == own_command(DATASETS_FLAG)


@pytest.mark.parametrize(
    ("typed", "agreed"), [("y\n", True), ("yes\n", True), ("\n", False), ("no\n", False)]
)
def test_a_person_at_a_terminal_is_asked(
    typed: str, agreed: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from simgui.cli.commands.dataset import _ask

    class Terminal:
        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return typed

    monkeypatch.setattr(sys, "stdin", Terminal())
    assert _ask("cifar10", Download(True, 170_052_171, ("www.cs.toronto.edu",))) is agreed
    assert "'cifar10' is downloaded: 170 MB from www.cs.toronto.edu. Go on? [y/N]" in capsys.readouterr().err
