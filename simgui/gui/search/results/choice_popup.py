"""Menus to narrow a search down with: a list with a field to filter it, and two days."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from simgui.core.names import shown
from simgui.gui.language import day_format, filled
from simgui.gui.look.fonts import columns_px, lines_px
from simgui.gui.look.labels import styled

_COLUMNS, _LINES = 34, 12
_VALUE = Qt.ItemDataRole.UserRole
_DAY_S = 24 * 60 * 60


class ChoicePopup(QMenu):
    """A list of names with counts, of which any number, or one at most, is ticked.

    Args:
        name: What is chosen, for a screen reader.
        several: Whether more than one can be chosen.
        parent: Owner.
    """

    changed = Signal()

    def __init__(self, name: str, *, several: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._several = several
        self._chosen: list[str | Path] = []
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Filter"))
        self._field.setAccessibleName(self.tr("Filter the list"))
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._narrow)
        self._list = QListWidget()
        self._list.setAccessibleName(name)
        self._list.setMinimumSize(QSize(columns_px(self.font(), _COLUMNS), lines_px(self.font(), _LINES)))
        self._list.itemChanged.connect(self._tick)
        self._list.itemActivated.connect(self._toggle)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        action = QWidgetAction(self)
        action.setDefaultWidget(page)
        self.addAction(action)
        self.show_choices({})

    @property
    def chosen(self) -> Sequence[str | Path]:
        """What is ticked."""
        return tuple(self._chosen)

    def show_choices(self, choices: Mapping[Any, int], below: Path | None = None) -> None:
        """Show names with counts; what is ticked stays so, be it there or not.

        Args:
            choices: Labels, `str`, or folders, `Path`.
            below: Folders are named from here on.
        """
        counts: dict[str | Path, int] = {**dict.fromkeys(self._chosen, 0), **choices}
        self._list.blockSignals(True)
        self._list.clear()
        for value, count in counts.items():
            inside = isinstance(value, Path) and below is not None and value.is_relative_to(below)
            name = value.relative_to(below) if inside and isinstance(value, Path) and below else value
            item = QListWidgetItem(filled(self.tr("{0}  ({1:,})"), shown(name), count))
            item.setData(_VALUE, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(value in self._chosen))
            self._list.addItem(item)
        if not counts:
            self._say(self.tr("There is nothing to choose from here."))
        self._list.blockSignals(False)
        self._narrow(self._field.text())

    def show_counting(self) -> None:
        """Say that names are being counted, as long as there is none."""
        if not self._items():
            self._list.clear()
            self._say(self.tr("Counting…"))

    def _say(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.addItem(item)

    def clear_choice(self) -> None:
        """Tick nothing, without telling anybody."""
        self.choose(())

    def choose(self, values: Sequence[str | Path]) -> None:
        """Tick these and no others, without telling anybody."""
        self._chosen = list(values)
        self._show_ticks()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the field."""
        super().showEvent(event)
        self._field.setFocus()

    def _narrow(self, text: str) -> None:
        for item in self._items():
            item.setHidden(text.strip().casefold() not in item.text().casefold())

    def _toggle(self, item: QListWidgetItem) -> None:
        item.setCheckState(_state(item.checkState() == Qt.CheckState.Unchecked))

    def _tick(self, item: QListWidgetItem) -> None:
        value, ticked = item.data(_VALUE), item.checkState() == Qt.CheckState.Checked
        others = [each for each in self._chosen if each != value] if self._several else []
        self._chosen = [*others, value] if ticked else others
        self._show_ticks()
        self.changed.emit()

    def _show_ticks(self) -> None:
        self._list.blockSignals(True)
        for item in self._items():
            item.setCheckState(_state(item.data(_VALUE) in self._chosen))
        self._list.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        items = (self._list.item(row) for row in range(self._list.count()))
        return [item for item in items if item.data(_VALUE) is not None]


class DaysPopup(QMenu):
    """A first and a last day, each of which may be left open."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(12, 10, 12, 10)
        self._ticks, self._days = [], []
        today = QDate.currentDate()
        for row, (text, day) in enumerate(((self.tr("From"), today.addYears(-1)), (self.tr("To"), today))):
            tick, field = QCheckBox(text), QDateEdit(day)
            field.setCalendarPopup(True)
            field.setDisplayFormat(day_format())
            field.setAccessibleName(filled(self.tr("{0} this day"), text))
            field.setEnabled(False)
            tick.toggled.connect(field.setEnabled)
            tick.toggled.connect(self.changed)
            field.dateChanged.connect(self.changed)
            grid.addWidget(tick, row, 0)
            grid.addWidget(field, row, 1)
            self._ticks.append(tick)
            self._days.append(field)
        grid.addWidget(styled(self.tr("By the camera's own clock"), "faint"), 2, 0, 1, 2)
        action = QWidgetAction(self)
        action.setDefaultWidget(page)
        self.addAction(action)

    @property
    def days(self) -> tuple[QDate | None, QDate | None]:
        """The first and the last day; None where it is open."""
        first, last = (
            day.date() if tick.isChecked() else None
            for tick, day in zip(self._ticks, self._days, strict=True)
        )
        return first, last

    @property
    def taken(self) -> tuple[int | None, int | None] | None:
        """The days as `Filter.taken` has them; None if both are open."""
        first, last = self.days
        if first is None and last is None:
            return None
        return (None if first is None else _seconds(first), None if last is None else _seconds(last) + _DAY_S)

    def clear_choice(self) -> None:
        """Leave both open, without telling anybody."""
        for tick, day in zip(self._ticks, self._days, strict=True):
            tick.blockSignals(True)
            tick.setChecked(False)
            tick.blockSignals(False)
            day.setEnabled(False)


def _seconds(day: QDate) -> int:
    return QDate(1970, 1, 1).daysTo(day) * _DAY_S


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
