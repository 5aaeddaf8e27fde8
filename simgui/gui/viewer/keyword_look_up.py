"""The keywords of the picture that is looked at, found while it is shown."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from simgui.core.errors import SimguiError
from simgui.gui.pictures.menu.chosen import ChosenPicture
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.search.query import PictureId
from simgui.words.records import Keyword


class KnowsKeywords(Protocol):
    """Tells what is seen in a picture."""

    def keywords(self, picture: PictureId | Path | bytes, most: int = 5) -> tuple[Keyword, ...]:
        """Give the words for a picture, the surest first."""


class KeywordLookUp(QObject):
    """Looks keywords up; only those of the newest picture are told.

    Args:
        words: Know them.
        worker: Does the looking up.
        on_found: Gets them; nothing at first, and where there is none.
        owner: Deleting it gives up what is looked up.
    """

    def __init__(
        self,
        words: KnowsKeywords,
        worker: Worker,
        on_found: Callable[[Sequence[Keyword]], None],
        owner: QObject,
    ) -> None:
        super().__init__(owner)
        self._words = words
        self._on_found = on_found
        self._run = Latest(worker, Lane.PICTURES, self)
        self._shown: ChosenPicture | None = None

    def show(self, picture: ChosenPicture | None) -> None:
        """Look up the keywords of a picture, or show none any more; those of the same are not asked again."""
        if picture == self._shown:
            return
        self._shown = picture
        self._run.cancel()
        self._on_found(())
        if picture is not None:
            task = partial(self._words.keywords, picture.source)
            self._run.start(task, self._on_found, self._give_up)

    def _give_up(self, _error: SimguiError) -> None:
        """Show none: whatever is wrong with the picture is said where it is shown."""
