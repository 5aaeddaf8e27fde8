"""How many pictures answer a line of words, as a quiet line; or that they are being looked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.buttons import quiet
from simgui.gui.look.labels import styled
from simgui.words.records import WordsResult

_SPACING_PX = 8


class AnswerLine(QWidget):
    """Says how many pictures answer, with a button that shows the rest, too.

    Args:
        parent: Owner.
    """

    rest_wanted = Signal(bool)
    """Whether pictures that do not answer are to be shown behind those that do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rest = False
        self._said = styled("", "faint", self)
        self._button = quiet()
        self._button.setParent(self)
        self._button.clicked.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING_PX)
        row.addWidget(self._said)
        row.addWidget(self._button)

    @property
    def rest_shown(self) -> bool:
        """Whether pictures that do not answer are shown, too."""
        return self._rest

    def show_busy(self) -> None:
        """Say that it is being looked for."""
        self._say(self.tr("Searching…"))
        self._button.hide()
        self.show()

    def show_result(self, result: WordsResult) -> None:
        """Say how many pictures answer."""
        answering, rest = result.answering, len(result.ids) - result.answering
        pictures = translated(say_count("{count:,} picture", "{count:,} pictures", len(result.ids)))
        if self._rest:
            said = filled(self.tr("{0}, best first: {1:,} found, the rest less likely"), pictures, answering)
        elif rest:
            said = filled(self.tr("{0:,} of {1} found, best first"), answering, pictures)
        else:
            ranked = answering and result.scores.max() > result.scores.min()
            said = filled(self.tr("{0}, best first"), pictures) if ranked else pictures
        self._say(said)
        self._button.setText(self.tr("Show only these") if self._rest else self.tr("Show the rest"))
        self._button.setToolTip("" if self._rest else self.tr("Show less likely pictures behind these"))
        self._button.setVisible(rest > 0)
        self.setVisible(answering > 0 or self._rest)  # that there is none is said in its place

    def begin(self) -> None:
        """Show what answers alone, without telling anybody."""
        self._rest = False

    def forget(self) -> None:
        """Say nothing."""
        self.begin()
        self._say("")
        self._button.hide()

    def show_rest(self, shown: bool) -> None:
        """Show the rest, too, or no longer."""
        if shown != self._rest:
            self._rest = shown
            self.rest_wanted.emit(shown)

    def _say(self, text: str) -> None:
        self._said.setText(text)

    def _press(self) -> None:
        self.show_rest(not self._rest)
