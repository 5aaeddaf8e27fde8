"""What there is to learn from, and how a training ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from simgui.models.metrics import Metrics, TrainingMetrics, UnknownLabelRate
from simgui.training.options import TrainingOptions


@dataclass(frozen=True)
class Training:
    """How a training ended.

    Attributes:
        model: Id of the new version, which is kept in any case.
        activated: Whether it is the active one now.
        before: Metrics of the model that was active, on pictures that the new one never saw.
        after: Those of the new one, on the same pictures.
        seconds: Wall time, with indexing.
        skipped: Pictures that changed, vanished or could not be read while it ran.
        unknown_label_rate: How often pictures of labels that were not learnt are matches; None if that could
            not be measured.
        unknown_label_rate_by_label: The same by the label's verdict.
        later: As `after`, when as many pictures have come in as are in the folder now.
    """

    model: str
    activated: bool
    before: TrainingMetrics
    after: TrainingMetrics
    seconds: float
    skipped: int = 0
    unknown_label_rate: UnknownLabelRate | None = None
    unknown_label_rate_by_label: UnknownLabelRate | None = None
    later: Metrics | None = None


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


def skipped_sentence(pictures: int) -> str:
    """Say that pictures were skipped by a training because they could not be read while it ran."""
    if pictures == 1:
        return "One picture was skipped: it has changed, is gone or cannot be read."
    return f"{pictures:,} pictures were skipped: they have changed, are gone or cannot be read."
