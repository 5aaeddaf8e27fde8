"""What is known of the picture that is looked at, beside it: opened and closed, and looked up while open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from simgui.gui.pictures.menu.chosen import ChosenPicture
from simgui.gui.viewer.information_panel import InformationPanel
from simgui.gui.viewer.keyword_look_up import KeywordLookUp, KnowsKeywords
from simgui.gui.work.worker import Worker
from simgui.words.records import Keyword

_BAR_PX = 16
"""Room for a scroll bar."""


class InformationDrawer(QScrollArea):
    """Shows what is known; what the model sees is looked up only while somebody looks.

    Attributes:
        panel: What is known.

    Args:
        words: Tell what is seen in a picture.
        worker: Off the GUI thread.
        parent: Owner.
    """

    keyword_wanted = Signal(object)
    """A `Keyword` to search for."""
    label_wanted = Signal(object, str)
    """A picture, `ChosenPicture`, that is to have a label."""

    def __init__(self, words: KnowsKeywords, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = InformationPanel()
        self._picture: ChosenPicture | None = None
        self._keywords = KeywordLookUp(words, worker, self._show_keywords, self)
        self.panel.keywords.search_wanted.connect(self.keyword_wanted)
        self.panel.keywords.label_wanted.connect(self._label)
        self.setWidget(self.panel)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(self.panel.width() + _BAR_PX)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_picture(self, picture: ChosenPicture | None) -> None:
        """Tell of another picture, or of none any more."""
        self._picture = picture
        self._look_up()

    def open(self, opened: bool) -> None:
        """Show it, or not."""
        self.setVisible(opened)
        self._look_up()

    def _look_up(self) -> None:
        self._keywords.show(None if self.isHidden() else self._picture)

    def _show_keywords(self, keywords: Sequence[Keyword]) -> None:
        in_library = self._picture is not None and self._picture.in_library
        seen = [each for each in keywords if each.sense]  # its label stands above
        self.panel.keywords.show_keywords(seen, in_library=in_library)

    def _label(self, label: str) -> None:
        if self._picture is not None:
            self.label_wanted.emit(self._picture, label)
