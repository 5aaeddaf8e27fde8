"""The numbers of each recipe: what it chooses where the options leave the choice to it."""

from dataclasses import dataclass

from simgui.training.options import TrainingOptions


@dataclass(frozen=True)
class Recipe:
    """The numbers of one recipe.

    Attributes:
        batch: About how many pictures a batch holds.
        embedding: Length of a network's embedding.
        learning_rate: Of Adam, at the start.
        steps_per_epoch: Batches between two validations.
        least_epochs: For few pictures.
        most_epochs: For many.
        pictures_per_epoch: One more epoch for so many pictures, in between.
        patience: Epochs with a validation metric below the best after which training ends.
    """

    batch: int
    embedding: int
    learning_rate: float
    steps_per_epoch: int
    least_epochs: int
    most_epochs: int
    pictures_per_epoch: int
    patience: int

    def epochs(self, pictures: int, options: TrainingOptions) -> int:
        """Give the most epochs for so many pictures to train on."""
        wanted = pictures // self.pictures_per_epoch
        return options.epochs or max(self.least_epochs, min(wanted, self.most_epochs))

    def steps(self, pictures: int, options: TrainingOptions) -> int:
        """Give the most steps for so many pictures to train on."""
        return self.epochs(pictures, options) * (options.steps_per_epoch or self.steps_per_epoch)


RECIPE_NUMBERS = {
    "quick": Recipe(
        batch=128,
        embedding=64,
        learning_rate=1e-3,
        steps_per_epoch=100,
        least_epochs=10,
        most_epochs=20,
        pictures_per_epoch=400,
        patience=6,
    ),
    "thorough": Recipe(
        batch=64,
        embedding=128,
        learning_rate=3e-4,
        steps_per_epoch=100,
        least_epochs=4,
        most_epochs=10,
        pictures_per_epoch=270,
        patience=4,
    ),
    "scratch": Recipe(
        batch=80,
        embedding=256,
        learning_rate=5e-4,
        steps_per_epoch=500,
        least_epochs=2,
        most_epochs=8,
        pictures_per_epoch=5000,
        patience=3,
    ),
}
"""By the names of `simgui.models.records.RECIPES`."""

MANY_PICTURES = 5000
"""From so many on, the head has a wider hidden layer; with fewer, nothing is gained by one."""
