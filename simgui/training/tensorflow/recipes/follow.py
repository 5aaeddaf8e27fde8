"""Follow the recipe that the options name."""

from collections.abc import Callable, Mapping

import tensorflow as tf

from simgui.core.progress import Progress
from simgui.training.tensorflow.recipes import quick, scratch, thorough
from simgui.training.tensorflow.recipes.recipe import RecipeInput, RecipeResult

_RECIPES: Mapping[str, Callable[[RecipeInput, Progress], RecipeResult]] = {
    "quick": quick.learn,
    "thorough": thorough.learn,
    "scratch": scratch.learn,
}


def follow_recipe(given: RecipeInput, progress: Progress) -> RecipeResult:
    """Follow the recipe that the options name: the same seed and pictures give the same on one machine.

    Raises:
        SimguiError: if too few pictures can still be read, or the disk does not allow it.
    """
    tf.config.experimental.enable_op_determinism()
    return _RECIPES[given.options.recipe](given, progress)
