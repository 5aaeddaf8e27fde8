"""How the height is shared between results and library; with no results, the library has all of it."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QWidget


class SharedRoom(QSplitter):
    """Results above the library, and a line between them that can be moved.

    At first, the results have what they prefer, and the library has the rest. How the person shares a low
    window is kept apart from how they share a high one.

    Args:
        results: Shown while there are any.
        library: Always shown.
        wanted_px: Gives the height that the results prefer at a width.
        parent: Owner.
    """

    def __init__(
        self,
        results: QWidget,
        library: QWidget,
        wanted_px: Callable[[int], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._results = results
        self._wanted_px = wanted_px
        self._shares: dict[bool, QByteArray] = {}
        self._low = False
        self.addWidget(results)
        self.addWidget(library)
        self.setChildrenCollapsible(False)
        for place in range(2):
            self.setStretchFactor(place, 1)
        results.hide()

    @property
    def share(self) -> QByteArray:
        """How a window of the usual height is shared, when there are results."""
        self._keep()
        return self._shares.get(False, QByteArray())

    def restore(self, share: QByteArray) -> None:
        """Share a window of the usual height as it was, as soon as there are results."""
        self._shares[False] = share

    def show_results(self, shown: bool) -> None:
        """Give the results their room, or, if there are none, the whole of it to the library."""
        self._keep()
        self._results.setVisible(shown)
        self._divide()

    def show_low(self, low: bool) -> None:
        """Know whether the window is low."""
        self._keep()
        self._low = low
        self._divide()

    def _keep(self) -> None:
        if not self._results.isHidden():
            self._shares[self._low] = self.saveState()

    def _divide(self) -> None:
        if self._results.isHidden() or self.restoreState(self._shares.get(self._low, QByteArray())):
            return
        wanted = self._wanted_px(self.width())
        self.setSizes([wanted, max(1, self.height() - wanted)])
