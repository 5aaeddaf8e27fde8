"""The results with space around them, of which there is less in a low window."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from simgui.gui.search.results.results import Results
from simgui.gui.search.shared_words import SharedWords
from simgui.gui.sharing.answers import SharedWordsAnswer

_BESIDE_PX, _ABOVE_PX, _ABOVE_LOW_PX = 18, 14, 6


class ResultsPane(QWidget):
    """Holds the results.

    Args:
        results: Fill it.
        words: Fill it instead where words alone are asked of a shared library.
        notice: Stands above them.
        parent: Owner.
    """

    def __init__(
        self, results: Results, words: SharedWords, notice: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._results = results
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.addWidget(notice)
        self._column.addWidget(results, 1)
        self._column.addWidget(words, 1)
        self._leave_px(_ABOVE_PX)

    def show_low(self, low: bool) -> None:
        """Fit into a low window, or into one of the usual height."""
        self._leave_px(_ABOVE_LOW_PX if low else _ABOVE_PX)
        self._results.show_low(low)
        self._words.show_low(low)

    def show_words(self, answer: SharedWordsAnswer | None) -> None:
        """Show what answers words alone in a shared library; None for the results."""
        self._words.show_answer(answer)
        self._results.setHidden(answer is not None)

    def take_focus(self) -> None:
        """Let the keys go to the first picture."""
        (self._results if self._words.isHidden() else self._words).take_focus()

    def wanted_px(self, width_px: int) -> int:
        """Give the height that results are worth, at a width."""
        around = self._column.contentsMargins()
        inner_px = width_px - around.left() - around.right()
        inside_px = self._results.wanted_px(inner_px) if self._words.isHidden() else self._words.wanted_px
        return around.top() + around.bottom() + inside_px

    def _leave_px(self, above_px: int) -> None:
        self._column.setContentsMargins(_BESIDE_PX, above_px, _BESIDE_PX, above_px)
