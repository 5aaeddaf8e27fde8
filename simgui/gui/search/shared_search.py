"""The shared library in the Search area: what is searched there, what is found, and what is said of it."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from simgui.core.errors import SimguiError
from simgui.gui.look.notice import Notice
from simgui.gui.pictures.elsewhere import Elsewhere
from simgui.gui.sharing.answers import SharedAnswer, SharedWordsAnswer
from simgui.gui.sharing.deciding import Deciding
from simgui.gui.sharing.libraries import SharedLibraries
from simgui.gui.sharing.shared_line import SharedLine
from simgui.gui.state import WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.library.pictures import Pictures
from simgui.search.query import Source


class SharedSearch(QObject):
    """Knows which neighbours are of a shared library, as long as they are shown.

    Args:
        libraries: The shared libraries.
        pictures: Show pictures.
        state: Says which library is searched.
        worker: Does the work.
        page: Owner.

    Attributes:
        line: What becomes of a search.
        notice: What was said of pictures.
    """

    again_wanted = Signal()
    """What was asked is to be asked again."""
    stop_wanted = Signal()
    """The answer is not to be waited for."""
    changed = Signal()
    """What the library says of pictures is something else now."""
    scope_changed = Signal()
    """Searches look in another place."""
    choices_found = Signal(object)
    """`FilterChoices` of the library."""
    failed = Signal(object)
    """A `SimguiError` of what was said of pictures."""

    def __init__(
        self,
        libraries: SharedLibraries,
        pictures: Pictures,
        state: WindowState,
        worker: Worker,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._libraries = libraries
        self._pictures = pictures
        self._state = state
        self._place = state.searched_library
        self._answer: SharedAnswer | None = None
        self._models: dict[str, str] = {}
        self.line = SharedLine(page)
        self.notice = Notice(page)
        self._deciding = Deciding(libraries, worker, self.notice, page)
        self._choices = Latest(worker, Lane.SHARED, self)
        self.ask_label = self._deciding.ask_label
        self.line.again_wanted.connect(self.again_wanted)
        self.line.stop_wanted.connect(self.stop_wanted)
        self._deciding.changed.connect(self.changed)
        self._deciding.failed.connect(self.failed)
        state.shared_changed.connect(self._follow)
        self.line.show_place(self._place)

    @property
    def elsewhere(self) -> Mapping[int, Elsewhere]:
        """The neighbours of a shared library that are shown, by the numbers that stand for them."""
        return self._answer.elsewhere if self._answer is not None else {}

    @property
    def is_shown(self) -> bool:
        """Whether what is shown is of a shared library."""
        return self._answer is not None

    def begin(self) -> None:
        """Show that the library is being asked, if it is."""
        self.line.show_busy()

    def take(self, answer: SharedAnswer | None) -> None:
        """Take what was found; None if that was on this computer."""
        self._answer = answer
        if answer is None or self._place is None:
            return
        before = self._models.get(self._place.address)
        model = answer.result.model
        self._models[self._place.address] = model
        self.line.show_answer(answer, new_model=before not in (None, model))

    def take_words(self, answer: SharedWordsAnswer) -> None:
        """Take what answers words alone."""
        self._answer = None
        self.line.show_words(answer)

    def leave(self) -> None:
        """Say nothing of a search any more: no picture is searched with."""
        self._answer = None
        self.line.show_place(self._place)

    def fail(self, error: SimguiError) -> None:
        """Say why there is no answer."""
        self._answer = None
        self.line.show_failed(error)

    def preview(self, source: Path | bytes) -> bytes:
        """Give a JPEG of a picture, by its file or content; of one that is elsewhere, what comes with it.

        Raises:
            SimguiError: if it cannot be read.
        """
        answer = self._answer
        if answer is not None and isinstance(source, Path):
            for neighbour in answer.result.neighbours:
                elsewhere = answer.elsewhere.get(neighbour.picture.id)
                if elsewhere is not None and neighbour.picture.path == source:
                    return self._pictures.preview(elsewhere.shown_by)
        return self._pictures.preview(source)

    def answer(self, query: Source, neighbour: int, same: bool | None) -> None:
        """Say in the library whether a neighbour and the query are the same; None takes it back."""
        self._deciding.answer(query, self.elsewhere[neighbour], same)

    def open_web(self, picture: Elsewhere) -> None:
        """Open the original of a picture in the browser."""
        if picture.url is not None:
            QDesktopServices.openUrl(QUrl(picture.url))

    def look_up_choices(self) -> bool:
        """Look up what a filter can choose from in the library; tell whether one is searched."""
        if self._place is not None:
            self._choices.start(partial(self._libraries.choices, self._place), self.choices_found.emit, _wait)
        return self._place is not None

    def _follow(self) -> None:
        place = self._state.searched_library
        if place != self._place:
            self._place = place
            self._choices.cancel()
            self.line.show_place(place)
            self.scope_changed.emit()


def _wait(_error: SimguiError) -> None:
    """Offer nothing: why the library does not answer is said where it is searched."""
