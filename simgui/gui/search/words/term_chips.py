"""How a line was understood: a chip for each term, its senses, and words to use instead."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from simgui.core.names import shown
from simgui.gui.language import filled
from simgui.gui.look.buttons import NameButton, caption, chip, quiet
from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.icons import icon_pixmap
from simgui.gui.look.labels import styled
from simgui.gui.look.questions import tool_tip
from simgui.gui.look.theme import colours
from simgui.gui.search.query.word_line import WordLine
from simgui.gui.search.words.term_chip import TermChip
from simgui.gui.search.words.term_words import sense_words
from simgui.gui.search.words.terms_in_line import as_name, flipped, replaced
from simgui.words.records import Keyword, Known, Remark, Sense, Term, TermKind, WordQuery, WordsResult

_SPACING_PX = 6
_ICON_PX = 12
_MOST_SENSES = 6
_MOST_OF_SENSE = 32
"""Figures of the text."""
_MOST_INSTEAD = 3


class TermChips(QWidget):
    """Shows the terms of a line; what the person changes of one gives another line.

    Args:
        parent: Owner.
    """

    line_changed = Signal(object)
    """The `WordLine` as it is to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = WordLine()
        self._query = WordQuery("", ())
        self._in_names = True
        self._parts: list[QWidget] = []
        self._row = FlowLayout(_SPACING_PX, self)
        self.setAccessibleName(self.tr("How the words were understood"))

    @property
    def chips(self) -> Sequence[TermChip]:
        """The chips of the terms."""
        return [each for each in self._parts if isinstance(each, TermChip)]

    def show_query(self, line: WordLine, result: WordsResult) -> None:
        """Show how a line was understood; the same stays as it is."""
        query, in_names = result.query, Remark.NOT_KNOWN not in result.remarks
        if (line, query, in_names) == (self._line, self._query, self._in_names):
            return
        self._in_names = in_names
        focused = next((place for place, part in enumerate(self._parts) if part.hasFocus()), None)
        self._line, self._query = line, query
        for part in self._parts:
            self._row.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        for place, term in enumerate(query.terms):
            self._add_term(place, term)
        for keyword in line.keywords:
            self._add_keyword(keyword)
        if focused is not None and self._parts:
            self._parts[min(focused, len(self._parts) - 1)].setFocus()

    def _add_term(self, place: int, term: Term) -> None:
        made = TermChip(term, self, in_names=self._in_names)
        made.flipped.connect(partial(self._flip, place))
        made.named.connect(partial(self._name, place))
        made.removed.connect(partial(self._replace, place, ""))
        self._add(made)
        if len(term.senses) > 1 and term.kind is TermKind.WORD:  # what a label means, the person has said
            self._add(styled(self.tr("meant as"), "faint", self))
            for sense in term.senses[:_MOST_SENSES]:
                self._add_sense(term, sense)
        if term.known is Known.NO and term.near:
            self._add(styled(self.tr("Try"), "faint", self))
            for word in term.near[:_MOST_INSTEAD]:
                self._add_instead(place, term, word)

    def _add_keyword(self, keyword: Keyword) -> None:
        name = shown(keyword.word)
        made = chip(caption(filled(self.tr("{0} · keyword"), name)), checkable=False)
        made.setIcon(QIcon(icon_pixmap("cross", colours().faint, _ICON_PX, self.devicePixelRatio())))
        made.setIconSize(QSize(_ICON_PX, _ICON_PX))
        made.setParent(self)
        made.setProperty("role", "term")
        made.setToolTip(tool_tip(self.tr("Only pictures that have this keyword. A click takes it back.")))
        made.setAccessibleName(filled(self.tr("Remove the keyword “{0}”"), name))
        others = tuple(each for each in self._line.keywords if each != keyword)
        made.clicked.connect(partial(self.line_changed.emit, self._line.with_keywords(others)))
        self._add(made)

    def _add_sense(self, term: Term, sense: Sense) -> None:
        button = NameButton(_MOST_OF_SENSE, self)
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.show_name(sense_words(term, sense), f"{sense.name}: {sense.gloss}")
        button.setChecked(term.sense is not None and term.sense.id == sense.id)
        said = self.tr("“{0}” meant as {1}: {2}")
        button.setAccessibleName(filled(said, shown(term.text), shown(sense.name), shown(sense.gloss)))
        button.clicked.connect(partial(self._choose_sense, term, sense, button))
        self._add(button)

    def _add_instead(self, place: int, term: Term, word: str) -> None:
        button = quiet(caption(shown(word)))
        button.setParent(self)
        button.setAccessibleName(filled(self.tr("Search for “{0}” instead"), shown(word)))
        button.clicked.connect(partial(self._replace, place, f"{'-' * term.unwanted}{word}"))
        self._add(button)

    def _add(self, part: QWidget) -> None:
        self._row.addWidget(part)
        part.show()
        if self._parts:
            self.setTabOrder(self._parts[-1], part)
        self._parts.append(part)

    def _choose_sense(self, term: Term, sense: Sense, button: QPushButton) -> None:
        """Mean one sense, or, if it is the one that is meant, any of them again."""
        chosen = sense.id if button.isChecked() else ""
        self.line_changed.emit(self._line.with_sense(term.text, chosen))

    def _flip(self, place: int) -> None:
        self._replace(place, flipped(self._query.terms[place]))

    def _name(self, place: int) -> None:
        self._replace(place, as_name(self._query.terms[place]))

    def _replace(self, place: int, text: str) -> None:
        changed = replaced(self._line.text, self._query.terms, place, text)
        self.line_changed.emit(self._line.with_text(changed))
