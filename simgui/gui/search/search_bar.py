"""The bar above everything in the Search area: back and forward, the words, and where to search."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from simgui.gui.look.actions import menu_action
from simgui.gui.look.tool_button import ToolButton
from simgui.gui.search.query.query_actions import QueryActions
from simgui.gui.search.scope_bar import ScopeBar
from simgui.gui.search.words.keywords_button import KeywordsButton
from simgui.gui.search.words.understood import Understood
from simgui.gui.search.words.words_field import WordsField

_MARGIN_PX, _ABOVE_PX, _SPACING_PX = 18, 6, 8


class SearchBar(QWidget):
    """The field in which words are written, with what belongs to every search beside it.

    Args:
        actions: Lead to earlier queries.
        parent: Owner.

    Attributes:
        field: The words.
        keywords: What the model sees in the pictures, to choose from.
        scope: Where to search.
        understood: What became of the words, below them.
    """

    dropped = Signal(object)
    """Something was dropped on the words, to be searched with together: `QMimeData`."""

    def __init__(self, actions: QueryActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        steps = QHBoxLayout()
        steps.setSpacing(2)
        # In the order of the eye, which the Tab key follows.
        for name, does in (("back", actions.back), ("forward", actions.forward), ("recent", actions.recent)):
            steps.addWidget(ToolButton(name, does, self))
        self.field = WordsField(self)
        self.field.setAcceptDrops(False)  # pictures are dropped on the bar
        self.keywords = KeywordsButton(self)
        self.scope = ScopeBar(self)
        self.understood = Understood(self)
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN_PX, _ABOVE_PX, _MARGIN_PX, 2)
        row.setSpacing(_SPACING_PX)
        row.addLayout(steps)
        row.addWidget(self.field, 1)
        row.addWidget(self.keywords)
        row.addWidget(self.scope)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.understood)
        menu_action(self, "search", self.tr("Search by words…"), self.write, "Ctrl+F")
        menu_action(self, "search", self.tr("Keywords…"), self.keywords.showMenu)

    def write(self) -> None:
        """Let the person write words."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take whatever the window takes."""
        if self.field.text().strip():
            event.acceptProposedAction()
        else:
            event.ignore()  # the window searches with it alone

    def dropEvent(self, event: QDropEvent) -> None:
        """Search with what is dropped and the words together."""
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())
