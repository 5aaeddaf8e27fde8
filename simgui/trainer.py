"""The trainer process: reads one request on standard input, writes events on standard output."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

from simgui.child.protocol import MEMORY_KEPT, Request
from simgui.child.serving import serve
from simgui.core.errors import SimguiError, UnreadablePicture
from simgui.core.progress import Progress
from simgui.core.resources import resource
from simgui.core.sentences import say
from simgui.library.decoding.pool import DecodingPool
from simgui.maps.requests import ProjectRequest
from simgui.maps.umap_layout import project
from simgui.models.backbone import InputSpec
from simgui.models.trial import Pixels, try_model
from simgui.training.notes import event_of
from simgui.training.parts import added_path
from simgui.training.requests import CheckRequest, PreviewRequest, TrainRequest
from simgui.training.tensorflow.preview import preview
from simgui.training.tensorflow.stack import check
from simgui.training.tensorflow.task import train

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


_TRY_MODEL = "try model"
TASKS: dict[str, Task] = {
    CheckRequest.TASK: typed(CheckRequest.from_json, check),
    PreviewRequest.TASK: typed(PreviewRequest.from_json, preview),
    ProjectRequest.TASK: typed(ProjectRequest.from_json, project),
    TrainRequest.TASK: typed(TrainRequest.from_json, train),
    _TRY_MODEL: try_foreign_model,
}
_WITHOUT_PARTS = {_TRY_MODEL}
"""Tasks that need neither TensorFlow nor UMAP."""


def main() -> int:
    """Do what is asked; exit status 0 if it was done, 1 if it failed, with an `error` event."""
    for name, value in MEMORY_KEPT.items():
        if os.environ.get(name) == value:
            del os.environ[name]  # not for the processes that decode
    return serve(answer, say("The trainer failed"), event_of)


def answer(line: str, progress: Progress) -> dict[str, Any]:
    """Do the task of one request line.

    Raises:
        NotAddedYet: if the task needs what this program came without.
        SimguiError: if the request cannot be understood, or its task fails.
    """
    try:
        request = Request.from_line(line)
        task = TASKS[request.task]
    except (ValueError, KeyError) as error:
        raise SimguiError(
            say("The trainer was asked for something it cannot do"), say("{error}.", error=error)
        ) from error
    if request.task not in _WITHOUT_PARTS:
        added_path()
    return task(request.options, progress)
