"""What the program and the trainer say to each other: one JSON request in, one JSON event a line out.

Request: `{"schema": 1, "task": …, "options": {…}}`. Events: `progress` (text, done, total, unit, phase) and
those that a task defines, any number of each, then exactly one of `result` (result: an object) and `error`
(title, message). What a person reads is a sentence (`simgui.core.sentences.to_json`). The subject of a task
types its options, its result and its own events.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from simgui.core.errors import SimguiError
from simgui.core.progress import Step
from simgui.core.sentences import from_json, to_json
from simgui.core.units import Unit

SCHEMA = 1
PROGRESS, RESULT, ERROR = "progress", "result", "error"
"""The events that every task knows."""

MEMORY_KEPT = {
    "MALLOC_MMAP_THRESHOLD_": str(1 << 30),
    "MALLOC_TRIM_THRESHOLD_": str(2 << 30),
    "MALLOC_TOP_PAD_": str(64 << 20),
}
"""Lets the trainer keep memory that a training step has freed for the next one, where the GNU C library gives
it back and asks for it again: that cost 14 million page faults and two fifths of a *quick* training. It ends
with the training anyway. Other systems do not know these names of the environment."""


@dataclass(frozen=True)
class Request:
    """What the trainer is asked to do.

    Attributes:
        task: Name of the task.
        options: What the task takes, as JSON.
    """

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
    """What the trainer says.

    Attributes:
        kind: `PROGRESS`, `RESULT`, `ERROR`, or one that the task defines.
        values: What it says, as JSON.
    """

    kind: str
    values: Mapping[str, Any]

    def to_line(self) -> str:
        """Write it as one line."""
        return json.dumps({"event": self.kind, **self.values})

    @classmethod
    def from_line(cls, line: str) -> "Event":
        """Read it from a line.

        Raises:
            ValueError: if the line is no event, or one that does not say what its kind has to say.
        """
        try:
            message = json.loads(line)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
        if not isinstance(message, dict) or not isinstance(message.get("event"), str):
            raise ValueError("not an event")
        event = cls(message.pop("event"), message)
        if event.kind == PROGRESS:
            _ = event.step
        elif event.kind == ERROR:
            _ = event.error
        return event

    @classmethod
    def of_step(cls, step: Step) -> "Event":
        """Make the event that reports a step."""
        counted = {"done": step.done, "total": step.total, "unit": step.unit, "phase": step.phase}
        return cls(PROGRESS, {"text": to_json(step.text), **counted})

    @property
    def step(self) -> Step:
        """The step that a `PROGRESS` event reports.

        Raises:
            ValueError: if it reports none.
        """
        done, total = self.values.get("done"), self.values.get("total")
        unit, phase = self.values.get("unit"), self.values.get("phase", "")
        if not (
            type(done) is int and type(total) is int and isinstance(unit, str) and isinstance(phase, str)
        ):
            raise ValueError("no step")
        return Step(from_json(self.values.get("text")), done, total, Unit(unit), phase=phase)

    @classmethod
    def of_error(cls, error: SimguiError) -> "Event":
        """Make the event that says what went wrong."""
        return cls(ERROR, {"title": to_json(error.title), "message": to_json(error.message)})

    @property
    def error(self) -> SimguiError:
        """What an `ERROR` event says went wrong.

        Raises:
            ValueError: if it says nothing of the kind.
        """
        return SimguiError(from_json(self.values.get("title")), from_json(self.values.get("message")))
