"""The file that is selected in the Library area, large enough to know it again."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from simgui.core.names import shown
from simgui.gui.language import filled, translated
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.labels import ElidedLabel, FittedLabel
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_view import PictureView
from simgui.library.records import FileEntry, FileState

_COLUMNS, _MOST_LINES = 26, 4
_WITHOUT_PICTURE = (FileState.SKIPPED, FileState.FAILED)
"""What is no picture, or cannot be read, is not tried again by looking at it."""


class FilePreview(QWidget):
    """Picture, name and folder of a file, and what is to be known of it.

    Args:
        previews: Loads pictures large, by path.
        parent: Owner.
    """

    def __init__(self, previews: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(columns_px(self.font(), _COLUMNS))
        self._picture = PictureView(previews, clickable=False)
        self._name = ElidedLabel("heading")
        self._folder = ElidedLabel("faint")
        self._reason = FittedLabel("faint", _MOST_LINES)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._picture)
        for line in (self._name, self._folder, self._reason):
            layout.addWidget(line)
        layout.addStretch(1)

    def show_file(self, entry: FileEntry) -> None:
        """Show a file."""
        readable = entry.state not in _WITHOUT_PICTURE
        self._picture.setVisible(readable)
        self._picture.show_picture(entry.path if readable else None)
        self._picture.setAccessibleName(filled(self.tr("Preview of {0}"), shown(entry.path.name)))
        self._name.show_text(shown(entry.path.name))
        self._folder.show_text(shown(entry.path.parent))
        self._reason.show_text(translated(entry.reason))
