"""The content of the window, or in its place a picture shown large."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from simgui.gui.look.actions import set_needs
from simgui.gui.pictures.menu.chosen import Chosen
from simgui.gui.pictures.menu.comparison import Comparison, QueryPictures
from simgui.gui.window.late import Late

if TYPE_CHECKING:
    from simgui.gui.viewer.viewer import Viewer


class LargeView(QStackedWidget):
    """Shows the viewer over the content, and on the way back the focus stands where it was.

    Args:
        content: What the window shows else.
        make_viewer: Makes what shows pictures large.
        parent: Owner.
    """

    keyword_wanted = Signal(object)
    """A `Keyword` of the picture, to search for."""
    label_wanted = Signal(object, str)
    """The picture, `ChosenPicture`, is to have a label."""
    left = Signal()
    """The content is shown again."""
    looked_at = Signal(object)
    """The picture, a `ChosenPicture`, that the person has gone on to."""

    def __init__(
        self, content: QWidget, make_viewer: "Callable[[], Viewer]", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._content = content
        self._focused: QWidget | None = None
        self._late: Late[Viewer] = Late(make_viewer)
        self._late.made.connect(self._connect)
        set_needs(content, self.tr("Go back to the window first"))
        set_needs(self._late, self.tr("Show a picture large first"))
        self.addWidget(content)
        self.addWidget(self._late)

    def _connect(self) -> None:
        viewer = self.viewer
        viewer.closed.connect(self.back)
        viewer.keyword_wanted.connect(self.keyword_wanted)
        viewer.label_wanted.connect(self.label_wanted)
        viewer.looked_at.connect(self.looked_at)

    @property
    def viewer(self) -> "Viewer":
        """What shows pictures large."""
        return self._late.page

    @property
    def is_large(self) -> bool:
        """Whether a picture is shown large."""
        return self.currentWidget() is self._late

    def show_large(self, chosen: Chosen, query: QueryPictures | None) -> None:
        """Show a picture."""
        self.viewer.show_pictures(chosen, query)
        self._open()

    def inform(self, chosen: Chosen, query: QueryPictures | None) -> None:
        """Show a picture, and what is known of it."""
        self.viewer.inform(chosen, query)
        self._open()

    def compare(self, chosen: Chosen, query: QueryPictures, *, why: bool = False) -> None:
        """Show a picture beside the query."""
        self.viewer.compare(chosen, query, why=why)
        self._open()

    def compare_with(self, comparison: Comparison | None) -> None:
        """Show a picture beside another one than the query, or with None the content again."""
        if comparison is None:
            self.back()
        else:
            self.viewer.compare_with(comparison)
            self._open()

    def _open(self) -> None:
        if not self.is_large:
            self._focused = QApplication.focusWidget()
        self.setCurrentWidget(self._late)
        self.viewer.canvas.setFocus()

    def back(self) -> None:
        """Show the content again."""
        if not self.is_large:
            return
        self.setCurrentWidget(self._content)
        self.viewer.forget()
        focused, self._focused = self._focused, None
        if focused is not None and self._content.isAncestorOf(focused):
            focused.setFocus()
        self.left.emit()
