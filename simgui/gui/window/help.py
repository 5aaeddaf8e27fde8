"""Help, without a network: the keys of everything that has one, the user guide and the example."""

from collections.abc import Sequence
from functools import partial
from html import escape

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QAction, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from simgui.core.errors import SimguiError
from simgui.gui.language import error_words, language_code
from simgui.gui.look.actions import MENU, keys_of
from simgui.gui.look.fonts import columns_px, lines_px
from simgui.gui.look.labels import styled
from simgui.gui.look.lists import shorten_names
from simgui.gui.look.questions import tool_tip
from simgui.gui.look.screen import within_screen
from simgui.gui.window.guide import Guide, Page, read_guide
from simgui.gui.window.menu_bar import menu_titles, without_mark
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker

_COLUMNS, _LINES = 112, 34
_CONTENTS = 30
"""Width of the contents, in digits of the font."""
_WIDTH_PX = 280
_ROLE = Qt.ItemDataRole.UserRole


class Help(QDialog):
    """The contents on the left, the text on the right, a field that finds words in the guide above.

    It stands beside the window, which goes on working.

    Args:
        actions: What can be done; those with keys are listed.
        worker: Reads the guide.
        parent: The main window.
    """

    def __init__(self, actions: Sequence[QAction], worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("SimGUI help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keys = QTextDocument(self)
        self._keys.setDefaultFont(self.font())
        self._keys.setHtml(keys_page(actions))
        self._guide = Guide((), self.font(), self)
        self._text = QTextBrowser()
        self._text.setAccessibleName(self.tr("Text"))
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(self._follow)
        self._find = QLineEdit()
        self._find.setPlaceholderText(self.tr("Find in the guide; Enter goes on to the next place"))
        self._find.setAccessibleName(self.tr("Find in the guide"))
        self._find.setClearButtonEnabled(True)
        self._find.setEnabled(False)  # until the guide has been read
        self._find.textChanged.connect(self._find_first)
        self._find.returnPressed.connect(self._find_next)
        self._not_found = styled(self.tr("The guide does not contain this."), "faint")
        self._not_found.hide()
        self._contents = QListWidget()
        self._contents.setAccessibleName(self.tr("Contents"))
        self._contents.setFixedWidth(columns_px(self.font(), _CONTENTS))
        shorten_names(self._contents)
        self._add(self.tr("Keyboard shortcuts"), None)
        self._contents.currentItemChanged.connect(self._show_part)
        close = QPushButton(self.tr("&Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        right = QVBoxLayout()
        right.addWidget(self._find)
        right.addWidget(self._not_found)
        right.addWidget(self._text, 1)
        parts = QHBoxLayout()
        parts.setSpacing(16)
        parts.addWidget(self._contents)
        parts.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(12)
        layout.addLayout(parts, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(
            within_screen(self, QSize(columns_px(self.font(), _COLUMNS), lines_px(self.font(), _LINES)))
        )
        self._contents.setCurrentRow(0)
        reading = partial(read_guide, language_code())
        Latest(worker, Lane.INTERACTIVE, self).start(reading, self._show_pages, self._show_failure)

    @property
    def text(self) -> str:
        """What is read now."""
        return self._text.toPlainText()

    def _show_pages(self, pages: list[Page]) -> None:
        """Take the pages of the guide when they have been read."""
        self._guide = Guide(pages, self.font(), self)
        for block in self._guide.headings():
            self._add("    " * (block.blockFormat().headingLevel() - 2) + block.text(), block.position())
        self._find.setEnabled(True)

    def _show_failure(self, error: SimguiError) -> None:
        self._not_found.setText(error_words(error))
        self._not_found.show()

    def _add(self, text: str, position: int | None) -> None:
        item = QListWidgetItem(text, self._contents)
        item.setToolTip(tool_tip(text.strip()))
        item.setData(_ROLE, position)

    def _show_part(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        position = item.data(_ROLE)
        if position is None:
            self._text.setDocument(self._keys)
        else:
            self._show_guide(int(position))

    def _show_guide(self, position: int) -> None:
        """Show the guide with a place of it at the upper edge."""
        self._text.setDocument(self._guide)
        cursor = QTextCursor(self._guide)
        cursor.setPosition(position)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._text.setTextCursor(cursor)
        top = self._text.cursorRect(cursor).top()
        bar = self._text.verticalScrollBar()
        bar.setValue(bar.value() + top)

    def _follow(self, link: QUrl) -> None:
        """Go to a heading of the guide; other pages are not here, and nothing is asked of the network."""
        if (position := self._guide.place_of(link)) is not None:
            self._show_guide(position)

    def _find_first(self) -> None:
        self._text.setDocument(self._guide)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        self._find_next()

    def _find_next(self) -> None:
        words = self._find.text().strip()
        found = not words or self._text.find(words)
        if not found:  # from the start again
            self._text.moveCursor(QTextCursor.MoveOperation.Start)
            found = self._text.find(words)
        self._not_found.setVisible(not found)


def keys_page(actions: Sequence[QAction]) -> str:
    """Write the keys of actions as a page, menu by menu, in the order in which they were made."""
    parts = []
    for name, title in menu_titles().items():
        rows = dict.fromkeys(
            (without_mark(each.text()), keys_of(each))
            for each in actions
            if each.property(MENU) == name and keys_of(each)
        )
        if rows:
            lines = "".join(
                f"<tr><td width='{_WIDTH_PX}'>{escape(text)}</td><td><b>{escape(keys)}</b></td></tr>"
                for text, keys in rows
            )
            parts.append(f"<h3>{escape(title)}</h3><table cellpadding='3'>{lines}</table>")
    return "".join(parts)
