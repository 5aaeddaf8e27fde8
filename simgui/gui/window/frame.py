"""How the parts of the window are laid out, and which of them are shown before a folder is open."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from simgui.gui.look.banner import Banner
from simgui.gui.look.notice import Notice
from simgui.gui.look.scrolled import Scrolled
from simgui.gui.window.areas import Areas
from simgui.gui.window.header import Header
from simgui.gui.window.welcome import Welcome
from simgui.gui.work.status_strip import StatusStrip


class Frame(QWidget):
    """Header, messages, the areas and the status strip, from top to bottom; at first the welcome alone.

    Args:
        header: The upper edge.
        banner: Says what went wrong.
        notice: Says what has been done.
        welcome: What is shown until a folder is open.
        areas: What is shown from then on.
        status: The lower edge.
        parent: Owner.
    """

    def __init__(
        self,
        header: Header,
        banner: Banner,
        notice: Notice,
        welcome: Welcome,
        areas: Areas,
        status: StatusStrip,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._header = header
        self._areas = areas
        self._status = status
        self._pages = QStackedWidget()
        self._pages.addWidget(Scrolled(welcome))
        self._pages.addWidget(areas)
        messages = QVBoxLayout()
        messages.setContentsMargins(18, 12, 18, 0)
        messages.addWidget(banner)
        messages.addWidget(notice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addLayout(messages)
        layout.addWidget(self._pages, 1)
        layout.addWidget(status)
        header.hide()
        status.hide()

    def show_content(self, shown: bool = True) -> None:
        """Show welcome or areas, or neither in the moment until a folder is open."""
        self._pages.setVisible(shown)

    def show_areas(self) -> None:
        """Show the areas from now on: a folder is open."""
        first = self._pages.currentWidget() is not self._areas
        self._pages.setCurrentWidget(self._areas)
        self._header.show()
        self._status.show()
        if first:
            self._areas.search.take_focus()  # the arrow keys go through the pictures at once
