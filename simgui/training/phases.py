"""The phases of each recipe, what a person reads of them, and how much work each is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from simgui.core.progress import Progress, Step
from simgui.core.sentences import Sentence, say
from simgui.core.units import Unit
from simgui.evaluation.split import HELD_OUT_SHARE
from simgui.training.options import TrainingOptions
from simgui.training.recipes import MANY_PICTURES, RECIPE_NUMBERS


class Phase(StrEnum):
    """A part of a training: its code, by which it is reported, planned and timed."""

    PREPARING = "preparing"
    READING = "reading"
    VIEWS = "views"
    TUNING = "tuning"
    LOOKING = "looking"
    NETWORK = "network"
    HEAD = "head"
    CHOOSING = "choosing"
    UNKNOWN = "unknown"
    COMPARING = "comparing"

    @property
    def text(self) -> Sentence:
        """What a person reads."""
        return _TEXTS[self]

    def step(self, done: int, total: int, unit: Unit) -> Step:
        """Make the report that so many units of it are finished."""
        return Step(self.text, done, total, unit, phase=self)

    def report(self, progress: Progress, done: int, total: int, unit: Unit = Unit.NOTHING) -> None:
        """Report that so many units of it are finished.

        Raises:
            Cancelled: if the person asked to stop.
        """
        progress.step(self.text, done, total, unit, phase=self)


_TEXTS: Mapping[Phase, Sentence] = {
    Phase.PREPARING: say("Preparing"),
    Phase.READING: say("Reading the pictures"),
    Phase.VIEWS: say("Preparing views of the pictures"),
    Phase.TUNING: say("Training the backbone"),
    Phase.LOOKING: say("Looking at the pictures again"),
    Phase.NETWORK: say("Training the network"),
    Phase.HEAD: say("Training the head"),
    Phase.CHOOSING: say("Choosing the best mix"),
    Phase.UNKNOWN: say("Asking about labels left out"),
    Phase.COMPARING: say("Calibrating and comparing"),
}

LEARNING = (Phase.TUNING, Phase.NETWORK, Phase.HEAD)
"""Phases that end early when nothing is gained any more."""


def phase_named(name: str) -> Phase | None:
    """Give the phase of a code or, as earlier versions kept it on the disk, of a text; None if none."""
    return next((phase for phase in Phase if name in (phase, phase.text)), None)


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


_WORK: Mapping[str, Mapping[Phase, Work]] = {
    "quick": {
        Phase.PREPARING: Work(6.0),
        Phase.HEAD: Work(per_step=2.7),
        Phase.CHOOSING: Work(1.0),
        Phase.UNKNOWN: Work(8.0),
        Phase.COMPARING: Work(2.0),
    },
    "thorough": {
        Phase.PREPARING: Work(9.0),
        Phase.VIEWS: Work(per_picture=6.0),
        Phase.TUNING: Work(3.0, per_step=105.0),
        Phase.LOOKING: Work(1.0, per_picture=2.0),
        Phase.HEAD: Work(1.0, per_step=4.2),
        Phase.CHOOSING: Work(1.0),
        Phase.COMPARING: Work(4.0),
    },
    "scratch": {
        Phase.PREPARING: Work(6.0),
        Phase.READING: Work(per_picture=0.2),
        Phase.NETWORK: Work(1.0, per_step=45.0),
        Phase.LOOKING: Work(per_picture=0.1),
        Phase.COMPARING: Work(2.0, per_picture=0.1),
    },
}
_HEAD_OF_MANY = 6.5
"""`per_step` of the wider head, where there are many pictures."""


def phases_of(recipe: str) -> tuple[Phase, ...]:
    """Give the phases of a recipe, in order."""
    return tuple(_WORK[recipe])


def expected_seconds(pictures: int, options: TrainingOptions, unit_s: float) -> dict[Phase, float]:
    """Estimate the seconds that each phase of a training takes, without a graphics card.

    Args:
        pictures: How many there are.
        options: The recipe, and what the person chose.
        unit_s: Seconds that one picture takes the backbone on one core of this computer.
    """
    trained = round(pictures * (1 - 2 * HELD_OUT_SHARE))
    found = {}
    for phase, work in _WORK[options.recipe].items():
        numbers = RECIPE_NUMBERS["quick" if phase == Phase.HEAD else options.recipe]
        chosen = (options.classes_per_batch or 0) * (options.examples_per_class_per_batch or 0)
        steps = numbers.steps(trained, options) * (chosen / numbers.batch if chosen else 1.0)
        per_step = _HEAD_OF_MANY if phase == Phase.HEAD and trained >= MANY_PICTURES else work.per_step
        found[phase] = work.seconds + unit_s * (steps * per_step + pictures * work.per_picture)
    return found
