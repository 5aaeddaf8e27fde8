"""A page that is scrolled where the window is too small for it, and fills it otherwise."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scrolled(QScrollArea):
    """A scroll area that gives its page no less room than its layout needs, not the size it prefers."""

    room_changed = Signal(int)
    """So much height is in sight, in pixels."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = page
        self.setWidget(page)
        page.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the room there is."""
        super().resizeEvent(event)
        self.room_changed.emit(self.viewport().height())
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Give the page more room when it needs more."""
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        page, room = self._page, self.viewport().size()
        layout, least = page.layout(), page.minimumSizeHint()
        width = max(room.width(), least.width())
        tall = layout.minimumHeightForWidth(width) if layout and layout.hasHeightForWidth() else 0
        page.resize(width, max(room.height(), least.height(), tall))
