"""The process that reads a data set: one request in, events out."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simgui.child.protocol import Request
from simgui.child.serving import serve
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.datasets.records import LookRequest, WriteRequest
from simgui.datasets.source import Source
from simgui.datasets.writing import require_new, write_folders


def main() -> int:
    """Do what is asked; exit status 0 if it was done, 1 if it failed, with an `error` event."""
    return serve(answer, say("The process that reads data sets failed"))


def answer(line: str, progress: Progress) -> dict[str, Any]:
    """Do the task of one request line.

    Raises:
        SimguiError: if the request cannot be understood, or its task fails.
    """
    try:
        request = Request.from_line(line)
        task = {LookRequest.TASK: _look, WriteRequest.TASK: _write}[request.task]
    except (ValueError, KeyError) as error:
        raise SimguiError(say("This cannot be done with a data set"), say("{error}.", error=error)) from error
    return task(request.options, progress)


def _look(options: Mapping[str, Any], _progress: Progress) -> dict[str, Any]:
    return _source(LookRequest.from_json(options).name).download().to_json()


def _write(options: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    request = WriteRequest.from_json(options)
    require_new(request.folder)
    progress.step(say("Preparing"), 0, 0)
    source = _source(request.name)
    if not source.prepared:
        if not request.may_download:
            raise SimguiError(
                say("Nothing was downloaded"),
                say("'{name}' needs {download}.", name=request.name, download=source.download().size),
            )
        source.prepare(progress)
    return write_folders(request.folder, source.splits(), progress).to_json()


def _source(name: str) -> Source:
    """Open a data set; what is downloaded goes with the folder for temporary files, which is deleted."""
    return Source(name, Path(tempfile.gettempdir()) / "tensorflow_datasets")
