"""The query and its neighbours side by side, in boxes of one size."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStyle, QVBoxLayout, QWidget

from simgui.gui.look.labels import FittedLabel
from simgui.gui.pictures.elsewhere import Elsewhere
from simgui.gui.pictures.menu.chosen import ChosenPicture
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.search.query.query_panel import QueryPanel
from simgui.gui.search.query.query_view import QueryView
from simgui.gui.search.results.boxes import GAP_PX, arrange
from simgui.gui.search.results.neighbour_card import NeighbourCard
from simgui.gui.search.results.neighbour_wall import CardContent, NeighbourWall
from simgui.models.cutpoints import Cutpoint
from simgui.search.records import NEIGHBOURS_SHOWN, SearchResult

NOTHING_ELSEWHERE: Mapping[int, Elsewhere] = {}

_MOST_LINES = 3
_LEAST_PICTURE_PX = 72
_GOOD_PICTURE_PX = 260
"""Boxes are not made higher than this for the sake of more than the library can spare."""
_ENOUGH_PX = 10_000
_MOST_MORE_PX = 60
"""By so much the words below the query may make all boxes lower, so that the query's is as tall."""


class Answer(QWidget):
    """Shows one result; the rooms of query and neighbours grow with the window.

    Args:
        previews: Loads pictures large, by path or content.
        view: The query, and what changes it.
        parent: Owner.

    Attributes:
        panel: The query.
    """

    chosen = Signal(object)
    """A neighbour to search with: a `Source`."""
    answered = Signal(object, object)
    """What the person says of a neighbour, a `PictureId`, and the query: `bool`, or None to take it back."""
    label_wanted = Signal(object)
    """A neighbour, an `Elsewhere`, is to have a label in its library."""
    web_wanted = Signal(object)
    """The original of a neighbour, an `Elsewhere`, is to be opened in a browser."""
    more_wanted = Signal()
    """The person has come to the end of the neighbours."""

    def __init__(self, previews: PictureLoader, view: QueryView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._previews = previews
        self._result: SearchResult | None = None
        self._elsewhere: Mapping[int, Elsewhere] = {}
        self._groups: tuple[int, ...] = ()
        self._open: set[int] = set()
        self._threshold = Cutpoint("", 0.0)
        self._only_matches = self._name_folders = False
        self.panel = QueryPanel(view)
        self._last_stop: QWidget = self.panel.last_stop
        self._wall = NeighbourWall(self._make_card, self._fill)
        self._wall.setAccessibleName(self.tr("Neighbours"))
        self._wall.more_wanted.connect(self.more_wanted)
        self._nothing = FittedLabel("faint", _MOST_LINES)
        self._nothing.hide()
        self._ruler = NeighbourCard(previews, parent=self)
        self._ruler.hide()
        right = QVBoxLayout()
        right.addWidget(self._nothing)
        right.addWidget(self._wall, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        row.addWidget(self.panel)
        row.addLayout(right, 1)

    @property
    def result(self) -> SearchResult | None:
        """What is shown."""
        return self._result

    def verdicts(self) -> dict[int, str]:
        """Give what the cards say, by the id of the picture."""
        return {card.neighbour.picture.id: card.verdict for card in self._wall.cards if card.neighbour}

    def show_result(
        self,
        result: SearchResult,
        threshold: Cutpoint,
        *,
        name_folders: bool,
        only_matches: bool,
        elsewhere: Mapping[int, Elsewhere] = NOTHING_ELSEWHERE,
    ) -> None:
        """Show a result; one that goes on where the one before it ended leaves the person where they are."""
        before = self._result
        self._elsewhere = elsewhere
        goes_on = (
            before is not None
            and (before.query, before.model, before.chosen) == (result.query, result.model, result.chosen)
            and len(result.neighbours) >= len(before.neighbours)
        )
        if not goes_on:
            self._groups, self._open = (), set()
        self._result, self._threshold = result, threshold
        self._name_folders, self._only_matches = name_folders, only_matches
        self.panel.show_result(result, threshold)
        self._show(from_start=not goes_on)

    def show_groups(self, result: SearchResult, groups: Sequence[int]) -> None:
        """Show each group of near copies as one card.

        Args:
            result: Whose neighbours they are; nothing happens if another one is shown by now.
            groups: For each neighbour, the place of the first one of its group; empty for no groups.
        """
        if self._result is result:
            self._groups = tuple(groups)
            self._show(from_start=False)

    def show_threshold(self, threshold: Cutpoint) -> None:
        """Show the verdicts at another threshold."""
        self._threshold = threshold
        if self._result is None:
            return
        if self._only_matches:
            self._show(from_start=False)
        for card in self._wall.cards:
            card.apply_threshold(self._deciding)

    def show_only_matches(self, *, only: bool) -> None:
        """Show matches alone, or all neighbours."""
        if only != self._only_matches:
            self._only_matches = only
            self._show(from_start=True)

    def show_low(self, low: bool) -> None:
        """Leave the room for paths to the pictures, or do not."""
        self._ruler.show_path(show=not low)
        self._wall.show_paths(show=not low)
        self._fit()

    def take_focus(self) -> None:
        """Let the keys go to the first neighbour."""
        self._wall.take_focus()

    def wanted_px(self, width_px: int) -> int:
        """Give the height at which boxes are as high as they are wide, at a width."""
        boxes = arrange(self._count, (width_px, _ENOUGH_PX), 0, self.panel.least_px, self._bar_px)
        below_px = max(self._words_px, self.panel.words_px(max(boxes.width_px, self.panel.least_px)))
        return below_px + min(boxes.width_px, _GOOD_PICTURE_PX)

    def clear(self) -> None:
        """Show nothing."""
        self._result = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the boxes into the new room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the boxes to another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _pictures(self) -> Sequence[ChosenPicture]:
        """Give the neighbours that can be scrolled to."""
        return [content.chosen for content in self._contents()]

    def _show(self, *, from_start: bool) -> None:
        contents = self._contents()
        self._fit()
        self._wall.show_contents(contents, from_start=from_start)
        self._say_nothing(bool(contents))

    @property
    def _deciding(self) -> Cutpoint | None:
        """The threshold that decides; None where there is no verdict."""
        return self._threshold if self._result is not None and self._result.has_verdict else None

    def _contents(self) -> list[CardContent]:
        """Give what the cards show: of a group its first neighbour, and the others if it is open."""
        result = self._result
        if result is None:
            return []
        places = range(len(result.neighbours))
        groups = self._groups if len(self._groups) == len(places) else tuple(places)
        members: dict[int, list[int]] = {}
        only_matches = self._only_matches and result.has_verdict
        for place in places:
            if not only_matches or result.neighbours[place].is_match_at(self._threshold):
                members.setdefault(groups[place], []).append(place)
        contents = []
        for first, others in members.items():
            is_open = result.neighbours[first].rank in self._open
            for place in others if is_open else others[:1]:
                neighbour = result.neighbours[place]
                count = len(others) if place == others[0] else 1
                elsewhere = self._elsewhere.get(neighbour.picture.id)
                contents.append(CardContent(neighbour, result.rate_of(neighbour), count, is_open, elsewhere))
        return contents

    def _say_nothing(self, there: bool) -> None:
        result = self._result
        if there or result is None:
            self._nothing.hide()
        elif result.neighbours:
            self._nothing.show_text(self.tr("None of the nearest pictures is a match."))
            self._nothing.show()
        elif result.chosen.narrows:
            self._nothing.show_text(self.tr("No pictures fit the filters."))
            self._nothing.show()

    @property
    def _count(self) -> int:
        return max(1, len(self._contents()))

    @property
    def _words_px(self) -> int:
        rates, groups = bool(self._result and self._result.match_rates), bool(self._groups)
        return self._ruler.words_px(rates=rates, groups=groups)

    @property
    def _bar_px(self) -> int:
        return self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) + 4

    def _fit(self) -> None:
        """Find the size of the boxes, and give it to the query and to all neighbours."""
        count = self._count
        words_px = self._words_px
        bar_px = self._bar_px
        room = self.width(), self.height()
        boxes = arrange(count, room, words_px, self.panel.least_px, bar_px)
        panel_px = max(boxes.width_px, self.panel.least_px)
        below_px = max(words_px, min(self.panel.words_px(panel_px), words_px + _MOST_MORE_PX))
        boxes = arrange(count, room, below_px, self.panel.least_px, bar_px)
        box = QSize(boxes.width_px, boxes.height_px)
        self.panel.fit_picture(box)
        self.panel.setFixedWidth(max(box.width(), self.panel.least_px))
        one_row = count <= NEIGHBOURS_SHOWN
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        fits = boxes.height_px + words_px <= room[1]
        self._wall.setVerticalScrollBarPolicy(off if one_row and fits else needed)
        self._wall.fit(boxes, words_px)
        self.setMinimumHeight(_LEAST_PICTURE_PX + max(words_px, self.panel.words_px(panel_px)))

    def _make_card(self) -> NeighbourCard:
        card = NeighbourCard(self._previews, self._pictures, self._wall.widget())
        card.chosen.connect(self.chosen)
        card.answered.connect(self.answered)
        card.group_toggled.connect(self._toggle_group)
        card.label_wanted.connect(self.label_wanted)
        card.web_wanted.connect(self.web_wanted)
        # Made after the library below; the Tab key comes to it before that all the same.
        self._last_stop = card.follow(self._last_stop)
        return card

    def _fill(self, card: NeighbourCard, content: CardContent) -> None:
        card.apply_threshold(self._deciding)
        card.show_neighbour(
            content.neighbour, content.rate, name_folder=self._name_folders, elsewhere=content.elsewhere
        )
        card.offer_answers(offer=self._result is not None and self._result.query.is_plain)
        card.show_group(content.group, is_open=content.is_open)

    def _toggle_group(self, rank: int) -> None:
        self._open ^= {rank}
        self._show(from_start=False)
