"""The folders that the library covers, and what can be done with them."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simgui.core.names import shown
from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.actions import button_action
from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.fonts import columns_px, lines_px
from simgui.gui.look.labels import styled
from simgui.gui.look.lists import shorten_names
from simgui.gui.look.questions import ask, tool_tip
from simgui.gui.look.theme import colours
from simgui.library.records import CoveredFolder

_LEAST_LINES = 4
_COLUMNS = 27
"""Width of the panel, in digits of its font."""


class FolderPanel(QWidget):
    """A list of the covered folders, with buttons for the chosen one; the page acts."""

    opened = Signal(object)
    """A folder to be shown."""
    add_wanted = Signal()
    rescan_wanted = Signal()
    rules_wanted = Signal(object)
    remove_wanted = Signal(object)
    place_wanted = Signal(object)
    """What the person wants to see in the file manager: a `Path`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(columns_px(self.font(), _COLUMNS))
        self._shown = Path()
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Folders of the library"))
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._show_menu)
        shorten_names(self._list)
        self._list.setMinimumHeight(lines_px(self.font(), _LEAST_LINES))
        self._list.itemActivated.connect(self._open)
        self._list.itemClicked.connect(self._open)
        self._list.currentItemChanged.connect(self._show_buttons)
        self._add = self._button(self.tr("Add folder…"), "")
        self._add.clicked.connect(self.add_wanted)
        self._rescan = self._button(self.tr("Rescan"), "quiet")
        self._rescan.setToolTip(self.tr("Look through the open folder again (F5)"))
        self._rescan.clicked.connect(self.rescan_wanted)
        self._rules = self._button(self.tr("Rules…"), "quiet")
        self._rules.setToolTip(self.tr("What to exclude from the folder, and which subfolders are labels"))
        self._rules.clicked.connect(self._want_rules)
        self._remove = self._button(self.tr("Remove…"), "quiet")
        self._remove.setToolTip(self.tr("Remove the folder from the library; its files stay as they are"))
        self._remove.clicked.connect(self._want_remove)
        needs = self.tr("Choose a folder in the list first")
        button_action(self._remove, "library", self.tr("Remove the folder from the library…"), needs=needs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(styled(self.tr("Folders"), "heading"))
        layout.addWidget(self._list, 1)
        layout.addWidget(self._add)
        line = FlowLayout(2)
        for button in (self._rescan, self._rules, self._remove):
            line.addWidget(button)
        layout.addLayout(line)

    @staticmethod
    def _button(text: str, role: str) -> QPushButton:
        button = QPushButton(text)
        if role:
            button.setProperty("role", role)
        return button

    def show_folders(
        self,
        folders: tuple[CoveredFolder, ...],
        opened: Path,
        *,
        indexing: str = "",
        busy: bool = False,
    ) -> None:
        """Show the covered folders.

        Args:
            folders: They.
            opened: The open one, or one that lies in it.
            indexing: How far its indexing has come; empty if it is not being indexed.
            busy: Whether any long job runs, which may work on one of them.
        """
        self._shown = opened
        self._list.blockSignals(True)
        self._list.clear()
        names = [each.path.name for each in folders]
        for each in folders:
            name = shown(each.path.name) or shown(each.path)
            if names.count(each.path.name) > 1:
                name = shown(Path(each.path.parent.name, each.path.name))
            pictures = translated(say_count("{count:,} picture", "{count:,} pictures", each.pictures))
            if each.offline:
                line = filled(self.tr("offline · {0}"), pictures)
            elif each.unfinished and indexing and opened.is_relative_to(each.path):
                line = indexing
            elif each.unfinished and not busy:
                line = filled(self.tr("{0} · not finished"), pictures)
            else:
                line = pictures
            item = QListWidgetItem(f"{name}\n{line}")
            item.setData(Qt.ItemDataRole.UserRole, each)
            note = self.tr("\nlast seen here; not available now") if each.offline else ""
            item.setToolTip(tool_tip(f"{shown(each.path)}{note}"))
            if each.offline:
                item.setForeground(QColor(colours().faint))
            self._list.addItem(item)
            if opened.is_relative_to(each.path):
                self._list.setCurrentItem(item)
        self._list.blockSignals(False)
        self._show_buttons()

    @property
    def current(self) -> CoveredFolder | None:
        """The folder that is chosen in the list."""
        item = self._list.currentItem()
        folder: CoveredFolder | None = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return folder

    def _show_buttons(self) -> None:
        for button in (self._rules, self._remove):
            button.setEnabled(self.current is not None)

    def _open(self, item: QListWidgetItem) -> None:
        path: Path = item.data(Qt.ItemDataRole.UserRole).path
        if path != self._shown:
            self.opened.emit(path)

    def _want_rules(self) -> None:
        if self.current is not None:
            self.rules_wanted.emit(self.current.path)

    def _want_remove(self) -> None:
        folder = self.current
        if folder is None:
            return
        if ask(
            self,
            self.tr("Remove a folder"),
            filled(
                self.tr(
                    "Remove {0} from the library?\n\nIts pictures are no longer searched ({1}). The files "
                    "stay as they are, and the labels and verdicts you gave are kept."
                ),
                shown(folder.path),
                translated(say_count("{count:,} picture", "{count:,} pictures", folder.pictures)),
            ),
        ):
            self.remove_wanted.emit(folder.path)

    def _show_menu(self, point: QPoint) -> None:
        if self._list.itemAt(point) is None or self.current is None:
            return
        menu = QMenu(self)
        for text, slot in (
            (self.tr("Show in file manager"), self._show_in_file_manager),
            (self.tr("Rules…"), self._want_rules),
            (self.tr("Remove from the library…"), self._want_remove),
        ):
            action = QAction(text, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        menu.exec(self._list.viewport().mapToGlobal(point))

    def _show_in_file_manager(self) -> None:
        if self.current is not None:
            self.place_wanted.emit(self.current.path / "x")  # the folder itself, not the one it lies in
