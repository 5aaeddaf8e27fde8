"""What a picture is compared with: the only one that there is, or the nearest of several examples."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from simgui.core.errors import SimguiError
from simgui.gui.language import filled
from simgui.gui.pictures.menu.chosen import ChosenPicture
from simgui.gui.pictures.menu.comparison import QueryPictures
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker


class OtherPicture(QObject):
    """Finds which of the offered pictures one that is looked at is compared with, off the GUI thread.

    Attributes:
        picture: That one; while it is looked for, the one before; None if there is none yet.

    Args:
        worker: Off the GUI thread.
        parent: Owner.
    """

    found = Signal()
    """It is known."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._run = Latest(worker, Lane.INTERACTIVE, self)
        self._offered = QueryPictures(())
        self._asked: ChosenPicture | None = None
        self.picture: ChosenPicture | None = None

    @property
    def is_offered(self) -> bool:
        """Whether there is anything to compare with."""
        return bool(self._offered.pictures)

    @property
    def is_known(self) -> bool:
        """Whether it is no longer looked for."""
        return self.picture is not None and not self._run.running

    @property
    def role(self) -> str:
        """What it is, in the words before its name."""
        count = len(self._offered.pictures)
        nearest = self.tr("Nearest of {0:,} examples")
        return filled(nearest, count) if self._is_choice else self.tr("Query")

    @property
    def _is_choice(self) -> bool:
        """Whether one of several is meant."""
        return len(self._offered.pictures) > 1

    def offer(self, pictures: QueryPictures | None) -> None:
        """Compare with these from now on; None for nothing."""
        self._run.cancel()
        self._offered, self._asked = pictures or QueryPictures(()), None
        self.picture = None if self._is_choice else next(iter(self._offered.pictures), None)

    def find(self, looked_at: ChosenPicture | None) -> None:
        """Find the one that a picture is compared with; what was found of the same one before stays."""
        nearest = self._offered.nearest
        if looked_at is None or looked_at == self._asked or nearest is None or not self._is_choice:
            return
        self._asked = looked_at
        self._run.start(partial(nearest, looked_at.source), self._take, self._take_first)

    def _take(self, place: int) -> None:
        self.picture = self._offered.pictures[place]
        self.found.emit()

    def _take_first(self, _error: SimguiError) -> None:
        """Compare with the first one: what cannot be read is said of the picture itself."""
        self._take(0)
