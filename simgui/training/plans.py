"""The phases of each recipe, and how much work each is: what estimates are made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from simgui.evaluation.split import HELD_OUT_SHARE
from simgui.training.options import TrainingOptions
from simgui.training.recipes import MANY_PICTURES, RECIPE_NUMBERS

STARTING = "Preparing"
READING = "Reading the pictures"
VIEWS = "Preparing views of the pictures"
TUNING = "Training the backbone"
LOOKING = "Looking at the pictures again"
NETWORK = "Training the network"
HEAD = "Training the head"
WEIGHING = "Choosing the best mix"
COMPARING = "Calibrating and comparing"

LEARNING = (TUNING, NETWORK, HEAD)
"""Phases that end early when nothing is gained any more."""


@dataclass(frozen=True)
class Work:
    """How much work a phase is, measured on two cores without a graphics card (see benchmarks/training.py).

    Attributes:
        seconds: However many pictures there are.
        per_picture: Counted in the time that one picture takes the backbone on one core.
        per_step: Likewise, of a batch as large as the recipe's.
    """

    seconds: float = 0.0
    per_picture: float = 0.0
    per_step: float = 0.0


_WORK: Mapping[str, Mapping[str, Work]] = {
    "quick": {
        STARTING: Work(6.0),
        HEAD: Work(per_step=2.7),
        WEIGHING: Work(1.0),
        COMPARING: Work(2.0),
    },
    "thorough": {
        STARTING: Work(9.0),
        VIEWS: Work(per_picture=6.0),
        TUNING: Work(3.0, per_step=105.0),
        LOOKING: Work(1.0, per_picture=2.0),
        HEAD: Work(1.0, per_step=4.2),
        WEIGHING: Work(1.0),
        COMPARING: Work(4.0),
    },
    "scratch": {
        STARTING: Work(6.0),
        READING: Work(per_picture=0.2),
        NETWORK: Work(1.0, per_step=45.0),
        LOOKING: Work(per_picture=0.1),
        COMPARING: Work(2.0, per_picture=0.1),
    },
}
_HEAD_OF_MANY = 6.5
"""`per_step` of the wider head, where there are many pictures."""


def phases_of(recipe: str) -> tuple[str, ...]:
    """Give the phases of a recipe, in order."""
    return tuple(_WORK[recipe])


def expected_seconds(pictures: int, options: TrainingOptions, unit_s: float) -> dict[str, float]:
    """Estimate the seconds that each phase of a training takes, without a graphics card.

    Args:
        pictures: How many there are.
        options: The recipe, and what the person chose.
        unit_s: Seconds that one picture takes the backbone on one core of this computer.
    """
    trained = round(pictures * (1 - 2 * HELD_OUT_SHARE))
    found = {}
    for phase, work in _WORK[options.recipe].items():
        numbers = RECIPE_NUMBERS["quick" if phase == HEAD else options.recipe]
        chosen = (options.classes_per_batch or 0) * (options.examples_per_class_per_batch or 0)
        steps = numbers.steps(trained, options) * (chosen / numbers.batch if chosen else 1.0)
        per_step = _HEAD_OF_MANY if phase == HEAD and trained >= MANY_PICTURES else work.per_step
        found[phase] = work.seconds + unit_s * (steps * per_step + pictures * work.per_picture)
    return found
