"""Data sets, for the program: asked of a process of their own."""

import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from simgui.child.client import TrainerEnded, open_log, run_process
from simgui.child.executable import own_command
from simgui.child.flags import DATASETS_FLAG
from simgui.child.protocol import Request
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.datasets.records import Download, LookRequest, WriteRequest, WrittenDataset
from simgui.datasets.writing import discard_unfinished, require_new

_PACKAGES = ("tensorflow-datasets", "importlib-resources", "tensorflow")


def datasets_command() -> list[str]:
    """Give the command that starts the process."""
    return own_command(DATASETS_FLAG)


class Datasets:
    """Writes public data sets as folders of pictures.

    Args:
        log: File that receives what TensorFlow Datasets prints.
    """

    def __init__(self, log: Path) -> None:
        self._log = log

    def write(
        self, name: str, folder: Path, agree: Callable[[Download], bool], progress: Progress
    ) -> WrittenDataset:
        """Write one, with a folder for each split (train, test) and in it a folder for each label.

        Args:
            name: As TensorFlow Datasets has it, `cifar10`.
            folder: Does not exist yet.
            agree: Asked before the network is used, whether that is allowed.
            progress: Told of each step.

        Raises:
            SimguiError: if TensorFlow Datasets is missing, there is no such set, the person does not agree to
                a download, the folder exists, or disk or network do not allow it.
            Cancelled: if the person asked to stop; nothing is left then.
        """
        folder = folder.absolute()
        require_new(folder)
        require_datasets()
        progress.step(say("Preparing"), 0, 0)
        download = Download.from_json(self._ask(LookRequest.TASK, LookRequest(name).to_json(), progress))
        if download.needed and not agree(download):
            raise SimguiError(
                say("Nothing was downloaded"),
                say(
                    "'{name}' needs {download}. To allow that, add --yes.", name=name, download=download.size
                ),
            )
        request = WriteRequest(name, folder, download.needed)
        try:
            return WrittenDataset.from_json(self._ask(WriteRequest.TASK, request.to_json(), progress))
        finally:
            discard_unfinished(folder)  # the process may have been ended from outside

    def _ask(self, task: str, options: dict[str, object], progress: Progress) -> dict[str, object]:
        with open_log(self._log) as log:
            try:
                return run_process(datasets_command(), Request(task, options), log, progress)
            except TrainerEnded as error:
                raise SimguiError(
                    say("The data set was not written"),
                    say("The process that reads it ended without a result; {log} says more.", log=log.name),
                ) from error


def require_datasets() -> None:
    """Refuse where TensorFlow Datasets is not installed, without importing it.

    Raises:
        SimguiError: if it, or what it needs, is missing.
    """
    for package in _PACKAGES:
        try:
            version(package)
        except PackageNotFoundError as error:
            remedy = (
                say("It is not in this program; install SimGUI from source for that.")
                if getattr(sys, "frozen", False)
                else say('Install it with: python -m pip install "simgui[datasets]"')
            )
            raise SimguiError(
                say("TensorFlow Datasets is missing"),
                say("{package} is not there. {remedy}", package=package, remedy=remedy),
            ) from error
