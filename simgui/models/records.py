"""What model versions say of themselves, and what the program tells of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from simgui.models.cutpoints import NamedCutpoint
from simgui.models.metrics import Difference, Outlook, TrainingMetrics

RECIPES = ("quick", "thorough", "scratch")
"""*quick*: a head on kept features. *thorough*: the backbone's upper blocks as well. *scratch*: a network of
its own, from nothing."""

SHIPPED = "shipped"
"""What stands in the place of a recipe where a version comes with the program."""

OptionValue = str | int | float | tuple[str, ...] | None
"""What an option of a training may be; None leaves the choice to the recipe."""


@dataclass(frozen=True)
class LearntFrom:
    """What a version has learnt from.

    Attributes:
        folder: The labelled folder.
        labels: Pictures of each label.
        contradictions: Pictures that lie under several labels and taught nothing.
        left_out: Pictures that changed, vanished or could not be read during the training.
        held_out: Labels that were not trained on.
        near_copies: Pictures that show the same scene as another one.
        scenes_cut: Whether every label shows so few scenes that they were divided to be measured.
        answers: Pairs of its pictures of which the person said whether they are the same.
    """

    folder: str = ""
    labels: Mapping[str, int] = field(default_factory=dict)
    contradictions: int = 0
    left_out: int = 0
    held_out: tuple[str, ...] = ()
    near_copies: int = 0
    scenes_cut: bool = False
    answers: int = 0


@dataclass(frozen=True)
class Split:
    """How the pictures were divided; None where a version does not say.

    Attributes:
        train: Pictures that were trained on.
        calibration: Pictures that the cutpoints were found on.
        test: Pictures that the version was measured on.
        digest: Names the test pictures: two versions that share it were measured on the same ones; empty if
            a version does not say.
    """

    train: int | None = None
    calibration: int | None = None
    test: int | None = None
    digest: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """Pictures of each part, by its name, as far as the version says."""
        parts = {"train": self.train, "calibration": self.calibration, "test": self.test}
        return {name: count for name, count in parts.items() if count is not None}


@dataclass(frozen=True)
class ChangedQuery:
    """What a model found for a picture before a training, and what the new one finds.

    Attributes:
        query: Content hash of the picture, hexadecimal; of the others likewise.
        before: Those that were nearest before, nearest first.
        after: Those that are nearest for the new model.
    """

    query: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Examples:
    """The pictures whose nearest one became right by a training, or wrong, and a few of them.

    Attributes:
        better: How many became right.
        worse: How many became wrong.
        of_better: Some of the first, drawn at random.
        of_worse: Some of the second, drawn at random.
    """

    better: int = 0
    worse: int = 0
    of_better: tuple[ChangedQuery, ...] = ()
    of_worse: tuple[ChangedQuery, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """How well two models find the same pictures, which neither has learnt from if there are such.

    Attributes:
        before: The model that was active before the training; None if it was not measured.
        after: The version itself; None if it was not measured.
        difference: How much better the version finds; None if that was not measured.
        starter: The default starter of that time, on the same pictures; None if it was not measured.
        starter_id: Its id; empty if it was not measured.
        examples: Pictures that the two find differently; None if that was not kept.
    """

    before: TrainingMetrics | None = None
    after: TrainingMetrics | None = None
    difference: Difference | None = None
    starter: TrainingMetrics | None = None
    starter_id: str = ""
    examples: Examples | None = None


@dataclass(frozen=True)
class ModelVersion:
    """A line of the list of models.

    Attributes:
        id: Unique.
        name: For people.
        recipe: How it was made: "shipped", "quick", "thorough" or "scratch".
        created: ISO 8601, empty if unknown.
        active: Whether the place that was asked about uses it.
        next: Whether it will be used somewhere as soon as its backbone has looked at every picture there.
        recall_at_1: Of pictures it never saw; None if that was not measured.
        queries: How many those were.
        problem: Why it cannot be used, in a sentence; empty if it can. It can be deleted, unless it is a
            starter.
    """

    id: str
    name: str
    recipe: str
    created: str
    active: bool
    next: bool = False
    recall_at_1: float | None = None
    queries: int = 0
    problem: str = ""


@dataclass(frozen=True)
class ModelReport:
    """What a model version says of itself; empty or None where it says nothing.

    Attributes:
        version: Its line in the list.
        folder: What it has learnt from.
        labels: Pictures of each label.
        options: How it was trained.
        split: How its pictures were divided.
        metrics: On pictures it never saw, at its own cutpoint.
        before: Those of the model that was active before it, on the same pictures.
        cutpoints: Those that its calibration named, the strictest first.
        versions: The libraries it was made with.
        compared_with: Id of the model that was active before it.
        starter: Metrics of a starter, on the same pictures.
        starter_id: Which one; empty if none was measured.
        outlook: What its training tells of what it has yet to meet; None if it was not trained.
        examples: Pictures that it finds otherwise than the model before it; None if that is not known.
    """

    version: ModelVersion
    folder: str
    labels: Mapping[str, int]
    options: Mapping[str, OptionValue]
    split: Split
    metrics: TrainingMetrics | None
    before: TrainingMetrics | None
    cutpoints: tuple[NamedCutpoint, ...]
    versions: Mapping[str, str]
    compared_with: str = ""
    starter: TrainingMetrics | None = None
    starter_id: str = ""
    outlook: Outlook | None = None
    examples: Examples | None = None
