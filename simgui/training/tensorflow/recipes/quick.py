"""The quick recipe: a head on features that were kept while indexing; no picture is decoded again."""

from dataclasses import replace

from simgui.core.progress import Progress
from simgui.training.tensorflow.recipes.head import ShortTraining, train_head
from simgui.training.tensorflow.recipes.recipe import RecipeInput, RecipeResult


def learn(given: RecipeInput, progress: Progress) -> RecipeResult:
    """Train a head on the features of the starter in use."""
    features = given.features()
    learned = train_head(given, features, features, given.shipped.id, progress)
    return replace(learned, relearn=ShortTraining(given, features, learned.arrays).without)
