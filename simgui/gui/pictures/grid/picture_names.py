"""Names of pictures for who cannot see them: looked up off the GUI thread when a screen reader asks."""

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simgui.core.names import shown
from simgui.gui.work.worker import Lane, Worker

Find = Callable[[int], Path | None]
_MOST = 1000


class PictureNames(QObject):
    """The last part of a picture's path, with its folder; as many are kept as a reader may go back to.

    Args:
        worker: Does the looking up.
        find: Gives the file of a picture by its id, None if there is none; called off the GUI thread.
        parent: Owner.
    """

    loaded = Signal(object)
    """Id of a picture whose name is known now."""

    def __init__(self, worker: Worker, find: Find, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._find = find
        self._known: OrderedDict[int, str] = OrderedDict()

    def get(self, picture_id: int) -> str:
        """Give a name; empty while it is being looked up, or if there is none."""
        if picture_id not in self._known:
            self._known[picture_id] = ""
            if len(self._known) > _MOST:
                self._known.popitem(last=False)
            self._worker.start(Lane.PICTURES, partial(_look_up, self._find, picture_id), self._keep)
        return self._known[picture_id]

    def forget(self) -> None:
        """Forget all names: ids may stand for other pictures now."""
        self._known.clear()

    def _keep(self, found: tuple[int, str]) -> None:
        picture_id, name = found
        if name and picture_id in self._known:
            self._known[picture_id] = name
            self.loaded.emit(picture_id)


def _look_up(find: Find, picture_id: int) -> tuple[int, str]:
    path = find(picture_id)
    return picture_id, shown(Path(*path.parts[-2:])) if path else ""
