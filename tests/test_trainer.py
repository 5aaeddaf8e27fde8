import os
from collections.abc import Mapping
from typing import Any

import pytest

from simgui import trainer
from simgui.child.protocol import Request
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress, Step
from simgui.models.backbone import InputSpec
from simgui.trainer import answer, sample_photographs
from simgui.training import stack_versions


def test_keras_2_is_chosen_before_anything_can_import_it() -> None:
    assert os.environ["TF_USE_LEGACY_KERAS"] == "1"
    assert os.environ["TQDM_DISABLE"] == "1"


def test_a_task_gets_its_options_and_a_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[Step] = []

    def double(options: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
        progress.step("Doubling", 1, 1)
        return {"doubled": 2 * options["number"]}

    monkeypatch.setitem(trainer.TASKS, "double", double)
    assert answer(Request("double", {"number": 21}).to_line(), Progress(steps.append)) == {"doubled": 42}
    assert [step.text for step in steps] == ["Doubling"]


@pytest.mark.parametrize(
    "line", ["", "no request", '{"schema": 99, "task": "check", "options": {}}', Request("juggle").to_line()]
)
def test_what_it_cannot_do_is_told(line: str) -> None:
    with pytest.raises(SimguiError, match="asked for something it cannot do"):
        answer(line, Progress())


def test_a_missing_package_is_told_before_anything_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(package: str, path: object = ()) -> str:
        raise SimguiError(f"{package} is missing", "Install it.")

    monkeypatch.setattr(stack_versions, "check_requirement", missing)
    monkeypatch.setattr(stack_versions, "comes_for_other_pythons_only", lambda: False)
    with pytest.raises(SimguiError, match="tensorflow is missing"):
        answer(Request("check").to_line(), Progress())


def test_a_model_from_outside_is_tried_on_photographs_of_its_size() -> None:
    pictures = list(sample_photographs(InputSpec(32, 1.0)))
    assert [(picture.shape, picture.dtype.name) for picture in pictures] == [((32, 32, 3), "uint8")] * 3
    assert len({picture.tobytes() for picture in pictures}) == 3
