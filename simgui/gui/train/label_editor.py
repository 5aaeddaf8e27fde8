"""Labels and their pictures, to be renamed, merged or excluded; the files stay where they are."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QInputDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simgui.core.names import shown
from simgui.gui.language import filled
from simgui.gui.look.actions import menu_action, set_needs
from simgui.gui.look.buttons import NameButton, caption
from simgui.gui.look.labels import styled
from simgui.gui.train.label_chart import LabelChart
from simgui.library.labels import Labelling
from simgui.training.records import TrainingData

_MOST_TO_MERGE_INTO = 40
_MOST_OF_NAME = 40
"""Figures of the text."""
_ROWS_IN_SIGHT = 12


class LabelEditor(QWidget):
    """A chart with a menu for each label, and below it what is excluded; of many labels it scrolls."""

    relabelled = Signal(object)
    """A `Labelling`: what the person wants from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: TrainingData | None = None
        self._labelling = Labelling()
        self._chart = _MenuChart()
        self._chart.menu_wanted.connect(self._show_menu)
        self._chart.rename_wanted.connect(self._rename)
        self._chart.current_changed.connect(self._keep_in_sight)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._chart)
        self._filter = QLineEdit()
        self._filter.setClearButtonEnabled(True)
        self._filter.setAccessibleName(self.tr("Filter labels"))
        self._filter.textChanged.connect(self._show_only)
        self._nothing = styled(self.tr("No label contains this."), "faint")
        self._hint = styled(self.tr("Click a label to rename, merge or exclude it."), "faint")
        self._hint.setWordWrap(True)
        self._excluded = QVBoxLayout()
        self._excluded.setSpacing(2)
        self._reset = QPushButton(self.tr("Reset to folder names"))
        self._reset.setProperty("role", "quiet")
        self._reset.clicked.connect(self._forget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._filter)
        layout.addWidget(self._scroll)
        layout.addWidget(self._nothing)
        layout.addWidget(self._hint)
        layout.addLayout(self._excluded)
        layout.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._filter, self._scroll, self._nothing, self._hint, self._reset):
            part.hide()  # until it is known which labels there are

    @property
    def labelling(self) -> Labelling:
        """What the person made of the subfolders so far."""
        return self._labelling

    def show_data(self, data: TrainingData, labelling: Labelling) -> None:
        """Show labels, and what the person made of them so far."""
        self._data = data
        self._labelling = labelling
        self._chart.show_counts(
            data.labels, {label: names for label, names in data.subfolders.items() if names != (label,)}
        )
        self._hint.setVisible(bool(data.labels))
        many = len(data.labels) > _ROWS_IN_SIGHT
        self._filter.setPlaceholderText(filled(self.tr("Filter {0:,} labels"), len(data.labels)))
        self._filter.setVisible(many)
        if not many:
            self._filter.clear()
        self._fit()
        self._reset.setVisible(bool(labelling.chosen))
        while (item := self._excluded.takeAt(0)) is not None:
            if button := item.widget():
                button.hide()
                button.deleteLater()
        for subfolder, count in sorted(data.excluded.items()):
            button = NameButton(_MOST_OF_NAME)
            button.show_name(filled(self.tr("Excluded: {0} ({1:,}) · Include"), shown(subfolder), count))
            button.setProperty("role", "quiet")
            button.clicked.connect(partial(self._take_in, (subfolder,)))
            self._excluded.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_only(self, part: str) -> None:
        self._chart.show_only(part)
        self._fit()

    def _fit(self) -> None:
        """Take as much height as the rows need, and no more than is bounded."""
        rows, hidden = len(self._chart.counts), bool(self._filter.text().strip())
        self._scroll.setFixedHeight(self._chart.height_of(min(rows, _ROWS_IN_SIGHT)))
        self._scroll.setVisible(rows > 0)
        self._nothing.setVisible(hidden and not rows)

    def _keep_in_sight(self) -> None:
        place = self._chart.place_of_current()
        self._scroll.ensureVisible(0, place.y(), 0, self._chart.height_of(1))

    def menu_of(self, label: str) -> QMenu:
        """Make the menu of a label."""
        menu = QMenu(self)
        self._add(menu, self.tr("Rename…"), partial(self._rename, label))
        others = [name for name in self._labels() if name != label]
        merge = menu.addMenu(self.tr("Merge into"))
        for other in others[:_MOST_TO_MERGE_INTO]:
            self._add(merge, caption(other), partial(self._relabel, label, other))
        merge.setEnabled(bool(others))
        self._add(menu, self.tr("Exclude"), partial(self._relabel, label, None))
        if self._data and self._data.subfolders.get(label) != (label,):
            subfolders = self._data.subfolders[label]
            self._add(menu, self.tr("Reset to folder names"), partial(self._take_in, subfolders))
        return menu

    def _add(self, menu: QMenu, text: str, slot: object) -> None:
        action = QAction(text, menu)
        action.triggered.connect(slot)
        menu.addAction(action)

    def _labels(self) -> Sequence[str]:
        return sorted(self._data.labels) if self._data else []

    def _show_menu(self, label: str, place: QPoint) -> None:
        menu = self.menu_of(label)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _rename(self, label: str) -> None:
        name, agreed = QInputDialog.getText(
            self,
            self.tr("Rename a label"),
            self.tr("New name (an existing name merges both labels):"),
            text=label,
        )
        if agreed and name.strip():
            self._relabel(label, name.strip())

    def _relabel(self, label: str, name: str | None) -> None:
        if self._data is not None:
            self.relabelled.emit(self._labelling.with_label(self._data.subfolders[label], name))

    def _take_in(self, subfolders: tuple[str, ...]) -> None:
        self.relabelled.emit(self._labelling.as_folders_say(subfolders))

    def _forget(self) -> None:
        self.relabelled.emit(Labelling())


class _MenuChart(LabelChart):
    """A chart whose rows can be clicked, and walked through by keyboard."""

    menu_wanted = Signal(str, QPoint)
    rename_wanted = Signal(str)
    current_changed = Signal()
    """By keyboard: the row is to be kept in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        rename = menu_action(self, "train", self.tr("Rename the label…"), self._rename, "F2")
        set_needs(self, self.tr("The folder has no labels"))
        rename.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def _rename(self) -> None:
        if self.current is not None and self.current < len(self.counts):
            self.rename_wanted.emit(self.counts[self.current][0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light up a row for the keyboard to go on from."""
        super().focusInEvent(event)
        if self.current is None:
            self.show_current(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Light up nothing, unless it is the row's own menu that has the focus now."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.show_current(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the pointer, and tell what it is made of."""
        self.show_current(self.row_at(event.position().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the menu of a row."""
        self.show_current(self.row_at(event.position().y()))
        self._ask(event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu of the current row, by keyboard too."""
        self._ask(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down; Enter shows the menu."""
        current = self.current if self.current is not None else -1
        if event.key() == Qt.Key.Key_Down:
            self.show_current(min(current + 1, len(self.counts) - 1))
            self.current_changed.emit()
        elif event.key() == Qt.Key.Key_Up:
            self.show_current(max(current - 1, 0))
            self.current_changed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask(self.mapToGlobal(self.place_of_current()))
        else:
            super().keyPressEvent(event)

    def _ask(self, place: QPoint) -> None:
        if self.current is not None and self.current < len(self.counts):
            self.menu_wanted.emit(self.counts[self.current][0], place)
