"""About SimGUI: version, newer versions when asked, and the licences of everything inside."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simgui import __version__
from simgui.core.errors import SimguiError
from simgui.gui.language import error_words, filled, translated
from simgui.gui.look.fonts import columns_px, small
from simgui.gui.look.icons import application_icon
from simgui.gui.look.labels import styled
from simgui.gui.look.lists import shorten_names
from simgui.gui.look.questions import tool_tip
from simgui.gui.look.screen import within_screen
from simgui.gui.work.worker import Lane, Worker
from simgui.installation.notices import notices
from simgui.installation.updates import Published, newest_version

_ICON_PX = 64
_SIZE_PX = (960, 640)
_NAMES = 29
"""Width of the list of names, in digits of its font."""


class About(QDialog):
    """A dialog: the version, a button that checks for a newer one, and a list of licences with their texts.

    Args:
        worker: Asks for newer versions.
        parent: The main window.
    """

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._notices = notices()
        self.setWindowTitle(self.tr("About SimGUI"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(within_screen(self, QSize(*_SIZE_PX)))
        self._check = QPushButton(self.tr("Check for &updates"))
        self._check.setToolTip(self.tr("Checks once over the network; nothing is installed"))
        self._check.clicked.connect(self.check)
        self._told = styled("", "faint")
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.RichText)  # it holds a link; all else in it is escaped
        self._told.setOpenExternalLinks(True)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._names = QListWidget()
        self._names.setAccessibleName(self.tr("Parts of the program"))
        self._names.setFixedWidth(columns_px(self.font(), _NAMES))
        shorten_names(self._names)
        for notice in self._notices:
            QListWidgetItem(notice.name, self._names).setToolTip(tool_tip(notice.name))
        self._names.currentRowChanged.connect(self._show_notice)
        self._licence = styled("", "faint")
        self._licence.setWordWrap(True)
        self._text = QPlainTextEdit()
        self._text.setAccessibleName(self.tr("Licence"))
        self._text.setReadOnly(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        size_px = QFontInfo(small(self.font())).pixelSize()
        self._text.setStyleSheet(f"font-family: '{_fixed_family()}'; font-size: {size_px}px;")
        close = QPushButton(self.tr("&Close"))
        close.clicked.connect(self.accept)
        right = QVBoxLayout()
        right.addWidget(self._licence)
        right.addWidget(self._text, 1)
        texts = QHBoxLayout()
        texts.setSpacing(14)
        texts.addWidget(self._names)
        texts.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        layout.addWidget(self._told)
        layout.addSpacing(6)
        layout.addWidget(styled(self.tr("Included software and its licences"), "heading"))
        layout.addLayout(texts, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self._told.hide()
        self._names.setCurrentRow(0)

    def _head(self) -> QHBoxLayout:
        icon = QLabel()
        icon.setAccessibleName(self.tr("Icon of SimGUI"))
        icon.setPixmap(application_icon().pixmap(_ICON_PX, _ICON_PX))
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(styled(filled(self.tr("SimGUI {0}"), __version__), "title"))
        said.addWidget(
            styled(
                self.tr("Finds the pictures that look alike. Everything stays on this computer. Apache-2.0."),
                "faint",
            )
        )
        head = QHBoxLayout()
        head.setSpacing(18)
        head.addWidget(icon)
        head.addLayout(said, 1)
        head.addWidget(self._check, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def check(self) -> None:
        """Ask whether there is a newer version."""
        self._check.setEnabled(False)
        self._tell(self.tr("Checking…"))
        self._worker.start(Lane.FILES, newest_version, self._answered, self._failed)

    def _answered(self, published: Published) -> None:
        self._check.setEnabled(True)
        if published.newer:
            text = self.tr('SimGUI {0} is available: <a href="{1}">{1}</a>')
            self._tell(filled(text, escape(published.version), escape(published.page)))
        else:
            self._tell(self.tr("This is the newest version."))

    def _failed(self, error: SimguiError) -> None:
        self._check.setEnabled(True)
        self._tell(escape(error_words(error)))

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.show()

    def _show_notice(self, row: int) -> None:
        if row < 0:
            return
        notice = self._notices[row]
        self._licence.setText(translated(notice.licence))
        self._licence.setVisible(bool(notice.licence))
        self._text.setPlainText(notice.text)


def _fixed_family() -> str:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
