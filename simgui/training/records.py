"""What there is to learn from, and what a training ended with."""

from collections.abc import Mapping
from dataclasses import dataclass

from simgui.models.metrics import TrainingMetrics


@dataclass(frozen=True)
class Training:
    """What a training ended with.

    Attributes:
        model: Id of the new version, which is kept in any case.
        activated: Whether it is the active one now.
        before: Metrics of the model that was active, on pictures that the new one never saw.
        after: Those of the new one, on the same pictures.
        seconds: Wall time, with indexing.
        left_out: Pictures that changed, vanished or could not be read while it ran.
    """

    model: str
    activated: bool
    before: TrainingMetrics
    after: TrainingMetrics
    seconds: float
    left_out: int = 0


@dataclass(frozen=True)
class TrainingData:
    """What there is to learn from.

    Attributes:
        labels: Pictures of each label.
        subfolders: The subfolders that make up each label.
        left_out: Pictures of each subfolder that the person leaves out.
        lacks: What is missing before a training can begin; empty if there is enough.
        remarks: What a person should know before, a sentence each.
    """

    labels: Mapping[str, int]
    subfolders: Mapping[str, tuple[str, ...]]
    left_out: Mapping[str, int]
    lacks: str
    remarks: tuple[str, ...]
