"""Pictures of a list that are each compared with one and the same other picture."""

from dataclasses import dataclass

from PySide6.QtGui import QAction

from simgui.gui.pictures.menu.chosen import Chosen, ChosenPicture


@dataclass(frozen=True)
class Comparison:
    """What the large view compares, and what can be done there besides.

    Attributes:
        chosen: The picture that is looked at first, and the list that it stands in.
        other: What each of them is compared with.
        role: What that is, in a word before its name: "Kept".
        title: What is compared, beside the name: "Group 3 of 12".
        actions: Of the view that it is asked from: they work, with their keys, in the large view too.
    """

    chosen: Chosen
    other: ChosenPicture
    role: str
    title: str = ""
    actions: tuple[QAction, ...] = ()
