"""What a picture that is looked at is called."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from simgui.core.names import shown
from simgui.gui.pictures.menu.chosen import ChosenPicture
from simgui.library.closer_look import CloserLook


def name_of(look: CloserLook | None) -> str:
    """Give the name of its file; empty before it is known."""
    if look is None:
        return ""
    if isinstance(look.source, bytes):
        return QCoreApplication.translate("viewer", "Pasted picture")
    return shown(look.source.name)


def name_of_chosen(chosen: ChosenPicture | None, look: CloserLook | None) -> str:
    """Give the name that a picture was chosen by, or else that of its file."""
    return shown(chosen.name) if chosen is not None and chosen.name else name_of(look)


def noted_name(
    look: CloserLook | None, notes: Mapping[Path, str], chosen: ChosenPicture | None = None
) -> str:
    """Give the name of its file, or the one that it was chosen by, and what is told of the file."""
    note = notes.get(look.source, "") if look is not None and isinstance(look.source, Path) else ""
    return " · ".join(filter(None, (name_of_chosen(chosen, look), note)))
