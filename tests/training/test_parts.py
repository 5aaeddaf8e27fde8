"""A program that came without training: what it lacks, where that is looked for, and what is said of it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pictures import make_library
from wheels import make_parts

from simgui import trainer
from simgui.app import App
from simgui.child.protocol import Request
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.requirements import check_requirement
from simgui.training import parts as module
from simgui.training.options import TrainingOptions
from simgui.training.parts import NotAddedYet, Parts, added_folder, added_path, parts_folder, shipped_parts
from simgui.training.stack_versions import missing_stack, stack_versions, yet_to_add


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The list of a program that came without training."""
    path = tmp_path / "training.json"
    path.write_text(json.dumps(make_parts(tmp_path / "wheels").to_json()), "utf-8")
    monkeypatch.setattr(module, "resource", lambda *_names: path)
    return path


def add(parts: Parts) -> Path:
    folder = parts_folder() / parts.digest
    folder.mkdir(parents=True)
    (folder / ".whole").touch()
    return folder


def test_a_program_that_lists_nothing_has_it_all() -> None:
    assert shipped_parts() is None
    assert added_path() == []
    assert yet_to_add() == ()


def test_the_list_reads_as_it_was_written(listed: Path) -> None:
    parts = shipped_parts()
    assert parts is not None
    assert parts.to_json() == json.loads(listed.read_text("utf-8"))
    assert parts.download_bytes == sum(each.size_bytes for each in parts.wheels)
    assert replace(parts, address="https://example.org/").digest == parts.digest
    assert replace(parts, system="another").digest != parts.digest
    assert replace(parts, wheels=parts.wheels[1:]).digest != parts.digest


@pytest.mark.parametrize(
    "change",
    [
        {"schema": 2},
        {"wheels": [{}]},
        {"wheels": "none"},
        {"file": "../outside.whl"},
        {"file": "a/b.whl"},
        {"sha256": "0" * 63},
        {"bytes": 0},
        {"unpacked": -1},
    ],
    ids=str,
)
def test_a_damaged_list_is_refused(listed: Path, change: dict[str, object]) -> None:
    values = json.loads(listed.read_text("utf-8"))
    if set(change) <= set(values):
        values |= change
    else:
        values["wheels"][0] |= change
    listed.write_text(json.dumps(values), "utf-8")
    with pytest.raises(SimguiError, match=r"training\.json cannot be read\. Install SimGUI again"):
        shipped_parts()
    assert "Install SimGUI again" in missing_stack()


def test_parts_are_there_when_none_is_missing(listed: Path, data_dir: Path) -> None:
    parts = shipped_parts()
    assert parts is not None
    assert parts_folder() == data_dir / "training-parts"
    with pytest.raises(NotAddedYet, match="Training is not added yet: It is added once, a download of 1 MB"):
        added_path()
    folder = add(parts)
    assert added_folder(parts) == folder
    assert added_path() == [str(folder)]
    (folder / ".whole").unlink()
    assert added_folder(parts) is None


def test_no_library_brings_code_along(listed: Path, tmp_path: Path, data_dir: Path) -> None:
    from simgui.library.storage.data_folder import DataFolder

    opened = DataFolder.open(tmp_path / "somebody's library")
    assert not parts_folder().is_relative_to(opened.root)
    assert parts_folder().is_relative_to(data_dir)


def test_an_administrator_names_the_folder(
    listed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(module.ENVIRONMENT_VARIABLE, str(tmp_path / "for all"))
    assert parts_folder() == tmp_path / "for all"


def test_a_package_that_was_added_is_found_without_being_on_the_path(tmp_path: Path) -> None:
    told = tmp_path / "simgui_small-3.1.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: simgui-small\nVersion: 3.1\n")
    assert check_requirement("simgui-small", [str(tmp_path)]) == "3.1"
    with pytest.raises(SimguiError, match="simgui-small is missing"):
        check_requirement("simgui-small")


def test_a_folder_can_be_trained_on_as_soon_as_training_is_added(
    listed: Path, app: App, tmp_path: Path
) -> None:
    folder = make_library(tmp_path / "photos", ("hats", "shoes", "coats"), 6, spread=90)
    app.folders.index(folder, Progress())
    data = app.trainings.data(folder)
    assert data.lacks == ""
    assert data.remarks[0] == "Training is added once, when you first train: a download of 1 MB."
    for begin in (
        lambda: app.trainings.train(folder, TrainingOptions(), Progress()),
        lambda: app.trainings.preview(folder, TrainingOptions(), Progress()),
        lambda: app.trainings.resume(Progress()),
        stack_versions,
    ):  # no process is started: this test has no mark that lets it
        with pytest.raises(NotAddedYet):
            begin()


def test_the_trainer_says_what_it_lacks_and_tries_models_all_the_same(listed: Path, tmp_path: Path) -> None:
    with pytest.raises(NotAddedYet):
        trainer.answer(Request("project", {}).to_line(), Progress())
    with pytest.raises(SimguiError) as caught:
        trainer.answer(Request("try model", {"folder": str(tmp_path)}).to_line(), Progress())
    assert not isinstance(caught.value, NotAddedYet)


def test_the_doctor_says_so(listed: Path, app: App) -> None:
    findings = {each.check: each for each in app.doctor.examine(Progress())}
    assert findings["training"].ok
    assert findings["training"].detail.startswith("Training is not added yet. It is added once")
