"""The model versions, each with what can be done with it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simgui.core.sentences import say
from simgui.gui.language import filled, translated
from simgui.gui.look.labels import ElidedLabel, styled
from simgui.gui.look.questions import ask
from simgui.gui.look.tab_order import put_before
from simgui.gui.train.moments import day
from simgui.models.records import ModelVersion

_FILES = say("SimGUI model (*.simgui)")


class ModelList(QWidget):
    """A list of versions, the one in use marked in words, each with a menu."""

    use_wanted = Signal(str)
    delete_wanted = Signal(str)
    rename_wanted = Signal(str, str)
    """Id and name."""
    compare_wanted = Signal(str)
    export_wanted = Signal(str, str)
    """Id and file."""
    import_wanted = Signal(str)
    """A file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ModelVersion, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self._import_button = take_in = QPushButton(self.tr("Import a model…"))
        take_in.setProperty("role", "quiet")
        take_in.clicked.connect(self._import)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._rows)
        bottom = QHBoxLayout()
        bottom.addWidget(take_in)
        bottom.addStretch(1)
        layout.addLayout(bottom)

    def show_versions(self, versions: Sequence[ModelVersion]) -> None:
        """Show these versions; nothing is done if they are shown already."""
        if tuple(versions) == self._shown:
            return
        self._shown = tuple(versions)
        while (item := self._rows.takeAt(0)) is not None:
            if row := item.widget():
                row.hide()
                row.deleteLater()
        changing = any(version.next for version in versions)
        for version in versions:
            row = self._row(version, changing=changing)
            self._rows.addWidget(row)
            put_before(row.findChildren(QPushButton), self._import_button)

    def menu_of(self, version: ModelVersion) -> QMenu:
        """Make the menu of a version; a damaged one can be deleted, and no more; a starter not even that."""
        menu = QMenu(self)
        if version.problem:
            if version.recipe != "shipped":
                self._add(menu, self.tr("Delete…"), partial(self._delete, version))
            return menu
        self._add(menu, self.tr("Rename…"), partial(self._rename, version))
        if not version.active:
            self._add(
                menu,
                self.tr("Compare with the one in use…"),
                partial(self.compare_wanted.emit, version.id),
            )
        if version.recipe != "shipped":
            self._add(menu, self.tr("Export to a file…"), partial(self._export, version))
            if not version.active:
                self._add(menu, self.tr("Delete…"), partial(self._delete, version))
        return menu

    def _row(self, version: ModelVersion, *, changing: bool) -> QWidget:
        row = QWidget()
        name = ElidedLabel("heading" if version.active else "")
        name.show_text(translated(version.name))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        details = ElidedLabel("faint")
        details.show_text(version.problem or self._details(version))
        words.addWidget(details)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(words, 1)
        if version.active:
            layout.addWidget(styled(self.tr("in use"), "faint"))
            if changing:
                keep = QPushButton(self.tr("Keep"))
                keep.setAccessibleName(filled(self.tr("Keep using {0}"), version.name))
                keep.clicked.connect(partial(self.use_wanted.emit, version.id))
                layout.addWidget(keep)
        elif version.next:
            layout.addWidget(styled(self.tr("being prepared"), "faint"))
        elif version.problem:
            layout.addWidget(styled(self.tr("damaged"), "faint"))
        else:
            use = QPushButton(self.tr("Use"))
            use.setAccessibleName(filled(self.tr("Use {0}"), version.name))
            use.clicked.connect(partial(self.use_wanted.emit, version.id))
            layout.addWidget(use)
        more = QPushButton("⋯")
        more.setProperty("role", "quiet")
        more.setAccessibleName(filled(self.tr("More about {0}"), version.name))
        more.clicked.connect(partial(self._show_menu, version, more))
        layout.addWidget(more)  # before it is shown: it would be a window of its own, and take the keys
        more.setVisible(not self.menu_of(version).isEmpty())
        return row

    def _details(self, version: ModelVersion) -> str:
        recipes = {
            "shipped": self.tr("came with SimGUI"),
            "quick": self.tr("quick"),
            "thorough": self.tr("thorough"),
            "scratch": self.tr("from scratch"),
        }
        parts = [recipes.get(version.recipe, version.recipe)]
        if version.recall_at_1 is not None:
            parts.append(filled(self.tr("{0:.0%} right of {1:,}"), version.recall_at_1, version.queries))
        made = day(version.created) if version.recipe != "shipped" else ""
        return " · ".join(filter(None, [*parts, made]))

    def _show_menu(self, version: ModelVersion, button: QPushButton) -> None:
        menu = self.menu_of(version)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _add(self, menu: QMenu, text: str, slot: object) -> None:
        action = QAction(text, menu)
        action.triggered.connect(slot)
        menu.addAction(action)

    def _rename(self, version: ModelVersion) -> None:
        name, agreed = QInputDialog.getText(
            self, self.tr("Rename a model"), self.tr("New name:"), text=translated(version.name)
        )
        if agreed:
            self.rename_wanted.emit(version.id, name)

    def _delete(self, version: ModelVersion) -> None:
        text = self.tr("Delete “{0}”? This cannot be undone; pictures are not touched.")
        if ask(self, self.tr("Delete a model"), filled(text, version.name)):
            self.delete_wanted.emit(version.id)

    def _export(self, version: ModelVersion) -> None:
        file, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export a model"),
            f"{translated(version.name).replace('/', '-')}.simgui",
            translated(_FILES),
        )
        if file:
            self.export_wanted.emit(version.id, file)

    def _import(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, self.tr("Import a model"), "", translated(_FILES))
        if file:
            self.import_wanted.emit(file)
