"""Where to search: in the open folder, or in all folders of the library."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from simgui.core.names import shown
from simgui.gui.look.buttons import NameButton, chip
from simgui.gui.look.labels import styled

_MOST_OF_FOLDER = 40
"""Digits of the text."""


class ScopeBar(QWidget):
    """A choice between the open folder and all folders; hidden where the library covers only one."""

    chosen = Signal(bool)
    """Whether searches are to look in all folders."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here, self._everywhere = NameButton(_MOST_OF_FOLDER), chip()
        self._here.setCheckable(True)
        self._here.setProperty("role", "chip")
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 8, 18, 4)
        layout.setSpacing(6)
        layout.addWidget(styled(self.tr("Search in"), "faint"))
        layout.addSpacing(4)
        for button in (self._here, self._everywhere):
            group.addButton(button)
            layout.addWidget(button)
        layout.addStretch(1)
        self._here.setChecked(True)
        self._everywhere.toggled.connect(self.chosen)
        self.hide()

    def choose(self, *, everywhere: bool) -> None:
        """Show what is chosen."""
        (self._everywhere if everywhere else self._here).setChecked(True)

    def show_folders(self, folder: Path, count: int) -> None:
        """Name the open folder, and say how many the library covers."""
        self._here.show_name(shown(folder.name) or shown(folder), shown(folder))
        self._everywhere.setText(self.tr("All {0:,} folders").format(count))
        self.setVisible(count > 1)
