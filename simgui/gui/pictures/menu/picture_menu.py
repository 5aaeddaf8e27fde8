"""The menu of what can be done with one or several pictures, the same wherever they are shown."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from simgui.core.names import shown
from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.buttons import caption
from simgui.gui.pictures.menu.chosen import Chosen, More
from simgui.gui.pictures.menu.picture_actions import PictureActions
from simgui.search.query import MOST_EXAMPLES

_LONGEST_NAME = 48


class PictureMenu(QMenu):
    """What can be done with the chosen pictures.

    What never applies to them is not there; what does not apply now is disabled, and says why.

    Args:
        chosen: The pictures.
        actions: What does it.
        parent: Owner.
    """

    def __init__(self, chosen: Chosen, actions: PictureActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._act = actions
        self._one = chosen.pictures[0] if len(chosen.pictures) == 1 else None
        self._kinds = chosen.kinds
        self._readable = all(each.readable for each in self._kinds)
        self._add_heading()
        if self._readable:
            self._add_searches()
            self._add_looks()
        if any(each.has_file for each in self._kinds) or self._readable:
            self._add_files()
        if all(each.in_library for each in self._kinds) and self._readable:
            self._add_decisions()
        if chosen.more:
            self.addSeparator()
            self._add_more(self, chosen.more)
        if self._one is not None and self._readable:
            self.addSeparator()
            self._add(self.tr("Information"), self._inform, key="I")

    def _add_more(self, menu: QMenu, more: More) -> None:
        for words, what in more.items():
            if isinstance(what, Mapping):
                self._add_more(menu.addMenu(caption(words)), what)
            else:
                menu.addAction(caption(words)).triggered.connect(what)

    def _add_heading(self) -> None:
        count = translated(say_count("{count:,} picture", "{count:,} pictures", len(self._chosen.pictures)))
        if self._one is None:
            name = count
        elif self._one.name:
            name = shown(self._one.name)
        elif self._one.path is not None:
            name = shown(self._one.path.name)
        else:
            return
        if len(name) > _LONGEST_NAME:
            half = _LONGEST_NAME // 2
            name = f"{name[:half]}…{name[-half:]}"
        self.addAction(caption(name)).setEnabled(False)
        self.addSeparator()

    def _add_searches(self) -> None:
        is_query = self._one is not None and self._one.is_query
        too_many = len(self._chosen.pictures) > MOST_EXAMPLES
        limit = filled(self.tr("{0} at most"), MOST_EXAMPLES) if too_many else ""
        nothing, itself = self.tr("nothing is searched with yet"), self.tr("it is the query")
        add, unlike = (limit if there else nothing for there in (self._act.can_add, self._act.has_query))
        if self._one is None:
            self._add(self.tr("Search with these together"), self._search_together, limit)
        elif not is_query:
            self._add(self.tr("Search"), self._search)
        self._add(self.tr("Add to the query"), self._add_to_query, itself if is_query else add)
        self._add(self.tr("Not like this"), self._unlike, itself if is_query else unlike)

    def _add_looks(self) -> None:
        self.addSeparator()
        self._add(self.tr("Show large"), self._show_large, key=self.tr("Space"))
        if self._one is not None and not self._one.is_query:
            without = "" if self._act.has_query else self.tr("nothing is searched with yet")
            self._add(self.tr("Compare with the query"), self._compare, without)
            self._add(self.tr("Why similar?"), self._ask_why, without, key="H")

    def _add_files(self) -> None:
        self.addSeparator()
        away = self.tr("not available now") if any(each.offline for each in self._kinds) else ""
        if self._one is not None and self._one.has_file:
            self._add(self.tr("Open in the default program"), self._open, away)
            self._add(self.tr("Show in file manager"), self._show_file)
        elif self._one is not None and self._one.note:
            without = self.tr("only a small picture is here")
            self._add(self.tr("Show in file manager"), self._show_file, without)
        if self._readable:
            copy = self.tr("Copy picture") if self._one is not None else self.tr("Copy pictures")
            self._add(copy, self._copy_pictures, away)
        if all(each.has_file for each in self._kinds):
            copy = self.tr("Copy path") if self._one is not None else self.tr("Copy paths")
            self._add(copy, self._copy_paths)

    def _add_decisions(self) -> None:
        self.addSeparator()
        self._add(self.tr("Label…"), self._label)
        self._add(self.tr("Leave out…"), self._leave_out)

    def _add(self, words: str, slot: Callable[[], object], without: str = "", key: str = "") -> QAction:
        """Add what can be done; `without` says why it cannot be done now, `key` is what does it, too."""
        text = filled(self.tr("{0} ({1})"), caption(words), without) if without else caption(words)
        action = self.addAction(f"{text}\t{key}" if key else text)
        action.setEnabled(not without)
        action.triggered.connect(slot)
        return action

    # What each does.

    def _search(self) -> None:
        self._act.search_wanted.emit(self._chosen.pictures[0].source)

    def _search_together(self) -> None:
        self._act.together_wanted.emit(self._chosen.sources)

    def _add_to_query(self) -> None:
        self._act.add_wanted.emit(self._chosen.sources)

    def _unlike(self) -> None:
        self._act.unlike_wanted.emit(self._chosen.sources)

    def _show_large(self) -> None:
        self._act.large_wanted.emit(self._chosen)

    def _compare(self) -> None:
        self._act.compare_wanted.emit(self._chosen)

    def _ask_why(self) -> None:
        self._act.why_wanted.emit(self._chosen)

    def _inform(self) -> None:
        self._act.information_wanted.emit(self._chosen)

    def _open(self) -> None:
        self._act.open(self._chosen.pictures[0])

    def _show_file(self) -> None:
        self._act.show_file(self._chosen.pictures[0])

    def _copy_pictures(self) -> None:
        self._act.copy_pictures(self._chosen.pictures)

    def _copy_paths(self) -> None:
        self._act.copy_paths(self._chosen.pictures)

    def _label(self) -> None:
        self._act.label_wanted.emit(self._chosen)

    def _leave_out(self) -> None:
        self._act.leave_out_wanted.emit(self._chosen)
