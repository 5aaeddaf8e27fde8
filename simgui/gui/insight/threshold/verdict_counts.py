"""How many pictures change verdict at another threshold."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from simgui.core.sentences import say_count
from simgui.evaluation.views.nearest_pairs import NearestPairs
from simgui.gui.language import filled, translated
from simgui.gui.look.buttons import quiet
from simgui.gui.look.flow_layout import FlowLayout


class VerdictCounts(QWidget):
    """Two buttons: how many pictures of the library change verdict, and how many of the tested ones."""

    library_wanted = Signal()
    """The pictures of the library that change verdict are to be shown."""
    tested_wanted = Signal()
    """The tested pictures that change verdict are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library, self._tested = quiet(), quiet()
        self._library.clicked.connect(self.library_wanted)
        self._tested.clicked.connect(self.tested_wanted)
        row = FlowLayout(0, self)
        for button in (self._library, self._tested):
            button.setToolTip(self.tr("Show these pictures"))
            row.addWidget(button)

    def show_tested(self, pairs: NearestPairs, threshold: float, line: float, *, wide: bool) -> None:
        """Count the tested pictures.

        Args:
            pairs: The pictures, each with its nearest other.
            threshold: The distance that is in use.
            line: The distance that would be used.
            wide: Whether there is room for whole sentences.
        """
        self._show(self._tested, self.tr("tested"), pairs, threshold, line, wide)

    def show_library(self, pairs: NearestPairs, threshold: float, line: float, *, wide: bool) -> None:
        """Count the pictures of the library; as for the tested ones."""
        self._show(self._library, self.tr("library"), pairs, threshold, line, wide)

    def show_no_library(self, *, active: bool) -> None:
        """Count no pictures of the library: not yet, or never if this is not the model in use."""
        self._library.setText(self.tr("library: only for the model in use"))
        self._library.setEnabled(False)
        self._library.setVisible(not active)

    def _show(
        self,
        button: QPushButton,
        where: str,
        pairs: NearestPairs,
        threshold: float,
        line: float,
        wide: bool,
    ) -> None:
        changed = len(pairs.changed(threshold, line))
        of_all = translated(say_count("{count:,} picture", "{count:,} pictures", len(pairs)))
        words = self._words(stricter=line < threshold, wide=wide) if changed else self._none()
        button.setText(filled(words, where, changed, of_all))
        button.setEnabled(bool(changed))
        button.show()

    def _none(self) -> str:
        return self.tr("{0}: no picture changes verdict")

    def _words(self, *, stricter: bool, wide: bool) -> str:
        if wide and stricter:
            return self.tr("{0}: {1:,} of {2} from match to no match")
        if wide:
            return self.tr("{0}: {1:,} of {2} from no match to match")
        if stricter:
            return self.tr("{0}: {1:,} of {2} to no match")
        return self.tr("{0}: {1:,} of {2} to match")
