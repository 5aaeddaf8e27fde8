"""What the program and the trainer say to each other: one JSON request in, one JSON event a line out.

Request: `{"schema": 1, "task": …, …}`. Events: `progress` (text, done, total, unit) and the notes of a
training (`plan`, `point`, `caution`), then exactly one of `result` (result: an object) and `error` (title,
message).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from simgui.training.options import Caution, CurvePoint, Note, TrainingPlan

SCHEMA = 1
TRAINER_FLAG = "--trainer"
"""First argument that makes the executable the trainer."""

MEMORY_KEPT = {
    "MALLOC_MMAP_THRESHOLD_": str(1 << 30),
    "MALLOC_TRIM_THRESHOLD_": str(2 << 30),
    "MALLOC_TOP_PAD_": str(64 << 20),
}
"""Lets the trainer keep memory that a training step has freed for the next one, where the GNU C library gives
it back and asks for it again: that cost 14 million page faults and two fifths of a *quick* training. It ends
with the training anyway. Other systems do not know these names of the environment."""

_NOTES: dict[str, Callable[..., Note]] = {"plan": TrainingPlan, "point": CurvePoint, "caution": Caution}


@dataclass(frozen=True)
class Request:
    """What the trainer is asked to do."""

    task: str
    options: Mapping[str, Any] = field(default_factory=dict)

    def to_line(self) -> str:
        """Write it as one line."""
        return json.dumps({"schema": SCHEMA, "task": self.task, "options": dict(self.options)})

    @classmethod
    def from_line(cls, line: str) -> "Request":
        """Read it from a line.

        Raises:
            ValueError: if the line is no request, or one of another schema.
        """
        message = json.loads(line)
        if not isinstance(message, dict) or message.get("schema") != SCHEMA:
            raise ValueError(f"not a request of schema {SCHEMA}")
        task, options = message.get("task"), message.get("options")
        if not isinstance(task, str) or not isinstance(options, dict):
            raise ValueError("a request without task or options")
        return cls(task, options)


@dataclass(frozen=True)
class Event:
    """What the trainer says: a kind, `progress`, `result`, `error` or that of a note, and its values."""

    kind: str
    values: Mapping[str, Any]

    def to_line(self) -> str:
        """Write it as one line."""
        return json.dumps({"event": self.kind, **self.values})

    @classmethod
    def from_line(cls, line: str) -> "Event":
        """Read it from a line.

        Raises:
            ValueError: if the line is no event.
        """
        message = json.loads(line)
        if not isinstance(message, dict) or not isinstance(message.get("event"), str):
            raise ValueError("not an event")
        return cls(message.pop("event"), message)

    @classmethod
    def of_note(cls, note: Note) -> "Event":
        """Make the event that tells a note."""
        kind = next(kind for kind, made in _NOTES.items() if made is type(note))
        return cls(kind, asdict(note))

    @property
    def note(self) -> Note | None:
        """The note that it tells; None if it tells something else."""
        make = _NOTES.get(self.kind)
        if make is None:
            return None
        values = {
            name: tuple(value) if isinstance(value, list) else value for name, value in self.values.items()
        }
        return make(**values)
