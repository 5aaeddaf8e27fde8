"""The trainer process: reads one request on standard input, writes events on standard output."""

import logging
import os
import sys
from collections.abc import Callable
from typing import Any, TextIO

from simgui.child.protocol import MEMORY_KEPT, Event, Request
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress, Step
from simgui.maps.umap_layout import project
from simgui.models.trial import try_model
from simgui.training.options import Note
from simgui.training.tensorflow.preview import preview
from simgui.training.tensorflow.stack import check_stack
from simgui.training.tensorflow.task import train

log = logging.getLogger(__name__)

TASKS: dict[str, Callable[..., dict[str, Any]]] = {
    "check": check_stack,
    "preview": preview,
    "project": project,
    "train": train,
    "try model": try_model,
}


def main() -> int:
    """Do what is asked; exit status 0 if it was done, 1 if it failed, with an `error` event."""
    events = _claim_standard_output()
    for name, value in MEMORY_KEPT.items():
        if os.environ.get(name) == value:
            del os.environ[name]  # it is not for the processes that decode

    def send(event: Event) -> None:
        events.write(event.to_line() + "\n")
        events.flush()

    def report(step: Step) -> None:
        values = {"text": step.text, "done": step.done, "total": step.total, "unit": step.unit}
        send(Event("progress", values))

    def tell(note: Note) -> None:
        send(Event.of_note(note))

    try:
        send(Event("result", {"result": answer(sys.stdin.readline(), Progress(report, tell=tell))}))
    except SimguiError as error:
        send(Event("error", {"title": error.title, "message": error.message}))
        return 1
    except Exception as error:
        log.exception("the trainer failed")
        message = f"{type(error).__name__}: {error}. The log says more."
        send(Event("error", {"title": "The trainer failed", "message": message}))
        return 1
    return 0


def answer(line: str, progress: Progress) -> dict[str, Any]:
    """Do the task of one request line.

    Raises:
        SimguiError: if the request cannot be understood, or its task fails.
    """
    try:
        request = Request.from_line(line)
        task = TASKS[request.task]
    except (ValueError, KeyError) as error:
        raise SimguiError("The trainer was asked for something it cannot do", f"{error}.") from error
    return task(**request.options, progress=progress)


def _claim_standard_output() -> TextIO:
    """Keep standard output for events; what libraries print goes to standard error, the log."""
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return events
