"""The average colours of pictures, for their places until they are loaded: looked up off the GUI thread."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from simgui.gui.work.worker import Lane, Worker

Find = Callable[[Sequence[int]], Mapping[int, int]]
_MOST = 20_000
_AT_ONCE = 500


class PictureColours(QObject):
    """The colours of the pictures that were seen last.

    Args:
        worker: Does the looking up.
        find: Gives the colours of pictures by their ids, as 0xRRGGBB, of those that have one; called off the
            GUI thread.
        parent: Owner.
    """

    loaded = Signal()
    """Some more are known."""

    def __init__(self, worker: Worker, find: Find, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._find = find
        self._known: OrderedDict[int, QColor | None] = OrderedDict()
        self._wanted: dict[int, None] = {}
        self._looking = False

    def get(self, picture_id: int) -> QColor | None:
        """Give a colour; None while it is being looked up, or if there is none."""
        if picture_id in self._known:
            return self._known[picture_id]
        self._wanted[picture_id] = None
        if len(self._wanted) > _AT_ONCE:
            del self._wanted[next(iter(self._wanted))]  # scrolled out of sight
        self._look_up()
        return None

    def forget(self) -> None:
        """Forget all colours: ids may stand for other pictures now."""
        self._known.clear()
        self._wanted.clear()

    def _look_up(self) -> None:
        if not self._looking and self._wanted:
            self._looking = True
            ids = tuple(self._wanted)
            self._worker.start(Lane.PICTURES, partial(_look_up, self._find, ids), self._keep)

    def _keep(self, found: Mapping[int, int | None]) -> None:
        self._looking = False
        for picture_id, rgb in found.items():
            self._wanted.pop(picture_id, None)
            self._known[picture_id] = None if rgb is None else QColor.fromRgb(rgb)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)
        self._look_up()
        self.loaded.emit()


def _look_up(find: Find, ids: tuple[int, ...]) -> dict[int, int | None]:
    known = find(ids)
    return {picture_id: known.get(picture_id) for picture_id in ids}
