"""Estimates of trainings: guessed at first, measured from then on."""

import json
from pathlib import Path

import pytest
from fakes import FakeBackbone

from simgui.models.records import RECIPES
from simgui.training.estimates import Estimates
from simgui.training.options import TrainingOptions
from simgui.training.phase_clock import Measured
from simgui.training.phases import Phase, phases_of
from simgui.training.speeds import Speeds, read_speeds

QUICK = TrainingOptions()
PICTURES = 1000
BACKBONE = FakeBackbone()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "speeds.json"


def foreseen(file: Path, options: TrainingOptions = QUICK) -> dict[str, float]:
    """Read what is expected of each phase by a program that starts now."""
    plan = Estimates(file).plan(PICTURES, options, BACKBONE)
    return dict(zip(plan.phases, plan.seconds, strict=True))


def measured_as(seconds: float, share: float, reached: float) -> Measured:
    return Measured(0.0, seconds, share, reached)


def learn(file: Path, measured: dict[str, Measured], finished: bool = True) -> None:
    Estimates(file).learn(PICTURES, QUICK, BACKBONE, measured, finished=finished)


def test_the_first_estimate_is_a_guess(file: Path) -> None:
    found = Estimates(file).of_each_recipe(PICTURES, QUICK, BACKBONE)
    assert set(found) == set(RECIPES)
    assert all(each.seconds > 0 and not each.measured for each in found.values())
    assert not file.exists()


@pytest.mark.parametrize("off", [0.25, 0.5, 2.0, 7.0])
def test_the_next_estimate_is_what_was_measured(file: Path, off: float) -> None:
    learn(file, {})  # the first program that keeps the unit
    expected = foreseen(file)
    learn(file, {phase: measured_as(max(1.0, off * expected[phase]), 1, 1) for phase in expected})
    found = foreseen(file)
    assert found[Phase.HEAD] == pytest.approx(max(1.0, off * expected[Phase.HEAD]))
    estimates = Estimates(file).of_each_recipe(PICTURES, QUICK, BACKBONE)
    assert estimates["quick"].measured
    assert estimates["quick"].seconds == pytest.approx(sum(found.values()))
    assert not estimates["thorough"].measured


def test_a_training_that_was_stopped_teaches_as_well(file: Path) -> None:
    learn(file, {})
    expected = foreseen(file)
    learn(file, {Phase.HEAD: measured_as(3.0, 0.1, 0.1)}, finished=False)
    found = foreseen(file)
    assert found[Phase.HEAD] == pytest.approx(30)
    assert found[Phase.PREPARING] == expected[Phase.PREPARING]
    assert Estimates(file).of_each_recipe(PICTURES, QUICK, BACKBONE)["quick"].seconds == pytest.approx(
        sum(found.values())
    )


def test_a_computer_that_slept_meanwhile_spoils_no_file(file: Path) -> None:
    learn(file, {Phase.HEAD: measured_as(1e9, 1, 1)})
    learn(file, {Phase.HEAD: measured_as(1e9, 1, 1)})
    assert Estimates(file).of_each_recipe(PICTURES, QUICK, BACKBONE)["quick"].measured


def test_what_a_phase_needs_to_begin_is_no_part_of_its_pace(file: Path) -> None:
    learn(file, {Phase.HEAD: Measured(60.0, 2.0, 0.1, 0.105)}, finished=False)
    assert foreseen(file)[Phase.HEAD] == pytest.approx(80)


def test_a_moment_of_a_phase_teaches_nothing(file: Path) -> None:
    learn(file, {})
    expected = foreseen(file)
    learn(
        file,
        {Phase.HEAD: measured_as(50.0, 0.001, 0.001), Phase.PREPARING: measured_as(0.2, 1, 1)},
        finished=False,
    )
    assert foreseen(file) == expected


def test_two_trainings_are_averaged(file: Path) -> None:
    learn(file, {})
    for seconds in (20.0, 40.0):
        learn(file, {Phase.HEAD: measured_as(seconds, 1, 1)})
    assert foreseen(file)[Phase.HEAD] == pytest.approx(30)


def test_a_training_that_ended_early_is_expected_to_do_so_again(file: Path) -> None:
    learn(file, {Phase.HEAD: measured_as(10.0, 0.5, 0.5)})
    plan = foreseen(file)
    assert plan[Phase.HEAD] == pytest.approx(20)  # at most
    found = Estimates(file).of_each_recipe(PICTURES, QUICK, BACKBONE)["quick"]
    assert found.seconds == pytest.approx(sum(plan.values()) - 10)


def test_the_options_count(file: Path) -> None:
    few, many = (foreseen(file, TrainingOptions("thorough", epochs=epochs)) for epochs in (2, 20))
    assert many[Phase.TUNING] > 5 * few[Phase.TUNING]
    wide = TrainingOptions("thorough", classes_per_batch=16, examples_per_class_per_batch=8)
    assert (
        foreseen(file, wide)[Phase.TUNING] > 1.5 * foreseen(file, TrainingOptions("thorough"))[Phase.TUNING]
    )
    assert tuple(few) == phases_of("thorough")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"schema": 2}',
        '{"schema": 1, "unit_s": "x", "off": {}, "ends": {}}',
        '{"schema": 1, "unit_s": 0.01, "off": {"quick": {"Training the head": -1}}, "ends": {}}',
        '{"schema": 1, "unit_s": 0.01, "off": {"quick": {"Training the head": 1e999}}, "ends": {}}',
        '{"schema": 1, "unit_s": 0.01, "off": [3], "ends": {}}',
        "[" * 100_000,
    ],
)
def test_a_damaged_file_is_measured_anew(file: Path, content: str) -> None:
    file.write_text(content, "utf-8")
    assert not any(each.measured for each in Estimates(file).of_each_recipe(9, QUICK, BACKBONE).values())
    learn(file, {Phase.HEAD: measured_as(5.0, 1, 1)})
    assert json.loads(file.read_text("utf-8"))["schema"] == 1
    assert foreseen(file)[Phase.HEAD] == pytest.approx(5)


def test_what_an_earlier_version_has_measured_counts(file: Path) -> None:
    """It named phases by what a person read; some of its phases are no more."""
    paces = {"Training the head": 3.0, "Starting TensorFlow": 2.0}
    content = {
        "schema": 1,
        "unit_s": 0.01,
        "off": {"quick": paces},
        "ends": {"quick": {"Training the head": 0.5}},
    }
    file.write_text(json.dumps(content), "utf-8")
    estimates = Estimates(file).of_each_recipe(PICTURES, QUICK, BACKBONE)
    assert [recipe for recipe, each in estimates.items() if each.measured] == ["quick"]
    learn(file, {}, finished=False)
    assert read_speeds(file) == Speeds(0.01, {"quick": {Phase.HEAD: 3.0}}, {"quick": {Phase.HEAD: 0.5}})
    assert json.loads(file.read_text("utf-8"))["off"] == {"quick": {"head": 3.0}}
