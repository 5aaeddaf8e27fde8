"""The results with space around them, of which there is less in a low window."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from simgui.gui.search.results.results import Results

_BESIDE_PX, _ABOVE_PX, _ABOVE_LOW_PX = 18, 14, 6


class ResultsPane(QWidget):
    """Holds the results.

    Args:
        results: Fill it.
        notice: Stands above them.
        parent: Owner.
    """

    def __init__(self, results: Results, notice: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results = results
        self._column = QVBoxLayout(self)
        self._column.addWidget(notice)
        self._column.addWidget(results, 1)
        self._leave_px(_ABOVE_PX)

    def show_low(self, low: bool) -> None:
        """Fit into a low window, or into one of the usual height."""
        self._leave_px(_ABOVE_LOW_PX if low else _ABOVE_PX)
        self._results.show_low(low)

    def wanted_px(self, width_px: int) -> int:
        """Give the height that results are worth, at a width."""
        around = self._column.contentsMargins()
        inner_px = width_px - around.left() - around.right()
        return around.top() + around.bottom() + self._results.wanted_px(inner_px)

    def _leave_px(self, above_px: int) -> None:
        self._column.setContentsMargins(_BESIDE_PX, above_px, _BESIDE_PX, above_px)
