"""How to train: every option, with its range and its words."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from simgui.core.errors import SimguiError
from simgui.core.sentences import Sentence, say
from simgui.models.label_thresholds import MATCH_LABEL, MATCHERS
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

_NUMBER = "number"
_UNUSABLE = say("This option cannot be used")


@dataclass(frozen=True)
class NumberOption:
    """A number that a person may choose: its range, and its words in the window and in the commands.

    Attributes:
        title: What the window calls it, "Labels in a batch".
        explanation: What it does, a sentence.
        least: The least that it may be; an int if the option is a whole number, else a float.
        most: The most.
        default: What it is where the person has not chosen; None leaves it to the recipe.
    """

    title: Sentence
    explanation: Sentence
    least: int | float
    most: int | float
    default: int | float | None = None

    @property
    def kind(self) -> type[int] | type[float]:
        """Whether it is a whole number or any."""
        return type(self.least)

    @property
    def help(self) -> str:
        """What the commands say of it: "labels in a batch, 2 to 256 (default: automatic)"."""
        default = "automatic" if self.default is None else self.default
        return f"{self.title[0].lower()}{self.title[1:]}, {self.least} to {self.most} (default: {default})"


def _number(option: NumberOption) -> Any:
    return field(default=option.default, metadata={_NUMBER: option})


@dataclass(frozen=True)
class TrainingOptions:
    """How to train; None leaves a choice to the recipe, which suits nearly every library.

    A number that is added here has its range checked, and is offered by `simgui train` and by the window.

    Attributes:
        recipe: One of `RECIPES`.
        loss: One of `LOSSES`.
        classes_per_batch: Labels in a batch.
        examples_per_class_per_batch: Pictures of each label in a batch.
        steps_per_epoch: Batches between two validations.
        epochs: The most epochs; training ends earlier when validation no longer gets better.
        embedding: Length of the learned part of an embedding.
        learning_rate: Of Adam, at the start.
        seed: Of the split, the initial weights and the batches.
        matcher: One of `MATCHERS`: what takes a query for a label.
        held_out: Held-out labels: not trained on at all, so their pictures show how often an unknown thing is
            taken for a known one.
    """

    recipe: str = "quick"
    loss: str | None = None
    classes_per_batch: int | None = _number(
        NumberOption(
            say("Labels in a batch"), say("More labels at once make finer differences count."), 2, 256
        )
    )
    examples_per_class_per_batch: int | None = _number(
        NumberOption(
            say("Pictures of each label in a batch"),
            say("More pictures at once show more of what a label can look like."),
            2,
            256,
        )
    )
    steps_per_epoch: int | None = _number(
        NumberOption(
            say("Batches in an epoch"),
            say("After each epoch the model is tried on pictures set aside."),
            1,
            100_000,
        )
    )
    epochs: int | None = _number(
        NumberOption(
            say("Epochs at most"), say("Training ends earlier when nothing is gained any more."), 1, 10_000
        )
    )
    embedding: int | None = _number(
        NumberOption(say("Embedding size"), say("The length of the learned part of an embedding."), 2, 1024)
    )
    learning_rate: float | None = _number(
        NumberOption(
            say("Learning rate"),
            say("How far each batch moves the network. Too much, and it learns nothing."),
            1e-6,
            1.0,
        )
    )
    seed: int = _number(
        NumberOption(
            say("Seed"),
            say("Another seed sets other pictures aside and begins elsewhere."),
            0,
            2**31 - 1,
            default=0,
        )
    )
    matcher: str = MATCH_LABEL
    held_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.recipe not in RECIPES:
            raise _unknown("recipe", self.recipe, RECIPES)
        if self.loss is not None and self.loss not in LOSSES:
            raise _unknown("loss", self.loss, LOSSES)
        if self.matcher not in MATCHERS:
            raise _unknown("matcher", self.matcher, MATCHERS)
        for name, option in NUMBER_OPTIONS.items():
            value = getattr(self, name)
            if value is not None and not option.least <= value <= option.most:
                raise _outside(name.replace("_", " "), value, option)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "TrainingOptions":
        """Read them from what `to_json` gave.

        Raises:
            SimguiError: if a value is not usable.
        """
        known = {each.name for each in fields(cls)}
        chosen = {name: value for name, value in values.items() if name in known}
        return cls(**(chosen | {"held_out": tuple(chosen.get("held_out", ()))}))

    def to_manifest(self) -> dict[str, OptionValue]:
        """Give them as the manifest of a model keeps them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def to_json(self) -> dict[str, Any]:
        """Give them as an object of JSON."""
        return asdict(self) | {"held_out": list(self.held_out)}


NUMBER_OPTIONS: Mapping[str, NumberOption] = {
    each.name: each.metadata[_NUMBER] for each in fields(TrainingOptions) if _NUMBER in each.metadata
}
"""The numbers that a person may choose, by the names of their fields, in the order of the window."""


def _unknown(name: str, value: str, known: Sequence[str]) -> SimguiError:
    return SimguiError(
        _UNUSABLE,
        say(
            "The {option} is {value}, but must be one of {known}.",
            option=name,
            value=repr(value),
            known=", ".join(known),
        ),
    )


def _outside(name: str, value: object, option: NumberOption) -> SimguiError:
    return SimguiError(
        _UNUSABLE,
        say(
            "The {option} is {value}, but must be between {least} and {most}.",
            option=name,
            value=repr(value),
            least=f"{option.least:g}",
            most=f"{option.most:g}",
        ),
    )
