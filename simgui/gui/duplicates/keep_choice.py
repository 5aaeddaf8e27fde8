"""Which picture of each group is suggested to be kept: the rules, in one menu."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from simgui.core.names import shown
from simgui.duplicates.records import KeepReason, KeepRule
from simgui.gui.language import filled
from simgui.gui.look.buttons import NameButton, caption
from simgui.gui.settings import Settings

_tr = partial(QCoreApplication.translate, "duplicates")

_CHOICES = (KeepReason.LARGER, KeepReason.SHARPER, KeepReason.OLDER)
_MOST_OF_NAME = 36
"""Figures of the text."""


class KeepChoice(NameButton):
    """A button that says what is kept, and opens the menu of what can be preferred.

    Args:
        settings: Keep what is chosen.
        parent: Owner.
    """

    chosen = Signal()
    """Another `rule` is wanted."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(_MOST_OF_NAME, parent)
        self._settings = settings
        self._menu = QMenu(self)
        group = QActionGroup(self)
        self._reasons: dict[KeepReason, QAction] = {}
        for reason in _CHOICES:
            action = self._menu.addAction(_words(reason))
            action.setCheckable(True)
            action.triggered.connect(partial(self._choose, reason))
            group.addAction(action)
            self._reasons[reason] = action
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Prefer a folder…")).triggered.connect(self._ask_folder)
        self._no_folder = self._menu.addAction("")
        self._no_folder.triggered.connect(self._forget_folder)
        self.setMenu(self._menu)
        self._show()

    @property
    def rule(self) -> KeepRule:
        """What is preferred."""
        first = (KeepReason.FOLDER, self._first)
        return KeepRule((*first, *(each for each in KeepRule().order if each not in first)), self._folder)

    @property
    def _first(self) -> KeepReason:
        return KeepReason(self._settings["keep_first"])

    @property
    def _folder(self) -> Path | None:
        folder = self._settings["keep_folder"]
        return Path(folder) if folder else None

    def _choose(self, reason: KeepReason) -> None:
        self._settings["keep_first"] = reason.value
        self._tell()

    def _ask_folder(self) -> None:
        """Let the person choose the folder whose pictures are kept."""
        start = self._settings["keep_folder"] or self._settings["last_folder"]
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder to prefer"), start)
        if folder:
            self.prefer(Path(folder))

    def prefer(self, folder: Path) -> None:
        """Prefer the pictures of a folder."""
        self._settings["keep_folder"] = str(folder)
        self._tell()

    def _forget_folder(self) -> None:
        self._settings["keep_folder"] = ""
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        first, folder = self._first, self._folder
        self._reasons[first].setChecked(True)
        self._no_folder.setVisible(folder is not None)
        what = {
            KeepReason.LARGER: self.tr("Keep the largest"),
            KeepReason.SHARPER: self.tr("Keep the sharpest"),
            KeepReason.OLDER: self.tr("Keep the oldest"),
        }[first]
        tip = self.tr("Which picture of each group is kept, unless you choose another")
        if folder is not None:
            name = shown(folder.name) or shown(folder)
            self._no_folder.setText(caption(filled(self.tr("Stop preferring “{0}”"), name)))
            what = filled(self.tr("Keep those in “{0}”"), name)
        self.show_name(what + "  ▾", tip)
        self.setAccessibleName(what)


def _words(reason: KeepReason) -> str:
    return {
        KeepReason.LARGER: _tr("The largest: most pixels"),
        KeepReason.SHARPER: _tr("The sharpest: most detail"),
        KeepReason.OLDER: _tr("The oldest: taken or saved first"),
    }[reason]
