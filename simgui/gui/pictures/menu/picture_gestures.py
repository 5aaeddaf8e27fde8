"""The same menu, keys and drag for pictures wherever they are shown."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakMethod

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from simgui.gui.pictures.menu.chosen import Chosen
from simgui.gui.pictures.menu.picture_actions import actions_of
from simgui.gui.pictures.menu.picture_drag import drag_out
from simgui.gui.pictures.menu.picture_menu import PictureMenu

ChosenAt = Callable[[QPoint | None], Chosen | None]
"""Gives what is chosen at a point of the view, or, with None, where the keyboard is."""


_SPACE, _WHY, _INFORM = Qt.Key.Key_Space, Qt.Key.Key_H, Qt.Key.Key_I


@dataclass(frozen=True)
class _Asked:
    """What is asked of the view; held weakly, so that a view that is dropped is gone at once."""

    chosen_at: WeakMethod[ChosenAt]
    place_of_current: WeakMethod[Callable[[], QPoint]] | None
    drags: WeakMethod[Callable[[], bool]] | bool
    keys: bool


class PictureGestures(QObject):
    """Gives a view of pictures their menu, its keys, and dragging out.

    The menu opens by right click, the menu key and Shift+F10. It is a child of the view, which it does not
    keep alive: a circle of references would be collected at any time, in the middle of a paint, too.

    Args:
        view: Shows the pictures.
        chosen_at: A method that says which pictures are meant; points are in the view, or in its viewport if
            it has one.
        place_of_current: A method that gives where the menu opens for the keyboard; the middle if None.
        drags: Whether a picture can be dragged out, or a method that tells whether it can now.
        keys: Whether Space shows the picture large, H why it is close to the query, and I what is known.
    """

    # On the class: Qt may still send events to the object when Python has taken its attributes.
    _asked: _Asked | None = None
    _pressed: QPointF | None = None
    _dragged = False

    def __init__(
        self,
        view: QWidget,
        chosen_at: ChosenAt,
        place_of_current: Callable[[], QPoint] | None = None,
        *,
        drags: bool | Callable[[], bool] = False,
        keys: bool = True,
    ) -> None:
        super().__init__(view)
        self._asked = _Asked(
            WeakMethod(chosen_at),
            None if place_of_current is None else WeakMethod(place_of_current),
            drags if isinstance(drags, bool) else WeakMethod(drags),
            keys,
        )
        for widget in {view, _ground_of(view)}:
            widget.installEventFilter(self)

    @property
    def _view(self) -> QWidget:
        view = self.parent()
        assert isinstance(view, QWidget)
        return view

    def _chosen(self, at: QPoint | None) -> Chosen | None:
        """Give what is chosen at a point, or, with None, where the keyboard is."""
        chosen_at = self._asked.chosen_at() if self._asked is not None else None
        return chosen_at(at) if chosen_at is not None else None

    def menu(self, at: QPoint | None = None) -> PictureMenu | None:
        """Make the menu for a point of the view, or for where the keyboard is; None without a picture."""
        chosen, actions = self._chosen(at), actions_of(self._view)
        return PictureMenu(chosen, actions, self._view) if chosen and actions else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Take what opens the menu, shows large or drags; leave the rest to the view."""
        if self._asked is None:
            return False
        if isinstance(event, QContextMenuEvent):
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            self._open_menu(_ground_of(self._view).mapFromGlobal(event.globalPos()) if by_mouse else None)
            return True
        if isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and watched is self._view and self._pressed_key(event)
        if isinstance(event, QMouseEvent) and watched is _ground_of(self._view) and self._can_drag():
            return self._moved(event)
        return False

    def _pressed_key(self, event: QKeyEvent) -> bool:
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift):
            self._open_menu(None)
            return True
        keys = self._asked is not None and self._asked.keys
        if not keys or event.modifiers() or event.key() not in (_SPACE, _WHY, _INFORM):
            return False
        chosen, actions = self._chosen(None), actions_of(self._view)
        if chosen is None or actions is None or not all(each.readable for each in chosen.kinds):
            return False
        if event.key() == _SPACE:
            actions.large_wanted.emit(chosen)
        elif len(chosen.pictures) > 1:
            return False
        elif event.key() == _INFORM:
            actions.information_wanted.emit(chosen)
        elif not actions.has_query or chosen.pictures[0].is_query:
            return False
        else:
            actions.why_wanted.emit(chosen)
        return True

    def _open_menu(self, at: QPoint | None) -> None:
        menu = self.menu(at)
        if menu is None:
            return
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ground = _ground_of(self._view)
        menu.popup(ground.mapToGlobal(self._place_of_current(ground) if at is None else at))

    def _place_of_current(self, ground: QWidget) -> QPoint:
        weak = self._asked.place_of_current if self._asked is not None else None
        place = weak() if weak is not None else None
        return place() if place is not None else ground.rect().center()

    # Dragging out.

    def _can_drag(self) -> bool:
        drags = self._asked.drags if self._asked is not None else False
        if isinstance(drags, bool):
            return drags
        can = drags()
        return can is not None and can()

    def _moved(self, event: QMouseEvent) -> bool:
        """Begin to drag when a pressed mouse is moved; its release is then no click."""
        left = Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = event.position() if event.button() == left else None
            self._dragged = False
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None and event.buttons() & left:
            off = (event.position() - self._pressed).manhattanLength()
            if off >= QApplication.startDragDistance():
                self._begin_drag(self._pressed.toPoint())
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed = None
            if self._dragged:
                self._dragged = False
                return True
        return False

    def _begin_drag(self, at: QPoint) -> None:
        self._pressed = None
        chosen, actions = self._chosen(at), actions_of(self._view)
        if chosen is None or actions is None:
            return
        if chosen.there:
            self._dragged = True
            actions.find_files(chosen.there, self._drag)

    def _drag(self, files: tuple[Path, ...]) -> None:
        """Drag, if the person has not let go until the files were found."""
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            drag_out(self._view, files)


def _ground_of(view: QWidget) -> QWidget:
    """Give what the mouse is over: the viewport of a view that has one."""
    return view.viewport() if isinstance(view, QAbstractScrollArea) else view
