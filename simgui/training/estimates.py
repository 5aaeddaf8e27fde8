"""How long a training will take here: by what was measured of earlier ones, else a first guess."""

import json
import logging
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from simgui.models.backbone import Backbone
from simgui.training.notes import TrainingPlan
from simgui.training.options import TrainingOptions
from simgui.training.phases import Measured
from simgui.training.plans import LEARNING, expected_seconds
from simgui.training.recipes import RECIPE_NUMBERS

log = logging.getLogger(__name__)

_SCHEMA = 1
_TIMED = 5
_LEAST_SECONDS = 1.0
_LEAST_SHARE = 0.01
"""Less of a phase says nothing about the rest."""
_MOST = 100.0
"""No computer is so much slower or faster than expected; a file that says so is damaged."""

Factors = dict[str, dict[str, float]]
"""By recipe and phase."""


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
    """Learns from each training how fast this computer is; safe to use from several threads.

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
        known, found = self._read(), {}
        for recipe in RECIPE_NUMBERS:
            plan = self.plan(pictures, replace(options, recipe=recipe), backbone)
            ends = known["ends"].get(recipe, {})
            seconds = sum(
                each * ends.get(phase, 1.0) for phase, each in zip(plan.phases, plan.seconds, strict=True)
            )
            found[recipe] = Estimate(
                seconds, any(phase in known["off"].get(recipe, {}) for phase in LEARNING)
            )
        return found

    def plan(self, pictures: int, options: TrainingOptions, backbone: Backbone) -> TrainingPlan:
        """Say which phases a training has, and how long each is expected to take at most."""
        off = self._read()["off"].get(options.recipe, {})
        expected = expected_seconds(pictures, options, self._unit(backbone))
        return TrainingPlan(
            tuple(expected), tuple(seconds * off.get(phase, 1.0) for phase, seconds in expected.items())
        )

    def learn(
        self,
        pictures: int,
        options: TrainingOptions,
        backbone: Backbone,
        measured: Mapping[str, Measured],
        *,
        finished: bool,
    ) -> None:
        """Take note of what a training has taken, also of one that was stopped.

        Args:
            pictures: How many there were.
            options: How it was trained.
            backbone: As in `plan`.
            measured: What each phase has taken.
            finished: Whether it went to its end: then its phases of learning ended where nothing was gained.
        """
        expected = expected_seconds(pictures, options, self._unit(backbone))
        with self._lock:
            known = self._read()
            off, ends = (known[name].setdefault(options.recipe, {}) for name in ("off", "ends"))
            for phase, each in measured.items():
                if each.whole_s >= _LEAST_SECONDS and each.share >= _LEAST_SHARE:
                    _blend(off, phase, each.whole_s / expected[phase])
                if finished and phase in LEARNING:
                    _blend(ends, phase, each.reached)
            self._write(known)

    def _unit(self, backbone: Backbone) -> float:
        """Give the seconds that a picture takes the backbone: the same for every estimate of a library."""
        if self._unit_s is None:
            kept = self._read()["unit_s"]
            self._unit_s = kept if isinstance(kept, float) else seconds_a_picture(backbone)
        return self._unit_s

    def _read(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._file.read_text("utf-8"))
            if kept["schema"] != _SCHEMA:
                raise ValueError(f"schema {kept['schema']!r}")
            return {
                "unit_s": _number(kept["unit_s"]),
                "off": _factors(kept["off"]),
                "ends": _factors(kept["ends"]),
            }
        except FileNotFoundError:
            pass
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            log.info("speeds are measured anew: %s", error)
        return {"unit_s": None, "off": {}, "ends": {}}

    def _write(self, known: Mapping[str, Any]) -> None:
        beside = self._file.with_suffix(".part")
        try:
            beside.write_text(json.dumps({**known, "schema": _SCHEMA, "unit_s": self._unit_s}), "utf-8")
            beside.replace(self._file)
        except OSError as error:
            log.info("speeds are not kept: %s", error)  # a full disk costs no training


def seconds_a_picture(backbone: Backbone) -> float:
    """Time the backbone on this computer, in time of its processor: what else keeps it busy will pass."""
    size = backbone.input.size_px
    grey = np.full((1, size, size, 3), 127, np.uint8)
    backbone.features(grey)  # loads the network
    started = time.thread_time()
    for _ in range(_TIMED):
        backbone.features(grey)
    return max((time.thread_time() - started) / _TIMED, 1e-6)


def _blend(known: dict[str, float], phase: str, new: float) -> None:
    """Take the mean of what was known and what was measured now: one busy hour does not spoil the next."""
    new = min(max(new, 1 / _MOST), _MOST)
    known[phase] = (known[phase] + new) / 2 if phase in known else new


def _factors(values: Any) -> Factors:
    return {
        recipe: {str(phase): _number(factor) for phase, factor in phases.items()}
        for recipe, phases in values.items()
    }


def _number(value: Any) -> float:
    number = float(value)
    if not (math.isfinite(number) and 0 < number <= _MOST):
        raise ValueError(f"{number} is no speed")
    return number
