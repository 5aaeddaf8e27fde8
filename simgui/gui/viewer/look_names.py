"""What a picture that is looked at is called."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from simgui.core.names import shown
from simgui.library.closer_look import CloserLook


def name_of(look: CloserLook | None) -> str:
    """Give the name of its file; empty before it is known."""
    if look is None:
        return ""
    if isinstance(look.source, bytes):
        return QCoreApplication.translate("viewer", "Pasted picture")
    return shown(look.source.name)


def noted_name(look: CloserLook | None, notes: Mapping[Path, str]) -> str:
    """Give the name of its file, and what is told of that."""
    note = notes.get(look.source, "") if look is not None and isinstance(look.source, Path) else ""
    return " · ".join(filter(None, (name_of(look), note)))
