"""What a worker gives back for the files that it was handed."""

from dataclasses import dataclass
from pathlib import Path

from simgui.core.sentences import Sentence
from simgui.sharing.features import LookedAt


@dataclass(frozen=True)
class DifferentWorker:
    """A worker that would make other features, and has read nothing.

    Attributes:
        machine: Its name.
        parts: Versions of what it works with.
    """

    machine: str
    parts: str


@dataclass(frozen=True)
class UnseenFolder:
    """A folder that a worker does not see; of the files of its task, it has read none.

    Attributes:
        machine: Its name.
        folder: The folder.
    """

    machine: str
    folder: Path


Answer = tuple[LookedAt, ...] | DifferentWorker | UnseenFolder
"""Of a task."""


class TaskLost(Exception):  # noqa: N818 - what the queue lives with, never shown as an error
    """A task gave nothing: the worker or the machine that had it has ended.

    Attributes:
        how: What ended, for the ledger.
    """

    def __init__(self, how: Sentence) -> None:
        super().__init__(how)
        self.how = how
