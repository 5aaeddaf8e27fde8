"""What a training tells while it runs, besides its steps, and how that crosses from the trainer."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from simgui.child.protocol import Event
from simgui.core.sentences import from_json, to_json


@dataclass(frozen=True)
class TrainingPlan:
    """The phases of a training, told before the first begins.

    Attributes:
        phases: Their codes, in order: those of `simgui.training.phases.Phase`.
        seconds: How long each is expected to take; only their proportions matter for `shares`.
    """

    phases: tuple[str, ...]
    seconds: tuple[float, ...]

    @property
    def shares(self) -> tuple[float, ...]:
        """The share of the time that each is expected to take; they add up to 1."""
        whole = sum(self.seconds) or 1.0
        return tuple(each / whole for each in self.seconds)


@dataclass(frozen=True)
class CurvePoint:
    """How far a training has come, told after each epoch.

    Attributes:
        network: What is being trained, "network 2 of 4".
        step: Batches shown to this network so far.
        loss: Mean over the epoch.
        recall_at_1: Of calibration pictures, among those that are trained on and themselves; None if it was
            not measured.
    """

    network: str
    step: int
    loss: float
    recall_at_1: float | None


@dataclass(frozen=True)
class Caution:
    """Something a person should know about a running training, in a sentence."""

    text: str


Note = TrainingPlan | CurvePoint | Caution
"""What a training tells besides its steps."""

_KINDS: dict[str, Callable[..., Note]] = {"plan": TrainingPlan, "point": CurvePoint, "caution": Caution}


def event_of(note: Note) -> Event:
    """Make the event by which the trainer tells a note."""
    kind = next(kind for kind, made in _KINDS.items() if made is type(note))
    return Event(kind, {name: _said(value) for name, value in asdict(note).items()})


def note_of(event: Event) -> Note | None:
    """Give the note that an event tells; None if it tells something else."""
    make = _KINDS.get(event.kind)
    if make is None:
        return None
    return make(**{name: _heard(value) for name, value in event.values.items()})


def _said(value: object) -> Any:
    return to_json(value) if isinstance(value, str) else value


def _heard(value: object) -> object:
    if isinstance(value, str | dict):
        return from_json(value)
    return tuple(value) if isinstance(value, list) else value
