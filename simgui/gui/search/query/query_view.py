"""What is searched with, and everything that changes it: tools, the picture with its crop, the examples."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.search.query.query_actions import QueryActions, QueryTools
from simgui.gui.search.query.query_chips import QueryChips
from simgui.gui.search.query.query_picture import QueryPicture
from simgui.search.query import Example, Query, Region
from simgui.search.records import SearchResult

_SPACING_PX = 6


class QueryView(QWidget):
    """Shows one example of a query large, and below it all of them if there are several.

    Args:
        actions: Of the menu; the tools are their buttons.
        previews: Loads pictures large, by path or content.
        parent: Owner.

    Attributes:
        picture: The one that is large.
        tools: The buttons, which stand elsewhere.
    """

    query_changed = Signal(object)
    """The `Query` as it is to be; None if nothing is left of it."""
    dropped = Signal(object)
    """Something was dropped to be added to the query: `QMimeData`."""

    def __init__(self, actions: QueryActions, previews: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._result: SearchResult | None = None
        self._place = 0
        self.picture = QueryPicture(previews, self)
        self._chips = QueryChips(previews, self)
        self.tools = QueryTools(actions, self._chips.tools)
        self.tools.dropped.connect(self.dropped)
        self._chips.dropped.connect(self.dropped)
        self._chips.query_changed.connect(self.query_changed)
        self._chips.chosen.connect(self.show_large)
        self.picture.cropped.connect(self._crop)
        self.picture.crop_ended.connect(self.end_crop)
        actions.crop_wanted.connect(self.picture.crop)
        actions.whole_wanted.connect(self._show_whole)
        actions.turned_wanted.connect(self._turn)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACING_PX)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self._chips)

    @property
    def query(self) -> Query:
        """The query that is shown."""
        return self._result.query if self._result is not None else Query(())

    @property
    def large(self) -> tuple[Example, Path | bytes] | None:
        """The example that is shown large, and what shows it; None if there is none."""
        return self._result.examples[self._place] if self._result is not None else None

    def fit_picture(self, box: QSize) -> None:
        """Give the picture a box of this size, as the neighbours have."""
        self.picture.setMaximumSize(box)
        room = box.height()
        if not self._chips.isHidden():
            chips_px = self._chips.heightForWidth(box.width())
            room += _SPACING_PX + max(chips_px, self._chips.sizeHint().height())
        self.setMaximumHeight(room)  # what is left over stands below the words, not above the picture

    def show_result(self, result: SearchResult) -> None:
        """Show the query of an answer; what was shown large before stays so, if it is still there."""
        before = self.query.examples[self._place].source if self._result is not None else None
        self._result = result
        sources = [example.source for example in result.query.examples]
        if before in sources:
            self._place = sources.index(before)
        else:
            self._place = result.query.examples.index(result.query.liked[0])
            self.end_crop()
        self._chips.show_result(result, self._place)
        self._actions.show_query(result.query)
        self.show_large(self._place)

    def show_large(self, place: int) -> None:
        """Show the example in a place large."""
        if self._result is None:
            return
        self._place = place
        example, source = self._result.examples[place]
        self.picture.show_picture(source or None)
        self.picture.show_region(example.region)
        self._chips.choose(place)

    def end_crop(self) -> None:
        """Let the rectangle be as it is."""
        self._actions.crop.setChecked(False)
        self.picture.crop(False)

    def _crop(self, region: Region | None) -> None:
        if self._result is not None:
            example = replace(self.query.examples[self._place], region=region)
            self.query_changed.emit(self.query.with_example(self._place, example))

    def _show_whole(self) -> None:
        examples = tuple(replace(example, region=None) for example in self.query.examples)
        self.query_changed.emit(replace(self.query, examples=examples))

    def _turn(self, turned: bool) -> None:
        self.query_changed.emit(replace(self.query, turned=turned))
