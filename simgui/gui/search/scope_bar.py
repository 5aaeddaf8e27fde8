"""Where to search: in the open folder, or in all folders of the library, and which model answers there."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QWidget

from simgui.core.names import shown
from simgui.gui.look.buttons import NameButton, caption, chip
from simgui.gui.look.labels import styled
from simgui.models.records import ModelVersion

_MOST_OF_FOLDER = 40
"""Digits of the text."""


class ScopeBar(QWidget):
    """A choice between the open folder and all folders; hidden where the library covers only one.

    Each folder has its own model. Of all folders together, the bar says which one answers, and offers others.
    """

    chosen = Signal(bool)
    """Whether searches are to look in all folders."""
    model_chosen = Signal(str)
    """Id of the version that is to answer searches in all folders."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here, self._everywhere = NameButton(_MOST_OF_FOLDER), chip()
        self._here.setCheckable(True)
        self._here.setProperty("role", "chip")
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(styled(self.tr("Search in"), "faint"))
        layout.addSpacing(4)
        for button in (self._here, self._everywhere):
            group.addButton(button)
            layout.addWidget(button)
        self._model = NameButton(_MOST_OF_FOLDER)
        self._model.setProperty("role", "quiet")
        self._menu = QMenu(self._model)
        self._model.setMenu(self._menu)
        layout.addSpacing(4)
        layout.addWidget(self._model)
        self._model.hide()
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

    def show_versions(self, versions: Sequence[ModelVersion]) -> None:
        """Offer the versions for searches in all folders, naming the one that answers; with none, hide it."""
        self._menu.clear()
        for version in versions:
            action = self._menu.addAction(caption(shown(version.name)))
            action.setCheckable(True)
            action.setChecked(version.active)
            action.setEnabled(not version.problem)
            action.triggered.connect(partial(self.model_chosen.emit, version.id))
            if version.active:
                self._model.show_name(
                    self.tr("answered by {0}  ▾").format(shown(version.name)),
                    self.tr(
                        "The folders have models of their own; this one answers searches in all of them."
                    ),
                )
        self._model.setVisible(bool(versions))
