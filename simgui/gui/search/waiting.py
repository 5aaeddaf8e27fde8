"""A query that waits for the first pictures that are indexed."""

from PySide6.QtCore import QObject, Signal

from simgui.gui.search.query.word_line import WordLine
from simgui.search.query import Query

Asked = tuple[Query | None, WordLine]
"""Pictures, words, or both."""


class Waiting(QObject):
    """Keeps a query that found nothing to search in, as long as pictures are being indexed."""

    changed = Signal(bool)
    """Whether a query waits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: Asked | None = None
        self._indexing = False

    def show_indexing(self, *, indexing: bool) -> None:
        """Know whether there will soon be pictures to wait for."""
        self._indexing = indexing

    def begin(self, query: Query | None, words: WordLine) -> bool:
        """Let a query wait, if there is something to wait for; tell whether it does."""
        if self._indexing:
            self._keep((query, words))
        return self._indexing

    def end(self) -> None:
        """Let nothing wait any more."""
        self._keep(None)

    def due(self, pictures: int) -> Asked | None:
        """Give the query that waits, if there are pictures to search in now; drop one that waits in vain."""
        if self._asked is not None and pictures:
            return self._asked
        if not self._indexing:
            self.end()
        return None

    def _keep(self, asked: Asked | None) -> None:
        self._asked = asked
        self.changed.emit(asked is not None)
