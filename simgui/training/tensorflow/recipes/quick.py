"""The quick recipe: a head on features that were kept while indexing; no picture is decoded again."""

from simgui.core.progress import Progress
from simgui.training.tensorflow.recipes.head import train_head
from simgui.training.tensorflow.recipes.recipe import RecipeInput, RecipeResult


def learn(given: RecipeInput, progress: Progress) -> RecipeResult:
    """Train a head on the features of the starter in use."""
    features = given.features()
    return train_head(given, features, features, given.shipped.id, progress)
