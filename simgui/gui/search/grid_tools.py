"""How the library is shown: order, groups, filter, size of pictures, and whether labels stand on them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QSlider, QWidget

from simgui.gui.look.actions import menu_action
from simgui.gui.look.buttons import chip, quiet
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.labels import styled
from simgui.gui.pictures.grid.grid_view import LARGEST_PX, SMALLEST_PX
from simgui.gui.settings import Settings
from simgui.library.listing.records import Arrangement, Grouping, Order

_STEP_PX = 16
_SLIDER_PX = 90
_FILTER_COLUMNS = 19
"""Figures of the text."""

Choice = TypeVar("Choice", Order, Grouping)


class GridTools(QObject):
    """Holds how the library is shown, and makes the parts of a row by which the person chooses it.

    Everything but the filter is kept in the settings. Each choice is a command of the window too.

    Args:
        settings: Keep the choices.
        parent: Where the row stands; the keys work in its sight.
    """

    arranged = Signal(object)
    """Another `Arrangement` is wanted."""
    tile_px_chosen = Signal(int)
    """Pictures are wanted larger or smaller: the least side."""
    pictures_wanted = Signal()
    """The person goes on to the pictures."""
    labels_chosen = Signal(bool)
    """Whether labels are to stand on pictures."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._arrangement = Arrangement(
            _known(Order, settings["order"], Order.FOLDER),
            settings["order_backwards"],
            _known(Grouping, settings["grouping"], Grouping.NONE),
        )
        self._filter = _FilterField(parent)
        self._filter.setPlaceholderText(self.tr("Filter"))
        self._filter.setToolTip(self.tr("Show the pictures whose name or label contains each of these words"))
        self._filter.setAccessibleName(self.tr("Filter by name or label"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._filter_by)
        self._filter.left.connect(self.pictures_wanted)
        self._count = styled("", "faint", parent)
        self._make_orders(parent)
        self._make_groupings(parent)
        self._labels = chip(self.tr("Labels"))
        self._labels.setParent(parent)
        self._labels.setToolTip(self.tr("Show the label on each picture"))
        self._labels.setChecked(settings["labels_on_pictures"])
        self._labels.toggled.connect(self._choose_labels)
        self._size = QSlider(Qt.Orientation.Horizontal, parent)
        self._size.setRange(SMALLEST_PX, LARGEST_PX)
        self._size.setSingleStep(_STEP_PX)
        self._size.setPageStep(_STEP_PX)
        self._size.setFixedWidth(_SLIDER_PX)
        self._size.setAccessibleName(self.tr("Size of pictures"))
        self._size.setToolTip(self.tr("Size of pictures (Ctrl and mouse wheel)"))
        self._size.setValue(settings["thumbnail_px"])
        self._size.valueChanged.connect(self._choose_size)
        self._add_commands(parent)
        settings.changed.connect(self._follow)
        self._show()

    @property
    def parts(self) -> Sequence[QWidget]:
        """What stands in the row, from left to right."""
        return self._filter, self._order, self._grouping, self._labels, self._size, self._count

    @property
    def arrangement(self) -> Arrangement:
        """How pictures are to be listed."""
        return self._arrangement

    @property
    def tile_px(self) -> int:
        """The least side of a picture."""
        return self._size.value()

    @property
    def labels_shown(self) -> bool:
        """Whether labels stand on pictures."""
        return self._labels.isChecked()

    def show_count(self, listed: int, total: int) -> None:
        """Say how many pictures are listed, of how many."""
        filtered = self._arrangement.words.strip() and total
        self._count.setText(self.tr("{0:,} of {1:,}").format(listed, total) if filtered else "")
        self._count.setVisible(bool(filtered))

    def show_few(self, *, few: bool) -> None:
        """Leave out what is looked for in the menu, too: labels, and the size of pictures."""
        for part in (self._labels, self._size):
            part.setHidden(few)

    def show_tile_px(self, tile_px: int) -> None:
        """Show a size that was chosen otherwise."""
        self._size.setValue(tile_px)

    def allow_distance(self, allowed: bool) -> None:
        """Offer the order by distance: there is a query."""
        self._orders[Order.DISTANCE].setEnabled(allowed)

    def clear_filter(self) -> None:
        """Filter nothing out."""
        self._filter.clear()

    def leave_filter(self) -> bool:
        """Clear the filter if the person is writing one; tell whether there was one."""
        written = self._filter.hasFocus() and bool(self._filter.text())
        if written:
            self._filter.clear()
        return written

    def filter(self) -> None:
        """Let the person write what to filter by."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    # How it is put together.

    def _make_orders(self, parent: QWidget) -> None:
        words = {
            Order.FOLDER: self.tr("Sort by folder"),
            Order.NAME: self.tr("Sort by name"),
            Order.TAKEN: self.tr("Sort by date taken"),
            Order.LABEL: self.tr("Sort by label"),
            Order.DISTANCE: self.tr("Sort by distance to the query"),
        }
        self._orders = {
            order: self._choice(parent, text, "order", partial(self._order_by, order))
            for order, text in words.items()
        }
        self._orders[Order.DISTANCE].setEnabled(False)
        self._backwards = self._choice(parent, self.tr("Reverse order"), "reverse", self._reverse)
        self._order = _menu_button(parent, (*self._orders.values(), None, self._backwards))

    def _make_groupings(self, parent: QWidget) -> None:
        words = {
            Grouping.NONE: self.tr("Do not group"),
            Grouping.LABEL: self.tr("Group by label"),
            Grouping.FOLDER: self.tr("Group by folder"),
            Grouping.DAY: self.tr("Group by day taken"),
        }
        self._groupings = {
            grouping: self._choice(parent, text, "group", partial(self._group_by, grouping))
            for grouping, text in words.items()
        }
        self._grouping = _menu_button(parent, tuple(self._groupings.values()))

    def _choice(self, parent: QWidget, text: str, section: str, slot: Callable[..., object]) -> QAction:
        action = menu_action(parent, "view", text, slot, section=section)
        action.setCheckable(True)
        return action

    def _add_commands(self, parent: QWidget) -> None:
        menu_action(parent, "view", self.tr("Larger pictures"), self._enlarge, "Ctrl++", section="size")
        menu_action(parent, "view", self.tr("Smaller pictures"), self._shrink, "Ctrl+-", section="size")
        self._label_command = self._choice(
            parent, self.tr("Labels on pictures"), "labels", self._labels.toggle
        )
        menu_action(parent, "search", self.tr("Filter the library…"), self.filter, "Ctrl+F")

    # What is chosen.

    def _order_by(self, order: Order) -> None:
        self._settings["order"] = order.value
        self._arrange(replace(self._arrangement, order=order))

    def _reverse(self) -> None:
        backwards = not self._arrangement.backwards
        self._settings["order_backwards"] = backwards
        self._arrange(replace(self._arrangement, backwards=backwards))

    def _group_by(self, grouping: Grouping) -> None:
        self._settings["grouping"] = grouping.value
        self._arrange(replace(self._arrangement, grouping=grouping))

    def _filter_by(self, words: str) -> None:
        self._arrange(replace(self._arrangement, words=words))

    def _arrange(self, arrangement: Arrangement) -> None:
        self._arrangement = arrangement
        self._show()
        self.arranged.emit(arrangement)

    def _choose_labels(self, shown: bool) -> None:
        self._settings["labels_on_pictures"] = shown
        self._show()
        self.labels_chosen.emit(shown)

    def _choose_size(self, tile_px: int) -> None:
        self._settings["thumbnail_px"] = tile_px
        self.tile_px_chosen.emit(tile_px)

    def _follow(self, key: str) -> None:
        """Follow what is set elsewhere."""
        if key == "thumbnail_px":
            self._size.setValue(self._settings[key])

    def _enlarge(self) -> None:
        self._size.setValue(self._size.value() + _STEP_PX)

    def _shrink(self) -> None:
        self._size.setValue(self._size.value() - _STEP_PX)

    def _show(self) -> None:
        """Show what is chosen."""
        chosen = self._arrangement
        for order, action in self._orders.items():
            action.setChecked(order is chosen.order)
        for grouping, action in self._groupings.items():
            action.setChecked(grouping is chosen.grouping)
        self._backwards.setChecked(chosen.backwards)
        self._label_command.setChecked(self._labels.isChecked())
        arrow = "↑" if chosen.backwards else "↓"
        self._order.setText(f"{self._orders[chosen.order].text()}  {arrow}")
        self._grouping.setText(f"{self._groupings[chosen.grouping].text()}  ▾")


class _FilterField(QLineEdit):
    left = Signal()
    """The person goes on to the pictures: Down or Enter."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the pictures, or write."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Take the room of what it is for, and of the button that clears it."""
        return QSize(columns_px(self.font(), _FILTER_COLUMNS), super().sizeHint().height())


def _menu_button(parent: QWidget, actions: Sequence[QAction | None]) -> QPushButton:
    """Make a button that offers actions; None stands for a line between them."""
    button = quiet()
    button.setParent(parent)
    menu = QMenu(button)
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
    button.setMenu(menu)
    return button


def _known(kind: type[Choice], value: str, otherwise: Choice) -> Choice:
    """Read a choice; another version of the program may have known others."""
    return kind(value) if value in set(kind) else otherwise
