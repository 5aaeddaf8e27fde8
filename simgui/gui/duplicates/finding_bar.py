"""The upper edge of the area: how alike, where, what to keep, and the button that begins."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from simgui.duplicates.records import Level, LevelFigures
from simgui.gui.duplicates.keep_choice import KeepChoice
from simgui.gui.duplicates.level_words import LEVELS, level_name, level_sentence
from simgui.gui.language import filled
from simgui.gui.look.actions import menu_action
from simgui.gui.look.buttons import Chips, chip
from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.labels import FittedLabel
from simgui.gui.settings import Settings

_MOST_LINES = 2


class FindingBar(QWidget):
    """What is to be looked for, and a sentence about it.

    Args:
        settings: Keep what is chosen.
        parent: Owner.
    """

    level_chosen = Signal()
    everywhere_chosen = Signal(bool)
    """Whether to look in all folders of the library."""
    find_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._figures: Sequence[LevelFigures] = ()
        self._chips = Chips([level_name(level) for level in LEVELS])
        self._chips.setAccessibleName(self.tr("How alike"))
        self._chips.choose(LEVELS.index(self.level))
        self._chips.chosen.connect(self._choose)
        self._everywhere = chip()
        self._everywhere.hide()
        self._everywhere.clicked.connect(self.everywhere_chosen)
        self.keep = KeepChoice(settings)
        self._find = QPushButton(self.tr("Find again"))
        self._find.clicked.connect(self.find_wanted)
        self._find.hide()
        self._action = menu_action(
            self,
            "duplicates",
            self.tr("Find duplicates"),
            self.find_wanted.emit,
            "Ctrl+F",
            section="find",
            needs=self.tr("Not while pictures are compared or indexed"),
        )
        self._sentence = FittedLabel("faint", _MOST_LINES)
        row = FlowLayout(8)
        for part in (self._chips, self._everywhere, self.keep, self._find):
            row.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self._sentence)
        self._show()

    @property
    def level(self) -> Level:
        """How alike the pictures of a group are to be."""
        return Level(self._settings["duplicates_level"])

    def choose_level(self, level: Level) -> None:
        """Choose a level, without telling anybody."""
        self._settings["duplicates_level"] = level.value
        self._chips.choose(LEVELS.index(level))
        self._show()

    def show_figures(self, figures: Sequence[LevelFigures]) -> None:
        """Say what was measured of the levels."""
        self._figures = figures
        self._show()

    def show_folders(self, count: int, *, everywhere: bool) -> None:
        """Offer to look in all folders, if there are several."""
        self._everywhere.setText(filled(self.tr("In all {0:,} folders"), count))
        self._everywhere.setChecked(everywhere)
        self._everywhere.setVisible(count > 1)

    def show_ready(self, *, ready: bool, again: bool) -> None:
        """Let it begin, or not; `again` if groups are listed: else the button stands in the middle."""
        self._action.setEnabled(ready)
        self._find.setEnabled(ready)
        self._find.setVisible(again)

    def show_low(self, low: bool) -> None:
        """Leave the sentence to the tool tip of the chips where there is little height."""
        self._sentence.setHidden(low)

    def _choose(self, place: int) -> None:
        self._settings["duplicates_level"] = LEVELS[place].value
        self._show()
        self.level_chosen.emit()

    def _show(self) -> None:
        said = level_sentence(self.level, self._figures)
        self._sentence.show_text(said)
        self._chips.setToolTip(said)
