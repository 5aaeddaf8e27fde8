"""What the person hands to the window: chosen in a dialog, pasted or dropped."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from simgui.core.errors import SimguiError
from simgui.gui.settings import Settings
from simgui.gui.state import WindowState
from simgui.gui.window.dropped import dropped


class Inputs(QObject):
    """Tells pictures to search with from files and folders to open.

    Args:
        state: Says which folder is open.
        settings: Remember where the last picture was chosen.
        window: Dialogs stand in front of it.
    """

    query_given = Signal(object)
    """A `Source` or a `Query`."""
    places_given = Signal(object)
    """Files and folders to look at: `tuple[Path, ...]`."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(self, state: WindowState, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._state = state
        self._settings = settings
        self._window = window

    def choose_folder(self) -> None:
        """Let the person choose a folder."""
        start = str(self._state.folder or Path.home())
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Choose a folder of pictures"), start)
        if chosen:
            self.places_given.emit((Path(chosen),))

    def choose_picture(self) -> None:
        """Let the person choose a picture file; a folder, as long as none is open."""
        if self._state.folder is None:
            self.choose_folder()
            return
        start = self._settings["query_folder"] or str(self._state.folder)
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Choose a picture"), start)
        if chosen:
            self._settings["query_folder"] = str(Path(chosen).parent)
            self.query_given.emit(Path(chosen))

    def paste(self) -> None:
        """Take the picture, the file or the folder on the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData) -> None:
        """Take what is pasted or dropped."""
        try:
            given = dropped(mime)
        except SimguiError as error:
            self.failed.emit(error)
            return
        if isinstance(given, bytes):
            self.query_given.emit(given)
        else:
            self.places_given.emit(given)


def is_welcome(mime: QMimeData) -> bool:
    """Tell whether something that is dragged over the window may be dropped."""
    return mime.hasUrls() or mime.hasImage() or mime.hasText()
