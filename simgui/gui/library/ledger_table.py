"""The table of files, with the menu of what can be done with one."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from simgui.gui.library.ledger_look_up import LedgerAnswer
from simgui.gui.library.ledger_model import LedgerModel
from simgui.gui.library.thumbnail_cell import ThumbnailCell
from simgui.gui.look.fonts import lines_px
from simgui.gui.pictures.menu.chosen import Chosen, ChosenPicture
from simgui.gui.pictures.menu.picture_gestures import PictureGestures
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.library.records import FileEntry, FileState

_LEAST_LINES = 7
_STATE = 1


class LedgerTable(QTableView):
    """The files of the ledger, a row each; selection and scrolling stay while more files are listed.

    Args:
        thumbnails: Pictures by id.
        actions: Gives what else can be done with the selected files: words and what does it.
        parent: Owner.
    """

    selection_changed = Signal()
    """Other files are selected or listed."""

    def __init__(
        self,
        thumbnails: PictureLoader,
        actions: Callable[[], Mapping[str, Callable[[], None]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._files = LedgerModel(thumbnails, self)
        self.setModel(self._files)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(lines_px(self.font(), _LEAST_LINES))
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAccessibleName(self.tr("Files"))
        PictureGestures(self, self._chosen_at, self._middle_of_current)
        self.selectionModel().selectionChanged.connect(self.selection_changed)
        self._files.modelReset.connect(self.selection_changed)
        pictures = ThumbnailCell(self)
        self.setItemDelegateForColumn(0, pictures)
        self.verticalHeader().setDefaultSectionSize(pictures.row_px)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_STATE, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def sizeHintForColumn(self, column: int) -> int:  # noqa: N802 - Qt's own name
        """Make room for every state; Qt would ask a thousand files how long theirs is."""
        if column != _STATE:
            return super().sizeHintForColumn(column)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        style, kind = self.style(), QStyle.ContentsType.CT_ItemViewItem
        widths = []
        for name in self._files.states:
            option.text = name
            widths.append(style.sizeFromContents(kind, option, QSize(), self).width())
        return max(widths)

    @property
    def entries(self) -> list[FileEntry]:
        """All files that are listed."""
        return [self._files.entry(row) for row in range(self._files.rowCount())]

    @property
    def selected(self) -> list[FileEntry]:
        """The files that are selected."""
        return [self._files.entry(index.row()) for index in self.selectionModel().selectedRows()]

    def show_answer(self, answer: LedgerAnswer) -> None:
        """List the files of an answer."""
        selected = {entry.path for entry in self.selected}
        place = self.verticalScrollBar().value()
        scanned = answer.covering.scanned if answer.covering else 0.0
        if self._files.show_entries(answer.entries, answer.question.folder, scanned):
            self._select([row for row, entry in enumerate(answer.entries) if entry.path in selected])
            self.verticalScrollBar().setValue(place)

    def _select(self, rows: list[int]) -> None:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            self.selectionModel().select(self._files.index(row, 0), flags)

    def _chosen_at(self, place: QPoint | None) -> Chosen | None:
        """Give the file at a place, or with None where the keyboard is; all selected ones if it is one."""
        index = self.currentIndex() if place is None else self.indexAt(place)
        if not index.isValid():
            return None
        selected = sorted(each.row() for each in self.selectionModel().selectedRows())
        rows = selected if index.row() in selected else [index.row()]
        among = [_chosen(entry) for entry in self.entries]
        return Chosen(tuple(among[row] for row in rows), among, index.row(), self._actions())

    def _middle_of_current(self) -> QPoint:
        return self.visualRect(self.currentIndex()).center()


def _chosen(entry: FileEntry) -> ChosenPicture:
    searchable = entry.state in (FileState.INDEXED, FileState.OFFLINE)
    away = entry.state in (FileState.OFFLINE, FileState.MISSING)
    return ChosenPicture(entry.path, entry.path, searchable, away, readable=searchable)
