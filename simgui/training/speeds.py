"""How fast this computer trains, as far as it was measured: one small file, which may be deleted."""

import json
import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from simgui.core.errors import SimguiError
from simgui.core.files import written_whole
from simgui.training.phases import Phase, phase_named

log = logging.getLogger(__name__)

_SCHEMA = 1
_MOST = 100.0
"""No computer is so much slower or faster than expected; a file that says so is damaged."""

Factors = Mapping[str, Mapping[Phase, float]]
"""By recipe and phase; each in (0, 100]."""


@dataclass(frozen=True)
class Speeds:
    """What earlier trainings have shown.

    Attributes:
        unit_s: Seconds that one picture takes the backbone on one core; None if that was not measured yet.
        paces: How many times longer than expected each phase takes.
        ends: The share of its steps after which each phase ends.
    """

    unit_s: float | None = None
    paces: Factors = field(default_factory=dict)
    ends: Factors = field(default_factory=dict)

    def pace(self, recipe: str, phase: Phase) -> float:
        """Say how many times longer than expected a phase takes; 1 if that was not measured."""
        return self.paces.get(recipe, {}).get(phase, 1.0)

    def end(self, recipe: str, phase: Phase) -> float:
        """Give the share of its steps after which a phase ends; 1 if that was not measured."""
        return self.ends.get(recipe, {}).get(phase, 1.0)

    def has_measured(self, recipe: str, phase: Phase) -> bool:
        """Tell whether the pace of a phase was measured."""
        return phase in self.paces.get(recipe, {})

    def with_pace(self, recipe: str, phase: Phase, pace: float) -> "Speeds":
        """Add a measurement of a pace."""
        return replace(self, paces=_averaged(self.paces, recipe, phase, pace))

    def with_end(self, recipe: str, phase: Phase, end: float) -> "Speeds":
        """Add a measurement of where a phase ends."""
        return replace(self, ends=_averaged(self.ends, recipe, phase, end))

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Speeds":
        """Read them from what `to_json` gave; phases of an earlier version that are no more are passed over.

        Raises:
            ValueError, TypeError, KeyError, AttributeError: if it is something else.
        """
        if values["schema"] != _SCHEMA:
            raise ValueError(f"schema {values['schema']!r}")
        return cls(_number(values["unit_s"]), _factors(values["off"]), _factors(values["ends"]))

    def to_json(self) -> dict[str, Any]:
        """Give them as an object of JSON."""
        return {
            "schema": _SCHEMA,
            "unit_s": self.unit_s,
            "off": {recipe: dict(phases) for recipe, phases in self.paces.items()},
            "ends": {recipe: dict(phases) for recipe, phases in self.ends.items()},
        }


def read_speeds(file: Path) -> Speeds:
    """Read what was kept; nothing is known if the file is missing or damaged."""
    try:
        return Speeds.from_json(json.loads(file.read_text("utf-8")))
    except FileNotFoundError:
        pass
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        log.info("speeds are measured anew: %s", error)
    return Speeds()


def write_speeds(file: Path, speeds: Speeds) -> None:
    """Keep them; where the disk does not allow it, they are measured again."""
    try:
        with written_whole(file) as beside:
            beside.write_text(json.dumps(speeds.to_json()), "utf-8")
    except SimguiError as error:
        log.info("speeds are not kept: %s", error.message)  # a full disk costs no training


def _averaged(known: Factors, recipe: str, phase: Phase, new: float) -> Factors:
    """Take the mean of what was known and what was measured now: one busy hour does not spoil the next."""
    new = min(max(new, 1 / _MOST), _MOST)
    phases = known.get(recipe, {})
    return {**known, recipe: {**phases, phase: (phases[phase] + new) / 2 if phase in phases else new}}


def _factors(values: Mapping[str, Mapping[str, Any]]) -> Factors:
    return {
        recipe: {
            phase: _number(factor)
            for name, factor in phases.items()
            if (phase := phase_named(name)) is not None
        }
        for recipe, phases in values.items()
    }


def _number(value: Any) -> float:
    number = float(value)
    if not (math.isfinite(number) and 0 < number <= _MOST):
        raise ValueError(f"{number} is no speed")
    return number
