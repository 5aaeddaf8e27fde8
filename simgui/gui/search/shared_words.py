"""What answers words in a shared library, as cards without a picture that they are compared with."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simgui.core.names import shown
from simgui.gui.language import filled
from simgui.gui.look.labels import FittedLabel
from simgui.gui.pictures.menu.chosen import ChosenPicture
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.search.results.boxes import GAP_PX, Boxes
from simgui.gui.search.results.neighbour_card import NeighbourCard
from simgui.gui.search.results.neighbour_wall import CardContent, NeighbourWall
from simgui.gui.sharing.answers import SharedWordsAnswer

_BOX_PX = 150
_LEAST_BOX_PX = 72
_MOST_LINES = 2


class SharedWords(QWidget):
    """Rows of cards, the best first; hidden until there is an answer.

    Args:
        previews: Loads pictures large, by path or content.
        parent: Owner.
    """

    chosen = Signal(object)
    """A picture to search with: a `Source`."""
    label_wanted = Signal(object)
    """A picture, an `Elsewhere`, is to have a label in its library."""
    web_wanted = Signal(object)
    """The original of a picture, an `Elsewhere`, is to be opened in a browser."""

    def __init__(self, previews: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._previews = previews
        self._answer: SharedWordsAnswer | None = None
        self._nothing = FittedLabel("faint", _MOST_LINES)
        self._nothing.hide()
        self._wall = NeighbourWall(self._make_card, self._fill)
        self._wall.setAccessibleName(self.tr("Pictures of the shared library that answer"))
        self._ruler = NeighbourCard(previews, parent=self, measured=False)
        self._ruler.apply_threshold(None)
        self._ruler.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nothing)
        column.addWidget(self._wall, 1)
        self.hide()

    def show_answer(self, answer: SharedWordsAnswer | None) -> None:
        """Show what answers; None for nothing at all."""
        self._answer = answer
        if answer is None:
            self.hide()
            return
        self._fit()
        contents = self._contents()
        self._wall.show_contents(contents, from_start=True)
        self._wall.setVisible(bool(contents))
        if not contents:
            said = self.tr("No picture of the shared library answers “{0}”.")
            self._nothing.show_text(filled(said, shown(answer.asked)))
        self._nothing.setVisible(not contents)
        self.show()

    def show_low(self, low: bool) -> None:
        """Leave the room for paths to the pictures, or do not."""
        self._ruler.show_path(show=not low)
        self._wall.show_paths(show=not low)
        self._fit()

    def take_focus(self) -> None:
        """Let the keys go to the first picture."""
        self._wall.take_focus()

    @property
    def wanted_px(self) -> int:
        """The height of one row."""
        return _BOX_PX + self._words_px

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cards into the new room."""
        super().resizeEvent(event)
        self._fit()

    def _contents(self) -> list[CardContent]:
        answer = self._answer
        if answer is None:
            return []
        return [
            CardContent(each, elsewhere=answer.elsewhere.get(each.picture.id)) for each in answer.pictures
        ]

    @property
    def _words_px(self) -> int:
        return self._ruler.words_px(rates=False, groups=False)

    def _fit(self) -> None:
        words_px = self._words_px
        tall_px = max(_LEAST_BOX_PX, min(_BOX_PX, self.height() - words_px))
        columns = max(1, (self._wall.viewport().width() + GAP_PX) // (_BOX_PX + GAP_PX))
        wide_px = (self._wall.viewport().width() + GAP_PX) // columns - GAP_PX
        self._wall.fit(Boxes(columns, max(_LEAST_BOX_PX, wide_px), tall_px), words_px)
        self.setMinimumHeight(_LEAST_BOX_PX + words_px if self._contents() else 0)

    def _pictures(self) -> Sequence[ChosenPicture]:
        return [content.chosen for content in self._contents()]

    def _make_card(self) -> NeighbourCard:
        card = NeighbourCard(self._previews, self._pictures, self._wall.widget(), measured=False)
        card.fit_picture(QSize(_BOX_PX, _BOX_PX))
        card.chosen.connect(self.chosen)
        card.label_wanted.connect(self.label_wanted)
        card.web_wanted.connect(self.web_wanted)
        return card

    def _fill(self, card: NeighbourCard, content: CardContent) -> None:
        card.apply_threshold(None)
        card.show_neighbour(content.neighbour, None, name_folder=True, elsewhere=content.elsewhere)
        card.offer_answers(offer=False)
        card.show_group(1, is_open=False)
