"""A taught threshold is kept as JSON, and read with every field checked."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from simgui.models.cutpoints import Cutpoint
from simgui.models.taught import TaughtThreshold, name_of_taught

TAUGHT = TaughtThreshold(0.2, (0.1, 0.3), 50, 20, 0.275, 0.7, (0.6, 0.8), 0.5, (0.1, 0.3), 0.9, (0.8, 1.0))


def test_it_comes_back_as_it_was() -> None:
    for each in (TAUGHT, replace(TAUGHT, on=False, labelled=300)):
        assert TaughtThreshold.from_json(each.to_json()) == each
    assert TAUGHT.cutpoint == Cutpoint("taught", 0.2)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("distance", 2.5),
        ("distance", float("nan")),
        ("distance", "0.2"),
        ("interval", [0.1]),
        ("interval", [0.1, 3]),
        ("answers", 0),
        ("answers", 1.5),
        ("on", True),
        ("right", -0.1),
        ("labelled", -1),
    ],
)
def test_what_it_cannot_be_is_not_read(field: str, value: object) -> None:
    assert TaughtThreshold.from_json(json.dumps(json.loads(TAUGHT.to_json()) | {field: value})) is None


@pytest.mark.parametrize("text", [None, "", "[]", "{}", "7", "[" * 100_000])
def test_anything_else_is_not_read(text: str | None) -> None:
    assert TaughtThreshold.from_json(text) is None


def test_every_model_and_folder_has_its_own(tmp_path: Path) -> None:
    names = {name_of_taught(model, tmp_path / folder) for model in ("a", "b") for folder in ("x", "y z")}
    assert len(names) == 4
