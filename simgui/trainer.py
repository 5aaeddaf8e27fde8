"""The trainer process: reads one request on standard input, writes events on standard output."""

import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol, TextIO, TypeVar

from simgui.child.protocol import MEMORY_KEPT, RESULT, Event, Request
from simgui.core.errors import SimguiError, UnreadablePicture
from simgui.core.progress import Progress, Step
from simgui.core.resources import resource
from simgui.library.decoding.pool import DecodingPool
from simgui.maps.requests import ProjectRequest
from simgui.maps.umap_layout import project
from simgui.models.backbone import InputSpec
from simgui.models.trial import Pixels, try_model
from simgui.training.notes import Note, event_of
from simgui.training.requests import CheckRequest, PreviewRequest, TrainRequest
from simgui.training.tensorflow.preview import preview
from simgui.training.tensorflow.stack import check
from simgui.training.tensorflow.task import train

log = logging.getLogger(__name__)


Task = Callable[[Mapping[str, Any], Progress], dict[str, Any]]
"""Takes the options of a request as JSON, and gives its result as JSON."""
Asked = TypeVar("Asked")


class Result(Protocol):
    """What a task answers."""

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON."""


def typed(read: Callable[[Mapping[str, Any]], Asked], do: Callable[[Asked, Progress], Result]) -> Task:
    """Make a task of a function that takes a typed request and gives a typed result."""

    def task(options: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
        return do(read(options), progress).to_json()

    return task


def try_foreign_model(options: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Try a model from outside: `simgui.models.trial.try_model`.

    Args:
        options: `folder` of the version.
        progress: Asked whether to stop.
    """
    return {"id": try_model(Path(options["folder"]), sample_photographs, progress)}


def sample_photographs(wanted: InputSpec) -> Iterator[Pixels]:
    """Decode a few of the pictures that come with the program: uint8 (size, size, 3), RGB."""
    with DecodingPool() as decoders:
        for path in sorted(resource("samples").glob("*/*-1.*"))[:3]:
            try:
                yield decoders.decode(path, wanted).pixels
            except UnreadablePicture:
                continue


TASKS: dict[str, Task] = {
    CheckRequest.TASK: typed(CheckRequest.from_json, check),
    PreviewRequest.TASK: typed(PreviewRequest.from_json, preview),
    ProjectRequest.TASK: typed(ProjectRequest.from_json, project),
    TrainRequest.TASK: typed(TrainRequest.from_json, train),
    "try model": try_foreign_model,
}


def main() -> int:
    """Do what is asked; exit status 0 if it was done, 1 if it failed, with an `error` event."""
    events = _claim_standard_output()
    for name, value in MEMORY_KEPT.items():
        if os.environ.get(name) == value:
            del os.environ[name]  # not for the processes that decode

    def send(event: Event) -> None:
        events.write(event.to_line() + "\n")
        events.flush()

    def report(step: Step) -> None:
        send(Event.of_step(step))

    def tell(note: Note) -> None:
        send(event_of(note))

    try:
        send(Event(RESULT, {"result": answer(sys.stdin.readline(), Progress(report, tell=tell))}))
    except SimguiError as error:
        send(Event.of_error(error))
        return 1
    except Exception as error:
        log.exception("the trainer failed")
        message = f"{type(error).__name__}: {error}. The log says more."
        send(Event.of_error(SimguiError("The trainer failed", message)))
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
    return task(request.options, progress)


def _claim_standard_output() -> TextIO:
    """Keep standard output for events; what libraries print goes to standard error, the log."""
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return events
