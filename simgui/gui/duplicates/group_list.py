"""The groups to be gone through: by keys and clicks, told to a screen reader."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from simgui.duplicates.records import GroupMember
from simgui.gui.duplicates.comparing import chosen_member
from simgui.gui.duplicates.group_model import GroupModel
from simgui.gui.duplicates.group_painter import paint_card, paint_heading, paint_member, tick_place
from simgui.gui.duplicates.group_view import GroupView
from simgui.gui.duplicates.review import Review
from simgui.gui.language import filled
from simgui.gui.pictures.item_model import Index
from simgui.gui.pictures.menu.chosen import Chosen, More
from simgui.gui.pictures.menu.picture_gestures import PictureGestures
from simgui.gui.pictures.menu.picture_menu import PictureMenu
from simgui.gui.pictures.picture_loader import PictureLoader

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate


class GroupList(GroupView):
    """A click or an arrow key goes to a picture, Enter or a double click compares it, a click ticks a group.

    Args:
        review: The groups.
        model: Their pictures.
        previews: Pictures by path; small ones by id.
        parent: Owner.
    """

    compare_wanted = Signal()
    """The picture that keys act on is to be compared with the one that is kept."""
    moved = Signal()
    """Keys act on another picture, or on none."""

    def __init__(
        self,
        review: Review,
        model: GroupModel,
        previews: PictureLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, parent)
        self._review = review
        self._previews = previews
        self._more: Callable[[], More] | None = None
        self._stood = (0, 0)  # number of the group and place in it: both outlive a new list
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Groups"))
        self._gestures = PictureGestures(self, self._chosen_at, self._middle_of_current, drags=True)
        model.modelReset.connect(self._stand_again)
        previews.call_when_loaded(self._repaint)

    # Where keys act.

    @property
    def current(self) -> tuple[int, int] | None:
        """The place of the group that keys act on, and that of the picture in it; None without one."""
        index = self.currentIndex()
        return self.groups.at(index.row()) if index.isValid() else None

    @property
    def current_member(self) -> GroupMember | None:
        """The picture that keys act on."""
        at = self.current
        return None if at is None else self._review.entries[at[0]].members[at[1]]

    def go(self, group: int, place: int = 0) -> None:
        """Let keys act on a picture, as near as there is one."""
        if self.groups.groups:
            group = min(max(group, 0), self.groups.groups - 1)
            place = min(place, len(self._review.entries[group].members) - 1)
            self.setCurrentIndex(self.groups.index(self.groups.row_of(group, place)))

    def _stand_again(self) -> None:
        """Go to the same picture in a new list; if its group is gone, to the next group."""
        number, place = self._stood
        group = self._review.place_of(number)
        same = group < len(self._review.entries) and self._review.entries[group].number == number
        if self.groups.groups:
            self.go(group, place if same else 0)
        else:
            self.moved.emit()

    def offer(self, more: Callable[[], More]) -> None:
        """Offer more in the menu of a picture."""
        self._more = more

    def menu(self) -> PictureMenu | None:
        """Make the menu of the picture that keys act on."""
        return self._gestures.menu()

    def _chosen_at(self, place: QPoint | None) -> Chosen | None:
        """Give the picture at a place, or with None the one that keys act on, among those of its group."""
        index = self.currentIndex() if place is None else self.indexAt(place)
        if not index.isValid():
            return None
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        group, at = self.groups.at(index.row())
        listed = tuple(map(chosen_member, self._review.entries[group].members))
        return Chosen((listed[at],), listed, at, self._more() if self._more is not None else {})

    def _middle_of_current(self) -> QPoint:
        return self.visualRect(self.currentIndex()).center()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the groups in sight."""
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        top, cells, area = self.verticalOffset(), self.cells, event.rect()
        current = self.currentIndex().row()
        for group in cells.groups_between(area.top() + top, area.bottom() + top):
            entry, rows = self._review.entries[group], cells.rows_of(group)
            paint_card(painter, cells.card(group).translated(0, -top), current=current in rows)
            number = filled(self.tr("Group {0:,} of {1:,}"), group + 1, cells.groups)
            paint_heading(painter, cells.heading(group).translated(0, -top), entry, number)
            for row in rows:
                frame = cells.frame(row).translated(0, -top)
                if frame.intersects(area):
                    paint_member(
                        painter,
                        cells.box(frame),
                        cells.words(frame),
                        entry,
                        row - rows.start,
                        self._pixmap(entry.members[row - rows.start]),
                        self.groups.root,
                        current=row == current,
                        focused=self.hasFocus(),
                    )
        painter.end()

    def _pixmap(self, member: GroupMember) -> QPixmap | None:
        """Give a picture as large as it is shown; until that is there, its thumbnail."""
        wanted_px = min(self.cells.tile_px, self.cells.box_px) * self.devicePixelRatioF()
        return self._previews.fitting(member.path, int(member.picture), wanted_px)

    def _repaint(self, _key: object) -> None:
        self.viewport().update()

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Compare on Enter; leave letters to the page; everything else moves."""
        if event.key() in _ENTER:
            self.compare_wanted.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a picture; tick the group whose box is clicked."""
        point = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton:
            group = self._tick_at(point)
            if group is not None:
                self.go(group)
                self._review.tick(group)
                return
            at = self.cells.group_at(point + QPoint(0, self.verticalOffset()))
            index = self.indexAt(point)
            if index.isValid():
                self.setCurrentIndex(index)
            elif at is not None and (self.current is None or self.current[0] != at):
                self.go(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be clicked."""
        point = event.position().toPoint()
        over = self._tick_at(point) is not None or self.indexAt(point).isValid()
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do nothing: a click has been taken when it was pressed."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Compare the picture."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.indexAt(event.position().toPoint()).isValid():
            self.compare_wanted.emit()
        else:
            self.mousePressEvent(event)

    def _tick_at(self, point: QPoint) -> int | None:
        """Find the group whose box to tick is under a point, or the words beside it."""
        top = self.verticalOffset()
        group = self.cells.group_at(point + QPoint(0, top))
        if group is None:
            return None
        box = tick_place(self.cells.heading(group).translated(0, -top))
        return group if box.adjusted(-6, -6, 6, 6).contains(point) else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first picture."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go(0)

    # What a screen reader is told.

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's own name
        """Tell which picture keys act on now."""
        super().currentChanged(current, previous)
        if current.isValid():
            group, place = self.groups.at(current.row())
            self._stood = self._review.entries[group].number, place
            if self.hasFocus():
                self._tell(QAccessible.Event.Focus, current.row())
        self.viewport().update()
        self.moved.emit()

    def dataChanged(  # noqa: N802 - Qt's own name
        self, first: Index, last: Index, roles: Sequence[int] = ()
    ) -> None:
        """Tell what becomes now of the picture that keys act on."""
        super().dataChanged(first, last, roles)
        self.viewport().update()
        row = self.currentIndex().row()
        if first.row() <= row <= last.row():
            self._tell(QAccessible.Event.NameChanged, row)

    def selectionCommand(  # noqa: N802 - Qt's own name
        self, _index: Index, _event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Select nothing: what keys act on is enough."""
        return _NO_UPDATE
