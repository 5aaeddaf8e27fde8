"""The queries before this one: back, forward, and the recent ones, across starts."""

from functools import partial

from PySide6.QtCore import QObject

from simgui.gui.search.query.history import Visited
from simgui.gui.search.query.query_actions import QueryActions
from simgui.gui.search.query.recent_queries import RecentQueries
from simgui.gui.search.searching import Searching
from simgui.gui.search.words.word_search import WordSearch


class EarlierQueries(QObject):
    """Offers the queries before this one, and asks what is chosen of them.

    Args:
        recent: Those of this start and the ones before.
        actions: Offer pictures, and the steps back and forward.
        words: Offer words.
        searching: Asks again; tells what was asked.
        parent: Owner.
    """

    def __init__(
        self,
        recent: RecentQueries,
        actions: QueryActions,
        words: WordSearch,
        searching: Searching,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._recent = recent
        self._actions = actions
        self._words = words
        self._searching = searching
        actions.back_wanted.connect(partial(searching.step, -1))
        actions.forward_wanted.connect(partial(searching.step, 1))
        actions.recent_wanted.connect(searching.return_to)
        actions.forget_wanted.connect(self._forget)
        searching.moved.connect(self._show_steps)
        searching.kept.connect(self._note)
        self._show()

    def _show_steps(self) -> None:
        self._actions.show_steps(back=self._searching.can_step(-1), forward=self._searching.can_step(1))

    def _note(self, visited: Visited) -> None:
        self._recent.note(visited)
        self._show()

    def _forget(self) -> None:
        self._recent.clear()
        self._show()

    def _show(self) -> None:
        self._actions.show_recent(self._recent.queries)
        self._words.show_recent(self._recent.queries)
