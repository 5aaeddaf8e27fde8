"""How many neighbours are shown, and which pictures may be among them."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from simgui.core.names import shown
from simgui.gui.language import day_text, filled
from simgui.gui.look.actions import menu_action, set_needs
from simgui.gui.look.buttons import NameButton, chip, quiet
from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.search.results.choice_popup import ChoicePopup, DaysPopup
from simgui.search.filters import Filter, FilterChoices
from simgui.search.records import NEIGHBOURS_SHOWN, NUMBERS

_SIZES_PX = (0, 640, 1080, 2160, 4000)
_DISTANCES_KM = (0, 1, 10, 100)
_MOST_OF_NAME = 24
_SPACING_PX = 6
_MARGIN_PX, _ABOVE_PX = 18, 6


class FilterBar(QWidget):
    """Chips that narrow a search down; those in use are marked. It stays as it is while queries change."""

    number_chosen = Signal(int)
    filter_changed = Signal(object)
    """A `Filter`."""
    grouping_chosen = Signal(bool)
    """Whether near copies are shown as one card."""
    more_wanted = Signal()
    """More neighbours than there are now are to be shown."""
    used_changed = Signal()
    """Something is chosen, or nothing any more."""
    choices_wanted = Signal()
    """What there is to choose from is about to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = NEIGHBOURS_SHOWN
        self._least_px = 0
        self._clearing = False
        self._row = FlowLayout(_SPACING_PX, self)
        self._row.setContentsMargins(_MARGIN_PX, _ABOVE_PX, _MARGIN_PX, 0)
        self._show = self._chip(self._numbers_menu())
        self._labels = ChoicePopup(self.tr("Labels"), several=True, parent=self)
        self._folders = ChoicePopup(self.tr("Folders"), several=False, parent=self)
        self._days = DaysPopup(self)
        self._label, self._folder = self._chip(self._labels), self._chip(self._folders)
        self._day = self._chip(self._days)
        self._sizes = self._sizes_menu()
        self._size = self._chip(self._sizes)
        self._within_km = 0
        self._places = self._places_menu()
        self._place = self._chip(self._places)
        for popup in (self._labels, self._folders):
            popup.aboutToShow.connect(self.choices_wanted)
        for changing in (self._labels, self._folders, self._days):
            changing.changed.connect(self._change)
        self._matches = chip(self.tr("Only matches"))
        self._matches.toggled.connect(self._change)
        self._row.addWidget(self._matches)
        self._groups = chip(self.tr("Group copies"))
        self._groups.setToolTip(self.tr("Show copies and near copies, such as shots of a burst, as one card"))
        self._groups.toggled.connect(self.grouping_chosen)
        self._groups.toggled.connect(self.used_changed)
        self._row.addWidget(self._groups)
        self._clear = quiet(self.tr("Clear filters"))
        self._clear.clicked.connect(self.clear)
        self._row.addWidget(self._clear)
        self._last: QWidget = self._clear
        self._of_neighbours: list[QWidget] = [
            self._show,
            self._place,
            self._matches,
            self._groups,
        ]
        self._say()
        set_needs(self, self.tr("Search with something first"))
        menu_action(self, "search", self.tr("Show more neighbours"), self._want_more, section="neighbours")
        self._add_toggle(self.tr("Only matches"), self._matches)
        self._add_toggle(self.tr("Group copies"), self._groups)
        menu_action(self, "search", self.tr("Clear filters"), self.clear, section="neighbours")

    def event(self, event: QEvent) -> bool:
        """Claim the height of all lines, also where nobody asks for the height at a width."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.setMinimumHeight(self._row.heightForWidth(self.width()))
        return done

    @property
    def filter(self) -> Filter:
        """What is chosen."""
        folders = [each for each in self._folders.chosen if isinstance(each, Path)]
        return Filter(
            labels=frozenset(map(str, self._labels.chosen)) or None,
            folder=folders[0] if folders else None,
            taken=self._days.taken,
            least_px=self._least_px,
            within_km=self._within_km,
            only_matches=self._matches.isChecked(),
        )

    @property
    def groups(self) -> bool:
        """Whether near copies are shown as one card."""
        return self._groups.isChecked()

    @property
    def is_used(self) -> bool:
        """Whether anything is chosen."""
        return self.groups or self.filter != Filter()

    def add(self, widget: QWidget) -> None:
        """Add something about neighbours at the end; the Tab key comes to it last."""
        self._row.addWidget(widget)
        self._of_neighbours.append(widget)
        self.setTabOrder(self._last, widget)
        self._last = widget

    def show_neighbours(self, shown: bool) -> None:
        """Offer what is about neighbours, too, or only which pictures may be found."""
        for widget in self._of_neighbours:
            widget.setVisible(shown)

    def show_number(self, number: int) -> None:
        """Show how many neighbours are wanted now."""
        self._number = number
        self._say()

    def show_choices(self, choices: FilterChoices, below: Path | None) -> None:
        """Offer labels, and folders named from a folder on."""
        self._labels.show_choices(choices.labels)
        self._folders.show_choices(choices.folders, below)

    def clear(self) -> None:
        """Choose nothing any more."""
        before = self.filter
        for popup in (self._labels, self._folders, self._days):
            popup.clear_choice()
        self._least_px = self._within_km = 0
        for menu in (self._sizes, self._places):
            menu.actions()[0].setChecked(True)
        self._clearing = True
        self._matches.setChecked(False)
        self._clearing = False
        if self.filter != before:
            self._change()

    def _chip(self, menu: QMenu) -> NameButton:
        button = NameButton(_MOST_OF_NAME)
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.setMenu(menu)
        button.toggled.connect(self._say)  # a click opens the menu, and marks nothing
        self._row.addWidget(button)
        return button

    def _add_toggle(self, text: str, button: QPushButton) -> None:
        """Offer a chip that is on or off in the menu, too."""
        action = menu_action(self, "search", text, button.toggle, section="neighbours")
        action.setCheckable(True)
        button.toggled.connect(action.setChecked)

    def _want_more(self) -> None:
        self.more_wanted.emit()

    def _numbers_menu(self) -> QMenu:
        menu = QMenu(self)
        for number in NUMBERS:
            menu.addAction(filled(self.tr("{0} neighbours"), number), partial(self._choose_number, number))
        return menu

    def _sizes_menu(self) -> QMenu:
        text = self.tr("{0:,} px or more")
        words = {least_px: filled(text, least_px) for least_px in _SIZES_PX} | {0: self.tr("Any size")}
        return self._one_of(words, self._choose_size)

    def _places_menu(self) -> QMenu:
        text = self.tr("Taken within {0} km of this picture")
        words = {km: filled(text, km) for km in _DISTANCES_KM} | {0: self.tr("Any place")}
        return self._one_of(words, self._choose_distance)

    def _one_of(self, words: Mapping[int, str], choose: Callable[[int], None]) -> QMenu:
        """Make a menu of which one is chosen: 0 to begin with."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for value, text in words.items():
            action = menu.addAction(text, partial(choose, value))
            action.setCheckable(True)
            action.setChecked(not value)
            group.addAction(action)
        return menu

    def _choose_number(self, number: int) -> None:
        self.show_number(number)
        self.number_chosen.emit(number)

    def _choose_size(self, least_px: int) -> None:
        self._least_px = least_px
        self._change()

    def _choose_distance(self, km: int) -> None:
        self._within_km = km
        self._change()

    def _change(self) -> None:
        if not self._clearing:
            self._say()
            self.filter_changed.emit(self.filter)

    def _say(self) -> None:
        """Say on each chip what is chosen."""
        chosen = self.filter
        self._write(self._show, filled(self.tr("Show {0}"), self._number), used=False)
        labels = sorted(chosen.labels or ())
        several = filled(self.tr("{0} labels"), len(labels))
        label = shown(labels[0]) if len(labels) == 1 else several
        self._write(self._label, label if labels else self.tr("Label"), used=bool(labels))
        folder = chosen.folder
        self._write(
            self._folder, shown(folder.name) if folder else self.tr("Folder"), used=folder is not None
        )
        first, last = (day and day_text(day) for day in self._days.days)
        if first and last:
            taken = filled(self.tr("{0} to {1}"), first, last)
        elif first:
            taken = filled(self.tr("From {0}"), first)
        else:
            taken = filled(self.tr("Until {0}"), last)
        self._write(self._day, taken if first or last else self.tr("Date taken"), used=bool(first or last))
        size = filled(self.tr("{0:,} px or more"), self._least_px)
        self._write(self._size, size if self._least_px else self.tr("Size"), used=bool(self._least_px))
        place = filled(self.tr("Within {0} km"), self._within_km)
        self._write(self._place, place if self._within_km else self.tr("Place"), used=bool(self._within_km))
        self._clear.setVisible(chosen != Filter())
        self.used_changed.emit()

    def _write(self, button: NameButton, text: str, *, used: bool) -> None:
        button.show_name(f"{text}  ▾", text)
        button.setAccessibleName(text)
        button.blockSignals(True)
        button.setChecked(used)
        button.blockSignals(False)
