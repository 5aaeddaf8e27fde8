"""Where a shared library is, who asks, and where its originals are: what a person writes to open one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simgui.core.names import shown
from simgui.gui.language import filled
from simgui.gui.look.labels import styled
from simgui.gui.sharing.libraries import SetUp

_PLAIN, _ENCRYPTED = "milvus", "milvus+tls"
_MARK = "://"


class LibraryForm(QWidget):
    """Fields in two columns. A whole address that is pasted fills the fields that it tells of.

    Args:
        parent: Owner.
    """

    changed = Signal()
    """Something else is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._more: tuple[tuple[str, str], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.server = self._field(0, 0, self.tr("Server"), "pictures.example.org:19530")
        self.name = self._field(0, 1, self.tr("Name of the library"), "prints")
        self.encrypted = QCheckBox(self.tr("Encrypted connection (TLS)"))
        self._grid.addWidget(self.encrypted, 1, 0, 1, 2)
        self.user = self._field(2, 0, self.tr("User"), self.tr("if the server asks for one"))
        self.token = self._field(2, 1, self.tr("Token or password"), "")
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.folder = self._field(3, 0, self.tr("Originals: folder on the server"), "/srv/pictures")
        self.here = self._field(
            3, 1, self.tr("The same here: folder or web address"), "/mnt/pictures, https://…"
        )
        self._others = styled("", "faint")
        self._grid.addWidget(self._others, 4, 0, 1, 2)
        self.server.textEdited.connect(self._take_apart)
        for field in (self.server, self.name, self.user, self.token, self.folder, self.here):
            field.textChanged.connect(self.changed)
        self.encrypted.toggled.connect(self.changed)
        self.show_set_up(SetUp())

    def show_set_up(self, library: SetUp) -> None:
        """Show a library as it is set up here; its token is never shown."""
        self._show_address(library.address)
        self.user.setText(library.user)
        self.token.clear()
        known = bool(library.address)
        self.token.setPlaceholderText(
            self.tr("the one that is kept") if known else self.tr("if the server asks for one")
        )
        first, *more = library.originals or (("", ""),)
        self.folder.setText(first[0])
        self.here.setText(first[1])
        self._more = tuple(more)
        self._others.setText(
            "\n".join(filled(self.tr("{0} is at {1}"), shown(there), shown(here)) for there, here in more)
        )
        self._others.setVisible(bool(more))

    @property
    def written(self) -> SetUp:
        """The library as it is written."""
        server, name = self.server.text().strip(), self.name.text().strip().strip("/")
        scheme = _ENCRYPTED if self.encrypted.isChecked() else _PLAIN
        first = (self.folder.text().strip().rstrip("/\\"), self.here.text().strip())
        originals = (first, *self._more) if all(first) else self._more
        return SetUp(f"{scheme}{_MARK}{server}/{name}", self.user.text().strip(), originals)

    @property
    def is_whole(self) -> bool:
        """Whether all is written that a library needs."""
        return bool(self.server.text().strip() and self.name.text().strip())

    def _field(self, row: int, column: int, name: str, example: str) -> QLineEdit:
        field, head = QLineEdit(), styled(name, "")
        field.setAccessibleName(name)
        field.setPlaceholderText(example)
        head.setBuddy(field)
        column_layout = QVBoxLayout()
        column_layout.setSpacing(2)
        column_layout.addWidget(head)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(field, 1)
        if (row, column) == (3, 1):
            choose = QPushButton(self.tr("Choose…"))
            choose.setAccessibleName(self.tr("Choose the folder here"))
            choose.setAutoDefault(False)
            choose.clicked.connect(self._choose)
            line.addWidget(choose)
        column_layout.addLayout(line)
        self._grid.addLayout(column_layout, row, column, Qt.AlignmentFlag.AlignTop)
        return field

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Choose the folder that has the originals"), str(Path.home())
        )
        if chosen:
            self.here.setText(chosen)

    def _take_apart(self, text: str) -> None:
        if _MARK in text:
            self._show_address(text.strip())

    def _show_address(self, address: str) -> None:
        scheme, _, place = address.rpartition(_MARK)
        server, _, name = place.partition("/")
        self.server.setText(server)
        if name or not address:
            self.name.setText(name)
        self.encrypted.setChecked(scheme == _ENCRYPTED)
