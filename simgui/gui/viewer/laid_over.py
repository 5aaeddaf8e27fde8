"""How the one of two compared pictures is laid on the other, if it was made of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTransform

from simgui.duplicates.records import Placement
from simgui.gui.pictures.menu.chosen import ChosenPicture
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.search.query import Source

FindsPlacement = Callable[[Source, Source], Placement | None]
"""Tells how the second of two pictures lies on the first; it takes a moment."""


class LaidOver(QObject):
    """Looks up how a picture lies on another one, off the GUI thread.

    Attributes:
        transform: From shares of the picture that is laid to shares of the other; None if it stands as it is.

    Args:
        finds: Tells how one picture lies on another, if one was made of the other.
        worker: Off the GUI thread.
        parent: Owner.
    """

    found = Signal()
    """The transform is another."""

    def __init__(self, finds: FindsPlacement, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._finds = finds
        self._run = Latest(worker, Lane.INTERACTIVE, self)
        self._asked: tuple[Source, Source] | None = None
        self.transform: QTransform | None = None

    def find(self, under: ChosenPicture | None, over: ChosenPicture | None) -> None:
        """Find how `over` lies on `under`; what was found of the same two before stays."""
        if under is None or over is None or under.source == over.source:
            self.forget()
            return
        asked = under.source, over.source
        if asked != self._asked:
            self.forget()
            self._asked = asked
            self._run.start(partial(self._finds, *asked), self._take)

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
