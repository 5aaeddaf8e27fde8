"""Open the catalogue whatever its state: a damaged one is set aside, what was decided is brought back."""

import logging
from pathlib import Path

from filelock import FileLock

from simgui.core.errors import SimguiError
from simgui.library.catalogue import Catalogue
from simgui.library.catalogue.database import set_aside
from simgui.library.catalogue.sqlite_errors import DamagedCatalogue

log = logging.getLogger(__name__)

_SECONDS_TO_WAIT = 60


def open_catalogue(path: Path) -> tuple[Catalogue, SimguiError | None]:
    """Open a catalogue, or, if it is damaged, set it aside and begin a new one.

    Returns:
        The catalogue, and what the person is to be told.

    Raises:
        SimguiError: if it comes from a newer program, or cannot be used.
    """
    try:
        return Catalogue(path), None
    except DamagedCatalogue as damage:
        log.warning("%s", damage)
    with FileLock(path.with_name(f"{path.name}.lock"), timeout=_SECONDS_TO_WAIT):
        try:
            return Catalogue(path), None  # another program was quicker
        except DamagedCatalogue:
            kept = set_aside(path, "damaged")
        catalogue = Catalogue(path)
        catalogue.salvage(kept)
        return catalogue, told(kept)


def set_damaged_aside(catalogue: Catalogue) -> SimguiError:
    """Set aside a catalogue that was found to be damaged while it is open, and begin a new one.

    Returns:
        What the person is to be told.
    """
    with FileLock(catalogue.path.with_name(f"{catalogue.path.name}.lock"), timeout=_SECONDS_TO_WAIT):
        return told(catalogue.set_aside())


def told(kept: Path) -> SimguiError:
    """Say what has happened to a damaged catalogue."""
    return SimguiError(
        "The catalogue was damaged",
        f"It is kept as {kept.name}, and a new one is made. What you decided (labels, verdicts, cutpoints, "
        "folders) is in it; your pictures are looked at again as you open or rescan their folders.",
    )
