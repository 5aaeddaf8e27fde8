"""What the person hands to the window: chosen in a dialog, pasted or dropped."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from simgui.core.errors import SimguiError
from simgui.gui.settings import Settings
from simgui.gui.state import WindowState
from simgui.gui.window.opening.dropped import dropped, picture_formats
from simgui.search.query import MOST_EXAMPLES, Example, Query


class Inputs(QObject):
    """Tells pictures to search with from files and folders to open.

    Args:
        state: Says which folder is open.
        settings: Remember where the last picture was chosen.
        window: Dialogs stand in front of it.
    """

    query_given = Signal(object)
    """A `Source` or a `Query`."""
    more_given = Signal(object)
    """Pictures to add to the query: `tuple[Path | bytes, ...]`."""
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
        """Let the person choose picture files; a folder, as long as none is open."""
        if self._state.folder is None:
            self.choose_folder()
        elif chosen := self._choose_pictures(self.tr("Choose a picture, or several")):
            self.query_given.emit(Query(tuple(map(Example, chosen[:MOST_EXAMPLES]))))

    def choose_more(self) -> None:
        """Let the person choose picture files to add to the query."""
        if chosen := self._choose_pictures(self.tr("Choose pictures to add to the query")):
            self.more_given.emit(chosen)

    def _choose_pictures(self, title: str) -> tuple[Path, ...]:
        start = self._settings["query_folder"] or str(self._state.folder)
        chosen, _ = QFileDialog.getOpenFileNames(self._window, title, start)
        if chosen:
            self._settings["query_folder"] = str(Path(chosen[0]).parent)
        return tuple(map(Path, chosen))

    def paste(self) -> None:
        """Take the picture, the file or the folder on the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData) -> None:
        """Take what is pasted or dropped."""
        given = self._given(mime)
        places = tuple(each for each in given if isinstance(each, Path))
        if len(places) < len(given):
            self.query_given.emit(Query(tuple(map(Example, given[:MOST_EXAMPLES]))))
        elif places:
            self.places_given.emit(places)

    def take_more(self, mime: QMimeData) -> None:
        """Take what is dropped to be added to the query."""
        if given := self._given(mime):
            self.more_given.emit(given)

    def _given(self, mime: QMimeData) -> tuple[Path | bytes, ...]:
        try:
            return dropped(mime, self._state.folder)
        except SimguiError as error:
            self.failed.emit(error)
            return ()


def is_welcome(mime: QMimeData) -> bool:
    """Tell whether something that is dragged over the window may be dropped."""
    return (
        mime.hasUrls() or mime.hasImage() or mime.hasText() or mime.hasHtml() or bool(picture_formats(mime))
    )
