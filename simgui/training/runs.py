"""Trainings under way, each a folder: what was asked for, what is finished, and the new version.

A training that is stopped, or killed by a crash or a power cut, leaves its folder behind and is resumed from
there. One that ends well, fails at its beginning or is discarded by the person leaves nothing.
"""

import json
import logging
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
from simgui.core.files import written_whole
from simgui.core.packed import read_arrays
from simgui.core.sentences import say
from simgui.training.requests import RequestedTraining

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
    def request(self) -> RequestedTraining:
        """What was asked for.

        Raises:
            SimguiError: if that cannot be read any more.
        """
        try:
            return RequestedTraining.from_json(json.loads((self.folder / _REQUEST).read_text("utf-8")))
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise SimguiError(
                say("The training cannot be resumed"),
                say("What was asked for cannot be read. Train anew."),
            ) from error

    @property
    def begun(self) -> bool:
        """Whether any part of it is finished."""
        return any(self.folder.glob("*.npz"))

    @contextmanager
    def working(self) -> Iterator[None]:
        """Lock it against other processes; the system unlocks it when this process ends, however it ends.

        Raises:
            SimguiError: if another process works on it.
        """
        try:
            with FileLock(self.folder / _LOCK, timeout=0):
                yield
        except Timeout as error:
            raise SimguiError(
                say("This training is running already"),
                say("Another SimGUI works on it. Wait until it has ended."),
            ) from error

    def keep(self, part: str, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        """Keep a part in place of an earlier one of its name; after a kill there is one of the two, whole.

        Raises:
            SimguiError: if the disk does not allow it.
        """
        with written_whole(self.folder / f"{part}.npz") as beside, beside.open("wb") as file:
            np.savez(file, **dict(arrays))  # type: ignore[arg-type]  # numbers and texts; nothing is pickled

    def kept(self, part: str) -> Arrays | None:
        """Give a part that was kept; None if there is none, or it is damaged."""
        path = self.folder / f"{part}.npz"
        try:
            with path.open("rb") as file:
                return read_arrays(file)
        except FileNotFoundError:
            return None
        except Exception as error:  # noqa: BLE001 - zipfile raises anything over a damaged file
            log.warning("%s is done again: %s", path, error)
            return None

    def forget(self, part: str) -> None:
        """Delete a part that is no longer needed."""
        (self.folder / f"{part}.npz").unlink(missing_ok=True)


class TrainingRuns:
    """The folder of all trainings under way; created when the first one begins."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def begin(self, request: RequestedTraining) -> TrainingRun:
        """Create the folder of a new training.

        Raises:
            SimguiError: if the disk does not allow it.
        """
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            run = TrainingRun(Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self._root)))
            run.version.mkdir()
        except OSError as error:
            raise explain(error, self._root) from error
        with written_whole(run.folder / _REQUEST) as beside:
            beside.write_text(json.dumps(request.to_json()), "utf-8")
        return run

    def unfinished(self) -> TrainingRun | None:
        """Give the newest training that was stopped or interrupted; None if there is none.

        Those that cannot be resumed are deleted; those that another process works on are left as they are.
        """
        for run in map(TrainingRun, sorted(self._root.glob(f"{_PREFIX}*"), key=_changed, reverse=True)):
            try:
                with run.working():
                    run.request  # noqa: B018 - raises where it cannot be read
                return run
            except SimguiError as error:
                if isinstance(error.__cause__, Timeout):
                    continue
            self.discard(run)
        return None

    def discard(self, run: TrainingRun) -> None:
        """Delete a training, if it is still there."""
        shutil.rmtree(run.folder, ignore_errors=True)


def _changed(folder: Path) -> float:
    try:
        return (folder / _REQUEST).stat().st_mtime
    except OSError:
        return 0.0
