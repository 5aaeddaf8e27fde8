"""The same menu, keys and drag for pictures wherever they are shown."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from simgui.gui.pictures.chosen import Chosen
from simgui.gui.pictures.picture_actions import actions_of
from simgui.gui.pictures.picture_drag import drag_out
from simgui.gui.pictures.picture_menu import PictureMenu

ChosenAt = Callable[[QPoint | None], Chosen | None]
"""Gives what is chosen at a point of the view, or, with None, where the keyboard is."""


_SPACE, _WHY, _INFORM = Qt.Key.Key_Space, Qt.Key.Key_H, Qt.Key.Key_I


class PictureGestures(QObject):
    """Gives a view of pictures their menu, its keys, and dragging out.

    The menu opens by right click, the menu key and Shift+F10.

    Args:
        view: Shows the pictures.
        chosen_at: Says which pictures are meant; points are in the view, or in its viewport if it has one.
        place_of_current: Gives where the menu opens for the keyboard; the middle of the view if None.
        drags: Whether a picture can be dragged out, or what tells whether it can be now.
        keys: Whether Space shows the picture large, H why it is close to the query, and I what is known.
    """

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
        self._view = view
        self._ground = view.viewport() if isinstance(view, QAbstractScrollArea) else view
        self._chosen_at = chosen_at
        self._place_of_current = place_of_current
        self._drags = drags
        self._keys = keys
        self._pressed: QPointF | None = None
        self._dragged = False
        for widget in {view, self._ground}:
            widget.installEventFilter(self)

    def menu(self, at: QPoint | None = None) -> PictureMenu | None:
        """Make the menu for a point of the view, or for where the keyboard is; None without a picture."""
        chosen, actions = self._chosen_at(at), actions_of(self._view)
        return PictureMenu(chosen, actions, self._view) if chosen and actions else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Take what opens the menu, shows large or drags; leave the rest to the view."""
        if isinstance(event, QContextMenuEvent):
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            self._open_menu(self._ground.mapFromGlobal(event.globalPos()) if by_mouse else None)
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._view:
            return self._pressed_key(event)
        if isinstance(event, QMouseEvent) and watched is self._ground and self._can_drag():
            return self._moved(event)
        return super().eventFilter(watched, event)

    def _pressed_key(self, event: QKeyEvent) -> bool:
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift):
            self._open_menu(None)
            return True
        if not self._keys or event.modifiers() or event.key() not in (_SPACE, _WHY, _INFORM):
            return False
        chosen, actions = self._chosen_at(None), actions_of(self._view)
        if chosen is None or actions is None or not all(each.readable for each in chosen.pictures):
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
        if at is None:
            middle = self._ground.rect().center()
            at = self._place_of_current() if self._place_of_current is not None else middle
        menu.popup(self._ground.mapToGlobal(at))

    # Dragging out.

    def _can_drag(self) -> bool:
        return self._drags() if callable(self._drags) else self._drags

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
        chosen, actions = self._chosen_at(at), actions_of(self._view)
        if chosen is None or actions is None:
            return
        there = [each for each in chosen.pictures if each.has_file and not each.offline]
        if there:
            self._dragged = True
            actions.find_files(there, self._drag)

    def _drag(self, files: tuple[Path, ...]) -> None:
        """Drag, if the person has not let go until the files were found."""
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            drag_out(self._view, files)
