"""What a person says of pictures of a shared library: labels, and whether one is the same as the query."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simgui.core.names import shown
from simgui.gui.language import filled
from simgui.gui.look.notice import Notice
from simgui.gui.pictures.elsewhere import Elsewhere
from simgui.gui.pictures.menu.label_dialog import LabelDialog
from simgui.gui.sharing.libraries import SharedLibraries
from simgui.gui.work.worker import Lane, Worker
from simgui.search.query import Source


class Deciding(QObject):
    """Writes to the library itself, where everybody sees it, and says so.

    Args:
        libraries: Keep what is said.
        worker: Does the work.
        notice: Says what was done, with a button that takes it back.
        page: Owner; the dialog stands in front of it.
    """

    changed = Signal()
    """What the library says of pictures is something else now."""
    failed = Signal(object)
    """A `SimguiError`: nothing is changed."""

    def __init__(self, libraries: SharedLibraries, worker: Worker, notice: Notice, page: QWidget) -> None:
        super().__init__(page)
        self._libraries = libraries
        self._worker = worker
        self._notice = notice
        self._page = page

    def answer(self, query: Source, picture: Elsewhere, same: bool | None) -> None:
        """Say whether a picture and the query are the same; None takes it back."""
        task = partial(self._libraries.answer, query, picture, same)
        self._worker.start(Lane.SHARED, task, self._answered, self.failed.emit)

    def _answered(self, _nothing: None) -> None:
        self.changed.emit()

    def ask_label(self, picture: Elsewhere) -> None:
        """Let the person label a picture."""
        task = partial(self._libraries.labels, picture)
        self._worker.start(Lane.SHARED, task, partial(self._ask_label, picture), self.failed.emit)

    def _ask_label(self, picture: Elsewhere, names: Sequence[str]) -> None:
        dialog = LabelDialog(1, names, self._page.window())
        dialog.chosen.connect(partial(self._label, picture))
        dialog.open()

    def _label(self, picture: Elsewhere, label: str | None) -> None:
        said = filled(self.tr("The label of its folder counts in “{0}” again."), shown(picture.library))
        if label is not None:
            said = self.tr("Labelled “{0}” in “{1}”, for everybody.")
            said = filled(said, shown(label), shown(picture.library))
        task = partial(self._libraries.label, picture, label)
        self._worker.start(Lane.SHARED, task, partial(self._labelled, picture, said), self.failed.emit)

    def _labelled(self, picture: Elsewhere, said: str, before: str | None) -> None:
        self._notice.say_with_undo(said, partial(self._take_back, picture, before))
        self.changed.emit()

    def _take_back(self, picture: Elsewhere, before: str | None) -> None:
        task = partial(self._libraries.label, picture, before)
        self._worker.start(Lane.SHARED, task, self._taken_back, self.failed.emit)

    def _taken_back(self, _before: str | None) -> None:
        self.changed.emit()
