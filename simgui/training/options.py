"""How to train: the options, their ranges, and a training that was interrupted."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from simgui.core.errors import SimguiError
from simgui.models.records import RECIPES, OptionValue

LOSSES = (
    "multi-similarity",
    "soft nearest neighbour",
    "circle",
    "triplet",
    "positive-negative",
    "cross-batch memory",
)
"""The losses of TensorFlow Similarity that learn from labels."""

RANGES: dict[str, tuple[float, float]] = {
    "seed": (0, 2**31 - 1),
    "classes_per_batch": (2, 256),
    "examples_per_class_per_batch": (2, 256),
    "steps_per_epoch": (1, 100_000),
    "epochs": (1, 10_000),
    "embedding": (2, 1024),
    "learning_rate": (1e-6, 1.0),
}
"""The least and the most that an option may be."""


@dataclass(frozen=True)
class TrainingOptions:
    """How to train; None leaves a choice to the recipe, which no one needs to overrule.

    Attributes:
        recipe: One of `RECIPES`.
        seed: Of the split, the initial weights and the batches.
        loss: One of `LOSSES`.
        classes_per_batch: Labels in a batch.
        examples_per_class_per_batch: Pictures of each label in a batch.
        steps_per_epoch: Batches between two looks at the validation figure.
        epochs: The most epochs; training ends earlier when the validation figure no longer rises.
        embedding: Length of the learned part of an embedding.
        learning_rate: Of Adam, at the start.
        held_out: Labels that are not trained on at all: their pictures are the strangers of the report.
    """

    recipe: str = "quick"
    seed: int = 0
    loss: str | None = None
    classes_per_batch: int | None = None
    examples_per_class_per_batch: int | None = None
    steps_per_epoch: int | None = None
    epochs: int | None = None
    embedding: int | None = None
    learning_rate: float | None = None
    held_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.recipe not in RECIPES:
            raise _unusable("recipe", self.recipe, f"one of {', '.join(RECIPES)}")
        if self.loss is not None and self.loss not in LOSSES:
            raise _unusable("loss", self.loss, f"one of {', '.join(LOSSES)}")
        for name, (low, high) in RANGES.items():
            value = getattr(self, name)
            if value is not None and not low <= value <= high:
                raise _unusable(name.replace("_", " "), value, f"between {low:g} and {high:g}")

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "TrainingOptions":
        """Read them from what `to_json` gave.

        Raises:
            SimguiError: if a value is not usable.
        """
        known = {field.name for field in fields(cls)}
        chosen = {name: value for name, value in values.items() if name in known}
        return cls(**(chosen | {"held_out": tuple(chosen.get("held_out", ()))}))

    def to_manifest(self) -> dict[str, OptionValue]:
        """Give them as the manifest of a model keeps them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def to_json(self) -> dict[str, Any]:
        """Give them as an object of JSON."""
        return asdict(self) | {"held_out": list(self.held_out)}


@dataclass(frozen=True)
class Unfinished:
    """A training that was interrupted, by a crash or a power cut, and can be taken up again.

    Attributes:
        folder: What it learns from.
        options: How.
        started: ISO 8601.
    """

    folder: Path
    options: TrainingOptions
    started: str


def left_out_sentence(pictures: int) -> str:
    """Say that pictures were left out of a training because they could not be read while it ran."""
    if pictures == 1:
        return "One picture was left out: it has changed, is gone or cannot be read."
    return f"{pictures:,} pictures were left out: they have changed, are gone or cannot be read."


def _unusable(name: str, value: object, wanted: str) -> SimguiError:
    return SimguiError("This option cannot be used", f"The {name} is {value!r}, but must be {wanted}.")
