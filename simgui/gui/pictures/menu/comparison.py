"""What pictures of a list are compared with: pictures of the query, or one and the same other picture."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QAction

from simgui.gui.pictures.menu.chosen import Chosen, ChosenPicture
from simgui.search.query import Source

FindsNearest = Callable[[Source], int]
"""Tells which of the examples of a query is nearest to a picture, by its place; it takes a moment."""


@dataclass(frozen=True)
class QueryPictures:
    """The pictures of the query that others can be compared with.

    Attributes:
        pictures: Those that are wanted.
        nearest: Tells which of several is meant: the nearest to what it is compared with. Needed if there are
            several.
    """

    pictures: tuple[ChosenPicture, ...]
    nearest: FindsNearest | None = None


@dataclass(frozen=True)
class Comparison:
    """What the large view compares, and what can be done there besides.

    Attributes:
        chosen: The picture that is looked at first, and the list that it stands in.
        other: What each of them is compared with.
        role: What that is, in a word before its name: "Kept".
        title: What is compared, beside the name: "Group 3 of 12".
        said: What has just been done, told until the person goes on.
        notes: What is told of each picture after its name, by its file.
        actions: Of the view that it is asked from: they work, with their keys, in the large view too.
    """

    chosen: Chosen
    other: ChosenPicture
    role: str
    title: str = ""
    said: str = ""
    notes: Mapping[Path, str] = field(default_factory=dict)
    actions: tuple[QAction, ...] = ()
