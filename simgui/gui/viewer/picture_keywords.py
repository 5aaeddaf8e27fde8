"""What the model sees in a picture that is looked at: words to search by, and to label with."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from simgui.core.names import shown
from simgui.gui.language import filled
from simgui.gui.look.buttons import NameButton, caption, quiet
from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.labels import styled
from simgui.words.records import Keyword

_SPACING_PX = 4
_MOST_COLUMNS = 24


class PictureKeywords(QWidget):
    """Keywords as chips: a click searches for such pictures. Hidden where there is none.

    Args:
        parent: Owner.
    """

    search_wanted = Signal(object)
    """A `Keyword` to search for."""
    label_wanted = Signal(str)
    """The picture is to have this label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[QPushButton] = []
        self._row = QWidget()
        self._flow = FlowLayout(_SPACING_PX, self._row)
        self._label = quiet(self.tr("Use as label  ▾"))
        self._label.setAccessibleName(self.tr("Use a keyword as the label of this picture"))
        self._menu = QMenu(self._label)
        self._label.setMenu(self._menu)
        head = styled(self.tr("What the model sees"), "faint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(_SPACING_PX)
        layout.addWidget(head)
        layout.addWidget(self._row)
        layout.addWidget(self._label, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_keywords(self, keywords: Sequence[Keyword], *, in_library: bool) -> None:
        """Show keywords, the surest first; a picture that the library does not know gets no label."""
        for each in self._chips:
            self._flow.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._chips = []
        self._menu.clear()
        for keyword in keywords:
            self._add(keyword)
            action = self._menu.addAction(caption(shown(keyword.word)))
            action.triggered.connect(partial(self.label_wanted.emit, keyword.word))
        self._label.setVisible(in_library)
        self.setVisible(bool(keywords))

    def _add(self, keyword: Keyword) -> None:
        word = shown(keyword.word)
        chip = NameButton(_MOST_COLUMNS, self._row)
        chip.setProperty("role", "chip")
        chip.show_name(word, filled(self.tr("Search for “{0}”"), word))
        chip.setAccessibleName(filled(self.tr("Search for “{0}”"), word))
        chip.clicked.connect(partial(self.search_wanted.emit, keyword))
        self._flow.addWidget(chip)
        chip.show()
        self.setTabOrder(self._chips[-1] if self._chips else self._row, chip)
        self._chips.append(chip)
