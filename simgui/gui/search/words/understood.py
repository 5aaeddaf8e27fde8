"""What became of a line of words: how each was understood, how many pictures answer, or why it failed."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from simgui.core.errors import SimguiError
from simgui.gui.look.labels import FittedLabel
from simgui.gui.search.query.word_line import WordLine
from simgui.gui.search.words.answer_line import AnswerLine
from simgui.gui.search.words.failed_line import FailedLine
from simgui.gui.search.words.remark_words import remark_words
from simgui.gui.search.words.term_chips import TermChips
from simgui.words.records import WordsResult

_MARGIN_PX, _ABOVE_PX, _SPACING_PX = 18, 4, 12
_MOST_LINES = 2
_PATIENCE_MS = 250
"""Whoever is answered sooner need not read that it is being looked for."""


class Understood(QWidget):
    """Stands below the field as long as something is asked in words.

    Args:
        parent: Owner.
    """

    line_changed = Signal(object)
    """The `WordLine` as it is to be."""
    rest_wanted = Signal(bool)
    """Whether pictures that do not answer are to be shown, too."""
    again_wanted = Signal()
    """What failed is to be tried again."""
    shown = Signal()
    """It is in sight, or no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = TermChips()
        self._chips.line_changed.connect(self.line_changed)
        self._line = AnswerLine()
        self._line.rest_wanted.connect(self.rest_wanted)
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.setInterval(_PATIENCE_MS)
        self._busy.timeout.connect(self._say_busy)
        self._remarks = FittedLabel("faint", _MOST_LINES)
        self._remarks.hide()
        self._failed = FailedLine()
        self._failed.again_wanted.connect(self.again_wanted)
        row = QHBoxLayout()
        row.setSpacing(_SPACING_PX)
        row.addWidget(self._chips, 1)
        row.addWidget(self._line)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN_PX, _ABOVE_PX, _MARGIN_PX, _ABOVE_PX)
        self._column.setSpacing(_ABOVE_PX)
        self._column.addLayout(row)
        self._column.addWidget(self._remarks)
        self._column.addWidget(self._failed)
        self.hide()

    @property
    def rest_shown(self) -> bool:
        """Whether pictures that do not answer are shown, too."""
        return self._line.rest_shown

    @property
    def chips(self) -> TermChips:
        """How each word was understood."""
        return self._chips

    def show_busy(self) -> None:
        """Say that it is being looked for, unless it is found at once."""
        self._busy.start()

    def show_result(self, line: WordLine, result: WordsResult) -> None:
        """Say what became of a line."""
        self._busy.stop()
        self._failed.hide()
        self._chips.show()
        self._chips.show_query(line, result)
        self._line.show_result(result)
        said = remark_words(result.remarks)
        self._remarks.show_text(said)
        self._remarks.setVisible(bool(said))
        self._show(True)

    def begin(self) -> None:
        """Something else is asked: show what answers alone."""
        self._line.begin()

    def show_rest(self, shown: bool) -> None:
        """Show the rest, too, or no longer."""
        self._line.show_rest(shown)

    def show_failed(self, error: SimguiError) -> None:
        """Say why it could not be looked for."""
        self._line.forget()
        for part in (self._chips, self._remarks):
            part.hide()
        self._busy.stop()
        self._failed.show_error(error)
        self._show(True)

    def forget(self) -> None:
        """Nothing is asked in words any more."""
        self._busy.stop()
        self._failed.hide()
        self._line.forget()
        self._show(False)

    def _say_busy(self) -> None:
        self._line.show_busy()
        self._show(True)

    def _show(self, shown: bool) -> None:
        if shown is self.isHidden():
            self.setVisible(shown)
            self.shown.emit()

    def event(self, event: QEvent) -> bool:
        """Claim the height of all lines, also where nobody asks for the height at a width."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.setMinimumHeight(max(0, self._column.heightForWidth(self.width())))
        return done
