"""How long a training will take here: by what was measured of earlier ones, else a first guess."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

import numpy as np

from simgui.models.backbone import Backbone
from simgui.training.notes import TrainingPlan
from simgui.training.options import TrainingOptions
from simgui.training.phase_clock import Measured
from simgui.training.phases import LEARNING, Phase, expected_seconds
from simgui.training.recipes import RECIPE_NUMBERS
from simgui.training.speeds import Speeds, read_speeds, write_speeds

_TIMED = 5
_LEAST_SECONDS = 1.0
_LEAST_SHARE = 0.01
"""Less of a phase says nothing about the rest."""


@dataclass(frozen=True)
class Estimate:
    """How long a training will take.

    Attributes:
        seconds: Of the whole.
        measured: Whether it rests on a training on this computer; otherwise it is a first guess.
    """

    seconds: float
    measured: bool


class Estimates:
    """Estimates trainings, and learns from each how fast this computer is; safe to use from several threads.

    Args:
        file: Keeps what was measured; may be deleted at any time.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = Lock()
        self._unit_s: float | None = None

    def of_each_recipe(
        self, pictures: int, options: TrainingOptions, backbone: Backbone
    ) -> dict[str, Estimate]:
        """Estimate how long each recipe would take for so many pictures, with these options."""
        speeds, unit_s = read_speeds(self._file), self._unit(backbone)
        found = {}
        for recipe in RECIPE_NUMBERS:
            longest = _longest(speeds, pictures, replace(options, recipe=recipe), unit_s)
            seconds = sum(each * speeds.end(recipe, phase) for phase, each in longest.items())
            measured = any(speeds.has_measured(recipe, phase) for phase in LEARNING)
            found[recipe] = Estimate(seconds, measured)
        return found

    def plan(self, pictures: int, options: TrainingOptions, backbone: Backbone) -> TrainingPlan:
        """Say which phases a training has, and how long each is expected to take at most."""
        longest = _longest(read_speeds(self._file), pictures, options, self._unit(backbone))
        return TrainingPlan(tuple(longest), tuple(longest.values()))

    def learn(
        self,
        pictures: int,
        options: TrainingOptions,
        backbone: Backbone,
        measured: Mapping[str, Measured],
        *,
        finished: bool,
    ) -> None:
        """Note how long a training has taken, also one that was stopped.

        Args:
            pictures: How many there were.
            options: How it was trained.
            backbone: As in `plan`.
            measured: What each phase has taken, by its code.
            finished: Whether it went to its end: then its phases of learning ended where nothing was gained.
        """
        unit_s = self._unit(backbone)
        expected = expected_seconds(pictures, options, unit_s)
        with self._lock:
            speeds = replace(read_speeds(self._file), unit_s=unit_s)
            for phase, each in ((Phase(code), each) for code, each in measured.items()):
                if each.whole_s >= _LEAST_SECONDS and each.share >= _LEAST_SHARE:
                    speeds = speeds.with_pace(options.recipe, phase, each.whole_s / expected[phase])
                if finished and phase in LEARNING:
                    speeds = speeds.with_end(options.recipe, phase, each.reached)
            write_speeds(self._file, speeds)

    def _unit(self, backbone: Backbone) -> float:
        """Give the seconds that a picture takes the backbone: the same for every estimate of a library."""
        if self._unit_s is None:
            kept = read_speeds(self._file).unit_s
            self._unit_s = seconds_a_picture(backbone) if kept is None else kept
        return self._unit_s


def seconds_a_picture(backbone: Backbone) -> float:
    """Time the backbone on this computer: processor time, since what else keeps it busy will pass."""
    size = backbone.input.size_px
    grey = np.full((1, size, size, 3), 127, np.uint8)
    backbone.features(grey)  # loads the network
    started = time.thread_time()
    for _ in range(_TIMED):
        backbone.features(grey)
    return max((time.thread_time() - started) / _TIMED, 1e-6)


def _longest(speeds: Speeds, pictures: int, options: TrainingOptions, unit_s: float) -> dict[Phase, float]:
    """Estimate the seconds that each phase takes at most."""
    expected = expected_seconds(pictures, options, unit_s)
    return {phase: seconds * speeds.pace(options.recipe, phase) for phase, seconds in expected.items()}
