"""How long a training will take here: counted in pictures through the backbone, timed on this computer."""

import time

import numpy as np

from simgui.core.backbone import Backbone
from simgui.core.recipes import RECIPE_NUMBERS
from simgui.core.split import HELD_OUT_SHARE
from simgui.core.training import TrainingOptions

_TIMED = 5
# Counted in the time that one picture takes the backbone on one core; measured on two cores (see
# benchmarks/training.py).
_STARTING = {"quick": 12.0, "thorough": 25.0, "scratch": 12.0}
"""Seconds for TensorFlow to start and to compare at the end."""
_PER_STEP = {"quick": 4.0, "thorough": 135.0, "scratch": 28.0}
_PER_PICTURE = {"quick": 0.0, "thorough": 8.0, "scratch": 0.3}


def estimate(pictures: int, unit: float) -> dict[str, float]:
    """Estimate the seconds that each recipe takes for so many pictures, without a graphics card.

    Args:
        pictures: How many there are.
        unit: Seconds that one picture takes the backbone on one core of this computer.
    """
    trained = round(pictures * (1 - 2 * HELD_OUT_SHARE))
    return {
        name: _STARTING[name]
        + unit
        * (recipe.steps(trained, TrainingOptions(name)) * _PER_STEP[name] + pictures * _PER_PICTURE[name])
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
