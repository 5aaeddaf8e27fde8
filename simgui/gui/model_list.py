"""The model versions, each with what can be done with it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simgui.core.records import ModelVersion
from simgui.gui.labels import styled


class ModelList(QWidget):
    """A row a version, the active one marked in words."""

    use_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)

    def show_versions(self, versions: Sequence[ModelVersion]) -> None:
        """Show these versions."""
        while (item := self._rows.takeAt(0)) is not None:
            if row := item.widget():
                row.hide()
                row.deleteLater()
        for version in versions:
            self._rows.addWidget(self._row(version))

    def _row(self, version: ModelVersion) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(styled(version.name, "heading" if version.active else ""), 1)
        if version.active:
            layout.addWidget(styled(self.tr("in use"), "faint"))
            return row
        use = QPushButton(self.tr("Use"))
        use.setAccessibleName(self.tr("Use {0}").format(version.name))
        use.clicked.connect(partial(self.use_wanted.emit, version.id))
        layout.addWidget(use)
        if version.recipe != "shipped":
            delete = QPushButton(self.tr("Delete"))
            delete.setProperty("role", "quiet")
            delete.setAccessibleName(self.tr("Delete {0}").format(version.name))
            delete.clicked.connect(partial(self.delete_wanted.emit, version.id))
            layout.addWidget(delete)
        return row
