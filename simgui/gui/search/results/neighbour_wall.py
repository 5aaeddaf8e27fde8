"""Neighbours as cards in rows that are scrolled: only those in sight have a card, be there 5 or 200."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from simgui.gui.pictures.elsewhere import Elsewhere
from simgui.gui.pictures.menu.chosen import ChosenPicture, chosen_of
from simgui.gui.pictures.picture_view import PictureView
from simgui.gui.search.results.boxes import GAP_PX, ROW_GAP_PX, Boxes
from simgui.gui.search.results.neighbour_card import NeighbourCard
from simgui.models.match_rates import MatchRate
from simgui.search.records import Neighbour

_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ROWS_AROUND = 1
"""Rows above and below those in sight that have cards, too: they are there when they are scrolled to."""


@dataclass(frozen=True)
class CardContent:
    """What a card shows.

    Attributes:
        neighbour: The neighbour.
        rate: How often such neighbours have the query's label; None if that is not known.
        group: Of how many near copies it is the first; 1 if of none.
        is_open: Whether the others are shown, too.
        elsewhere: What is known of it if it is of a shared library; None if it is of this computer.
    """

    neighbour: Neighbour
    rate: MatchRate | None = None
    group: int = 1
    is_open: bool = False
    elsewhere: Elsewhere | None = None

    @property
    def chosen(self) -> ChosenPicture:
        """It, as menus and the large view know pictures."""
        return chosen_of(self.neighbour.picture) if self.elsewhere is None else self.elsewhere.chosen


class NeighbourWall(QScrollArea):
    """Cards in rows. Arrow keys go from picture to picture; scrolling beyond the end asks for more.

    A card is used again for another neighbour when it is scrolled out of sight.

    Args:
        make_card: Makes a card.
        fill: Lets a card show something.
        parent: Owner.
    """

    more_wanted = Signal()
    """The person has come to the end."""

    def __init__(
        self,
        make_card: Callable[[], NeighbourCard],
        fill: Callable[[NeighbourCard, CardContent], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._make_card = make_card
        self._fill = fill
        self._contents: Sequence[CardContent] = ()
        self._boxes = Boxes(1, 1, 1)
        self._card_px = QSize(1, 1)
        self._pool: list[NeighbourCard] = []
        self._has_paths = True
        self._shown: dict[int, int] = {}
        self._page = QWidget()
        self.setWidget(self._page)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def cards(self) -> list[NeighbourCard]:
        """The cards that there are now, the nearest neighbour first."""
        return [self._pool[self._shown[place]] for place in sorted(self._shown)]

    def show_contents(self, contents: Sequence[CardContent], *, from_start: bool) -> None:
        """Show other neighbours, from the first on or where the person has scrolled to."""
        self._contents = contents
        self._shown.clear()
        if from_start:
            self.verticalScrollBar().setValue(0)
        self._lay_out()

    def fit(self, boxes: Boxes, words_px: int) -> None:
        """Give all cards boxes of this size, and so much height below them."""
        card_px = QSize(boxes.width_px, boxes.height_px + words_px)
        if (boxes, card_px) != (self._boxes, self._card_px):
            self._boxes, self._card_px = boxes, card_px
            self._shown.clear()
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what is in sight now."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; at the end, ask for more."""
        bar = self.verticalScrollBar()
        at_end = bar.value() == bar.maximum()
        super().wheelEvent(event)
        if at_end and event.angleDelta().y() < 0:
            self.more_wanted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Go from picture to picture by arrow keys."""
        if isinstance(watched, PictureView):
            pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
            if pressed and isinstance(event, QKeyEvent) and self._go(watched, event):
                return True
            by_keyboard = isinstance(event, QFocusEvent) and event.reason() in _BY_KEYBOARD
            place = self._place_of(watched)
            if by_keyboard and event.type() == QEvent.Type.FocusIn and place is not None:
                self._scroll_to(self._frame(place))
        return super().eventFilter(watched, event)

    # Layout: all of it is arithmetic.

    @property
    def _pitch_px(self) -> int:
        return self._card_px.height() + ROW_GAP_PX

    def _frame(self, place: int) -> QRect:
        row, column = divmod(place, self._boxes.columns)
        left = column * (self._card_px.width() + GAP_PX)
        return QRect(left, row * self._pitch_px, self._card_px.width(), self._card_px.height())

    def _places_in_sight(self) -> range:
        top, columns = self.verticalScrollBar().value(), self._boxes.columns
        first = max(0, top // self._pitch_px - _ROWS_AROUND)
        last = (top + self.viewport().height()) // self._pitch_px + 1 + _ROWS_AROUND
        return range(first * columns, min(last * columns, len(self._contents)))

    def _lay_out(self) -> None:
        columns = self._boxes.columns
        rows = -(-len(self._contents) // columns)
        height = max(0, rows * self._pitch_px - ROW_GAP_PX)
        self._page.resize(max(1, columns * (self._card_px.width() + GAP_PX) - GAP_PX), max(1, height))
        self.verticalScrollBar().setSingleStep(max(1, self._pitch_px // 4))
        self._bind()

    def _scrolled(self) -> None:
        self._bind()
        bar = self.verticalScrollBar()
        if self._contents and bar.value() == bar.maximum() > 0:
            self.more_wanted.emit()

    def _bind(self) -> None:
        """Give every place in sight its card: the same one as long as so many are in sight."""
        sight = self._places_in_sight()
        size = max(len(sight), self._full_sight())
        if size > len(self._pool):
            self._shown.clear()
            while len(self._pool) < size:
                self._pool.append(self._new_card())
        wanted = {place: place % len(self._pool) for place in sight}
        self._keep_focus(wanted)
        for place, number in wanted.items():
            if self._shown.get(place) != number:
                card = self._pool[number]
                card.fit_picture(QSize(self._boxes.width_px, self._boxes.height_px))
                card.setGeometry(self._frame(place))
                self._fill(card, self._contents[place])
                card.show()
        self._shown = wanted
        in_use = set(wanted.values())
        for number, card in enumerate(self._pool):
            if number not in in_use:
                card.hide()

    def _keep_focus(self, wanted: Mapping[int, int]) -> None:
        """Take the focus from a card that is to show another neighbour, or none."""
        kept = {number for place, number in self._shown.items() if wanted.get(place) == number}
        focused = self.focusWidget()
        if self._shown:
            going = [card for number, card in enumerate(self._pool) if number not in kept]
        else:  # other neighbours: a card that stays in use keeps the focus
            going = [card for number, card in enumerate(self._pool) if number not in wanted.values()]
        if focused is not None and any(card.isAncestorOf(focused) for card in going):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _full_sight(self) -> int:
        """Give how many cards can be in sight at once, where so many neighbours are there."""
        rows = self.viewport().height() // self._pitch_px + 2 + 2 * _ROWS_AROUND
        return min(rows * self._boxes.columns, len(self._contents))

    def _new_card(self) -> NeighbourCard:
        card = self._make_card()
        card.show_path(show=self._has_paths)
        card.setParent(self._page)
        card.picture.installEventFilter(self)
        return card

    def show_paths(self, *, show: bool) -> None:
        """Show where pictures lie, or leave that to their tool tips."""
        self._has_paths = show
        for card in self._pool:
            card.show_path(show=show)

    # The keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with what is in sight, if the picture that had the focus is out of sight."""
        if self._contents and event.key() in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        ):
            row = -(-self.verticalScrollBar().value() // self._pitch_px)
            self.focus_place(min(row * self._boxes.columns, len(self._contents) - 1))
        else:
            super().keyPressEvent(event)

    def _place_of(self, picture: PictureView) -> int | None:
        """Give the place that a picture shows; None while its card is about to show another, or to go."""
        places = (place for place, number in self._shown.items() if self._pool[number].picture is picture)
        return next(places, None)

    def _go(self, picture: PictureView, event: QKeyEvent) -> bool:
        page = max(1, self.viewport().height() // self._pitch_px) * self._boxes.columns
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._boxes.columns,
            Qt.Key.Key_Down: self._boxes.columns,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -len(self._contents),
            Qt.Key.Key_End: len(self._contents),
        }
        step = steps.get(Qt.Key(event.key()))
        shown = self._place_of(picture)
        if step is None or shown is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        place = shown + step
        if place >= len(self._contents):
            self.more_wanted.emit()
        self.focus_place(min(max(place, 0), len(self._contents) - 1))
        return True

    def take_focus(self) -> None:
        """Let the keys go to the first picture, if there is one."""
        if self._contents:
            self.focus_place(0)

    def focus_place(self, place: int) -> None:
        """Give the focus to the picture at a place, and bring it into view."""
        self._scroll_to(self._frame(place))
        self._pool[self._shown[place]].picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scroll_to(self, frame: QRect) -> None:
        bar = self.verticalScrollBar()
        if frame.top() < bar.value():
            bar.setValue(frame.top())
        elif frame.bottom() > bar.value() + self.viewport().height():
            bar.setValue(frame.bottom() + 1 - self.viewport().height())
