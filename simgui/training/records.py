"""What there is to learn from, and how a training ended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from simgui.core.sentences import Sentence, joined, say_count
from simgui.models.metrics import Difference, Outlook, TrainingMetrics
from simgui.models.records import Examples
from simgui.training.decision import MEASURED_ON_COPIES, Reason, explain_decision
from simgui.training.options import TrainingOptions


@dataclass(frozen=True)
class Training:
    """How a training ended.

    Attributes:
        model: Id of the new version, which is kept in any case.
        reason: Why it is the one of its folder now, or is not.
        before: Metrics of the model that was active, on pictures that the new one never saw.
        after: Those of the new one, on the same pictures.
        seconds: Wall time, with indexing.
        skipped: Pictures that changed, vanished or could not be read while it ran.
        pictures: All that it was divided from.
        near_copies: Those that show the same scene as another one.
        scenes_cut: Whether every label shows so few scenes that they were divided to be measured.
        outlook: What it tells of what the new version has yet to meet; None if it tells nothing.
        difference: How much better the new one finds.
        recipe: How it was trained, one of `RECIPES`.
        folder: What it has learnt from.
        examples: Pictures that the two find differently; None if that was not kept.
    """

    model: str
    reason: Reason
    before: TrainingMetrics
    after: TrainingMetrics
    seconds: float
    skipped: int = 0
    pictures: int = 0
    near_copies: int = 0
    scenes_cut: bool = False
    outlook: Outlook | None = None
    difference: Difference = field(default_factory=Difference)
    recipe: str = "quick"
    folder: Path = field(default_factory=Path)
    examples: Examples | None = None

    @property
    def scenes(self) -> int:
        """How many scenes both were measured on; 0 if that is not known."""
        return self.after.scenes

    @property
    def activated(self) -> bool:
        """Whether it is the one of its folder now."""
        return self.reason is Reason.BETTER

    @property
    def why(self) -> Sentence:
        """Why it is, or is not, in a sentence or two."""
        return explain_decision(self.reason, self.difference.scenes)


@dataclass(frozen=True)
class TrainingData:
    """What there is to learn from.

    Attributes:
        labels: Pictures of each label.
        subfolders: The subfolders that make up each label.
        excluded: Pictures of each subfolder that the person has excluded.
        lacks: What is missing before a training can begin; empty if there is enough.
        remarks: What a person should know before they train, a sentence each.
        rule: What the labels of the folder are, and why.
    """

    labels: Mapping[str, int]
    subfolders: Mapping[str, tuple[str, ...]]
    excluded: Mapping[str, int]
    lacks: str
    remarks: tuple[str, ...]
    rule: str = ""


@dataclass(frozen=True)
class Unfinished:
    """A training that was stopped, or interrupted by a crash or a power cut, and can be resumed.

    Attributes:
        folder: What it learns from.
        options: How.
        started: ISO 8601.
    """

    folder: Path
    options: TrainingOptions
    started: str


def scenes_sentence(training: Training) -> Sentence:
    """Say how many pictures are near copies, and what was measured on; empty if none is."""
    if training.scenes_cut:
        return MEASURED_ON_COPIES
    if not training.near_copies:
        return joined(())
    return say_count(
        "{copies:,} of {pictures:,} pictures are near copies of another; measured on {count:,} scene that it "
        "never saw.",
        "{copies:,} of {pictures:,} pictures are near copies of another; measured on {count:,} scenes that "
        "it never saw.",
        training.scenes,
        copies=training.near_copies,
        pictures=training.pictures,
    )


def skipped_sentence(pictures: int) -> Sentence:
    """Say that pictures were skipped by a training because they could not be read while it ran."""
    return say_count(
        "{count:,} picture was skipped: it has changed, is gone or cannot be read.",
        "{count:,} pictures were skipped: they have changed, are gone or cannot be read.",
        pictures,
    )
