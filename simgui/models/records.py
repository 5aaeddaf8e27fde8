"""What is told of model versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

RECIPES = ("quick", "thorough", "scratch")
"""*quick*: a head on kept features. *thorough*: the backbone's upper blocks as well. *scratch*: a network of
its own, from nothing."""


@dataclass(frozen=True)
class ModelVersion:
    """A line of the list of models.

    Attributes:
        id: Unique.
        name: For people.
        recipe: How it was made: "shipped", "quick", "thorough" or "scratch".
        created: ISO 8601, empty if unknown.
        active: Whether searches use it.
        recall_at_1: Of pictures it never saw; None if that was not measured.
        queries: How many those were.
        problem: Why it cannot be used, in a sentence; empty if it can. It can be deleted.
    """

    id: str
    name: str
    recipe: str
    created: str
    active: bool
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
        split: Pictures that were trained on, calibrated on and tested with; and `digest`, which two versions
            share that were tested with the same pictures.
        figures: Those of `Figures`, by name, on pictures it never saw, at its own cutpoint.
        before: Those of the model that was active before it, on the same pictures.
        cutpoints: The strictest first: name, distance, and the figures on calibration and test pictures.
        versions: The libraries it was made with.
        compared_with: Id of that model.
    """

    version: ModelVersion
    folder: str
    labels: Mapping[str, int]
    options: Mapping[str, Any]
    split: Mapping[str, Any]
    figures: Mapping[str, Any] | None
    before: Mapping[str, Any] | None
    cutpoints: tuple[Mapping[str, Any], ...]
    versions: Mapping[str, str]
    compared_with: str = ""
