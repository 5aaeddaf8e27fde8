"""The examples of a query as a row of chips, and what can be done with the one that is shown large."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.tool_button import ToolButton
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.search.query.example_chip import CHIP_PX, ExampleChip
from simgui.search.query import Example, Query
from simgui.search.records import SearchResult

_SPACING_PX = 4


class QueryChips(QWidget):
    """Shown where a query has several examples, or one that is not simply wanted; what is dropped is added.

    Args:
        previews: Loads pictures, by path or content.
        parent: Owner.

    Attributes:
        tools: Buttons for the example that is shown large, which stand elsewhere.
    """

    query_changed = Signal(object)
    """The `Query` as it is to be; None if nothing is left of it."""
    chosen = Signal(int)
    """The place of the example that is to be shown large."""
    dropped = Signal(object)
    """Something was dropped to be added: `QMimeData`."""

    def __init__(self, previews: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._previews = previews
        self._query = Query(())
        self._chips: list[ExampleChip] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self.setAcceptDrops(True)
        self._row = QWidget()
        self._flow = FlowLayout(_SPACING_PX, self._row)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # without any, no chip could follow it
        self._scroll.setWidget(self._row)
        self._scroll.setFixedHeight(CHIP_PX)  # further rows are scrolled to
        self._flip = ToolButton("unlike", self.tr("Not like this (-)"))
        self._switch = ToolButton("eye", self.tr("Switch off"))
        self._remove = ToolButton("remove", self.tr("Remove from the query (Delete)"))
        self.tools = QWidget()
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(2)
        for button, does in (
            (self._flip, self._flip_chosen),
            (self._switch, self._switch_chosen),
            (self._remove, self._remove_chosen),
        ):
            button.clicked.connect(does)
            tools.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._scroll)
        self.tools.hide()
        self.hide()

    @property
    def chips(self) -> Sequence[ExampleChip]:
        """The chips that are shown."""
        return tuple(self._chips)

    def show_result(self, result: SearchResult, place: int) -> None:
        """Show the examples of an answered query; the one in a place is shown large."""
        self._query = result.query
        focused = next((number for number, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for number, (example, source) in enumerate(result.examples):
            chip = ExampleChip(example, source, self._previews, self._row)
            chip.changed.connect(partial(self._change, number))
            self._group.addButton(chip, number)
            self._flow.addWidget(chip)
            chip.show()
            self.setTabOrder(self._chips[-1] if self._chips else self._scroll, chip)
            self._chips.append(chip)
        for widget in (self, self.tools):
            widget.setVisible(not is_single(result.query))
        self.choose(place)
        if focused is not None and self._chips:
            self._chips[min(focused, len(self._chips) - 1)].setFocus()

    def choose(self, place: int) -> None:
        """Mark the example that is shown large."""
        if not 0 <= place < len(self._chips):
            return
        chip = self._chips[place]
        chip.setChecked(True)
        self._flip.say(
            self.tr("Find what is like it (+)") if chip.example.unlike else self.tr("Not like this (-)")
        )
        self._flip.show_icon("add" if chip.example.unlike else "unlike")
        self._switch.say(self.tr("Switch on") if chip.example.off else self.tr("Switch off"))

    @property
    def _chosen(self) -> ExampleChip:
        return self._chips[max(0, self._group.checkedId())]

    def _flip_chosen(self) -> None:
        self._chosen.flip()

    def _switch_chosen(self) -> None:
        self._chosen.switch()

    def _remove_chosen(self) -> None:
        self._chosen.remove()

    def _change(self, place: int, example: Example | None) -> None:
        if example is not None:
            self.query_changed.emit(self._query.with_example(place, example))
            return
        left = (*self._query.examples[:place], *self._query.examples[place + 1 :])
        self.query_changed.emit(replace(self._query, examples=left) if left else None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take whatever the window takes."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what is dropped here."""
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())


class AddButton(ToolButton):
    """Adds a picture to the query: one that is chosen, or dropped on it."""

    dropped = Signal(object)
    """Something was dropped to be added: `QMimeData`."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take whatever the window takes."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what is dropped here."""
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())


def is_single(query: Query) -> bool:
    """Tell whether a query is one picture that is wanted, which needs no chip."""
    return len(query.examples) == 1 and query.liked == query.examples
