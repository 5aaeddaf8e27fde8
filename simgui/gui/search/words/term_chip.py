"""One term of a line as a chip: what it was taken for, and what else it could be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from simgui.gui.look.buttons import NameButton, caption
from simgui.gui.search.words.term_words import caption_of, explanation_of
from simgui.words.records import Known, Term, TermKind

_MOST_COLUMNS = 44


class TermChip(NameButton):
    """A click shows what can be done with it; minus and plus say whether it is wanted, Delete removes it.

    Args:
        term: The term.
        parent: Owner.
        in_names: Whether a word that is not known was found in names.
    """

    flipped = Signal()
    """It is to be unwanted, or wanted again."""
    named = Signal()
    """It is to be looked for in names alone."""
    removed = Signal()
    """It is to be taken out of the line."""

    def __init__(self, term: Term, parent: QWidget | None = None, *, in_names: bool = True) -> None:
        super().__init__(_MOST_COLUMNS, parent)
        self._term = term
        said = caption_of(term, in_names=in_names)
        explained = explanation_of(term, in_names=in_names)
        doubtful = term.kind is TermKind.WORD and term.known in (Known.NEAR, Known.NO)
        self.setProperty("role", "doubtful" if doubtful else "term")
        self.show_name(f"{said}  ▾", explained)
        self.setAccessibleName(said)
        self.setAccessibleDescription(explained)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.setTitle(said)
        wanted = self.tr("Find this again") if term.unwanted else self.tr("Not this")
        menu.addAction(f"{wanted}\t{'+' if term.unwanted else '-'}", self.flipped.emit)
        if term.kind is not TermKind.NAME:
            menu.addAction(caption(self.tr("Look for it in names only")), self.named.emit)
        menu.addAction(self.tr("Remove") + "\tDel", self.removed.emit)
        self.setMenu(menu)

    @property
    def term(self) -> Term:
        """What it stands for."""
        return self._term

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Want it, or not; remove it."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            if (event.key() == Qt.Key.Key_Minus) is not self._term.unwanted:
                self.flipped.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)
