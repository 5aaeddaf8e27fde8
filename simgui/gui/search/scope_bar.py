"""Where to search: in the open folder, in all folders, or in a shared library, and which model answers."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QWidget

from simgui.core.names import shown
from simgui.gui.language import filled, translated
from simgui.gui.look.buttons import NameButton, caption, chip
from simgui.gui.look.labels import styled
from simgui.gui.state import SharedPlace
from simgui.models.records import ModelVersion

_MOST_OF_FOLDER = 40
"""Digits of the text."""


class ScopeBar(QWidget):
    """A choice between the open folder, all folders and a shared library; hidden where there is only one.

    Each folder has its own model. Of all folders together, the bar says which one answers, and offers others.
    """

    chosen = Signal(bool)
    """Whether searches are to look in all folders."""
    shared_chosen = Signal(bool, bool)
    """Whether searches are to look in the shared library, and whether in the open folder, too."""
    model_chosen = Signal(str)
    """Id of the version that is to answer searches in all folders."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here, self._everywhere = NameButton(_MOST_OF_FOLDER), chip()
        self._here.setCheckable(True)
        self._here.setProperty("role", "chip")
        self._shared, self._together = NameButton(_MOST_OF_FOLDER), NameButton(_MOST_OF_FOLDER)
        for name in (self._shared, self._together):
            name.setCheckable(True)
            name.setProperty("role", "chip")
            name.hide()
        self._folders = 0
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(styled(self.tr("Search in"), "faint"))
        layout.addSpacing(4)
        for button in (self._here, self._everywhere, self._shared):
            group.addButton(button)
            layout.addWidget(button)
        layout.addWidget(self._together)
        self._model = NameButton(_MOST_OF_FOLDER)
        self._model.setProperty("role", "quiet")
        self._menu = QMenu(self._model)
        self._model.setMenu(self._menu)
        layout.addSpacing(4)
        layout.addWidget(self._model)
        self._model.hide()
        self._here.setChecked(True)
        self._everywhere.toggled.connect(self.chosen)
        self._shared.toggled.connect(self._choose_shared)
        self._together.toggled.connect(self._choose_shared)
        self.hide()

    def choose(self, *, everywhere: bool) -> None:
        """Show what is chosen on this computer, unless a shared library is."""
        if not self._shared.isChecked():
            (self._everywhere if everywhere else self._here).setChecked(True)

    def show_shared(self, place: SharedPlace | None, *, everywhere: bool) -> None:
        """Offer a shared library, and show how it is searched; None if none is open.

        Args:
            place: The library.
            everywhere: Whether all folders are searched where it is not.
        """
        chosen = place is not None and place.chosen
        for button in (self._shared, self._together):
            button.blockSignals(True)
        if place is not None:
            about = filled(self.tr("The shared library {0}"), place.address)
            self._shared.show_name(place.name, about)
            self._together.setChecked(place.together)
        if chosen:
            self._shared.setChecked(True)
        elif self._shared.isChecked():
            (self._everywhere if everywhere else self._here).setChecked(True)
        for button in (self._shared, self._together):
            button.blockSignals(False)
        self._shared.setVisible(place is not None)
        self._together.setVisible(chosen)
        self._show()

    def allow_together(self, *, allow: bool) -> None:
        """Let the shared library and the folder be searched together, or not: models differ."""
        self._together.setEnabled(allow or self._together.isChecked())
        self._say_together()

    def _choose_shared(self) -> None:
        self.shared_chosen.emit(self._shared.isChecked(), self._together.isChecked())

    def _say_together(self) -> None:
        name = self._here.accessibleName()
        self._together.show_name(
            filled(self.tr("with {0}"), name),
            self.tr("Search in the shared library and in this folder together")
            if self._together.isEnabled()
            else self.tr("The shared library and this folder have different models: search them one by one"),
        )

    def _show(self) -> None:
        self._everywhere.setVisible(self._folders > 1)
        self.setVisible(self._folders > 1 or not self._shared.isHidden())

    def show_folders(self, folder: Path, count: int) -> None:
        """Name the open folder, and say how many the library covers."""
        self._here.show_name(shown(folder.name) or shown(folder), shown(folder))
        self._everywhere.setText(filled(self.tr("All {0:,} folders"), count))
        self._folders = count
        self._say_together()
        self._show()

    def show_versions(self, versions: Sequence[ModelVersion]) -> None:
        """Offer the versions for searches in all folders, naming the one that answers; with none, hide it."""
        self._menu.clear()
        for version in versions:
            action = self._menu.addAction(caption(shown(translated(version.name))))
            action.setCheckable(True)
            action.setChecked(version.active)
            action.setEnabled(not version.problem)
            action.triggered.connect(partial(self.model_chosen.emit, version.id))
            if version.active:
                self._model.show_name(
                    filled(self.tr("answered by {0}  ▾"), shown(translated(version.name))),
                    self.tr(
                        "The folders have models of their own; this one answers searches in all of them."
                    ),
                )
        self._model.setVisible(bool(versions))
