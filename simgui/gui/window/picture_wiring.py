"""What the menus of pictures ask for, brought to the parts of the window that do it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simgui.app import App
from simgui.gui.look.notice import Notice
from simgui.gui.pictures.menu.chosen import Chosen, ChosenPicture
from simgui.gui.pictures.menu.comparison import QueryPictures
from simgui.gui.pictures.menu.picture_actions import PictureActions
from simgui.gui.pictures.menu.picture_decisions import PictureDecisions
from simgui.gui.state import WindowState
from simgui.gui.window.large_view import LargeView
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Worker
from simgui.search.query import Example, Query


class PictureWiring(QObject):
    """Makes what pictures can be asked for, once for the window.

    Args:
        app: The services of the library.
        state: What the window is about.
        worker: Does everything that may take longer than a frame.
        undo: Writes labels, and takes them back.
        notice: Says what was done.
        large: Shows pictures large.
        query: Gives what is searched with now; None if nothing is.
        has_words: Tells whether something is asked in words.
        window: Owner; every view in it finds the actions.
    """

    search_wanted = Signal(object)
    """A picture to search with, or a `Query`."""
    keyword_wanted = Signal(object)
    """A `Keyword` to search for."""
    rescan_wanted = Signal()
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        app: App,
        state: WindowState,
        worker: Worker,
        undo: Undo,
        notice: Notice,
        large: LargeView,
        query: Callable[[], Query | None],
        has_words: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._searches = app.searches
        self._state = state
        self._large = large
        self._query = query
        self.actions = actions = PictureActions(app.pictures, worker, window, self._has_query, has_words)
        decisions = PictureDecisions(undo, app.folders, app.pictures, state, worker, notice, window)
        actions.search_wanted.connect(self.search_wanted)
        actions.large_wanted.connect(self._show_large)
        actions.information_wanted.connect(self._inform)
        actions.compare_wanted.connect(self._compare)
        actions.why_wanted.connect(self._show_why)
        actions.label_wanted.connect(decisions.ask_label)
        actions.leave_out_wanted.connect(decisions.ask_leave_out)
        actions.failed.connect(self.failed)
        decisions.rescan_wanted.connect(self.rescan_wanted)
        decisions.failed.connect(self.failed)
        large.label_wanted.connect(decisions.label)
        large.keyword_wanted.connect(self.keyword_wanted)
        searches = (actions.search_wanted, actions.together_wanted, actions.add_wanted, actions.unlike_wanted)
        for wanted in (*searches, self.keyword_wanted):
            wanted.connect(large.back)

    def _has_query(self) -> bool:
        return self._query() is not None

    # Looking.

    def _query_pictures(self) -> QueryPictures | None:
        """Give the pictures that are searched with, and what tells which one is nearest to another."""
        query = self._query()
        if query is None or not query.liked:
            return None
        nearest = partial(self._searches.nearest_example, query, where=self._state.where or ())
        return QueryPictures(tuple(map(_chosen_of, query.liked)), nearest)

    def _show_large(self, chosen: Chosen) -> None:
        self._large.show_large(chosen, self._query_pictures())

    def _inform(self, chosen: Chosen) -> None:
        self._large.inform(chosen, self._query_pictures())

    def _compare(self, chosen: Chosen) -> None:
        if (query := self._query_pictures()) is not None:
            self._large.compare(chosen, query)

    def _show_why(self, chosen: Chosen) -> None:
        if (query := self._query_pictures()) is not None:
            self._large.compare(chosen, query, why=True)


def _chosen_of(example: Example) -> ChosenPicture:
    """Give an example as a picture that can be looked at."""
    source, region = example.source, example.region
    path = source if isinstance(source, Path) else None
    return ChosenPicture(source, path, in_library=isinstance(source, int), is_query=True, region=region)
