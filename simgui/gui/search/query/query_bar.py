"""The place for a query as long as there is none: a slim bar above the library."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from simgui.gui.look.labels import FittedLabel, styled

_MOST_LINES = 2


class QueryBar(QWidget):
    """Says what to do to search, and offers to open a picture; pictures are dropped on it, as anywhere.

    Args:
        parent: Owner.
    """

    open_picture_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QWidget()
        self._bar.setObjectName("dropTarget")
        self._bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._heading = styled("", "heading")
        self._hint = FittedLabel("faint", _MOST_LINES)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        open_picture = QPushButton(self.tr("Open picture…"))
        open_picture.setProperty("role", "primary")
        open_picture.clicked.connect(self.open_picture_wanted)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(16, 7, 8, 7)
        row.setSpacing(14)
        row.addWidget(self._heading)
        row.addWidget(self._hint, 1)
        row.addWidget(open_picture)
        around = QVBoxLayout(self)
        around.setContentsMargins(18, 6, 18, 2)
        around.addWidget(self._bar)
        self.show_waiting(False)

    def show_waiting(self, waits: bool) -> None:
        """Say whether a query waits for the first pictures."""
        self._heading.setWordWrap(waits)
        self._hint.setHidden(waits)
        if waits:
            self._heading.setText(self.tr("Your search starts as soon as the first pictures are indexed"))
        else:
            self._heading.setText(self.tr("Drop a picture to find similar ones"))
            self._hint.show_text(self.tr("Or paste one, or click a picture of your library."))
