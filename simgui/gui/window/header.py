"""The upper edge: the areas as tabs, the open folder, the model in use."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QTabBar, QWidget

from simgui.core.names import shown
from simgui.gui.language import filled, translated
from simgui.gui.look.buttons import NameButton
from simgui.gui.look.icons import icon_pixmap
from simgui.gui.look.labels import ElidedLabel
from simgui.gui.look.theme import colours

_ICON_PX = 18
_MOST_OF_FOLDER = 24
"""Digits of the text."""
_BESIDE_PX, _BETWEEN_PX = 18, 16


class Header(QWidget):
    """The bar at the upper edge: areas as tabs, the model in use, buttons for picture, folder and help.

    Where there is little room, words give way in this order: “model:” before its name, those beside the icon
    of a picture, the name of the folder as far as it can still be told, the name of the model.

    Args:
        areas: The words on the tabs.
        folders: What the button of the folder offers.
        parent: Owner.
    """

    area_chosen = Signal(int)
    picture_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, areas: list[str], folders: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self._tabs.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tabs.setAccessibleName(self.tr("Areas"))
        for number, area in enumerate(areas, start=1):
            keys = QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
            self._tabs.setTabToolTip(self._tabs.addTab(area), keys)
        self._tabs.currentChanged.connect(self.area_chosen)
        self._model = ElidedLabel("faint")
        self._called = ""
        self._model.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._picture = NameButton(_MOST_OF_FOLDER)
        self._picture.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self._picture.clicked.connect(self.picture_wanted)
        self._folder = NameButton(_MOST_OF_FOLDER)
        self._folder.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self._folder.setMenu(folders)
        self._help = QPushButton()
        self._help.setProperty("role", "quiet")
        self._help.setAccessibleName(self.tr("Help"))
        self._help.setToolTip(self.tr("Help (F1)"))
        self._help.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self._help.clicked.connect(self.help_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_BESIDE_PX, 0, _BESIDE_PX, 0)
        layout.setSpacing(_BETWEEN_PX)
        layout.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addWidget(self._model, 1)
        layout.addWidget(self._picture)
        layout.addWidget(self._folder)
        layout.addWidget(self._help)
        self._name_picture(in_words=True)
        self.draw_icons()

    def draw_icons(self) -> None:
        """Draw the icons in the colours of the theme."""
        for button, name in ((self._picture, "picture"), (self._folder, "folder"), (self._help, "help")):
            colour = colours().faint if button is self._help else colours().text
            pixmap = icon_pixmap(name, colour, _ICON_PX, self.devicePixelRatio())
            button.setIcon(QIcon(pixmap))

    def show_area(self, number: int) -> None:
        """Mark an area as the one that is shown."""
        self._tabs.setCurrentIndex(number)

    def show_folder(self, folder: Path) -> None:
        """Name the open folder."""
        whole = filled(self.tr("{0}: open another folder"), shown(folder))
        self._folder.show_name(" " + (shown(folder.name) or shown(folder)), whole)
        self._fit()

    def show_model(self, name: str) -> None:
        """Name the model in use."""
        self._called = shown(translated(name))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the words."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Share the room anew in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Share the room among the words, as the class says."""
        room_px = self.width() - 2 * _BESIDE_PX - 4 * _BETWEEN_PX
        room_px -= self._tabs.sizeHint().width() + self._help.sizeHint().width()
        self._name_picture(in_words=True)
        buttons_px = self._picture.sizeHint().width() + self._folder.sizeHint().width()
        whole = filled(self.tr("model: {0}"), self._called) if self._called else ""
        named = whole if self._width_px(whole) + buttons_px <= room_px else self._called
        self._model.show_text(named, filled(self.tr("“{0}” decides what is similar"), self._called))
        self._name_picture(in_words=self._width_px(named) + buttons_px <= room_px)
        rest_px = room_px - self._picture.sizeHint().width()
        folder_px = max(rest_px - self._width_px(named), self._folder.readable_px)
        self._folder.setMaximumWidth(max(folder_px, self._folder.minimumSizeHint().width()))

    def _width_px(self, text: str) -> int:
        return self._model.fontMetrics().horizontalAdvance(text) + 1

    def _name_picture(self, *, in_words: bool) -> None:
        """Show the words of the button beside its icon, or its icon alone."""
        words, hint = self.tr("Open picture…"), self.tr("Or drop a picture on the window, or paste one")
        self._picture.show_name(f" {words}" if in_words else "", hint if in_words else f"{words} {hint}")
        self._picture.setAccessibleName(words)
