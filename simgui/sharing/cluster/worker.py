"""What runs on a worker: files that it reads by their paths, one task after another.

A worker decodes as the desktop does, in processes of its own with the same bounds on time and memory: a
hostile file costs its own outcome alone, and the reason in the ledger is the same.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from simgui.core.progress import Progress
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders.file_reader import FileReader
from simgui.sharing.cluster.recipe import Recipe, machine, parts, proof
from simgui.sharing.cluster.records import Answer, DifferentWorker, UnseenFolder
from simgui.sharing.features import FileToLookAt, LookedAt, look_at

_AT_A_TIME = 2
"""Files that a worker has under way: while one is being decoded, another one goes through the backbone."""

_kept: "dict[str, Worker]" = {}
"""The worker of this process, by the recipe that it follows."""


class Worker:
    """Reads files by a recipe, in a process of a cluster.

    Args:
        recipe: What the computer that asks does.

    Raises:
        SimguiError: if no picture can be decoded on this machine.
    """

    def __init__(self, recipe: Recipe) -> None:
        self._decoders = DecodingPool(kept=_AT_A_TIME)
        self._threads = ThreadPoolExecutor(_AT_A_TIME, thread_name_prefix="read")
        backbone = recipe.backbone()
        self._reader = FileReader(backbone, self._decoders, recipe.thumbnail_px)
        self._agrees = proof(backbone, self._decoders) == recipe.proof

    def read(self, files: Sequence[FileToLookAt]) -> Answer:
        """Read files, each by itself.

        Raises:
            SimguiError: if no picture can be decoded on this machine.
        """
        if not self._agrees:  # its features must not stand beside those of others
            return DifferentWorker(machine(), parts())
        for folder in dict.fromkeys(file.path.parent for file in files):
            if not folder.is_dir():
                return UnseenFolder(machine(), folder)
        return tuple(self._threads.map(self._look, files))

    def close(self) -> None:
        """End its threads and processes."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._decoders.close()

    def _look(self, file: FileToLookAt) -> LookedAt:
        return look_at(file, self._reader, Progress())


def read(key: str, recipe: Callable[[], Recipe], files: Sequence[FileToLookAt]) -> Answer:
    """Read files on this worker; its first task makes it ready, the next ones find it so.

    Args:
        key: Tells recipes apart.
        recipe: Gives the recipe, which is large, if this worker does not follow it yet.
        files: Where they lie, and what was found of them.

    Raises:
        SimguiError: if no picture can be decoded on this machine.
    """
    if key not in _kept:
        for other in _kept.values():
            other.close()
        _kept.clear()
        _kept[key] = Worker(recipe())
    return _kept[key].read(files)
