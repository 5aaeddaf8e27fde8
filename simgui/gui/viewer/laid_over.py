"""How the one of two compared pictures is laid on the other, if it was made of it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTransform

from simgui.duplicates.records import Placement
from simgui.gui.pictures.menu.chosen import ChosenPicture
from simgui.gui.pictures.menu.comparison import FindsPlacement
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.search.query import PictureId


class LaidOver(QObject):
    """Looks up how a picture lies on another one, off the GUI thread.

    Attributes:
        transform: From shares of the picture that is laid to shares of the other; None if it stands as it is.

    Args:
        worker: Off the GUI thread.
        parent: Owner.
    """

    found = Signal()
    """The transform is another."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._run = Latest(worker, Lane.INTERACTIVE, self)
        self._asked: tuple[object, ...] | None = None
        self.transform: QTransform | None = None

    def find(
        self, finds: FindsPlacement | None, under: ChosenPicture | None, over: ChosenPicture | None
    ) -> None:
        """Find how `over` lies on `under`; what was found of the same two before stays."""
        one, other = (_number(each) for each in (under, over))
        asked = (one, other)
        if finds is None or one is None or other is None or one == other:
            self.forget()
        elif asked != self._asked:
            self.forget()
            self._asked = asked
            self._run.start(partial(finds, one, other), self._take)

    def forget(self) -> None:
        """Let pictures stand as they are."""
        self._run.cancel()
        self._asked = None
        if self.transform is not None:
            self.transform = None
            self.found.emit()

    def _take(self, placement: Placement | None) -> None:
        if placement is not None and placement.is_moved:
            each = placement
            self.transform = QTransform(each.a, each.d, each.b, each.e, each.c, each.f)
            self.found.emit()


def _number(picture: ChosenPicture | None) -> PictureId | None:
    """Give the number of a picture of the library."""
    if picture is None or isinstance(picture.source, Path | bytes):
        return None
    return picture.source
