"""How long a training will take here: counted in pictures through the backbone, timed on this computer."""

import time

import numpy as np

from simgui.core.backbone import Backbone
from simgui.core.recipes import MANY_PICTURES, RECIPE_NUMBERS
from simgui.core.split import HELD_OUT_SHARE
from simgui.core.training import TrainingOptions

_TIMED = 5
# Counted in the time that one picture takes the backbone on one core; measured on two cores (see
# benchmarks/training.py).
_STARTING = {"quick": 9.0, "thorough": 20.0, "scratch": 9.0}
"""Seconds for TensorFlow to start and to compare at the end."""
_PER_STEP = {"quick": 2.7, "thorough": 110.0, "scratch": 45.0}
_PER_WIDE_STEP = 6.5
"""Of *quick*, where it learns from many pictures."""
_PER_PICTURE = {"quick": 0.0, "thorough": 8.0, "scratch": 0.3}


def estimate(pictures: int, unit: float) -> dict[str, float]:
    """Estimate the seconds that each recipe takes for so many pictures, without a graphics card.

    Args:
        pictures: How many there are.
        unit: Seconds that one picture takes the backbone on one core of this computer.
    """
    trained = round(pictures * (1 - 2 * HELD_OUT_SHARE))
    per_step = _PER_STEP | ({"quick": _PER_WIDE_STEP} if trained >= MANY_PICTURES else {})
    return {
        name: _STARTING[name]
        + unit
        * (recipe.steps(trained, TrainingOptions(name)) * per_step[name] + pictures * _PER_PICTURE[name])
        for name, recipe in RECIPE_NUMBERS.items()
    }


def seconds_a_picture(backbone: Backbone) -> float:
    """Time the backbone on this computer, in time of its processor: what else keeps it busy will pass."""
    size = backbone.input.size_px
    grey = np.full((1, size, size, 3), 127, np.uint8)
    backbone.features(grey)  # loads the network
    started = time.thread_time()
    for _ in range(_TIMED):
        backbone.features(grey)
    return (time.thread_time() - started) / _TIMED
