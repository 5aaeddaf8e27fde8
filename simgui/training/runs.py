"""Trainings under way, each a folder: what was asked, what is finished, and the version that is being made.

A training that is stopped, or killed by a crash or a power cut, leaves its folder behind; it can be taken up
again from there. One that ends well, fails before it had begun or is discarded by the person leaves nothing.
"""

import io
import json
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from filelock import FileLock, Timeout

from simgui.core.errors import SimguiError, explain
from simgui.core.packed import read_arrays

log = logging.getLogger(__name__)

Arrays = dict[str, npt.NDArray[Any]]

_REQUEST = "request.json"
_VERSION = "version"
_LOCK = "lock"
_PREFIX = "training-"


class TrainingRun:
    """The folder of one training."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def version(self) -> Path:
        """The folder in which the new model version is made."""
        return self.folder / _VERSION

    @property
    def request(self) -> dict[str, Any]:
        """What was asked for.

        Raises:
            SimguiError: if that cannot be read any more.
        """
        try:
            return dict(json.loads((self.folder / _REQUEST).read_text("utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise SimguiError(
                "The training cannot be resumed", "What was asked for cannot be read. Train anew."
            ) from error

    @property
    def begun(self) -> bool:
        """Whether there is anything to go on from."""
        return any(self.folder.glob("*.npz"))

    @contextmanager
    def working(self) -> Iterator[None]:
        """Keep others from working on it; the system lets go of it when the process ends, however it ends.

        Raises:
            SimguiError: if another process works on it.
        """
        try:
            with FileLock(self.folder / _LOCK, timeout=0):
                yield
        except Timeout as error:
            raise SimguiError(
                "This training is running already", "Another SimGUI works on it. Wait until it has ended."
            ) from error

    def keep(self, part: str, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        """Keep a part, in place of what was kept under its name; after a kill it is there whole or not.

        Raises:
            SimguiError: if the disk does not allow it.
        """
        path = self.folder / f"{part}.npz"
        content = io.BytesIO()
        np.savez(content, **dict(arrays))  # type: ignore[arg-type]  # numbers and texts; nothing is pickled
        beside = path.with_suffix(".part")
        try:
            with beside.open("wb") as file:
                file.write(content.getbuffer())
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except OSError as error:
            raise explain(error, path) from error

    def kept(self, part: str) -> Arrays | None:
        """Give a part that was kept; None if there is none, or it is damaged."""
        path = self.folder / f"{part}.npz"
        try:
            with path.open("rb") as file:
                return read_arrays(file)
        except FileNotFoundError:
            return None
        except Exception as error:  # noqa: BLE001 - what zipfile raises over a damaged file is not to be foreseen
            log.warning("%s is done again: %s", path, error)
            return None

    def forget(self, part: str) -> None:
        """Forget a part that is no longer needed."""
        (self.folder / f"{part}.npz").unlink(missing_ok=True)


class TrainingRuns:
    """The folder of all trainings under way; made when the first one begins."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def begin(self, request: Mapping[str, Any]) -> TrainingRun:
        """Make the folder of a new training.

        Raises:
            SimguiError: if the disk does not allow it.
        """
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            run = TrainingRun(Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self._root)))
            run.version.mkdir()
            (run.folder / _REQUEST).write_text(json.dumps(request), "utf-8")
        except OSError as error:
            raise explain(error, self._root) from error
        return run

    def unfinished(self) -> TrainingRun | None:
        """Give the newest training that was stopped or interrupted; None if there is none.

        What cannot be resumed is thrown away; what another process works on is left alone.
        """
        for run in map(TrainingRun, sorted(self._root.glob(f"{_PREFIX}*"), key=_changed, reverse=True)):
            try:
                with run.working():
                    if run.request:
                        return run
            except SimguiError as error:
                if isinstance(error.__cause__, Timeout):
                    continue
            self.discard(run)
        return None

    def discard(self, run: TrainingRun) -> None:
        """Throw a training away, if it is still there."""
        shutil.rmtree(run.folder, ignore_errors=True)


def _changed(folder: Path) -> float:
    try:
        return (folder / _REQUEST).stat().st_mtime
    except OSError:
        return 0.0
