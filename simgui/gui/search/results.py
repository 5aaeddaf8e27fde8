"""The upper half of the Search area: the query and its neighbours, or what to do to get some."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from simgui.gui.look.labels import styled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.search.label_pill import LabelPill
from simgui.gui.search.neighbour_card import NeighbourCard
from simgui.gui.search.query_panel import QueryPanel
from simgui.models.cutpoints import Cutpoint
from simgui.search.records import NEIGHBOURS_SHOWN, Neighbour, SearchResult

_PROMPT, _ANSWER = 0, 1


class Results(QStackedWidget):
    """Shows an answer, or a prompt as long as there is none.

    Args:
        previews: Loads pictures large, by path or content.
        parent: Owner.
    """

    chosen = Signal(object)
    """A neighbour to search with: a `PictureId`."""
    open_picture_wanted = Signal()
    ask_wanted = Signal()
    """The person wants to be asked about pairs."""
    threshold_chosen = Signal(object)
    """A distance; None for the calibrated threshold."""
    verdicts_changed = Signal(object)
    """What the cards say, by the id of the picture: `dict[int, str]`."""

    def __init__(self, previews: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = styled("", "heading")
        self._panel = QueryPanel(previews)
        self._panel.threshold_moved.connect(self._show_moved)
        self._panel.threshold_chosen.connect(self.threshold_chosen)
        self._panel.ask_wanted.connect(self.ask_wanted)
        self._label = LabelPill()
        self._cards = [NeighbourCard(previews, self._neighbours) for _ in range(NEIGHBOURS_SHOWN)]
        for card in self._cards:
            card.chosen.connect(self.chosen)
        self.addWidget(self._prompt())
        self.addWidget(self._answer())
        self.show_waiting(False)

    def _neighbours(self) -> Sequence[Neighbour]:
        shown = (card.neighbour for card in self._cards if card.isVisibleTo(self))
        return [each for each in shown if each is not None]

    def _prompt(self) -> QWidget:
        prompt = QWidget()
        prompt.setObjectName("dropTarget")
        prompt.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        open_picture = QPushButton(self.tr("Open picture…"))
        open_picture.clicked.connect(self.open_picture_wanted)
        hint = styled(self.tr("Or paste one, or click a picture of your library below."), "faint")
        layout = QVBoxLayout(prompt)
        layout.addStretch(1)
        layout.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(10)
        layout.addWidget(open_picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return prompt

    def _answer(self) -> QWidget:
        answer = QWidget()
        row = QHBoxLayout(answer)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self._panel, 4)
        row.addSpacing(10)
        cards = QHBoxLayout()
        cards.setSpacing(18)
        for card in self._cards:
            cards.addWidget(card, 1)
        neighbours = QVBoxLayout()
        neighbours.setSpacing(10)
        neighbours.addWidget(self._label)
        neighbours.addLayout(cards, 1)
        row.addLayout(neighbours, 3 * len(self._cards))
        self._answer_row = row
        return answer

    def show_waiting(self, waits: bool) -> None:
        """Say in the prompt whether a query waits for the first pictures."""
        self._heading.setText(
            self.tr("Your search starts as soon as the first pictures are indexed")
            if waits
            else self.tr("Drop a picture to find similar ones")
        )

    def show_result(self, result: SearchResult, threshold: Cutpoint, *, name_folders: bool) -> None:
        """Show an answer.

        Args:
            result: The answer.
            threshold: Decides which neighbours are matches.
            name_folders: Whether the paths of the neighbours begin with the name of their folder.
        """
        self.setCurrentIndex(_ANSWER)
        self._panel.show_query(result.source)
        self._panel.show_result(result, threshold)
        self._label.show_label(result.label)
        self._answer_row.setStretch(self._answer_row.count() - 1, 3 * len(result.neighbours))
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(result.neighbours))
            if number < len(result.neighbours):
                card.show_neighbour(result.neighbours[number], name_folder=name_folders)
        self._apply(threshold)

    def clear(self) -> None:
        """Show no answer."""
        self.setCurrentIndex(_PROMPT)
        self.verdicts_changed.emit({})

    def show_threshold(self, threshold: Cutpoint) -> None:
        """Show the verdicts at another threshold."""
        self._panel.show_threshold(threshold)
        self._apply(threshold)

    def _show_moved(self, distance: float) -> None:
        self._apply(Cutpoint("custom", distance))

    def _apply(self, threshold: Cutpoint) -> None:
        for card in self._cards:
            card.apply_threshold(threshold)
        if self.currentIndex() == _ANSWER:
            shown = [card for card in self._cards if card.isVisibleTo(self)]
            verdicts = {card.neighbour.picture.id: card.verdict for card in shown if card.neighbour}
            self.verdicts_changed.emit(verdicts)
