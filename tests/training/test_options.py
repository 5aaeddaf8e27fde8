import json

import pytest

from simgui.core.errors import SimguiError
from simgui.models.records import RECIPES
from simgui.training.options import NUMBER_OPTIONS, NumberOption, TrainingOptions
from simgui.training.recipes import RECIPE_NUMBERS

EVERYTHING = TrainingOptions(
    recipe="thorough",
    seed=7,
    loss="circle",
    classes_per_batch=4,
    examples_per_class_per_batch=3,
    steps_per_epoch=50,
    epochs=9,
    embedding=32,
    learning_rate=0.002,
    held_out=("bags", "hats"),
)


@pytest.mark.parametrize("options", [TrainingOptions(), EVERYTHING])
def test_options_survive_as_json(options: TrainingOptions) -> None:
    assert TrainingOptions.from_json(json.loads(json.dumps(options.to_json()))) == options


def test_options_of_a_newer_program_are_passed_over() -> None:
    assert TrainingOptions.from_json({"seed": 3, "new": True}) == TrainingOptions(seed=3)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("recipe", "slow", "must be one of quick, thorough, scratch"),
        ("loss", "hinge", "must be one of multi-similarity"),
        ("epochs", 0, "The epochs is 0, but must be between 1 and 10000"),
        ("classes_per_batch", 1, "The classes per batch is 1, but must be between 2 and 256"),
        ("seed", -1, "between 0"),
    ],
)
def test_an_option_that_cannot_be_used_is_said(name: str, value: object, said: str) -> None:
    with pytest.raises(SimguiError, match=said):
        TrainingOptions(**{name: value})  # type: ignore[arg-type]


def test_a_recipe_trains_longer_on_more_pictures_within_its_bounds() -> None:
    assert set(RECIPE_NUMBERS) == set(RECIPES)
    quick = RECIPE_NUMBERS["quick"]
    automatic = TrainingOptions()
    assert [quick.epochs(pictures, automatic) for pictures in (10, 6000, 10**6)] == [10, 15, 20]
    assert quick.steps(6000, automatic) == 1500
    chosen = TrainingOptions(epochs=3, steps_per_epoch=7)
    assert (quick.epochs(6000, chosen), quick.steps(6000, chosen)) == (3, 21)


@pytest.mark.parametrize(("name", "option"), NUMBER_OPTIONS.items())
def test_every_number_is_held_to_its_range(name: str, option: NumberOption) -> None:
    assert getattr(TrainingOptions(), name) == option.default
    for value in (option.least, option.most):
        assert getattr(TrainingOptions(**{name: value}), name) == value  # type: ignore[arg-type]
    for value in (option.least - 1, option.most + 1):
        with pytest.raises(SimguiError, match=name.replace("_", " ")):
            TrainingOptions(**{name: value})  # type: ignore[arg-type]
