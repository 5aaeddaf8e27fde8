"""Ask for the label of pictures: one that there is, found by a few letters, or a new one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from simgui.core.names import shown
from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.fonts import lines_px
from simgui.gui.look.labels import styled
from simgui.gui.look.mnemonics import with_mnemonics

_NAME = Qt.ItemDataRole.UserRole
_LINES = 8


class LabelDialog(QDialog):
    """A field, and below it the labels that contain what is written in it.

    Args:
        count: How many pictures are to be labelled.
        names: The labels that there are.
        parent: It stands in front of this.
    """

    chosen = Signal(object)
    """The label that the person wants; None for that of the subfolder."""

    def __init__(self, count: int, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Label"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pictures = translated(say_count("{count:,} picture", "{count:,} pictures", count))
        heading = styled(filled(self.tr("Label {0} as"), pictures), "heading")
        self._field = QLineEdit()
        self._field.setAccessibleName(heading.text())
        self._field.setPlaceholderText(self.tr("A label of yours, or a new one"))
        self._field.textChanged.connect(self._show_only)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Labels"))
        self._list.setMinimumHeight(lines_px(self.font(), _LINES))
        self._list.currentItemChanged.connect(self._take)
        self._list.itemActivated.connect(self._accept_item)
        for name in names:
            item = QListWidgetItem(shown(name), self._list)
            item.setData(_NAME, name)
        self._list.setVisible(bool(names))
        buttons = QDialogButtonBox()
        save, reset_text, cancel = with_mnemonics(
            [self.tr("Save"), self.tr("Reset to folder name"), self.tr("Cancel")]
        )
        self._save = buttons.addButton(save, QDialogButtonBox.ButtonRole.AcceptRole)
        self._save.setProperty("role", "primary")
        reset = buttons.addButton(reset_text, QDialogButtonBox.ButtonRole.ResetRole)
        reset.clicked.connect(self._reset)
        reset.setAutoDefault(False)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(self._field)
        layout.addWidget(self._list, 1)
        layout.addWidget(buttons)
        self._save.setDefault(True)
        self._save.setEnabled(False)

    def _show_only(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(wanted not in str(item.data(_NAME)).casefold())
        self._save.setEnabled(bool(wanted))

    def _take(self, item: QListWidgetItem | None) -> None:
        """Write the label that is pointed at, without leaving out the others."""
        if item is not None:
            self._field.blockSignals(True)
            self._field.setText(shown(str(item.data(_NAME))))
            self._field.blockSignals(False)
            self._save.setEnabled(True)

    def _accept_item(self, item: QListWidgetItem) -> None:
        self._take(item)
        self._accept()

    def _accept(self) -> None:
        written, item = self._field.text().strip(), self._list.currentItem()
        name = str(item.data(_NAME)) if item is not None else ""
        if written:
            self.chosen.emit(name if name and written == shown(name).strip() else written)
            self.accept()

    def _reset(self) -> None:
        self.chosen.emit(None)
        self.accept()
