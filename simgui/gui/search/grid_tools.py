"""How the library is shown: order, groups, size of pictures, and whether labels stand on them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QSlider, QWidget

from simgui.gui.look.actions import NEEDS, menu_action
from simgui.gui.look.buttons import chip, quiet
from simgui.gui.pictures.grid.grid_view import LARGEST_PX, SMALLEST_PX
from simgui.gui.settings import Settings
from simgui.library.listing.records import Arrangement, Grouping, Order

_STEP_PX = 16
_SLIDER_PX = 90

Choice = TypeVar("Choice", Order, Grouping)


class GridTools(QObject):
    """Holds how the library is shown, and makes the parts of a row by which the person chooses it.

    Everything is kept in the settings. Each choice is a command of the window too. While something is asked
    in words the best answer comes first, unless the person chooses another order meanwhile.

    Args:
        settings: Keep the choices.
        parent: Where the row stands; the keys work in its sight.
    """

    arranged = Signal(object)
    """Another `Arrangement` is wanted."""
    tile_px_chosen = Signal(int)
    """Pictures are wanted larger or smaller: the least side."""
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
        self._answers = self._best_first = False
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
        return self._order, self._grouping, self._labels, self._size

    @property
    def arrangement(self) -> Arrangement:
        """How pictures are to be listed."""
        if not self._best_first:
            return self._arrangement
        return replace(self._arrangement, order=Order.ANSWER, backwards=False)

    @property
    def tile_px(self) -> int:
        """The least side of a picture."""
        return self._size.value()

    @property
    def labels_shown(self) -> bool:
        """Whether labels stand on pictures."""
        return self._labels.isChecked()

    def show_tile_px(self, tile_px: int) -> None:
        """Show a size that was chosen otherwise."""
        self._size.setValue(tile_px)

    def allow_distance(self, allowed: bool) -> None:
        """Offer the order by distance: there is a query."""
        self._orders[Order.DISTANCE].setEnabled(allowed)

    def show_answers(self, shown: bool) -> None:
        """Show the best answer first, as long as there are answers."""
        if shown is not self._answers:
            self._answers = self._best_first = shown
            self._orders[Order.ANSWER].setEnabled(shown)
            self._show()

    # How it is put together.

    def _make_orders(self, parent: QWidget) -> None:
        words = {
            Order.FOLDER: self.tr("Sort by folder"),
            Order.NAME: self.tr("Sort by name"),
            Order.TAKEN: self.tr("Sort by date taken"),
            Order.LABEL: self.tr("Sort by label"),
            Order.DISTANCE: self.tr("Sort by distance to the query"),
            Order.ANSWER: self.tr("Sort by relevance"),
        }
        self._orders = {
            order: self._choice(parent, text, "order", partial(self._order_by, order))
            for order, text in words.items()
        }
        needs = {
            Order.DISTANCE: self.tr("Search with a picture first"),
            Order.ANSWER: self.tr("Search by words first"),
        }
        for order, needed in needs.items():
            self._orders[order].setEnabled(False)
            self._orders[order].setProperty(NEEDS, needed)
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

    # What is chosen.

    def _order_by(self, order: Order) -> None:
        self._best_first = order is Order.ANSWER
        if self._best_first:
            self._arrange(self._arrangement)
            return
        self._settings["order"] = order.value
        self._arrange(replace(self._arrangement, order=order))

    def _reverse(self) -> None:
        backwards = not self._arrangement.backwards
        self._settings["order_backwards"] = backwards
        self._arrange(replace(self._arrangement, backwards=backwards))

    def _group_by(self, grouping: Grouping) -> None:
        self._settings["grouping"] = grouping.value
        self._arrange(replace(self._arrangement, grouping=grouping))

    def _arrange(self, arrangement: Arrangement) -> None:
        self._arrangement = arrangement
        self._show()
        self.arranged.emit(self.arrangement)

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
        chosen = self.arrangement
        for order, action in self._orders.items():
            action.setChecked(order is chosen.order)
        for grouping, action in self._groupings.items():
            action.setChecked(grouping is chosen.grouping)
        self._backwards.setChecked(chosen.backwards)
        self._backwards.setEnabled(not self._best_first)
        self._label_command.setChecked(self._labels.isChecked())
        arrow = "↑" if chosen.backwards else "↓"
        self._order.setText(f"{self._orders[chosen.order].text()}  {arrow}")
        self._grouping.setText(f"{self._groupings[chosen.grouping].text()}  ▾")


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
    """Read a choice; another version of the program may have known others, and answers are never kept."""
    return kind(value) if value in set(kind) - {Order.ANSWER, Grouping.ANSWER} else otherwise
