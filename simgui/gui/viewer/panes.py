"""The two pictures of the large view: each below its name, beside each other, or one over the other."""

from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from simgui.gui.look.labels import ElidedLabel
from simgui.gui.viewer.look_frame import Look
from simgui.gui.viewer.picture_canvas import PictureCanvas
from simgui.gui.viewer.sharp_picture import SharpPicture


class Panes(QWidget):
    """Shows a picture alone, or with what it is compared with; both are zoomed and moved in step.

    Attributes:
        canvas: The picture.
        query_canvas: What it is compared with.

    Args:
        picture: The picture.
        query: What it is compared with.
        parent: Owner.
    """

    def __init__(self, picture: SharpPicture, query: SharpPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = query
        self.canvas = PictureCanvas(picture)
        self.query_canvas = PictureCanvas(query)
        self.canvas.looked.connect(self.query_canvas.show_look)
        self.query_canvas.looked.connect(self.canvas.show_look)
        self._query_name, self._name = ElidedLabel("faint", end=True), ElidedLabel("faint", end=True)
        self._query_pane = _pane(self._query_name, self.query_canvas)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._query_pane, 1)
        row.addWidget(_pane(self._name, self.canvas), 1)

    def look(self, look: Look) -> None:
        """Look at both from as near, at the same place."""
        self.canvas.show_look(look)
        self.query_canvas.show_look(look)

    def arrange(self, *, compares: bool, over: bool, brighter: int) -> None:
        """Show one alone, both, or one over the other.

        Args:
            compares: Whether both are shown.
            over: Whether in one place.
            brighter: How many times as bright as it is their difference is drawn there; 0 draws the pictures.
        """
        self._query_pane.setVisible(compares and not over)
        self._name.setVisible(compares)
        self.canvas.show_over(self._query if compares and over else None)
        self.canvas.show_difference(brighter)

    def lay(self, transform: QTransform | None) -> None:
        """Lay what lies over the picture where it fits; None lets it stand as it is."""
        self.canvas.lay(transform)

    def show_names(self, name: str, query_name: str) -> None:
        """Name them."""
        self._query_name.show_text(query_name)
        self._name.show_text(name)


def _pane(caption: QWidget, canvas: PictureCanvas) -> QWidget:
    """Put the name of a picture above it."""
    pane = QWidget()
    name = QHBoxLayout()
    name.setContentsMargins(14, 0, 14, 0)
    name.addWidget(caption)
    layout = QVBoxLayout(pane)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addLayout(name)
    layout.addWidget(canvas, 1)
    return pane
